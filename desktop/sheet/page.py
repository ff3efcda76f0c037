"""Page: the paper a picture goes to, and the words only the person can add."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.sheet.page_items import Items

MM_PER_INCH = 25.4
NOTES_EM = 0.92
"""Type of a page's notes, in em of its map's type."""


@dataclass(frozen=True, slots=True)
class Page:
    """Size in millimetres and resolution; `title` blank lets the sheet word its own.

    `approval_number` is the exported map's own (审图号), blank until its owner has one. `theme` is
    one of palettes.PALETTES: a page is light unless asked for otherwise, whatever the window is.
    `logo` is a picture file's content. Without `items` the sheet lays itself out; with them each
    stands in its own box, and `margin_mm` is what their edges keep to. `type_scale` is how much
    larger the type is than is usual for paper of that size: slides are read from far away.
    `regional` are the items that stand elsewhere when the map shows a part of the country: there
    is then no sea to lay the inset upon. `notes_em` is how large the notes are written where there
    is room, in em of the map's type.
    """

    width_mm: float
    height_mm: float
    dpi: float = 96.0
    title: str = ""
    approval_number: str = ""
    theme: str = "light"
    subtitle: str = ""
    notes: str = ""
    date: str = ""
    logo: bytes = b""
    margin_mm: float = 10.0
    items: Items = ()
    type_scale: float = 1.0
    regional: Items = ()
    notes_em: float = NOTES_EM

    @property
    def size_px(self) -> tuple[int, int]:
        """Width and height in device pixels."""
        per_mm = self.dpi / MM_PER_INCH
        return round(self.width_mm * per_mm), round(self.height_mm * per_mm)


def page_of_pixels(width_px: int, height_px: int, dpi: float = 96.0) -> Page:
    """A page of that many pixels at `dpi`."""
    return Page(width_px * MM_PER_INCH / dpi, height_px * MM_PER_INCH / dpi, dpi)
