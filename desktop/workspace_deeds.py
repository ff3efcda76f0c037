"""Workspace deeds: new, open, save, and the end, when something may be unsaved."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop import tasks
from desktop.autosaving import Autosaving
from desktop.desk import Desk
from desktop.dialogs.fault_box import show_fault
from desktop.dialogs.questions import ask_to_replace, ask_to_save
from desktop.keeping import Keeping
from desktop.settings import Settings
from desktop.sheet.shown import shown_places
from desktop.store import Store
from desktop.view import View, speak
from desktop.view_deeds import ViewDeeds
from desktop.wording import language, tr
from desktop.workspace.known import check_view
from desktop.workspace.records import Arrangement, Workspace
from desktop.workspace.workspace_files import (
    ANY,
    SUFFIX,
    Overtaken,
    Stamp,
    is_workspace,
    read_workspace,
    save_workspace,
    stamp_of,
)
from geodata.faults import Fault


class WorkspaceDeeds(QObject):
    """`said(words)` tells what was done; `arranged(Arrangement)` how a workspace that was opened
    wants the window; `closable` that nothing keeps the window from closing any more.

    `arrangement` is asked how the window is arranged now. Files are read and written on another
    thread; only the person's answers are waited for.
    """

    said = Signal(str)
    arranged = Signal(object)
    closable = Signal()

    def __init__(
        self,
        store: Store,
        desk: Desk,
        settings: Settings,
        arrangement: Callable[[], Arrangement],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._store = store
        self._desk = desk
        self._settings = settings
        self._arrangement = arrangement
        self._window = window
        self._saving = False
        self._waiting: list[Callable[[], object]] = []
        self._given_up = False
        self.views = ViewDeeds(store, desk, settings, window)
        self.views.said.connect(self.said)
        self.keeping = Keeping(store, self)
        self.autosaving = Autosaving(store, settings.data_folder / "autosave", self)
        self.autosaving.failed.connect(self._not_autosaved)

    @property
    def workspace(self) -> Workspace:
        """The workspace of now."""
        return self._store.workspace

    def deeds(self) -> dict[str, Callable[..., object]]:
        """What the commands of the workspace do, by their ids."""
        return {
            "new_workspace": self.new,
            "open_workspace": self.open,
            "save_workspace": self.save,
            "save_workspace_as": self.save_as,
            "import_view": self.views.ask_and_read,
            "export_view": self.views.ask_and_write,
            "reopens": lambda on: setattr(self._settings, "reopens", on),
        }

    # New and open -----------------------------------------------------------------------------

    def new(self) -> None:
        """An empty workspace and the plan's own picture, once nothing can be lost."""
        self._first_saved(self._begin)

    def open(self) -> None:
        """Ask for a file and go on in its workspace."""
        self._first_saved(self._choose_file)

    def open_file(self, path: Path) -> None:
        """Go on in the workspace of that file; a View's file only shows its View."""
        if is_workspace(path) or path.suffix.lower() == SUFFIX:
            self._first_saved(lambda: self._read(path))
        else:
            self.views.read(path)

    # Save -------------------------------------------------------------------------------------

    def save(self) -> None:
        """Save into the workspace's file; ask for one when it has none."""
        self._save_then(lambda: None)

    def save_as(self) -> None:
        """Ask for a file and save into it from now on."""
        self._save_as_then(lambda: None)

    def write(self, path: Path) -> None:
        """Save into that file from now on."""
        self._write_then(path, lambda: None)

    # The end ----------------------------------------------------------------------------------

    def may_close(self) -> bool:
        """Whether nothing would be lost. If not, the person is asked, and `closable` comes when
        the answer allows it.
        """
        if self._given_up:
            return True
        if self._saving:
            self._waiting.append(self.closable.emit)
            return False
        if not self.keeping.unsaved:
            return True
        self._first_saved(self._leave)
        return False

    def finish(self) -> None:
        """The orderly end: the autosaved file goes, and the next start may go on from here."""
        self.autosaving.finish()
        self._settings.last_workspace = self.keeping.path
        if self._settings.reopens and self.keeping.path is None:
            # What the person gave up does not come back by itself.
            seen = Workspace(self._store.view, arrangement=self._arrangement())
            # If that fails, the next start begins with the plan's own picture.
            with suppress(Fault, OSError):
                self._settings.data_folder.mkdir(parents=True, exist_ok=True)
                save_workspace(seen, self._settings.last_file, self._desk.atlas)

    # How ---------------------------------------------------------------------------------------

    def _first_saved(self, then: Callable[[], object]) -> None:
        """Go on with `then` once unsaved work is saved, or given up by the person."""
        unsaved = self.keeping.unsaved
        if unsaved:
            ask_to_save(
                self.keeping.name, unsaved, lambda: self._save_then(then), then, self._window
            )
        else:
            then()

    def _begin(self) -> None:
        fresh = Workspace(speak(View(), self._store.view.language))
        self._store.open(fresh, tr("新建工作区"))
        self._settle(None, fresh, None)

    def _choose_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self._window,
            tr("打开工作区"),
            str(self._settings.workspace_folder),
            tr("工作区与视图 (*.gaoxin *.json)"),
        )
        if name and is_workspace(Path(name)):
            self._read(Path(name))
        elif name:
            self.open_file(Path(name))

    def _read(self, path: Path) -> None:
        atlas = self._desk.atlas
        # The stamp first: who saves in between is noticed later.
        task = tasks.run(lambda: (stamp_of(path), read_workspace(path, atlas)), self)
        task.done.connect(lambda found: self._enter(path, *found))
        task.failed.connect(self._fault)

    def _enter(self, path: Path, stamp: Stamp | None, workspace: Workspace) -> None:
        self._open(workspace, tr("打开工作区 {name}", name=path.stem))
        self._settle(path, self._store.workspace, stamp)

    def begin(self, workspace: Workspace, path: Path) -> None:
        """Begin in a workspace whose View is already shown."""
        self._store.open(workspace, "")
        self._settle(path, workspace, stamp_of(path))

    def resume(self, workspace: Workspace, path: Path | None, saved: Workspace) -> None:
        """Go on with work that a run of the program left behind; of it the file has `saved`."""
        self._open(workspace, tr("恢复自动保存的工作"))
        self._settle(path, saved, stamp_of(path) if path else None)

    def _open(self, workspace: Workspace, words: str) -> None:
        """Go on in that workspace. A View of things that the atlas does not have is not shown; the
        rest of the workspace is.
        """
        kept = self._store.view
        try:
            check_view(workspace.view, self._desk.atlas, words)
        except Fault as fault:
            show_fault(fault, self._window)
            workspace = replace(workspace, view=kept)
        # The person's language stays: a file from abroad must not change the program's words.
        workspace = replace(workspace, view=speak(workspace.view, kept.language))
        self._store.open(workspace, words)
        self.arranged.emit(workspace.arrangement)

    def _save_then(self, then: Callable[[], object]) -> None:
        if self.keeping.path is None:
            self._save_as_then(then)
        else:
            self._write_then(self.keeping.path, then, self.keeping.stamp)

    def _save_as_then(self, then: Callable[[], object]) -> None:
        name = self.keeping.name or tr("我的工作区")
        start = self._settings.workspace_folder / f"{name}{SUFFIX}"
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, tr("保存工作区"), str(start), tr("工作区 (*.gaoxin)")
        )
        if chosen:
            path = Path(chosen)
            # Another ending would be taken for another kind of file when it is opened.
            if path.suffix.lower() == SUFFIX:
                self._write_then(path, then)
            else:  # nobody was asked whether that one may be replaced
                self._write_then(path.with_name(path.name + SUFFIX), then, over=None)

    def _write_then(self, path: Path, then: Callable[[], object], over: Stamp | None = ANY) -> None:
        if self._saving:  # one after the other, or an older one could win
            self._waiting.append(lambda: self._write_then(path, then, self._known(path, over)))
            return
        workspace, atlas = self._now(), self._desk.atlas

        def work() -> Stamp | None:
            places = (place.id for place in shown_places(atlas, workspace.view).places)
            save_workspace(workspace, path, atlas, places, over)
            return stamp_of(path)

        def written(stamp: Stamp | None) -> None:
            self._settle(path, workspace, stamp)
            self._written(path, then)

        self._saving = True
        task = tasks.run(work, self)
        task.done.connect(written)
        task.failed.connect(lambda fault: self._not_written(fault, path, then))

    def _known(self, path: Path, over: Stamp | None) -> Stamp | None:
        """Which file may be replaced there now that it was perhaps saved meanwhile, from here."""
        return self.keeping.stamp if over != ANY and path == self.keeping.path else over

    def _written(self, path: Path, then: Callable[[], object]) -> None:
        self._saving = False
        self.said.emit(tr("已保存工作区：{path}", path=path))
        waiting, self._waiting = self._waiting, []
        for deed in (then, *waiting):
            deed()

    def _not_written(self, fault: Fault, path: Path, then: Callable[[], object]) -> None:
        self._saving = False
        self._waiting.clear()
        if isinstance(fault, Overtaken):
            ask_to_replace(
                fault,
                lambda: self._write_then(path, then),
                lambda: self._save_as_then(then),
                self._window,
            )
        else:
            self._fault(fault)

    def _settle(self, path: Path | None, saved: Workspace, stamp: Stamp | None) -> None:
        if path is not None:
            self._settings.workspace_folder = path.parent
            self._settings.remember_workspace(path)
        self.keeping.settle(path, saved, stamp)
        self.autosaving.belong_to(path)

    def _leave(self) -> None:
        self._given_up = True
        self.closable.emit()

    def _now(self) -> Workspace:
        return replace(self._store.workspace, arrangement=self._arrangement())

    def _fault(self, fault: Fault) -> None:
        show_fault(fault, self._window)

    def _not_autosaved(self, fault: Fault) -> None:
        self.said.emit(tr("自动保存没有成功：{why}", why=fault.words(language())))
