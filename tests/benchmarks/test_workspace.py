"""Workspaces: what is written, read and listed, with as many bookmarks as a person may have."""

import random

import pytest
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

from desktop.dialogs.history_list import HistoryList
from desktop.exports.thumbnails import thumbnail
from desktop.store import MOST_STEPS, Store
from desktop.view import View, pick, select
from desktop.workspace.reading_packages import workspace_from_bytes
from desktop.workspace.records import Workspace, mark, see
from desktop.workspace.workspace_files import read_workspace, save_workspace
from desktop.workspace.writing_packages import workspace_to_bytes
from geodata.reading import read_atlas
from geodata.records import Address

PICTURE = b"\x89PNG\r\n\x1a\n" + random.Random(1).randbytes(30_000)


@pytest.fixture(scope="module")
def atlas():
    return read_atlas()


@pytest.fixture(scope="module")
def workspace(atlas):
    made = Workspace()
    for number, place in zip(range(50), atlas.places, strict=False):
        seen = select(made.view, Address("place", place))
        made = mark(see(made, seen), f"书签 {number}", "说明", PICTURE)
    return made


def test_bytes_of_fifty_bookmarks(benchmark, workspace):
    benchmark(workspace_to_bytes, workspace)


def test_fifty_bookmarks_out_of_bytes(benchmark, workspace):
    content = workspace_to_bytes(workspace)
    benchmark(workspace_from_bytes, content, "a.gaoxin")


def test_save_with_all_places(benchmark, workspace, atlas, tmp_path):
    benchmark(save_workspace, workspace, tmp_path / "a.gaoxin", atlas, atlas.places)


def test_open(benchmark, workspace, atlas, tmp_path):
    save_workspace(workspace, tmp_path / "a.gaoxin", atlas, atlas.places)
    benchmark(read_workspace, tmp_path / "a.gaoxin", atlas)


def test_thumbnail_of_a_full_screen(benchmark, qapp):
    seen = QPixmap(1920, 1080)
    seen.fill("#336699")
    benchmark(thumbnail, seen)


def full_history(store):
    for number in range(MOST_STEPS):
        store.change(select(store.view, Address("project", str(number))), f"选择 {number}")


def test_list_two_hundred_steps(benchmark, qtbot):
    store = Store(pick(View(), (str(number) for number in range(1_000_000))))
    full_history(store)
    window = QWidget()
    qtbot.addWidget(window)
    history = HistoryList(store, window)
    benchmark(history._fill)


def test_go_back_two_hundred_steps_and_forth(benchmark, qapp):
    store = Store(pick(View(), (str(number) for number in range(1_000_000))))
    full_history(store)

    def back_and_forth():
        store.go_to(0)
        store.go_to(MOST_STEPS)

    benchmark(back_and_forth)
