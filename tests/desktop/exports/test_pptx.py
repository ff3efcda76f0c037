"""A deck opened again: words can be edited, the map is a picture, nothing is lost or doubled."""

from io import BytesIO

import pytest
from pptx import Presentation
from pptx.util import Mm

from desktop.exports.pptx import Slide, is_editable, pptx_of
from desktop.sheet.composing import compose
from desktop.sheet.drawing import Drawing, Text
from desktop.sheet.page import Page
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
