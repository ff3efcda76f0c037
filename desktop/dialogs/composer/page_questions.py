"""PageQuestions: what the composer asks of the person: files, a name, whether to delete."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMessageBox, QWidget

from desktop.sheet.page import Page
from desktop.wording import later, tr

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

FORMATS = (
    (later("PNG 图片"), (".png",)),
    (later("PDF 文档"), (".pdf",)),
    (later("PowerPoint 演示文稿"), (".pptx",)),
    (later("SVG 矢量图"), (".svg",)),
    (later("离线网页"), (".html",)),
    (later("JPEG 图片"), (".jpg", ".jpeg")),
    (later("TIFF 图片"), (".tif", ".tiff")),
    (later("GeoPackage 图层（可用 QGIS 打开）"), (".gpkg",)),
)
_PICTURES = "*.png *.jpg *.jpeg *.tif *.webp"


def ask_export(folder: Path, parent: QWidget) -> Path | None:
    """Where to write the page, in which format; None when it is called off."""
    known = [ending for _, endings in FORMATS for ending in endings]
    filters = [f"{tr(words)} ({' '.join(f'*{e}' for e in endings)})" for words, endings in FORMATS]
    start = str(folder / f"{tr('高新图志')}.pdf")
    name, chosen = QFileDialog.getSaveFileName(
        parent, tr("导出"), start, ";;".join(filters), filters[1]
    )
    if not name:
        return None
    path = Path(name)
    if path.suffix.lower() in known:
        return path
    number = filters.index(chosen) if chosen in filters else 1
    return Path(f"{path}{FORMATS[number][1][0]}")


def ask_page_file(folder: Path, parent: QWidget) -> Path | None:
    """Which page to open."""
    name, _ = QFileDialog.getOpenFileName(parent, tr("打开页面"), str(folder), "*.json")
    return Path(name) if name else None


def ask_page_name(folder: Path, parent: QWidget) -> Path | None:
    """Which file to keep the page in."""
    start = str(folder / f"{tr('我的页面')}.json")
    name, _ = QFileDialog.getSaveFileName(parent, tr("保存页面"), start, "*.json")
    return Path(name).with_suffix(".json") if name else None


def ask_logo(folder: Path, parent: QWidget) -> Path | None:
    """Which picture is the logo."""
    name, _ = QFileDialog.getOpenFileName(parent, tr("标志图片"), str(folder), _PICTURES)
    return Path(name) if name else None


def ask_printer(page: Page, deed: Callable[[QPrinter], None], parent: QWidget) -> QPrintDialog:
    """Which printer, and its paper: at first the page's own; opens at once."""
    # Not needed before somebody prints.
    from PySide6.QtPrintSupport import QPrintDialog

    from desktop.exports.printing import usual_printer

    printer = usual_printer()
    upright = page.height_mm > page.width_mm
    sides = sorted((page.width_mm, page.height_mm))
    printer.setPageSize(QPageSize(QSizeF(*sides), QPageSize.Unit.Millimeter))
    way = QPageLayout.Orientation
    printer.setPageOrientation(way.Portrait if upright else way.Landscape)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(tr("打印页面"))
    dialog.accepted.connect(lambda: deed(printer))
    dialog.finished.connect(dialog.deleteLater)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.show()
    return dialog


def ask_template_name(name: str, keep: Callable[[str], object], parent: QWidget) -> QInputDialog:
    """What to call the page as a template; opens at once."""
    box = QInputDialog(parent)
    box.setWindowTitle(tr("存为我的模板"))
    box.setLabelText(tr("模板的名字（同名的会被替换）："))
    box.setTextValue(name)
    box.setOkButtonText(tr("保存"))
    box.setCancelButtonText(tr("取消"))
    box.textValueSelected.connect(keep)
    box.finished.connect(box.deleteLater)
    box.open()
    return box


def ask_to_delete(name: str, delete: Callable[[], object], parent: QWidget) -> QMessageBox:
    """Whether to delete a template; opens at once."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(tr("删除模板"))
    box.setText(tr("删除模板“{name}”？它的文件将被删除，不能撤销。", name=name))
    deleting = box.addButton(tr("删除"), QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(box.addButton(tr("取消"), QMessageBox.ButtonRole.RejectRole))
    deleting.clicked.connect(lambda _: delete())
    box.finished.connect(box.deleteLater)
    box.open()
    return box
