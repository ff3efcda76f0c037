"""What is seen first: what is asked for, or where the last run ended, or the plan's own picture."""

import argparse

import pytest
from PySide6.QtWidgets import QMessageBox

from desktop import theme
from desktop.painting import load_fonts
from desktop.restoring import NOTHING
from desktop.settings import Settings
from desktop.starting import first_seen, prepared_window
from desktop.view import View, narrow, select
from desktop.workspace.records import Workspace, mark, see
from desktop.workspace.view_files import save_view
from desktop.workspace.workspace_files import save_workspace
from geodata.choices import Filter
from geodata.faults import Fault
from geodata.records import Address

SEEN = select(narrow(View(), Filter(to_year=1995)), Address("project", "SP01"))
KEPT = mark(see(Workspace(), SEEN), "早期")


@pytest.fixture
def settings(tmp_path):
    return Settings(tmp_path / "kept.ini")


def wanted(**said):
    return argparse.Namespace(**({"view": None, "open": None, "language": None} | said))


def test_nothing_asked_for_is_the_plans_own_picture(settings, atlas):
    save_workspace(KEPT, settings.last_file, atlas)  # it is there, but nobody asked to go on
    assert first_seen(wanted(), settings, atlas) == (NOTHING, None)
    assert NOTHING.workspace.view == View()


def test_a_view_that_is_asked_for_is_only_seen(settings, atlas, tmp_path):
    save_view(SEEN, tmp_path / "早期.json")
    found, _ = first_seen(wanted(view=tmp_path / "早期.json"), settings, atlas)
    assert (found.workspace.view, found.path) == (SEEN, None)


def test_who_asks_for_a_file_that_is_damaged_is_told(settings, atlas, tmp_path):
    (tmp_path / "bad.gaoxin").write_bytes(b"SQLite format 3\x00")
    with pytest.raises(Fault, match=r"bad\.gaoxin"):
        first_seen(wanted(view=tmp_path / "bad.gaoxin"), settings, atlas)


def test_who_wants_to_go_on_does_so_in_the_file_of_the_last_run(settings, atlas, tmp_path):
    settings.reopens = True
    save_workspace(KEPT, tmp_path / "早期.gaoxin", atlas)
    settings.last_workspace = tmp_path / "早期.gaoxin"
    found, fault = first_seen(wanted(), settings, atlas)
    assert (found.workspace, found.path, fault) == (KEPT, tmp_path / "早期.gaoxin", None)


def test_who_wants_to_go_on_without_a_file_sees_the_last_view(settings, atlas):
    settings.reopens = True
    save_workspace(Workspace(SEEN), settings.last_file, atlas)
    found, _ = first_seen(wanted(), settings, atlas)
    assert (found.workspace.view, found.path) == (SEEN, None)


def test_what_is_asked_for_comes_before_where_the_last_run_ended(settings, atlas, tmp_path):
    settings.reopens = True
    save_workspace(KEPT, settings.last_file, atlas)
    assert first_seen(wanted(open="gaoxin://project/SP19"), settings, atlas) == (NOTHING, None)
    save_view(View(), tmp_path / "另.json")
    found, _ = first_seen(wanted(view=tmp_path / "另.json"), settings, atlas)
    assert found.workspace.view == View()


@pytest.fixture
def started(qtbot, qapp, settings):
    def start(**said):
        theme.dress(qapp, load_fonts())
        window = prepared_window(wanted(**said), settings, None)
        qtbot.addWidget(window, before_close_func=lambda w: w.map.rest())
        return window

    return start


def test_a_workspace_that_is_asked_for_is_gone_on_with(started, atlas, tmp_path):
    save_workspace(KEPT, tmp_path / "早期.gaoxin", atlas)
    window = started(view=tmp_path / "早期.gaoxin")
    assert window._store.view == SEEN
    assert [b.name for b in window._store.workspace.bookmarks] == ["早期"]
    assert window.files.keeping.path == tmp_path / "早期.gaoxin"
    assert not window.files.keeping.unsaved
    assert window._store.steps == ()
    assert window.windowTitle().startswith("早期")


def test_a_last_file_that_is_gone_is_said_and_the_program_starts_all_the_same(
    qtbot, started, settings, tmp_path
):
    settings.reopens = True
    settings.last_workspace = tmp_path / "走了.gaoxin"
    window = started()
    window.show()
    assert window._store.view == View()
    qtbot.waitUntil(lambda: window.findChildren(QMessageBox) != [], timeout=10_000)
    assert "走了.gaoxin" in window.findChildren(QMessageBox)[0].text()
