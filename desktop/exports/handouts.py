"""Handouts: a composed view with what it says of itself, written in the format of its file name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImageWriter

from desktop.exports.bands import bands, size_px
from desktop.exports.gpkg import gpkg_of
from desktop.exports.html import html_of
from desktop.exports.missing_letters import check_letters
from desktop.exports.pdf import pdf_of
from desktop.exports.pictures import check_place
from desktop.exports.png import png_of
from desktop.exports.pptx import Slide, pptx_of
from desktop.exports.svg import svg_of
from desktop.exports.tiff import tiff_of
from desktop.painting import picture
from desktop.sheet.compliance import comply
from desktop.sheet.composing import compose
from desktop.sheet.drawing import Drawing, Text
from desktop.sheet.furniture import approval_words
from desktop.sheet.headings import subtitle
from desktop.sheet.page import Page
from desktop.sheet.palettes import PALETTES
from desktop.sheet.shown import Shown, shown_places
from desktop.view import View
from desktop.whole_files import write_whole
from geodata.atlas import Atlas
from geodata.faults import Fault
from geodata.overlay import Overlay

SOFTWARE = "Gaoxin Atlas"
JPEG_QUALITY = 92
# Finer pictures within a slide only make the deck heavy.
SLIDE_DPI = (96.0, 220.0)


@dataclass(frozen=True, slots=True, eq=False)
class Handout:
    """A view on a page, composed and found to keep the rule book; `title` is the one printed."""

    atlas: Atlas
    view: View
    page: Page
    drawing: Drawing
    shown: Shown
    title: str

    @property
    def notes(self) -> str:
        """The filter in words with counts, and where map and places are from."""
        small = (
            mark.words
            for mark in self.drawing.marks
            if isinstance(mark, Text) and mark.about == "source"
        )
        return "\n".join((subtitle(self.atlas, self.view, self.shown), *small))


def handout(atlas: Atlas, view: View, page: Page, overlays: Sequence[Overlay] = ()) -> Handout:
    """The view on that page, ready to be written.

    Fault when the view or page does not fit the atlas, the sheet breaks the rule book, or words
    on it have letters that the map's font lacks.
    """
    drawing = compose(atlas, view, page, overlays)
    comply(drawing, atlas)
    check_letters(drawing)
    titles = (m.words for m in drawing.marks if isinstance(m, Text) and m.about == "title")
    return Handout(
        atlas, view, page, drawing, shown_places(atlas, view), next(titles, "") or page.title
    )


def write_handout(made: Handout, path: Path) -> None:
    """Write the handout in the format that the file's name ends in. Needs a QGuiApplication.

    Fault when no format ends so, or the file cannot be written; an older file then stays.
    """
    check_place(path, WRITERS)
    write_whole(path, WRITERS[path.suffix.lower()](made))


def _png(made: Handout) -> bytes:
    dpi = made.page.dpi
    notes = {"Title": made.title, "Description": made.notes, "Software": SOFTWARE}
    return png_of(bands(made.drawing, dpi), size_px(made.drawing, dpi), dpi, notes)


def _tiff(made: Handout) -> bytes:
    dpi = made.page.dpi
    texts = (made.title + "\n" + made.notes, SOFTWARE)
    return tiff_of(bands(made.drawing, dpi), size_px(made.drawing, dpi), dpi, *texts)


def _jpeg(made: Handout) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, b"JPEG")
    writer.setQuality(JPEG_QUALITY)
    writer.setText("Title", made.title)
    writer.setText("Description", made.notes)
    if not writer.write(picture(made.drawing, made.page.dpi)):
        raise Fault(
            "图片无法编码为 JPEG：内存不足，请减小尺寸。",
            "The picture could not be encoded as JPEG: too little memory, choose a smaller size.",
        )
    return bytes(buffer.data().data())


def _svg(made: Handout) -> bytes:
    return svg_of(made.drawing, made.title, notes=made.notes).encode("utf-8")


def _pdf(made: Handout) -> bytes:
    return pdf_of([made.drawing], made.title)


def _pptx(made: Handout) -> bytes:
    dpi = min(max(made.page.dpi, SLIDE_DPI[0]), SLIDE_DPI[1])
    return pptx_of([Slide(made.drawing, made.notes)], made.title, dpi)


def _html(made: Handout) -> bytes:
    text = html_of(
        made.atlas,
        made.drawing,
        made.shown.within,
        made.view.language,
        made.title,
        made.notes.replace("\n", "　"),
    )
    return text.encode("utf-8")


def _gpkg(made: Handout) -> bytes:
    about = {
        "title": made.title,
        "filter_counts_sources": made.notes,
        "approval_number": approval_words(made.page.approval_number, made.view.language),
    }
    return gpkg_of(made.atlas, made.view, made.shown, PALETTES[made.page.theme], about)


WRITERS: Mapping[str, Callable[[Handout], bytes]] = {
    ".png": _png,
    ".pdf": _pdf,
    ".svg": _svg,
    ".pptx": _pptx,
    ".html": _html,
    ".jpg": _jpeg,
    ".jpeg": _jpeg,
    ".tif": _tiff,
    ".tiff": _tiff,
    ".gpkg": _gpkg,
}
