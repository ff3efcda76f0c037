"""The story panel: the scenes in their order, and what is written of the one in hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.desk import Desk
from desktop.panels.parts.picture_list import Pictured, PictureList
from desktop.panels.parts.picture_row import ID
from desktop.panels.parts.view_words import view_words
from desktop.panels.story.scene_form import SceneForm
from desktop.store import Store
from desktop.theme import icon
from desktop.view import View
from desktop.wording import later, tr
from desktop.workspace.records import Scene, Workspace
from desktop.workspace.story import caption, entitle, move_scene, remove_scene, set_seconds

ADD, AGAIN, GO, PRESENT, EXPORT = "add", "again", "go", "present", "export"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a scene that a hand writes, and what its history says of it."""

    words: str
    change: Callable[..., Workspace]


TITLE = Part(later("第 {n} 幕的标题"), entitle)
CAPTION = Part(later("第 {n} 幕的说明"), caption)
SECONDS = Part(later("第 {n} 幕的秒数"), set_seconds)


class StoryPanel(QWidget):
    """`story_asked(what, id)` for what needs the map or a window: ADD a scene behind that one, take
    its View AGAIN, GO there, PRESENT from it on, EXPORT all. Words, times, order and removal it
    asks of the Store itself.
    """

    story_asked = Signal(str, int)

    def __init__(self, store: Store, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._desk = desk
        self.choosing = False
        """While one goes to a scene, so that the list stays in front."""
        self.add = _button("add_scene", "accent", lambda: self._ask(ADD))
        self.again = _button("reset", "", lambda: self._ask(AGAIN))
        self.present = _button("play", "accent", lambda: self._ask(PRESENT))
        self.export = _button("export", "", lambda: self._ask(EXPORT))
        self.count = QLabel()
        self.count.setObjectName("quiet")
        self.empty = QLabel(wordWrap=True)
        self.empty.setObjectName("quiet")
        self.empty.setContentsMargins(12, 12, 12, 12)
        self.list = PictureList(numbered=True)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._menu)
        self.list.gone_to.connect(self._go)
        self.list.renamed.connect(self._rename)
        self.list.moved.connect(self._move)
        self.list.removed.connect(self._remove)
        self.list.currentRowChanged.connect(lambda _row: self._show_scene())
        self.form = SceneForm()
        self.form.entitled.connect(lambda words: self._write(TITLE, words))
        self.form.captioned.connect(lambda words: self._write(CAPTION, words))
        self.form.timed.connect(lambda seconds: self._write(SECONDS, seconds))
        self._arrange()
        store.changed.connect(lambda _old, new, what: self.show_view(new, what))
        self.show_view(store.view, frozenset({"story", "language"}))

    @property
    def current(self) -> Scene | None:
        """The scene in hand."""
        current = self.list.current_id
        return self._store.workspace.scene(current) if current is not None else None

    def show_view(self, view: View, what: frozenset[str]) -> None:
        """Show what changed: the scenes, and which of them the map shows."""
        story = self._store.workspace.story
        if "language" in what:
            self._speak()
        if what & {"story", "language"}:
            self.list.show_rows([self._row(scene, view.language) for scene in story])
            self.count.setText(_length(story))
            for widget, on in (
                (self.empty, not story),
                (self._rest, not story),
                (self.list, bool(story)),
                (self._foot, bool(story)),
                (self.present, bool(story)),
                (self.export, bool(story)),
            ):
                widget.setVisible(on)
            self._show_scene()
        same = (s.id for s in story if replace(s.view, language=view.language) == view)
        self.list.point_out(frozenset(same))

    def choose(self, scene_id: int) -> None:
        """Take that scene in hand."""
        self.list.choose(scene_id)

    def _row(self, scene: Scene, language: str) -> Pictured:
        name = scene.title or view_words(self._desk.atlas, scene.view, language)
        words = " · ".join(filter(None, (tr("{n} 秒", n=scene.seconds), scene.caption)))
        return Pictured(scene.id, name, words.replace("\n", " "), scene.picture)

    def _show_scene(self) -> None:
        self.form.show_scene(self.current)
        self.again.setEnabled(self.current is not None)

    def _write(self, part: Part, value: object) -> None:
        """What a hand writes in one go is one step."""
        scene = self.current
        if scene is not None:
            workspace = self._store.workspace
            words = tr(part.words, n=workspace.story.index(scene) + 1)
            kept = part.change(workspace, scene.id, value)
            self._store.keep(kept, words, f"{part.words}/{scene.id}")

    def _ask(self, what: str) -> None:
        self.story_asked.emit(what, self.list.current_id or 0)

    def _go(self, scene_id: int) -> None:
        self.choosing = True
        self.story_asked.emit(GO, scene_id)
        self.choosing = False

    def _rename(self, scene_id: int, title: str) -> None:
        workspace = self._store.workspace
        scene = workspace.scene(scene_id)
        if scene is None or title in ("", self._row(scene, self._store.view.language).name):
            self.show_view(self._store.view, frozenset({"story"}))  # the old title again
            return
        number = workspace.story.index(scene) + 1
        self._store.keep(entitle(workspace, scene_id, title), tr("第 {n} 幕的标题", n=number))

    def _move(self, scene_id: int, position: int) -> None:
        workspace = self._store.workspace
        scene = workspace.scene(scene_id)
        if scene is not None:
            number = workspace.story.index(scene) + 1
            words = tr("第 {n} 幕移到第 {to}", n=number, to=position + 1)
            self._store.keep(move_scene(workspace, scene_id, position), words)

    def _remove(self, scene_id: int) -> None:
        workspace = self._store.workspace
        scene = workspace.scene(scene_id)
        if scene is not None:
            words = tr("删除第 {n} 幕", n=workspace.story.index(scene) + 1)
            self._store.keep(remove_scene(workspace, scene_id), words)

    def _menu(self, where: QPoint) -> None:
        item = self.list.itemAt(where)
        if item is None:
            return
        chosen, row, last = item.data(ID), self.list.row(item), self.list.count() - 1
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, key, deed, on in (
            (tr("前往"), "Return", lambda: self._go(chosen), True),
            (tr("从这一幕放映"), "Shift+F5", lambda: self.story_asked.emit(PRESENT, chosen), True),
            (tr("改名"), "F2", lambda: self.list.editItem(item), True),
            (tr("改为现在看到的"), "", lambda: self.story_asked.emit(AGAIN, chosen), True),
            (tr("上移"), "Ctrl+Up", lambda: self._move(chosen, row - 1), row > 0),
            (tr("下移"), "Ctrl+Down", lambda: self._move(chosen, row + 1), row < last),
            (tr("删除"), "Del", lambda: self._remove(chosen), True),
        ):
            action = menu.addAction(words)
            action.setShortcut(QKeySequence(key))
            action.setEnabled(on)
            action.triggered.connect(deed)
        menu.popup(self.list.viewport().mapToGlobal(where))

    def _speak(self) -> None:
        for button, words, hint in (
            (self.add, tr("加入当前画面"), tr("把现在看到的加入讲解 (Ctrl+Shift+D)")),
            (self.again, tr("改为现在看到的"), tr("所选的一幕改为现在看到的；文字不变")),
            (self.present, tr("放映"), tr("从所选的一幕放映 (Shift+F5)；F5 从头放映")),
            (self.export, tr("导出…"), tr("导出讲解：每幕一页，PPTX 或 PDF")),
        ):
            button.setText(words)
            button.setToolTip(hint)
        self.empty.setText(
            tr(
                "还没有讲解。把地图调到要讲的样子，加入当前画面，写上说明；"
                "各幕依次放映，也可导出成 PPTX 或 PDF。随工作区一起保存。"
            )
        )
        self.list.setAccessibleName(tr("讲解"))
        self.form.speak()

    def _arrange(self) -> None:
        head, below = QHBoxLayout(), QHBoxLayout()
        for row in (head, below):
            row.setContentsMargins(8, 4, 8, 4)
            row.setSpacing(4)
        head.addWidget(self.add)
        head.addStretch(1)
        head.addWidget(self.present)
        head.addWidget(self.export)
        below.addWidget(self.again)
        below.addStretch(1)
        below.addWidget(self.count)
        self._foot, self._rest = QWidget(), QWidget()
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(0)
        foot.addWidget(self.form)
        foot.addLayout(below)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.empty)
        column.addWidget(self.list, 1)
        column.addWidget(self._foot)
        column.addWidget(self._rest, 1)


def _button(name: str, colour: str, deed: Callable[[], None]) -> QToolButton:
    button = QToolButton()
    button.setIcon(icon(name, colour) if colour else icon(name))
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.clicked.connect(lambda: deed())
    return button


def _length(story: tuple[Scene, ...]) -> str:
    """How many scenes there are, and how long they take by themselves."""
    if not story:
        return ""
    minutes, seconds = divmod(sum(scene.seconds for scene in story), 60)
    return tr("{n} 幕", n=len(story)) + f" · {minutes}:{seconds:02}"
