"""Ways to look into a drawing, for tests."""

from desktop.sheet.drawing import Group, Symbol, Text
from desktop.sheet.text_widths import ASCENT_EM, DESCENT_EM, width_em


def every(marks):
    """All marks, those within groups too."""
    for mark in marks:
        yield mark
        if isinstance(mark, Group):
            yield from every(mark.marks)


def about(drawing, prefix):
    """Marks whose `about` starts so."""
    return [mark for mark in every(drawing.marks) if mark.about.startswith(prefix)]


def group(drawing, name):
    """The group of that name."""
    return next(mark for mark in drawing.marks if isinstance(mark, Group) and mark.about == name)


def box_of(text):
    """Left, top, right, bottom of a text in millimetres."""
    width = width_em(text.words, bold=text.bold) * text.size_mm
    left = text.x_mm - {"left": 0.0, "middle": width / 2, "right": width}[text.anchor]
    top = text.y_mm - ASCENT_EM * text.size_mm
    return (left, top, left + width, text.y_mm + DESCENT_EM * text.size_mm)


def overlap(one, other, slack=1e-6):
    """Whether two boxes share more than a hair."""
    return (
        one[0] + slack < other[2]
        and other[0] + slack < one[2]
        and one[1] + slack < other[3]
        and other[1] + slack < one[3]
    )


def words(drawing, prefix):
    """The texts whose `about` starts so, as words."""
    return [mark.words for mark in about(drawing, prefix) if isinstance(mark, Text)]


def place_count(drawing):
    """How many places the drawing shows: symbols, and the numbers in marks of several."""
    marks = [m for m in about(drawing, "place/") if isinstance(m, Symbol)]
    return len(marks) + sum(map(int, words(drawing, "stack/")))
