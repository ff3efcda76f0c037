"""BasePaths: the boundary layers as ready-made painter paths in map metres, by level of detail."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock

import numpy as np
import numpy.typing as npt
from pyqtgraph import arrayToQPath
from PySide6.QtGui import QPainterPath

from desktop.map.turns import give_way
from geodata.atlas import Atlas
from geodata.projecting import MAIN, Albers
from geodata.reading_layers import rings

# Parts of one line layer are bundled into paths of about this many vertices: few enough calls to
# be quick, small enough that no single call holds up the interface thread.
BUNDLE_VERTICES = 300
PIECE_VERTICES = 120


@dataclass(frozen=True, slots=True, eq=False)
class Paths:
    """Painter paths with their bounds: (n, 4) left, bottom, right, top in metres.

    `keys` says what each path belongs to: a region's code, a border's or line's kind.
    """

    paths: tuple[QPainterPath, ...]
    keys: tuple[str, ...]
    bounds_m: npt.NDArray[np.float64]

    def seen(
        self, bounds_m: tuple[float, float, float, float], key: str | None = None
    ) -> list[int]:
        """Row numbers of the paths that reach into `bounds_m`; with `key`, of that key only."""
        left, bottom, right, top = bounds_m
        b = self.bounds_m
        mask = (b[:, 0] <= right) & (b[:, 2] >= left) & (b[:, 1] <= top) & (b[:, 3] >= bottom)
        rows = [int(row) for row in np.flatnonzero(mask)]
        return rows if key is None else [row for row in rows if self.keys[row] == key]


def path_of(parts: Sequence[npt.NDArray[np.float64]]) -> QPainterPath:
    """One path of several parts, each (n, 2)."""
    give_way()
    points = np.concatenate(parts)
    connect = np.ones(len(points), dtype=np.int32)
    # arrayToQPath wants, for each vertex, whether a line goes on to the next one.
    ends = np.cumsum([len(part) for part in parts]) - 1
    connect[ends] = 0
    path: QPainterPath = arrayToQPath(
        points[:, 0], points[:, 1], connect=connect, finiteCheck=False
    )
    return path


def _bounds(parts: Sequence[npt.NDArray[np.float64]]) -> tuple[float, float, float, float]:
    points = np.concatenate(parts)
    low, high = points.min(axis=0), points.max(axis=0)
    return float(low[0]), float(low[1]), float(high[0]), float(high[1])


def _whole(features: list[list[npt.NDArray[np.float64]]], keys: Sequence[str]) -> Paths:
    kept = [(parts, key) for parts, key in zip(features, keys, strict=True) if parts]
    return Paths(
        tuple(path_of(parts) for parts, _ in kept),
        tuple(key for _, key in kept),
        np.array([_bounds(parts) for parts, _ in kept]).reshape(-1, 4),
    )


def _pieces(
    parts: Sequence[npt.NDArray[np.float64]],
) -> list[npt.NDArray[np.float64]]:
    """Long lines cut into runs of PIECE_VERTICES, each starting where the last one ended."""
    pieces: list[npt.NDArray[np.float64]] = []
    for part in parts:
        if len(part) <= PIECE_VERTICES:
            pieces.append(part)
        else:
            starts = range(0, len(part) - 1, PIECE_VERTICES - 1)
            pieces += [part[start : start + PIECE_VERTICES] for start in starts]
    return pieces


def _bundles(
    parts: Sequence[npt.NDArray[np.float64]],
) -> list[list[npt.NDArray[np.float64]]]:
    """The parts in order, in groups of about BUNDLE_VERTICES."""
    bundles: list[list[npt.NDArray[np.float64]]] = []
    size = BUNDLE_VERTICES
    for part in parts:
        if size + len(part) > BUNDLE_VERTICES:
            bundles.append([])
            size = 0
        bundles[-1].append(part)
        size += len(part)
    return bundles


def _bundled(features: list[list[npt.NDArray[np.float64]]], keys: Sequence[str]) -> Paths:
    """Line features cut into bundles of near parts, so that a close view paints only its own."""
    paths: list[QPainterPath] = []
    names: list[str] = []
    bounds: list[tuple[float, float, float, float]] = []
    for parts, key in zip(features, keys, strict=True):
        # 600-km tiles: parts of one tile are painted or skipped together.
        tiles: dict[tuple[int, int], list[npt.NDArray[np.float64]]] = {}
        for part in _pieces(parts):
            x, y = part[len(part) // 2]
            tiles.setdefault((int(x // 6e5), int(y // 6e5)), []).append(part)
        for tile in tiles.values():
            for bundle in _bundles(tile):
                paths.append(path_of(bundle))
                names.append(key)
                bounds.append(_bounds(bundle))
    return Paths(tuple(paths), tuple(names), np.array(bounds).reshape(-1, 4))


class BasePaths:
    """Paths of one projection, made when first asked for, from any thread."""

    def __init__(self, atlas: Atlas, projection: Albers = MAIN) -> None:
        self._atlas = atlas
        self._projection = projection
        self._made: dict[tuple[str, str], Paths] = {}
        self._lock = Lock()

    def of(self, name: str, level: str = "") -> Paths:
        """The paths of a layer: areas whole, lines in bundles."""
        with self._lock:
            key = (name, level)
            if key not in self._made:
                layer = self._atlas.layer(name, level)
                features = rings(layer.geometries, self._projection.forward)
                if name in ("border", "special_line"):
                    self._made[key] = _bundled(features, layer.columns["kind"])
                elif name == "river":
                    ranks = [str(rank) for rank in layer.columns["rank"]]
                    self._made[key] = _bundled(features, ranks)
                elif name == "lake":
                    self._made[key] = _whole(features, [str(area) for area in layer.columns["km2"]])
                elif name == "neighbour":
                    self._made[key] = _whole(features, [str(n) for n in layer.columns["name_en"]])
                else:
                    self._made[key] = _whole(features, layer.columns["adcode"])
            return self._made[key]
