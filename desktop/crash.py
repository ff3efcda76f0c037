"""Crash: what went wrong inside the program goes into a log file, and the person is told once."""

from __future__ import annotations

import faulthandler
import logging
import sys
import threading
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import TextIO

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    QStandardPaths,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
)

LOG = logging.getLogger("gaoxin")
LARGEST_BYTES = 512 * 1024
KEPT_FILES = 3
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def log_folder() -> Path:
    """Where this user's log files go."""
    place = QStandardPaths.StandardLocation.AppLocalDataLocation
    return Path(QStandardPaths.writableLocation(place)) / "logs"


def watch(parent: QObject) -> Watch:
    """A watch over the whole program, begun; it lives as long as `parent`, the application."""
    begun = Watch(parent=parent)
    begun.start()
    return begun


class Watch(QObject):
    """Watches from `start` until `stop`. `struck(exception, log folder)` comes on the interface
    thread.

    An exception that nobody caught, of any thread, is logged with its traceback and told; the
    same one again (a picture that fails to paint fails sixty times a second) is told once only.
    Qt's own messages go into the log; a crash below Python leaves every thread's stack in
    hard-crash.log. A folder that cannot be written leaves the log on the error stream.
    """

    struck = Signal(object, object)
    _uncaught_somewhere = Signal(object)

    def __init__(self, folder: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.folder = folder or log_folder()
        self._told: set[tuple[str, int]] = set()
        self._handler: logging.Handler = logging.StreamHandler()
        self._hard_crashes: TextIO | None = None
        self._hooks = (sys.excepthook, threading.excepthook)
        # Through a method of this object, so that the telling is done on its own thread.
        self._uncaught_somewhere.connect(self._tell)

    def start(self) -> None:
        """Take over the hooks of Python and Qt."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._handler = RotatingFileHandler(
                self.folder / "gaoxin-atlas.log",
                maxBytes=LARGEST_BYTES,
                backupCount=KEPT_FILES,
                encoding="utf-8",
            )
            self._hard_crashes = (self.folder / "hard-crash.log").open("a", encoding="utf-8")
            faulthandler.enable(self._hard_crashes)
        except OSError as error:
            self._handler.handle(_record(f"No log file: {error}"))
        self._handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        LOG.addHandler(self._handler)
        LOG.setLevel(logging.INFO)
        LOG.propagate = False
        self._hooks = (sys.excepthook, threading.excepthook)
        sys.excepthook = self._uncaught
        threading.excepthook = self._uncaught_in_thread
        qInstallMessageHandler(_from_qt)

    def stop(self) -> None:
        """Give the hooks back and close the files."""
        sys.excepthook, threading.excepthook = self._hooks
        qInstallMessageHandler(None)
        LOG.removeHandler(self._handler)
        self._handler.close()
        if self._hard_crashes is not None:
            faulthandler.disable()
            self._hard_crashes.close()
            self._hard_crashes = None

    def _uncaught(
        self,
        kind: type[BaseException],
        error: BaseException,
        traceback: TracebackType | None,
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, traceback)
            return
        LOG.error("Uncaught", exc_info=(kind, error, traceback))
        where = _innermost(traceback)
        if where not in self._told:
            self._told.add(where)
            self._uncaught_somewhere.emit(error)

    def _tell(self, error: object) -> None:
        self.struck.emit(error, self.folder)

    def _uncaught_in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._uncaught(args.exc_type, args.exc_value, args.exc_traceback)


def _innermost(traceback: TracebackType | None) -> tuple[str, int]:
    """File and line where an exception began."""
    where = ("", 0)
    while traceback is not None:
        where = (traceback.tb_frame.f_code.co_filename, traceback.tb_lineno)
        traceback = traceback.tb_next
    return where


def _from_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    where = f" ({context.file}:{context.line})" if context.file else ""
    LOG.log(_LEVELS.get(kind, logging.WARNING), "Qt: %s%s", message, where)


def _record(message: str) -> logging.LogRecord:
    return logging.LogRecord(LOG.name, logging.WARNING, __file__, 0, message, None, None)
