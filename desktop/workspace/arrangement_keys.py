"""How the window was arranged, as decoded JSON and back."""

from __future__ import annotations

from dataclasses import asdict, fields, replace
from typing import Any

from desktop.key_reader import KeyReader
from desktop.workspace.records import Arrangement

LARGEST_PX = 100_000
_KEYS = tuple(field.name for field in fields(Arrangement))
_WORDS = ("name", "left_tab", "tab", "drawer")
_SWITCHES = ("left", "right", "timeline")


def arrangement_to_keys(arrangement: Arrangement) -> dict[str, Any]:
    """What there is to say, for JSON."""
    return {**asdict(arrangement), "columns_px": list(arrangement.columns_px)}


def arrangement_from_keys(reader: KeyReader, data: object, key: str) -> Arrangement:
    """The arrangement of decoded JSON; `key` is where it stands, for the words of a Fault."""
    said = dict(reader.keys(data, key, _KEYS))
    for name in _WORDS:
        if not isinstance(said.get(name, ""), str):
            reader.wrong(f"{key}.{name}", "应为文字", "should be words")
    for name in _SWITCHES:
        if type(said.get(name, True)) is not bool:
            reader.wrong(f"{key}.{name}", "应为 true 或 false", "should be true or false")
    widths = said.pop("columns_px", [])
    if not isinstance(widths, list) or len(widths) not in (0, 3) or not all(map(_is_px, widths)):
        reader.wrong(
            f"{key}.columns_px", "应为三个宽度（像素）", "should be three widths in pixels"
        )
    if not _is_px(said.get("drawer_px", 0)):
        reader.wrong(f"{key}.drawer_px", "应为高度（像素）", "should be a height in pixels")
    return replace(Arrangement(**said), columns_px=tuple(widths))


def _is_px(value: object) -> bool:
    return type(value) is int and 0 <= value <= LARGEST_PX
