"""Logo: a picture file's content as the pixels of a mark."""

from __future__ import annotations

import warnings
from functools import lru_cache
from io import BytesIO
from pathlib import Path

import numpy as np

from desktop.sheet.drawing import Pixels
from geodata.faults import Fault

# A larger one is made smaller: on a page it is some centimetres wide.
LONGEST_PX = 1200
LARGEST_PX = 60_000_000
LARGEST_BYTES = 4_000_000
"""Of the file: it is kept within the page's own."""


def read_logo(path: Path) -> bytes:
    """The content of a picture file for a page. Fault when it cannot be read, or is no picture."""
    try:
        content = path.read_bytes()
    except OSError:
        raise Fault(
            f"无法读取图片“{path}”，请检查文件是否存在、是否有权限；页面未改动。",
            f'The picture "{path}" cannot be read; check that it exists and may be read. The page '
            "is unchanged.",
        ) from None
    if len(content) > LARGEST_BYTES:
        raise _unreadable()
    logo_pixels(content)
    return content


@lru_cache(maxsize=4)
def logo_pixels(content: bytes) -> Pixels:
    """The picture of a PNG, JPEG, TIFF or WebP file. Fault when it is none or is too large."""
    # Not needed before somebody puts a logo on a page.
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(content)) as picture:
                if picture.width * picture.height > LARGEST_PX:
                    raise _unreadable()
                small = picture.convert("RGBA")
                small.thumbnail((LONGEST_PX, LONGEST_PX))
                return np.asarray(small, dtype=np.uint8).copy()
    except (OSError, ValueError, SyntaxError, Warning, Image.DecompressionBombError):
        raise _unreadable() from None


def _unreadable() -> Fault:
    return Fault(
        "标志图片无法识别或过大，请换用 PNG 或 JPEG 图片；页面其余部分不受影响。",
        "The logo is not a picture that can be read, or is too large; choose a PNG or JPEG. The "
        "rest of the page is safe.",
    )
