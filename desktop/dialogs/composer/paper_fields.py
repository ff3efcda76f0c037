"""PaperFields: paper, margins, resolution, size of type and colours of a page, as a form."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QWidget,
)

from desktop.sheet.page import MM_PER_INCH, Page
from desktop.sheet.palettes import PALETTES
from desktop.sheet.paper import PAPERS, is_upright, on_paper, paper_of, with_margin
from desktop.wording import language, later, tr

THEMES = {"light": later("浅色"), "dark": later("深色"), "print": later("打印")}
DPI_RANGE = (96, 600)
MM, PX = "mm", "px"
LEAST_MM, LARGEST_MM = 20.0, 2000.0


class PaperFields(QWidget):
    """Shows a page's paper; `changed(Page, run)` when something else is chosen or typed."""

    changed = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = Page(297.0, 210.0)
        self.paper, self.upright, self.unit = QComboBox(), QComboBox(), QComboBox()
        for paper in PAPERS:
            self.paper.addItem(paper.words(language()))
        self.paper.addItem(tr("自定"))
        self.upright.addItems([tr("横向"), tr("纵向")])
        self.unit.addItem(tr("毫米"), MM)
        self.unit.addItem(tr("像素"), PX)
        self.wide, self.high = _number(1, 1, 1), _number(1, 1, 1)
        self.margin = _number(0, 300, 1, " mm")
        self.dpi = _number(*DPI_RANGE, 0, " dpi")
        self.type_size = _number(40, 400, 0, " %")
        self.type_size.setSingleStep(5)
        self.theme = QComboBox()
        for theme in PALETTES:
            self.theme.addItem(tr(THEMES[theme]), theme)
        self.size_words = QLabel(wordWrap=True)
        self.size_words.setObjectName("quiet")
        size = QWidget()
        row = QHBoxLayout(size)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for part in (self.wide, QLabel("×"), self.high, self.unit):
            row.addWidget(part, 0 if isinstance(part, QLabel) else 1)
        form = QFormLayout(self)
        form.setContentsMargins(0, 8, 0, 0)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for label, widget in (
            (tr("纸张"), self.paper),
            (tr("方向"), self.upright),
            (tr("尺寸"), size),
            (tr("页边距"), self.margin),
            (tr("分辨率"), self.dpi),
            ("", self.size_words),
            (tr("字号"), self.type_size),
            (tr("配色"), self.theme),
        ):
            widget.setAccessibleName(label)
            form.addRow(label, widget)
        self.wide.setAccessibleName(tr("宽"))
        self.high.setAccessibleName(tr("高"))
        self.unit.setAccessibleName(tr("单位"))
        self._listen()
        self.show_page(self._page)

    def show_page(self, page: Page) -> None:
        """Show that page's paper."""
        self._page = page
        boxes = (self.wide, self.high, self.margin, self.dpi, self.type_size)
        blocked = [QSignalBlocker(box) for box in boxes]
        paper = paper_of(page)
        self.paper.setCurrentIndex(PAPERS.index(paper) if paper else len(PAPERS))
        self.upright.setCurrentIndex(int(is_upright(page)))
        per_mm = page.dpi / MM_PER_INCH if self.unit.currentData() == PX else 1.0
        for box, side_mm in ((self.wide, page.width_mm), (self.high, page.height_mm)):
            box.setDecimals(0 if self.unit.currentData() == PX else 1)
            # A page from a file may be of any size: what it is, is shown.
            box.setRange(min(LEAST_MM, side_mm) * per_mm, max(LARGEST_MM, side_mm) * per_mm)
            box.setValue(side_mm * per_mm)
        self.margin.setValue(page.margin_mm)
        self.dpi.setRange(min(DPI_RANGE[0], page.dpi), max(DPI_RANGE[1], page.dpi))
        self.dpi.setValue(page.dpi)
        self.type_size.setValue(100 * page.type_scale)
        self.theme.setCurrentIndex(list(PALETTES).index(page.theme))
        width_px, height_px = page.size_px
        self.size_words.setText(
            tr("图片为 {width} × {height} 像素", width=width_px, height=height_px)
        )
        del blocked

    def _listen(self) -> None:
        self.paper.activated.connect(self._take_paper)
        self.upright.activated.connect(self._turn)
        self.unit.activated.connect(lambda _: self.show_page(self._page))
        for box in (self.wide, self.high):
            box.valueChanged.connect(self._take_size)
        self.margin.valueChanged.connect(
            lambda margin: self._ask(with_margin(self._page, margin), "margin")
        )
        self.dpi.valueChanged.connect(lambda dpi: self._ask(replace(self._page, dpi=dpi), "dpi"))
        self.type_size.valueChanged.connect(
            lambda share: self._ask(replace(self._page, type_scale=share / 100), "type")
        )
        self.theme.activated.connect(
            lambda row: self._ask(replace(self._page, theme=self.theme.itemData(row)))
        )

    def _ask(self, page: Page, run: str = "") -> None:
        if page != self._page:
            self.changed.emit(page, run)

    def _take_paper(self, row: int) -> None:
        if row < len(PAPERS):
            sides = (PAPERS[row].longer_mm, PAPERS[row].shorter_mm)
            self._ask(on_paper(self._page, *(sides[::-1] if is_upright(self._page) else sides)))

    def _turn(self, upright: int) -> None:
        page = self._page
        if bool(upright) != is_upright(page):
            self._ask(on_paper(page, page.height_mm, page.width_mm))

    def _take_size(self) -> None:
        """Take the side that was typed; the other may be finer than its box shows."""
        page = self._page
        per_mm = page.dpi / MM_PER_INCH if self.unit.currentData() == PX else 1.0
        sides = [page.width_mm, page.height_mm]
        for number, box in enumerate((self.wide, self.high)):
            shown = round(sides[number] * per_mm, box.decimals())
            if abs(box.value() - shown) > 1e-6:
                sides[number] = box.value() / per_mm
        self._ask(on_paper(page, *sides), "size")


def _number(low: float, high: float, decimals: int, unit: str = "") -> QDoubleSpinBox:
    box = QDoubleSpinBox(minimum=low, maximum=high, decimals=decimals, suffix=unit)
    box.setKeyboardTracking(False)
    return box
