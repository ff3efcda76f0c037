"""The composer: what a hand lays out is what is seen and what is printed."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from pypdf import PdfReader
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QMouseEvent

from desktop.desk import Desk
from desktop.dialogs.composer.composer import Composer
from desktop.exports.handouts import handout, write_handout
from desktop.painting import picture
from desktop.sheet.composing import compose
from desktop.sheet.page_files import read_page, templates
from desktop.sheet.page_items import item_of
from desktop.store import Store
from desktop.view import View, speak
from desktop.wording import set_language
from geodata.reading import read_atlas

TINY = Path(__file__).parents[2] / "data" / "tiny"
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(scope="module")
def desk():
    return Desk(read_atlas(TINY))


@pytest.fixture
def composer(qtbot, desk, tmp_path):
    def made(composer):
        qtbot.waitUntil(lambda: composer.ready, timeout=60_000)

    composer = Composer(Store(View()), desk, tmp_path)
    qtbot.addWidget(composer, before_close_func=made)
    composer.show()
    made(composer)
    yield composer
    set_language("zh")


def at(composer, x_mm, y_mm):
    return composer.preview.to_px(x_mm, y_mm).toPoint()


def drag(qtbot, composer, start, end, modifiers=Qt.KeyboardModifier.NoModifier):
    preview = composer.preview
    qtbot.mousePress(preview, LEFT, modifiers, at(composer, *start))
    event_at = QPointF(at(composer, *end))
    QGuiApplication.sendEvent(
        preview,
        QMouseEvent(
            QEvent.Type.MouseMove, event_at, preview.mapToGlobal(event_at), LEFT, LEFT, modifiers
        ),
    )
    qtbot.mouseRelease(preview, LEFT, modifiers, event_at.toPoint())


def middle(item):
    return (item.left_mm + item.right_mm) / 2, (item.top_mm + item.bottom_mm) / 2


def test_a_drag_moves_the_item_by_as_many_millimetres(composer, qtbot):
    legend = item_of(composer.page.items, "legend")
    x, y = middle(legend)
    drag(qtbot, composer, (x, y), (x - 20, y + 9), Qt.KeyboardModifier.AltModifier)
    after = item_of(composer.page.items, "legend")
    assert after.left_mm - legend.left_mm == pytest.approx(-20, abs=1.0)
    assert after.top_mm - legend.top_mm == pytest.approx(9, abs=1.0)
    assert composer.preview.kind == "legend"


def test_a_corner_resizes(composer, qtbot):
    composer.preview.take("legend")
    legend = item_of(composer.page.items, "legend")
    corner = (legend.right_mm, legend.bottom_mm)
    drag(qtbot, composer, corner, (corner[0] - 15, corner[1] - 10))
    after = item_of(composer.page.items, "legend")
    assert (after.left_mm, after.top_mm) == (legend.left_mm, legend.top_mm)
    assert after.width_mm == pytest.approx(legend.width_mm - 15, abs=1.0)


def test_keys_nudge_and_hide_and_undo_brings_back(composer, qtbot):
    composer.preview.take("title")
    before = composer.page
    qtbot.keyClick(composer.preview, Qt.Key.Key_Down)
    top = item_of(before.items, "title").top_mm
    assert item_of(composer.page.items, "title").top_mm == top + 0.5
    qtbot.keyClick(composer.preview, Qt.Key.Key_Delete)
    assert not item_of(composer.page.items, "title").shown
    composer.undo()
    composer.undo()
    assert composer.page == before
    composer.redo()
    assert composer.page != before


def test_what_is_typed_is_printed(composer, qtbot, tmp_path):
    qtbot.keyClicks(composer.fields.words["title"], "Quarterly")
    composer.fields.notes.setPlainText("第一行\n第二行")
    out = tmp_path / "a.pdf"
    with qtbot.waitSignal(composer.said, timeout=60_000):
        composer.export(out)
    words = PdfReader(out).pages[0].extract_text()
    for wanted in ("Quarterly", "第一行", "第二行"):
        assert wanted in words


def test_what_breaks_the_rule_book_is_said_under_the_page(composer, qtbot):
    assert composer.advice.text() == ""
    composer.preview.take("approval")
    qtbot.keyClick(composer.preview, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: "审图号" in composer.advice.text(), timeout=60_000)
    composer.undo()
    qtbot.waitUntil(lambda: composer.advice.text() == "", timeout=60_000)


def test_a_page_that_was_saved_is_opened_as_it_was(composer, tmp_path):
    page = composer.page
    composer.save(tmp_path / "页.json")
    assert read_page(tmp_path / "页.json") == page
    composer.change(replace(page, title="别的"))
    composer.read(tmp_path / "页.json")
    assert composer.page == page


def test_another_template_keeps_what_was_typed(composer):
    composer.change(replace(composer.page, title="我的题目"))
    composer.fields.template.setCurrentIndex(3)
    composer.fields.template.activated.emit(3)
    assert composer.page.title == "我的题目"
    assert composer.page.width_mm == templates()[3].page.width_mm


def test_the_picture_goes_to_the_clipboard(composer, qtbot):
    composer.copy()
    qtbot.waitUntil(lambda: not QGuiApplication.clipboard().image().isNull(), timeout=60_000)


def test_it_follows_the_view(composer, qtbot):
    store = composer._store
    before = QImage(composer.preview._image)
    store.change(speak(store.view, "en"), "语言")
    qtbot.waitUntil(lambda: composer.ready and composer.preview._image != before, timeout=60_000)


@pytest.mark.parametrize("template", templates(), ids=lambda template: template.code)
def test_the_preview_is_what_is_written(qapp, desk, tmp_path, template):
    page = replace(template.page, dpi=60.0)
    preview = picture(compose(desk.atlas, View(), page), 60.0)
    write_handout(handout(desk.atlas, View(), page), tmp_path / "a.png")
    written = QImage(str(tmp_path / "a.png"))
    assert (written.width(), written.height()) == (preview.width(), preview.height())
    apart = np.abs(_levels(written) - _levels(preview)).max(axis=2)
    assert (apart > 24).mean() < 0.001


def _levels(image):
    even = image.convertToFormat(QImage.Format.Format_RGB32)
    held = np.frombuffer(even.constBits(), np.uint8).reshape(even.height(), even.width(), 4)
    return held[..., :3].astype(int)
