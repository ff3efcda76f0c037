"""Tab reaches everything one can act on; it is seen where the keyboard is, and each has a name."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QScrollBar,
    QTabBar,
    QTextBrowser,
    QWidget,
)

from desktop.panels.drawer import DRAWERS
from desktop.panels.right_side import TABS
from desktop.view import speak
from desktop.wording import set_language

INTERACTIVE = (
    *(QAbstractButton, QAbstractItemView, QAbstractSlider, QAbstractSpinBox, QComboBox),
    *(QLineEdit, QTabBar, QTextBrowser),
)


def to_reach(window):
    """What is in sight and acts; parts of a field and headers of a list are reached with it."""
    for widget in window.findChildren(QWidget):
        if not isinstance(widget, INTERACTIVE) or isinstance(widget, QScrollBar):
            continue
        if not widget.isVisible() or not widget.isEnabled():
            continue
        owner = widget.parentWidget()
        inside = isinstance(owner, (QLineEdit, QComboBox, QAbstractSpinBox, QTabBar))
        of_table = isinstance(owner, QAbstractItemView)
        if not inside and not of_table:
            yield widget


def name_of(widget):
    face = QAccessible.queryAccessibleInterface(widget)
    return face.text(QAccessible.Text.Name) if face is not None else ""


def walked(window):
    """Every widget that Tab stops at, from the search box round to it again."""
    window.search.setFocus()
    seen = []
    while (now := QApplication.focusWidget()) not in seen:
        seen.append(now)
        window.focusNextChild()
    return seen


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("number", range(max(len(TABS), len(DRAWERS))))
def test_tab_reaches_everything_and_everything_has_a_name(window, qtbot, language, number):
    set_language(language)
    window._store.change(speak(window._store.view, language), "语言")
    window.activateWindow()
    window.commands.action(f"tab_{TABS[min(number, len(TABS) - 1)].id}").trigger()
    window.commands.action(f"drawer_{DRAWERS[min(number, len(DRAWERS) - 1)].id}").trigger()
    qtbot.wait(300)
    reached = walked(window)
    nameless = {repr(w) for w in [*to_reach(window), *reached] if not name_of(w).strip()}
    assert not nameless
    missed = [w for w in to_reach(window) if w not in reached]
    assert not missed, [(w, name_of(w), w.parentWidget()) for w in missed]


def test_one_sees_where_the_keyboard_is(window, qtbot):
    window.activateWindow()
    window.commands.action("drawer_table").trigger()
    qtbot.wait(300)
    unseen = []
    for widget in to_reach(window):
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or isinstance(widget, QTextBrowser):
            continue
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        focused = widget.grab().toImage()
        window.map.setFocus()
        if widget.grab().toImage() == focused:
            unseen.append((widget, name_of(widget)))
    assert not unseen
