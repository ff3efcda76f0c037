"""What a hand lays out is what is seen and what is printed."""

from dataclasses import replace

import pytest
from pptx import Presentation
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent

from desktop.dialogs.composer.page_questions import FORMATS
from desktop.exports.handouts import WRITERS
from desktop.sheet.page_items import item_of
from desktop.view import speak

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def at(composer, x_mm, y_mm):
    return composer.preview.to_px(x_mm, y_mm).toPoint()


def hold(qtbot, composer, start, end, modifiers=NONE):
    """Press there and move to here; the button stays down."""
    preview = composer.preview
    qtbot.mousePress(preview, LEFT, modifiers, at(composer, *start))
    event_at = QPointF(at(composer, *end))
    QGuiApplication.sendEvent(
        preview,
        QMouseEvent(
            QEvent.Type.MouseMove, event_at, preview.mapToGlobal(event_at), LEFT, LEFT, modifiers
        ),
    )


def drag(qtbot, composer, start, end, modifiers=NONE):
    hold(qtbot, composer, start, end, modifiers)
    qtbot.mouseRelease(composer.preview, LEFT, modifiers, at(composer, *end))


def click(qtbot, composer, spot, modifiers=NONE):
    qtbot.mouseClick(composer.preview, LEFT, modifiers, at(composer, *spot))


def item(composer, kind):
    return item_of(composer.page.items, kind)


def middle(found):
    return (found.left_mm + found.right_mm) / 2, (found.top_mm + found.bottom_mm) / 2


def test_a_drag_moves_the_item_by_as_many_millimetres(begun, qtbot):
    legend = item(begun, "legend")
    x, y = middle(legend)
    drag(qtbot, begun, (x, y), (x - 20, y + 9), ALT)
    after = item(begun, "legend")
    assert after.left_mm - legend.left_mm == pytest.approx(-20, abs=1.0)
    assert after.top_mm - legend.top_mm == pytest.approx(9, abs=1.0)
    assert begun.preview.kind == "legend"


def test_near_the_margin_it_snaps_and_a_line_shows_it(begun, qtbot):
    title, margin = item(begun, "title"), begun.page.margin_mm
    x, y = middle(title)
    hold(qtbot, begun, (x, y), (x + 1.2, y + margin - title.top_mm + 0.8))
    across, down = begun.preview.guide_lines
    assert margin in across
    assert margin in down
    qtbot.mouseRelease(begun.preview, LEFT, NONE, at(begun, x, y))
    after = item(begun, "title")
    assert (after.left_mm, after.top_mm) == pytest.approx((margin, margin))
    assert begun.preview.guide_lines == ((), ())


def test_a_handle_resizes_and_keeps_the_other_edges(begun, qtbot):
    begun.preview.take("legend")
    legend = item(begun, "legend")
    drag(qtbot, begun, (legend.left_mm, middle(legend)[1]), (legend.left_mm + 15, 0.0), ALT)
    after = item(begun, "legend")
    assert after.left_mm == pytest.approx(legend.left_mm + 15, abs=1.0)
    assert (after.right_mm, after.top_mm) == pytest.approx((legend.right_mm, legend.top_mm))
    assert after.height_mm == legend.height_mm


def test_keys_move_resize_and_hide_and_undo_brings_back(begun, qtbot):
    begun.preview.take("title")
    before, title = begun.page, item(begun, "title")
    qtbot.keyClick(begun.preview, Qt.Key.Key_Down)
    assert item(begun, "title").top_mm == title.top_mm + 0.5
    qtbot.keyClick(begun.preview, Qt.Key.Key_Left, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert item(begun, "title").width_mm == title.width_mm - 5
    qtbot.keyClick(begun.preview, Qt.Key.Key_Delete)
    assert not item(begun, "title").shown
    for _ in range(3):
        qtbot.keyClick(begun.preview, Qt.Key.Key_Z, CTRL)
    assert begun.page == before
    qtbot.keyClick(begun.preview, Qt.Key.Key_Escape)
    assert begun.preview.kinds == ()
    assert begun.isVisible()


def test_several_are_taken_and_lined_up_with_each_other(begun, qtbot):
    click(qtbot, begun, middle(item(begun, "legend")))
    click(qtbot, begun, middle(item(begun, "source")), CTRL)
    fields = begun.parts.items
    assert begun.preview.kinds == ("legend", "source")
    assert {row.text() for row in fields.list.selectedItems()} == {"图例", "资料来源"}
    fields.to.setCurrentIndex(fields.to.findData("each_other"))
    qtbot.mouseClick(fields.ways["left"], LEFT)
    left = item(begun, "source").left_mm
    assert item(begun, "legend").left_mm == left
    fields.to.setCurrentIndex(fields.to.findData("page"))
    qtbot.mouseClick(fields.ways["bottom"], LEFT)
    height = begun.page.height_mm
    assert {item(begun, kind).bottom_mm for kind in ("legend", "source")} == {height}


def test_an_item_goes_back_to_its_automatic_place(begun, qtbot):
    place = item(begun, "legend")
    begun.preview.take("legend")
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Up):
        qtbot.keyClick(begun.preview, key)
    qtbot.mouseClick(begun.parts.items.automatic, LEFT)
    assert item(begun, "legend") == place


