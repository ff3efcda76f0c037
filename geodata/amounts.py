"""Amounts: a figure of the plan or of a later source in words, with comparator and unit."""

from __future__ import annotations

from collections.abc import Mapping

from geodata.plan_records import Metric, Outcome
from geodata.records import Figure
from geodata.vocabulary import COMPARATORS, Term

_COMPARATOR = {term.code: term for term in COMPARATORS}
# English units that hold a number of their own, told in a unit that holds none.
_PLAIN: Mapping[str, tuple[float, str]] = {
    "100 million yuan": (0.1, "billion yuan"),
    "100 million US dollars": (0.1, "billion US dollars"),
    "10,000 people": (10_000.0, "people"),
    "10,000": (10_000.0, ""),
}
# Chinese words for counted things; English has none.
_COUNTED = "个家类项"
_NO_FIGURE = Term("", "（规划未给数值）", " (no figure in the plan)")
_IN_WORDS = {
    term.code: term
    for term in (
        Term("increase", "提高", "increase"),
        Term("decrease", "下降", "decrease"),
        Term("reach", "达到所述水平", "reach the level described"),
        Term("text", "文字目标", "a target in words"),
    )
}


def plain_unit(unit_en: str) -> tuple[float, str]:
    """Factor and unit in which an English amount is told: 100 million yuan as 0.1 billion yuan."""
    return _PLAIN.get(unit_en, (1.0, unit_en))


def number(value: float) -> str:
    """At most three decimals, none without need; thousands parted from ten thousand on."""
    text = f"{value:,.3f}".rstrip("0").rstrip(".")
    return text.replace(",", "") if abs(value) < 10_000 else text


def amount(comparator: str, low: float, high: float | None, unit: str, language: str) -> str:
    """A number or range with its sign and unit: ≥ 10 %, 7–10 MW, 约 100 MW."""
    value = number(low) if high is None else f"{number(low)}–{number(high)}"
    value = f"{value} {unit}" if unit else value
    if comparator in ("=", "range"):
        return value
    return f"{_COMPARATOR[comparator].words(language)} {value}"


def metric_words(metric: Metric, language: str) -> str:
    """The figure of a metric; its direction in words where the plan gives none."""
    if metric.low is None:
        term = _IN_WORDS.get(metric.comparator, _IN_WORDS["text"])
        return term.words(language) + _NO_FIGURE.words(language)
    factor, unit = unit_of(metric, language)
    high = None if metric.high is None else metric.high * factor
    return amount(metric.comparator, metric.low * factor, high, unit, language)


def outcome_words(outcome: Outcome, metric: Metric, language: str) -> str:
    """The figure of an outcome of that metric; as printed where it was not read as a number."""
    if outcome.value is None:
        return outcome.printed
    factor, unit = 1.0, outcome.unit_zh
    if language == "en":
        if outcome.unit_zh == metric.unit_zh:
            factor, unit = unit_of(metric, language)
        elif unit[:1] in _COUNTED:
            unit = ""
    return amount(outcome.comparator, outcome.value * factor, None, unit, language)


def figure_words(figure: Figure, language: str) -> str:
    """A zone's published figure; as printed where it was not read as a number."""
    factor, unit = 1.0, figure.unit_zh
    if language == "en" and figure.unit_en:
        factor, unit = plain_unit(figure.unit_en)
    if figure.value is None:
        return f"{figure.printed} {figure.unit_zh}".rstrip()
    return amount(figure.comparator, figure.value * factor, None, unit, language)


def unit_of(metric: Metric, language: str) -> tuple[float, str]:
    """Factor and unit in which the metric is told in a language; English counts have no unit."""
    return plain_unit(metric.unit_en) if language == "en" else (1.0, metric.unit_zh)
