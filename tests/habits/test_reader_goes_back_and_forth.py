"""A reader goes from a project to a metric and back, and sends somebody the address."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication

from desktop.addresses import read_address
from desktop.command_line import arguments
from desktop.settings import Settings
from desktop.sheet.shown import shown_places
from desktop.starting import prepared_window
from desktop.view import select
from geodata.records import Address

ROOT = Path(__file__).parents[2]
SP19, GDP_SHARE = Address("project", "SP19"), Address("metric", "T07")


def emphasised(window, desk):
    """What the map draws as belonging to the selection."""
    return shown_places(desk.atlas, window._store.view).linked


def test_from_a_project_to_a_metric_and_back(qtbot, window, desk):
    store = window._store
    store.change(select(store.view, SP19), "搜索")
    assert "新能源汽车" in window.right.page.toPlainText()
    assert emphasised(window, desk)
    window._open_tab(2)
    window.right.panels.currentWidget().page.anchorClicked.emit(QUrl(f"at:{GDP_SHARE}"))
    assert store.view.selection == GDP_SHARE
    zones = {p.id for p in desk.atlas.places.values() if p.kind == "zone" and p.standing == "plan"}
    assert zones <= emphasised(window, desk)
    window.walk.back()
    assert store.view.selection == SP19
    assert window.right.page.isVisible()
    assert not zones <= emphasised(window, desk)


def test_back_brings_a_place_into_sight_again(qtbot, window):
    store = window._store
    place = Address("place", "cn-htz-beijing-zhongguancun")
    for address in (place, Address("region", "460000")):
        store.change(window._reveal(select(store.view, address), address), "搜索")
    window.walk.back()
    camera = store.view.camera
    x_m, y_m = window.map.marks.position_m(place.id)
    assert abs(x_m - camera.x_m) < camera.width_m / 2
    assert abs(y_m - camera.y_m) < camera.height_m / 2


def test_an_address_pasted_into_the_search_box_is_gone_to(qtbot, window):
    window.activateWindow()
    window.search.begin()
    qtbot.waitUntil(window.search.hasFocus)
    QGuiApplication.clipboard().setText("gaoxin://project/sp19")
    window.search.insert_pasted()
    assert window._store.view.selection == SP19
    assert window.search.text() == ""


def test_an_address_of_nothing_says_so_in_the_list(qtbot, window):
    window.activateWindow()
    window.search.begin()
    qtbot.waitUntil(window.search.hasFocus)
    window.search.setText("gaoxin://project/SP99")
    assert "SP99" in window.search.hits.topLevelItem(0).text(0)
    assert window._store.view.selection is None


def test_the_program_opens_with_what_an_address_names(qtbot, tmp_path, desk):
    wanted = arguments(["--open", "gaoxin://project/SP19"])
    address = read_address(wanted.open, desk.atlas)
    window = prepared_window(wanted, Settings(tmp_path / "kept.ini"), address)
    qtbot.addWidget(window, before_close_func=lambda w: w.map.rest())
    window.show()
    qtbot.waitUntil(lambda: hasattr(window.right, "page"), timeout=10_000)
    qtbot.waitUntil(window.map.is_settled, timeout=10_000)
    assert window._store.view.selection == SP19
    assert "新能源汽车" in window.right.page.toPlainText()


@pytest.mark.parametrize(
    ("address", "sentence"),
    [("gaoxin://project/SP99", "没有编号为“SP99”的科技重点专项"), ("SP19", "不是图集的地址")],
)
def test_the_program_says_what_is_wrong_with_an_address_and_opens_nothing(address, sentence):
    done = subprocess.run(
        [sys.executable, "main.py", "--open", address],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        timeout=60,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 2
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr
