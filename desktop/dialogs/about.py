"""About: what the program is, and where every fact in it was read."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from desktop import theme
from desktop.dialogs.about_text import about_page
from desktop.wording import language, tr
from geodata.atlas import Atlas


class About(QDialog):
    """The dialog of Help → About and sources."""

    def __init__(self, atlas: Atlas, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("关于与资料来源"))
        self.page = QTextBrowser()
        self.page.setAccessibleName(tr("关于与资料来源"))
        # An address is opened by the person's browser; the program itself reads nothing there.
        self.page.setOpenExternalLinks(True)
        self._atlas = atlas
        self._write()
        theme.wardrobe.changed.connect(self._write)
        buttons = QDialogButtonBox()
        buttons.addButton(tr("关闭"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(16)
        column.addWidget(self.page)
        column.addWidget(buttons)
        self.resize(680, 620)

    def _write(self) -> None:
        """The page in the colours of now."""
        at = self.page.verticalScrollBar().value()
        self.page.setHtml(about_page(self._atlas, language()))
        self.page.verticalScrollBar().setValue(at)
