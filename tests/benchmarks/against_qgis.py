"""The same counties painted by QGIS and by the live map's rooms: `make bench-qgis`.

Same layer, projection, window, colours and outline; antialiased; both sides take turns in one
run, so that a busy machine is busy for both. QGIS (Debian's, headless, QgsMapRendererParallelJob)
paints three forms of the layer: as shipped in EPSG:4326; a GeoPackage reprojected beforehand; and
that copy held in its memory with a spatial index, so that neither the disk nor projecting is held
against it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from PySide6.QtGui import QImage

from desktop.map.base_paths import BasePaths
from geodata.projecting import MAIN
from geodata.reading import PACKAGE_FOLDER, read_atlas
from geodata.reading_layers import package_of
from tests.benchmarks.counties import (
    FILL,
    OUTLINE,
    SEA,
    SIZE,
    Scene,
    paint_each,
    paint_live,
    scenes,
)

DEBIAN_PYTHON = "/usr/bin/python3"
ABSENT = (
    "QGIS is not installed, so nothing was compared; "
    "`apt-get install --no-install-recommends python3-qgis qgis-providers` brings it."
)
ROUNDS = 15
BUILDS = 5
# A pixel counts as different when a channel differs by more than this of 255.
VISIBLE = 24
# Simplified while drawn, and inner borders drawn twice, QGIS's picture differs in some 2 %.
MOST_DIFFERING = 0.05
FORMS = {
    "shipped": "QGIS, layer as shipped (EPSG:4326)",
    "reprojected": "QGIS, GeoPackage reprojected before",
    "memory": "QGIS, reprojected and in memory",
}
WAYS = {
    "ours, county by county": paint_each,
    "ours, as the live map: lines once": paint_live,
}


def main() -> None:
    if not qgis_is_there():
        print(ABSENT)
        return
    atlas = read_atlas()
    both = scenes(atlas)
    paths = BasePaths(atlas)
    loads = [os.getloadavg()[0]]
    with tempfile.TemporaryDirectory() as folder, Qgis(both, Path(folder)) as qgis:
        taken = {scene.name: _turns(qgis, scene, paths) for scene in both}
        loads.append(os.getloadavg()[0])
        differing = {scene.name: _difference(qgis, scene, paths, Path(folder)) for scene in both}
        version = qgis.version
    print(
        f"QGIS {version}; {SIZE[0]}×{SIZE[1]}, antialiased, {os.cpu_count()} cores, no GPU; "
        f"{ROUNDS} rounds in turn; load {loads[0]:.2f} before, {loads[1]:.2f} after; milliseconds"
    )
    for scene in both:
        _print_scene(scene, paths, taken[scene.name], differing[scene.name])


class Qgis:
    """The other side, kept running so that its layers are open when it is asked to paint."""

    def __init__(self, both: tuple[Scene, ...], folder: Path) -> None:
        wanted = {
            "size": SIZE,
            "sea": SEA,
            "fill": FILL,
            "outline": OUTLINE.colour,
            "outline_mm": OUTLINE.width_mm,
            "projection": f"+proj=aea +lat_1={MAIN.lat_1_deg} +lat_2={MAIN.lat_2_deg} "
            f"+lat_0={MAIN.lat_0_deg} +lon_0={MAIN.lon_0_deg} +datum=WGS84 +units=m +no_defs",
            "folder": str(folder),
            "scenes": [
                {
                    "name": scene.name,
                    "file": str(package_of(PACKAGE_FOLDER / "layers", scene.level)),
                    "bounds_m": scene.viewpoint.bounds_m,
                }
                for scene in both
            ],
        }
        self._process = subprocess.Popen(
            [DEBIAN_PYTHON, str(Path(__file__).with_name("qgis_side.py")), json.dumps(wanted)],
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": ""},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self.version = self._answer()[0]

    def __enter__(self) -> Qgis:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()

    def paint_ms(self, scene: str, form: str, file: Path | None = None) -> float:
        """Milliseconds from the job's start to its finished image, which goes to `file`."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{scene} {form} {file or ''}\n")
        self._process.stdin.flush()
        return float(self._answer()[0])

    def _answer(self) -> list[str]:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            if line.startswith("@ "):
                return line.split()[1:]
        sys.exit("QGIS ended before it answered; run qgis_side.py by hand to see why.")


