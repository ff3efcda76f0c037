"""MissingLetters: what a drawing says in letters that the map's font has not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from desktop.painting import REGULAR, raw_font
from desktop.sheet.drawing import Drawing, Group, Mark, Text
from geodata.faults import Fault

MOST_NAMED = 5


def check_letters(drawing: Drawing) -> None:
    """Fault that names letters which would come out as empty boxes, in what is to be handed over.

    The shipped words have none: these are typed, or in a layer of the person's own.
    """
    words = list(_texts(drawing.marks))
    font = raw_font(REGULAR)
    letters = sorted({letter for text in words for letter in text.words if not letter.isspace()})
    missing = [letter for letter in letters if not font.supportsCharacter(ord(letter))]
    if not missing:
        return
    where = next(text.words for text in words if missing[0] in text.words)
    named = [f"{letter} (U+{ord(letter):04X})" for letter in missing[:MOST_NAMED]]
    more = len(missing) - len(named)
    raise Fault(
        f"地图字体没有这些字：{'、'.join(named)}{f'，另有 {more} 个' if more else ''}"
        f"，见“{where}”。印出来会是空框，因此没有导出；请改写后再导出，原有文件未动。",
        f"The map's font lacks {', '.join(named)}{f' and {more} more' if more else ''}, "
        f'in "{where}". Nothing was exported, since they would be empty boxes; write it '
        "otherwise and export again. An older file is unchanged.",
    )


def _texts(marks: Iterable[Mark]) -> Iterator[Text]:
    for mark in marks:
        if isinstance(mark, Text):
            yield mark
        elif isinstance(mark, Group):
            yield from _texts(mark.marks)
