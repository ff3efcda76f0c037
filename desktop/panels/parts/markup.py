"""Markup: the few pieces of which a page of a panel is written. Everything given is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from PySide6.QtCore import QUrl

from geodata.records import Address, Clause

FEW = 5


def said(text: str) -> str:
    """Plain text, safe within a page."""
    return escape(text, quote=True)


def link(address: Address, words: str, hint: str = "") -> str:
    """A named thing that can be gone to; `hint` shows when the pointer rests."""
    title = f' title="{said(hint)}"' if hint else ""
    return f'<a href="at:{said(str(address))}"{title}>{said(words)}</a>'


def clause_link(clause: Clause, words: str, hint: str = "") -> str:
    """Words that open the plan's text at a clause."""
    anchor = bytes(QUrl.toPercentEncoding(clause.anchor).data()).decode("ascii")
    title = f' title="{said(hint)}"' if hint else ""
    return f'<a href="clause:{said(clause.section)}/{anchor}"{title}>{said(words)}</a>'


def title(words: str, under: str = "", before: str = "") -> str:
    """The page's own name with a quieter line below; `before` is markup that stands first."""
    line = f'<p class="title">{before}{said(words)}</p>'
    return line + (f'<p class="under">{said(under)}</p>' if under else "")


def heading(words: str, count: int | None = None) -> str:
    """A section's heading with how many things it holds."""
    number = f' <span class="quiet">{count}</span>' if count is not None else ""
    return f'<p class="heading">{said(words)}{number}</p>'


def paragraph(markup: str, style: str = "body") -> str:
    """A paragraph of markup."""
    return f'<p class="{style}">{markup}</p>'


def quiet(words: str) -> str:
    """Words that stand back."""
    return f'<span class="quiet">{said(words)}</span>'


def facts(rows: Iterable[tuple[str, str]]) -> str:
    """Two columns: what, and markup of its value."""
    lines = "".join(
        f'<tr><td class="what">{said(what)}</td><td class="fact">{value}</td></tr>'
        for what, value in rows
    )
    return f'<table class="facts" cellspacing="0" cellpadding="0" width="100%">{lines}</table>'


def evidence_mark(evidence: str) -> str:
    """The bars of an evidence's strength."""
    return f'<img src="evidence:{said(evidence)}" />'


def kind_mark(kind: str, *, hollow: bool = False) -> str:
    """The map's mark of a kind of place."""
    return f'<img src="kind:{said(kind)}{"/hollow" if hollow else ""}" />'


CHOICE = "choice/"
"""Folds "choice/group/value" exclude each other within their group."""


def fold_link(key: str, words: str) -> str:
    """Words that fold something in or out."""
    return f'<a class="fold" href="fold:{said(key)}">{said(words)}</a>'


def folded(
    rows: Sequence[str], key: str, opened: frozenset[str], more: str, less: str, few: int = FEW
) -> str:
    """Rows, of which only the first few show until asked; `more` and `less` are the link's words.

    One row over is shown rather than folded away.
    """
    if len(rows) <= few + 1:
        return "".join(rows)
    if key in opened:
        return "".join(rows) + paragraph(fold_link(key, less), "row")
    return "".join(rows[:few]) + paragraph(fold_link(key, more), "row")
