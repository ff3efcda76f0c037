"""A problem: one broken rule, with the file, row and column where it is broken."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """`row` is the line in the file (the header is line 1) or the feature's row; None: the file."""

    file: str
    row: int | None
    column: str
    zh: str
    en: str

    def line(self, language: str = "zh") -> str:
        """One line of a report: file:row:column: words."""
        where = ":".join(str(part) for part in (self.file, self.row, self.column) if part)
        return f"{where}: {self.en if language == 'en' else self.zh}"
