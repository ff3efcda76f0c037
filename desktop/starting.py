"""Starting: the order in which the window comes up. The first map before all else."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from desktop import collecting, crash, theme
from desktop.addresses import read_address
from desktop.desk import Desk
from desktop.dialogs.fault_box import show_crash, show_fault
from desktop.map.canvas import MapCanvas
from desktop.painting import load_fonts
from desktop.restoring import NOTHING, Found, last_workspace
from desktop.revealing import revealed
from desktop.settings import Settings
from desktop.sheet.shown import shown_places
from desktop.store import Store
from desktop.view import View, select
from desktop.window import Window
from desktop.wording import set_language
from desktop.workspace.known import check_view
from desktop.workspace.workspace_files import is_workspace, read_workspace
from geodata.atlas import Atlas
from geodata.faults import Fault
from geodata.reading import read_atlas
from geodata.records import Address

# For a map that is not there yet: whether something is in sight depends little on its size.
USUAL_MAP_PX = (900, 700)


def run_window(wanted: argparse.Namespace) -> int:
    """Open the window and stay until it is closed.

    Fault when tables or layers are damaged, or there is nothing at the address to open.
    """
    collecting.hold()
    # Before any window: who typed the address reads the answer where it was typed.
    address = read_address(wanted.open, read_atlas()) if wanted.open else None
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("gaoxin-atlas")
    app.setApplicationDisplayName("高新图志")
    crash.watch(app).struck.connect(show_crash)
    settings = Settings()
    theme.dress(app, load_fonts(), settings.theme)
    set_language(wanted.language or settings.language or View().language)
    try:
        window = prepared_window(wanted, settings, address)
    except Fault as fault:
        show_fault(fault).exec()
        raise
    QTimer.singleShot(0, window, lambda: collecting.settle(window))
    window.show()
    return app.exec()


def prepared_window(
    wanted: argparse.Namespace, settings: Settings, address: Address | None
) -> Window:
    """The window of what is asked for, or of where the last run ended; Fault when the file that is
    asked for or the first picture cannot be shown.
    """
    atlas = read_atlas()
    found, fault = first_seen(wanted, settings, atlas)
    view = found.workspace.view
    view = replace(view, language=wanted.language or settings.language or view.language)
    if address is not None:
        view = revealed(atlas, select(view, address), address, USUAL_MAP_PX)
    shown_places(atlas, view)
    for name in ("province", "border", "neighbour"):
        atlas.layer(name, "l")
    window = make_window(view, Desk(atlas), settings)
    if found.path is not None:
        window.files.begin(replace(found.workspace, view=view), found.path)
    if fault is not None:
        QTimer.singleShot(0, window, lambda: show_fault(fault, window))
    return window


def first_seen(
    wanted: argparse.Namespace, settings: Settings, atlas: Atlas
) -> tuple[Found, Fault | None]:
    """What is to be seen first; with a Fault when the last run's work cannot be gone on with."""
    if wanted.view:
        workspace = read_workspace(wanted.view, atlas)
        check_view(workspace.view, atlas, wanted.view.name)
        path = wanted.view.absolute() if is_workspace(wanted.view) else None
        return Found(workspace, path), None
    if not settings.reopens or wanted.open:
        return NOTHING, None
    try:
        return last_workspace(settings, atlas), None
    except Fault as fault:
        return NOTHING, fault


def make_window(view: View, desk: Desk, settings: Settings) -> Window:
    """The window with its map, not yet shown; what the first picture does not need comes later."""
    store = Store(view)
    canvas = MapCanvas(store, desk.atlas)
    window = Window(store, desk, canvas, settings)
    QTimer.singleShot(0, window, window.finish)
    return window
