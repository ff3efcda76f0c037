"""The hand-written facts of the build: tables in the folder facts/, one row one fact."""

from __future__ import annotations

import csv
from pathlib import Path

FOLDER = Path(__file__).parent / "facts"


def rows(name: str) -> list[dict[str, str]]:
    """All rows of facts/`name`.csv; empty cells are empty texts."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def column(name: str, key: str, value: str) -> dict[str, str]:
    """One column of facts/`name`.csv by another one."""
    return {row[key]: row[value] for row in rows(name)}


def position(row: dict[str, str]) -> tuple[float, float] | None:
    """The row's lon and lat in degrees, None where they are blank."""
    return (float(row["lon"]), float(row["lat"])) if row["lon"] else None
