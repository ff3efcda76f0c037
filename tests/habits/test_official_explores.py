"""An official opens the atlas, clicks Zhongguancun, and reads what it belongs to."""

from PySide6.QtCore import QEvent, QPointF, Qt, QUrl
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from desktop.sheet.composing import compose
from desktop.sheet.drawing import Group, Symbol
from desktop.sheet.page import page_of_pixels
from desktop.sheet.shown import shown_places
from desktop.view import select
from geodata.records import Address

ZHONGGUANCUN = "cn-htz-beijing-zhongguancun"


def click(canvas, at):
    """A hand's click on the map."""
    view, left = canvas.viewport(), Qt.MouseButton.LeftButton
    for kind, held in (
        (QEvent.Type.MouseButtonPress, left),
        (QEvent.Type.MouseButtonRelease, Qt.MouseButton.NoButton),
    ):
        event = QMouseEvent(
            kind, at, view.mapToGlobal(at), left, held, Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(view, event)


def click_until(qtbot, window, place_id):
    """Click on the mark that stands for the place, or on its own in an open fan."""
    for _ in range(5):
        of_its_own = window.map.places.fan.position_px(window.map.viewpoint, place_id)
        click(window.map, of_its_own or QPointF(window.map.position_px(place_id)))
        qtbot.waitUntil(window.map.is_settled, timeout=10_000)
        if window._store.view.selection == Address("place", place_id):
            return
    raise AssertionError(window._store.view.selection)


def test_a_click_on_zhongguancun_tells_date_cluster_project_and_metric(qtbot, window):
    click_until(qtbot, window, ZHONGGUANCUN)
    text = window.right.page.toPlainText()
    assert "中关村科技园区" in text
    assert "1988年5月" in text
    assert "移动互联网创新型产业集群" in text
    assert "半导体照明" in text  # SP01, its city is on the list of 十城万盏
    assert "国家高新区GDP占全国GDP比重" in text  # T07, of all zones together
    for evidence in ("规划点名", "公布名单", "规划对此类载体"):
        assert evidence in text


def test_a_project_in_the_panel_shows_all_its_places_on_the_map(qtbot, window, desk):
    click_until(qtbot, window, ZHONGGUANCUN)
    window.right.page.anchorClicked.emit(QUrl("at:project/SP01"))
    assert window._store.view.selection == Address("project", "SP01")
    linked = {
        link.place
        for link in desk.links.to(Address("project", "SP01"))
        if link.evidence != "unverified"
    }
    assert ZHONGGUANCUN in linked
    assert linked <= set(window.map.marks.shown)
    window._store.undo()
    assert window._store.view.selection == Address("place", ZHONGGUANCUN)


def test_initials_find_a_place_from_anywhere(qtbot, window):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=5_000)
    qtbot.keyClick(window.map, Qt.Key.Key_Z)
    assert window.search.hasFocus()
    qtbot.keyClicks(window.search, "gc")
    assert window.search.text() == "zgc"
    qtbot.waitUntil(window.search.listing.isVisible, timeout=2_000)
    qtbot.keyClick(window.search, Qt.Key.Key_Return)
    selected = window._store.view.selection
    assert selected.kind == "place"
    assert "中关村" in window.right.page.toPlainText()


def test_a_project_s_pilot_cities_are_on_the_map_and_on_its_page(qtbot, window, desk):
    window._store.change(select(window._store.view, Address("project", "SP19")), "")
    qtbot.waitUntil(window.map.is_settled, timeout=10_000)
    listed = {
        listing.city
        for listing in desk.atlas.listings
        if listing.project == "SP19" and listing.confidence != "C"
    }
    assert len(listed) > 50
    shown = shown_places(desk.atlas, window._store.view)
    assert shown.cities == listed
    drawing = compose(desk.atlas, window._store.view, page_of_pixels(1920, 1080))
    rings = {
        mark.about.removeprefix("listed/")
        for group in drawing.marks
        if isinstance(group, Group)
        for mark in group.marks
        if isinstance(mark, Symbol) and mark.about.startswith("listed/")
    }
    assert rings <= listed
    assert len(rings) > 0.9 * len(listed)
    text = window.right.page.toPlainText()
    assert "新能源汽车推广应用城市" in text
    assert "电动汽车保有量" in text
