"""ExportParts: what the dialogs that write a file are put together from."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.wording import tr


def quiet(words: str) -> QLabel:
    """A note below a field."""
    label = QLabel(words)
    label.setObjectName("quiet")
    return label


def warning() -> QLabel:
    """Where a fault is said, which can be copied; hidden until there is one."""
    label = QLabel(wordWrap=True)
    label.setObjectName("warning")
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.hide()
    return label


def wide_form() -> QFormLayout:
    """A form whose fields are as wide as the dialog."""
    form = QFormLayout()
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
    form.setHorizontalSpacing(16)
    form.setVerticalSpacing(8)
    return form


def file_line(file: QLineEdit, browse: Callable[[], None]) -> tuple[QHBoxLayout, QPushButton]:
    """A file's line with the button that looks for one."""
    button = QPushButton(tr("浏览…"), autoDefault=False)
    button.clicked.connect(browse)
    line = QHBoxLayout()
    line.setSpacing(8)
    line.addWidget(file, 1)
    line.addWidget(button)
    return line, button


def export_buttons(
    dialog: QDialog, begin: Callable[[], None]
) -> tuple[QDialogButtonBox, QPushButton, QPushButton]:
    """Export, which is the usual answer, and cancel."""
    buttons = QDialogButtonBox()
    start = buttons.addButton(tr("导出"), QDialogButtonBox.ButtonRole.AcceptRole)
    start.setDefault(True)
    leave = buttons.addButton(tr("取消"), QDialogButtonBox.ButtonRole.RejectRole)
    buttons.accepted.connect(begin)
    buttons.rejected.connect(dialog.reject)
    return buttons, start, leave


def pile(dialog: QDialog, width_px: int, *parts: QWidget | QLayout) -> None:
    """Put the parts one below another."""
    column = QVBoxLayout(dialog)
    column.setContentsMargins(24, 24, 24, 16)
    column.setSpacing(16)
    for part in parts:
        if isinstance(part, QLayout):
            column.addLayout(part)
        else:
            column.addWidget(part)
    dialog.setMinimumWidth(width_px)


def path_with(text: str, ending: str) -> Path:
    """The file that was typed, with that ending; nothing typed has none."""
    path = Path(text.strip()).expanduser()
    return path if not path.name or path.suffix.lower() == ending else Path(f"{path}{ending}")
