"""Bullet scale: what of a row of the scoreboard is drawn, on which axis. No Qt here."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor, log10

from geodata.amounts import number, unit_of
from geodata.scoring import ScoreRow

MOST_STEPS = 5
# From this value on, an axis counts in the larger unit; largest first.
_LARGER_ZH = ((1e8, 1e8, "亿"), (2e4, 1e4, "万"))
_LARGER_EN = ((1e6, 1e6, "million"), (2e4, 1e3, "thousand"))
# Kinds of measure of which there are no halves.
_WHOLE = ("count", "structure", "rank")


@dataclass(frozen=True, slots=True)
class Axis:
    """From `start` to `end` with a label at every tick, all in the metric's told unit; `unit`
    is what the numbers of the labels count.
    """

    start: float
    end: float
    ticks: tuple[tuple[float, str], ...]
    unit: str

    def share(self, value: float) -> float:
        """Where a value stands, 0 at the start and 1 at the end; those beyond stay at the end."""
        return min(max((value - self.start) / (self.end - self.start), 0.0), 1.0)


@dataclass(frozen=True, slots=True)
class Bullet:
    """A target with what is known of it, in the axis' unit; None where there is no figure.

    `toward` is the side on which the target is kept: "more", "less" or "" for a mark alone;
    `high` is the upper end of a range. `judged` is the drawn outcome's assessment, and `at_least`
    says that the outcome may be more than its bar.
    """

    axis: Axis
    low: float
    high: float | None
    toward: str
    baseline: float | None
    outcome: float | None
    judged: str
    at_least: bool


def bullet_of(row: ScoreRow, language: str) -> Bullet | None:
    """What to draw of a row; None when its target has no figure, or it is a lone baseline."""
    metric = row.target
    if metric is None or metric.low is None:
        return None
    factor, unit = unit_of(metric, language)
    low = metric.low * factor
    high = None if metric.high is None else metric.high * factor
    baseline = row.drawn_baseline
    base = None if baseline is None or baseline.low is None else baseline.low * factor
    drawn = row.drawn
    value = None if drawn is None or drawn.value is None else drawn.value * factor
    toward = {">=": "more", ">": "more", "<=": "less", "<": "less"}.get(metric.comparator, "")
    most = max(v for v in (low, high, base, value) if v is not None)
    whole = metric.measure_type in _WHOLE
    # A rank begins at 1, and its axis shows that there are worse ones.
    start, most = (1.0, max(10.0, most)) if metric.measure_type == "rank" else (0.0, most)
    axis = axis_to(start, most, unit, language, whole=whole)
    return Bullet(
        axis,
        low,
        high,
        toward,
        base,
        value,
        drawn.assessment if drawn else "",
        drawn is not None and drawn.comparator in (">=", ">"),
    )


def axis_to(start: float, most: float, unit: str, language: str, *, whole: bool) -> Axis:
    """An axis with round ticks that goes an eighth beyond the largest value; `whole` numbers
    have no ticks between them.
    """
    end = start + (most - start) * 1.125
    divisor, counted = _larger(most, unit, language)
    step = round_step((end - start) / divisor)
    if whole and divisor == 1.0:
        step = max(step, 1.0)
    first = ceil(start / divisor / step) * step
    values = [start / divisor] if start and first > start / divisor else []
    values += [first + n * step for n in range(floor((end / divisor - first) / step + 1e-9) + 1)]
    ticks = tuple((value * divisor, number(value)) for value in values)
    return Axis(start, end, ticks, counted)


def round_step(length: float) -> float:
    """The smallest of 1, 2, 5, 10, 20, … that parts the length into at most MOST_STEPS."""
    power = 10.0 ** floor(log10(length / MOST_STEPS))
    return next(m * power for m in (1, 2, 5, 10) if m * power * MOST_STEPS >= length)


def _larger(most: float, unit: str, language: str) -> tuple[float, str]:
    """Divisor and unit of an axis whose largest value is `most`."""
    if language == "en":
        for least, divisor, words in _LARGER_EN:
            if most >= least and unit.isascii() and not unit.startswith("M"):
                return divisor, f"{words} {unit}".strip()
        return 1.0, unit
    for least, divisor, words in _LARGER_ZH:
        if most >= least and not unit.isascii():
            return divisor, f"{words}{unit}"
    return 1.0, unit
