"""Tables are read strictly: what is wrong is named by file, line and column, in both languages."""

import csv
import io
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.faults import Fault
from geodata.plan_records import Definition, Entity, Project
from geodata.reading import read_atlas, read_records, read_rows
from geodata.reading_cells import columns_of
from geodata.reading_tables import TABLES
from geodata.records import Figure, Place, Region
from geodata.vocabulary import KINDS

TINY = Path(__file__).parents[1] / "data" / "tiny"


@pytest.fixture
def folder(tmp_path):
    """A copy of the twelve-place atlas that a test may damage."""
    shutil.copytree(TINY, tmp_path / "atlas")
    return tmp_path / "atlas"


def cells_of(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def rewrite(path: Path, rows: list[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def put(path: Path, line: int, column: str, cell: str) -> None:
    rows = cells_of(path)
    rows[line - 1][rows[0].index(column)] = cell
    rewrite(path, rows)


def said_of(folder: Path, record_class: type) -> tuple[str, str]:
    with pytest.raises(Fault) as caught:
        read_records(folder, record_class)
    return caught.value.zh, caught.value.en


def test_the_shipped_atlas_holds_every_table():
    atlas = read_atlas()
    assert {kind.code for kind in KINDS} == {place.kind for place in atlas.places.values()}
    assert len(atlas.projects) == 19
    assert (
        sum(place.standing == "plan" for place in atlas.places.values() if place.kind == "zone")
        == 83
    )
    assert sum(region.level == "province" for region in atlas.regions.values()) == 34
    for record_class, table in TABLES.items():
        rows, problems = read_rows(Path(read_atlas.__code__.co_filename).parent, record_class)
        assert not problems
        assert rows, table.files


def test_an_atlas_of_another_folder_is_read_from_there():
    atlas = read_atlas(TINY)
    assert len(atlas.places) == 12
    assert atlas.place("zhongguancun").in_plan is True


def test_an_atlas_without_layers_uses_the_shipped_ones(folder):
    assert len(read_atlas(folder).layer("province", "l").geometries) == 34


def test_cells_become_values_of_their_kind():
    place = read_atlas(TINY).place("zhongguancun")
    assert place.members == ("cn-htz-beijing-zhongguancun",)
    assert place.aliases_zh == ()
    assert isinstance(place.lon_deg, float)
    assert place.counted is True
    project = read_records(TINY, Project)[0]
    assert project.clause.section in read_atlas(TINY).sections


def test_a_place_keeps_its_order_of_files():
    kinds = [place.kind for place in read_records(TINY, Place)]
    assert kinds.index("zone") > kinds.index("demo_zone")
    assert kinds.index("high_tech") > kinds.index("zone")


# Each: the column to damage on line 3 of zones.csv, what is put there, a word of the sentence.
CELLS = [
    ("lon_deg", "116,3", "116,3"),
    ("lon_deg", "", "数字"),
    ("lat_deg", "nan", "nan"),
    ("area_ha", "1e5", "1e5"),
    ("in_plan", "yes", "1 或 0"),
    ("counted", "", "1 或 0"),
    ("kind", "park", "park"),
    ("kind", "", "空白"),
    ("position_basis", "guess", "guess"),
    ("name_zh", "", "空白"),
    ("approved", "2010-13-01", "YYYY"),
    ("approved", "１９８８", "YYYY"),
    ("aliases_zh", "一;;二", "列表"),
    ("sources", "a; b", "列表"),
    ("confidence", "D", "D"),
]


@pytest.mark.parametrize(("column", "cell", "word"), CELLS)
def test_a_damaged_cell_is_named_by_file_line_and_column(folder, column, cell, word):
    put(folder / "tables" / "zones.csv", 3, column, cell)
    zh, en = said_of(folder, Place)
    assert "tables/zones.csv 第 3 行" in zh
    assert f"“{column}”列" in zh
    assert word in zh
    assert f'tables/zones.csv, line 3, column "{column}"' in en


def test_a_missing_column_is_named(folder):
    path = folder / "tables" / "zones.csv"
    rows = cells_of(path)
    at = rows[0].index("lat_deg")
    rewrite(path, [row[:at] + row[at + 1 :] for row in rows])
    zh, en = said_of(folder, Place)
    assert "tables/zones.csv 第 1 行" in zh
    assert "缺少的列：lat_deg" in zh
    assert "columns missing: lat_deg" in en


def test_an_extra_column_is_named(folder):
    path = folder / "tables" / "entities.csv"
    rewrite(path, [[*row, "x"] for row in cells_of(path)])
    zh, en = said_of(folder, Entity)
    assert "第 1 行" in zh
    assert "多出的列：x" in zh
    assert "extra: x" in en


def test_columns_in_another_order_are_refused(folder):
    path = folder / "tables" / "regions.csv"
    rewrite(path, [[row[1], row[0], *row[2:]] for row in cells_of(path)])
    zh, _ = said_of(folder, Region)
    assert "次序" in zh


@pytest.mark.parametrize("change", [lambda row: row[:-1], lambda row: [*row, ""]])
def test_a_row_of_another_length_is_named(folder, change):
    path = folder / "tables" / "projects.csv"
    rows = cells_of(path)
    rows[2] = change(rows[2])
    rewrite(path, rows)
    zh, en = said_of(folder, Project)
    assert "tables/projects.csv 第 3 行" in zh
    assert f"应有 {len(rows[0])} 格" in zh
    assert "tables/projects.csv, line 3" in en


def test_bytes_that_are_not_utf_8_are_named_by_line(folder):
    path = folder / "tables" / "projects.csv"
    lines = path.read_bytes().split(b"\n")
    lines[2] = "半导体".encode("gb18030")
    path.write_bytes(b"\n".join(lines))
    zh, en = said_of(folder, Project)
    assert "tables/projects.csv 第 3 行" in zh
    assert "UTF-8" in zh
    assert "line 3" in en


def test_a_nul_byte_is_named_by_line(folder):
    path = folder / "tables" / "projects.csv"
    lines = path.read_bytes().split(b"\n")
    lines[1] += b"\0"
    path.write_bytes(b"\n".join(lines))
    zh, _ = said_of(folder, Project)
    assert "第 2 行" in zh
    assert "NUL" in zh


def test_an_unclosed_quote_is_named_by_the_line_where_it_opens(folder):
    path = folder / "tables" / "glossary.csv"
    lines = path.read_text(encoding="utf-8").split("\n")
    lines[1] = '"' + lines[1].replace('"', "")
    path.write_text(
        "\n".join(line.replace('"', "") if i > 1 else line for i, line in enumerate(lines))
    )
    zh, _ = said_of(folder, Definition)
    assert "tables/glossary.csv 第 2 行" in zh
    assert "引号" in zh


def test_a_missing_file_is_named(folder):
    (folder / "tables" / "figures.csv").unlink()
    zh, en = said_of(folder, Figure)
    assert "tables/figures.csv" in zh
    assert "tables/figures.csv" in en


def test_an_empty_file_is_refused(folder):
    (folder / "tables" / "figures.csv").write_bytes(b"")
    zh, _ = said_of(folder, Figure)
    assert "缺少的列" in zh


def test_a_folder_without_tables_is_refused(tmp_path):
    with pytest.raises(Fault) as caught:
        read_atlas(tmp_path)
    assert str(tmp_path) in caught.value.zh
    assert str(tmp_path) in caught.value.en


def test_several_faults_are_counted(folder):
    put(folder / "tables" / "zones.csv", 2, "kind", "park")
    put(folder / "tables" / "zones.csv", 3, "lon_deg", "east")
    zh, en = said_of(folder, Place)
    assert "第 2 行" in zh
    assert "另有 1 处" in zh
    assert "1 more" in en


def test_a_damaged_row_does_not_hide_the_rows_after_it(folder):
    put(folder / "tables" / "zones.csv", 2, "kind", "park")
    rows, problems = read_rows(folder, Place)
    assert [(one.file, one.row, one.column) for one in problems] == [
        ("tables/zones.csv", 2, "kind")
    ]
    assert len(rows) == 11


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(folder):
    path = folder / "tables" / "entities.csv"
    before = read_records(folder, Entity)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert read_records(folder, Entity) == before


def test_lines_are_counted_through_cells_of_several_lines(folder):
    path = folder / "tables" / "glossary.csv"
    put(path, 2, "summary_zh", "一\n二\n三")
    rows = cells_of(path)
    rows[2][rows[0].index("confidence")] = "D"
    rewrite(path, rows)
    zh, _ = said_of(folder, Definition)
    assert "第 5 行" in zh


# Any text a person may type into a cell; surrogates and NUL cannot be written as UTF-8 text.
TYPED = st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\0"), min_size=1)


@given(st.lists(st.tuples(TYPED, TYPED, TYPED), min_size=1, max_size=5))
def test_whatever_a_cell_holds_is_read_as_it_was_written(rows):
    with tempfile.TemporaryDirectory() as home:
        (Path(home) / "tables").mkdir()
        text = io.StringIO(newline="")
        writer = csv.writer(text, lineterminator="\n", quoting=csv.QUOTE_ALL)
        writer.writerow(columns_of(Entity))
        for name, zh, en in rows:
            writer.writerow([name, "", zh, en, "actor", "", "plan-2012-71", "A"])
        path = Path(home) / "tables" / "entities.csv"
        path.write_bytes(text.getvalue().encode())
        read = read_records(Path(home), Entity)
    assert [(one.id, one.name_zh, one.name_en) for one in read] == rows


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=-180, max_value=180))
def test_a_position_written_to_six_places_is_read_as_that_number(lon_deg):
    lon_deg = round(lon_deg, 6)
    with tempfile.TemporaryDirectory() as home:
        shutil.copytree(TINY, home, dirs_exist_ok=True)
        put(Path(home) / "tables" / "zones.csv", 2, "lon_deg", f"{lon_deg:.6f}")
        place = next(one for one in read_records(Path(home), Place) if one.kind == "zone")
    assert place.lon_deg == lon_deg
