"""A PDF read with another program's eyes: words, fonts, page sizes and what it says of itself."""

import shutil
import subprocess
from io import BytesIO

import numpy as np
import pytest
from pypdf import PdfReader
from PySide6.QtGui import QImage

from desktop.exports.pdf import pdf_of
from desktop.painting import picture
from desktop.sheet.composing import compose
from desktop.sheet.drawing import Drawing, Text
from desktop.sheet.page import Page
from desktop.view import View
from geodata.faults import Fault

pytestmark = pytest.mark.usefixtures("qapp")
A4 = Page(297, 210)


@pytest.fixture(scope="module")
def sheet(atlas):
    return compose(atlas, View(), A4)


@pytest.fixture(scope="module")
def document(qapp, sheet):
    return PdfReader(BytesIO(pdf_of([sheet], "高新区图")))


@pytest.fixture(scope="module")
def words(document):
    return document.pages[0].extract_text()


def test_title_legend_and_places_are_found_as_text(words):
    for wanted in ("国家高新区与产业化基地分布图", "图例", "中关村示范区", "审图号", "南海诸岛"):
        assert wanted in words


def test_figures_and_blanks_are_read_as_they_are_printed(words, atlas):
    of_plan = sum(place.standing == "plan" for place in atlas.places.values())
    for wanted in ("GS(2024)0650", f"{of_plan} 处", "83 / 规划 83 家", "Natural Earth"):
        assert wanted in words


def test_no_letter_is_replaced_by_its_look_alike_radical(words):
    assert not [letter for letter in words if 0x2E80 <= ord(letter) <= 0x2FDF]


def test_both_faces_are_embedded_as_subsets(document):
    fonts = document.pages[0]["/Resources"]["/Font"]
    names = {fonts[key]["/BaseFont"] for key in fonts}
    assert {name.split("+")[-1] for name in names} == {
        "/ZoneMapSansSC-Regular",
        "/ZoneMapSansSC-Bold",
    }
    for key in fonts:
        inner = fonts[key]["/DescendantFonts"][0]
        assert "/FontFile2" in inner["/FontDescriptor"]


def test_the_page_has_its_true_size_and_the_document_its_title(document):
    box = document.pages[0].mediabox
    assert float(box.width) / 72 * 25.4 == pytest.approx(297, abs=0.2)
    assert float(box.height) / 72 * 25.4 == pytest.approx(210, abs=0.2)
    assert document.metadata.title == "高新区图"


def test_pages_keep_their_own_sizes_and_order(qapp):
    pages = [
        Drawing(size, 50.0, (Text(5, 20, words, 5, "#000000"),))
        for size, words in ((80.0, "甲"), (120.0, "乙"), (80.0, "丙"))
    ]
    read = PdfReader(BytesIO(pdf_of(pages, "")))
    assert [page.extract_text().strip() for page in read.pages] == ["甲", "乙", "丙"]
    widths = [float(page.mediabox.width) / 72 * 25.4 for page in read.pages]
    assert widths == pytest.approx([80, 120, 80], abs=0.2)


def test_a_bold_line_with_a_letter_the_bold_face_lacks_is_whole(qapp):
    words = "国亹家ab"
    drawing = Drawing(80, 30, (Text(5, 20, words, 5, "#000000", bold=True),))
    read = PdfReader(BytesIO(pdf_of([drawing], ""))).pages[0].extract_text()
    # Where the face changes, the reader sees a gap.
    assert read.replace(" ", "").strip() == words


def test_no_page_is_a_fault(qapp):
    with pytest.raises(Fault, match="没有页面"):
        pdf_of([], "")


@pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="poppler-utils is not installed")
def test_the_printed_page_is_the_picture(qapp, sheet, tmp_path):
    (tmp_path / "a.pdf").write_bytes(pdf_of([sheet], ""))
    subprocess.run(
        ["pdftoppm", "-r", "96", "-png", "-singlefile", tmp_path / "a.pdf", tmp_path / "a"],
        check=True,
    )
    printed, painted = QImage(str(tmp_path / "a.png")), picture(sheet, 96)
    apart = np.abs(_coarse(printed) - _coarse(painted))
    # Two rasterisers differ along every edge, but nowhere over an area.
    assert apart.mean() < 4.0
    assert np.percentile(apart, 99.5) < 60


def _coarse(image):
    """Brightness in cells of 4 × 4 pixels."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(grey.constBits(), np.uint8).reshape(grey.height(), grey.bytesPerLine())
    height, width = 788 // 4 * 4, 1116 // 4 * 4
    cells = rows[:height, :width].astype(float).reshape(height // 4, 4, width // 4, 4)
    return cells.mean(axis=(1, 3))
