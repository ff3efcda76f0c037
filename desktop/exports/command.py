"""The command line's pictures: no window, no display, the same painters."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from desktop.addresses import read_address
from desktop.exports.snapshot import page_of_size, snapshot
from desktop.sheet.page import Page
from desktop.view import View, select
from desktop.workspace.workspace_files import read_view_of
from geodata.atlas import Atlas
from geodata.reading import read_atlas


def wanted_view(wanted: argparse.Namespace, atlas: Atlas) -> View:
    """The view the command line asks for: its file, or the plan's own picture; its language; and
    the thing to open, if one is named.
    """
    view = read_view_of(wanted.view, atlas) if wanted.view else View()
    if wanted.open:
        view = select(view, read_address(wanted.open, atlas))
    return replace(view, language=wanted.language) if wanted.language else view


def run_snapshot(wanted: argparse.Namespace) -> int:
    """`main.py snapshot`: one picture of one view. Fault says what is wrong."""
    page = replace(
        page_of_size(wanted.size),
        title=wanted.title,
        approval_number=wanted.approval_number,
        theme=wanted.theme,
    )
    return _draw(wanted, page, wanted.out)


def run_without_display(wanted: argparse.Namespace, out: Path) -> int:
    """`make run` where no window can open: the default map as a file, and one sentence."""
    code = _draw(wanted, page_of_size("1920x1080"), out)
    if wanted.language == "en":
        print(f"No display here: the map was drawn to {out.resolve()}.")
    else:
        print(f"此处没有显示器，地图已画到 {out.resolve()}。")
    return code


def _draw(wanted: argparse.Namespace, page: Page, out: Path) -> int:
    with without_display():
        atlas = read_atlas()
        snapshot(atlas, wanted_view(wanted, atlas), page, out)
    return 0


@contextmanager
def without_display() -> Iterator[None]:
    """Qt's painters without a screen: where one is named but absent they would fail."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtGui import QGuiApplication

    app = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    yield
    del app
