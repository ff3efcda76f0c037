"""Terms: words of the plan's glossary explain themselves where a page first says them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from weakref import WeakKeyDictionary

from desktop.panels.parts.markup import said
from geodata.atlas import Atlas
from geodata.plan_records import Definition
from geodata.records import Address

# A tag stands alone or, of a link, with all that it holds: a link has a hint of its own.
_TAGS = re.compile(r"(<a\b.*?</a>|<[^>]*>)", re.DOTALL)
_BRACKETS = re.compile(r"[（(]([^）)]*)[）)]")
# A shorter form in brackets is a name from this length on; "19项" is none.
_LEAST_LETTERS = 4


@dataclass(frozen=True, slots=True)
class _Mark:
    """What is put around a term: its id, and the tip that explains it."""

    term_id: str
    tip: str


class _Glossary:
    """The terms of an atlas, ready to be found in pages of either language."""

    def __init__(self, atlas: Atlas) -> None:
        self._atlas = atlas

    def marks(self, language: str) -> tuple[re.Pattern[str] | None, dict[str, _Mark]]:
        """A pattern of all names of terms, and the mark of each name in small letters."""
        return self._english if language == "en" else self._chinese

    @cached_property
    def _chinese(self) -> tuple[re.Pattern[str] | None, dict[str, _Mark]]:
        return self._made("zh")

    @cached_property
    def _english(self) -> tuple[re.Pattern[str] | None, dict[str, _Mark]]:
        return self._made("en")

    def _made(self, language: str) -> tuple[re.Pattern[str] | None, dict[str, _Mark]]:
        english = language == "en"
        marks: dict[str, _Mark] = {}
        for term in self._atlas.definitions.values():
            name = term.term_en if english else term.term_zh
            tip = f"{name}\n{term.summary_en if english else term.summary_zh}"
            for form in self._forms(term, language):
                marks.setdefault(said(form).lower(), _Mark(term.id, tip))
        if not marks:
            return None, marks
        longest_first = sorted(marks, key=len, reverse=True)
        one_of = "|".join(map(re.escape, longest_first))
        # English words in whole, with the ending of more than one.
        pattern = rf"\b(?:{one_of})(?=s?\b)" if english else one_of
        return re.compile(pattern, re.IGNORECASE), marks

    def _forms(self, term: Definition, language: str) -> Iterator[str]:
        """The names of a term: its own and that of the kind of place it explains."""
        english = language == "en"
        yield term.term_en.removesuffix("s") if english else term.term_zh.strip("“”")
        entity = self._atlas.entities.get(term.relates_to)
        if entity is None:
            return
        name = entity.name_en if english else entity.name_zh
        yield _BRACKETS.sub("", name).strip("“”")
        yield from (form for form in _BRACKETS.findall(name) if len(form) >= _LEAST_LETTERS)


_GLOSSARIES: WeakKeyDictionary[Atlas, _Glossary] = WeakKeyDictionary()


def with_terms(
    markup: str,
    atlas: Atlas,
    language: str,
    but: Address | None = None,
    *,
    linked: bool = True,
) -> str:
    """A page whose terms explain themselves when the pointer rests: each where it is first said
    outside a link. `but` is the thing of the page: a term does not explain itself on its own.
    A term leads to its page too unless `linked` is false: in a long list, Tab goes from name to
    name.
    """
    pattern, marks = _GLOSSARIES.setdefault(atlas, _Glossary(atlas)).marks(language)
    if pattern is None:
        return markup
    met = {but.id} if but is not None and but.kind == "term" else set()

    def marked(found: re.Match[str]) -> str:
        mark = marks[found[0].lower()]
        if mark.term_id in met:
            return found[0]
        met.add(mark.term_id)
        title = f'class="term" title="{said(mark.tip)}"'
        if not linked:
            return f"<span {title}>{found[0]}</span>"
        return f'<a {title} href="term:{said(mark.term_id)}">{found[0]}</a>'

    pieces = _TAGS.split(markup)
    # Every second piece is a tag or a whole link.
    return "".join(
        piece if number % 2 else pattern.sub(marked, piece) for number, piece in enumerate(pieces)
    )
