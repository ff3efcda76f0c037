from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor

from desktop.desk import Desk
from desktop.panels.timeline.approvals import STACKED, approvals, reach
from desktop.panels.timeline.timeline import Timeline
from desktop.sheet.palette import LIGHT
from desktop.store import Store
from desktop.view import View, narrow, speak
from geodata.choices import Choice, Filter
from geodata.filtering import matching
from geodata.records import Address
from geodata.vocabulary import KINDS, STANDINGS

FIRST, LAST = 1988, 2015


@pytest.fixture(scope="module")
def whole(atlas):
    return Desk(atlas)


@pytest.fixture
def timeline(qtbot, store, desk):
    made = Timeline(store, desk)
    qtbot.addWidget(made)
    made.resize(900, made.height())
    made.show()
    return made


def up_to(store, year):
    store.change(narrow(store.view, replace(store.view.filter, to_year=year)), "年份")


def colour_above(timeline, year, share):
    """The colour at a share of the height of a year's bar."""
    picture = timeline.strip.grab().toImage()
    plot, look = timeline.strip.plot, timeline.strip.look
    most, held = look.approvals.most, look.approvals.in_year(year)
    height = (plot.floor_px - 6) * held / most
    ratio = picture.devicePixelRatio()
    middle = plot.left_px(year) + plot.step_px / 2
    spot = QPointF(middle * ratio, (plot.floor_px - share * height) * ratio)
    return picture.pixelColor(spot.toPoint())


def test_the_years_run_from_1988_to_the_latest_of_the_data(timeline, atlas):
    assert (timeline.strip.minimum(), timeline.strip.maximum()) == (FIRST, LAST)
    years = [p.approved_year for p in atlas.places.values() if p.approved_year]
    assert reach(atlas) == range(1988, max(years) + 1)


def test_the_words_say_what_the_span_leaves_and_what_it_cannot_count(timeline, store, desk):
    store.change(narrow(store.view, Filter()), "全部")
    undated = sum(p.approved_year is None for p in desk.atlas.places.values())
    assert timeline.said.text() == f"不限年份：{len(desk.atlas.places)} 处"
    assert timeline.undated.text() == f"其中 {undated} 处年份不详"
    up_to(store, 1992)
    assert timeline.said.text() == "截至 1992 年：3 处"
    assert timeline.undated.text() == f"另有 {undated} 处年份不详，未计入"
    store.change(speak(store.view, "en"), "英文")
    assert timeline.said.text() == "Up to 1992: 3 places"
    assert timeline.undated.text() == f"{undated} more of unknown year not counted"


def test_nothing_is_said_of_unknown_years_where_there_are_none(timeline, store):
    store.change(narrow(store.view, Filter().choose("kind", Choice(any=("zone",)))), "勾选")
    up_to(store, 1992)
    assert timeline.undated.text() == ""


def spans():
    year = st.none() | st.integers(1980, 2030)
    kinds = st.lists(st.sampled_from([k.code for k in KINDS]), unique=True)
    standings = st.lists(st.sampled_from([s.code for s in STANDINGS]), unique=True)
    choice = st.builds(
        lambda some, none: Choice(any=tuple(some) or None, none=tuple(none[:1])), kinds, kinds
    )
    return st.builds(
        lambda kind, standing, low, high, text: replace(
            Filter().choose("kind", kind).choose("standing", Choice(any=tuple(standing) or None)),
            from_year=low,
            to_year=high,
            text=text,
        ),
        choice,
        standings,
        year,
        year,
        st.sampled_from(["", "高新", "东", "bj"]),
    )


@given(wanted=spans())
@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_bars_and_numbers_equal_those_counted_one_by_one(whole, wanted):
    counted = approvals(whole, wanted)
    places = whole.atlas.places
    open_end = replace(wanted, from_year=None, to_year=None)
    held = [places[i] for i in matching(whole.atlas, whole.links, open_end)]
    for year in reach(whole.atlas):
        expected = [
            sum(p.kind == kind and p.approved_year == year for p in held) for kind in STACKED
        ]
        assert list(counted.by_year.get(year, [0] * len(STACKED))) == expected
    assert counted.undated == sum(p.approved_year is None for p in held)
    left = matching(whole.atlas, whole.links, wanted)
    assert counted.between(wanted.from_year, wanted.to_year) == len(left)


def test_bars_bear_the_colours_of_the_kinds_and_pale_beyond_the_year(timeline, store):
    zone = QColor(LIGHT.kinds["zone"])
    assert colour_above(timeline, 1991, 0.5) == zone
    up_to(store, 1991)
    assert colour_above(timeline, 1991, 0.5) == zone
    later = colour_above(timeline, 1992, 0.5)
    assert later != zone
    assert later.hsvSaturationF() < zone.hsvSaturationF() / 2


def test_kinds_stand_upon_each_other_in_one_bar(qtbot, store, whole):
    made = Timeline(store, whole)
    qtbot.addWidget(made)
    made.resize(1300, 200)
    made.setFixedHeight(200)
    made.show()
    store.change(narrow(store.view, Filter()), "全部")
    numbers = made.strip.look.approvals.by_year[2015]
    kinds = [kind for kind, n in zip(STACKED, numbers, strict=True) if n]
    assert len(kinds) > 1
    below, total = 0, sum(numbers)
    for kind in kinds:
        n = numbers[STACKED.index(kind)]
        middle = (below + n / 2) / total
        assert colour_above(made, 2015, middle) == QColor(LIGHT.kinds[kind]), kind
        below += n


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_words_always_have_room(qtbot, whole, language):
    store = Store(View(language=language))
    made = Timeline(store, whole)
    qtbot.addWidget(made)
    for years in ({}, {"to_year": 2010}, {"from_year": 1990}, {"from_year": 1990, "to_year": 2020}):
        store.change(narrow(store.view, Filter(**years)), "年份")
        for label in (made.said, made.undated):
            assert label.text()
            assert label.fontMetrics().horizontalAdvance(label.text()) <= label.width()


def test_the_strip_keeps_its_place_while_the_numbers_change(timeline, store):
    timeline.grab()
    before = timeline.strip.geometry()
    for year in (FIRST, 1995, LAST):
        up_to(store, year)
        timeline.grab()
        assert timeline.strip.geometry() == before


class CountingStore(Store):
    """A Store that counts how often it was asked for another View."""

    asked = 0

    def change(self, view, words, merge=""):
        self.asked += 1
        super().change(view, words, merge)


def test_while_it_shows_a_view_it_asks_for_none(qtbot, desk):
    store = CountingStore()
    made = Timeline(store, desk)
    qtbot.addWidget(made)
    made.show()
    views = [
        View(filter=Filter(to_year=1950)),
        View(filter=Filter(to_year=2001)),
        View(filter=Filter(from_year=2009, to_year=2050)),
        View(filter=Filter(from_year=2030)),
        View(filter=Filter().choose("kind", Choice(any=())), language="en"),
        View(selection=Address("place", "donghu")),
    ]
    for asked, view in enumerate(views, start=1):
        store.change(view, "看")
        made.grab()
        assert store.asked == asked
    store.undo()
    made.grab()
    assert (store.view.filter, store.asked) == (views[-2].filter, len(views))
