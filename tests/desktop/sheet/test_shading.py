"""A shading gives every region a class, a colour and a pattern, and its legend counts them all."""

from collections import Counter

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from desktop.sheet.colour_space import lightness
from desktop.sheet.composing import compose
from desktop.sheet.drawing import Area, Line
from desktop.sheet.hatching import FEW, NO_DATA
from desktop.sheet.page import Page, page_of_pixels
from desktop.sheet.palette import LIGHT
from desktop.sheet.ramps import MIDDLE, RAMP
from desktop.sheet.shading import shaded, shading_of
from desktop.sheet.shading_legend import few_words, rows_of
from desktop.sheet.shown import links_of, shown_places
from desktop.view import HOME, Shading, narrow, shade, speak
from geodata.choices import Choice, Filter
from geodata.filtering import matching
from geodata.measures import MEASURES
from geodata.measuring import remarks
from geodata.reading import read_atlas
from tests.desktop.sheet.marks import about, every, group, words

ATLAS = read_atlas()
LEVELS = {"province": 34, "prefecture": 375}
OF = {"kind": "zone", "industry": "SEI-MAT", "": ""}
EVERYTHING = narrow(HOME, Filter())
PAGE = page_of_pixels(1366, 768)
FILTERS = st.sampled_from(
    (
        HOME.filter,
        Filter(),
        Filter(text="不存在的载体"),
        Filter(to_year=1990),
        Filter().choose("region", Choice(any=("320000",))),
    )
)


@st.composite
def shadings(draw):
    measure = draw(st.sampled_from(MEASURES))
    method = draw(st.sampled_from(("quantiles", "natural_breaks", "equal_intervals", "user_set")))
    return Shading(
        measure.code,
        OF[measure.of],
        draw(st.sampled_from(measure.levels)),
        method=method,
        classes=draw(st.integers(2, 9)),
        limits=(0.5, 1.0, 2.0) if method == "user_set" else (),
        ramp=draw(st.sampled_from(("", *RAMP))),
        hatched=draw(st.booleans()),
    )


def within(wanted):
    return matching(ATLAS, links_of(ATLAS), wanted)


@given(FILTERS, shadings())
def test_every_region_is_in_one_class_or_without_data(wanted, shading):
    look = shaded(ATLAS, within(wanted), shading)
    assert len(look.class_of) == LEVELS[shading.level]
    for code, number in look.class_of.items():
        value = look.found.values[code]
        if value is None:
            assert number == -1
            assert look.hatches_of(code) == (NO_DATA,)
            assert look.colour_of(code, LIGHT) == LIGHT.no_data
        else:
            limits = look.classes.limits
            assert number == 0 or limits[number - 1] <= value
            assert number == len(limits) or value < limits[number]
            assert look.colour_of(code, LIGHT) == look.colours[number]
            assert (FEW in look.hatches_of(code)) == (code in look.few)


@given(FILTERS, shadings(), st.sampled_from(("zh", "en")))
def test_the_legend_counts_every_region_once(wanted, shading, language):
    look = shaded(ATLAS, within(wanted), shading)
    rows = rows_of(look, language)
    assert sum(count for _, count in rows) == LEVELS[shading.level]
    assert len({words for words, _ in rows}) == len(rows)
    in_classes = Counter(look.class_of.values())
    numbers = [*reversed(range(len(look.colours))), *([-1] if in_classes[-1] else [])]
    assert [count for _, count in rows] == [in_classes[number] for number in numbers]
    assert bool(few_words(look, language)) == bool(look.few)


@given(FILTERS, shadings())
def test_hatching_gives_every_class_a_pattern_of_its_own_on_a_ground_that_shows_it(wanted, shading):
    look = shaded(ATLAS, within(wanted), shading)
    if shading.hatched:
        assert len(set(look.hatches)) == len(look.hatches)
        dark = lightness((LIGHT.hatch,))[0]
        grounds = lightness(look.colours) if look.colours else np.array([100.0])
        assert grounds.min() - dark > 30
    else:
        assert not any(look.hatches)


def test_it_is_worked_out_once_for_the_same_filter():
    shading = Shading("count")
    one = shaded(ATLAS, within(Filter()), shading)
    assert shaded(ATLAS, within(Filter()), Shading("count")) is one
    assert shaded(ATLAS, within(HOME.filter), shading) is not one


def test_without_a_shading_there_is_none():
    assert shading_of(ATLAS, HOME, shown_places(ATLAS, HOME), LIGHT) is None


