"""An hour of panning and zooming in one run, and what stays in memory: `python -m
tests.benchmarks.endurance [frames] [points]`; the points are those of an overlay, none unless said.

Frames go through the real MapCanvas, offscreen, on the real atlas with every place: the hand's
viewpoint, the painted window, and between frames whatever the workers deliver. A gesture of
GESTURE frames ends in a rest long enough for the base picture and the names to be made anew.
"""

from __future__ import annotations

import gc
import os
import random
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.map.canvas import MapCanvas
from desktop.map.viewpoint import Viewpoint
from desktop.painting import load_fonts
from desktop.store import Store
from desktop.view import View
from geodata.choices import Filter
from geodata.reading import read_atlas
from tests.benchmarks.crowds import crowd

SIZE = (1920, 1080)
FRAMES = 20_000
REPORT_EVERY = 2_000
GESTURE = 40
# Gestures before the first figure: fonts, levels of detail and caches are made once.
WARMING_GESTURES = 30
LONGEST_REST_SECONDS = 10.0
LIMIT_PERCENT = 5.0
TYPES_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Reading:
    """What one look at the process found."""

    frames: int
    resident_mb: float
    objects: int
    frame_ms: float
    load: float


def main() -> None:
    frames = int(sys.argv[1]) if len(sys.argv) > 1 else FRAMES
    app = QApplication([])
    load_fonts()
    fresh_mb = _resident_mb()
    store = Store(View(filter=Filter()))  # every place there is
    atlas = read_atlas()
    canvas = MapCanvas(store, atlas)
    canvas.resize(*SIZE)
    canvas.show()
    _rest(canvas)
    if len(sys.argv) > 2:
        canvas.overlays.put(crowd(atlas, int(sys.argv[2])))
        _rest(canvas)
    home = canvas.viewpoint
    hand = random.Random(1)
    shown_mb = _resident_mb()
    for _ in range(WARMING_GESTURES):
        _gesture(canvas, home, hand)
    before = _types()
    print(f"{SIZE[0]}×{SIZE[1]}, {os.cpu_count()} cores, {frames} frames, a rest every {GESTURE}")
    print(f"program and fonts {fresh_mb:.0f} MB, first map {shown_mb:.0f} MB")
    print(
        f"{'frames':>7} {'resident MB':>12} {'growth':>8} {'objects':>9} {'p95 ms':>7} {'load':>6}"
    )
    readings: list[Reading] = []
    _report(readings, 0, [])
    taken: list[float] = []
    for number in range(1, frames // GESTURE + 1):
        taken += _gesture(canvas, home, hand)
        if number * GESTURE % REPORT_EVERY == 0 or number == frames // GESTURE:
            _report(readings, number * GESTURE, taken)
            taken = []
    growth = max(_growth_percent(readings[0], later) for later in readings[1:])
    verdict = "met" if growth <= LIMIT_PERCENT else "MISSED"
    print(f"largest growth {growth:+.1f} %   aim ≤ {LIMIT_PERCENT:g} %  {verdict}")
    more = (_types() - before).most_common(TYPES_SHOWN)
    print(
        "more Python objects than at the start:", ", ".join(f"{n} {c}" for n, c in more) or "none"
    )
    canvas.close()
    app.processEvents()


def _gesture(canvas: MapCanvas, home: Viewpoint, hand: random.Random) -> list[float]:
    """Milliseconds of each frame of one gesture: in or out at a point, or a pan; then a rest."""
    at = canvas.viewpoint
    x_px, y_px = hand.uniform(200, SIZE[0] - 200), hand.uniform(200, SIZE[1] - 200)
    dx_px, dy_px = hand.uniform(-25, 25), hand.uniform(-25, 25)
    factor = hand.choice((1.0, 1.0, 1.06, 1.06, 1 / 1.08))
    taken_ms = []
    for _ in range(GESTURE):
        at = at.zoomed(factor, x_px, y_px) if factor != 1.0 else at.panned(dx_px, dy_px)
        if not _within(at, home):
            at = home
        start = time.perf_counter()
        canvas.box.wanted.emit(at)
        canvas.viewport().repaint()
        taken_ms.append(1000 * (time.perf_counter() - start))
        QTest.qWait(1)
    _rest(canvas)
    return taken_ms


def _within(at: Viewpoint, home: Viewpoint) -> bool:
    """Whether the middle of the window is still over the country and no further off than home."""
    left, bottom, right, top = home.bounds_m
    return left < at.x_m < right and bottom < at.y_m < top and at.m_per_px <= 1.3 * home.m_per_px


def _rest(canvas: MapCanvas) -> None:
    until = time.perf_counter() + LONGEST_REST_SECONDS
    while not canvas.is_settled():
        assert time.perf_counter() < until, "the map does not come to rest"
        QTest.qWait(2)


def _report(readings: list[Reading], frames: int, taken_ms: list[float]) -> None:
    gc.collect()
    p95_ms = float(np.percentile(taken_ms, 95)) if taken_ms else 0.0
    found = Reading(frames, _resident_mb(), len(gc.get_objects()), p95_ms, os.getloadavg()[0])
    readings.append(found)
    growth = _growth_percent(readings[0], found)
    print(
        f"{frames:7} {found.resident_mb:12.1f} {growth:+7.1f}% {found.objects:9} "
        f"{found.frame_ms:7.1f} {found.load:6.2f}",
        flush=True,
    )


def _growth_percent(first: Reading, last: Reading) -> float:
    return 100 * (last.resident_mb / first.resident_mb - 1)


def _resident_mb() -> float:
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


def _types() -> Counter[str]:
    gc.collect()
    return Counter(type(one).__name__ for one in gc.get_objects())


if __name__ == "__main__":
    main()
