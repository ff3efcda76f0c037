"""Reading a person's own copy of the plan: a text, Word or PDF file becomes paragraphs.

The copy stays where it is; nothing of it is kept beside the words in memory. The two libraries
that open Word and PDF files are imported when such a file is opened, not before.
"""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geodata.faults import Fault
from geodata.wrapped_lines import joined, whole_lines

# The plan has about thirty pages; what is far beyond it was chosen by mistake, and would take
# minutes to read.
MOST_BYTES = 64_000_000
MOST_PAGES = 400
# A scan carries no letters, or a few of a watermark.
_LEAST_LETTERS_A_PAGE = 10
# Word's .doc and a Word file with a password are both an OLE compound file.
_OLE_SIGNATURE = bytes.fromhex("d0cf11e0a1b11ae1")

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_WORD_MARKS = {f"{_WORD}tab": "\t", f"{_WORD}br": "\n", f"{_WORD}cr": "\n"}


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of the plan as read: its paragraphs without blank ones, each without outer space."""

    path: Path
    paragraphs: tuple[str, ...]


def read_copy(path: Path) -> Copy:
    """The copy of the plan in a .txt (UTF-8, UTF-16 with a mark, GB18030), .docx or .pdf file.

    Takes up to some seconds for a PDF. Raises Fault when the file is of another type, cannot be
    read, is damaged, protected, too large or holds no text (a scanned PDF).
    """
    readers = {".txt": _text_paragraphs, ".docx": _word_paragraphs, ".pdf": _pdf_paragraphs}
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise Fault(
            f"“{path.name}”的类型不受支持，请选择 .txt、.docx 或含文字的 .pdf 文件；"
            "其他文档请先另存为 .docx。",
            f'"{path.name}" is of a type that cannot be opened; choose a .txt, a .docx or a .pdf '
            "with text, or save the document as .docx first.",
        )
    paragraphs = reader(path, _bytes_of(path))
    if not paragraphs:
        raise Fault(
            f"“{path.name}”是空的，没有任何文字，请选择另一个文件。",
            f'"{path.name}" is empty: there are no words in it; choose another file.',
        )
    return Copy(path, paragraphs)


def _bytes_of(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise Fault(
                f"“{path.name}”超过 {MOST_BYTES // 1_000_000} MB，不像是规划的文本，"
                "请选择另一个文件。",
                f'"{path.name}" is larger than {MOST_BYTES // 1_000_000} MB, too large for the '
                "plan's text; choose another file.",
            )
        return path.read_bytes()
    except OSError:
        raise Fault(
            f"无法读取“{path}”，请检查该文件是否仍在原处、是否有访问权限。",
            f'"{path}" cannot be read; check that the file is still there and may be opened.',
        ) from None


def _text_paragraphs(path: Path, raw: bytes) -> tuple[str, ...]:
    marked = raw.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "gb18030"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return joined(text.splitlines())
    raise Fault(
        f"“{path.name}”不是 UTF-8 或 GB18030 编码的文本，请用记事本另存为 UTF-8。",
        f'"{path.name}" is not a text in UTF-8 or GB18030; save it as UTF-8 in a text editor.',
    )


def _word_paragraphs(path: Path, raw: bytes) -> tuple[str, ...]:
    import docx
    from docx.opc.exceptions import OpcError

    if raw.startswith(_OLE_SIGNATURE):
        raise Fault(
            f"“{path.name}”加了密码，或者是旧版 .doc 文档，请在 Word 或 WPS 中另存为"
            "不带密码的 .docx。",
            f'"{path.name}" is protected by a password or is an old .doc; save it as a .docx '
            "without a password.",
        )
    if not raw:
        return ()
    try:
        body = docx.Document(io.BytesIO(raw)).element.body
    except (
        OpcError, SyntaxError, zipfile.BadZipFile, zlib.error, lzma.LZMAError, AttributeError,
        KeyError, ValueError, NotImplementedError, RuntimeError, EOFError, OSError,
    ):  # fmt: skip  # what python-docx lets through for archives that are not a Word file
        raise _damaged(path, "Word", "Word") from None
    if body is None:
        raise _damaged(path, "Word", "Word")
    return whole_lines(line for text in _word_texts(body) for line in text.splitlines())


def _word_texts(body: Any) -> list[str]:
    """The text of every paragraph, in tables, text boxes and tracked insertions too.

    `Paragraph.text` of python-docx passes over runs that stand in such wrappers.
    """
    texts = []
    for paragraph in body.iter(f"{_WORD}p"):
        if next(paragraph.iterancestors(_FALLBACK), None) is not None:
            continue  # the same text box once more, for old programs
        own = (
            _WORD_MARKS.get(mark.tag) or mark.text or ""
            for mark in paragraph.iter(f"{_WORD}t", *_WORD_MARKS)
            if next(mark.iterancestors(f"{_WORD}p")) is paragraph
        )
        texts.append("".join(own))
    return texts


def _pdf_paragraphs(path: Path, raw: bytes) -> tuple[str, ...]:
    import pypdf
    from pypdf.errors import PyPdfError

    if not raw:
        return ()
    try:
        reader = pypdf.PdfReader(io.BytesIO(raw))
        if reader.is_encrypted and not reader.decrypt(""):
            raise _protected(path)
        count = len(reader.pages)
        if count > MOST_PAGES:
            raise Fault(
                f"“{path.name}”有 {count} 页，规划只有几十页；请把规划所在的页另存为一个文件。",
                f'"{path.name}" has {count} pages, the plan a few dozen; save the pages of the '
                "plan as a file of their own.",
            )
        pages = [page.extract_text() for page in reader.pages]
    except pypdf.errors.DependencyError:  # a cipher that needs a library which is not shipped
        raise _protected(path) from None
    except (
        PyPdfError, zlib.error, AttributeError, LookupError, TypeError, ValueError,
        ArithmeticError, NotImplementedError, RecursionError, OSError,
    ):  # fmt: skip  # what pypdf lets through for damaged files
        raise _damaged(path, "PDF", "PDF") from None
    if sum(map(str.isalnum, "".join(pages))) < _LEAST_LETTERS_A_PAGE * max(count, 1):
        raise Fault(
            f"“{path.name}”中没有文字，可能是扫描件，请改用含文字的 PDF、.docx 或 .txt。",
            f'"{path.name}" holds no text and may be a scan; use a PDF with text, a .docx or a '
            ".txt.",
        )
    return joined([line for page in pages for line in page.splitlines()], paged=True)


def _protected(path: Path) -> Fault:
    return Fault(
        f"“{path.name}”是加密的 PDF，请另存为不加密的副本后再打开。",
        f'"{path.name}" is an encrypted PDF; save a copy without encryption and open that.',
    )


def _damaged(path: Path, kind_zh: str, kind_en: str) -> Fault:
    return Fault(
        f"“{path.name}”不是完好的 {kind_zh} 文件，请重新取得该文件。",
        f'"{path.name}" is not a sound {kind_en} file; get the file again.',
    )
