"""TableTools: what stands beside the drawer's tabs while the table is in front."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from desktop.panels.table.find_field import FindField
from desktop.theme import icon
from desktop.wording import tr


class TableTools(QWidget):
    """The field that finds, how many rows there are, and buttons for columns and export."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = FindField()
        self.found, self.count = QLabel(), _Elided()
        for label in (self.found, self.count):
            label.setObjectName("quiet")
        self.columns, self.export = QToolButton(), QToolButton()
        for button, picture in ((self.columns, "columns"), (self.export, "export")):
            button.setIcon(icon(picture))
            button.setIconSize(QSize(18, 18))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.field, 1)
        row.addWidget(self.found)
        row.addWidget(self.count, 2)
        row.addWidget(self.columns)
        row.addWidget(self.export)

    def speak(self) -> None:
        """Say everything in the language of now."""
        self.field.speak()
        for button, words in (
            (self.columns, tr("选择与排列各列")),
            (self.export, tr("导出表格…").rstrip("…")),
        ):
            button.setToolTip(words)
            button.setAccessibleName(words)

    def show_count(self, rows: int) -> None:
        """How many rows are shown."""
        self.count.setText(tr("{n} 处", n=rows))

    def show_found(self, place: int, found: int) -> None:
        """Which one of how many rows found is in front; `place` 0 for none of them."""
        if not self.field.text().strip():
            self.found.clear()
        elif not found:
            self.found.setText(tr("未找到"))
        else:
            self.found.setText(f"{place} / {found}" if place else tr("{n} 行", n=found))


class _Elided(QLabel):
    """Words that give way when there is little room, and are told in full by the pointer."""

    def __init__(self) -> None:
        super().__init__()
        self._words = ""
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def setText(self, words: str) -> None:  # noqa: N802
        """Show the words, cut to the room there is."""
        self._words = words
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Cut anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        cut = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, self.width())
        super().setText(cut)
        self.setToolTip(self._words if cut != self._words else "")
