"""The menu of workspaces that were open before."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from desktop import tasks
from desktop.settings import Settings
from desktop.wording import tr

# The first nine have a key of their own within the menu.
MOST_KEYS = 9


class RecentMenu(QMenu):
    """`chosen(Path)` when one is to be opened. A file that is not there is grey and says so."""

    chosen = Signal(object)

    def __init__(self, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self._settings = settings
        self._missing: frozenset[Path] = frozenset()
        self.setToolTipsVisible(True)
        self.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """List what is remembered now; whether each file is there is seen on another thread, since
        a shared folder that does not answer would hold up the menu.
        """
        self._list()
        paths = self._settings.recent_workspaces
        task = tasks.run(lambda: frozenset(p for p in paths if not p.is_file()), self)
        task.done.connect(self._looked)

    def _looked(self, missing: frozenset[Path]) -> None:
        if missing != self._missing:
            self._missing = missing
            self._list()

    def _list(self) -> None:
        self.clear()
        paths = self._settings.recent_workspaces
        for number, path in enumerate(paths, 1):
            key = f"&{number}  " if number <= MOST_KEYS else "    "
            name = path.stem.replace("&", "&&")
            gone = path in self._missing
            action = self.addAction(key + (tr("{name}（找不到文件）", name=name) if gone else name))
            action.setEnabled(not gone)
            action.setToolTip(
                tr("已移走、改名或所在磁盘未连接：{path}", path=path) if gone else str(path)
            )
            action.triggered.connect(partial(self.chosen.emit, path))
        if not paths:
            self.addAction(tr("还没有打开过工作区")).setEnabled(False)
            return
        self.addSeparator()
        self.addAction(tr("清空列表")).triggered.connect(self._forget)

    def _forget(self) -> None:
        self._settings.recent_workspaces = ()
