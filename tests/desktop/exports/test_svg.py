"""An SVG that stands alone: valid, as large as the page, its words text, its outlines in place."""

import re
from base64 import b64decode
from io import BytesIO
from xml.etree import ElementTree

import numpy as np
import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QImage

from desktop.exports.svg import UNITS_PER_MM, path_words, svg_of
from desktop.sheet.composing import compose
from desktop.sheet.drawing import Box, Dots, Drawing, Group, Picture, Symbol, Text
from desktop.sheet.page import Page
from desktop.view import View

NS = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def sheet(atlas):
    return compose(atlas, View(), Page(297, 210))


@pytest.fixture(scope="module")
def tree(sheet):
    return ElementTree.fromstring(svg_of(sheet, "高新区图").split("\n", 1)[1])


def test_the_document_is_as_large_as_the_page_and_has_its_title(tree):
    assert (tree.get("width"), tree.get("height")) == ("297mm", "210mm")
    assert tree.get("viewBox") == "0 0 29700 21000"
    assert tree.find(f"{NS}title").text == "高新区图"


def test_every_word_of_the_drawing_is_text(tree, sheet):
    def words(marks):
        for mark in marks:
            if isinstance(mark, Group):
                yield from words(mark.marks)
            elif isinstance(mark, Text):
                yield mark.words

    assert [text.text for text in tree.iter(f"{NS}text")] == list(words(sheet.marks))


def test_every_symbol_used_is_there_and_nothing_outside_is_needed(tree):
    ids = {element.get("id") for element in tree.iter()} - {None}
    uses = {use.get("href") for use in tree.iter(f"{NS}use")}
    assert {use.removeprefix("#") for use in uses} <= ids
    clips = {g.get("clip-path") for g in tree.iter(f"{NS}g")} - {None}
    assert {clip[5:-1] for clip in clips} <= ids
    assert "http" not in re.sub(r'xmlns="[^"]*"', "", svg_of(Drawing(10, 10, ()), "a"))


def test_the_embedded_faces_hold_the_letters_and_few_others(tree, sheet):
    style = tree.find(f"{NS}defs/{NS}style").text
    faces = re.findall(r"font-weight:(\d+);src:url\(data:font/woff;base64,([^)]*)\)", style)
    assert [weight for weight, _ in faces] == ["400", "700"]
    shown = {letter for text in tree.iter(f"{NS}text") for letter in text.text}
    held = set()
    for _, data in faces:
        font = TTFont(BytesIO(b64decode(data)))
        held |= {chr(code) for code in font.getBestCmap()}
    assert shown <= held
    assert len(held) < len(shown) + 10


def test_words_with_signs_of_markup_stay_words():
    words = "<a> & “b”"
    drawing = Drawing(50, 20, (Text(1, 10, words, 4, "#000000", about='x"<'),))
    tree = ElementTree.fromstring(svg_of(drawing, "<&>").split("\n", 1)[1])
    text = tree.find(f"{NS}text")
    assert text.text == words
    assert text.get("data-about") == 'x"<'


def test_a_group_is_clipped_to_its_box():
    inner = Symbol(5, 5, "star", 4, "#D55E00")
    drawing = Drawing(50, 20, (Group(Box(1, 2, 3, 4), (inner,), "map"),))
    tree = ElementTree.fromstring(svg_of(drawing, "").split("\n", 1)[1])
    rect = tree.find(f"{NS}clipPath/{NS}rect")
    assert [rect.get(key) for key in ("x", "y", "width", "height")] == ["100", "200", "300", "400"]
    assert tree.find(f"{NS}g[@data-about='map']").get("clip-path") == "url(#clip1)"


POINTS = st.lists(
    st.tuples(*[st.floats(-400, 400, allow_nan=False)] * 2), min_size=2, max_size=30
).map(lambda rows: np.array(rows, dtype=float))


@given(POINTS)
def test_an_outline_read_back_is_within_half_a_unit_everywhere(points):
    words = path_words([points], close=False)
    wanted = np.rint(points * UNITS_PER_MM).astype(int)
    moved = np.r_[True, np.diff(wanted, axis=0).any(axis=1)]
    if moved.sum() < 2:
        assert words == ""
        return
    start, steps = words[1:].split("l")
    turns = np.array(steps.split(), int).reshape(-1, 2)
    corners = np.cumsum(np.vstack([[int(n) for n in start.split()], turns]), axis=0)
    assert np.abs(corners / UNITS_PER_MM - points[moved]).max() <= 0.5 / UNITS_PER_MM + 1e-9


def test_dots_are_one_path_over_another_of_their_halos():
    dots = Dots(np.array([(1.0, 2.0), (3.5, 4.0)]), 0.8, "#0B5FA5", "#FFFFFF", 0.1)
    document = ElementTree.fromstring(svg_of(Drawing(10, 10, (dots,)), "").split("\n", 1)[1])
    halos, cores = document.findall(f"{NS}path")
    assert halos.get("d") == cores.get("d") == "M100 200h0M350 400h0"
    assert (halos.get("stroke-width"), cores.get("stroke-width")) == ("100", "80")
    assert halos.get("stroke-linecap") == cores.get("stroke-linecap") == "round"


def test_a_picture_is_within_the_document(qapp):
    pixels = np.full((2, 3, 4), 200, np.uint8)
    mark = Picture(1, 2, 6, 4, pixels)
    document = ElementTree.fromstring(svg_of(Drawing(10, 10, (mark,)), "").split("\n", 1)[1])
    (image,) = document.findall(f"{NS}image")
    assert [image.get(key) for key in ("x", "y", "width", "height")] == ["100", "200", "600", "400"]
    read = QImage.fromData(b64decode(image.get("href").removeprefix("data:image/png;base64,")))
    assert (read.width(), read.height()) == (3, 2)
    assert read.pixelColor(1, 1).getRgb() == (200, 200, 200, 200)
