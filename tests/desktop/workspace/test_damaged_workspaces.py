"""What is wrong with a workspace file is said in a sentence that names it and what is safe."""

import json
import sqlite3
from contextlib import closing, suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.workspace.reading_packages import workspace_from_bytes
from desktop.workspace.records import Workspace, mark, save_filter
from desktop.workspace.story import add_scene
from desktop.workspace.workspace_files import read_workspace
from desktop.workspace.writing_packages import FORMAT, workspace_to_bytes
from geodata.choices import Filter
from geodata.faults import Fault
from tests.desktop.workspace.changes import PNG, change


def fault_of(path, atlas):
    with pytest.raises(Fault) as caught:
        read_workspace(path, atlas)
    assert path.name in caught.value.zh
    assert path.name in caught.value.en
    assert "\n" not in caught.value.zh
    return caught.value


def test_a_newer_format_is_said_to_be_newer_whatever_else_is_in_it(path, atlas):
    change(
        path,
        ("UPDATE gaoxin_workspace SET value = ? WHERE key = 'format_version'", str(FORMAT + 1)),
        ("UPDATE gaoxin_workspace SET value = 'tomorrow' WHERE key = 'view'",),
        ("DROP TABLE gaoxin_filters",),
    )
    assert "newer version" in fault_of(path, atlas).en


@pytest.mark.parametrize(
    ("statement", "values", "key"),
    [
        ("DROP TABLE gaoxin_workspace", (), "gaoxin_workspace"),
        ("DROP TABLE gaoxin_bookmarks", (), "gaoxin_bookmarks"),
        ("ALTER TABLE gaoxin_filters RENAME COLUMN filter TO f", (), "gaoxin_filters.filter"),
        ("DELETE FROM gaoxin_workspace WHERE key = 'view'", (), "gaoxin_workspace.view"),
        ("DELETE FROM gaoxin_workspace WHERE key = 'format_version'", (), "format_version"),
        ("UPDATE gaoxin_workspace SET value = '0' WHERE key = 'format_version'", (), "format"),
        ("UPDATE gaoxin_workspace SET value = '²' WHERE key = 'format_version'", (), "format"),
        ("UPDATE gaoxin_workspace SET value = '[]' WHERE key = 'arrangement'", (), "arrangement"),
        (
            "UPDATE gaoxin_workspace SET value = ? WHERE key = 'arrangement'",
            ('{"columns_px": [1, 2]}',),
            "arrangement.columns_px",
        ),
        (
            "UPDATE gaoxin_workspace SET value = ? WHERE key = 'arrangement'",
            ('{"left": 1}',),
            "arrangement.left",
        ),
        (
            "UPDATE gaoxin_workspace SET value = ? WHERE key = 'arrangement'",
            ('{"drawer_px": -1}',),
            "arrangement.drawer_px",
        ),
        (
            "UPDATE gaoxin_workspace SET value = ? WHERE key = 'arrangement'",
            ('{"tab": 1}',),
            "arrangement.tab",
        ),
        (
            "UPDATE gaoxin_workspace SET value = ? WHERE key = 'view'",
            (json.dumps({"version": 1, "colour": "red"}),),
            "colour",
        ),
        ("UPDATE gaoxin_workspace SET value = x'00' WHERE key = 'view'", (), "view"),
        ("UPDATE gaoxin_bookmarks SET name = x'00'", (), "gaoxin_bookmarks[1].name"),
        ("UPDATE gaoxin_bookmarks SET view = '{}'", (), "gaoxin_bookmarks[1]"),
        ("UPDATE gaoxin_filters SET filter = '{'", (), "gaoxin_filters[1].filter"),
        (
            "UPDATE gaoxin_filters SET filter = ?",
            ('{"to_year": 0}',),
            "gaoxin_filters[1].filter.to_year",
        ),
        (
            "INSERT INTO gaoxin_filters (position, name, filter) VALUES (1, '早期', '{}')",
            (),
            "gaoxin_filters[2].name",
        ),
    ],
)
def test_what_is_wrong_inside_is_named(path, atlas, statement, values, key):
    change(path, (statement, *values))
    fault = fault_of(path, atlas)
    assert key in fault.zh
    assert key in fault.en


