"""Pages and templates are kept, taken and given up; a file that is no page is named."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog, QMessageBox

from desktop.dialogs.composer.composer import Composer
from desktop.sheet.page_files import read_page, templates
from desktop.sheet.page_items import item_of
from desktop.store import Store
from desktop.view import View, select
from geodata.records import Address

LEFT = Qt.MouseButton.LeftButton


def test_a_page_that_was_saved_is_opened_as_it_was(composer, tmp_path):
    page = composer.page
    composer.save(tmp_path / "页.json")
    assert read_page(tmp_path / "页.json") == page
    composer.change(replace(page, title="别的"))
    composer.read(tmp_path / "页.json")
    assert composer.page == page


def test_an_own_template_is_kept_listed_taken_and_deleted(composer, qtbot, desk, tmp_path):
    composer.preview.take("legend")
    qtbot.keyClick(composer.preview, Qt.Key.Key_Left)
    page = composer.page
    qtbot.mouseClick(composer.parts.templates.keep, LEFT)
    asked = composer.findChild(QInputDialog)
    asked.setTextValue("季度汇报")
    asked.accept()
    assert read_page(tmp_path / "own" / "季度汇报.json") == page
    other = Composer(Store(View()), desk, tmp_path, tmp_path / "own")
    qtbot.addWidget(other, before_close_func=lambda o: qtbot.waitUntil(lambda: o.ready))
    bar = other.parts.templates
    row = bar.list.findText("季度汇报")
    bar.list.setCurrentIndex(row)
    bar.list.activated.emit(row)
    assert other.page == page
    qtbot.mouseClick(bar.delete, LEFT)
    box = other.findChild(QMessageBox)
    next(button for button in box.buttons() if button.text() == "删除").click()
    assert not list((tmp_path / "own").glob("*.json"))
    assert bar.list.findText("季度汇报") == -1
    assert not bar.delete.isEnabled()


def test_a_bad_template_file_is_named_with_its_key_and_the_others_are_listed(qtbot, desk, tmp_path):
    own = tmp_path / "own"
    own.mkdir()
    (own / "坏.json").write_text(
        '{"version": 1, "width_mm": 9, "height_mm": 9, "items": [{"kind": "sea"}]}', "utf-8"
    )
    composer = Composer(Store(View()), desk, tmp_path, own)
    qtbot.addWidget(composer, before_close_func=lambda o: qtbot.waitUntil(lambda: o.ready))
    said = composer.findChild(QMessageBox).text()
    assert "坏.json" in said
    assert "“items.0.left_mm”" in said
    assert composer.parts.templates.list.count() == len(templates())


def test_another_template_keeps_what_was_typed(composer):
    composer.change(replace(composer.page, title="我的题目"))
    bar = composer.parts.templates
    bar.list.setCurrentIndex(4)
    bar.list.activated.emit(4)
    assert composer.page.title == "我的题目"
    assert composer.page.width_mm == templates()[4].page.width_mm


def test_a_fact_sheet_tells_of_the_place_that_is_selected(composer, desk):
    place = next(iter(desk.atlas.places.values()))
    store = composer._store
    store.change(select(store.view, Address("place", place.id)), "选择")
    composer.take_template(next(t for t in templates() if t.code == "fact-sheet"))
    assert composer.page.title == place.name_zh
    assert item_of(composer.page.items, "notes").shown
    assert not item_of(composer.page.items, "table").shown
