"""An A3 sheet at 300 dots an inch written by QGIS's layouts and by us, in turns, in one run.

QGIS opens the GeoPackage that we write for it, with its styles: the same regions, lines, places
and names, on the same page in the same projection: `make bench-layouts`.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from PySide6.QtGui import QGuiApplication

from desktop.exports.handouts import handout, write_handout
from desktop.painting import load_fonts
from desktop.sheet.framing import frame_for
from desktop.sheet.page import Page
from desktop.view import HOME
from geodata.projecting import MAIN
from geodata.reading import read_atlas
from tests.benchmarks.against_qgis import ABSENT, DEBIAN_PYTHON, qgis_is_there

A3 = Page(420.0, 297.0, 300.0)
ENDINGS = (".png", ".pdf", ".svg")
ROUNDS = 5


def main() -> None:
    if not qgis_is_there():
        print(ABSENT)
        return
    app = QGuiApplication([])
    load_fonts()
    atlas = read_atlas()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_handout(handout(atlas, HOME, A3), folder / "layers.gpkg")
        frame = frame_for(HOME.camera, 400.0, 260.0).at(10.0, 22.0)
        wanted = {
            "package": str(folder / "layers.gpkg"),
            "projection": f"+proj=aea +lat_1={MAIN.lat_1_deg} +lat_2={MAIN.lat_2_deg} "
            f"+lat_0={MAIN.lat_0_deg} +lon_0={MAIN.lon_0_deg} +datum=WGS84 +units=m +no_defs",
            "bounds_m": frame.bounds_m,
            "box_mm": frame.box_mm,
            "page_mm": (A3.width_mm, A3.height_mm),
            "dpi": A3.dpi,
            "title": "国家高新区与产业化基地分布图",
        }
        process = subprocess.Popen(
            [
                DEBIAN_PYTHON,
                str(Path(__file__).with_name("qgis_layout_side.py")),
                json.dumps(wanted),
            ],
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": ""},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        version = _answer(process)
        print(
            f"QGIS {version}; A3 at {A3.dpi:g} dpi, {os.cpu_count()} cores, no GPU; "
            f"{ROUNDS} rounds in turn; load {os.getloadavg()[0]:.2f}; milliseconds (median) and MB"
        )
        print(f"{'format':8} {'QGIS':>9} {'ours':>9} {'ratio':>7} {'QGIS MB':>9} {'our MB':>9}")
        for ending in ENDINGS:
            theirs, ours = folder / f"qgis{ending}", folder / f"ours{ending}"
            taken = np.array([_round(process, theirs, ours, atlas) for _ in range(ROUNDS + 1)][1:])
            qgis_ms, our_ms = np.median(taken, axis=0)
            sizes = [path.stat().st_size / 1e6 for path in (theirs, ours)]
            print(
                f"{ending:8} {qgis_ms:9.0f} {our_ms:9.0f} {qgis_ms / our_ms:6.1f}× "
                f"{sizes[0]:9.2f} {sizes[1]:9.2f}"
            )
        process.communicate()
    app.quit()


def _round(process: subprocess.Popen[str], theirs: Path, ours: Path, atlas: object) -> list[float]:
    """Milliseconds of theirs and of ours; ours from the View on, composing counted."""
    assert process.stdin is not None
    process.stdin.write(f"{theirs}\n")
    process.stdin.flush()
    qgis_ms = float(_answer(process))
    start = time.perf_counter()
    write_handout(handout(atlas, HOME, A3), ours)
    return [qgis_ms, 1000 * (time.perf_counter() - start)]


def _answer(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    for line in process.stdout:
        if line.startswith("@ "):
            return line.split()[1]
    sys.exit("QGIS ended before it answered; run qgis_layout_side.py by hand to see why.")


if __name__ == "__main__":
    main()
