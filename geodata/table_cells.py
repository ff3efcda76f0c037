"""Cells as files hold them: words that a spreadsheet must not take for a formula."""

from __future__ import annotations

# With these a spreadsheet begins a formula; the last one is what guards the others.
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "'")
GUARD = "'"


def guarded(text: str) -> str:
    """The text with an apostrophe before it when a spreadsheet would take it for a formula."""
    return GUARD + text if text.startswith(FORMULA_SIGNS) else text


def unguarded(text: str) -> str:
    """The text as it was before it was guarded."""
    bare = text.removeprefix(GUARD)
    return bare if bare.startswith(FORMULA_SIGNS) else text
