"""An official opens the atlas, clicks Zhongguancun, and reads what it belongs to."""

from PySide6.QtCore import QEvent, QPointF, Qt, QUrl
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

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
    """Click on the place's point until the stack of places there has come round to it."""
    at = window.map.position_px(place_id)
    for _ in range(4):
        click(window.map, QPointF(at))
        qtbot.wait(20)
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
