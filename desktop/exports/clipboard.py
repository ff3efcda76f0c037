"""Clipboard: a handout as a picture for slides and as vectors for drawing programs."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage

from desktop.exports.handouts import Handout
from desktop.exports.svg import svg_of
from desktop.painting import picture

SVG = "image/svg+xml"
# A finer picture is more than a slide shows, and slow to paste.
FINEST_DPI = 200.0


@dataclass(frozen=True, slots=True, eq=False)
class Copied:
    """A picture and an SVG document of the same drawing."""

    image: QImage
    svg: bytes

    def data(self) -> QMimeData:
        """Both for the clipboard, whose owner picks what it can use."""
        data = QMimeData()
        data.setImageData(self.image)
        data.setData(SVG, self.svg)
        return data


def copied(made: Handout) -> Copied:
    """The handout ready to be pasted; made off the interface thread."""
    image = picture(made.drawing, min(made.page.dpi, FINEST_DPI))
    return Copied(image, svg_of(made.drawing, made.title, notes=made.notes).encode("utf-8"))