def qgis_is_there() -> bool:
    if not Path(DEBIAN_PYTHON).is_file():
        return False
    found = subprocess.run(
        [DEBIAN_PYTHON, "-c", "import qgis.core"], capture_output=True, env={"PYTHONPATH": ""}
    )
    return found.returncode == 0


def _turns(qgis: Qgis, scene: Scene, paths: BasePaths) -> dict[str, list[float]]:
    """Milliseconds of every round, by who painted; and of our first builds, from the file on."""
    painters: dict[str, Callable[[], float]] = {
        form: lambda form=form: qgis.paint_ms(scene.name, form) for form in FORMS
    }
    for way, paint in WAYS.items():
        painters[way] = lambda paint=paint: _timed_ms(lambda: paint(paths, scene))
    taken: dict[str, list[float]] = {name: [] for name in painters}
    for painter in painters.values():
        painter()  # paths are made and the disk's cache is warm, as once opened
    for _ in range(ROUNDS):
        for name, painter in painters.items():
            taken[name].append(painter())
    for name in ("county", "border"):
        taken[name] = [
            _timed_ms(lambda name=name: BasePaths(read_atlas()).of(name, scene.level))
            for _ in range(BUILDS)
        ]
    return taken


def _timed_ms(do: Callable[[], object]) -> float:
    start = time.perf_counter()
    do()
    return 1000 * (time.perf_counter() - start)


def _difference(qgis: Qgis, scene: Scene, paths: BasePaths, folder: Path) -> dict[str, float]:
    """By our way: the largest share of pixels that visibly differ from a picture of QGIS's."""
    shares = dict.fromkeys(WAYS, 0.0)
    for form in FORMS:
        file = folder / f"{scene.name}_{form}.png"
        qgis.paint_ms(scene.name, form, file)
        theirs = _pixels(QImage(str(file)))
        for way, paint in WAYS.items():
            apart = np.abs(theirs - _pixels(paint(paths, scene))).max(axis=2) > VISIBLE
            shares[way] = max(shares[way], float(apart.mean()))
    if max(shares.values()) > MOST_DIFFERING:
        sys.exit(f"The two sides did not paint the same picture ({scene.name}): {shares}")
    return shares


def _pixels(image: QImage) -> np.ndarray:
    even = image.convertToFormat(QImage.Format.Format_RGB32)
    bits = np.frombuffer(even.constBits(), np.uint8).reshape(even.height(), even.width(), 4)
    return bits[:, :, :3].astype(np.int16)


def _print_scene(
    scene: Scene, paths: BasePaths, taken: dict[str, list[float]], differing: dict[str, float]
) -> None:
    counties = paths.of("county", scene.level)
    rows = counties.seen(scene.viewpoint.bounds_m)
    corners = sum(counties.paths[row].elementCount() for row in rows)
    print(
        f"\n{scene.name}: level {scene.level}, {len(rows)} of {len(counties.paths)} counties in "
        f"the window, {corners} vertices, {scene.viewpoint.m_per_px:.0f} m a pixel"
    )
    ours = {way: _median_p95(taken[way]) for way in WAYS}
    ratios = "".join(f"{'÷ ' + way.removeprefix('ours, '):>35}" for way in WAYS)
    print(f"{'who':38} {'median':>9} {'p95':>9}{ratios}")
    for form, words in FORMS.items():
        median, p95 = _median_p95(taken[form])
        ratios = "".join(f"{median / ours[way][0]:34.1f}×" for way in WAYS)
        print(f"{words:38} {median:9.1f} {p95:9.1f}{ratios}")
    for way, (median, p95) in ours.items():
        print(
            f"{way:38} {median:9.1f} {p95:9.1f}   "
            f"{100 * differing[way]:.2f} % of the pixels differ from QGIS's"
        )
    for name in ("county", "border"):
        median, p95 = _median_p95(taken[name])
        words = f"first build of {name} paths"
        print(f"{words:38} {median:9.1f} {p95:9.1f}   from the file on, once for each level")


def _median_p95(values_ms: list[float]) -> tuple[float, float]:
    return float(np.median(values_ms)), float(np.percentile(values_ms, 95))


if __name__ == "__main__":
    main()
