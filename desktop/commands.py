"""Commands: what the program can be told to do, as Qt actions for menus, bars and keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from desktop.command_list import COMMANDS, MENUS, SEPARATOR, WORDS, Command, Submenu
from desktop.store import Store
from desktop.theme import icon
from desktop.view import View, reset
from desktop.wording import tr
from geodata.choices import PLAN_FILTER


class Commands(QObject):
    """The commands as Qt actions of one window, in the language of now.

    `deeds` says what each command does, by its id; a switch is given whether it is now on.
    KeyError when a command has no deed.
    """

    def __init__(
        self, store: Store, deeds: Mapping[str, Callable[..., object]], window: QWidget
    ) -> None:
        super().__init__(window)
        self._store = store
        self._actions: dict[str, QAction] = {}
        self._menus: list[tuple[QMenu, str]] = []
        self._groups: dict[str, QActionGroup] = {}
        for command in COMMANDS:
            self._actions[command.id] = self._made(command, deeds[command.id], window)
        self.show_tool("move")
        self.speak()
        self.follow(store.view)
        store.changed.connect(self._changed)

    def action(self, command_id: str) -> QAction:
        """The Qt action of a command."""
        return self._actions[command_id]

    def fill(self, bar: QMenuBar) -> None:
        """Put the menus into a menu bar."""
        for words, entries in MENUS:
            self._fill(bar.addMenu(""), words, entries)
        self.speak()

    def _fill(self, menu: QMenu, words: str, entries: Sequence[str | Submenu]) -> None:
        self._menus.append((menu, words))
        for entry in entries:
            if isinstance(entry, Submenu):
                self._fill(menu.addMenu(""), entry.words, entry.ids)
            elif entry == SEPARATOR:
                menu.addSeparator()
            else:
                menu.addAction(self._actions[entry])

    def speak(self) -> None:
        """Say every command in the language of now."""
        for command in COMMANDS:
            action, words = self._actions[command.id], tr(command.words)
            key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setText(words)
            action.setToolTip(f"{words.rstrip('…')} ({key})" if key else words)
        for menu, words in self._menus:
            menu.setTitle(tr(words))

    def follow(self, view: View) -> None:
        """Enable what can be done now, and say what would be taken back."""
        undo, redo = self._store.undo_words, self._store.redo_words
        for command_id, words, what in (
            ("undo", undo, tr("撤销：{what}", what=undo)),
            ("redo", redo, tr("重做：{what}", what=redo)),
        ):
            self._actions[command_id].setEnabled(bool(words))
            self._actions[command_id].setText(what if words else tr(WORDS[command_id]))
        self._actions["reset_all"].setEnabled(view != reset(view))
        self._actions["clear_filter"].setEnabled(view.filter != PLAN_FILTER)
        self._actions["filter_seen"].setEnabled(view.camera is not None)
        chosen, picked = view.selection is not None, bool(view.picked)
        placed = view.selection is not None and view.selection.kind in ("place", "region")
        for ids, possible in (
            (("copy_address", "zoom_selection"), chosen),
            (("zoom_picked", "clear_picked", "filter_picked"), picked),
            (("clear_selection",), chosen or picked),
            (("zoom_region",), placed),
        ):
            for command_id in ids:
                self._actions[command_id].setEnabled(possible)
        for command in COMMANDS:
            if command.layer:
                self._actions[command.id].setChecked(command.layer in view.added)

    def show_tool(self, tool: str) -> None:
        """That tool is in the hand now."""
        self._actions[f"tool_{tool}"].setChecked(True)

    def offer(self, command_id: str, words: str) -> None:
        """Say in `words` what the command would do now; blank greys it."""
        action = self._actions[command_id]
        key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setEnabled(bool(words))
        action.setText(tr(WORDS[command_id]))
        action.setToolTip(f"{words or tr(WORDS[command_id])} ({key})")

    def _changed(self, _old: View, new: View, what: frozenset[str]) -> None:
        if "language" in what:
            self.speak()
        self.follow(new)

    def _made(self, command: Command, deed: Callable[..., object], window: QWidget) -> QAction:
        action = QAction(window)
        action.setObjectName(command.id)
        action.setShortcuts([QKeySequence(key) for key in command.keys])
        if command.icon:
            action.setIcon(icon(command.icon))
        if command.layer:
            # What is ticked is the View's: only a hand's own press is a deed.
            action.setCheckable(True)
            action.triggered.connect(lambda on: deed(on))
        elif command.switch:
            action.setCheckable(True)
            action.setChecked(command.on)
            action.toggled.connect(deed)
        else:
            action.triggered.connect(lambda: deed())
        if command.group:
            group = self._groups.setdefault(command.group, QActionGroup(self))
            action.setCheckable(True)
            group.addAction(action)
        # On the window, so that the keys work while the menu bar is out of sight.
        window.addAction(action)
        return action