def test_what_is_typed_is_printed_and_is_one_step(begun, qtbot, tmp_path):
    title = begun.parts.words.words["title"]
    begun.parts.tabs.setCurrentWidget(begun.parts.words)
    qtbot.keyClicks(title, "Quarterly")
    begun.parts.words.notes.setPlainText("第一行\n第二行")
    out = tmp_path / "a.pptx"
    with qtbot.waitSignal(begun.exported, timeout=60_000):
        begun.export(out)
    shapes = Presentation(str(out)).slides[0].shapes
    words = {shape.text_frame.text for shape in shapes if shape.has_text_frame}
    assert words >= {"Quarterly", "第一行", "第二行"}
    title.setFocus()
    qtbot.keyClick(title, Qt.Key.Key_Z, CTRL)
    assert (begun.page.title, begun.page.notes) == ("Quarterly", "")
    qtbot.keyClick(title, Qt.Key.Key_Z, CTRL)
    assert (begun.page.title, title.text()) == ("", "")


def test_paper_and_way_up_are_chosen_and_everything_stays_on_it(begun):
    paper = begun.parts.paper
    paper.paper.setCurrentIndex(1)
    paper.paper.activated.emit(1)
    assert (begun.page.width_mm, begun.page.height_mm) == (420.0, 297.0)
    paper.upright.setCurrentIndex(1)
    paper.upright.activated.emit(1)
    assert (begun.page.width_mm, begun.page.height_mm) == (297.0, 420.0)
    paper.unit.setCurrentIndex(1)
    paper.unit.activated.emit(1)
    paper.wide.setValue(1080)
    assert begun.page.size_px[0] == 1080
    for found in begun.page.items:
        assert found.right_mm <= begun.page.width_mm + 1e-6
        assert found.bottom_mm <= begun.page.height_mm + 1e-6


def test_what_breaks_the_rule_book_is_said_under_the_page(begun, qtbot):
    advice = begun.parts.advice
    assert advice.text().startswith("· 合乎")
    begun.preview.take("approval")
    qtbot.keyClick(begun.preview, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: "须改正：缺少审图号" in advice.text(), timeout=60_000)
    begun.undo()
    begun.parts.items.list.findItems("表格", Qt.MatchFlag.MatchExactly)[0].setCheckState(
        Qt.CheckState.Checked
    )
    begun.preview.take("table")
    drag(qtbot, begun, middle(item(begun, "table")), middle(item(begun, "legend")), ALT)
    qtbot.waitUntil(lambda: "“图例”与“表格”的位置重叠" in advice.text(), timeout=60_000)


def test_the_picture_goes_to_the_clipboard(begun, qtbot):
    begun.copy()
    qtbot.waitUntil(lambda: not QGuiApplication.clipboard().image().isNull(), timeout=60_000)
    assert "image/svg+xml" in QGuiApplication.clipboard().mimeData().formats()


def test_it_follows_the_view(begun, qtbot):
    store = begun._store
    before = begun.preview.picture
    store.change(speak(store.view, "en"), "语言")
    qtbot.waitUntil(lambda: begun.ready and begun.preview.picture != before, timeout=60_000)


def test_every_format_is_offered():
    offered = [ending for _, endings in FORMATS for ending in endings]
    assert sorted(offered) == sorted(WRITERS)


def test_letters_that_the_font_has_not_are_said_while_they_are_typed(begun, qtbot):
    begun.change(replace(begun.page, title="高新𠀋"))
    qtbot.waitUntil(lambda: "U+2000B" in begun.parts.advice.text(), timeout=60_000)
