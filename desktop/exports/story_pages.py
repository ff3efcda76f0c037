"""Story pages: a story as a series, a page for every scene with its title and caption."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from desktop.exports.series import Step
from desktop.sheet.item_groups import cleared_for, overlapping, switched
from desktop.sheet.page import Page
from desktop.sheet.page_items import item_of, with_item
from desktop.sheet.placing import arranged_for
from desktop.view import speak
from desktop.workspace.records import Scene
from geodata.faults import Fault
from geodata.records import Address

STORY_TEMPLATE = "story-slide"


def story_steps(story: Sequence[Scene], page: Page, language: str) -> tuple[Step, ...]:
    """The pages of a story in its order, in "zh" or "en": the title above the map, the caption as
    the page's notes and the speaker's.

    Fault when there is no scene, or the page has no place for captions.
    """
    if not story:
        raise Fault(
            "讲解还没有画面；请先在“讲解”一栏加入要讲的画面并保存。",
            "The story has no scene yet; add what is to be shown in the Story tab and save.",
        )
    if any(scene.caption for scene in story) and item_of(page.items, "notes") is None:
        raise Fault(
            f"这个页面没有“说明”一栏，讲词无处可印；请改用“{STORY_TEMPLATE}”等模板。",
            "The page has no place for notes, so the captions could not be printed; use a template "
            f'such as "{STORY_TEMPLATE}".',
        )
    return tuple(_step(number, scene, page, language) for number, scene in enumerate(story, 1))


def _with_notes(page: Page) -> Page:
    """The page with its notes shown: a chart or table in their place gives way, and they stand
    clear of all else, which makes room for them where it must.
    """
    notes = item_of(page.items, "notes")
    if notes is None or notes.shown:
        return page
    items = with_item(cleared_for(page.items, "notes"), notes)
    page = switched(replace(page, items=items), "notes", shown=True)
    for one, other in overlapping(page.items):
        if "notes" in (one.kind, other.kind):
            kind = other.kind if one.kind == "notes" else one.kind
            page = switched(switched(page, kind, shown=False), kind, shown=True)
    return page


def _step(number: int, scene: Scene, page: Page, language: str) -> Step:
    if scene.caption:
        page = _with_notes(arranged_for(page, scene.view.camera))
    name = scene.title or (f"Scene {number}" if language == "en" else f"第{number}幕")
    return Step(
        Address("scene", str(scene.id)),
        speak(scene.view, language),
        replace(page, title=scene.title, notes=scene.caption),
        number,
        name,
        scene.caption,
    )
