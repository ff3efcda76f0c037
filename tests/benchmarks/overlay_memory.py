"""What a million points add to a resting map.

Prints the resident MB before, with them, with a part of them shown, and the most in between.
"""

import gc
import sys
import time
from pathlib import Path

import numpy as np
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.map.canvas import MapCanvas
from desktop.painting import load_fonts
from desktop.store import Store
from desktop.view import View
from geodata.choices import Filter
from geodata.overlay import overlay
from geodata.reading import read_atlas
from tests.benchmarks.crowds import TITLE, positions

COUNT = 1_000_000
LONGEST_SECONDS = 30.0


def main() -> None:
    app = QApplication([])
    load_fonts()
    atlas = read_atlas()
    canvas = MapCanvas(Store(View(filter=Filter())), atlas)
    canvas.resize(1920, 1080)
    canvas.show()
    # What the file's reader would hold is not the overlay's: the degrees are there before.
    lon, lat = positions(atlas, COUNT)
    _rest(canvas)
    before = _memory_mb("VmRSS")
    canvas.overlays.add("crowd", lambda say: overlay("crowd", TITLE, lon, lat, said=say))
    while canvas.overlays.of("crowd") is None:
        QTest.qWait(5)
    _rest(canvas)
    after, most = _memory_mb("VmRSS"), _memory_mb("VmHWM")
    canvas.overlays.narrow("crowd", np.arange(COUNT) % 4 > 0)
    _rest(canvas)
    print(before, after, _memory_mb("VmRSS"), most)
    canvas.close()
    app.processEvents()


def _rest(canvas: MapCanvas) -> None:
    until = time.perf_counter() + LONGEST_SECONDS
    QTest.qWait(300)
    while not canvas.is_settled():
        if time.perf_counter() > until:
            sys.exit("the map does not come to rest")
        QTest.qWait(5)
    gc.collect()
    QTest.qWait(300)


def _memory_mb(line: str) -> float:
    status = Path("/proc/self/status").read_text()
    return int(status.split(f"{line}:")[1].split()[0]) / 1024


main()
