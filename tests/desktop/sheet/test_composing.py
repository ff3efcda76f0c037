from itertools import combinations

import numpy as np
import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.sheet.base_shapes import base_shapes
from desktop.sheet.composing import compose
from desktop.sheet.drawing import Box, Symbol, Text
from desktop.sheet.framing import frame_for
from desktop.sheet.page import Page, page_of_pixels
from desktop.sheet.shown import links_of
from desktop.view import HOME, Camera, View, look_at, narrow, select, speak
from geodata.choices import PLAN_FILTER, Choice, Filter
from geodata.faults import Fault
from geodata.filtering import matching
from geodata.projecting import MAIN
from geodata.records import Address
from tests.desktop.sheet.marks import about, box_of, every, group, overlap, place_count, words

SCREEN = page_of_pixels(1920, 1080)
PAGES = [
    SCREEN,
    page_of_pixels(1366, 768),
    Page(297, 210),
    Page(210, 297),
    Page(60, 60),
    Page(1189, 841),
    Page(400, 300),
    Page(300, 90),
]
EVERYTHING = Filter()
few = settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def camera(lon, lat, width_km, height_km):
    x_m, y_m = map(float, MAIN.forward(lon, lat))
    return Camera(x_m, y_m, width_km * 1e3, height_km * 1e3)


JIANGSU = camera(119.5, 32.9, 520, 480)
cameras = st.builds(
    camera, st.floats(80, 130), st.floats(18, 50), st.floats(40, 3000), st.floats(40, 3000)
)


@pytest.mark.parametrize("filter_", [PLAN_FILTER, EVERYTHING])
def test_symbols_and_numbers_are_exactly_the_places_that_pass_the_filter(atlas, filter_):
    drawing = compose(atlas, narrow(HOME, filter_), SCREEN)
    wanted = matching(atlas, links_of(atlas), filter_)
    assert place_count(drawing) == len(wanted)
    alone = [m.about.removeprefix("place/") for m in about(drawing, "place/")]
    assert set(alone) <= set(wanted)


def test_demonstration_zones_are_all_there_by_themselves(atlas):
    drawing = compose(atlas, narrow(HOME, EVERYTHING), SCREEN)
    zones = {f"place/{p.id}" for p in atlas.places.values() if p.kind == "demo_zone"}
    assert zones <= {m.about for m in about(drawing, "place/") if isinstance(m, Symbol)}


def test_a_filter_that_lets_nothing_pass_says_so_and_still_draws_the_map(atlas):
    drawing = compose(atlas, narrow(HOME, Filter().choose("kind", Choice(any=()))), SCREEN)
    assert place_count(drawing) == 0
    assert "没有符合条件的载体" in [m.words for m in every(drawing.marks) if isinstance(m, Text)]
    assert about(drawing, "province/")


def test_all_provinces_are_drawn_and_taiwan_is_one_of_them(atlas):
    drawing = compose(atlas, HOME, SCREEN)
    grounds = {m.about for m in group(drawing, "map").marks if m.about.startswith("province/")}
    assert {
        f"province/{code}" for code in atlas.layer("province", "l").columns["adcode"]
    } <= grounds
    assert "台湾省" in words(drawing, "province/")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("page", PAGES, ids=lambda p: f"{p.width_mm:.0f}x{p.height_mm:.0f}")
def test_names_that_every_map_of_the_country_carries_are_there(atlas, page, language):
    drawing = compose(atlas, speak(HOME, language), page)
    assert words(drawing, "province/710000")
    inset = [m.about for m in group(drawing, "inset").marks if isinstance(m, Text)]
    within = [m.about for m in group(drawing, "map").marks if isinstance(m, Text)]
    for island in ("东沙群岛", "西沙群岛", "中沙群岛", "南沙群岛", "黄岩岛", "曾母暗沙"):
        assert f"island/{island}" in inset
    for island in ("钓鱼岛", "赤尾屿"):
        assert f"island/{island}" in within
    assert [m for m in about(drawing, "seat/71") if isinstance(m, Text)]


