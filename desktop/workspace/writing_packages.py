"""A workspace as the bytes of a GeoPackage. Format version 2, which added the story; the View
inside has its own. A workspace without a story is written as version 1, so that older programs
open it; one with a story they refuse, rather than lose it when they save.

Nothing in it runs, and it names no other file: what the program alone needs goes into `notes`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing

from desktop.workspace.arrangement_keys import arrangement_to_keys
from desktop.workspace.filter_keys import filter_to_keys
from desktop.workspace.geopackage import add_table, new_package
from desktop.workspace.place_rows import add_places
from desktop.workspace.records import Workspace
from desktop.workspace.view_files import view_to_json
from geodata.atlas import Atlas

FORMAT, FORMAT_WITHOUT_STORY = 2, 1
ABOUT, BOOKMARKS, FILTERS = "gaoxin_workspace", "gaoxin_bookmarks", "gaoxin_filters"
STORY = "gaoxin_story"
_NOTES = {
    ABOUT: "高新图志工作区：格式版本、视图与窗口布置。 "
    "A workspace of Gaoxin Atlas: format version, view, arrangement of the window.",
    BOOKMARKS: "书签：名称、说明、视图与缩略图。 Bookmarks: name, note, view and thumbnail.",
    FILTERS: "保存的筛选。 Saved filters.",
    STORY: "讲解：各幕的标题、说明、秒数、视图与缩略图。 "
    "Story: title, caption, seconds, view and thumbnail of each scene.",
}


def workspace_to_bytes(
    workspace: Workspace,
    atlas: Atlas | None = None,
    place_ids: Iterable[str] = (),
    notes: Mapping[str, str] | None = None,
) -> bytes:
    """The file of a workspace; with an atlas, also a layer of those places for other programs."""
    about = {
        "format_version": str(FORMAT if workspace.story else FORMAT_WITHOUT_STORY),
        "view": _escaped(view_to_json(workspace.view)),
        "arrangement": _json(arrangement_to_keys(workspace.arrangement)),
        **(notes or {}),
    }
    bookmarks = [
        (b.id, n, _plain(b.name), _plain(b.note), _escaped(view_to_json(b.view)), b.picture or None)
        for n, b in enumerate(workspace.bookmarks)
    ]
    filters = [
        (None, n, _plain(saved.name), _json(filter_to_keys(saved.filter)))
        for n, saved in enumerate(workspace.filters)
    ]
    with closing(new_package()) as package:
        add_table(
            package,
            ABOUT,
            "key TEXT NOT NULL UNIQUE, value TEXT NOT NULL",
            [(None, key, value) for key, value in about.items()],
            _NOTES[ABOUT],
        )
        add_table(
            package,
            BOOKMARKS,
            "position INTEGER NOT NULL, name TEXT NOT NULL, note TEXT NOT NULL, "
            "view TEXT NOT NULL, picture BLOB",
            bookmarks,
            _NOTES[BOOKMARKS],
        )
        add_table(
            package,
            FILTERS,
            "position INTEGER NOT NULL, name TEXT NOT NULL, filter TEXT NOT NULL",
            filters,
            _NOTES[FILTERS],
        )
        if workspace.story:
            add_table(
                package,
                STORY,
                "position INTEGER NOT NULL, title TEXT NOT NULL, caption TEXT NOT NULL, "
                "seconds INTEGER NOT NULL, view TEXT NOT NULL, picture BLOB",
                list(_scenes(workspace)),
                _NOTES[STORY],
            )
        if atlas is not None:
            add_places(package, atlas, place_ids)
        package.commit()
        return package.serialize()


def _scenes(workspace: Workspace) -> Iterator[tuple[object, ...]]:
    for n, scene in enumerate(workspace.story):
        words = (_plain(scene.title), _plain(scene.caption))
        view = _escaped(view_to_json(scene.view))
        yield (scene.id, n, *words, scene.seconds, view, scene.picture or None)


def _json(keys: Mapping[str, object]) -> str:
    return _escaped(json.dumps(keys, ensure_ascii=False))


def _escaped(json_text: str) -> str:
    """SQLite cannot hold a lone surrogate; its escape is JSON for the same character."""
    return json_text.encode("utf-8", errors="backslashreplace").decode("utf-8")


def _plain(words: str) -> str:
    return words.encode("utf-8", errors="replace").decode("utf-8")
