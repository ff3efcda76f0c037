"""Snapshot: one view as a picture file, with or without a window."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from desktop.exports.handouts import WRITERS, handout, write_handout
from desktop.exports.pictures import check_place
from desktop.painting import check_size
from desktop.sheet.page import Page, page_of_pixels
from desktop.view import View
from geodata.atlas import Atlas
from geodata.faults import Fault
from geodata.overlay import Overlay

_SIZE = re.compile(r"\s*(\d{1,9})\s*[x×X*]\s*(\d{1,9})\s*")


def page_of_size(size: str, dpi: float = 96.0) -> Page:
    """The page of a size such as "1920x1080", in pixels; Fault when it is not one."""
    match = _SIZE.fullmatch(size)
    if match is None:
        raise Fault(
            f"图片尺寸“{size}”无法识别，请写成“宽x高”像素，例如 1920x1080。",
            f'The size "{size}" is not understood; write width x height in pixels, '
            "such as 1920x1080.",
        )
    width, height = int(match[1]), int(match[2])
    check_size(width, height)
    return page_of_pixels(width, height, dpi)


def snapshot(
    atlas: Atlas, view: View, page: Page, out: Path, overlays: Sequence[Overlay] = ()
) -> None:
    """Write the view on that page with the person's own layers, in the format of the file's name.
    A QGuiApplication must exist.

    Fault when the size is impossible, the file cannot be written, the view or the page's title
    does not fit the atlas, or the sheet breaks the rule book; an older file then stays as it was.
    """
    check_size(*page.size_px)
    check_place(out, WRITERS)
    write_handout(handout(atlas, view, page, overlays), out)
