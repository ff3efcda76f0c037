"""`python -m geodata links`: the links of a place or of a thing, or the report on the sample."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geodata.atlas import Atlas
from geodata.evidence import Links, grouped
from geodata.link_report import HALVES, KINDS, disagreements, read_pairs, report, score
from geodata.reading import PACKAGE_FOLDER, read_atlas
from geodata.records import Address, Link
from geodata.vocabulary import EVIDENCE_BY_CODE, REACH

if TYPE_CHECKING:
    # argparse gives it no public name.
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001

# The sample that words were tuned on, and a second reader's that never was; both lie beside the
# package, so that the command works from any folder.
SAMPLE = Path(__file__).parents[1] / "tests" / "geodata" / "labelled"
SAMPLES = (SAMPLE, SAMPLE / "second_reader")
_TARGETS = ("project", "metric", "industry", "cluster", "action")
_LATE = {"zh": "（规划之后）", "en": "(after the plan) "}
_REACH = {term.code: term for term in REACH}


def add_parser(commands: Subparsers) -> None:
    """Add the command `links`; its `run(given)` prints and returns the exit code."""
    parser = commands.add_parser("links", help="列出关联与依据 / list links with their evidence")
    wanted = parser.add_mutually_exclusive_group(required=True)
    wanted.add_argument("--place", help="载体编号 / id of a place")
    for kind in _TARGETS:
        wanted.add_argument(f"--{kind}", help=f"id of a {kind}")
    wanted.add_argument("--all", action="store_true", help="全部关联 / every link")
    wanted.add_argument("--report", action="store_true", help="与人工标注比较 / precision, recall")
    parser.add_argument(
        "--sample", type=Path, nargs="+", default=SAMPLES, help="标注样本文件夹 / folders of labels"
    )
    parser.add_argument("--json", action="store_true", help="JSON")
    parser.add_argument("--folder", type=Path, default=PACKAGE_FOLDER)
    parser.add_argument("--language", choices=("zh", "en"), default="zh")
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Print what was asked for and return 0. Raises Fault for an unknown id or a damaged file."""
    atlas = read_atlas(given.folder)
    links = Links(atlas)
    if given.report and given.json:
        _print_json({folder.name: report_data(atlas, links, folder) for folder in given.sample})
        return 0
    if given.report:
        _print(f"{folder.name}\n{report(atlas, links, folder)}\n" for folder in given.sample)
        return 0
    found = _wanted(atlas, links, given)
    if given.json:
        _print_json([link_data(link) for link in found])
    else:
        _print(_lines(atlas, found, given.language, by_place=bool(given.place)))
    return 0


def link_data(link: Link) -> dict[str, Any]:
    """A link as plain values, for JSON."""
    return {
        "place": link.place,
        "target": str(link.target),
        "evidence": link.evidence,
        "reach": link.reach,
        "words_zh": link.words_zh,
        "words_en": link.words_en,
        "section": link.clause.section if link.clause else None,
        "anchor": link.clause.anchor if link.clause else None,
        "source": link.source,
        "after_plan": link.after_plan,
    }


def report_data(atlas: Atlas, links: Links, folder: Path) -> dict[str, Any]:
    """Precision and recall by kind and half, and the pairs decided otherwise, as plain values."""
    pairs = read_pairs(atlas, folder)
    scores = []
    for kind in KINDS:
        for half in HALVES:
            chosen = [pair for pair in pairs if (pair.kind, pair.half) == (kind, half)]
            if chosen:
                got = score(atlas, links, chosen)
                rates = {"precision": round(got.precision, 4), "recall": round(got.recall, 4)}
                scores.append({"kind": kind, "half": half} | asdict(got) | rates)
    differing = [asdict(pair) for pair in disagreements(atlas, links, pairs)]
    return {"scores": scores, "disagreements": differing}


def _wanted(atlas: Atlas, links: Links, given: argparse.Namespace) -> tuple[Link, ...]:
    if given.place:
        return links.of_place(given.place)
    if given.all:
        return tuple(link for place_id in atlas.places for link in links.of_place(place_id))
    for kind in _TARGETS:
        if record_id := getattr(given, kind):
            target = Address(kind, record_id)
            atlas.record(target)
            return links.to(target)
    return ()


def _lines(atlas: Atlas, found: Iterable[Link], language: str, *, by_place: bool) -> Iterable[str]:
    """One line a link: under its target when one place is listed, else under its place."""
    if by_place:
        ordered = [link for group in grouped(found) for link in group.links]
    else:
        ordered = list(found)
    heading = ""
    for link in ordered:
        if by_place:
            title = f"{link.target} {_name(atlas.record(link.target), language)}"
        else:
            title = f"{link.place} {_name(atlas.place(link.place), language)}"
        if title != heading:
            heading = title
            yield title
        evidence = EVIDENCE_BY_CODE[link.evidence].words(language)
        reach = _REACH[link.reach].words(language)
        words = link.words_en if language == "en" else link.words_zh
        clause = f"§{link.clause.section} " if link.clause else ""
        late = _LATE[language] if link.after_plan else ""
        yield f"    {evidence} · {reach} · {late}{words} [{clause}{link.source}]"


def _name(record: Any, language: str) -> str:
    for field in ("name_en", "name_zh") if language == "en" else ("name_zh",):
        if said := getattr(record, field, ""):
            return str(said)
    return str(getattr(record, "title_zh", ""))


def _print_json(data: object) -> None:
    _print([json.dumps(data, ensure_ascii=False, indent=1)])


def _print(lines: Iterable[str]) -> None:
    sys.stdout.writelines(line + "\n" for line in lines)
