"""The command line's pages and series: no window, no display, the same painters."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from desktop.exports.command import wanted_view, without_display
from desktop.exports.handouts import handout, write_handout
from desktop.exports.series import (
    FACT_SHEET,
    Step,
    fact_step,
    page_of_template,
    steps,
    usual_template,
)
from desktop.exports.series_writing import write_series
from desktop.exports.story_pages import STORY_TEMPLATE, story_steps
from desktop.sheet.page import Page
from desktop.sheet.page_files import read_page, templates
from desktop.workspace.workspace_files import read_workspace
from geodata.atlas import Atlas
from geodata.faults import Fault
from geodata.reading import read_atlas

DONE, PARTLY = 0, 1


def run_export(wanted: argparse.Namespace) -> int:
    """`main.py export`: DONE, or PARTLY when some pages of a series failed. Fault otherwise."""
    language = wanted.language or "zh"
    if wanted.list_templates:
        for template in templates():
            page = template.page
            size = f"{page.width_mm:g}×{page.height_mm:g} mm"
            print(f"{template.code}\t{template.words(language)}\t{size}")
        return DONE
    if wanted.out is None:
        raise Fault(
            "请用 --out 给出要写的文件或文件夹。",
            "Say with --out which file or folder to write.",
        )
    with without_display():
        return _run(wanted, read_atlas())


def _run(wanted: argparse.Namespace, atlas: Atlas) -> int:
    if wanted.story:
        return _story(wanted, atlas)
    view = wanted_view(wanted, atlas)
    page = _page(wanted)
    if wanted.place:
        step = fact_step(atlas, view, page, atlas.place(wanted.place))
        write_handout(handout(atlas, step.view, step.page), wanted.out)
    elif wanted.each:
        series = steps(atlas, view, page, wanted.each)
        return _series(wanted, atlas, series, wanted.title, view.language)
    else:
        write_handout(handout(atlas, view, page), wanted.out)
    return DONE


def _story(wanted: argparse.Namespace, atlas: Atlas) -> int:
    """The story of a workspace, in the language asked for or else the workspace's own."""
    workspace = read_workspace(wanted.story, atlas)
    language = wanted.language or workspace.view.language
    series = story_steps(workspace.story, _page(wanted), language)
    return _series(wanted, atlas, series, wanted.title or wanted.story.stem, language)


def _series(
    wanted: argparse.Namespace, atlas: Atlas, series: Sequence[Step], title: str, language: str
) -> int:
    report = write_series(
        atlas,
        series,
        wanted.out,
        title,
        pattern=wanted.pattern,
        ending=wanted.format if wanted.format.startswith(".") else f".{wanted.format}",
        resume=wanted.resume,
    )
    print(report.words(language), file=sys.stderr if report.failed else sys.stdout)
    return PARTLY if report.failed else DONE


def _page(wanted: argparse.Namespace) -> Page:
    """The template or page file that is asked for; for fact sheets theirs, else a plain A4."""
    if wanted.page and Path(wanted.page).suffix.lower() == ".json":
        page = read_page(Path(wanted.page))
    else:
        usual = FACT_SHEET if wanted.place else usual_template(wanted.each or "")
        usual = STORY_TEMPLATE if wanted.story else usual
        page = page_of_template(wanted.page or usual)
    title = wanted.title if not wanted.each else page.title
    number = wanted.approval_number or page.approval_number
    return replace(page, title=title or page.title, approval_number=number)
