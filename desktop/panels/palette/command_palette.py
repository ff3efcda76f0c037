"""The command palette: one field over the window for every command and all of the atlas."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QFocusEvent, QIcon, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QVBoxLayout, QWidget

from desktop.desk import Desk
from desktop.panels.palette.command_names import COMMAND, entries_of_commands
from desktop.panels.palette.rows import Row, rows_of_commands, rows_of_hits
from desktop.panels.palette.rows_view import RowsView, row_px, spoken
from desktop.panels.parts.pictures import kind_icon
from desktop.panels.parts.reveal import Reveal, stay
from desktop.settings import Settings
from desktop.store import Store
from desktop.theme import sizes
from desktop.view import View, select
from desktop.wording import tr
from geodata.records import Address

MOST_HITS = 40
MOST_ROWS = 14
STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Tab: 1,
    Qt.Key.Key_Backtab: -1,
    Qt.Key.Key_PageDown: MOST_ROWS - 2,
    Qt.Key.Key_PageUp: 2 - MOST_ROWS,
}
KEY = QKeySequence.SequenceFormat.NativeText


class CommandPalette(QFrame):
    """Arrows and Enter choose, Escape closes and gives the keyboard back.

    `actions` are the commands by id, `words` their Chinese words. Nothing typed lists the commands
    done last, then all.
    """

    def __init__(
        self,
        store: Store,
        desk: Desk,
        settings: Settings,
        actions: Mapping[str, QAction],
        words: Mapping[str, str],
        window: QWidget,
        reveal: Reveal = stay,
    ) -> None:
        super().__init__(window)
        self.setObjectName("palette")
        self._store = store
        self._desk = desk
        self._settings = settings
        self._actions = actions
        self._entries = entries_of_commands({i: words[i] for i in actions})
        self._reveal = reveal
        self._before: QWidget | None = None
        self.field = QLineEdit()
        self.field.setObjectName("palettefield")
        self.rows = RowsView(self._icon_of)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        column.addWidget(self.field)
        column.addWidget(self.rows)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self.look_up)
        self.rows.chosen.connect(self.choose)
        self.rows.selectionModel().currentChanged.connect(self._describe)
        window.installEventFilter(self)
        store.changed.connect(self._changed)
        self.show_view(store.view, frozenset({"language"}))
        self.hide()

    def show_view(self, view: View, what: frozenset[str]) -> None:  # noqa: ARG002
        """The words of the field, when the language changed."""
        if "language" in what:
            self.field.setPlaceholderText(tr("命令、载体、集群、专项、产业、指标、地区…"))
            self.field.setAccessibleName(tr("命令面板"))
            self.rows.setAccessibleName(tr("搜索结果"))

    def toggle(self) -> None:
        """Open with an empty field, or close."""
        if self.isVisible():
            self.close_up()
            return
        self._before = QApplication.focusWidget()
        self.field.clear()
        self.look_up()
        self._place()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_up(self) -> None:
        """Close, the keyboard back where it was."""
        self.hide()
        before, self._before = self._before, None
        if before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.window().setFocus()

    def look_up(self) -> None:
        """List what the text may mean."""
        text = self.field.text().strip()
        if text:
            hits = self._desk.index.hits(text, MOST_HITS, self._entries)
            is_english = self._store.view.language == "en"
            self.rows.show_rows(rows_of_hits(hits, self._row_of, is_english=is_english))
        else:
            recent = [i for i in self._settings.recent_commands if i in self._actions]
            self.rows.show_rows(rows_of_commands(recent, self._actions, self._row_of))

    def choose(self, row: Row) -> None:
        """Do the command, if it can be done now, or go to the thing."""
        if row.address is None or not row.able:
            return
        self.close_up()
        if row.address.kind == COMMAND:
            self._settings.remember_command(row.address.id)
            self._actions[row.address.id].trigger()
            return
        view = self._reveal(select(self._store.view, row.address), row.address)
        self._store.change(view, tr("选择 {name}", name=row.words))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Keys of the list while one types; the palette keeps its place in the window."""
        if watched is self.field:
            if isinstance(event, QKeyEvent):
                return self._key(event)
            if isinstance(event, QFocusEvent) and event.lostFocus() and not self._in_menu(event):
                self.hide()
        elif event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    @staticmethod
    def _in_menu(event: QFocusEvent) -> bool:
        """Whether the keyboard is only lent to a menu of the field."""
        return event.reason() == Qt.FocusReason.PopupFocusReason

    def _key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if event.type() == QEvent.Type.ShortcutOverride and key == Qt.Key.Key_Escape:
            event.accept()  # ours, not the window's command
            return True
        if event.type() != QEvent.Type.KeyPress:
            return False
        if key in STEPS:
            self.rows.step(STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.rows.current is not None:
                self.choose(self.rows.current)
        elif key == Qt.Key.Key_Escape:
            self.close_up()
        else:
            return False
        return True

    def _row_of(self, command_id: str) -> Row:
        """A command as it can be done now: what it is switched to, its key, whether it is grey."""
        action = self._actions[command_id]
        said = [] if action.isEnabled() else [tr("现在不可用")]
        if action.isCheckable():
            said.append(tr("已开") if action.isChecked() else tr("未开"))
        said.append(action.shortcut().toString(KEY))
        detail = " · ".join(part for part in said if part)
        return Row(action.text(), detail, Address(COMMAND, command_id), action.isEnabled())

    def _icon_of(self, row: Row) -> QIcon | None:
        address = row.address
        if address is None:
            return None
        if address.kind == COMMAND:
            return self._actions[address.id].icon()
        place = self._desk.atlas.places.get(address.id)
        if address.kind != "place" or place is None:
            return None
        return kind_icon(place.kind, hollow=place.standing == "unverified")

    def _describe(self) -> None:
        row = self.rows.current
        self.field.setAccessibleDescription(spoken(row) if row is not None else "")

    def _place(self) -> None:
        """In the upper middle of the window, never wider or higher than it."""
        window = self.window()
        width = min(46 * sizes().body_px, window.width() - 32)
        height = self.field.sizeHint().height() + 26 + MOST_ROWS * row_px()
        top = 6 * sizes().body_px
        self.setGeometry(
            (window.width() - width) // 2, top, width, min(height, window.height() - 2 * top)
        )

    def _changed(self, _old: View, new: View, what: frozenset[str]) -> None:
        self.show_view(new, what)
