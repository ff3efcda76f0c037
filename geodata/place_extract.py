"""Extracts of the table of places: which rows, and all that a reader of the file must know."""

from __future__ import annotations

from collections import Counter

from geodata.atlas import Atlas
from geodata.choices import Filter
from geodata.extract import Extract, Value
from geodata.filter_words import filter_words
from geodata.table_look import TableLook
from geodata.tabulating import Rows, Table
from geodata.vocabulary import SOURCE_KINDS

_SOURCE_KIND = {term.code: term for term in SOURCE_KINDS}
_SOURCE_HEADS = {
    "zh": ("来源编号", "题名", "发布者", "日期", "类别", "网址", "引用的行数"),
    "en": ("Source id", "Title", "Publisher", "Date", "Kind", "Address", "Rows that cite it"),
}
_TITLE = {"zh": "产业化载体", "en": "Places"}
# The columns that tell which rows nobody has verified.
_MARKING = ("standing", "confidence")
_ADDED = {
    "zh": (("另加一列", "可信度：所选各列都没有标明哪些载体待核"),),
    "en": (("Column added", "Confidence: no chosen column told which places are unverified"),),
}


def extract_places(
    atlas: Atlas,
    table: Table,
    rows: Rows,
    look: TableLook,
    wanted: Filter,
    language: str,
    date: str,
    *,
    only_picked: bool = False,
) -> Extract:
    """The rows, already in order, with the look's columns.

    `wanted` is the filter they passed, `only_picked` says that they are the picked ones of those,
    and `date` is today's. When some are unverified and no column would say so, the confidence is
    added.
    """
    columns: tuple[str, ...] = look.columns
    added: tuple[tuple[str, str], ...] = ()
    unverified = int(table.unverified[rows].sum())
    if unverified and not set(columns) & set(_MARKING):
        columns, added = (*columns, "confidence"), _ADDED[language]
    return Extract(
        table,
        rows,
        columns,
        language,
        _TITLE[language],
        _about(table, rows, look, language, date, _asked(atlas, wanted, only_picked)) + added,
        _SOURCE_HEADS[language],
        _sources(atlas, table, rows, language),
    )


def _about(
    table: Table,
    rows: Rows,
    look: TableLook,
    language: str,
    date: str,
    asked: tuple[str, str],
) -> tuple[tuple[str, str], ...]:
    english = language == "en"
    order = [
        f"{table.column(sort.column).words(language)} {_WAYS[language][sort.falling]}"
        for sort in look.sorts
    ]
    said: list[tuple[str, str, str, str]] = [
        ("图集", "Atlas", "高新图志", "Gaoxin Atlas"),
        ("筛选", "Filter", *asked),
        (
            "行数",
            "Rows",
            f"{len(rows)}（图集共 {len(table)} 处）",
            f"{len(rows)} (of {len(table)} places in the atlas)",
        ),
        (
            "其中待核",
            "Unverified among them",
            f"{int(table.unverified[rows].sum())}（未读到来源，请勿直接引用）",
            f"{int(table.unverified[rows].sum())} (no source read; do not cite)",
        ),
        ("排序", "Order", "，".join(order) or "图集的次序", ", ".join(order) or "as in the atlas"),
        ("导出日期", "Exported on", date, date),
        ("空格", "Blank cells", "不详，或本无此项", "unknown, or nothing there"),
        (
            "坐标",
            "Coordinates",
            "WGS 84（EPSG:4326）经纬度，精度见“位置依据”",
            "longitude and latitude, WGS 84 (EPSG:4326); see “Position basis” for how exact",
        ),
    ]
    return tuple((en, words_en) if english else (zh, words) for zh, en, words, words_en in said)


def _asked(atlas: Atlas, wanted: Filter, only_picked: bool) -> tuple[str, str]:  # noqa: FBT001
    """Which rows were asked for, in both languages."""
    zh, en = (filter_words(atlas, wanted, language) for language in ("zh", "en"))
    return (f"{zh}；其中已选的", f"{en}; the picked ones of them") if only_picked else (zh, en)


_WAYS = {"zh": ("升序", "降序"), "en": ("rising", "falling")}


def _sources(
    atlas: Atlas, table: Table, rows: Rows, language: str
) -> tuple[tuple[Value, ...], ...]:
    """The sources of the rows, those cited most first."""
    places = (atlas.places[table.ids[row]] for row in rows.tolist())
    cited = Counter(source for place in places for source in place.sources)
    lines = []
    for source_id, count in sorted(cited.items(), key=lambda pair: (-pair[1], pair[0])):
        source = atlas.sources.get(source_id)
        if source is not None:
            kind = _SOURCE_KIND[source.kind].words(language)
            known = (source.title, source.publisher, source.date, kind, source.address)
            lines.append((source.id, *(words or None for words in known), count))
    return tuple(lines)
