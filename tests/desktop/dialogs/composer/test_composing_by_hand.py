"""What a hand lays out is what is seen and what is printed."""

from dataclasses import replace

import pytest
from pypdf import PdfReader
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


def test_a_drag_moves_the_item_by_as_many_millimetres(composer, qtbot):
    legend = item(composer, "legend")
    x, y = middle(legend)
    drag(qtbot, composer, (x, y), (x - 20, y + 9), ALT)
    after = item(composer, "legend")
    assert after.left_mm - legend.left_mm == pytest.approx(-20, abs=1.0)
    assert after.top_mm - legend.top_mm == pytest.approx(9, abs=1.0)
    assert composer.preview.kind == "legend"


def test_near_the_margin_it_snaps_and_a_line_shows_it(composer, qtbot):
    title, margin = item(composer, "title"), composer.page.margin_mm
    x, y = middle(title)
    hold(qtbot, composer, (x, y), (x + 1.2, y + margin - title.top_mm + 0.8))
    across, down = composer.preview.guide_lines
    assert margin in across
    assert margin in down
    qtbot.mouseRelease(composer.preview, LEFT, NONE, at(composer, x, y))
    after = item(composer, "title")
    assert (after.left_mm, after.top_mm) == pytest.approx((margin, margin))
    assert composer.preview.guide_lines == ((), ())


def test_a_handle_resizes_and_keeps_the_other_edges(composer, qtbot):
    composer.preview.take("legend")
    legend = item(composer, "legend")
    drag(qtbot, composer, (legend.left_mm, middle(legend)[1]), (legend.left_mm + 15, 0.0), ALT)
    after = item(composer, "legend")
    assert after.left_mm == pytest.approx(legend.left_mm + 15, abs=1.0)
    assert (after.right_mm, after.top_mm) == pytest.approx((legend.right_mm, legend.top_mm))
    assert after.height_mm == legend.height_mm


def test_keys_move_resize_and_hide_and_undo_brings_back(composer, qtbot):
    composer.preview.take("title")
    before, title = composer.page, item(composer, "title")
    qtbot.keyClick(composer.preview, Qt.Key.Key_Down)
    assert item(composer, "title").top_mm == title.top_mm + 0.5
    qtbot.keyClick(composer.preview, Qt.Key.Key_Left, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert item(composer, "title").width_mm == title.width_mm - 5
    qtbot.keyClick(composer.preview, Qt.Key.Key_Delete)
    assert not item(composer, "title").shown
    for _ in range(3):
        qtbot.keyClick(composer.preview, Qt.Key.Key_Z, CTRL)
    assert composer.page == before
    qtbot.keyClick(composer.preview, Qt.Key.Key_Escape)
    assert composer.preview.kinds == ()
    assert composer.isVisible()


def test_several_are_taken_and_lined_up_with_each_other(composer, qtbot):
    click(qtbot, composer, middle(item(composer, "legend")))
    click(qtbot, composer, middle(item(composer, "source")), CTRL)
    fields = composer.parts.items
    assert composer.preview.kinds == ("legend", "source")
    assert {row.text() for row in fields.list.selectedItems()} == {"图例", "资料来源"}
    fields.to.setCurrentIndex(fields.to.findData("each_other"))
    qtbot.mouseClick(fields.ways["left"], LEFT)
    left = item(composer, "source").left_mm
    assert item(composer, "legend").left_mm == left
    fields.to.setCurrentIndex(fields.to.findData("page"))
    qtbot.mouseClick(fields.ways["bottom"], LEFT)
    height = composer.page.height_mm
    assert {item(composer, kind).bottom_mm for kind in ("legend", "source")} == {height}


def test_an_item_goes_back_to_its_automatic_place(composer, qtbot):
    place = item(composer, "legend")
    composer.preview.take("legend")
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Up):
        qtbot.keyClick(composer.preview, key)
    qtbot.mouseClick(composer.parts.items.automatic, LEFT)
    assert item(composer, "legend") == place


def test_what_is_typed_is_printed_and_is_one_step(composer, qtbot, tmp_path):
    title = composer.parts.words.words["title"]
    composer.parts.tabs.setCurrentWidget(composer.parts.words)
    qtbot.keyClicks(title, "Quarterly")
    composer.parts.words.notes.setPlainText("第一行\n第二行")
    out = tmp_path / "a.pdf"
    with qtbot.waitSignal(composer.exported, timeout=60_000):
        composer.export(out)
    words = PdfReader(out).pages[0].extract_text()
    for wanted in ("Quarterly", "第一行", "第二行"):
        assert wanted in words
    title.setFocus()
    qtbot.keyClick(title, Qt.Key.Key_Z, CTRL)
    assert (composer.page.title, composer.page.notes) == ("Quarterly", "")
    qtbot.keyClick(title, Qt.Key.Key_Z, CTRL)
    assert (composer.page.title, title.text()) == ("", "")


def test_paper_and_way_up_are_chosen_and_everything_stays_on_it(composer):
    paper = composer.parts.paper
    paper.paper.setCurrentIndex(1)
    paper.paper.activated.emit(1)
    assert (composer.page.width_mm, composer.page.height_mm) == (420.0, 297.0)
    paper.upright.setCurrentIndex(1)
    paper.upright.activated.emit(1)
    assert (composer.page.width_mm, composer.page.height_mm) == (297.0, 420.0)
    paper.unit.setCurrentIndex(1)
    paper.unit.activated.emit(1)
    paper.wide.setValue(1080)
    assert composer.page.size_px[0] == 1080
    for found in composer.page.items:
        assert found.right_mm <= composer.page.width_mm + 1e-6
        assert found.bottom_mm <= composer.page.height_mm + 1e-6


def test_what_breaks_the_rule_book_is_said_under_the_page(composer, qtbot):
    advice = composer.parts.advice
    assert advice.text().startswith("· 合乎")
    composer.preview.take("approval")
    qtbot.keyClick(composer.preview, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: "须改正：缺少审图号" in advice.text(), timeout=60_000)
    composer.undo()
    composer.parts.items.list.findItems("表格", Qt.MatchFlag.MatchExactly)[0].setCheckState(
        Qt.CheckState.Checked
    )
    composer.preview.take("table")
    drag(qtbot, composer, middle(item(composer, "table")), middle(item(composer, "legend")), ALT)
    qtbot.waitUntil(lambda: "“图例”与“表格”的位置重叠" in advice.text(), timeout=60_000)


def test_the_picture_goes_to_the_clipboard(composer, qtbot):
    composer.copy()
    qtbot.waitUntil(lambda: not QGuiApplication.clipboard().image().isNull(), timeout=60_000)
    assert "image/svg+xml" in QGuiApplication.clipboard().mimeData().formats()


def test_it_follows_the_view(composer, qtbot):
    store = composer._store
    before = composer.preview.picture
    store.change(speak(store.view, "en"), "语言")
    qtbot.waitUntil(lambda: composer.ready and composer.preview.picture != before, timeout=60_000)


def test_every_format_is_offered():
    offered = [ending for _, endings in FORMATS for ending in endings]
    assert sorted(offered) == sorted(WRITERS)


def test_letters_that_the_font_has_not_are_said_while_they_are_typed(composer, qtbot):
    composer.change(replace(composer.page, title="高新𠀋"))
    qtbot.waitUntil(lambda: "U+2000B" in composer.parts.advice.text(), timeout=60_000)
