"""Everything in the filter panel is reached and done by keyboard, and said to a screen reader."""

import pytest
from PySide6.QtCore import Qt

from desktop.panels.filter_panel import FilterPanel
from desktop.panels.parts.tick_rows import CODE
from desktop.view import choose
from geodata.choices import FACETS, Choice
from geodata.filter_words import values_of_facet

PLAIN = Qt.KeyboardModifier.NoModifier
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def panel(qtbot, store, desk):
    made = FilterPanel(store, desk)
    qtbot.addWidget(made)
    made.resize(300, 900)
    made.show()
    return made


def codes_walked(qtbot, tree):
    """What the arrow keys reach from the top, each branch opened on the way."""
    tree.setFocus()
    qtbot.keyClick(tree, Qt.Key.Key_Home)
    walked = []
    while (code := tree.currentIndex().data(CODE)) not in walked:
        walked.append(code)
        if not tree.isExpanded(tree.currentIndex()):
            qtbot.keyClick(tree, Qt.Key.Key_Right)
        qtbot.keyClick(tree, Qt.Key.Key_Down)
    return walked


@pytest.mark.parametrize("facet", FACETS)
def test_the_keyboard_reaches_every_value_and_ticks_it(qtbot, panel, store, desk, facet):
    fold, room = panel.folds[facet], panel.room(facet)
    if not fold.button.isChecked():
        qtbot.keyClick(fold.button, Qt.Key.Key_Space)
    if room.rest.isVisible():
        qtbot.keyClick(room.rest, Qt.Key.Key_Space)
    assert set(codes_walked(qtbot, room.tree)) == set(values_of_facet(desk.atlas, facet))
    before = store.view.filter
    code = room.tree.currentIndex().data(CODE)
    for key, modifier in (
        (Qt.Key.Key_Space, PLAIN),
        (Qt.Key.Key_Return, CTRL),
        (Qt.Key.Key_Return, SHIFT),
    ):
        qtbot.keyClick(room.tree, key, modifier)
        assert store.view.filter != before
        before = store.view.filter
        assert room.tree.is_shown(code)
    assert before.choice(facet) == Choice(any=(code,))


def test_tab_goes_through_the_whole_panel(qtbot, panel, store):
    store.change(choose(store.view, "industry", Choice(any=("SEI-BIO",))), "勾选")
    for fold in panel.folds.values():
        fold.button.setChecked(True)
    qtbot.wait(0)
    panel.activateWindow()
    panel.saved.button.setFocus()
    seen = set()
    while (now := panel.focusWidget()) not in seen:
        seen.add(now)
        panel.focusNextChild()
    wanted = {panel.name, panel.years.from_year, panel.chips.reset}
    wanted |= {button for chip in panel.chips.chips for button in (chip.words, chip.cross)}
    for fold in panel.folds.values():
        wanted |= {fold.button, fold.all, fold.none, fold.room.tree}
    assert wanted <= seen


def test_what_is_shown_has_a_name_for_a_screen_reader(qtbot, panel, store):
    store.change(choose(store.view, "region", Choice(none=("east",))), "排除")
    for facet in FACETS:
        panel.folds[facet].button.setChecked(True)
        tree = panel.room(facet).tree
        assert tree.accessibleName()
        assert "Ctrl" in tree.accessibleDescription()
    assert panel.room("region").line.accessibleName() == "找地区"
    rows = panel.room("region").tree.rows
    said = rows.index_of("east").data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("已排除 东部")


def test_the_row_with_the_keyboard_is_brought_into_sight(qtbot, panel):
    panel.resize(300, 300)
    panel.folds["position_basis"].button.setChecked(True)
    tree = panel.room("position_basis").tree
    assert tree.viewport().visibleRegion().isEmpty()
    panel.activateWindow()
    tree.setFocus()
    qtbot.waitUntil(lambda: not tree.viewport().visibleRegion().isEmpty())
    qtbot.keyClick(tree, Qt.Key.Key_End)
    middle = tree.visualRect(tree.currentIndex()).center()
    assert tree.viewport().visibleRegion().contains(middle)
