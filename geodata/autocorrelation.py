"""Autocorrelation: whether neighbouring regions have like figures, by PySAL, when it is installed.

Moran's I (P. A. P. Moran, 1950) and local indicators (L. Anselin, 1995) with queen contiguity from
the atlas's own boundaries, row-standardised, 999 permutations from a fixed seed; the local pseudo
p-values are one-sided.
"""

from __future__ import annotations

import importlib.util
import warnings
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import shapely

from geodata.atlas import Atlas
from geodata.faults import Fault
from geodata.vocabulary import Term

PERMUTATIONS = 999
SEED = 12345
SIGNIFICANT = 0.05
FEWEST = 8
NEEDED = ("esda", "libpysal")

QUADRANTS: tuple[Term, ...] = (
    Term("HH", "高—高", "High among high"),
    Term("LH", "低—高", "Low among high"),
    Term("LL", "低—低", "Low among low"),
    Term("HL", "高—低", "High among low"),
)


@dataclass(frozen=True, slots=True)
class Moran:
    """Moran's I of a level's regions with its expectation and pseudo p-value.

    `local` are the significant regions by code with their quadrant; `left_out` are codes without a
    figure or without a neighbour (islands), which take no part.
    """

    level: str
    regions: int
    i: float
    expected: float
    p: float
    local: Mapping[str, str]
    left_out: tuple[str, ...]


def is_installed() -> bool:
    """Whether the optional packages are there."""
    return all(importlib.util.find_spec(name) is not None for name in NEEDED)


def moran(atlas: Atlas, level: str, values: Mapping[str, float | None]) -> Moran:
    """Moran's I of figures by region code. Fault when PySAL is missing or too few have figures."""
    if not is_installed():
        raise Fault(
            "空间自相关需要可选组件 esda 与 libpysal，本机未安装；其余功能不受影响。"
            "安装：pip install 'gaoxin-atlas[spatial]'。",
            "Spatial autocorrelation needs the optional packages esda and libpysal, which are not "
            "installed; all else works. To install: pip install 'gaoxin-atlas[spatial]'.",
        )
    neighbours = contiguous(atlas, level)
    known = {code for code in neighbours if values.get(code) is not None}
    kept = sorted(code for code in known if neighbours[code] & known)
    left_out = tuple(sorted(set(neighbours) - set(kept)))
    figures = np.array([values[code] for code in kept], dtype=np.float64)
    if len(kept) < FEWEST or np.ptp(figures) == 0:
        raise Fault(
            f"有数值且相邻的地区不足 {FEWEST} 个，或数值全都相同，无法计算空间自相关；请放宽筛选。",
            f"Fewer than {FEWEST} neighbouring regions have figures, or all figures are the same; "
            "loosen the filter.",
        )
    # Heavy, and wanted by few: loaded when first asked for.
    from esda import Moran as GlobalMoran
    from esda import Moran_Local
    from libpysal.weights import W

    weights = W({code: sorted(neighbours[code] & known) for code in kept}, silence_warnings=True)
    weights.transform = "r"
    np.random.seed(SEED)
    whole = GlobalMoran(figures, weights, permutations=PERMUTATIONS)
    with warnings.catch_warnings():
        # esda announces that its next version will test both sides; here one side is meant.
        warnings.simplefilter("ignore", DeprecationWarning)
        local = Moran_Local(figures, weights, permutations=PERMUTATIONS, seed=SEED)
    names = {number: term.code for number, term in enumerate(QUADRANTS, start=1)}
    found = {
        code: names[int(quadrant)]
        for code, quadrant, p in zip(kept, local.q, local.p_sim, strict=True)
        if p < SIGNIFICANT
    }
    return Moran(
        level, len(kept), float(whole.I), float(whole.EI), float(whole.p_sim), found, left_out
    )


def contiguous(atlas: Atlas, level: str) -> dict[str, frozenset[str]]:
    """For each region of a level the codes of those that share a border or corner with it."""
    layer = atlas.layer(level, "l")
    codes = [str(code) for code in layer.columns["adcode"]]
    tree = shapely.STRtree(layer.geometries)
    first, second = tree.query(layer.geometries, predicate="intersects")
    found: dict[str, set[str]] = {code: set() for code in codes}
    for one, other in zip(first.tolist(), second.tolist(), strict=True):
        if one != other:
            found[codes[one]].add(codes[other])
    return {code: frozenset(others) for code, others in found.items()}
