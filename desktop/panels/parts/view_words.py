"""A View in a few words, for the name of a bookmark."""

from __future__ import annotations

from desktop.panels.parts.words_of import name_at
from desktop.view import View
from desktop.wording import tr
from desktop.workspace.records import Bookmark, Workspace
from geodata.atlas import Atlas
from geodata.faults import Fault
from geodata.filter_words import filter_words

LONGEST_NAME = 80


def view_words(atlas: Atlas, view: View, language: str) -> str:
    """What is in focus, or else what the filter asks for."""
    if view.selection is not None:
        try:
            return name_at(atlas, view.selection, language)
        except Fault:  # a bookmark from another edition of the atlas
            return str(view.selection)
    return filter_words(atlas, view.filter, language)


def bookmark_words(atlas: Atlas, bookmark: Bookmark, language: str) -> str:
    """What a bookmark is about: its note, or else what it shows beyond what its name says."""
    if bookmark.note:
        return bookmark.note
    view = bookmark.view
    parts = [view_words(atlas, view, language), filter_words(atlas, view.filter, language)]
    if view.camera is None:
        parts.append(tr("全国"))
    return " · ".join(part for part in dict.fromkeys(parts) if part != bookmark.name)


def bookmark_name(atlas: Atlas, workspace: Workspace) -> str:
    """A name for a bookmark of the View of now that no other bookmark has."""
    words = view_words(atlas, workspace.view, workspace.view.language)
    name = words if len(words) <= LONGEST_NAME else words[: LONGEST_NAME - 1].rstrip() + "…"
    taken = {bookmark.name for bookmark in workspace.bookmarks}
    numbered = (f"{name} {number}" for number in range(2, len(taken) + 3))
    return next(candidate for candidate in (name, *numbered) if candidate not in taken)
