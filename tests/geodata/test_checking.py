"""The check finds every broken rule of the tables, and nothing wrong in what ships."""

import csv
import shutil
from pathlib import Path

import pytest

from geodata.__main__ import main
from geodata.checking import check_tables, counts_per_kind
from geodata.checking_words import syllable_count
from geodata.reading import PACKAGE_FOLDER

TINY = Path(__file__).parents[1] / "data" / "tiny"


@pytest.fixture
def folder(tmp_path):
    """A copy of the twelve-place atlas that a test may damage."""
    shutil.copytree(TINY, tmp_path / "atlas")
    return tmp_path / "atlas"


def rows_of(folder: Path, name: str) -> list[list[str]]:
    with (folder / "tables" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def write(folder: Path, name: str, rows: list[list[str]]) -> None:
    path = folder / "tables" / f"{name}.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def put(folder: Path, name: str, line: int, **cells: str) -> None:
    rows = rows_of(folder, name)
    for column, cell in cells.items():
        rows[line - 1][rows[0].index(column)] = cell
    write(folder, name, rows)


def found(folder: Path) -> list[tuple[str, int | None, str]]:
    return [
        (problem.file.removeprefix("tables/").removesuffix(".csv"), problem.row, problem.column)
        for problem in check_tables(folder)
    ]


def test_the_shipped_tables_break_no_rule():
    assert [problem.line() for problem in check_tables(PACKAGE_FOLDER)] == []


def test_the_twelve_place_atlas_breaks_no_rule():
    assert [problem.line() for problem in check_tables(TINY)] == []


# Each: a table, cells put on its third line, and the column the check must name there.
DAMAGES = [
    ("zones", {"sources": "nowhere"}, "sources"),
    ("zones", {"province": "999999"}, "province"),
    ("zones", {"city": "999999"}, "city"),
    ("zones", {"demo_zone": "nowhere"}, "demo_zone"),
    ("zones", {"members": "nowhere"}, "members"),
    ("zones", {"lon_deg": "87.6", "lat_deg": "43.8"}, "lon_deg"),
    ("zones", {"confidence": "C"}, "confidence"),
    ("zones", {"sources": "unread"}, "confidence"),
    ("zones", {"approved": "1987"}, "approved"),
    ("zones", {"approved": "2027-01"}, "approved"),
    ("zones", {"approved": "2011-05", "in_plan": "1", "counted": "1"}, "in_plan"),
    ("zones", {"pinyin": "bei jing"}, "pinyin"),
    ("zones", {"short_pinyin": "Bei  Jing"}, "short_pinyin"),
    ("bases", {"province": "110000", "city": "420100"}, "city"),
    ("clusters", {"industries": "NO-SUCH"}, "industries"),
    ("clusters", {"host": "nowhere"}, "host"),
    ("projects", {"segments": "NO-SUCH"}, "segments"),
    ("projects", {"programmes": "NO-SUCH"}, "programmes"),
    ("projects", {"anchor": "一" * 21}, "anchor"),
    ("projects", {"industry_anchors": "一" * 21}, "industry_anchors"),
    ("projects", {"section_id": "99.9"}, "section_id"),
    ("metrics", {"relates_to": "NO-SUCH"}, "relates_to"),
    ("metrics", {"scope": "NO-SUCH"}, "scope"),
    ("metrics", {"same_as": "T99"}, "same_as"),
    ("metrics", {"year": "1887"}, "year"),
    ("outcomes", {"metric": "T99"}, "metric"),
    ("actions", {"applies_to": "NO-SUCH"}, "applies_to"),
    ("mentions", {"status": "NO-SUCH"}, "status"),
    ("listings", {"project": "SP99"}, "project"),
    ("listings", {"place": "nowhere"}, "place"),
    ("figures", {"zone": "nowhere"}, "zone"),
    ("parks", {"demo_zone": "nowhere"}, "demo_zone"),
    ("parks", {"lon_deg": "87.6", "lat_deg": "43.8"}, "lon_deg"),
    ("entities", {"source": ""}, "source"),
    ("industries", {"kind": "sector"}, "kind"),
]


@pytest.mark.parametrize(("name", "cells", "column"), DAMAGES)
def test_a_broken_rule_is_named_by_file_line_and_column(folder, name, cells, column):
    put(folder, name, 3, **cells)
    assert (name, 3, column) in found(folder)


def test_an_id_used_twice_is_found_across_the_files_of_places(folder):
    twin = rows_of(folder, "demo_zones")[1][0]
    put(folder, "zones", 4, id=twin)
    problems = check_tables(folder)
    assert ("tables/zones.csv", 4, "id") in [(one.file, one.row, one.column) for one in problems]
    assert any("demo_zones.csv" in one.zh and "2" in one.zh for one in problems)


def test_an_industry_may_not_take_the_id_of_a_project(folder):
    taken = rows_of(folder, "projects")[1][0]
    rows = rows_of(folder, "industries")
    write(folder, "industries", [*rows, [taken, *rows[-1][1:]]])
    assert ("projects", 2, "id") in found(folder)


def test_parents_that_go_in_a_circle_are_found(folder):
    rows = rows_of(folder, "industries")
    first, second = rows[1][0], rows[2][0]
    put(folder, "industries", 2, parent=second)
    put(folder, "industries", 3, parent=first)
    assert {("industries", 2, "parent"), ("industries", 3, "parent")} <= set(found(folder))


def test_all_problems_are_collected_from_all_files(folder):
    put(folder, "zones", 2, lon_deg="east")
    put(folder, "zones", 3, kind="park")
    (folder / "tables" / "figures.csv").write_bytes(b"\xff")
    (folder / "tables" / "glossary.csv").unlink()
    assert {
        ("zones", 2, "lon_deg"),
        ("zones", 3, "kind"),
        ("figures", 1, ""),
        ("glossary", None, ""),
    } <= set(found(folder))


def test_every_problem_is_worded_in_both_languages(folder):
    for line, (name, cells, _) in enumerate(DAMAGES[:14], start=2):
        if line < len(rows_of(folder, name)):
            put(folder, name, line, **cells)
    for problem in check_tables(folder):
        assert any("㐀" <= char <= "鿿" for char in problem.zh)
        assert any("a" <= char <= "z" for char in problem.en)


def test_syllables_are_counted_by_characters_and_runs_of_letters():
    assert syllable_count("国家火炬LED特色产业基地（3D打印）") == 14


def test_counts_per_kind_stand_beside_the_plan():
    table = counts_per_kind(PACKAGE_FOLDER)
    assert dict(zip(table[0], table[2], strict=True)) == {
        "kind": "zone",
        "plan": "83",
        "rows": "178",
        "in_plan_AB": "83",
        "located": "170",
        "A": "108",
        "B": "70",
        "C": "0",
    }


def test_counts_per_kind_survive_damage(folder):
    (folder / "tables" / "metrics.csv").unlink()
    put(folder, "zones", 2, lon_deg="east")
    table = counts_per_kind(folder)
    assert table[2][:3] == ("zone", "?", "4")


def test_the_command_prints_the_problem_and_fails(folder, capsys):
    put(folder, "zones", 3, demo_zone="nowhere")
    assert main(["check", "--folder", str(folder), "--language", "en"]) == 1
    printed = capsys.readouterr().out
    assert 'tables/zones.csv:3:demo_zone: there is no "nowhere".' in printed


def test_a_folder_without_tables_is_said_in_one_sentence(tmp_path, capsys):
    assert main(["check", "--folder", str(tmp_path)]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_the_command_passes_the_shipped_atlas_and_prints_the_plan_beside_it(capsys):
    assert main(["check", "--language", "en"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len({len(line) for line in lines[:9]}) == 1
    assert lines[2].split()[-7:] == ["83", "178", "83", "170", "108", "70", "0"]
    assert sum(line.startswith(("Tibet ", "Hainan ")) for line in lines) == 2
    assert lines[-1] == "0 problems"
