"""A person's own copy of the plan: opened, marked at a clause, remembered by its path alone.

The copies here are made up around a few letters of each clause.
"""

import pytest
from PySide6.QtWidgets import QMessageBox

from desktop.desk import Desk
from desktop.dialogs.plan_reader import PlanReader
from desktop.panels.pages.pages import page_of
from desktop.panels.parts.brief import Brief
from desktop.panels.parts.page_view import PageView
from desktop.settings import Settings
from desktop.store import Store
from desktop.view import View, speak
from geodata.plan_text import clauses_of
from geodata.records import Address, Clause


@pytest.fixture
def desk(atlas):
    return Desk(atlas)


@pytest.fixture
def settings(tmp_path):
    return Settings(tmp_path / "kept.ini")


@pytest.fixture
def reader(qtbot, desk, settings):
    made = PlanReader(Store(), desk, settings)
    qtbot.addWidget(made)
    return made


def written(path, clauses):
    """A copy in which each clause begins a made-up sentence between two others."""
    lines = [f"前面的话。{clause.anchor}，为测试写的一句。后面的话。" for clause in clauses]
    path.write_text("\n\n".join(lines), encoding="utf-8")
    return path


@pytest.fixture
def copy(tmp_path, atlas):
    return written(tmp_path / "规划.txt", clauses_of(atlas))


def box_of(reader, qtbot):
    qtbot.waitUntil(lambda: bool(reader.findChildren(QMessageBox)))
    (box,) = reader.findChildren(QMessageBox)
    return box


def page_with_a_clause(qtbot, desk, metric):
    view = View()
    brief = Brief(desk.atlas, desk.links, view, frozenset())
    page = PageView()
    qtbot.addWidget(page)
    page.show_page(page_of(brief, Address("metric", metric)))
    return page


def text_link(page):
    """The address behind the words that open the text."""
    block = page.document().begin()
    while block.isValid():
        piece = block.begin()
        while not piece.atEnd():
            href = piece.fragment().charFormat().anchorHref()
            if href.startswith("clause:"):
                return href
            piece += 1
        block = block.next()
    raise AssertionError("no link to the text")


def test_a_clause_link_of_a_page_opens_the_copy_at_the_marked_sentence(
    qtbot, reader, desk, copy, atlas
):
    reader.read(copy)
    qtbot.waitUntil(lambda: reader.copy is not None)
    page = page_with_a_clause(qtbot, desk, "T07")
    page.clause_asked.connect(reader.show_clause)
    page.anchorClicked.emit(text_link(page))
    clause = atlas.metrics["T07"].clause
    assert reader.isVisible()
    assert reader.text.marked == f"{clause.anchor}，为测试写的一句。"
    assert clause.section in reader.where.text()


def test_the_marked_sentence_is_in_sight_wherever_it_stands(qtbot, reader, copy, atlas):
    reader.read(copy)
    qtbot.waitUntil(lambda: reader.copy is not None)
    for clause in (clauses_of(atlas)[0], clauses_of(atlas)[-1], atlas.metrics["T07"].clause):
        reader.show_clause(clause)
        assert reader.text.viewport().rect().contains(reader.text.cursorRect().center())
        cursor = reader.text.textCursor()
        before, _, after = cursor.block().text().partition(clause.anchor)
        assert after
        assert cursor.positionInBlock() == len(before)


def test_letters_beyond_the_basic_plane_do_not_shift_the_mark(qtbot, reader, tmp_path, atlas):
    target = atlas.metrics["T07"].clause
    path = written(tmp_path / "规划.txt", clauses_of(atlas))
    text = path.read_text(encoding="utf-8").replace("前面的话。", "𠮷𠮷𠮷。")
    path.write_text(text, encoding="utf-8")
    reader.read(path)
    qtbot.waitUntil(lambda: reader.copy is not None)
    reader.show_clause(target)
    assert reader.text.marked == f"{target.anchor}，为测试写的一句。"


def test_without_a_copy_it_says_where_the_clause_stands_and_offers_to_open_one(reader, atlas):
    clause = atlas.metrics["T07"].clause
    reader.show_clause(clause)
    said = reader.text.toPlainText()
    assert clause.section in reader.where.text()
    assert clause.anchor in said
    assert atlas.sections[clause.section].summary_zh in said
    assert "打开规划文本…" in said
    assert reader.text.marked == ""


