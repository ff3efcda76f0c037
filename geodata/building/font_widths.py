"""Advance widths of the map's font, for laying out text without a screen.

usage: python -m geodata.building.font_widths   (writes resources/fonts/widths.csv)
"""

from __future__ import annotations

import csv
from pathlib import Path

from fontTools.ttLib import TTFont

FONTS = Path(__file__).parents[2] / "resources" / "fonts"
FACES = {"regular": "ZoneMapSansSC-Regular.ttf", "bold": "ZoneMapSansSC-Bold.ttf"}


def widths(face: Path) -> dict[int, float]:
    """Width in em of every character of a font file that is not exactly one em wide."""
    with TTFont(face) as font:
        em = font["head"].unitsPerEm
        advance = font["hmtx"]
        return {
            code: advance[glyph][0] / em
            for code, glyph in font.getBestCmap().items()
            if advance[glyph][0] != em
        }


def write(folder: Path = FONTS) -> None:
    """Write widths.csv beside the fonts: one row a character narrower or wider than one em."""
    regular, bold = (widths(folder / name) for name in FACES.values())
    with (folder / "widths.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["code", "regular_em", "bold_em"])
        for code in sorted(regular.keys() | bold.keys()):
            row = (regular.get(code, 1.0), bold.get(code, regular.get(code, 1.0)))
            table.writerow([f"{code:04X}", *(f"{width:g}" for width in row)])


if __name__ == "__main__":
    write()
