"""Cells as files hold them: words that a spreadsheet must not take for a formula."""

from __future__ import annotations

import re

# What XML, and so a workbook, cannot hold; no file needs it.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

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


def plain(text: str) -> str:
    """The text without characters that no file format can hold."""
    return _UNWRITABLE.sub("", text)
