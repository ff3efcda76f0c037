"""Headings: words that stand in sentences too, as they begin a line."""

from __future__ import annotations


def heading(words: str) -> str:
    """The words with a great letter at their start, where the script has any."""
    return words[:1].upper() + words[1:]
