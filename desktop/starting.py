"""Starting: the order in which the window comes up. The first map before all else."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from desktop import crash, theme
from desktop.desk import Desk
from desktop.dialogs.fault_box import show_crash, show_fault
from desktop.map.canvas import MapCanvas
from desktop.painting import load_fonts
from desktop.settings import Settings
from desktop.sheet.shown import shown_places
from desktop.store import Store
from desktop.view import View
from desktop.window import Window
from desktop.wording import set_language
from desktop.workspace import read_view
from geodata.faults import Fault
from geodata.reading import read_atlas


def run_window(wanted: argparse.Namespace) -> int:
    """Open the window and stay until it is closed. Fault when tables or layers are damaged."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("gaoxin-atlas")
    app.setApplicationDisplayName("高新图志")
    crash.watch(app).struck.connect(show_crash)
    theme.dress(app, load_fonts())
    settings = Settings()
    set_language(wanted.language or settings.language or View().language)
    try:
        window = _prepared(wanted, settings)
    except Fault as fault:
        show_fault(fault).exec()
        raise
    window.show()
    return app.exec()


def _prepared(wanted: argparse.Namespace, settings: Settings) -> Window:
    """The window of the view that is asked for; Fault when the first picture cannot be made."""
    atlas = read_atlas()
    view = read_view(wanted.view, atlas) if wanted.view else View()
    view = replace(view, language=wanted.language or settings.language or view.language)
    shown_places(atlas, view)
    for name in ("province", "border", "neighbour"):
        atlas.layer(name, "l")
    return make_window(view, Desk(atlas), settings)


def make_window(view: View, desk: Desk, settings: Settings) -> Window:
    """The window with its map, not yet shown; what the first picture does not need comes later."""
    store = Store(view)
    canvas = MapCanvas(store, desk.atlas)
    window = Window(store, desk, canvas, settings)
    QTimer.singleShot(0, window, window.finish)
    return window
