"""Painting: a Drawing put on any QPainter. The only painter of marks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from threading import local

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QImage,
    QPainter,
    QPainterPath,
    QRawFont,
)

from desktop.dot_painting import paint_dots, paint_picture
from desktop.outlines import path_of, pen_of
from desktop.sheet.drawing import (
    Area,
    Box,
    Dots,
    Drawing,
    Group,
    Line,
    Mark,
    Picture,
    Symbol,
    Text,
)
from desktop.sheet.page import MM_PER_INCH
from desktop.sheet.symbols import SHAPES
from desktop.sheet.text_widths import width_em
from geodata.faults import Fault

FONTS = Path(__file__).parents[1] / "resources" / "fonts"
FAMILY = "Zone Map Sans SC"
REGULAR, BOLD = FONTS / "ZoneMapSansSC-Regular.ttf", FONTS / "ZoneMapSansSC-Bold.ttf"

# Outlines are taken from the font once at this many units an em, far above any hinting, and
# scaled: so a line of text is equally long on every device.
UNITS_PER_EM = 1000.0

HOLLOW_RIM = 0.15
"""Width of a hollow mark's rim as a share of its height."""

# Qt fills a stroke's whole outline at once, in time that grows faster than its corners: runs this
# long, joined by their round ends, paint a 300-dpi map several times as fast.
RUN_VERTICES = 100

LARGEST_SIDE_PX = 32_000
LARGEST_AREA_PX = 300_000_000


def load_fonts() -> str:
    """Give Qt the map's font, for widgets; returns its family. Fault when a file is missing."""
    for face in (REGULAR, BOLD):
        if QFontDatabase.addApplicationFont(str(face)) < 0:
            raise _no_font(face)
    return FAMILY


def _no_font(face: Path) -> Fault:
    return Fault(
        f"字体文件 {face} 缺失或损坏，请重新安装本程序。",
        f"The font file {face} is missing or damaged; reinstall the program.",
    )


# A QRawFont may be used only by the thread that made it.
_raw_fonts = local()


def raw_font(face: Path) -> QRawFont:
    """One of our faces at UNITS_PER_EM, for this thread. Fault when its file is missing."""
    kept: dict[Path, QRawFont] = _raw_fonts.__dict__.setdefault("faces", {})
    if face not in kept:
        font = QRawFont(str(face), UNITS_PER_EM, QFont.HintingPreference.PreferNoHinting)
        if not font.isValid():
            raise _no_font(face)
        kept[face] = font
    return kept[face]


@lru_cache(maxsize=8192)
def _glyph(letter: str, *, bold: bool) -> QPainterPath:
    """Outline of one character at UNITS_PER_EM, baseline at y 0."""
    font = raw_font(BOLD if bold else REGULAR)
    if bold and not font.supportsCharacter(ord(letter)):
        # The bold face has fewer ideographs; a thin letter is better than an empty box.
        font = raw_font(REGULAR)
    return font.pathForGlyph(font.glyphIndexesForString(letter)[0])


# Few: with what Qt keeps beside a painted path a name takes some 60 kB, and letters are kept above.
@lru_cache(maxsize=256)
def text_path(words: str, *, bold: bool = False) -> QPainterPath:
    """Outline of a line of text at UNITS_PER_EM, starting at the origin on the baseline."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    x = 0.0
    for letter in words:
        path.addPath(_glyph(letter, bold=bold).translated(x, 0.0))
        x += width_em(letter, bold=bold) * UNITS_PER_EM
    return path


@lru_cache(maxsize=32)
def shape_path(shape: str) -> QPainterPath:
    """Outline of a symbol's shape, of height 1 and centred on the origin."""
    return path_of(SHAPES[shape], close=True)


def _paint_area(mark: Area, painter: QPainter) -> None:
    path = path_of(mark.rings, close=True)
    if mark.fill is not None:
        painter.fillPath(path, QColor(mark.fill))
    if mark.stroke is not None:
        painter.strokePath(path, pen_of(mark.stroke, mark.stroke_mm))


def _paint_line(mark: Line, painter: QPainter) -> None:
    pen = pen_of(mark.colour, mark.width_mm, mark.dash)
    for part in mark.parts:
        # A dash's rhythm must not start anew within a part.
        step = len(part) if mark.dash else RUN_VERTICES
        for start in range(0, max(1, len(part) - 1), step):
            painter.strokePath(path_of((part[start : start + step + 1],), close=False), pen)


def paint_symbol(mark: Symbol, painter: QPainter) -> None:
    """Put one symbol on a painter whose unit is the millimetre."""
    path = shape_path(mark.shape)
    size = mark.size_mm
    painter.save()
    painter.setOpacity(painter.opacity() * mark.opacity)
    painter.translate(mark.x_mm, mark.y_mm)
    painter.scale(size, size)
    if mark.halo_mm:
        halo = pen_of(mark.halo, 2 * mark.halo_mm / size)
        painter.strokePath(path, halo)
    if mark.hollow:
        painter.fillPath(path, QColor(mark.inside))
        # The rim lies within the outline, so that a hollow mark is as large as a full one.
        inner = 1 - HOLLOW_RIM
        painter.scale(inner, inner)
        rim = pen_of(mark.fill, HOLLOW_RIM / inner)
        rim.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.strokePath(path, rim)
    else:
        painter.fillPath(path, QColor(mark.fill))
    painter.restore()


