"""The rule book: what is composed keeps it; each slip is told by its rule, with how to mend it."""

from dataclasses import replace

import pytest

from desktop.sheet.compliance import breaches, comply
from desktop.sheet.composing import compose
from desktop.sheet.drawing import Box, Drawing, Group, Text
from desktop.sheet.page import Page
from desktop.view import Camera, View
from geodata.faults import Fault

VIEWS = {
    "country": View(),
    "english": View(language="en"),
    "hubei": View(camera=Camera(1e6, 3.3e6, 6e5, 4e5)),
    "hainan": View(camera=Camera(4e5, 2.1e6, 6e5, 4e5)),
}
PAGES = {
    "a4": Page(297, 210),
    "a4 portrait": Page(210, 297),
    "slide": Page(508, 285.75),
    "small": Page(100, 100),
    "poster": Page(841, 1189),
}


@pytest.fixture(scope="module")
def sheet(atlas):
    return compose(atlas, View(), PAGES["a4"])


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("view", VIEWS)
def test_what_is_composed_keeps_the_rules(atlas, view, page):
    assert breaches(compose(atlas, VIEWS[view], PAGES[page]), atlas) == ()


def without(drawing, wrong):
    return replace(drawing, marks=tuple(mark for mark in drawing.marks if not wrong(mark)))


def within(drawing, group, wrong):
    """The drawing with marks taken out of one of its groups."""
    return replace(
        drawing,
        marks=tuple(
            replace(mark, marks=tuple(m for m in mark.marks if not wrong(m)))
            if isinstance(mark, Group) and mark.about == group
            else mark
            for mark in drawing.marks
        ),
    )


def moved(drawing, about, dx_mm, dy_mm):
    return replace(
        drawing,
        marks=tuple(
            replace(mark, x_mm=mark.x_mm + dx_mm, y_mm=mark.y_mm + dy_mm)
            if mark.about == about and isinstance(mark, Box | Text)
            else mark
            for mark in drawing.marks
        ),
    )


def slips(sheet):
    inset = next(mark for mark in sheet.marks if mark.about == "inset")
    cut = replace(inset, frame=replace(inset.frame, height_mm=inset.frame.height_mm * 0.8))
    text = Text(60, 10, "中国高新区", 4, "#000000", about="title")
    return {
        "no inset": ("1", "附图", without(sheet, lambda m: m.about == "inset")),
        "cut inset": (
            "3",
            "裁切",
            replace(sheet, marks=tuple(cut if m is inset else m for m in sheet.marks)),
        ),
        "no dashes": ("1", "断续线", within(sheet, "inset", lambda m: "南海断续线" in m.about)),
        "no taiwan": ("4", "台湾", within(sheet, "map", lambda m: m.about == "province/710000")),
        "no islet": ("1", "赤尾屿", within(sheet, "map", lambda m: m.about == "island/赤尾屿")),
        "legend": ("1", "图例", moved(sheet, "legend", 60, -60)),
        "words": (
            "1",
            "文字",
            replace(sheet, marks=(*sheet.marks, replace(text, about="", y_mm=100))),
        ),
        "no approval": ("5", "审图号", without(sheet, lambda m: m.about == "approval")),
        "no source": ("5", "来源", without(sheet, lambda m: m.about == "source")),
        "off the page": ("5", "纸外", moved(sheet, "source", 0, 20)),
    }


@pytest.mark.parametrize(
    "slip",
    [
        *("no inset", "cut inset", "no dashes", "no taiwan", "no islet", "legend", "words"),
        *("no approval", "no source", "off the page"),
    ],
)
def test_each_slip_is_told_by_its_rule(atlas, sheet, slip):
    rule, words, drawing = slips(sheet)[slip]
    found = breaches(drawing, atlas)
    assert [breach.rule for breach in found] == [rule]
    assert words in found[0].zh
    assert found[0].en


def test_a_title_that_says_china_over_a_part_is_told(atlas):
    part = compose(atlas, VIEWS["hubei"], PAGES["a4"])
    title = next(mark for mark in part.marks if mark.about == "title")
    wrong = replace(title, words="中国高新区")
    drawing = replace(part, marks=tuple(wrong if m is title else m for m in part.marks))
    assert [breach.rule for breach in breaches(drawing, atlas)] == ["6"]


def test_what_is_handed_over_with_slips_is_refused_with_all_of_them(atlas, sheet):
    bare = without(sheet, lambda m: m.about in ("approval", "inset"))
    with pytest.raises(Fault) as fault:
        comply(bare, atlas)
    assert "审图号" in fault.value.zh
    assert "附图" in fault.value.zh
    comply(sheet, atlas)


def test_a_page_without_a_map_breaks_nothing(atlas):
    assert breaches(Drawing(100, 100, (Box(0, 0, 5, 5, "#FFFFFF"),)), atlas) == ()
