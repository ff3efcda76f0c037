"""A page file gives back the page that was saved, or one sentence saying what is wrong."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.sheet.page import Page
from desktop.sheet.page_files import (
    NOTES_EM_LIMITS,
    VERSION,
    page_from_json,
    page_to_json,
    read_page,
    template_of,
    templates,
)
from desktop.sheet.page_items import KIND, NEEDED, Item, item_of
from desktop.sheet.palettes import PALETTES
from desktop.sheet.paper import is_upright, on_paper, with_margin
from geodata.faults import Fault

SIDE = st.floats(0, 5000, allow_nan=False)
WORDS = st.text(max_size=12)
ITEMS = st.lists(
    st.builds(Item, st.sampled_from(list(KIND)), SIDE, SIDE, SIDE, SIDE, st.booleans()),
    unique_by=lambda item: item.kind,
    max_size=6,
).map(tuple)
PAGES = st.builds(
    Page,
    width_mm=st.floats(1, 5000),
    height_mm=st.floats(1, 5000),
    dpi=st.floats(36, 1200),
    title=WORDS,
    approval_number=WORDS,
    theme=st.sampled_from(list(PALETTES)),
    subtitle=WORDS,
    notes=WORDS,
    date=WORDS,
    logo=st.binary(max_size=20),
    margin_mm=SIDE,
    items=ITEMS,
    type_scale=st.floats(0.4, 4),
    regional=ITEMS,
    notes_em=st.floats(*NOTES_EM_LIMITS),
)


@given(PAGES)
def test_a_page_comes_back_equal_from_its_json(page):
    assert page_from_json(page_to_json(page, "名", "name"), "a.json") == page


def said(**keys):
    return json.dumps({"version": VERSION, "width_mm": 100, "height_mm": 100, **keys})


ITEM = {"kind": "map", "left_mm": 0, "top_mm": 0, "width_mm": 9, "height_mm": 9}


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("[]", "{}"),
        ("{}", "version"),
        (said(version=0), "version"),
        (said(width_mm=0), "width_mm"),
        (said(width_mm="a"), "width_mm"),
        (said(height_mm=1e9), "height_mm"),
        (said(dpi=float("nan")), "dpi"),
        (said(dpi=5), "dpi"),
        (said(margin_mm=-1), "margin_mm"),
        (said(notes_em=0), "notes_em"),
        (said(title=1), "title"),
        (said(theme="pink"), "theme"),
        (said(logo="%"), "logo"),
        (said(colour=1), "colour"),
        (said(items={}), "items"),
        (said(type_scale=9), "type_scale"),
        (said(regional=[{}]), "regional.0.kind"),
        (said(items=[{}]), "items.0.kind"),
        (said(items=[{**ITEM, "kind": "sea"}]), "items.0.kind"),
        (said(items=[ITEM, ITEM]), "items.1.kind"),
        (said(items=[{**ITEM, "top_mm": -1}]), "items.0.top_mm"),
        (said(items=[{**ITEM, "shown": 1}]), "items.0.shown"),
    ],
)
def test_what_is_wrong_is_named_by_file_and_key(text, key):
    with pytest.raises(Fault) as fault:
        page_from_json(text, "图.json")
    assert "图.json" in fault.value.zh
    assert f"“{key}”" in fault.value.zh
    assert f'"{key}"' in fault.value.en


@pytest.mark.parametrize("text", ["", "{", '{"version": 9, "pages": 3}'])
def test_another_file_or_a_newer_one_is_told(text):
    with pytest.raises(Fault, match=r"图\.json"):
        page_from_json(text, "图.json")


def test_a_file_that_is_not_there_or_not_text_is_told(tmp_path):
    with pytest.raises(Fault, match="无法读取"):
        read_page(tmp_path / "none.json")
    (tmp_path / "a.json").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(Fault, match="UTF-8"):
        read_page(tmp_path / "a.json")


@pytest.mark.parametrize("template", templates(), ids=lambda template: template.code)
def test_a_template_stands_within_its_page_and_has_what_a_map_needs(template):
    page = template.page
    assert template.name_zh
    assert template.name_en
    assert {item.kind for item in page.items} == set(KIND)
    for item in (*page.items, *page.regional):
        assert item.right_mm <= page.width_mm + 1e-6
        assert item.bottom_mm <= page.height_mm + 1e-6
        assert item.shown or item.kind not in NEEDED


def test_a_template_is_asked_for_by_name():
    assert template_of("wall-map").page.width_mm == 1189
    with pytest.raises(Fault, match="briefing-slide"):
        template_of("poster")


def test_on_other_paper_items_keep_their_shares_of_the_room_within_the_margins():
    page = on_paper(template_of("briefing-slide").page, 677.4, 381.0)
    ground = item_of(page.items, "map")
    assert page.margin_mm == pytest.approx(20)
    assert ground.left_mm == pytest.approx(20)
    assert ground.top_mm == pytest.approx(60)


def test_wider_margins_hold_the_items():
    page = with_margin(template_of("briefing-slide").page, 25.0)
    ground = item_of(page.items, "map")
    assert ground.left_mm == pytest.approx(25)


@pytest.mark.parametrize("template", templates(), ids=lambda template: template.code)
def test_a_turned_page_has_every_item_on_it_shown_or_not_as_before(template):
    page = template.page
    turned = on_paper(page, page.height_mm, page.width_mm)
    assert is_upright(turned) != is_upright(page)
    assert [i.shown for i in turned.items] == [i.shown for i in page.items]
    for item in turned.items:
        assert item.left_mm >= -1e-6
        assert item.right_mm <= turned.width_mm + 1e-6
        assert item.bottom_mm <= turned.height_mm + 1e-6