@contextmanager
def line_of_text(mark: Text, painter: QPainter) -> Iterator[None]:
    """The painter at the line's start, UNITS_PER_EM units an em, with the halo painted."""
    width_mm = width_em(mark.words, bold=mark.bold) * mark.size_mm
    shift = {"left": 0.0, "middle": width_mm / 2, "right": width_mm}[mark.anchor]
    painter.save()
    painter.translate(mark.x_mm - shift, mark.y_mm)
    unit = mark.size_mm / UNITS_PER_EM
    painter.scale(unit, unit)
    if mark.halo is not None and mark.halo_mm:
        halo = pen_of(mark.halo, 2 * mark.halo_mm / unit)
        painter.strokePath(text_path(mark.words, bold=mark.bold), halo)
    yield
    painter.restore()


def paint_text(mark: Text, painter: QPainter) -> None:
    """Put one line of text on a painter whose unit is the millimetre, as outlines."""
    with line_of_text(mark, painter):
        painter.fillPath(text_path(mark.words, bold=mark.bold), QColor(mark.colour))


Letter = Callable[[Text, QPainter], None]
"""Puts one line of text on a painter whose unit is the millimetre."""


def _rect(box: Box) -> QRectF:
    return QRectF(box.x_mm, box.y_mm, box.width_mm, box.height_mm)


def _paint_box(mark: Box, painter: QPainter) -> None:
    if mark.fill is not None:
        painter.fillRect(_rect(mark), QColor(mark.fill))
    if mark.stroke is not None:
        pen = pen_of(mark.stroke, mark.stroke_mm)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(_rect(mark))


def _paint_mark(mark: Mark, painter: QPainter, letter: Letter) -> None:
    match mark:
        case Symbol():
            paint_symbol(mark, painter)
        case Dots():
            paint_dots(mark, painter)
        case Picture():
            paint_picture(mark, painter)
        case Text():
            letter(mark, painter)
        case Line():
            _paint_line(mark, painter)
        case Area():
            _paint_area(mark, painter)
        case Box():
            _paint_box(mark, painter)
        case Group():
            painter.save()
            painter.setClipRect(_rect(mark.clip), Qt.ClipOperation.IntersectClip)
            for inner in mark.marks:
                _paint_mark(inner, painter, letter)
            painter.restore()


def paint(drawing: Drawing, painter: QPainter, scale: float, letter: Letter = paint_text) -> None:
    """Put the drawing's marks on the painter, `scale` device units a millimetre, from (0, 0).

    `letter` puts the lines of text; a format that keeps text as text has its own way.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(scale, scale)
    page = QRectF(QPointF(0.0, 0.0), QPointF(drawing.width_mm, drawing.height_mm))
    painter.fillRect(page, QColor(drawing.ground))
    for mark in drawing.marks:
        _paint_mark(mark, painter, letter)
    painter.restore()


def check_sides(width_px: int, height_px: int) -> None:
    """Fault for a picture without an area, or with a side beyond what formats hold."""
    if width_px < 1 or height_px < 1:
        raise Fault(
            f"图片尺寸 {width_px}×{height_px} 像素无效：宽和高都须至少 1 像素。",
            f"A picture of {width_px}×{height_px} pixels is impossible: "
            "width and height must be at least 1.",
        )
    if max(width_px, height_px) > LARGEST_SIDE_PX:
        raise _too_large(width_px, height_px)


def check_size(width_px: int, height_px: int) -> None:
    """Fault for a picture without an area, or larger than can be painted in memory."""
    check_sides(width_px, height_px)
    if width_px * height_px > LARGEST_AREA_PX:
        raise _too_large(width_px, height_px)


def _too_large(width_px: int, height_px: int) -> Fault:
    gigabytes = width_px * height_px * 4 / 1e9
    return Fault(
        f"图片尺寸 {width_px}×{height_px} 像素过大，约需 {gigabytes:.1f} GB 内存；"
        f"请减小尺寸或分辨率（每边至多 {LARGEST_SIDE_PX} 像素，"
        f"共至多 {LARGEST_AREA_PX // 1_000_000} 百万像素）。",
        f"A picture of {width_px}×{height_px} pixels is too large: it would take about "
        f"{gigabytes:.1f} GB of memory. Choose a smaller size or resolution (at most "
        f"{LARGEST_SIDE_PX} pixels a side, {LARGEST_AREA_PX // 1_000_000} million in all).",
    )


def picture(drawing: Drawing, dpi: float) -> QImage:
    """The drawing as an opaque image of `dpi` dots per inch, which the image also says of itself.

    Fault when it would have no area or be too large for memory.
    """
    scale = dpi / MM_PER_INCH
    width_px, height_px = round(drawing.width_mm * scale), round(drawing.height_mm * scale)
    check_size(width_px, height_px)
    image = QImage(width_px, height_px, QImage.Format.Format_RGB32)
    if image.isNull():
        gigabytes = width_px * height_px * 4 / 1e9
        raise Fault(
            f"内存不足：{width_px}×{height_px} 像素的图片约需 {gigabytes:.1f} GB，请减小尺寸。",
            f"Out of memory: a picture of {width_px}×{height_px} pixels takes about "
            f"{gigabytes:.1f} GB; choose a smaller size.",
        )
    image.setDotsPerMeterX(round(dpi / MM_PER_INCH * 1000))
    image.setDotsPerMeterY(round(dpi / MM_PER_INCH * 1000))
    image.fill(QColor(drawing.ground))
    for face in (REGULAR, BOLD):
        raw_font(face)  # a missing one must be told before a painter is at work
    painter = QPainter(image)
    paint(drawing, painter, scale)
    painter.end()
    return image
