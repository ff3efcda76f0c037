"""Text widths in em of the map's font, known without a screen: the same on every device.

The fonts have no kerning, so a line is exactly as wide as its characters' advances. Characters
that are not in `resources/fonts/widths.csv` (ideographs, full-width marks) are one em wide.
"""

from __future__ import annotations

import csv
from functools import lru_cache
from pathlib import Path

from geodata.faults import Fault

WIDTHS_FILE = Path(__file__).parents[2] / "resources" / "fonts" / "widths.csv"

# Of the em box: where letters and ideographs reach above and below the baseline.
ASCENT_EM = 0.86
DESCENT_EM = 0.16


@lru_cache(maxsize=2)
def _advances(*, bold: bool) -> dict[str, float]:
    column = "bold_em" if bold else "regular_em"
    try:
        with WIDTHS_FILE.open(encoding="utf-8", newline="") as file:
            return {chr(int(row["code"], 16)): float(row[column]) for row in csv.DictReader(file)}
    except (OSError, KeyError, ValueError) as error:
        raise Fault(
            f"字宽表 {WIDTHS_FILE} 缺失或损坏，请重新安装本程序。",
            f"The table of letter widths {WIDTHS_FILE} is missing or damaged; reinstall.",
        ) from error


def width_em(words: str, *, bold: bool = False) -> float:
    """Width of one line in em."""
    advances = _advances(bold=bold)
    return sum(advances.get(letter, 1.0) for letter in words)


def wrapped(words: str, limit_em: float, *, bold: bool = False) -> list[str]:
    """The words in lines of at most `limit_em`, broken at spaces and between ideographs.

    Closing marks never start a line; a single word wider than the limit gets a line of its own.
    """
    lines: list[str] = []
    line = ""
    for piece in _pieces(words):
        if line and width_em((line + piece).rstrip(), bold=bold) > limit_em:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
    return [*lines, line.rstrip()] if line.strip() else lines


_NOT_FIRST = set("，。；：、！？）》”’〕】·,.;:!?)%")
_NOT_LAST = set("（《“‘〔【(")


def _wide(letter: str) -> bool:
    return ord(letter) >= 0x2E80


def _pieces(words: str) -> list[str]:
    """Smallest runs that must stay together on a line."""
    pieces: list[str] = []
    for letter in words:
        last = pieces[-1] if pieces else ""
        apart = not last or (
            letter not in _NOT_FIRST
            and last[-1] not in _NOT_LAST
            and (last[-1] == " " or (letter != " " and (_wide(letter) or _wide(last[-1]))))
        )
        if apart:
            pieces.append(letter)
        else:
            pieces[-1] += letter
    return pieces
