from pathlib import Path

import pandas
import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from desktop.deeds import Deeds
from desktop.desk import Desk
from desktop.settings import Settings
from desktop.store import Store
from desktop.view import narrow, pick
from desktop.wording import set_language
from geodata.choices import Choice, Filter
from geodata.reading import read_atlas
from geodata.table_look import TableLook
from geodata.tabulating import Sort

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


def test_the_other_language_is_spoken_and_kept_for_the_next_start(deeds, store, settings):
    deeds.language()
    assert (store.view.language, settings.language) == ("en", "en")
    deeds.language()
    assert (store.view.language, settings.language) == ("zh", "zh")


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


def test_the_exported_table_holds_the_picked_rows_as_the_table_shows_them(
    qtbot, deeds, store, desk, settings, tmp_path
):
    settings.table_look = TableLook(("area", "name"), (Sort("name", falling=True),))
    zones = [p for p in desk.atlas.places.values() if p.kind == "zone"]
    base = next(p for p in desk.atlas.places.values() if p.kind == "high_tech")
    only_zones = Filter().choose("kind", Choice(any=("zone",)))
    picked = [zones[0].id, zones[2].id, base.id]
    store.change(pick(narrow(store.view, only_zones), picked), "拾取")
    dialog = deeds.export_table()
    dialog.format.setCurrentIndex(1)
    dialog.rows.setCurrentIndex(1)
    dialog.file.setText(str(tmp_path / "places.csv"))
    with qtbot.waitSignals([dialog.exported, deeds.said], timeout=60_000):
        dialog.start.click()
    read = pandas.read_csv(tmp_path / "places.csv")
    assert list(read.columns) == ["面积（公顷）", "名称"]
    wanted = sorted((zones[0], zones[2]), key=lambda place: place.pinyin, reverse=True)
    assert list(read["名称"]) == [place.name_zh for place in wanted]
    assert settings.export_folder == tmp_path
    assert settings.table_ending == ".csv"
