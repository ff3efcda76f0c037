"""Counting anew after a change of the filter, and showing it with every facet open."""

from itertools import cycle

from desktop.desk import Desk
from desktop.panels.filter_panel import FilterPanel
from desktop.store import Store
from desktop.view import View, choose, narrow, within
from geodata.choices import FACETS, PLAN_FILTER, Choice, Filter
from geodata.filtering import facets_of

SQUARE = [(110.0, 28.0), (122.0, 28.0), (122.0, 38.0), (110.0, 38.0)]
FILTERS = (
    PLAN_FILTER,
    PLAN_FILTER.choose("industry", Choice(any=("SEI-MAT", "SEI-ENV"))),
    PLAN_FILTER.choose("region", Choice(any=("east",), none=("370000",))).between(None, 2010),
    Filter().choose("project", Choice(any=("SP19",))).choose("evidence", Choice(any=("listed",))),
    PLAN_FILTER.inside(SQUARE).named("gaoxin"),
    Filter(),
)


def test_counts_of_every_facet_after_a_change(benchmark, aim, atlas):
    aim("p95", 50)
    facets = facets_of(atlas, Desk(atlas).links)
    for facet in FACETS:
        facets.counts(FILTERS[3], facet)
    wanted = cycle(FILTERS)

    def count():
        one = next(wanted)
        for facet in FACETS:
            facets.counts(one, facet)

    benchmark.pedantic(count, rounds=60)


def test_the_panel_with_every_facet_open_follows_a_change(benchmark, aim, atlas, qtbot):
    aim("p95", 50)
    store = Store(View())
    panel = FilterPanel(store, Desk(atlas))
    qtbot.addWidget(panel)
    panel.resize(300, 900)
    panel.show()
    for fold in panel.folds.values():
        fold.button.setChecked(True)
    for wanted in FILTERS:
        store.change(narrow(store.view, wanted), "")
    way = cycle(FILTERS)
    benchmark.pedantic(
        lambda: store.change(narrow(store.view, next(way)), ""),
        setup=lambda: qtbot.wait(0),
        rounds=60,
    )


def test_an_area_drawn_anew(benchmark, aim, atlas):
    aim("p95", 50)
    facets = facets_of(atlas, Desk(atlas).links)
    view = within(choose(View(), "kind", Choice(any=("zone",))), SQUARE)
    facets.passing(view.filter)
    shifts = iter(range(1, 1000))

    def draw():
        shift = next(shifts) / 1000
        ring = [(lon + shift, lat) for lon, lat in SQUARE]
        facets.passing(within(view, ring).filter)

    benchmark.pedantic(draw, rounds=60)