def test_ten_dashes_are_in_the_inset_and_the_undetermined_boundary_in_the_map(atlas):
    drawing = compose(atlas, HOME, SCREEN)
    (dashes,) = (m for m in group(drawing, "inset").marks if m.about == "border/南海断续线")
    # The tenth lies east of Taiwan, north of the inset; the main map has it.
    assert len(dashes.parts) >= 9
    main = [m for m in group(drawing, "map").marks if m.about == "border/南海断续线"]
    assert any(part[:, 0].max() > 0 for mark in main for part in mark.parts)
    assert [m for m in group(drawing, "map").marks if m.about == "border/未定国界"]


def main_frame(drawing, at):
    """The map's frame with its scale, from the drawing's own box and the camera."""
    clip = group(drawing, "map").clip
    return frame_for(at, clip.width_mm, clip.height_mm).at(clip.x_mm, clip.y_mm)


def country(atlas):
    shapes = base_shapes(atlas)
    islands = MAIN.forward(np.array([123.475, 124.556]), np.array([25.745, 25.922]))
    return [
        *shapes.of("province", "h").geometries,
        *shapes.of("special_line").geometries,
        *shapely.points(*islands),
    ]


def covered(atlas, drawing, at):
    """What of the country lies under the inset, the legend or words outside the map's own."""
    frame = main_frame(drawing, at)
    furniture = [
        (m.x_mm, m.y_mm, m.x_mm + m.width_mm, m.y_mm + m.height_mm)
        for m in drawing.marks
        if isinstance(m, Box) and m.about in ("inset frame", "legend")
    ]
    furniture += [box_of(m) for m in drawing.marks if isinstance(m, Text)]
    left, top, right, bottom = frame.box_mm
    found = []
    for box in furniture:
        if overlap(box, frame.box_mm):
            x0, y0 = frame.to_map(max(box[0], left), min(box[3], bottom))
            x1, y1 = frame.to_map(min(box[2], right), max(box[1], top))
            ground = shapely.box(x0, y0, x1, y1)
            found += [part for part in country(atlas) if shapely.intersects(part, ground)]
    return found


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("page", PAGES, ids=lambda p: f"{p.width_mm:.0f}x{p.height_mm:.0f}")
def test_furniture_covers_nothing_of_the_country(atlas, page, language):
    drawing = compose(atlas, speak(HOME, language), page)
    assert covered(atlas, drawing, None) == []
    assert [m for m in drawing.marks if m.about == "inset frame"]


# All of the country is in sight, in the lower right corner, where the inset would cover Taiwan.
TAIWAN_IN_THE_CORNER = Camera(2.23e6 - 4.3e6, 3.9e6, 8.6e6, 4.3e6)
# In the lower left, where the legend would cover Yunnan and Tibet.
TIBET_IN_THE_CORNER = Camera(-2.95e6 + 4.3e6, 3.9e6, 8.6e6, 4.3e6)


@pytest.mark.parametrize("at", [TAIWAN_IN_THE_CORNER, TIBET_IN_THE_CORNER])
@pytest.mark.parametrize("page", [SCREEN, Page(400, 200), Page(210, 297)])
def test_furniture_gives_way_when_the_country_lies_where_it_would_be(atlas, page, at):
    assert covered(atlas, compose(atlas, look_at(HOME, at), page), at) == []


@given(cameras, st.sampled_from(PAGES), st.sampled_from(["zh", "en"]))
@few
def test_no_two_names_overlap_wherever_one_looks(atlas, at, page, language):
    view = View(filter=EVERYTHING, camera=at, language=language)
    marks = group(compose(atlas, view, page), "map").marks
    names = [m for m in marks if isinstance(m, Text) and not m.about.startswith("stack/")]
    for one, other in combinations(names, 2):
        assert not overlap(box_of(one), box_of(other)), (one.words, other.words)


@given(st.floats(60, 1189), st.floats(60, 1189), st.booleans(), st.sampled_from(["zh", "en"]))
@few
def test_words_outside_the_map_stay_on_the_page_and_off_each_other(
    atlas, width, height, close, language
):
    view = View(camera=JIANGSU if close else None, language=language)
    drawing = compose(atlas, view, Page(width, height))
    outside = [mark for mark in drawing.marks if isinstance(mark, Text)]
    for text in outside:
        left, top, right, bottom = box_of(text)
        assert left >= -0.01
        assert top >= -0.01
        assert right <= width + 0.01
        assert bottom <= height + 0.01
    for one, other in combinations(outside, 2):
        assert not overlap(box_of(one), box_of(other), slack=0.05), (one.words, other.words)


