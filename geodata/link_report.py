"""Precision and recall of the links, against pairs that a person labelled by reading.

A sample is a folder with place_industry.csv and place_project.csv: place, industry or project,
holds (1 or 0), half (tune: words were tuned on it; held_out; fresh: labelled after the tuning) and
why.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from geodata.atlas import Atlas
from geodata.evidence import Links
from geodata.faults import Fault

KINDS = ("industry", "project")
HALVES = ("tune", "held_out", "fresh")


@dataclass(frozen=True, slots=True)
class Pair:
    """A labelled pair; `holds` is the person's word."""

    place: str
    kind: str
    target: str
    holds: bool
    half: str
    why: str


@dataclass(frozen=True, slots=True)
class Score:
    """How links agree with labels: both say yes, only the links do, only the person does."""

    pairs: int
    right: int
    false: int
    missed: int

    @property
    def precision(self) -> float:
        """The share of links that a person agrees with; 1 when there are none."""
        found = self.right + self.false
        return self.right / found if found else 1.0

    @property
    def recall(self) -> float:
        """The share of a person's pairs that are linked; 1 when there are none."""
        due = self.right + self.missed
        return self.right / due if due else 1.0


def read_pairs(atlas: Atlas, folder: Path) -> tuple[Pair, ...]:
    """The labelled pairs of a folder. Raises Fault naming file and line, for a pair too that is
    labelled twice or speaks of what the atlas does not have.
    """
    return tuple(
        pair for kind in KINDS for pair in _read_file(atlas, folder / f"place_{kind}.csv", kind)
    )


def linked(atlas: Atlas, links: Links, place_id: str, kind: str) -> frozenset[str]:
    """Industries (with those above) or projects that a place is linked to by itself or a cluster
    it hosts, not by lists of its city. Bases of which no source was read count too.
    """
    found = {
        link.target.id
        for link in links.of_place(place_id)
        if link.target.kind == kind
        and (link.reach == "place" or kind == "industry" or link.evidence == "matched")
    }
    if kind == "industry":
        found |= {above for one in found for above in atlas.industry_line(one)}
    return frozenset(found)


def score(atlas: Atlas, links: Links, pairs: Iterable[Pair]) -> Score:
    """How the links agree with these pairs."""
    count = right = false = missed = 0
    for pair in pairs:
        count += 1
        found = pair.target in linked(atlas, links, pair.place, pair.kind)
        right += found and pair.holds
        false += found and not pair.holds
        missed += pair.holds and not found
    return Score(count, right, false, missed)


def disagreements(atlas: Atlas, links: Links, pairs: Iterable[Pair]) -> tuple[Pair, ...]:
    """The pairs that the links decide otherwise than the person."""
    return tuple(
        pair
        for pair in pairs
        if (pair.target in linked(atlas, links, pair.place, pair.kind)) != pair.holds
    )


def report(atlas: Atlas, links: Links, folder: Path) -> str:
    """Precision and recall by kind and half, and every pair that is decided otherwise."""
    pairs = read_pairs(atlas, folder)
    lines = [f"{'':22}{'pairs':>6}{'precision':>11}{'recall':>8}{'false':>7}{'missed':>8}"]
    for kind in KINDS:
        for half in (*HALVES, ""):
            chosen = [pair for pair in pairs if pair.kind == kind and half in ("", pair.half)]
            if not chosen:
                continue
            got = score(atlas, links, chosen)
            lines.append(
                f"{f'place x {kind}':16}{half or 'all':>9}"[:25].ljust(22)
                + f"{got.pairs:>6}{got.precision:>11.3f}{got.recall:>8.3f}"
                + f"{got.false:>7}{got.missed:>8}"
            )
    for pair in disagreements(atlas, links, pairs):
        place = atlas.place(pair.place)
        said = "missed" if pair.holds else "false "
        name = place.short_zh or place.name_zh
        lines.append(f"{said} {pair.half:9}{pair.target:14}{name}（{place.industry_zh}）{pair.why}")
    return "\n".join(lines)


def _read_file(atlas: Atlas, path: Path, kind: str) -> Iterable[Pair]:
    columns = ["place", kind, "holds", "half", "why"]
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
    except (OSError, UnicodeDecodeError, csv.Error):
        raise Fault(
            f"无法读取标注样本“{path}”，请检查文件是否存在、是否为 UTF-8 编码的 CSV。",
            f'The labelled sample "{path}" cannot be read; it should be a CSV file in UTF-8.',
        ) from None
    if not rows or rows[0] != columns:
        raise _damaged(path, 1, f"首行应为 {','.join(columns)}", f"should be {','.join(columns)}")
    targets = atlas.industries if kind == "industry" else atlas.projects
    seen = set()
    for line, row in enumerate(rows[1:], start=2):
        if len(row) != len(columns) or row[2] not in ("0", "1") or row[3] not in HALVES:
            raise _damaged(
                path,
                line,
                "应有五格，holds 为 0 或 1，half 为 tune、held_out 或 fresh",
                "should have five cells, holds 0 or 1, half tune, held_out or fresh",
            )
        pair = (row[0], row[1])
        if pair in seen:
            said = "/".join(pair)
            raise _damaged(path, line, f"“{said}”重复", f'has "{said}" a second time')
        seen.add(pair)
        for name, known in zip(pair, (atlas.places, targets), strict=True):
            if name not in known:
                raise _damaged(
                    path,
                    line,
                    f"图集中没有“{name}”",
                    f'names "{name}", which the atlas does not have',
                )
        yield Pair(row[0], kind, row[1], row[2] == "1", row[3], row[4])


def _damaged(path: Path, line: int, zh: str, en: str) -> Fault:
    return Fault(
        f"标注样本 {path.name} 第 {line} 行有误：{zh}。",
        f"The labelled sample {path.name}, line {line}, {en}.",
    )
