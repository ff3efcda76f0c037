"""A workspace file gives back what was saved, is a GeoPackage for others, and damage is said."""

import sqlite3
import warnings
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.view import HOME, View, select
from desktop.workspace.reading_packages import workspace_from_bytes
from desktop.workspace.records import (
    SECONDS,
    Arrangement,
    Bookmark,
    SavedFilter,
    Scene,
    Workspace,
)
from desktop.workspace.story import add_scene
from desktop.workspace.view_files import save_view
from desktop.workspace.workspace_files import (
    is_workspace,
    read_view_of,
    read_workspace,
    save_workspace,
)
from desktop.workspace.writing_packages import workspace_to_bytes
from geodata.choices import Filter
from geodata.faults import Fault
from geodata.records import Address
from tests.desktop.workspace.changes import PNG, change
from tests.desktop.workspace.test_view_files import VIEWS, filters

TINY = Path(__file__).parents[2] / "data" / "tiny"
PX = st.integers(0, 5000)
WORDS = st.text(max_size=12)
WORKSPACES = st.builds(
    Workspace,
    view=VIEWS,
    bookmarks=st.lists(
        st.builds(
            Bookmark,
            id=st.integers(-(2**63), 2**63 - 1),
            name=WORDS,
            view=VIEWS,
            note=WORDS,
            picture=st.sampled_from([b"", PNG]),
        ),
        max_size=3,
        unique_by=lambda bookmark: bookmark.id,
    ).map(tuple),
    filters=st.lists(
        st.builds(SavedFilter, WORDS, filters()), max_size=3, unique_by=lambda saved: saved.name
    ).map(tuple),
    arrangement=st.builds(
        Arrangement,
        name=WORDS,
        columns_px=st.just(()) | st.tuples(PX, PX, PX),
        left=st.booleans(),
        right=st.booleans(),
        timeline=st.booleans(),
        left_tab=WORDS,
        tab=WORDS,
        drawer=WORDS,
        drawer_px=PX,
    ),
    story=st.lists(
        st.builds(
            Scene,
            id=st.integers(-(2**63), 2**63 - 1),
            title=WORDS,
            view=VIEWS,
            caption=WORDS,
            seconds=st.integers(*SECONDS),
            picture=st.sampled_from([b"", PNG]),
        ),
        max_size=1,
        unique_by=lambda scene: scene.id,
    ).map(tuple),
)


@given(WORKSPACES)
def test_a_workspace_comes_back_equal_from_its_file(workspace):
    assert workspace_from_bytes(workspace_to_bytes(workspace), "a.gaoxin")[0] == workspace


def test_notes_of_the_program_come_back_beside_it(kept):
    content = workspace_to_bytes(kept, notes={"file": "/tmp/武汉.gaoxin"})
    assert workspace_from_bytes(content, "a") == (kept, {"file": "/tmp/武汉.gaoxin"})


def test_a_workspace_comes_back_equal_from_disk_and_leaves_nothing_beside_it(path, atlas, kept):
    assert read_workspace(path, atlas) == kept
    assert read_view_of(path, atlas) == kept.view
    assert [found.name for found in path.parent.iterdir()] == ["武汉.gaoxin"]


def test_only_a_workspace_with_a_story_needs_a_program_that_knows_stories(path, atlas, kept):
    def said(what):
        with closing(sqlite3.connect(path)) as package:
            return package.execute(what).fetchall()

    version = "SELECT value FROM gaoxin_workspace WHERE key = 'format_version'"
    tables = "SELECT name FROM sqlite_master WHERE name = 'gaoxin_story'"
    assert said(version) == [("1",)]
    assert said(tables) == []
    save_workspace(add_scene(kept, "一")[0], path, atlas)
    assert said(version) == [("2",)]
    assert said(tables) == [("gaoxin_story",)]


def test_a_lone_surrogate_in_a_filter_is_kept(atlas, tmp_path):
    workspace = Workspace(View(filter=Filter(text="\ud800")))
    save_workspace(workspace, tmp_path / "a.gaoxin", atlas)
    assert read_workspace(tmp_path / "a.gaoxin", atlas) == workspace


