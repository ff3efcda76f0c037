"""The workspace in the bytes of a file, every part of it checked before it is believed."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from textwrap import shorten
from typing import Any, NoReturn

from desktop.key_reader import KeyReader
from desktop.view import View
from desktop.workspace.arrangement_keys import arrangement_from_keys
from desktop.workspace.filter_keys import filter_from_keys
from desktop.workspace.records import (
    SECONDS,
    Arrangement,
    Bookmark,
    SavedFilter,
    Scene,
    Workspace,
)
from desktop.workspace.view_files import view_from_json
from desktop.workspace.writing_packages import (
    ABOUT,
    BOOKMARKS,
    FILTERS,
    FORMAT,
    FORMAT_WITHOUT_STORY,
    STORY,
)
from geodata.choices import Filter
from geodata.faults import Fault

SQLITE_MAGIC = b"SQLite format 3\x00"
LARGEST_CELL_BYTES = 64 * 1024 * 1024
LARGEST_PICTURE_PX = 2048
_PNG_MAGIC = b"\x89PNG\r\n\x1a\n"


def workspace_from_bytes(content: bytes, name: str) -> tuple[Workspace, dict[str, str]]:
    """The workspace in a file's content, and the notes beside it; `name` is the file's.

    Raises Fault when the file is damaged, no workspace, of a newer format, or when something in it
    is not as it should be.
    """
    with _package(content, name) as package:
        about = dict(_rows(package, name, ABOUT, ("key", "value")))
        version = _checked_format(about.pop("format_version", None), name)
        for missing in (key for key in ("view", "arrangement") if key not in about):
            _incomplete(name, f"{ABOUT}.{missing}")
        workspace = Workspace(
            _view(about.pop("view"), name),
            tuple(_bookmarks(package, name)),
            tuple(_filters(package, name)),
            _arrangement(about.pop("arrangement"), name),
            tuple(_scenes(package, name)) if version > FORMAT_WITHOUT_STORY else (),
        )
        return workspace, {str(key): str(value) for key, value in about.items()}


@contextmanager
def _package(content: bytes, name: str) -> Iterator[sqlite3.Connection]:
    """A copy of the file in memory, whole according to SQLite itself."""
    # Another program may have left the write-ahead mode on, which memory does not know.
    legacy = content[:18] + b"\x01\x01" + content[20:] if content[18:20] == b"\x02\x02" else content
    with closing(sqlite3.connect(":memory:")) as package:
        try:
            package.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LARGEST_CELL_BYTES)
            package.deserialize(legacy)
            package.execute("PRAGMA trusted_schema = OFF")
            said = [str(row[0]) for row in package.execute("PRAGMA integrity_check(3)")]
            if said != ["ok"]:
                _damaged(name, "; ".join(said))
            yield package
        except (sqlite3.Error, UnicodeError, OverflowError, MemoryError) as error:
            _damaged(name, str(error))


def _damaged(name: str, found: str) -> NoReturn:
    what = shorten(found, 120, placeholder=" …")  # on one line: it goes into a sentence
    raise Fault(
        f"工作区“{name}”已损坏，无法打开：文件内容不完整或被改写（{what}）。文件没有被改动，"
        "您正在看的内容不受影响；请改用备份或另一份副本。",
        f'The workspace "{name}" is damaged and cannot be opened: its content is incomplete or was '
        f"overwritten ({what}). The file was left as it is and what you are looking at is safe; "
        "use a backup or another copy.",
    ) from None


def _incomplete(name: str, part: str) -> NoReturn:
    raise Fault(
        f"“{name}”不是完整的高新图志工作区：缺少“{part}”。文件没有被改动，请另选文件。",
        f'"{name}" is not a whole workspace of Gaoxin Atlas: "{part}" is missing. The file was '
        "left as it is; choose another one.",
    )


def _checked_format(said: object, name: str) -> int:
    if said is None:
        _incomplete(name, f"{ABOUT}.format_version")
    if not (isinstance(said, str) and said.isascii() and said.isdigit() and int(said[:9]) > 0):
        KeyReader(name).wrong("format_version", "应为正整数", "should be a positive whole number")
    if int(said[:9]) > FORMAT:
        raise Fault(
            f"工作区“{name}”由更新的版本保存（格式 {said}，本程序支持到 {FORMAT}），"
            "请升级后再打开。文件没有被改动。",
            f'The workspace "{name}" was saved by a newer version (format {said}, this program '
            f"reads up to {FORMAT}); update the program to open it. The file was left as it is.",
        )
    return int(said)


def _rows(
    package: sqlite3.Connection, name: str, table: str, columns: tuple[str, ...], order: str = "id"
) -> list[tuple[Any, ...]]:
    """Rows of one of our tables, which must be a real one with those columns."""
    kinds = package.execute("SELECT type FROM sqlite_master WHERE name = ?", (table,)).fetchall()
    if kinds != [("table",)]:
        _incomplete(name, table)
    there = {row[1] for row in package.execute(f"PRAGMA table_info({table})")}
    for missing in (column for column in (*columns, order) if column not in there):
        _incomplete(name, f"{table}.{missing}")
    return package.execute(
        f"SELECT {', '.join(columns)} FROM {table} ORDER BY {order}, id"  # noqa: S608
    ).fetchall()


def _bookmarks(package: sqlite3.Connection, name: str) -> Iterator[Bookmark]:
    columns = ("id", "name", "note", "view", "picture")
    for number, row in enumerate(_rows(package, name, BOOKMARKS, columns, "position"), 1):
        bookmark_id, title, note, view, picture = row
        where = f"{BOOKMARKS}[{number}]"
        for key, value in (("name", title), ("note", note)):
            if not isinstance(value, str):
                KeyReader(name).wrong(f"{where}.{key}", "应为文字", "should be words")
        yield Bookmark(
            bookmark_id, title, _view(view, f"{name} · {where}"), note, _picture(picture)
        )


def _scenes(package: sqlite3.Connection, name: str) -> Iterator[Scene]:
    columns = ("id", "title", "caption", "seconds", "view", "picture")
    for number, row in enumerate(_rows(package, name, STORY, columns, "position"), 1):
        scene_id, title, caption, seconds, view, picture = row
        where = f"{STORY}[{number}]"
        for key, value in (("title", title), ("caption", caption)):
            if not isinstance(value, str):
                KeyReader(name).wrong(f"{where}.{key}", "应为文字", "should be words")
        least, most = SECONDS
        if not isinstance(seconds, int) or not least <= seconds <= most:
            KeyReader(name).wrong(
                f"{where}.seconds",
                f"应为 {least} 至 {most} 的整数",
                f"should be a whole number from {least} to {most}",
            )
        seen = _view(view, f"{name} · {where}")
        yield Scene(scene_id, title, seen, caption, seconds, _picture(picture))


def _picture(cell: object) -> bytes:
    """A small PNG; none when the cell holds anything else. It is derived, so nothing is lost."""
    if not isinstance(cell, bytes) or not cell.startswith(_PNG_MAGIC) or len(cell) < 24:
        return b""
    width, height = (int.from_bytes(cell[at : at + 4], "big") for at in (16, 20))
    return cell if max(width, height) <= LARGEST_PICTURE_PX else b""


def _filters(package: sqlite3.Connection, name: str) -> Iterator[SavedFilter]:
    named: set[str] = set()
    rows = _rows(package, name, FILTERS, ("name", "filter"), "position")
    for number, (title, said) in enumerate(rows, 1):
        where = f"{FILTERS}[{number}]"
        if not isinstance(title, str) or title in named:
            KeyReader(name).wrong(
                f"{where}.name", "应为互不相同的文字", "should be words, each name once"
            )
        named.add(title)
        yield SavedFilter(title, _filter(said, name, f"{where}.filter"))


def _filter(said: object, name: str, key: str) -> Filter:
    return filter_from_keys(KeyReader(name), _decoded(said, name, key), key)


def _arrangement(said: object, name: str) -> Arrangement:
    return arrangement_from_keys(
        KeyReader(name), _decoded(said, name, "arrangement"), "arrangement"
    )


def _view(said: object, name: str) -> View:
    if not isinstance(said, str):
        KeyReader(name).wrong("view", "应为文字", "should be words")
    return view_from_json(said, name)


def _decoded(said: object, name: str, key: str) -> object:
    try:
        return json.loads(said) if isinstance(said, str) else None
    except (ValueError, RecursionError):
        KeyReader(name).wrong(key, "应为有效的 JSON", "should be valid JSON")
