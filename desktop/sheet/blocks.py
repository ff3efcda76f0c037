"""Blocks: pieces of furniture laid out by themselves, then moved to their place on the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from desktop.sheet.drawing import Area, Box, Dots, Group, Line, Mark, Picture, Symbol, Text


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """Marks laid out from (0, 0) in millimetres, and the room they take."""

    width_mm: float
    height_mm: float
    marks: tuple[Mark, ...]

    def at(self, left_mm: float, top_mm: float) -> tuple[Mark, ...]:
        """The marks with the block's upper left corner there."""
        return tuple(shifted(mark, left_mm, top_mm) for mark in self.marks)


def shifted(mark: Mark, dx_mm: float, dy_mm: float) -> Mark:
    """The mark moved right and down."""
    by_mm = np.array([dx_mm, dy_mm])
    match mark:
        case Area():
            return replace(mark, rings=tuple(ring + by_mm for ring in mark.rings))
        case Line():
            return replace(mark, parts=tuple(part + by_mm for part in mark.parts))
        case Dots():
            return replace(mark, points=mark.points + by_mm)
        case Group():
            clip = replace(mark.clip, x_mm=mark.clip.x_mm + dx_mm, y_mm=mark.clip.y_mm + dy_mm)
            inner = tuple(shifted(within, dx_mm, dy_mm) for within in mark.marks)
            frame = mark.frame
            if frame is not None:
                frame = frame.at(frame.left_mm + dx_mm, frame.top_mm + dy_mm)
            return replace(mark, clip=clip, marks=inner, frame=frame)
        case Symbol() | Picture() | Text() | Box():
            return replace(mark, x_mm=mark.x_mm + dx_mm, y_mm=mark.y_mm + dy_mm)


def above(blocks: Sequence[Block], gap_mm: float) -> Block:
    """The blocks one below the other, flush left."""
    marks: list[Mark] = []
    top = 0.0
    for block in blocks:
        marks += block.at(0.0, top)
        top += block.height_mm + gap_mm
    width = max((block.width_mm for block in blocks), default=0.0)
    return Block(width, max(top - gap_mm, 0.0), tuple(marks))


def beside(blocks: Sequence[Block], gap_mm: float) -> Block:
    """The blocks side by side, flush with the top."""
    marks: list[Mark] = []
    left = 0.0
    for block in blocks:
        marks += block.at(left, 0.0)
        left += block.width_mm + gap_mm
    height = max((block.height_mm for block in blocks), default=0.0)
    return Block(max(left - gap_mm, 0.0), height, tuple(marks))


def panel(block: Block, pad_mm: float, ground: str, rule: str, rule_mm: float) -> Block:
    """The block on a ground of its own with a hairline around it."""
    width, height = block.width_mm + 2 * pad_mm, block.height_mm + 2 * pad_mm
    box = Box(0.0, 0.0, width, height, ground, rule, rule_mm, "legend")
    return Block(width, height, (box, *block.at(pad_mm, pad_mm)))
