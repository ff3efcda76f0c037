"""A deck opened again: words can be edited, the map is a picture, nothing is lost or doubled."""

import os
import shutil
import subprocess
from dataclasses import replace
from io import BytesIO

import pytest
from pptx import Presentation
from pptx.util import Mm
from pypdf import PdfReader

from desktop.exports.pptx import Slide, is_editable, pptx_of
from desktop.painting import FONTS
from desktop.sheet.composing import compose
from desktop.sheet.drawing import Drawing, Text
from desktop.sheet.page import Page
from desktop.sheet.page_files import template_of
from desktop.view import View
from geodata.faults import Fault

pytestmark = pytest.mark.usefixtures("qapp")
WIDE = Page(338.7, 190.5)


@pytest.fixture(scope="module")
def sheet(atlas):
    return compose(atlas, View(), WIDE)


@pytest.fixture(scope="module")
def deck(qapp, sheet):
    data = pptx_of([Slide(sheet, "先讲全国"), Slide(Drawing(100, 100, ()))], "高新区图", 60)
    return Presentation(BytesIO(data))


def words_of(slide):
    return [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame and shape.text]


def test_the_deck_has_the_pages_size_and_the_title(deck):
    assert (deck.slide_width, deck.slide_height) == (Mm(338.7), Mm(190.5))
    assert deck.core_properties.title == "高新区图"
    assert len(deck.slides) == 2


def test_every_word_beside_the_map_can_be_edited(deck, sheet):
    wanted = [mark.words for mark in sheet.marks if isinstance(mark, Text)]
    assert words_of(deck.slides[0]) == wanted
    assert deck.slides[0].shapes.title.text == "国家高新区与产业化基地分布图"
    assert deck.slides[1].shapes.title is None
    assert "国家高新区与产业化基地分布图" in wanted
    assert any(words.startswith("审图号") for words in wanted)


def test_the_legends_signs_are_shapes(deck, sheet):
    signs = [mark for mark in sheet.marks if is_editable(mark) and not isinstance(mark, Text)]
    shapes = [shape for shape in deck.slides[0].shapes if shape.name == "legend"]
    assert len(shapes) == len(signs) > 5
    for shape, sign in zip(shapes, signs, strict=True):
        middle = shape.top + shape.height / 2
        assert middle / Mm(1) == pytest.approx(sign.y_mm, abs=0.1)
        assert str(shape.fill.fore_color.rgb) == sign.fill[1:]


def test_the_map_is_one_picture_with_words_for_those_who_do_not_see_it(deck):
    pictures = [shape for shape in deck.slides[0].shapes if shape.shape_type == 13]
    assert len(pictures) == 1
    assert (pictures[0].left, pictures[0].top) == (0, 0)
    description = pictures[0]._element.nvPicPr.cNvPr.get("descr")
    assert description == "国家高新区与产业化基地分布图"


@pytest.fixture(scope="module")
def tabled(qapp, atlas):
    """A slide whose table of places is shown in place of its legend, and its drawing."""
    page = template_of("briefing-slide").page
    wanted = {"map", "inset", "title", "subtitle", "table", "approval", "source"}
    tall = {"left_mm": 262.0, "top_mm": 28.0, "width_mm": 66.7, "height_mm": 140.0}
    items = tuple(
        replace(item, shown=item.kind in wanted, **(tall if item.kind == "table" else {}))
        for item in page.items
    )
    sheet = compose(atlas, View(), replace(page, items=items))
    return sheet, pptx_of([Slide(sheet)], "", 60)


def test_the_table_of_places_is_a_native_table(tabled):
    sheet, data = tabled
    slide = Presentation(BytesIO(data)).slides[0]
    (frame,) = [shape for shape in slide.shapes if shape.has_table]
    cells = {m.about: m for m in sheet.marks if isinstance(m, Text) and m.about[:6] == "table/"}
    rows = [[cell.text for cell in row.cells] for row in frame.table.rows]
    assert len(rows) > 12
    assert rows[0][0] == "名称"
    for row, line in enumerate(rows):
        assert line == [cells[f"table/{row}/{column}"].words for column in range(len(line))]
    assert not any(shape.name.startswith("table/") for shape in slide.shapes)
    last = cells[f"table/{len(rows) - 1}/0"]
    top = (frame.top + (len(rows) - 1) * frame.table.rows[0].height) / Mm(1)
    assert top < last.y_mm < top + frame.table.rows[0].height / Mm(1)
    assert any("未列出" in words for words in words_of(slide))


def test_libreoffice_opens_the_deck_with_its_table(tabled, tmp_path):
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed here")
    (tmp_path / "a.pptx").write_bytes(tabled[1])
    # Whatever fonts the machine has, one of them has Chinese.
    fonts = tmp_path / "fonts.conf"
    fonts.write_text(
        f"<fontconfig><dir>{FONTS}</dir><cachedir>{tmp_path}/fonts</cachedir></fontconfig>"
    )
    subprocess.run(
        [
            *(office, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless"),
            *("--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "a.pptx")),
        ],
        check=True,
        capture_output=True,
        timeout=120,
        env={**os.environ, "FONTCONFIG_FILE": str(fonts)},
    )
    (page,) = PdfReader(tmp_path / "a.pdf").pages
    words = page.extract_text()
    for wanted in ("国家高新区与产业化基地分布图", "名称", "审图号"):
        assert wanted in words


def test_notes_go_with_the_slide(deck):
    assert deck.slides[0].notes_slide.notes_text_frame.text == "先讲全国"
    assert not deck.slides[1].has_notes_slide


def test_a_page_of_another_size_stands_in_the_middle(deck):
    picture = deck.slides[1].shapes[0]
    assert picture.left / Mm(1) == pytest.approx((338.7 - 100) / 2, abs=0.1)
    assert picture.top / Mm(1) == pytest.approx((190.5 - 100) / 2, abs=0.1)


def test_no_page_is_a_fault():
    with pytest.raises(Fault, match="没有可写入"):
        pptx_of([], "")


def test_a_slide_beyond_powerpoints_sizes_is_a_fault():
    with pytest.raises(Fault, match="1422"):
        pptx_of([Slide(Drawing(2000, 100, ()))], "")
