from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from desktop.desk import Desk
from desktop.settings import Settings
from desktop.store import Store
from desktop.view import View, narrow, speak
from desktop.view_deeds import ViewDeeds
from geodata.choices import Filter
from geodata.reading import read_atlas

TINY = Path(__file__).parents[1] / "data" / "tiny"


@pytest.fixture(scope="module")
def desk():
    return Desk(read_atlas(TINY))


@pytest.fixture
def store(qapp):
    return Store()


@pytest.fixture
def deeds(qtbot, store, desk, tmp_path):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return ViewDeeds(store, desk, Settings(tmp_path / "kept.ini"), window)


def chooses(monkeypatch, path):
    """The person's answer to the system's own file dialog."""
    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_: (str(path) if path else "", ""))


def test_a_view_goes_into_a_file_of_its_own_and_comes_back(
    qtbot, deeds, store, tmp_path, monkeypatch
):
    chooses(monkeypatch, tmp_path / "视图")
    store.change(narrow(store.view, Filter()), "看")
    with qtbot.waitSignal(deeds.said):
        deeds.ask_and_write()
    store.change(speak(View(), "en"), "别的")
    chooses(monkeypatch, tmp_path / "视图.json")
    with qtbot.waitSignal(store.changed):
        deeds.ask_and_read()
    assert store.view == speak(narrow(View(), Filter()), "en")
    assert store.undo_words == "Open view 视图.json"


def test_who_chooses_no_file_changes_nothing(deeds, store, monkeypatch):
    chooses(monkeypatch, None)
    deeds.ask_and_read()
    deeds.ask_and_write()
    assert store.steps == ()


def test_what_is_wrong_with_the_file_is_said_in_a_box(qtbot, deeds, store, tmp_path):
    (tmp_path / "bad.json").write_text("not json")
    deeds.read(tmp_path / "bad.json")
    qtbot.waitUntil(lambda: len(deeds.parent().findChildren(QMessageBox)) == 1)
    deeds.write(tmp_path / "no such folder" / "a.json")
    qtbot.waitUntil(lambda: len(deeds.parent().findChildren(QMessageBox)) == 2)
    texts = [box.text() for box in deeds.parent().findChildren(QMessageBox)]
    assert any("bad.json" in text for text in texts)
    assert any("no such folder" in text for text in texts)
    assert store.steps == ()