@given(cameras, st.sampled_from(PAGES))
@few
def test_marks_of_places_lie_within_the_frame(atlas, at, page):
    drawing = compose(atlas, View(camera=at), page)
    clip = group(drawing, "map").clip
    for mark in about(drawing, "place/"):
        if isinstance(mark, Symbol):
            assert clip.x_mm <= mark.x_mm <= clip.x_mm + clip.width_mm
            assert clip.y_mm <= mark.y_mm <= clip.y_mm + clip.height_mm


def test_a_close_map_does_not_carry_the_whole_country(atlas):
    drawing = compose(atlas, look_at(HOME, JIANGSU), SCREEN)
    clip = group(drawing, "map").clip
    for mark in group(drawing, "map").marks:
        for part in getattr(mark, "rings", ()) or getattr(mark, "parts", ()):
            assert part[:, 0].min() > clip.x_mm - clip.width_mm
            assert part[:, 0].max() < clip.x_mm + 2 * clip.width_mm


def test_a_close_map_has_its_legend_and_inset_beside_the_frame(atlas):
    drawing = compose(atlas, look_at(HOME, JIANGSU), SCREEN)
    clip = group(drawing, "map").clip
    frame = (clip.x_mm, clip.y_mm, clip.x_mm + clip.width_mm, clip.y_mm + clip.height_mm)
    inset = next(m for m in drawing.marks if isinstance(m, Box) and m.about == "inset frame")
    assert inset.x_mm > frame[2]
    for text in drawing.marks:
        if isinstance(text, Text):
            assert not overlap(box_of(text), frame)


def test_the_source_of_the_base_map_is_said_and_its_number_is_not_the_maps_own(atlas):
    drawing = compose(atlas, HOME, SCREEN)
    assert "GS(2024)0650" in "".join(words(drawing, "source"))
    assert words(drawing, "approval") == ["审图号：________"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_approval_field_holds_only_what_the_page_was_given(atlas, language):
    page = Page(297, 210, approval_number="京S(2026)001号")
    (field,) = words(compose(atlas, speak(HOME, language), page), "approval")
    assert field.endswith("京S(2026)001号")
    assert "0650" not in field
    (blank,) = words(compose(atlas, speak(HOME, language), Page(297, 210)), "approval")
    assert blank.endswith("________")


def test_the_subtitle_says_the_filter_and_its_count(atlas):
    (subtitle,) = words(compose(atlas, HOME, SCREEN), "subtitle")
    count = len(matching(atlas, links_of(atlas), PLAN_FILTER))
    assert "规划口径" in subtitle
    assert f"{count} 处" in subtitle


def test_the_pages_title_is_used_and_the_sheets_own_without_one(atlas):
    titled = compose(atlas, HOME, Page(297, 210, title="我的图"))
    assert words(titled, "title") == ["我的图"]
    close = compose(atlas, look_at(HOME, JIANGSU), SCREEN)
    assert "江苏" in words(close, "title")[0]


@pytest.mark.parametrize("title", ["中国高新区", "High-tech zones of China"])
def test_a_part_of_the_country_is_not_titled_china(atlas, title):
    page = Page(297, 210, title=title)
    with pytest.raises(Fault, match="全国"):
        compose(atlas, look_at(HOME, JIANGSU), page)
    assert words(compose(atlas, HOME, page), "title") == [title]


def test_the_same_view_gives_the_same_marks(atlas):
    one, other = (compose(atlas, look_at(HOME, JIANGSU), SCREEN) for _ in range(2))
    texts = [[m for m in every(d.marks) if isinstance(m, Text | Symbol)] for d in (one, other)]
    assert texts[0] == texts[1]


def test_an_unknown_selection_is_a_fault(atlas):
    with pytest.raises(Fault):
        compose(atlas, select(HOME, Address("project", "SP99")), SCREEN)


@pytest.mark.parametrize(("name", "prefix"), [("water", "river"), ("names", "seat/")])
def test_hidden_layers_are_left_out(atlas, name, prefix):
    def shown(view):
        marks = group(compose(atlas, view, SCREEN), "map").marks
        return [m for m in marks if m.about.startswith(prefix) and not isinstance(m, Symbol)]

    assert shown(HOME)
    assert not shown(View(hidden=(name,)))
