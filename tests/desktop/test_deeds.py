from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QMessageBox, QWidget

from desktop.deeds import Deeds
from desktop.desk import Desk
from desktop.settings import Settings
from desktop.store import Store
from desktop.view import View, narrow, select, speak
from desktop.wording import set_language
from geodata.choices import PLAN_FILTER, Filter
from geodata.reading import read_atlas
from geodata.records import Address

TINY = Path(__file__).parents[1] / "data" / "tiny"


class StandInMap:
    """Remembers what the commands asked of the map."""

    def __init__(self):
        self.asked = []

    def go_home(self):
        self.asked.append("home")

    def zoom(self, factor):
        self.asked.append(factor)


@pytest.fixture(scope="module")
def desk():
    return Desk(read_atlas(TINY))


@pytest.fixture
def store(qapp):
    yield Store()
    set_language("zh")


@pytest.fixture
def settings(tmp_path):
    return Settings(tmp_path / "kept.ini")


@pytest.fixture
def the_map():
    return StandInMap()


@pytest.fixture
def deeds(qtbot, store, desk, settings, the_map):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return Deeds(store, desk, settings, the_map, window)


def test_zooming_in_and_out_again_is_where_one_was(deeds, the_map):
    deeds.zoom_in()
    deeds.zoom_out()
    deeds.home()
    closer, farther, home = the_map.asked
    assert closer > 1
    assert closer * farther == pytest.approx(1)
    assert home == "home"


def test_clearing_brings_back_the_plans_picture_without_a_focus(deeds, store):
    store.change(select(narrow(store.view, Filter()), Address("project", "SP01")), "看")
    deeds.clear_filter()
    deeds.clear_selection()
    assert (store.view.filter, store.view.selection) == (PLAN_FILTER, None)


def test_the_other_language_is_spoken_and_kept_for_the_next_start(deeds, store, settings):
    deeds.language()
    assert (store.view.language, settings.language) == ("en", "en")
    deeds.language()
    assert (store.view.language, settings.language) == ("zh", "zh")


def test_a_saved_view_is_seen_again_when_opened(deeds, store, tmp_path):
    kept = select(narrow(View(), Filter()), Address("project", "SP01"))
    store.change(kept, "看")
    deeds.write(tmp_path / "kept.json")
    store.change(View(), "别的")
    deeds.read(tmp_path / "kept.json")
    assert store.view == kept
    assert store.undo_words == "打开视图 kept.json"


def test_opening_a_view_keeps_the_language_of_the_program(deeds, store, tmp_path):
    deeds.write(tmp_path / "kept.json")
    store.change(speak(store.view, "en"), "英文")
    deeds.read(tmp_path / "kept.json")
    assert store.view.language == "en"


def test_a_file_that_is_no_view_is_said_in_a_box_and_changes_nothing(deeds, store, tmp_path):
    (tmp_path / "bad.json").write_text("not json")
    before = store.view
    deeds.read(tmp_path / "bad.json")
    (box,) = deeds.parent().findChildren(QMessageBox)
    assert "bad.json" in box.text()
    assert store.view == before


def test_a_place_that_cannot_be_written_is_said_in_a_box(deeds, tmp_path):
    deeds.write(tmp_path / "no such folder" / "kept.json")
    (box,) = deeds.parent().findChildren(QMessageBox)
    assert "no such folder" in box.text()


def test_the_exported_picture_has_the_size_asked_for_and_its_folder_is_kept(
    qtbot, deeds, settings, tmp_path
):
    dialog = deeds.export_map()
    dialog.chosen_size.setCurrentIndex(dialog.chosen_size.count() - 1)
    dialog.width_px.setValue(640)
    dialog.height_px.setValue(400)
    dialog.file.setText(str(tmp_path / "map.png"))
    with qtbot.waitSignals([dialog.exported, deeds.said], timeout=60_000):
        dialog.start.click()
    image = QImage(str(tmp_path / "map.png"))
    assert (image.width(), image.height()) == (640, 400)
    assert settings.export_folder == tmp_path


def test_the_dialog_about_the_program_opens(deeds):
    dialog = deeds.about()
    assert dialog.isVisible()
    dialog.reject()
