"""Items move, grow, align and snap by hand, and never leave the page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.sheet.page_items import (
    LEAST_MM,
    Item,
    aligned,
    guides,
    item_of,
    moved,
    resized,
    snapped,
    snapped_edges,
    touched,
    with_item,
)

PAGE = (297.0, 210.0)
STEP = st.floats(-500, 500, allow_nan=False)


@st.composite
def items(draw):
    left, top = draw(st.floats(0, 290)), draw(st.floats(0, 200))
    return Item(
        "legend",
        left,
        top,
        draw(st.floats(LEAST_MM, PAGE[0] - left)) if PAGE[0] - left > LEAST_MM else PAGE[0] - left,
        draw(st.floats(LEAST_MM, PAGE[1] - top)) if PAGE[1] - top > LEAST_MM else PAGE[1] - top,
    )


def within(item):
    return (
        item.left_mm >= -1e-9
        and item.top_mm >= -1e-9
        and item.right_mm <= PAGE[0] + 1e-9
        and item.bottom_mm <= PAGE[1] + 1e-9
    )


@given(items(), STEP, STEP)
def test_a_moved_item_keeps_its_size_and_stays_on_the_page(item, dx, dy):
    after = moved(item, dx, dy, PAGE)
    assert (after.width_mm, after.height_mm) == (item.width_mm, item.height_mm)
    assert within(after)


@given(items(), st.sampled_from(["l", "r", "t", "b", "lt", "rb", "lb", "rt"]), STEP, STEP)
def test_a_resized_item_keeps_its_other_edges(item, edges, dx, dy):
    after = resized(item, edges, dx, dy, PAGE)
    kept = {"l": "right_mm", "r": "left_mm", "t": "bottom_mm", "b": "top_mm"}
    for edge in edges:
        other = kept[edge]
        assert getattr(after, other) == pytest.approx(getattr(item, other), abs=1e-6)
    if item.width_mm >= LEAST_MM and item.height_mm >= LEAST_MM:
        assert after.width_mm >= LEAST_MM - 1e-9
        assert after.height_mm >= LEAST_MM - 1e-9


@pytest.mark.parametrize(
    ("how", "edge", "value"),
    [
        ("left", "left_mm", 10),
        ("right", "right_mm", 110),
        ("centre", "left_mm", 45),
        ("top", "top_mm", 20),
        ("bottom", "bottom_mm", 80),
        ("middle", "top_mm", 45),
    ],
)
def test_an_item_is_aligned_with_a_box(how, edge, value):
    item = Item("legend", 1, 2, 30, 10)
    assert getattr(aligned(item, how, (10, 20, 110, 80)), edge) == pytest.approx(value)


def test_there_is_no_other_way_to_align():
    with pytest.raises(ValueError, match="askew"):
        aligned(Item("legend", 1, 2, 30, 10), "askew", (0, 0, 1, 1))


def test_an_edge_near_a_guide_snaps_to_the_nearest_and_a_far_one_stays():
    item = Item("legend", 10.8, 50, 30, 10)
    assert snapped(item, (10, 12.5, 99), (90,), 1.0).left_mm == pytest.approx(10)
    assert snapped(item, (10, 12.5, 99), (90,), 1.0).top_mm == 50
    assert snapped(item, (41,), (), 1.0).right_mm == pytest.approx(41)


def test_only_the_edge_a_hand_moves_snaps():
    item = Item("legend", 10.8, 50, 30, 10)
    wide = snapped_edges(item, "r", (10, 41.5), (50.5,), 1.0)
    assert (wide.left_mm, wide.right_mm, wide.top_mm) == pytest.approx((10.8, 41.5, 50))
    assert touched(wide, (10, 41.5), (50.5, 60)) == ((41.5,), (60,))


def test_guides_are_the_pages_and_the_other_items():
    others = (Item("map", 12, 30, 100, 80), Item("notes", 1, 1, 5, 5, shown=False))
    x_mm, y_mm = guides((*others, Item("legend", 7, 7, 7, 7)), ("legend",), PAGE, 10)
    assert x_mm == (10, 148.5, 287, 12, 112)
    assert y_mm == (10, 105, 200, 30, 110)


def test_an_item_takes_its_kinds_place():
    first, second = Item("map", 0, 0, 9, 9), Item("legend", 0, 0, 9, 9)
    other = Item("map", 5, 5, 5, 5)
    assert with_item((first, second), other) == (other, second)
    assert with_item((first,), second) == (first, second)
    assert item_of((first,), "legend") is None
