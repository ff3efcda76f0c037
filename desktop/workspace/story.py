"""The story of a workspace: scenes in their order, and what a hand does with them. Values only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from desktop.workspace.records import SECONDS, USUAL_SECONDS, Scene, Workspace


def add_scene(
    workspace: Workspace, title: str, picture: bytes = b"", after: int | None = None
) -> tuple[Workspace, int]:
    """The workspace with a scene of its View behind the scene of the id `after`, or at the end;
    and the new scene's id.
    """
    story = workspace.story
    new_id = max((scene.id for scene in story), default=0) + 1
    added = Scene(new_id, title, workspace.view, seconds=usual_seconds(story), picture=picture)
    place = next((n for n, scene in enumerate(story, 1) if scene.id == after), len(story))
    return replace(workspace, story=(*story[:place], added, *story[place:])), new_id


def usual_seconds(story: tuple[Scene, ...]) -> int:
    """How long a new scene stands: as long as the last one."""
    return story[-1].seconds if story else USUAL_SECONDS


def entitle(workspace: Workspace, scene_id: int, title: str) -> Workspace:
    """The workspace with a scene under another title."""
    return _with(workspace, scene_id, lambda scene: replace(scene, title=title))


def caption(workspace: Workspace, scene_id: int, words: str) -> Workspace:
    """The workspace with other words under a scene."""
    return _with(workspace, scene_id, lambda scene: replace(scene, caption=words))


def set_seconds(workspace: Workspace, scene_id: int, seconds: int) -> Workspace:
    """The workspace with a scene that stands so long, within what is possible."""
    least, most = SECONDS
    within = min(max(seconds, least), most)
    return _with(workspace, scene_id, lambda scene: replace(scene, seconds=within))


def take_scene_again(workspace: Workspace, scene_id: int, picture: bytes) -> Workspace:
    """The workspace with a scene showing the View of now; its words stay."""
    view = workspace.view
    return _with(workspace, scene_id, lambda scene: replace(scene, view=view, picture=picture))


def illustrate_scene(workspace: Workspace, scene_id: int, picture: bytes) -> Workspace:
    """The workspace with a better picture of a scene's View."""
    return _with(workspace, scene_id, lambda scene: replace(scene, picture=picture))


def remove_scene(workspace: Workspace, scene_id: int) -> Workspace:
    """The workspace without that scene."""
    return replace(workspace, story=tuple(s for s in workspace.story if s.id != scene_id))


def move_scene(workspace: Workspace, scene_id: int, position: int) -> Workspace:
    """The workspace with that scene at `position` among the others, from 0."""
    moved = workspace.scene(scene_id)
    if moved is None:
        return workspace
    others = [scene for scene in workspace.story if scene.id != scene_id]
    others.insert(max(position, 0), moved)
    return replace(workspace, story=tuple(others))


def _with(workspace: Workspace, scene_id: int, change: Callable[[Scene], Scene]) -> Workspace:
    changed = tuple(change(s) if s.id == scene_id else s for s in workspace.story)
    return replace(workspace, story=changed)
