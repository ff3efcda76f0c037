"""Standing: all marks of places at one step of scale, where each stands and what it stands for."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

import numpy as np

from desktop.sheet.beside import set_aside
from desktop.sheet.gathering import gathered, m_per_em_of
from desktop.sheet.picked import GAP_EM
from desktop.sheet.shown import Shown
from desktop.sheet.stacks import SEVERAL_EM, Floats, Stack, positions_m
from desktop.sheet.symbols import DRAWING_ORDER, SELECTED_SCALE, STYLE
from geodata.records import Place

RING_EM = 0.9
"""How much wider than its mark the ring around the selected place is."""
COVER_EM = 0.25
"""How far beyond its edge a separate mark still makes others illegible."""

_ORDER = {kind: row for row, kind in enumerate(reversed(DRAWING_ORDER))}


class Ranked:
    """The shown places by rank, the topmost first, with what gathering needs of each."""

    def __init__(self, shown: Shown) -> None:
        self.shown = shown
        self.places: tuple[Place, ...] = shown.places[::-1]
        self.x_m, self.y_m = positions_m(self.places)
        self.size_em: Floats = np.array([STYLE[place.kind].size_em for place in self.places])
        chosen = np.array([place.id == shown.selected for place in self.places], dtype=bool)
        self.size_em[chosen] = self.size_em[chosen] * SELECTED_SCALE + RING_EM
        self.size_em[[place.id in shown.picked for place in self.places]] += 2 * GAP_EM
        separate = np.array(
            [place.kind == "demo_zone" or place.id in shown.separate for place in self.places],
            dtype=bool,
        )
        # The ring of the selected place is clear of other marks as it is.
        reach = self.size_em / 2 + np.where(chosen, 0.0, COVER_EM)
        self.cover_em: Floats = np.where(separate, reach, 0.0)

    @cached_property
    def row(self) -> dict[str, int]:
        """The rank of each place, by its id."""
        return {place.id: row for row, place in enumerate(self.places)}

    def keeps_point(self, row: int) -> tuple[int, str]:
        """Sorts separate places at one point: the first keeps it, whatever is selected."""
        return _ORDER[self.places[row].kind], self.places[row].id


class Standing:
    """Marks from the lowest to the topmost. Stacks are made when asked for.

    Arrays have one value a mark: the point in metres, how far right and below it the mark is
    drawn and how wide it is (em), and how many places it stands for. `mark_of` is the mark of
    each place, by rank.
    """

    def __init__(self, ranked: Ranked, step: int) -> None:
        self._ranked = ranked
        m_per_em = m_per_em_of(step)
        found = gathered(ranked.x_m, ranked.y_m, ranked.cover_em, m_per_em)
        leaders, mark, count = np.unique(found.leader, return_inverse=True, return_counts=True)
        # The places of a mark, by rank, are one run of these.
        self._members = np.argsort(found.leader, kind="stable")
        self._ends = np.cumsum(count)[::-1]
        leaders, self.count = leaders[::-1], count[::-1]
        self.mark_of = len(leaders) - 1 - mark
        self.x_m, self.y_m = ranked.x_m[leaders], ranked.y_m[leaders]
        figures = np.digitize(self.count, (10, 100, 1000))
        several = np.array(SEVERAL_EM)[figures]
        self.size_em: Floats = np.where(self.count > 1, several, ranked.size_em[leaders])
        self.dx_em, self.dy_em = np.zeros(len(leaders)), np.zeros(len(leaders))
        self._leaders = leaders
        self._made: dict[int, Stack] = {}
        self._set_aside(found.beneath[leaders], m_per_em)

    def __len__(self) -> int:
        return len(self._leaders)

    def __iter__(self) -> Iterator[Stack]:
        return (self.stack(mark) for mark in range(len(self)))

    def stack(self, mark: int) -> Stack:
        """What a mark stands for."""
        if mark not in self._made:
            end = int(self._ends[mark])
            rows = self._members[end - int(self.count[mark]) : end].tolist()
            places = tuple(self._ranked.places[row] for row in rows)
            self._made[mark] = Stack(
                places,
                float(self.x_m[mark]),
                float(self.y_m[mark]),
                float(self.dx_em[mark]),
                float(self.dy_em[mark]),
                float(self.size_em[mark]),
                self._ranked.shown.opacity.get(places[0].id, 1.0),
            )
        return self._made[mark]

    def _set_aside(self, beneath: np.ndarray, m_per_em: float) -> None:
        """Put what a separate mark covers, or shares its point with, beside it."""
        ranked = self._ranked
        at: dict[tuple[float, float], list[int]] = {}
        for row in np.flatnonzero(ranked.cover_em > 0).tolist():
            at.setdefault((ranked.x_m[row], ranked.y_m[row]), []).append(row)
        aside: dict[int, list[int]] = {}
        keeper: dict[int, int] = {}
        for rows in at.values():
            first, *others = sorted(rows, key=ranked.keeps_point)
            keeper |= dict.fromkeys(rows, int(self.mark_of[first]))
            if others:
                aside[keeper[first]] = self.mark_of[others].tolist()
        for mark in np.flatnonzero(beneath >= 0).tolist()[::-1]:
            anchor = keeper[int(beneath[mark])]
            aside.setdefault(anchor, []).append(mark)
            self.x_m[mark], self.y_m[mark] = self.x_m[anchor], self.y_m[anchor]
        if aside:
            x, y = self.x_m / m_per_em, -self.y_m / m_per_em
            self.dx_em, self.dy_em = set_aside(x, y, self.size_em, aside)