@pytest.mark.parametrize(
    ("statement", "key"),
    [
        ("DROP TABLE gaoxin_story", "gaoxin_story"),
        ("UPDATE gaoxin_story SET title = x'00'", "gaoxin_story[1].title"),
        ("UPDATE gaoxin_story SET seconds = 0", "gaoxin_story[1].seconds"),
        ("UPDATE gaoxin_story SET seconds = 'long'", "gaoxin_story[1].seconds"),
        ("UPDATE gaoxin_story SET view = '{}'", "gaoxin_story[1]"),
    ],
)
def test_what_is_wrong_in_a_story_is_named(tmp_path, atlas, statement, key):
    path = tmp_path / "讲.gaoxin"
    path.write_bytes(workspace_to_bytes(add_scene(Workspace(), "一")[0]))
    change(path, (statement,))
    fault = fault_of(path, atlas)
    assert key in fault.zh
    assert key in fault.en


def test_a_view_in_place_of_a_table_is_not_run(path, atlas):
    change(
        path,
        ("DROP TABLE gaoxin_filters",),
        ("CREATE VIEW gaoxin_filters AS SELECT 1 AS id, 0 AS position, 'a' AS name, '{}' AS f",),
    )
    assert "gaoxin_filters" in fault_of(path, atlas).zh


@pytest.mark.parametrize("picture", [b"GIF89a", b"\x89PNG\r\n\x1a\n" + b"\xff" * 40, "words", None])
def test_a_thumbnail_that_is_no_small_png_is_left_out_and_the_bookmark_stays(path, atlas, picture):
    change(path, ("UPDATE gaoxin_bookmarks SET picture = ?", picture))
    (bookmark,) = read_workspace(path, atlas).bookmarks
    assert (bookmark.name, bookmark.picture) == ("专项", b"")


def test_a_file_cut_short_is_said_to_be_damaged_and_what_is_safe(path, atlas):
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    fault = fault_of(path, atlas)
    assert "已损坏" in fault.zh
    assert "不受影响" in fault.zh
    assert "safe" in fault.en
    assert path.read_bytes() == content[: len(content) // 2]


def test_pages_overwritten_are_found_by_the_integrity_check(path, atlas):
    content = bytearray(path.read_bytes())
    content[4096 * 2 : 4096 * 6] = b"\xa5" * (4096 * 4)
    path.write_bytes(content)
    assert "已损坏" in fault_of(path, atlas).zh


def test_words_that_are_no_utf8_are_damage(path, atlas):
    change(path, ("UPDATE gaoxin_bookmarks SET name = CAST(x'ff' AS TEXT)",))
    assert "已损坏" in fault_of(path, atlas).zh


def test_empty_foreign_and_missing_files_are_refused_in_one_sentence(tmp_path, atlas):
    (tmp_path / "empty.gaoxin").touch()
    (tmp_path / "words.gaoxin").write_text("not a workspace", encoding="utf-8")
    with closing(sqlite3.connect(tmp_path / "other.gaoxin")) as other:
        other.execute("CREATE TABLE t (a)")
    for name in ("empty", "words", "other", "missing"):
        fault_of(tmp_path / f"{name}.gaoxin", atlas)


@pytest.fixture(scope="module")
def whole():
    return workspace_to_bytes(save_filter(mark(Workspace(), "甲", "", PNG), "乙", Filter()))


@given(
    damage=st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), max_size=20),
    left=st.just(1.0) | st.floats(0, 1),
)
def test_whatever_happens_to_the_bytes_it_is_a_workspace_or_a_fault(whole, damage, left):
    content = bytearray(whole)
    for where, byte in damage:
        content[int(where * len(content))] = byte
    # Any other exception than a Fault fails the test.
    with suppress(Fault):
        found, _ = workspace_from_bytes(bytes(content[: int(left * len(content))]), "a.gaoxin")
        assert isinstance(found, Workspace)