@pytest.mark.filterwarnings("ignore:.*non conformant file extension:RuntimeWarning")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_gdal_and_so_qgis_open_it_as_a_geopackage_with_the_places_as_points(path, atlas):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pyogrio

        layers = pyogrio.list_layers(path)
        frame = pyogrio.read_dataframe(path, layer="places_when_saved")
        marks = pyogrio.read_dataframe(path, layer="gaoxin_bookmarks")
        info = pyogrio.read_info(path, layer="places_when_saved")
    assert dict(layers) == {
        "places_when_saved": "Point",
        "gaoxin_workspace": None,
        "gaoxin_bookmarks": None,
        "gaoxin_filters": None,
    }
    assert info["driver"] == "GPKG"
    assert frame.crs.to_epsg() == 4326
    assert list(frame["place"]) == list(atlas.places)
    places = list(atlas.places.values())
    assert np.array_equal(frame.geometry.x, [place.lon_deg for place in places])
    assert np.array_equal(frame.geometry.y, [place.lat_deg for place in places])
    assert list(frame["sources"]) == [" ".join(place.sources) for place in places]
    assert "derived" in info["layer_metadata"]["DESCRIPTION"]
    assert list(marks["name"]) == ["专项"]


def test_the_package_has_the_marks_and_tables_that_its_standard_asks_for(path):
    with closing(sqlite3.connect(path)) as package:
        pragmas = [package.execute(f"PRAGMA {p}").fetchone()[0] for p in ("application_id",
                   "user_version", "integrity_check")]  # fmt: skip
        broken = package.execute("PRAGMA foreign_key_check").fetchall()
        systems = package.execute("SELECT srs_id FROM gpkg_spatial_ref_sys").fetchall()
        listed = set(package.execute("SELECT table_name, data_type FROM gpkg_contents"))
    assert pragmas == [0x47504B47, 10300, "ok"]
    assert broken == []
    assert {(-1,), (0,), (4326,)} <= set(systems)
    assert ("places_when_saved", "features") in listed
    assert ("gaoxin_workspace", "attributes") in listed


def test_without_any_place_the_layer_is_there_and_empty(tmp_path, atlas):
    save_workspace(Workspace(), tmp_path / "a.gaoxin", atlas, ())
    with closing(sqlite3.connect(tmp_path / "a.gaoxin")) as package:
        assert package.execute("SELECT count(*) FROM places_when_saved").fetchone() == (0,)


def test_what_another_program_adds_does_not_keep_it_from_opening(path, atlas, kept):
    change(
        path,
        ("PRAGMA journal_mode = WAL",),
        ("CREATE TABLE layer_styles (id INTEGER PRIMARY KEY, styleQML TEXT)",),
        ("DELETE FROM places_when_saved",),
        ("UPDATE gaoxin_bookmarks SET note = ?", "在 QGIS 中改过"),
    )
    (bookmark,) = read_workspace(path, atlas).bookmarks
    assert bookmark.note == "在 QGIS 中改过"
    assert read_workspace(path, atlas).view == kept.view


@pytest.mark.parametrize("ending", ["-wal", "-journal"])
def test_a_file_that_another_program_is_changing_is_neither_read_nor_replaced(
    path, atlas, kept, ending
):
    path.with_name(path.name + ending).write_bytes(b"half")
    before = path.read_bytes()
    for attempt in (
        lambda: read_workspace(path, atlas),
        lambda: save_workspace(kept, path, atlas),
    ):
        with pytest.raises(Fault, match="QGIS"):
            attempt()
    assert path.read_bytes() == before


def test_the_file_of_a_single_view_opens_as_a_workspace_of_that_view(tmp_path, atlas):
    view = select(HOME, Address("project", "SP01"))
    save_view(view, tmp_path / "旧.json")
    assert not is_workspace(tmp_path / "旧.json")
    assert read_workspace(tmp_path / "旧.json", atlas) == Workspace(view)


def test_a_view_of_things_that_the_atlas_lacks_is_refused_where_it_is_to_be_shown(tmp_path, atlas):
    lost = Workspace(select(HOME, Address("place", "atlantis")))
    save_workspace(lost, tmp_path / "a.gaoxin", atlas)
    assert read_workspace(tmp_path / "a.gaoxin", atlas) == lost
    with pytest.raises(Fault, match="atlantis"):
        read_view_of(tmp_path / "a.gaoxin", atlas)
