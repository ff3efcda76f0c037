"""Autosaving: what a person did is on the disk within two seconds, whatever happens then.

Every run of the program has one file in the user's own data folder and holds its lock. The file is
replaced whole (written beside, brought to disk, renamed) and removed at an orderly end; one whose
lock nobody holds was left behind by a run that did not end.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import Lock
from time import time
from uuid import uuid4

from PySide6.QtCore import QLockFile, QObject, QTimer, Signal

from desktop import tasks
from desktop.store import Store
from desktop.view import View
from desktop.whole_files import write_whole
from desktop.workspace.reading_packages import workspace_from_bytes
from desktop.workspace.records import Workspace
from desktop.workspace.workspace_files import SUFFIX
from desktop.workspace.writing_packages import workspace_to_bytes
from geodata.faults import Fault

# A change waits this long at most, so that a movement of the hand is written once.
WAIT_MS = 1500
# Nobody takes this long to put his name into a lock.
LOCKING_S = 10
_LOCK, _DAMAGED = ".lock", ".damaged"
_FILE = "file"


@dataclass(frozen=True, slots=True)
class LeftBehind:
    """What a run that did not end left: its workspace, the named file it was to be saved in (None
    for none), and when it was last written. Its lock is held until `dismiss`.
    """

    workspace: Workspace
    file: Path | None
    written: datetime
    path: Path
    lock: QLockFile

    def dismiss(self) -> None:
        """Forget it: the file is removed."""
        self.path.unlink(missing_ok=True)
        self.lock.unlock()

    def keep(self) -> None:
        """Leave it for another start."""
        self.lock.unlock()


class Autosaving(QObject):
    """Follows the Store and writes its workspace to a file of this run alone.

    `saved(workspace)` says what is on the disk now; `failed(Fault)` comes once until it works
    again.
    """

    saved = Signal(object)
    failed = Signal(object)

    def __init__(self, store: Store, folder: Path, parent: QObject, wait_ms: int = WAIT_MS) -> None:
        super().__init__(parent)
        self._file: Path | None = None
        self._store = store
        started = f"{datetime.now():%Y%m%d-%H%M%S}-{uuid4().hex[:8]}"
        self.path = folder / f"{started}{SUFFIX}"
        self._lock = _lock(folder / f"{started}{_LOCK}")
        self._writing = Lock()
        self._finished = False
        self._under_way = False
        self._again = False
        self._told = False
        self._timer = QTimer(self, singleShot=True, interval=wait_ms)
        self._timer.timeout.connect(self.write)
        store.changed.connect(self._changed)

    def belong_to(self, file: Path | None) -> None:
        """Say from now on that the workspace is that file's."""
        self._file = file
        self._timer.start()

    def write(self) -> None:
        """Write what there is now, on another thread."""
        self._timer.stop()
        self._again = self._under_way
        if self._under_way:
            return
        self._under_way = True
        workspace, file = self._store.workspace, self._file
        task = tasks.run(lambda: self._write(workspace, file), self)
        task.done.connect(lambda _: self._written(workspace))
        task.failed.connect(self._not_written)

    def finish(self) -> None:
        """The orderly end: nothing is left behind."""
        self._timer.stop()
        with self._writing:
            self._finished = True
            self.path.unlink(missing_ok=True)
            self._lock.unlock()

    def _changed(self, _old: View, _new: View, _what: frozenset[str]) -> None:
        # The clock is not set back by the next change: a long movement is written on its way.
        if not self._timer.isActive() and not self._finished:
            self._timer.start()

    def _write(self, workspace: Workspace, file: Path | None) -> None:
        try:
            content = workspace_to_bytes(workspace, notes={_FILE: str(file)} if file else {})
            with self._writing:
                if self._finished:
                    return
                with suppress(OSError):  # write_whole says what is wrong with the place
                    self.path.parent.mkdir(parents=True, exist_ok=True)
                if not self._lock.isLocked():
                    self._lock.tryLock(0)
                write_whole(self.path, content)
        finally:
            self._under_way = False

    def _written(self, workspace: Workspace) -> None:
        if self._finished:
            return
        self._told = False
        self.saved.emit(workspace)
        if self._again:
            self.write()

    def _not_written(self, fault: Fault) -> None:
        if not self._told:
            self._told = True
            self.failed.emit(fault)


def left_behind(folder: Path) -> list[LeftBehind]:
    """What runs that did not end left in the folder, the newest first. A file that cannot be read
    is set aside under another ending.
    """
    found = []
    for started in sorted({path.stem for path in _named(folder)}, reverse=True):
        lock = _claimed(folder / f"{started}{_LOCK}")
        if lock is None:
            continue
        for half in folder.glob(f".{started}{SUFFIX}.*"):
            half.unlink(missing_ok=True)
        left = _read(folder / f"{started}{SUFFIX}", lock)
        if left is None:
            lock.unlock()
        else:
            found.append(left)
    return found


def _lock(path: Path) -> QLockFile:
    lock = QLockFile(str(path))
    lock.setStaleLockTime(0)  # stale when its process is gone, never by age
    return lock


def _claimed(path: Path) -> QLockFile | None:
    """The lock, ours from now on; None when a process that lives has it."""
    lock = _lock(path)
    if lock.tryLock(0):
        return lock
    with suppress(OSError):
        made = path.stat()
        # It does not say whose it is: the machine went down before that was on the disk.
        if made.st_size == 0 and time() - made.st_mtime > LOCKING_S:
            path.unlink()
            return lock if lock.tryLock(0) else None
    return None


def _named(folder: Path) -> Iterable[Path]:
    with suppress(OSError):
        return [path for path in folder.iterdir() if path.suffix in (SUFFIX, _LOCK)]
    return []


def _read(path: Path, lock: QLockFile) -> LeftBehind | None:
    try:
        content, written = path.read_bytes(), datetime.fromtimestamp(path.stat().st_mtime)
        workspace, notes = workspace_from_bytes(content, path.name)
    except FileNotFoundError:
        return None
    except (OSError, Fault):
        with suppress(OSError):
            path.rename(path.with_suffix(f"{SUFFIX}{_DAMAGED}"))
        return None
    file = Path(notes[_FILE]) if _FILE in notes else None
    return LeftBehind(workspace, file, written, path, lock)
