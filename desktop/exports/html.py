"""HTML: a page of the map for any browser, in one file: pan, zoom, tooltips, search; no network."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from pathlib import Path
from string import Template
from typing import Any

from desktop.exports.svg import UNITS_PER_MM, svg_of
from desktop.sheet.drawing import Drawing, Group, Symbol
from desktop.sheet.shown import links_of
from geodata.atlas import Atlas
from geodata.place_table import place_table
from geodata.records import Place

PAGES = Path(__file__).parents[2] / "resources" / "pages"
# What a tooltip tells of a place, by the columns of the table of places.
FACTS = (
    *("kind", "province", "city", "county", "approved", "standing", "confidence"),
    *("industry_words", "projects", "clusters", "position_basis", "sources"),
)
_WORDS: Mapping[str, Mapping[str, str]] = {
    "zh": {
        "search_label": "查找载体",
        "search_hint": "汉字、拼音、首字母、英文",
        "list_label": "载体",
        "map_label": "地图：方向键移动，加减号缩放",
        "closer": "放大",
        "farther": "缩小",
        "whole": "全图",
        "no_script": "查找与缩放需要浏览器允许脚本；地图本身不需要。",
        "count": "{n} / {all} 处",
        "outside": "（图幅之外）",
    },
    "en": {
        "search_label": "Find a place",
        "search_hint": "Chinese, pinyin, initials, English",
        "list_label": "Places",
        "map_label": "Map: arrows pan, plus and minus zoom",
        "closer": "Closer",
        "farther": "Farther",
        "whole": "Whole map",
        "no_script": "Search and zoom need scripts; the map itself does not.",
        "count": "{n} of {all} places",
        "outside": " (outside the frame)",
    },
}


def html_of(
    atlas: Atlas,
    drawing: Drawing,
    place_ids: Sequence[str],
    language: str,
    title: str,
    notes: str = "",
) -> str:
    """The drawing as a page that needs no other file, with those places to find in it.

    `notes` (the filter in words, counts, date) stand under the list.
    """
    words = _WORDS[language]
    table = place_table(atlas, links_of(atlas))
    data = {
        "columns": [_head(table.column(fact).words(language)) for fact in FACTS],
        "places": list(_places(atlas, drawing, place_ids, language)),
        "count": words["count"],
        "outside": words["outside"],
    }
    # Within a script element only the sign that could end it matters.
    packed = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    svg = svg_of(drawing, title, packed + notes + "".join(words.values())).split("\n", 1)[1]
    plain = {key: escape(text) for key, text in words.items()}
    return Template(_part("map.html")).substitute(
        plain,
        lang="zh-CN" if language == "zh" else "en",
        title=escape(title),
        notes=escape(notes),
        style=_part("map.css"),
        script=_part("map.js"),
        svg=svg,
        data=packed,
    )


def _part(name: str) -> str:
    return (PAGES / name).read_text(encoding="utf-8")


def _head(words: str) -> str:
    return words.split("（")[0].split(" (")[0]


def _places(
    atlas: Atlas, drawing: Drawing, place_ids: Sequence[str], language: str
) -> Iterator[dict[str, Any]]:
    table = place_table(atlas, links_of(atlas))
    rows = table.rows_of(place_ids).tolist()
    positions = _positions(drawing)
    for place_id, row in zip(place_ids, rows, strict=True):
        place = atlas.place(place_id)
        at = positions.get(place_id)
        facts = [table.cells[fact].text(row, language) for fact in FACTS]
        yield {
            "id": place_id,
            "name": table.cells["name"].text(row, language),
            "where": " · ".join(filter(None, (facts[2] or facts[1], facts[0]))),
            "facts": facts,
            "keys": _keys(place),
            "x": at[0] if at else None,
            "y": at[1] if at else None,
        }


def _positions(drawing: Drawing) -> dict[str, tuple[int, int]]:
    """Where the mark that stands for each place is on the page, in the drawing's units, by id."""
    found: dict[str, tuple[int, int]] = {}
    for group in drawing.marks:
        if not isinstance(group, Group) or group.about != "map":
            continue
        for mark in group.marks:
            kind, _, ids = mark.about.partition("/")
            if isinstance(mark, Symbol) and kind in ("place", "stack"):
                at = (round(mark.x_mm * UNITS_PER_MM), round(mark.y_mm * UNITS_PER_MM))
                found |= dict.fromkeys(ids.split(), at)
    return found


def _keys(place: Place) -> list[str]:
    """Every way to write the place's names: as they are, in pinyin, by initials, in English."""
    keys = [place.name_zh, place.short_zh, *place.aliases_zh, place.name_en.lower()]
    for pinyin in (place.pinyin, place.short_pinyin):
        syllables = pinyin.lower().split()
        keys += ["".join(syllables), " ".join(syllables), "".join(s[0] for s in syllables)]
    return list(dict.fromkeys(key for key in keys if key))