def test_another_document_is_refused_and_not_remembered(qtbot, reader, settings, tmp_path):
    other = tmp_path / "别的文件.txt"
    other.write_text("这是另一份文件，与规划无关。", encoding="utf-8")
    reader.read(other)
    box = box_of(reader, qtbot)
    assert "“别的文件.txt”是另一份文件" in box.text()
    assert reader.copy is None
    assert settings.plan_copy is None


def test_another_document_leaves_the_copy_that_was_open(qtbot, reader, settings, copy, tmp_path):
    reader.read(copy)
    qtbot.waitUntil(lambda: reader.copy is not None)
    other = tmp_path / "other.txt"
    other.write_text("这是另一份文件。", encoding="utf-8")
    reader.read(other)
    box_of(reader, qtbot)
    assert reader.copy.path == copy
    assert settings.plan_copy == copy


def test_missing_clauses_are_counted_listed_and_lead_to_their_section(
    qtbot, reader, tmp_path, atlas
):
    lacking = atlas.metrics["T07"].clause
    rest = [clause for clause in clauses_of(atlas) if lacking.anchor not in clause.anchor]
    reader.read(written(tmp_path / "缺一处.txt", rest))
    qtbot.waitUntil(lambda: reader.copy is not None)
    assert reader.missing
    assert f"有 {len(reader.missing)} 处条款" in reader.show_missing.text()
    reader.show_missing.click()
    rows = [reader.missing_list.item(n) for n in range(reader.missing_list.count())]
    assert len(rows) == len(reader.missing)
    row = next(row for row in rows if lacking.anchor in row.text())
    assert lacking.section in row.text()
    reader.missing_list.itemActivated.emit(row)
    assert lacking.anchor in reader.notice.text()
    assert reader.text.marked.startswith(atlas.sections[lacking.section].anchor)


def test_a_whole_copy_says_nothing_of_missing_clauses(qtbot, reader, copy):
    reader.read(copy)
    qtbot.waitUntil(lambda: reader.copy is not None)
    assert reader.missing == ()
    assert not reader.show_missing.isVisible()


def test_at_the_next_start_the_copy_is_read_again_from_its_path(
    qtbot, reader, desk, settings, copy, atlas, tmp_path
):
    reader.read(copy)
    qtbot.waitUntil(lambda: reader.copy is not None)
    del settings
    again = PlanReader(Store(), desk, Settings(tmp_path / "kept.ini"))
    qtbot.addWidget(again)
    clause = atlas.metrics["T07"].clause
    again.show_clause(clause)
    qtbot.waitUntil(lambda: bool(again.text.marked))
    assert again.text.marked.startswith(clause.anchor)


def test_only_the_path_of_the_copy_is_kept(qtbot, reader, settings, copy, tmp_path):
    before = copy.read_bytes()
    reader.read(copy)
    qtbot.waitUntil(lambda: reader.copy is not None)
    assert settings.plan_copy == copy
    assert copy.read_bytes() == before
    assert {file.name for file in tmp_path.iterdir()} <= {"规划.txt", "kept.ini"}


def test_a_copy_that_has_gone_is_said_where_the_text_would_be(qtbot, reader, settings, tmp_path):
    settings.plan_copy = tmp_path / "gone.txt"
    reader.show_clause(Clause("2.3.3", "布局50-60家"))
    qtbot.waitUntil(lambda: "gone.txt" in reader.notice.text())
    assert "打开规划文本…" in reader.text.toPlainText()


def test_the_section_of_the_clause_can_be_gone_to(qtbot, desk, settings):
    store = Store()
    reader = PlanReader(store, desk, settings)
    qtbot.addWidget(reader)
    reader.show_clause(Clause("2.3.3", "第三，国"))
    reader.to_section.click()
    assert store.view.selection == Address("section", "2.3.3")


def test_it_speaks_the_language_of_now(qtbot, desk, settings):
    store = Store()
    reader = PlanReader(store, desk, settings)
    qtbot.addWidget(reader)
    reader.show_clause(Clause("2.3.3", "第三，国"))
    store.change(speak(store.view, "en"), "语言")
    assert "Plan, section 2.3.3" in reader.where.text()
    assert "Open the plan's text" in reader.text.toPlainText()
