"""`python -m geodata`: check the tables and the boundary layers, or print links."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from unicodedata import east_asian_width

from geodata import link_command
from geodata.checking import check_tables, counts_per_kind
from geodata.checking_provinces import counts_per_province, province_names
from geodata.faults import Fault
from geodata.reading import PACKAGE_FOLDER, layers_of, read_atlas
from geodata.vocabulary import KINDS

HEADINGS = {
    "kind": ("类别", "kind"),
    "plan": ("规划数", "plan"),
    "rows": ("行数", "rows"),
    "in_plan_AB": ("规划口径(甲乙)", "in plan (A+B)"),
    "located": ("定位细于城市", "located"),
    "A": ("甲", "A"),
    "B": ("乙", "B"),
    "C": ("丙", "C"),
    "province": ("省份（甲乙）", "province (A+B)"),
    "demo_zone": ("示范区", "demo"),
    "zone": ("高新区", "zone"),
    "high_tech": ("高新", "high-tech"),
    "modern_service": ("服务", "service"),
    "torch_specialty": ("火炬", "torch"),
    "torch_software": ("软件", "software"),
    "trade_innovation": ("兴贸", "trade"),
    "university_park": ("大学园", "university"),
}


def main(arguments: list[str] | None = None) -> int:
    """0: all is well; 1: problems were printed; 2: the check itself was not possible."""
    parser = argparse.ArgumentParser(prog="python -m geodata", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="检查数据表与边界图层 / check tables and layers")
    check.add_argument("--folder", type=Path, default=PACKAGE_FOLDER)
    check.add_argument("--language", choices=("zh", "en"), default="zh")
    link_command.add_parser(commands)
    given = parser.parse_args(arguments)
    try:
        if given.command == "links":
            return link_command.run(given)
        return _check(given.folder, given.language)
    except Fault as fault:
        sys.stderr.write(fault.words(given.language) + "\n")
        return 2
    except BrokenPipeError:
        # The reader of a pipe (head, less) has seen enough; nothing is left to flush at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _check(folder: Path, language: str) -> int:
    from geodata.checking_layers import check_layers  # GDAL is wanted here only

    read_atlas(folder)  # a folder without tables is refused before anything is checked
    of_tables = check_tables(folder)
    _print(problem.line(language) for problem in of_tables)
    kinds = {kind.code: kind.words(language) for kind in KINDS}
    _print(_aligned(_worded(counts_per_kind(folder), kinds, language)))
    provinces = province_names(folder, language) | {"all": "合计" if language == "zh" else "all"}
    _print(_aligned(_worded(counts_per_province(folder), provinces, language)))
    of_layers = check_layers(layers_of(folder))
    _print(problem.line(language) for problem in of_layers)
    count = len(of_tables) + len(of_layers)
    _print([f"{count} 处问题" if language == "zh" else f"{count} problems"])
    return 1 if count else 0


def _print(lines: Iterable[str]) -> None:
    sys.stdout.writelines(line + "\n" for line in lines)


def _worded(
    table: list[tuple[str, ...]], names: Mapping[str, str], language: str
) -> list[tuple[str, ...]]:
    heading = tuple(HEADINGS[code][language == "en"] for code in table[0])
    return [heading, *((names[row[0]], *row[1:]) for row in table[1:])]


def _aligned(table: list[tuple[str, ...]]) -> list[str]:
    """Columns of equal width, Chinese characters counted as two; numbers to the right."""
    widths = [max(_width(cell) for cell in column) for column in zip(*table, strict=True)]
    lines = []
    for row in table:
        cells = [row[0] + " " * (widths[0] - _width(row[0]))]
        cells += [
            " " * (width - _width(cell)) + cell
            for cell, width in zip(row[1:], widths[1:], strict=True)
        ]
        lines.append("  ".join(cells))
    return lines


def _width(text: str) -> int:
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


if __name__ == "__main__":
    sys.exit(main())
