"""DESIGN, law 4: while it shows a View, a panel asks for none."""

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QAction

from desktop.panels.bookmarks.bookmarks_panel import BookmarksPanel
from desktop.panels.coverage.coverage import CoveragePanel
from desktop.panels.drawer import Drawer
from desktop.panels.filter_panel import FilterPanel
from desktop.panels.left_side import LeftSide
from desktop.panels.parts.reveal import stay
from desktop.panels.plan.plan_panel import PlanPanel
from desktop.panels.right_side import RightSide
from desktop.panels.search_box import SearchBox
from desktop.panels.selection_panel import SelectionPanel
from desktop.panels.shading.shading_panel import ShadingPanel
from desktop.panels.story.story_panel import StoryPanel
from desktop.settings import Settings
from desktop.store import Store
from desktop.view import (
    Camera,
    Shading,
    View,
    choose,
    look_at,
    mute,
    narrow,
    pick,
    select,
    shade,
    speak,
    switch_layer,
    within,
)
from geodata.choices import Choice, Filter
from geodata.records import Address


def drawer_with_table(store, desk):
    with tempfile.TemporaryDirectory() as folder:
        return Drawer(store, desk, Settings(Path(folder) / "kept.ini"), stay, QAction("x"))


PANELS = [
    drawer_with_table,
    FilterPanel,
    ShadingPanel,
    LeftSide,
    SelectionPanel,
    SearchBox,
    PlanPanel,
    CoveragePanel,
    BookmarksPanel,
    StoryPanel,
    RightSide,
]


class CountingStore(Store):
    """A Store that counts how often it was asked for another View, bookmark or saved filter."""

    asked = 0

    def keep(self, workspace, words, merge=""):
        self.asked += 1
        super().keep(workspace, words, merge)


def views(atlas):
    """Views that differ in everything a panel could show."""
    plain = View()
    yield narrow(plain, Filter())
    yield narrow(plain, Filter().choose("kind", Choice(any=())))
    yield choose(plain, "industry", Choice(any=("SEI-BIO", "SEI-MAT-NANO")))
    yield choose(plain, "region", Choice(any=("320000",), none=("110000",)))
    yield choose(plain, "kind", Choice(any=("zone",)))
    yield choose(plain, "evidence", Choice(any=("listed", "unverified"), none=("matched",)))
    yield mute(choose(plain, "project", Choice(any=("SP19",))), "project", muted=True)
    yield within(plain, [(100.0, 30.0), (115.0, 30.0), (115.0, 40.0)])
    yield narrow(plain, replace(plain.filter, from_year=1992, to_year=2009, text="高新"))
    yield pick(plain, list(atlas.places)[:3])
    yield pick(plain, atlas.places)
    for shading in (
        Shading("density", level="prefecture", hatched=True),
        Shading("location_quotient", "SEI-MAT", method="user_set", limits=(0.5, 2.0)),
        Shading("kind_count", "zone", form="symbols", classes=7, ramp="teal"),
    ):
        yield shade(plain, shading)
        yield shade(narrow(plain, Filter(text="不存在的载体")), shading)
    yield switch_layer(plain, "water", on=False, usual=True)
    yield look_at(plain, Camera(0.0, 4_000_000.0, 500_000.0, 300_000.0))
    for kind, shelf in (
        ("place", atlas.places),
        ("cluster", atlas.clusters),
        ("project", atlas.projects),
        ("industry", atlas.industries),
        ("metric", atlas.metrics),
        ("action", atlas.actions),
        ("entity", atlas.entities),
        ("term", atlas.definitions),
        ("section", atlas.sections),
        ("region", atlas.regions),
        ("source", atlas.sources),
        ("park", atlas.parks),
    ):
        for record_id in shelf:
            yield select(plain, Address(kind, record_id))
    yield plain


@pytest.mark.parametrize("panel", PANELS, ids=lambda panel: panel.__name__)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_panel_that_shows_a_view_asks_for_none(qtbot, desk, panel, language):
    store = CountingStore(speak(View(), language))
    shown = panel(store, desk)
    qtbot.addWidget(shown)
    shown.resize(340, 700)
    shown.show()
    qtbot.waitUntil(lambda: getattr(getattr(shown, "panel", None), "ready", True))
    for fold in getattr(shown, "folds", {}).values():
        fold.button.setChecked(True)
    assert store.asked == 0
    for asked, view in enumerate(views(desk.atlas), start=1):
        store.change(speak(view, language), "看")
        qtbot.wait(0)
        assert store.asked == asked, view
    store.undo()
    store.change(speak(store.view, "zh" if language == "en" else "en"), "语言")
    qtbot.wait(0)
    assert store.asked == asked + 1
