"""Tasks: work off the interface thread, whose end comes back on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal
from shiboken6 import isValid

from geodata.faults import Fault


class Stopped(Exception):  # noqa: N818  nothing went wrong
    """Raised within work that nobody waits for any more, to end it."""


class Task(QObject):
    """One piece of work under way. `done(result)` or `failed(Fault)` comes once, unless cancelled;
    `told(share)` now and then before, from work that tells how far it is.

    Any other exception of the work is raised where the program reports its own errors.
    """

    done = Signal(object)
    failed = Signal(object)
    told = Signal(float)
    _ended = Signal(object, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.cancelled = False
        self._ended.connect(self._end)

    def cancel(self) -> None:
        """Forget the result. Work that tells how far it is stops at the next time it does."""
        self.cancelled = True

    def _end(self, result: Any, error: Exception | None) -> None:
        self.deleteLater()
        if self.cancelled:
            return
        if isinstance(error, Fault):
            self.failed.emit(error)
        elif error is not None:
            raise error
        else:
            self.done.emit(result)


class _Work(QRunnable):
    def __init__(self, work: Callable[[], Any], task: Task) -> None:
        super().__init__()
        self._work = work
        self._task = task

    def run(self) -> None:
        result: Any = None
        error: Exception | None = None
        try:
            result = self._work()
        except Exception as raised:  # carried over to the interface thread
            error = raised
        # The window may have been closed, and its tasks with it, while this was at work.
        if isValid(self._task):
            self._task._ended.emit(result, error)  # noqa: SLF001  # the task's own other half


def run(work: Callable[[], Any], parent: QObject) -> Task:
    """Start `work` on a thread of the pool; connect to the task's signals at once."""
    task = Task(parent)
    QThreadPool.globalInstance().start(_Work(work, task))
    return task


def run_telling(
    work: Callable[[Callable[[float], None]], Any],
    parent: QObject,
    told: Callable[[float], None],
) -> Task:
    """Start `work(tell)` on a thread of the pool. `tell(share)` reaches `told` on the interface
    thread, and raises Stopped once the task is cancelled or its window gone.
    """
    task = Task(parent)
    task.told.connect(told)

    def tell(share: float) -> None:
        if not isValid(task) or task.cancelled:
            raise Stopped
        task.told.emit(share)

    QThreadPool.globalInstance().start(_Work(lambda: work(tell), task))
    return task