def test_the_class_that_holds_the_neutral_value_is_pale_and_its_sides_differ():
    shading = Shading(
        "location_quotient", "SEI-MAT", method="user_set", limits=(0.5, 0.8, 1.25, 2.0)
    )
    look = shaded(ATLAS, within(Filter()), shading)
    assert look.colours[2] == MIDDLE
    between = shaded(
        ATLAS,
        within(Filter()),
        Shading("location_quotient", "SEI-MAT", method="user_set", limits=(0.5, 1.0, 2.0)),
    )
    assert MIDDLE not in between.colours


def ground_areas(drawing, level):
    """Regions' areas in the main frame by code."""
    marks = group(drawing, "map").marks
    found = {}
    for mark in marks:
        if isinstance(mark, Area) and mark.about.startswith(f"{level}/"):
            found[mark.about.removeprefix(f"{level}/")] = mark
    return found


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("hatched", [False, True])
def test_the_sheet_paints_every_region_in_the_colour_of_its_class(level, hatched):
    shading = Shading("density", level=level, hatched=hatched)
    view = shade(EVERYTHING, shading)
    look = shaded(ATLAS, within(Filter()), shading)
    areas = ground_areas(compose(ATLAS, view, PAGE), level)
    assert len(areas) >= LEVELS[level] - 1  # Sansha's islands lie beyond the main frame
    assert all(area.fill == look.colour_of(code, LIGHT) for code, area in areas.items())


def test_hatches_lie_on_their_own_regions_only():
    shading = Shading("density", hatched=True, classes=4)
    view = shade(EVERYTHING, shading)
    drawing = compose(ATLAS, view, PAGE)
    look = shaded(ATLAS, within(Filter()), shading)
    areas = ground_areas(drawing, "province")
    hatches = [m for m in group(drawing, "map").marks if isinstance(m, Line) and m.about == "hatch"]
    assert len(hatches) == 4  # three of the four classes, and no data
    looks = {(mark.width_mm, mark.dash, len(mark.parts)) for mark in hatches}
    assert len(looks) == len(hatches)
    # In the middle of a hatched province only its own lines run.
    sichuan = areas["510000"].rings[0]
    inner = shapely.Polygon(sichuan).buffer(-0.5)
    crossing = [
        mark for mark in hatches if any(inner.intersects(shapely.LineString(p)) for p in mark.parts)
    ]
    assert len(crossing) == len(look.hatches_of("510000")) == 1


def test_the_inset_shows_the_same_colours():
    view = shade(EVERYTHING, Shading("count", hatched=True))
    look = shaded(ATLAS, within(Filter()), view.shading)
    inset = group(compose(ATLAS, view, PAGE), "inset").marks
    hainan = next(m for m in inset if m.about == "province/460000")
    assert hainan.fill == look.colour_of("460000", LIGHT)
    assert any(mark.about == "hatch" for mark in inset)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("page", [PAGE, Page(210, 297)])
def test_the_sheet_says_what_is_measured_how_and_what_to_beware_of(language, page):
    view = speak(shade(EVERYTHING, Shading("verified_share", method="natural_breaks")), language)
    drawing = compose(ATLAS, view, page)
    look = shaded(ATLAS, within(Filter()), view.shading)
    said = [mark.words for mark in every(drawing.marks) if hasattr(mark, "words")]
    joined = " ".join(said)
    title, method = {
        "zh": ("已核实载体占比（%）", "省级 · 自然断点 · 5 级"),
        "en": ("Share of verified places (%)", "Province · Natural breaks · 5 classes"),
    }[language]
    assert title in joined
    assert method in said
    for words_of_class, count in rows_of(look, language):
        assert words_of_class in said
        unit = "个" if language == "zh" else "region"
        assert any(word.startswith(f"{count} {unit}") for word in said)
    foot = "".join(word for word in words(drawing, "source"))
    for remark in remarks(look.found, language):
        assert remark.replace(" ", "") in foot.replace(" ", "")


def test_a_filter_without_places_leaves_a_ratio_without_data_and_says_so():
    nothing = Filter(text="不存在的载体")
    view = shade(narrow(HOME, nothing), Shading("verified_share", hatched=True))
    drawing = compose(ATLAS, view, PAGE)
    areas = ground_areas(drawing, "province")
    assert {area.fill for area in areas.values()} == {LIGHT.no_data}
    assert words(drawing, "class/no_data") == ["34 个"]


def test_names_on_dark_grounds_have_a_white_halo():
    view = shade(EVERYTHING, Shading("count", ramp="grey"))
    drawing = compose(ATLAS, view, PAGE)
    areas = ground_areas(drawing, "province")
    for name in about(drawing, "province/"):
        code = name.about.removeprefix("province/")
        if hasattr(name, "halo") and code in areas:
            ground = areas[code].fill
            apart = lightness((ground,))[0] - lightness((name.colour,))[0]
            assert name.halo == (ground if apart >= 20 else LIGHT.halo)
