"""FontParts: only those letters of the map's font that a document shows, to be embedded in it."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from pathlib import Path

from desktop.painting import BOLD, REGULAR


@lru_cache(maxsize=8)
def font_part(letters: frozenset[str], *, bold: bool, flavour: str = "woff") -> bytes:
    """A font of those letters; `flavour` is "woff", or "" for plain TrueType.

    Letters that the bold face lacks are left to the regular one.
    """
    # Not needed before somebody exports.
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    options = Options(
        layout_features=[], hinting=False, notdef_outline=True, name_IDs=[1, 2, 4, 6, 13, 14]
    )
    font = TTFont(_face(bold=bold), lazy=True)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[ord(letter) for letter in letters])
    subsetter.subset(font)
    font.flavor = flavour or None
    written = BytesIO()
    font.save(written)
    font.close()
    return written.getvalue()


def _face(*, bold: bool) -> Path:
    return BOLD if bold else REGULAR
