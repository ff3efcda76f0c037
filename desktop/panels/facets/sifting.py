"""Sifting: which values of a facet are worth a row now. No Qt here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from geodata.facets import Value


def fits(value: Value, typed: str) -> bool:
    """Whether what was typed may mean the value: part of its words, its pinyin or its initials."""
    wanted = _joined(typed)
    syllables = value.pinyin.split()
    # Latin letters inside a syllable mean nothing: "an" is not in "bian".
    spelled = ("".join(syllables[start:]) for start in range(len(syllables)))
    return (
        wanted in _joined(value.zh)
        or wanted in _joined(value.en)
        or any(tail.startswith(wanted) for tail in spelled)
        or wanted in "".join(syllable[0] for syllable in syllables)
    )


def found(values: Mapping[str, Value], typed: str) -> list[str]:
    """Codes of the values that may be meant, the likeliest first."""
    fitting = [code for code, value in values.items() if fits(value, typed)]
    return sorted(fitting, key=lambda code: _unlikely(values[code], typed))


def _unlikely(value: Value, typed: str) -> int:
    """0 for the very name, 1 for its beginning, 2 for what is only within it."""
    wanted, syllables = _joined(typed), value.pinyin.split()
    initials = "".join(syllable[0] for syllable in syllables)
    names = (_joined(value.zh), _joined(value.en), "".join(syllables), initials)
    if wanted in names:
        return 0
    return 1 if any(name.startswith(wanted) for name in names) else 2


def _joined(words: str) -> str:
    return "".join(words.casefold().split())


def with_parents(values: Mapping[str, Value], codes: Iterable[str]) -> set[str]:
    """Those codes and all above them."""
    kept: set[str] = set()
    for start in codes:
        code = start
        while code and code not in kept:
            kept.add(code)
            code = values[code].parent
    return kept


def below(values: Mapping[str, Value], codes: Iterable[str]) -> set[str]:
    """Those codes and all below them; `values` stand parents before children."""
    kept = set(codes)
    for code, value in values.items():
        if value.parent in kept:
            kept.add(code)
    return kept
