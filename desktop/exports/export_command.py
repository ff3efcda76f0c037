"""The command line's pages and series: no window, no display, the same painters."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from desktop.exports.command import wanted_view, without_display
from desktop.exports.handouts import handout, write_handout
from desktop.exports.series import (
    FACT_SHEET,
    fact_step,
    page_of_template,
    steps,
    usual_template,
)
from desktop.exports.series_writing import write_series
from desktop.sheet.page import Page
from desktop.sheet.page_files import read_page, templates
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
    view = wanted_view(wanted, atlas)
    page = _page(wanted)
    if wanted.place:
        step = fact_step(atlas, view, page, atlas.place(wanted.place))
        write_handout(handout(atlas, step.view, step.page), wanted.out)
    elif wanted.each:
        series = steps(atlas, view, page, wanted.each)
        report = write_series(
            atlas,
            series,
            wanted.out,
            wanted.title,
            pattern=wanted.pattern,
            ending=wanted.format if wanted.format.startswith(".") else f".{wanted.format}",
            resume=wanted.resume,
        )
        print(report.words(view.language), file=sys.stderr if report.failed else sys.stdout)
        return PARTLY if report.failed else DONE
    else:
        write_handout(handout(atlas, view, page), wanted.out)
    return DONE


def _page(wanted: argparse.Namespace) -> Page:
    """The template or page file that is asked for; for fact sheets theirs, else a plain A4."""
    if wanted.page and Path(wanted.page).suffix.lower() == ".json":
        page = read_page(Path(wanted.page))
    else:
        usual = FACT_SHEET if wanted.place else usual_template(wanted.each or "")
        page = page_of_template(wanted.page or usual)
    title = wanted.title if not wanted.each else page.title
    number = wanted.approval_number or page.approval_number
    return replace(page, title=title or page.title, approval_number=number)
