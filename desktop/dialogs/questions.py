"""Questions about work that no file has yet. Each opens at once and calls back with the answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from desktop.wording import language, later, tr
from desktop.workspace.records import Workspace
from geodata.faults import Fault

Deed = Callable[[], object]
_WORDS = (
    ("filter", later("筛选条件")),
    ("picked", later("选取的载体")),
    ("compared", later("对比")),
    ("shading", later("图示指标")),
    ("hidden", later("图层")),
    ("added", later("图层")),
    ("bookmarks", later("书签")),
    ("story", later("讲解")),
    ("filters", later("保存的筛选")),
)


def ask_to_save(
    name: str, unsaved: frozenset[str], save: Deed, leave: Deed, parent: QWidget
) -> QMessageBox:
    """Whether to save first; `leave` goes on without. Nothing happens when it is called off."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(tr("尚未保存"))
    known = dict(_WORDS)
    parts = dict.fromkeys(tr(known.get(part, "视图")) for part in sorted(unsaved, key=_order))
    what = tr("、").join(parts)
    if name:
        box.setText(tr("工作区“{name}”有改动尚未保存：{what}。", name=name, what=what))
    else:
        box.setText(tr("尚未保存到文件：{what}。", what=what))
    box.setInformativeText(tr("不保存，这些改动就没有了。"))
    saving = box.addButton(tr("保存"), QMessageBox.ButtonRole.AcceptRole)
    leaving = box.addButton(tr("不保存"), QMessageBox.ButtonRole.DestructiveRole)
    box.setEscapeButton(box.addButton(tr("取消"), QMessageBox.ButtonRole.RejectRole))
    box.setDefaultButton(saving)
    return _opened(box, ((saving, save), (leaving, leave)))


def ask_to_replace(fault: Fault, replace: Deed, elsewhere: Deed, parent: QWidget) -> QMessageBox:
    """Whether to replace a file that is not the one known here, or to save `elsewhere`."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(tr("未能完成"))
    box.setText(fault.words(language()))
    saving = box.addButton(tr("另存为…"), QMessageBox.ButtonRole.AcceptRole)
    replacing = box.addButton(tr("覆盖"), QMessageBox.ButtonRole.DestructiveRole)
    box.setEscapeButton(box.addButton(tr("取消"), QMessageBox.ButtonRole.RejectRole))
    box.setDefaultButton(saving)
    return _opened(box, ((saving, elsewhere), (replacing, replace)))


def ask_to_restore(
    workspace: Workspace,
    name: str,
    written: datetime,
    seen: str,
    restore: Deed,
    forget: Deed,
    keep: Deed,
    parent: QWidget,
) -> QMessageBox:
    """Whether to go on with what a run that did not end left, which showed what is `seen`; closing
    it keeps it for later.
    """
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(tr("恢复未完成的工作"))
    box.setText(tr("上次没有正常结束，自动保存的工作还在。"))
    said = [
        tr("工作区：{name}", name=name) if name else tr("未命名的工作区"),
        tr("最后保存：{when}", when=f"{written:%Y-%m-%d %H:%M}"),
        tr("当时看到：{what}", what=seen),
    ]
    if workspace.bookmarks:
        said.append(tr("书签 {n} 个", n=len(workspace.bookmarks)))
    if workspace.story:
        said.append(tr("讲解 {n} 幕", n=len(workspace.story)))
    if workspace.filters:
        said.append(tr("保存的筛选 {n} 个", n=len(workspace.filters)))
    box.setInformativeText("\n".join(said))
    restoring = box.addButton(tr("恢复"), QMessageBox.ButtonRole.AcceptRole)
    forgetting = box.addButton(tr("丢弃"), QMessageBox.ButtonRole.DestructiveRole)
    waiting = box.addButton(tr("以后再说"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(restoring)
    box.setEscapeButton(waiting)
    return _opened(box, ((restoring, restore), (forgetting, forget), (waiting, keep)))


def _order(part: str) -> int:
    names = [name for name, _ in _WORDS]
    return names.index(part) if part in names else len(names)


def _opened(box: QMessageBox, answers: Sequence[tuple[QPushButton, Deed]]) -> QMessageBox:
    def answered(_result: int) -> None:
        # Who closes the box has pressed no button; it means the one for Escape.
        pressed = box.clickedButton() or box.escapeButton()
        for button, deed in answers:
            if pressed is button:
                deed()

    box.finished.connect(answered)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()
    return box
