"""A composed page: every item in its own box, the rule book kept, nothing left out in silence."""

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from desktop.sheet.compliance import breaches
from desktop.sheet.composing import compose
from desktop.sheet.drawing import Group, Picture, Text
from desktop.sheet.extents import ink_mm, text_box_mm
from desktop.sheet.page import Page
from desktop.sheet.page_advice import advice
from desktop.sheet.page_files import template_of, templates
from desktop.sheet.page_items import Item, item_of, with_item
from desktop.sheet.paper import on_paper
from desktop.sheet.shown import shown_places
from desktop.view import Camera, View, look_at
from geodata.faults import Fault

ALL = templates()
SLIDE = template_of("briefing-slide").page


def shown(page, *kinds):
    items = page.items
    for kind in kinds:
        items = with_item(items, replace(item_of(items, kind), shown=True))
    return replace(page, items=items)


def hidden(page, *kinds):
    items = page.items
    for kind in kinds:
        items = with_item(items, replace(item_of(items, kind), shown=False))
    return replace(page, items=items)


def texts(drawing, about):
    return [m for m in drawing.marks if isinstance(m, Text) and m.about.split("/")[0] == about]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("template", ALL, ids=lambda template: template.code)
def test_every_template_keeps_the_rule_book_and_is_well_set(atlas, template, language):
    """Nothing lies upon anything else, nothing is cut short, no letter is too small to read."""
    drawing = compose(atlas, View(language=language), template.page)
    assert breaches(drawing, atlas) == ()
    assert [said.en for said in advice(template.page, drawing)] == []


@pytest.mark.parametrize("template", ALL, ids=lambda template: template.code)
def test_a_part_of_the_country_has_its_inset_off_the_land(atlas, template):
    view = look_at(View(), Camera(500_000.0, 3_400_000.0, 800_000.0, 500_000.0))
    assert breaches(compose(atlas, view, template.page), atlas) == ()


@pytest.mark.parametrize("template", ALL, ids=lambda template: template.code)
def test_what_stands_on_the_page_stays_in_its_box(atlas, template):
    page = replace(template.page, notes="说明。" * 80, date="2026-11-26")
    page = shown(hidden(page, "subtitle"), "notes", "date")
    drawing = compose(atlas, View(), page)
    for kind in ("title", "notes", "date", "approval", "source"):
        item = item_of(page.items, kind)
        if not item.shown:
            continue
        assert texts(drawing, kind), kind
        for text in texts(drawing, kind):
            left, top, right, bottom = text_box_mm(text)
            assert left >= item.left_mm - 0.1
            assert right <= item.right_mm + 0.1
            assert top >= item.top_mm - 0.1
            assert bottom <= item.bottom_mm + 0.3 * text.size_mm


def test_notes_that_do_not_fit_say_that_there_is_more(atlas):
    page = shown(replace(SLIDE, notes="很长的说明。" * 400), "notes")
    last = texts(compose(atlas, View(), page), "notes")[-1]
    assert last.words.endswith("…")


def test_the_map_fills_its_box_and_the_inset_is_whole(atlas):
    drawing = compose(atlas, View(), SLIDE)
    the_map = next(m for m in drawing.marks if isinstance(m, Group) and m.about == "map")
    item = item_of(SLIDE.items, "map")
    assert the_map.frame.box_mm == pytest.approx(item.box_mm)
    inset = next(m for m in drawing.marks if isinstance(m, Group) and m.about == "inset")
    box = item_of(SLIDE.items, "inset").box_mm
    assert inset.frame.left_mm >= box[0] - 1e-6
    assert inset.frame.box_mm[2:] == pytest.approx(box[2:])


def test_names_keep_clear_of_a_legend_laid_upon_the_map(atlas):
    page = template_of("wall-map").page
    page = replace(page, items=with_item(page.items, Item("legend", 40, 560, 200, 200)))
    drawing = compose(atlas, View(), page)
    legend = next(m for m in drawing.marks if m.about == "legend")
    left, top, right, bottom = ink_mm(legend)
    the_map = next(m for m in drawing.marks if isinstance(m, Group) and m.about == "map")
    for mark in the_map.marks:
        if isinstance(mark, Text):
            box = text_box_mm(mark)
            apart = box[2] <= left or box[0] >= right or box[3] <= top or box[1] >= bottom
            assert apart, mark.words


def test_the_table_lists_what_fits_and_counts_the_rest(atlas):
    page = shown(SLIDE, "table")
    drawing = compose(atlas, View(), page)
    rows = {int(t.about.split("/")[1]) for t in texts(drawing, "table") if "/" in t.about}
    rest = next(t.words for t in texts(drawing, "table") if t.about == "table")
    places = len(shown_places(atlas, View()).within)
    assert rest == f"另有 {places - (len(rows) - 1)} 处未列出"


def test_the_chart_counts_every_place_once(atlas):
    page = shown(SLIDE, "chart")
    said = [t.words for t in texts(compose(atlas, View(), page), "chart")]
    numbers = [int(words) for words in said if words.isdigit()]
    rest = next((words for words in said if words.startswith("其余")), "其余 0 省份共 0 处")
    assert sum(numbers) + int(rest.split()[-2]) == len(shown_places(atlas, View()).within)


def test_a_logo_keeps_its_proportions(atlas):
    file = BytesIO()
    Image.new("RGB", (300, 100), "#D55E00").save(file, "PNG")
    drawing = compose(atlas, View(), shown(replace(SLIDE, logo=file.getvalue()), "logo"))
    logo = next(m for m in drawing.marks if isinstance(m, Picture))
    assert logo.width_mm / logo.height_mm == pytest.approx(3)


def test_a_logo_that_is_no_picture_is_a_fault(atlas):
    with pytest.raises(Fault, match="标志图片"):
        compose(atlas, View(), shown(replace(SLIDE, logo=b"GIF?"), "logo"))


def test_a_page_without_its_map_is_a_fault(atlas):
    with pytest.raises(Fault, match="没有地图"):
        compose(atlas, View(), hidden(SLIDE, "map"))


@pytest.mark.parametrize("kind", ["approval", "source", "inset"])
def test_what_must_not_be_missing_is_told_before_it_goes_out(atlas, kind):
    assert breaches(compose(atlas, View(), hidden(SLIDE, kind)), atlas)


def test_a_template_on_other_paper_still_holds_all(atlas):
    page = on_paper(SLIDE, 420.0, 297.0)
    drawing = compose(atlas, View(), page)
    assert (drawing.width_mm, drawing.height_mm) == (420.0, 297.0)
    assert texts(drawing, "title")


def test_a_page_without_items_lays_itself_out(atlas):
    assert (
        texts(compose(atlas, View(), Page(297, 210, subtitle="副题")), "subtitle")[0].words
        == "副题"
    )
