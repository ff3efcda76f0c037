"""SVG: a drawing as scalable graphics, its words as text in an embedded part of the map's font.

One user unit is a hundredth of a millimetre: outlines are whole numbers, which keeps files small
and every edge within 5 µm of where the drawing has it.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QBuffer, QIODevice

from desktop.dot_painting import image_of
from desktop.exports.font_parts import font_part
from desktop.painting import FAMILY, HOLLOW_RIM
from desktop.sheet.drawing import (
    WHITE,
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
from desktop.sheet.symbols import SHAPES
from desktop.sheet.text_widths import width_em

UNITS_PER_MM = 100
_ANCHORS = {"left": "start", "middle": "middle", "right": "end"}


def svg_of(drawing: Drawing, title: str, also: str = "", notes: str = "") -> str:
    """The drawing as an SVG document that needs no other file; `title` names it for readers, and
    `notes` are its description.

    The embedded font also holds the letters of `also`, for words beside the drawing.
    """
    width, height = _units(drawing.width_mm), _units(drawing.height_mm)
    body = "\n".join(_Writer().elements(drawing.marks))
    return "\n".join(
        (
            '<?xml version="1.0" encoding="UTF-8"?>',
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{drawing.width_mm:g}mm" '
            f'height="{drawing.height_mm:g}mm" viewBox="0 0 {width} {height}">',
            f"<title>{escape(title)}</title>",
            *([f"<desc>{escape(notes)}</desc>"] if notes else []),
            "<defs>",
            f"<style>{_faces(drawing.marks, also)}text{{white-space:pre}}</style>",
            *_shapes(drawing.marks),
            "</defs>",
            f'<rect width="{width}" height="{height}" fill="{drawing.ground}"/>',
            body,
            "</svg>\n",
        )
    )


class _Writer:
    """Numbers the clips of one document."""

    def __init__(self) -> None:
        self._clips = 0

    def elements(self, marks: Iterable[Mark]) -> Iterator[str]:
        """Every mark in the order of painting."""
        for mark in marks:
            match mark:
                case Area():
                    yield _area(mark)
                case Line():
                    yield _line(mark)
                case Symbol():
                    yield _symbol(mark)
                case Dots():
                    yield from _dots(mark)
                case Picture():
                    yield from _picture(mark)
                case Text():
                    yield _text(mark)
                case Box():
                    yield _box(mark)
                case Group():
                    yield from self._group(mark)

    def _group(self, mark: Group) -> Iterator[str]:
        self._clips += 1
        clip = f"clip{self._clips}"
        yield f'<clipPath id="{clip}">{_box(Box(*_corners(mark.clip), fill=WHITE))}</clipPath>'
        yield f'<g clip-path="url(#{clip})"{_about(mark.about)}>'
        yield from self.elements(mark.marks)
        yield "</g>"


def _units(mm: float) -> int:
    return round(mm * UNITS_PER_MM)


def _length(mm: float) -> str:
    """A width that may be finer than a unit."""
    return f"{mm * UNITS_PER_MM:.4g}"


def _about(about: str) -> str:
    return f" data-about={quoteattr(about)}" if about else ""


def _corners(box: Box) -> tuple[float, float, float, float]:
    return box.x_mm, box.y_mm, box.width_mm, box.height_mm


def path_words(parts: Sequence[npt.NDArray[np.float64]], *, close: bool) -> str:
    """The parts, in millimetres, as the data of one path in whole units."""
    words: list[str] = []
    for part in parts:
        points = np.rint(np.asarray(part) * UNITS_PER_MM).astype(np.int64)
        if len(points) < 2:
            continue
        steps = np.diff(points, axis=0)
        steps = steps[steps.any(axis=1)]
        if not len(steps):
            continue
        numbers = " ".join(map(str, steps.ravel().tolist()))
        words.append(f"M{points[0, 0]} {points[0, 1]}l{numbers}{'z' if close else ''}")
    return "".join(words)


def _area(mark: Area) -> str:
    stroke = ""
    if mark.stroke is not None:
        stroke = (
            f' stroke="{mark.stroke}" stroke-width="{_length(mark.stroke_mm)}" '
            'stroke-linejoin="round"'
        )
    return (
        f'<path d="{path_words(mark.rings, close=True)}" fill="{mark.fill or "none"}" '
        f'fill-rule="evenodd"{stroke}{_about(mark.about)}/>'
    )


def _line(mark: Line) -> str:
    dash = ""
    if mark.dash:
        dash = f' stroke-dasharray="{" ".join(_length(mm) for mm in mark.dash)}"'
    cap = "butt" if mark.dash else "round"
    return (
        f'<path d="{path_words(mark.parts, close=False)}" fill="none" stroke="{mark.colour}" '
        f'stroke-width="{_length(mark.width_mm)}" stroke-linejoin="round" '
        f'stroke-linecap="{cap}"{dash}{_about(mark.about)}/>'
    )


def _symbol(mark: Symbol) -> str:
    size = mark.size_mm * UNITS_PER_MM
    use = f'<use href="#{mark.shape}"'
    parts: list[str] = []
    if mark.halo_mm:
        halo = 2 * mark.halo_mm / mark.size_mm
        parts.append(
            f'{use} fill="none" stroke="{mark.halo}" stroke-width="{halo:.4g}" '
            'stroke-linejoin="round"/>'
        )
    if mark.hollow:
        inner = 1 - HOLLOW_RIM
        parts.append(f'{use} fill="{mark.inside}"/>')
        parts.append(
            f'{use} transform="scale({inner:g})" fill="none" stroke="{mark.fill}" '
            f'stroke-width="{HOLLOW_RIM / inner:.4g}"/>'
        )
    else:
        parts.append(f'{use} fill="{mark.fill}"/>')
    faint = f' opacity="{mark.opacity:g}"' if mark.opacity != 1.0 else ""
    place = f"translate({_units(mark.x_mm)} {_units(mark.y_mm)}) scale({size:.6g})"
    return f'<g transform="{place}"{faint}{_about(mark.about)}>{"".join(parts)}</g>'


def _dots(mark: Dots) -> Iterator[str]:
    """Lines of no length whose round ends are the dots; the halos under them all."""
    at = np.rint(mark.points * UNITS_PER_MM).astype(np.int64)
    spots = "".join(f"M{x} {y}h0" for x, y in at.tolist())
    looks = [(mark.fill, mark.size_mm)]
    if mark.halo is not None and mark.halo_mm:
        looks.insert(0, (mark.halo, mark.size_mm + 2 * mark.halo_mm))
    for colour, size_mm in looks:
        yield (
            f'<path d="{spots}" fill="none" stroke="{colour}" stroke-width="{_length(size_mm)}" '
            f'stroke-linecap="round"{_about(mark.about)}/>'
        )


def _picture(mark: Picture) -> Iterator[str]:
    if not mark.pixels.size:
        return
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image_of(mark.pixels).save(buffer, "PNG")  # type: ignore[call-overload]
    data = b64encode(bytes(buffer.data().data())).decode("ascii")
    yield (
        f'<image x="{_units(mark.x_mm)}" y="{_units(mark.y_mm)}" '
        f'width="{_units(mark.width_mm)}" height="{_units(mark.height_mm)}" '
        f'preserveAspectRatio="none" href="data:image/png;base64,{data}"{_about(mark.about)}/>'
    )


def _text(mark: Text) -> str:
    """Words with their own length, so that another font in their place moves nothing."""
    size = mark.size_mm * UNITS_PER_MM
    length = width_em(mark.words, bold=mark.bold) * size
    halo = ""
    if mark.halo is not None and mark.halo_mm:
        halo = (
            f' stroke="{mark.halo}" stroke-width="{_length(2 * mark.halo_mm)}" '
            'stroke-linejoin="round" paint-order="stroke"'
        )
    weight = ' font-weight="700"' if mark.bold else ""
    return (
        f'<text x="{_units(mark.x_mm)}" y="{_units(mark.y_mm)}" font-family="{FAMILY}" '
        f'font-size="{size:.6g}"{weight} text-anchor="{_ANCHORS[mark.anchor]}" '
        f'textLength="{length:.6g}" fill="{mark.colour}"{halo}{_about(mark.about)}>'
        f"{escape(mark.words)}</text>"
    )


def _box(mark: Box) -> str:
    x, y, width, height = (_units(mm) for mm in _corners(mark))
    stroke = ""
    if mark.stroke is not None:
        stroke = f' stroke="{mark.stroke}" stroke-width="{_length(mark.stroke_mm)}"'
    return (
        f'<rect x="{x}" y="{y}" width="{width}" height="{height}" '
        f'fill="{mark.fill or "none"}"{stroke}{_about(mark.about)}/>'
    )


def _shapes(marks: Iterable[Mark]) -> Iterator[str]:
    """The outlines of the symbols that occur, of height 1."""
    for name in sorted({mark.shape for mark in _flat(marks) if isinstance(mark, Symbol)}):
        rings = " ".join(
            "M" + "L".join(f"{x:.4g} {y:.4g}" for x, y in ring.tolist()) + "z"
            for ring in SHAPES[name]
        )
        yield f'<path id="{name}" d="{rings}" fill-rule="evenodd"/>'


def _faces(marks: Iterable[Mark], also: str) -> str:
    """The letters that occur, as font faces within the document."""
    faces: list[str] = []
    texts = [mark for mark in _flat(marks) if isinstance(mark, Text)]
    for bold in (False, True):
        words = "".join(text.words for text in texts if text.bold == bold)
        letters = frozenset(words if bold else words + also)
        if letters:
            data = b64encode(font_part(letters, bold=bold)).decode("ascii")
            faces.append(
                f'@font-face{{font-family:"{FAMILY}";font-weight:{700 if bold else 400};'
                f"src:url(data:font/woff;base64,{data})}}"
            )
    return "".join(faces)


def _flat(marks: Iterable[Mark]) -> Iterator[Mark]:
    for mark in marks:
        yield mark
        if isinstance(mark, Group):
            yield from _flat(mark.marks)
