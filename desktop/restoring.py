"""Restoring: what an earlier run left, offered or taken up again when the program starts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox, QWidget

from desktop import tasks
from desktop.autosaving import LeftBehind, left_behind
from desktop.dialogs.questions import ask_to_restore
from desktop.panels.parts.view_words import view_words
from desktop.settings import Settings
from desktop.wording import language
from desktop.workspace.known import check_view
from desktop.workspace.records import Workspace, changed_names
from desktop.workspace.workspace_files import read_workspace
from desktop.workspace_deeds import WorkspaceDeeds
from geodata.atlas import Atlas
from geodata.faults import Fault


@dataclass(frozen=True, slots=True)
class Offer:
    """Work that was left behind, and what of it is in its named file."""

    left: LeftBehind
    saved: Workspace


@dataclass(frozen=True, slots=True)
class Found:
    """A workspace to begin with, and its file; None when it has none."""

    workspace: Workspace
    path: Path | None


NOTHING = Found(Workspace(), None)


def last_workspace(settings: Settings, atlas: Atlas) -> Found:
    """Where the last run ended, if it ended in order. Fault when its file cannot be opened any
    more, or shows what the atlas does not have.
    """
    path = settings.last_workspace
    file = path or settings.last_file
    if path is None and not file.is_file():
        return NOTHING
    workspace = read_workspace(file, atlas)
    check_view(workspace.view, atlas, file.name)
    return Found(workspace, path)


class Restoring(QObject):
    """Asks about everything that was left behind, the newest first, one after the other."""

    def __init__(self, deeds: WorkspaceDeeds, atlas: Atlas, folder: Path, window: QWidget) -> None:
        super().__init__(window)
        self._deeds = deeds
        self._atlas = atlas
        self._folder = folder
        self._window = window
        self._offers: list[Offer] = []
        self._restored: list[LeftBehind] = []
        self.box: QMessageBox | None = None
        """The question that is open."""
        deeds.autosaving.saved.connect(self._safe)

    def look(self) -> None:
        """See, on another thread, what was left behind; then ask."""
        task = tasks.run(lambda: offers(self._folder, self._atlas), self)
        task.done.connect(self._found)

    def _found(self, found: list[Offer]) -> None:
        self._offers = found
        self._ask()

    def _ask(self) -> None:
        self.box = None
        if not self._offers:
            return
        offer = self._offers.pop(0)
        left = offer.left
        self.box = ask_to_restore(
            left.workspace,
            left.file.stem if left.file else "",
            left.written,
            view_words(self._atlas, left.workspace.view, language()),
            partial(self._restore, offer),
            self._then_ask(left.dismiss),
            self._then_ask(left.keep),
            self._window,
        )

    def _restore(self, offer: Offer) -> None:
        self._deeds.resume(offer.left.workspace, offer.left.file, offer.saved)
        # It goes only when this run has it on the disk itself.
        self._restored.append(offer.left)
        self._deeds.autosaving.write()
        # One workspace is enough; the others wait for another start.
        for other in self._offers:
            other.left.keep()
        self._offers.clear()

    def _safe(self, workspace: Workspace) -> None:
        if workspace is not self._deeds.workspace:
            return  # written before there was anything to restore
        for left in self._restored:
            left.dismiss()
        self._restored.clear()

    def _then_ask(self, deed: Callable[[], object]) -> Callable[[], None]:
        def both() -> None:
            deed()
            self._ask()

        return both


def offers(folder: Path, atlas: Atlas) -> list[Offer]:
    """What was left behind and is not all in its named file; the rest is cleared away."""
    found = []
    for left in left_behind(folder):
        saved = Workspace()
        if left.file is not None:
            try:
                saved = read_workspace(left.file, atlas)
            except Fault:
                saved = Workspace()
        if changed_names(saved, left.workspace):
            found.append(Offer(left, saved))
        else:
            left.dismiss()
    return found
