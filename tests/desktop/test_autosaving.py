"""Work is on the disk soon after it was done, and a run that does not end leaves it whole."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.autosaving import Autosaving, left_behind
from desktop.store import Store
from desktop.view import View, narrow, select
from desktop.workspace.records import Workspace, mark
from geodata.choices import Filter
from geodata.records import Address

ROOT = Path(__file__).parents[2]
SOMETHING = select(View(), Address("project", "SP01"))


@pytest.fixture
def store(qapp):
    return Store()


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "not yet there"


@pytest.fixture
def autosaving(store, folder, qapp):
    made = Autosaving(store, folder, store, wait_ms=0)
    yield made
    if not made._finished:
        made.finish()


def die(autosaving):
    """The run ends without an orderly end: its process no longer holds the lock."""
    autosaving._timer.stop()
    autosaving._lock.unlock()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL")
def test_whenever_it_is_killed_the_file_is_whole_and_nothing_said_to_be_safe_is_lost(tmp_path):
    script = Path(__file__).with_name("killed_while_saving.py")
    run = subprocess.run(
        [sys.executable, script, tmp_path, "30"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert run.returncode == 0, run.stderr[-3000:]
    rounds = [json.loads(line) for line in run.stdout.splitlines()]
    assert len(rounds) == 30
    for one in rounds:
        assert one["safe"] <= one["found"] <= one["made"], one
        assert one["whole"], one
        assert one["left"] == 0, one
    # Some kills fell into the middle of writing, or this would have shown nothing.
    assert any(one["half"] for one in rounds)


def test_a_change_is_written_and_found_after_a_run_that_did_not_end(
    qtbot, store, folder, autosaving
):
    autosaving.belong_to(Path("/somewhere/武汉.gaoxin"))
    with qtbot.waitSignal(autosaving.saved):
        store.keep(mark(Workspace(SOMETHING), "专项"), "添加书签")
    die(autosaving)
    (left,) = left_behind(folder)
    assert left.workspace == store.workspace
    assert left.file == Path("/somewhere/武汉.gaoxin")
    left.keep()
    (again,) = left_behind(folder)
    again.dismiss()
    assert list(folder.iterdir()) == []


def test_a_long_movement_is_written_on_its_way(qtbot, store, folder):
    autosaving = Autosaving(store, folder, store, wait_ms=60)
    with qtbot.waitSignal(autosaving.saved, timeout=2000):
        for number in range(100):
            store.change(narrow(store.view, Filter(text=str(number))), "改", merge="one")
            qtbot.wait(5)
            if autosaving.path.exists():
                break
    assert number < 99
    autosaving.finish()


def test_it_waits_less_than_two_seconds():
    from desktop.autosaving import WAIT_MS

    assert WAIT_MS < 2000


def test_an_orderly_end_leaves_nothing(qtbot, store, folder, autosaving):
    with qtbot.waitSignal(autosaving.saved):
        store.change(SOMETHING, "选择")
    store.change(View(), "取消")
    autosaving.finish()
    qtbot.wait(50)
    assert list(folder.iterdir()) == []


def test_an_end_while_writing_leaves_nothing_either(qtbot, store, folder, autosaving):
    store.change(SOMETHING, "选择")
    autosaving.write()
    autosaving.finish()
    qtbot.wait(100)
    assert not folder.exists() or list(folder.iterdir()) == []


def test_what_runs_now_is_not_taken_for_left_behind(qtbot, store, folder, autosaving):
    with qtbot.waitSignal(autosaving.saved):
        store.change(SOMETHING, "选择")
    assert left_behind(folder) == []


def test_the_newest_of_several_comes_first(qtbot, folder):
    for name in ("20260101-000000-a", "20260301-000000-b", "20260201-000000-c"):
        store = Store()
        autosaving = Autosaving(store, folder, store, wait_ms=0)
        autosaving.path = folder / f"{name}.gaoxin"
        with qtbot.waitSignal(autosaving.saved):
            store.change(narrow(store.view, Filter(text=name)), "改")
        die(autosaving)
    found = left_behind(folder)
    assert [left.workspace.view.filter.text[-1] for left in found] == ["b", "c", "a"]


def test_a_file_that_cannot_be_read_is_set_aside_and_not_offered_again(folder):
    folder.mkdir()
    (folder / "20260101-000000-a.gaoxin").write_bytes(b"SQLite format 3\x00 and no more")
    assert left_behind(folder) == []
    assert [path.name for path in folder.iterdir()] == ["20260101-000000-a.gaoxin.damaged"]


def test_what_was_half_written_by_a_dead_run_is_cleared_away(folder):
    folder.mkdir()
    (folder / ".20260101-000000-a.gaoxin.x1").write_bytes(b"half")
    (folder / "20260101-000000-a.lock").touch()
    assert left_behind(folder) == []  # somebody may be about to write his name into the lock
    os.utime(folder / "20260101-000000-a.lock", (0, 0))
    assert left_behind(folder) == []
    assert list(folder.iterdir()) == []


def test_a_folder_that_is_not_there_has_nothing_left_behind(tmp_path):
    assert left_behind(tmp_path / "none") == []


def test_a_place_that_cannot_be_written_is_said_once_and_tried_again(qtbot, store, tmp_path):
    (tmp_path / "taken").touch()
    autosaving = Autosaving(store, tmp_path / "taken", store, wait_ms=0)
    said = []
    autosaving.failed.connect(said.append)
    with qtbot.waitSignal(autosaving.failed):
        store.change(SOMETHING, "选择")
    store.change(View(), "取消")
    qtbot.wait(100)
    assert len(said) == 1
    assert "taken" in said[0].zh
    (tmp_path / "taken").unlink()
    with qtbot.waitSignal(autosaving.saved):
        store.change(SOMETHING, "选择")
    autosaving.finish()
