"""Story deeds: what of the story needs the map, the big screen or a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.desk import Desk
from desktop.dialogs.fault_box import show_fault
from desktop.panels.story.story_panel import ADD, AGAIN, EXPORT, GO, PRESENT, StoryPanel
from desktop.portraits import Portraits, Seen
from desktop.settings import Settings
from desktop.store import Store
from desktop.view import speak
from desktop.wording import language, tr
from desktop.workspace.known import check_view
from desktop.workspace.story import add_scene, take_scene_again
from geodata.faults import Fault

if TYPE_CHECKING:
    from desktop.dialogs.export_story import ExportStory
    from desktop.exports.series_writing import Report
    from desktop.exports.telling import Tell
    from desktop.presenting.presentation import Presentation
    from desktop.sheet.page import Page


class StoryDeeds(QObject):
    """`said(words)` tells what was done; `empty` that there is no scene to do it with.

    `name()` is what the workspace is called, blank while it has no file.
    """

    said = Signal(str)
    empty = Signal()

    def __init__(
        self,
        store: Store,
        desk: Desk,
        settings: Settings,
        the_map: Seen,
        name: Callable[[], str],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._store = store
        self._desk = desk
        self._settings = settings
        self._window = window
        self._name = name
        self._portraits = Portraits(store, the_map, self)
        self.presentation: Presentation | None = None

    def deeds(self) -> dict[str, Callable[..., object]]:
        """What the commands of the story do, by their ids."""
        return {
            "add_scene": lambda: self.add(self._chosen()),
            "present": lambda: self.present(),
            "present_here": lambda: self.present(self._chosen()),
            "export_story": self.export,
        }

    def do(self, what: str, scene_id: int) -> None:
        """What the panel of the story asks for."""
        deeds: dict[str, Callable[[int], object]] = {
            ADD: self.add,
            AGAIN: self.take_again,
            GO: self.go,
            PRESENT: self.present,
            EXPORT: lambda _: self.export(),
        }
        deeds[what](scene_id)

    def add(self, after: int = 0) -> None:
        """Have the View of now as a scene behind that one, or at the end."""
        kept, new_id = add_scene(self._store.workspace, "", self._portraits.take(), after)
        number = [scene.id for scene in kept.story].index(new_id) + 1
        self._store.keep(kept, tr("加入讲解第 {n} 幕", n=number))
        self._better_at_rest(new_id)
        self._choose(new_id)
        self.said.emit(tr("已加入讲解：第 {n} 幕，共 {all} 幕", n=number, all=len(kept.story)))

    def take_again(self, scene_id: int) -> None:
        """Have a scene show the View of now from now on."""
        workspace = self._store.workspace
        scene = workspace.scene(scene_id)
        if scene is not None:
            kept = take_scene_again(workspace, scene_id, self._portraits.take())
            number = workspace.story.index(scene) + 1
            self._store.keep(kept, tr("讲解第 {n} 幕改为现在看到的", n=number))
            self._better_at_rest(scene_id)

    def go(self, scene_id: int) -> None:
        """Look at a scene's View, in the language of now. A Fault of it is said in a box."""
        workspace = self._store.workspace
        scene = workspace.scene(scene_id)
        if scene is None:
            return
        number = workspace.story.index(scene) + 1
        try:
            check_view(scene.view, self._desk.atlas, tr("讲解第 {n} 幕", n=number))
        except Fault as fault:
            show_fault(fault, self._window)
            return
        view = speak(scene.view, self._store.view.language)
        self._store.change(view, tr("前往讲解第 {n} 幕", n=number))

    def present(self, scene_id: int = 0) -> None:
        """Present the story from that scene on, or from its beginning."""
        # Nobody waits for it before the first talk.
        from desktop.presenting.presentation import Presentation

        story = self._store.workspace.story
        if self.presentation is not None or self._is_empty():
            return
        ids = [scene.id for scene in story]
        begin = ids.index(scene_id) if scene_id in ids else 0
        self.presentation = Presentation(story, begin, self._desk, self._window)
        self.presentation.ended.connect(self._presented)

    def export(self) -> ExportStory | None:
        """Ask how, and write a page for every scene; None while there is no scene."""
        from desktop.dialogs.export_story import ExportStory

        if self._is_empty():
            return None
        story, said_in = self._store.workspace.story, language()

        def write(page: Page, title: str, path: Path, tell: Tell) -> Report:
            from desktop.exports.series_writing import write_series
            from desktop.exports.story_pages import story_steps

            steps = story_steps(story, page, said_in)
            return write_series(
                self._desk.atlas,
                steps,
                path,
                title,
                tell=lambda number, _step: tell(number / len(steps)),
            )

        name = self._name() or tr("讲解")
        folder = self._settings.export_folder
        dialog = ExportStory(folder, name, len(story), write, self._window)
        dialog.exported.connect(self._exported)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def finish(self) -> None:
        """The window closes, and a talk with it."""
        if self.presentation is not None:
            self.presentation.talk.leave()

    def _exported(self, path: Path, report: Report) -> None:
        self._settings.export_folder = path.parent
        self.said.emit(tr("已导出讲解：{n} 页，{path}", n=report.pages, path=path))

    def _presented(self, scene_id: int) -> None:
        self.presentation = None
        self._choose(scene_id)

    def _is_empty(self) -> bool:
        if self._store.workspace.story:
            return False
        self.said.emit(tr("讲解还没有画面：先把地图调到要讲的样子，再加入讲解"))
        self.empty.emit()
        return True

    def _better_at_rest(self, scene_id: int) -> None:
        self._portraits.take_at_rest(lambda png: self._store.illustrate_scene(scene_id, png))

    def _panel(self) -> StoryPanel | None:
        return self._window.findChild(StoryPanel)

    def _chosen(self) -> int:
        """The scene in hand; 0 while the panel has not been opened."""
        panel = self._panel()
        scene = panel.current if panel is not None else None
        return scene.id if scene is not None else 0

    def _choose(self, scene_id: int) -> None:
        panel = self._panel()
        if panel is not None:
            panel.choose(scene_id)
