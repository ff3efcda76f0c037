"""Boxes that say what went wrong: a fault the person can mend, or one of the program itself."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox, QWidget

from desktop.wording import language, tr
from geodata.faults import Fault


def show_fault(fault: Fault, parent: QWidget | None = None) -> QMessageBox:
    """Open a box with the fault's sentence in the language of now; returns it at once."""
    box = _box(QMessageBox.Icon.Warning, tr("未能完成"), fault.words(language()), parent)
    box.addButton(tr("知道了"), QMessageBox.ButtonRole.AcceptRole)
    box.open()
    return box


def show_crash(
    error: BaseException, log_folder: Path, parent: QWidget | None = None
) -> QMessageBox:
    """Open a box that says what happened, what is safe and where the log is; returns it at once.

    A Fault that nobody caught is shown as a fault: its sentence says what to do.
    """
    if isinstance(error, Fault):
        return show_fault(error, parent)
    box = _box(
        QMessageBox.Icon.Critical,
        tr("程序内部出错"),
        tr("刚才的操作没有完成：{error}", error=f"{type(error).__name__}: {error}"),
        parent,
    )
    box.setInformativeText(
        tr(
            "图集资料是只读的，已保存的工作区不受影响，未保存的也自动保存着。程序仍可使用；"
            "建议先保存（Ctrl+S），再重新启动。\n详细记录在：{folder}",
            folder=log_folder,
        )
    )
    opening = box.addButton(tr("打开记录所在文件夹"), QMessageBox.ButtonRole.ActionRole)
    opening.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(log_folder))))
    box.setDefaultButton(box.addButton(tr("继续"), QMessageBox.ButtonRole.AcceptRole))
    box.open()
    return box


def _box(icon: QMessageBox.Icon, title: str, text: str, parent: QWidget | None) -> QMessageBox:
    box = QMessageBox(icon, title, text, QMessageBox.StandardButton.NoButton, parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return box
