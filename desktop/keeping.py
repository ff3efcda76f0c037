"""Keeping: which file the workspace of now belongs to, and what in it no file has yet."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.store import Store
from desktop.view import View
from desktop.workspace.records import Workspace, changed_names
from desktop.workspace.workspace_files import Stamp

# To look around is not to work on a file: nobody is asked about it at the end.
LOOKING = frozenset({"camera", "selection", "language"})
# Without a file only these are worth asking about; everything else is exploring.
KEPT = frozenset({"bookmarks", "filters", "story"})


class Keeping(QObject):
    """Follows the Store. `told` comes when the file or whether something is unsaved differs."""

    told = Signal()

    def __init__(self, store: Store, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._saved = store.workspace
        self._was_changed = False
        self.path: Path | None = None
        """The file of the workspace; None while it has none."""
        self.stamp: Stamp | None = None
        """Which writing of that file is known here."""
        store.changed.connect(self._changed)

    @property
    def unsaved(self) -> frozenset[str]:
        """Names of what differs from the file and would be missed."""
        differs = changed_names(self._saved, self._store.workspace)
        return differs - LOOKING if self.path else differs & KEPT

    @property
    def name(self) -> str:
        """The file's name without its ending; blank while there is none."""
        return self.path.stem if self.path else ""

    def settle(self, path: Path | None, saved: Workspace, stamp: Stamp | None) -> None:
        """From now on the workspace is that file's, which holds `saved`."""
        self.path, self._saved, self.stamp = path, saved, stamp
        self._was_changed = bool(self.unsaved)
        self.told.emit()

    def _changed(self, _old: View, _new: View, what: frozenset[str]) -> None:
        if what <= LOOKING:
            return
        changed = bool(self.unsaved)
        if changed != self._was_changed:
            self._was_changed = changed
            self.told.emit()
