"""Lengths and areas in words: three figures or more, and a unit that suits their size."""

from __future__ import annotations

METRES_IN_KM = 1000.0
M2_IN_HECTARE = 1e4
M2_IN_KM2 = 1e6


def length_words(length_m: float, language: str) -> str:
    """850 米, 3.42 千米, 1,068 千米."""
    if length_m < METRES_IN_KM:
        return f"{length_m:.0f} {'m' if language == 'en' else '米'}"
    return f"{_figures(length_m / METRES_IN_KM)} {'km' if language == 'en' else '千米'}"


def area_words(area_m2: float, language: str) -> str:
    """45 公顷, 3.42 平方千米, 8,657 平方千米."""
    if area_m2 < M2_IN_KM2:
        return f"{area_m2 / M2_IN_HECTARE:.0f} {'ha' if language == 'en' else '公顷'}"
    return f"{_figures(area_m2 / M2_IN_KM2)} {'km²' if language == 'en' else '平方千米'}"


def _figures(value: float) -> str:
    decimals = 2 if value < 10 else 1 if value < 100 else 0
    return f"{value:,.{decimals}f}"
