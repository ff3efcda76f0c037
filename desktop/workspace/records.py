"""What a person keeps: bookmarks, a story, saved filters and how the window is arranged. Values
only.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, fields, replace

from desktop.view import HOME, View
from geodata.choices import Filter


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A View under a name, to come back to. `id` is its own within the workspace.

    `picture` is a small PNG of what the map showed; empty when there is none.
    """

    id: int
    name: str
    view: View
    note: str = ""
    picture: bytes = field(default=b"", repr=False)


USUAL_SECONDS = 20
SECONDS = (1, 3600)
"""The shortest and the longest that a scene may stand by itself."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One View of a story with what is said of it. `id` is its own within the workspace.

    A blank `title` leaves it to the map to call itself. `seconds` is how long it stands when the
    story goes on by itself.
    """

    id: int
    title: str
    view: View
    caption: str = ""
    seconds: int = USUAL_SECONDS
    picture: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class SavedFilter:
    """A filter under a name, each name once."""

    name: str
    filter: Filter


@dataclass(frozen=True, slots=True)
class Arrangement:
    """How the window was arranged: which of explore, plan and present, the widths of the three
    columns, what was open, the tabs in front on the left and on the right, and the drawer under
    the map.

    Blank, zero or empty means as usual: a file need not say everything.
    """

    name: str = ""
    columns_px: tuple[int, ...] = ()
    left: bool = True
    right: bool = True
    timeline: bool = True
    left_tab: str = ""
    tab: str = ""
    drawer: str = ""
    drawer_px: int = 0


@dataclass(frozen=True, slots=True)
class Workspace:
    """Everything that is saved in one file. Bookmarks, scenes and filters are in the person's
    order.
    """

    view: View = HOME
    bookmarks: tuple[Bookmark, ...] = ()
    filters: tuple[SavedFilter, ...] = ()
    arrangement: Arrangement = Arrangement()
    story: tuple[Scene, ...] = ()

    def bookmark(self, bookmark_id: int) -> Bookmark | None:
        """The bookmark of that id; None when it is gone."""
        return next((kept for kept in self.bookmarks if kept.id == bookmark_id), None)

    def scene(self, scene_id: int) -> Scene | None:
        """The scene of that id; None when it is gone."""
        return next((kept for kept in self.story if kept.id == scene_id), None)

    def filter_named(self, name: str) -> Filter | None:
        """The filter saved under that name; None when there is none."""
        return next((saved.filter for saved in self.filters if saved.name == name), None)


_OF_VIEW = tuple(f.name for f in fields(View))
_KEPT = ("bookmarks", "filters", "story")


def changed_names(old: Workspace, new: Workspace) -> frozenset[str]:
    """Names of what differs: fields of the View, "bookmarks", "filters" and "story". How the
    window is arranged is no part of it.
    """
    names = {name for name in _OF_VIEW if _differ(old.view, new.view, name)}
    return frozenset(names | {name for name in _KEPT if _differ(old, new, name)})


def _differ(old: object, new: object, name: str) -> bool:
    # What was not touched is the same object, which is seen at once even of a million ids.
    before, after = getattr(old, name), getattr(new, name)
    return before is not after and before != after


def see(workspace: Workspace, view: View) -> Workspace:
    """The workspace with another View."""
    return replace(workspace, view=view)


def mark(workspace: Workspace, name: str, note: str = "", picture: bytes = b"") -> Workspace:
    """The workspace with a bookmark of its View added at the end."""
    new_id = max((kept.id for kept in workspace.bookmarks), default=0) + 1
    added = Bookmark(new_id, name, workspace.view, note, picture)
    return replace(workspace, bookmarks=(*workspace.bookmarks, added))


def describe(workspace: Workspace, bookmark_id: int, name: str, note: str) -> Workspace:
    """The workspace with a bookmark's name and note replaced."""
    return _with(workspace, bookmark_id, lambda kept: replace(kept, name=name, note=note))


def mark_again(workspace: Workspace, bookmark_id: int, picture: bytes) -> Workspace:
    """The workspace with a bookmark showing the View of now instead of its own."""
    view = workspace.view
    return _with(workspace, bookmark_id, lambda kept: replace(kept, view=view, picture=picture))


def illustrate(workspace: Workspace, bookmark_id: int, picture: bytes) -> Workspace:
    """The workspace with a better picture of a bookmark's View."""
    return _with(workspace, bookmark_id, lambda kept: replace(kept, picture=picture))


def unmark(workspace: Workspace, bookmark_id: int) -> Workspace:
    """The workspace without that bookmark."""
    left = tuple(kept for kept in workspace.bookmarks if kept.id != bookmark_id)
    return replace(workspace, bookmarks=left)


def move_bookmark(workspace: Workspace, bookmark_id: int, position: int) -> Workspace:
    """The workspace with that bookmark at `position` among the others, from 0."""
    moved = workspace.bookmark(bookmark_id)
    if moved is None:
        return workspace
    others = [kept for kept in workspace.bookmarks if kept.id != bookmark_id]
    others.insert(max(position, 0), moved)
    return replace(workspace, bookmarks=tuple(others))


def save_filter(workspace: Workspace, name: str, wanted: Filter) -> Workspace:
    """The workspace with a filter under that name: in the place of the one that had it, or last."""
    saved = SavedFilter(name, wanted)
    if workspace.filter_named(name) is None:
        return replace(workspace, filters=(*workspace.filters, saved))
    return replace(
        workspace, filters=tuple(saved if f.name == name else f for f in workspace.filters)
    )


def rename_filter(workspace: Workspace, old: str, new: str) -> Workspace:
    """The workspace with a saved filter under another name; one that had that name gives way."""
    kept = (f for f in workspace.filters if f.name == old or f.name != new)
    named = tuple(replace(f, name=new) if f.name == old else f for f in kept)
    return replace(workspace, filters=named) if workspace.filter_named(old) else workspace


def drop_filter(workspace: Workspace, name: str) -> Workspace:
    """The workspace without the filter of that name."""
    return replace(workspace, filters=tuple(f for f in workspace.filters if f.name != name))


def _with(
    workspace: Workspace, bookmark_id: int, change: Callable[[Bookmark], Bookmark]
) -> Workspace:
    changed = tuple(change(b) if b.id == bookmark_id else b for b in workspace.bookmarks)
    return replace(workspace, bookmarks=changed)
