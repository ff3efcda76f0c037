"""What the tables hold of each province: where the search has found much, little or nothing."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from geodata.coverage import BEYOND_PLAN, GRADES, READ
from geodata.reading import read_rows
from geodata.records import Place, Region
from geodata.vocabulary import KINDS


def counts_per_province(folder: Path) -> list[tuple[str, ...]]:
    """Rows of a small table, a heading row first: province code, places by kind, their grades.

    By kind are counted the places whose source was read (grades A and B) and that count; the last
    row adds up. The 31 provinces of the plan, by code, also those that hold nothing. Rows that
    cannot be read are not counted.
    """
    places: list[Place] = [row.record for row in read_rows(folder, Place)[0]]
    regions: list[Region] = [row.record for row in read_rows(folder, Region)[0]]
    codes = {one.code for one in regions if one.level == "province"} - BEYOND_PLAN
    kinds = Counter((one.province, one.kind) for one in places if one.standing in READ)
    grades = Counter((one.province, one.confidence) for one in places)
    columns = [*((kinds, kind.code) for kind in KINDS), *((grades, grade) for grade in GRADES)]
    table = [("province", *(name for _, name in columns))]
    table += [
        (code, *(str(counts[code, name]) for counts, name in columns)) for code in sorted(codes)
    ]
    sums = (sum(counts[code, name] for code in codes) for counts, name in columns)
    table.append(("all", *map(str, sums)))
    return table


def province_names(folder: Path, language: str) -> dict[str, str]:
    """Names of the provinces by code, in "zh" without their rank or in "en"."""
    regions: list[Region] = [row.record for row in read_rows(folder, Region)[0]]
    provinces = (one for one in regions if one.level == "province")
    return {one.code: one.name_en if language == "en" else one.short_zh for one in provinces}
