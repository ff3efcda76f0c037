"""A person's own copy of the plan is read from text, Word and PDF files, or refused plainly."""

import docx
import pypdf
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from PySide6.QtGui import QFont, QFontDatabase, QPageSize, QPdfWriter, QTextDocument

from geodata.faults import Fault
from geodata.reading_copies import MOST_BYTES, MOST_PAGES, read_copy
from tests.test_laws import ROOT

PARAGRAPHS = ("一、发展的起点", "这是为测试写的一段话，提到 GDP 与“三类园区”。", "第二段到此为止。")


def said_of(path) -> str:
    """The one sentence a refusal says, the same fact in both languages."""
    with pytest.raises(Fault) as caught:
        read_copy(path)
    assert path.name in caught.value.zh
    assert path.name in caught.value.en
    return caught.value.en


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_text_file_is_read_in_the_encodings_people_save(tmp_path, encoding):
    path = tmp_path / "规划.TXT"
    path.write_bytes("\r\n\r\n".join(f"　　{p}" for p in PARAGRAPHS).encode(encoding))
    assert read_copy(path).paragraphs == PARAGRAPHS
    assert read_copy(path).path == path


def test_a_word_file_is_read_with_its_tables_breaks_and_tracked_insertions(tmp_path):
    document = docx.Document()
    document.add_paragraph(PARAGRAPHS[0])
    broken = document.add_paragraph("前一行")
    broken.add_run().add_break()
    broken.add_run("后一行")
    document.add_table(rows=1, cols=1).cell(0, 0).text = "表中的字"
    inserted = document.add_paragraph("原有，")
    inserted._p.append(
        parse_xml(
            f'<w:ins {nsdecls("w")} w:id="1" w:author="某人"><w:r><w:t>增补。</w:t></w:r></w:ins>'
        )
    )
    document.save(tmp_path / "规划.docx")
    paragraphs = read_copy(tmp_path / "规划.docx").paragraphs
    assert paragraphs == (PARAGRAPHS[0], "前一行", "后一行", "表中的字", "原有，增补。")


@pytest.fixture
def print_pdf(qapp, tmp_path):
    """Prints a text as a person would: A4, in the program's own font, wrapped at the margin."""
    font = ROOT / "resources" / "fonts" / "ZoneMapSansSC-Regular.ttf"
    handle = QFontDatabase.addApplicationFont(str(font))
    document = QTextDocument()
    document.setDefaultFont(QFont(QFontDatabase.applicationFontFamilies(handle)[0], 12))

    def to_pdf(text: str):
        document.setPlainText(text)
        writer = QPdfWriter(str(tmp_path / "规划.pdf"))
        writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        document.print_(writer)
        del writer  # the file is whole when its writer is gone
        return tmp_path / "规划.pdf"

    yield to_pdf
    QFontDatabase.removeApplicationFont(handle)


def test_the_wrapped_lines_of_a_pdf_become_paragraphs_again(print_pdf):
    long = "为测试而写的很长的一段话，它在纸上要占好几行，读回来仍应是一段；" * 5 + "到此为止。"
    path = print_pdf(f"一、标题\n{long}\n（一）小标题\n短段落。")
    assert read_copy(path).paragraphs == ("一、标题", long, "（一）小标题", "短段落。")


def test_a_pdf_without_text_is_called_a_scan(tmp_path):
    writer = pypdf.PdfWriter()
    writer.add_blank_page(595, 842)
    writer.write(tmp_path / "scan.pdf")
    assert "may be a scan" in said_of(tmp_path / "scan.pdf")


@pytest.mark.parametrize("kind", [".docx", ".pdf", ".txt"])
def test_an_empty_file_is_said_to_be_empty(tmp_path, kind):
    path = tmp_path / f"empty{kind}"
    path.write_bytes(b"")
    assert "is empty" in said_of(path)


def test_a_text_of_blank_lines_is_empty(tmp_path):
    (tmp_path / "blank.txt").write_text("\n　　\n \n", encoding="utf-8")
    assert "is empty" in said_of(tmp_path / "blank.txt")


def test_a_pdf_that_asks_for_a_password_is_said_to_be_encrypted(tmp_path):
    writer = pypdf.PdfWriter()
    writer.add_blank_page(595, 842)
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(tmp_path / "locked.pdf")
    assert "encrypted" in said_of(tmp_path / "locked.pdf")


def test_a_word_file_with_a_password_is_said_to_be_protected(tmp_path):
    (tmp_path / "locked.docx").write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504))
    assert "password" in said_of(tmp_path / "locked.docx")


@pytest.mark.parametrize("kind", [".docx", ".pdf"])
def test_a_damaged_file_is_said_not_to_be_sound(tmp_path, kind):
    path = tmp_path / f"damaged{kind}"
    path.write_bytes(b"PK\x03\x04 and no more")
    assert "not a sound" in said_of(path)


def test_half_a_word_file_is_said_not_to_be_sound(tmp_path):
    docx.Document().save(tmp_path / "whole.docx")
    half = (tmp_path / "whole.docx").read_bytes()[:9000]
    (tmp_path / "half.docx").write_bytes(half)
    assert "not a sound Word file" in said_of(tmp_path / "half.docx")


def test_bytes_that_are_no_text_are_refused_with_the_encodings_that_are_read(tmp_path):
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\xff\xff")
    assert "UTF-8 or GB18030" in said_of(tmp_path / "picture.txt")


def test_another_type_is_refused_with_the_types_that_are_opened(tmp_path):
    (tmp_path / "plan.doc").write_bytes(b"\xd0\xcf")
    assert ".docx" in said_of(tmp_path / "plan.doc")


def test_a_file_that_is_gone_is_said_to_be_unreadable(tmp_path):
    assert "cannot be read" in said_of(tmp_path / "gone.txt")
    (tmp_path / "folder.txt").mkdir()
    assert "cannot be read" in said_of(tmp_path / "folder.txt")


def test_a_file_or_pdf_far_larger_than_the_plan_is_refused(tmp_path):
    with (tmp_path / "huge.txt").open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    assert "too large" in said_of(tmp_path / "huge.txt")
    writer = pypdf.PdfWriter()
    for _ in range(MOST_PAGES + 1):
        writer.add_blank_page(595, 842)
    writer.write(tmp_path / "book.pdf")
    assert f"{MOST_PAGES + 1} pages" in said_of(tmp_path / "book.pdf")
