"""Classing: numbers parted into classes for a map, and what a legend says of each class.

A class holds the numbers from its lower limit up to, and not including, the lower limit of the
next. Where the numbers leave a limit free between two of them, the roundest number there is taken,
so that a legend is both short and exact. What is not a number is no data and in no class.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from geodata.faults import Fault
from geodata.natural_breaks import natural_starts
from geodata.vocabulary import Term

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]

METHODS: tuple[Term, ...] = (
    Term("quantiles", "分位数", "Quantiles"),
    Term("natural_breaks", "自然断点", "Natural breaks"),
    Term("equal_intervals", "等间距", "Equal intervals"),
    Term("user_set", "自定义", "User-set"),
)
NO_DATA = Term("no_data", "无数据", "No data")
MOST_CLASSES = 9
# From here on thousands are parted, as in the amounts of the plan.
_PARTED_FROM = 10_000
# A double tells no more decimal figures than these.
_FIGURES = 17


@dataclass(frozen=True, slots=True)
class Classes:
    """Classes of numbers, lowest first.

    `limits` are the lower limits of all classes but the lowest, in the unit of the numbers;
    `counts` how many numbers each class holds: 0 only where a limit was set by a person or by equal
    intervals. `no_data` counts what was no number. `wanted` is the number of classes asked for,
    `distinct` that of different numbers, `least` and `most` their ends (None without any).
    """

    method: str
    limits: tuple[float, ...]
    counts: tuple[int, ...]
    no_data: int
    wanted: int
    distinct: int
    least: float | None
    most: float | None
    whole: bool

    def of(self, values: Iterable[float | None]) -> Integers:
        """The class of each value, counted from 0; -1 for no data."""
        numbers = _numbers(values)
        if not self.counts:
            return np.full(len(numbers), -1, dtype=np.int64)
        found = np.searchsorted(self.limits, numbers, side="right")
        return np.where(np.isfinite(numbers), found, -1).astype(np.int64)

    def words(self, index: int, language: str) -> str:
        """What the class of that index holds: "< 10", "10–25", "≥ 25"; of whole numbers "10–24".

        A class that is the only one is told by the least and the greatest number in it.
        """
        assert self.least is not None
        assert self.most is not None
        below = self.limits[index - 1] if index > 0 else None
        above = self.limits[index] if index < len(self.limits) else None
        if below is None and above is None:
            return _span(self.least, self.most, language)
        if above is None:
            return f"≥ {figure(math.ceil(below) if self.whole else below)}"  # type: ignore[arg-type]
        if self.whole:
            first = self.least if below is None else math.ceil(below)
            last = math.ceil(above) - 1
            if first <= last:
                return _span(first, last, language)
        return f"< {figure(above)}" if below is None else _span(below, above, language)

    def remark(self, language: str) -> str:
        """A sentence that says why there are fewer classes than were asked for; else blank."""
        if not self.counts or len(self.counts) >= self.wanted:
            return ""
        made = len(self.counts)
        if self.distinct < self.wanted:
            zh = f"不同的数值只有 {self.distinct} 个，分为 {made} 级（要求 {self.wanted} 级）"
            en = f"Different values: {self.distinct}; classes made: {made} of {self.wanted}"
        else:
            zh = f"相同的数值较多，分为 {made} 级（要求 {self.wanted} 级）"
            en = f"Many values are equal; classes made: {made} of {self.wanted}"
        return en if language == "en" else zh


def classed(
    values: Iterable[float | None],
    method: str,
    wanted: int = 5,
    limits: Iterable[float] = (),
) -> Classes:
    """The values parted by a method of METHODS into at most `wanted` classes (1 to MOST_CLASSES).

    None, NaN and infinities are no data. With "user_set", `limits` are the lower limits of all
    classes but the lowest, ascending, and `wanted` follows from them. Equal numbers are never
    parted. Raises Fault for limits that are not ascending numbers, and for too many classes.
    """
    numbers = _numbers(values)
    known = np.sort(numbers[np.isfinite(numbers)])
    if method == "user_set":
        chosen = checked_limits(tuple(limits))
        wanted = len(chosen) + 1
    elif not 1 <= wanted <= MOST_CLASSES:
        raise _too_many(wanted)
    elif method == "equal_intervals":
        chosen = _equal(known, wanted)
    elif method == "quantiles":
        chosen = _roundest_limits(known, _quantile_starts(known, wanted))
    elif method == "natural_breaks":
        distinct, weights = np.unique(known, return_counts=True)
        chosen = _roundest_limits(distinct, natural_starts(distinct, weights, wanted))
    else:
        raise ValueError(method)
    places = np.searchsorted(chosen, known, side="right")
    counts = np.bincount(places, minlength=len(chosen) + 1).tolist() if len(known) else []
    return Classes(
        method,
        chosen if len(known) else (),
        tuple(counts),
        len(numbers) - len(known),
        wanted,
        len(np.unique(known)),
        float(known[0]) if len(known) else None,
        float(known[-1]) if len(known) else None,
        bool(np.all(known == np.round(known))),
    )


def figure(value: float) -> str:
    """A number with the fewest figures that tell it, up to twelve; thousands parted from 10,000."""
    text = np.format_float_positional(float(f"{value:.12g}"), trim="-")
    if abs(value) >= _PARTED_FROM:
        whole, _, rest = text.partition(".")
        text = f"{int(whole):,}" + (f".{rest}" if rest else "")
    return text.replace("-", "−")


def _span(low: float, high: float, language: str) -> str:
    if low == high:
        return figure(low)
    if low < 0 or high < 0:
        # A dash between minus signs cannot be read.
        return f"{figure(low)} {'to' if language == 'en' else '至'} {figure(high)}"
    return f"{figure(low)}–{figure(high)}"


def _numbers(values: Iterable[float | None]) -> Floats:
    if isinstance(values, np.ndarray):
        return values.astype(np.float64)
    return np.array([math.nan if value is None else value for value in values], dtype=np.float64)


def _equal(known: Floats, wanted: int) -> tuple[float, ...]:
    """Limits at equal steps between the least and the greatest number.

    Each is rounded by at most a thousandth of a step, and less where that would move a number.
    """
    if wanted == 1 or not len(known) or known[0] == known[-1]:
        return ()
    exact = np.linspace(known[0], known[-1], wanted + 1)[1:-1]
    step = float(known[-1] - known[0]) / wanted
    decimals = math.ceil(-math.log10(max(step, sys.float_info.min) / 500))
    for finer in range(decimals, decimals + _FIGURES):
        limits = np.array([round(limit, finer) for limit in exact.tolist()])
        same = np.searchsorted(known, limits) == np.searchsorted(known, exact)
        if same.all() and known[0] < limits[0] and np.all(np.diff(limits) > 0):
            return tuple(limits.tolist())
    return tuple(limit for limit in np.unique(exact).tolist() if limit > known[0])


def _quantile_starts(known: Floats, wanted: int) -> Integers:
    """Where in the sorted numbers each class but the lowest starts.

    Quantiles by linear interpolation: R. J. Hyndman and Y. Fan, Sample quantiles in statistical
    packages, The American Statistician 50 (1996), definition 7. A number equal to a quantile is in
    the class below it, and a quantile that parts no numbers makes no class.
    """
    if not len(known):
        return np.array([], dtype=np.int64)
    # A quantile lies from this number up to, and short of, the next: it parts them there wherever
    # between the two it lies.
    at = (len(known) - 1) * np.arange(1, wanted) // wanted
    starts = np.unique(np.searchsorted(known, known[at], side="right"))
    return starts[starts < len(known)]


def _roundest_limits(ordered: Floats, starts: Integers) -> tuple[float, ...]:
    """Per start the roundest number above the number before it, up to the number it starts at."""
    pairs = zip(ordered[starts - 1].tolist(), ordered[starts].tolist(), strict=True)
    return tuple(_roundest(below, first) for below, first in pairs)


def _roundest(below: float, first: float) -> float:
    """A number above `below` and at most `first`: a multiple of 1, 5 or 2 times the greatest power
    of ten that has one there; `first` itself where there is none within the figures of a number.
    """
    if below < 0 <= first:
        return 0.0
    exact = Decimal(repr(first))
    greatest = Decimal(repr(max(abs(below), abs(first)))).adjusted()
    for exponent in range(greatest, greatest - _FIGURES, -1):
        for step in (10, 5, 2):
            size = Decimal(step).scaleb(exponent - 1)
            candidate = float((exact / size).to_integral_value(ROUND_FLOOR) * size)
            if below < candidate <= first:
                return candidate
    return first


def checked_limits(limits: tuple[float, ...]) -> tuple[float, ...]:
    """The limits of classes as numbers; Fault unless they ascend and make two to MOST_CLASSES."""
    if not all(map(math.isfinite, limits)) or any(low >= high for low, high in pairwise(limits)):
        told = "、".join(map(str, limits))
        raise Fault(
            f"分级界限应为由小到大的数值，实为：{told}。请改正后重试。",
            "The limits of classes should be numbers in ascending order; found: "
            f"{', '.join(map(str, limits))}. Correct them and try again.",
        )
    if not limits or len(limits) >= MOST_CLASSES:
        raise _too_many(len(limits) + 1)
    return tuple(float(limit) for limit in limits)


def _too_many(wanted: int) -> Fault:
    return Fault(
        f"分级数应为1到{MOST_CLASSES}，实为{wanted}。请改正后重试。",
        f"The number of classes should be 1 to {MOST_CLASSES}, not {wanted}. Correct it.",
    )
