"""The shipped layers are sound; in a damaged copy each fault is named by file, row and column."""

import shutil
import sqlite3
import struct
from contextlib import closing
from pathlib import Path

import pytest
import shapely
import shapely.affinity

from geodata.checking_layers import check_layers
from geodata.reading_layers import package_of, read_layer

LAYERS = Path(__file__).parents[2] / "geodata" / "layers"
WGS_84 = 4326


def copy_to(folder):
    for file in LAYERS.glob("*.gpkg"):
        shutil.copy(file, folder)
    return folder


@pytest.fixture
def copy(tmp_path):
    return copy_to(tmp_path)


def edit(folder, level, sql, *values):
    with closing(sqlite3.connect(package_of(folder, level))) as package:
        changed = package.execute(sql, values).rowcount
        package.commit()
    assert changed == 1 or sql.startswith("alter")


def reshape(folder, level, layer, row, change):
    """Put `change` of a feature's shape in its place."""
    shape = change(read_layer(folder, layer, level).geometries[row - 1])
    header = b"GP\x00\x01" + struct.pack("<i", WGS_84)
    sql = f"update {layer} set geom = ? where fid = ?"
    edit(folder, level, sql, header + shapely.to_wkb(shape, byte_order=1), row)


def row_of(level, layer, field, value):
    return read_layer(LAYERS, layer, level).columns[field].index(value) + 1


def test_the_shipped_layers_have_no_problem():
    assert check_layers(LAYERS) == []


@pytest.fixture(scope="module")
def problems(tmp_path_factory):
    """All that is found in one copy with many faults, none of which hides another."""
    folder = copy_to(tmp_path_factory.mktemp("layers"))

    def moved(shape):
        return shapely.affinity.translate(shape, 0.3, 0.0)

    def without_smallest_part(shape):
        parts = sorted(shape.geoms, key=lambda part: part.area)
        return shapely.MultiPolygon(parts[1:])

    def halved(line):
        return shapely.MultiLineString(list(line.geoms)[::2])

    reshape(folder, "l", "county", 5, moved)
    edit(folder, "l", "update prefecture set adcode = '110000' where fid = 2")
    edit(folder, "l", "update county set name_zh = '' where fid = 9")
    edit(folder, "m", "delete from province where adcode = '710000'")
    reshape(
        folder, "m", "county", row_of("m", "county", "name_zh", "玉环市"), without_smallest_part
    )
    mongolia = row_of("m", "neighbour", "iso3", "MNG")
    reshape(folder, "m", "neighbour", mongolia, lambda shape: shape.buffer(0.1))
    japan = row_of("m", "neighbour", "iso3", "JPN")
    islet = shapely.box(123.50, 25.76, 123.54, 25.77)
    reshape(folder, "m", "neighbour", japan, lambda s: shapely.MultiPolygon([*s.geoms, islet]))
    reshape(folder, "m", "border", 5, halved)
    edit(folder, "h", "update border set rank = 9 where fid = 3")
    edit(folder, "h", "update county set label_lon = 0 where fid = 7")
    edit(
        folder,
        "",
        "delete from special_line where kind = '南海断续线' and fid = (select min(fid) "
        "from special_line where kind = '南海断续线')",
    )
    edit(
        folder,
        "",
        "delete from special_line where kind = '未定国界' and fid = (select min(fid) "
        "from special_line where kind = '未定国界')",
    )
    edit(folder, "", "delete from island_label where name_zh = '黄岩岛'")
    edit(folder, "", "update about set value = '' where key = 'source_line_en'")
    reshape(folder, "", "seat", 3, lambda _point: shapely.Point(100, 30))
    return [(p.file, p.row, p.column, p.zh) for p in check_layers(folder)]


@pytest.mark.parametrize(
    ("file", "row", "column", "words"),
    [
        ("basemap_l.gpkg", 5, "county", "重叠或有缝隙"),
        ("basemap_l.gpkg", 1, "prefecture", "不等于其下级单元之和"),
        ("basemap_l.gpkg", 2, "prefecture.adcode", "“110000”重复"),
        ("basemap_l.gpkg", 9, "county.name_zh", "没有名称"),
        ("basemap_m.gpkg", None, "province", "应有 34 个，实有 33 个"),
        ("basemap_m.gpkg", None, "province.adcode", "710000"),
        (
            "basemap_m.gpkg",
            row_of("m", "prefecture", "adcode", "710000"),
            "prefecture.parent",
            "上级 710000 不存在",
        ),
        ("basemap_m.gpkg", 1, "nation", "不等于其下级单元之和"),
        ("basemap_m.gpkg", row_of("m", "county", "name_zh", "玉环市"), "county", "块，应有"),
        ("basemap_m.gpkg", row_of("m", "neighbour", "iso3", "MNG"), "neighbour", "与国境重叠"),
        (
            "basemap_m.gpkg",
            row_of("m", "neighbour", "iso3", "JPN"),
            "neighbour",
            "画入了中国的岛屿",
        ),
        ("basemap_m.gpkg", 5, "border", "有缺失或重复"),
        ("basemap_h.gpkg", None, "border.rank", "依次1至5级"),
        ("basemap_h.gpkg", 7, "county.label_lon", "注记点不在其境内"),
        ("basemap.gpkg", None, "special_line.kind", "实为9段、1段"),
        ("basemap.gpkg", None, "island_label.name_zh", "黄岩岛"),
        ("basemap.gpkg", None, "about.value", "source_line_en"),
        ("basemap.gpkg", 3, "seat", "驻地不在其境内"),
    ],
)
def test_each_fault_is_named_where_it_is(problems, file, row, column, words):
    assert [p for p in problems if p[:3] == (file, row, column) and words in p[3]]


def test_a_fault_at_one_level_is_not_reported_of_another(problems):
    assert not [p for p in problems if p[0] == "basemap_h.gpkg" and p[2].startswith("province")]


def test_a_missing_file_is_one_problem_a_layer(copy):
    (copy / "basemap_m.gpkg").unlink()
    problems = check_layers(copy)
    assert {p.file for p in problems} == {"basemap_m.gpkg"}
    assert [p.column for p in problems][:4] == ["nation", "province", "prefecture", "county"]


def test_a_missing_layer_is_named(copy):
    with closing(sqlite3.connect(copy / "basemap_l.gpkg")) as package:
        package.execute("delete from gpkg_contents where table_name = 'border'")
        package.execute("drop table border")
        package.commit()
    assert [(p.file, p.column) for p in check_layers(copy)] == [("basemap_l.gpkg", "border")]


def test_a_missing_field_is_named(copy):
    edit(copy, "h", "alter table county rename column parent to above")
    assert [(p.file, p.column) for p in check_layers(copy)] == [("basemap_h.gpkg", "county.parent")]


def test_a_file_cut_short_is_a_problem_of_that_file(copy):
    file = copy / "basemap_l.gpkg"
    file.write_bytes(file.read_bytes()[: 512 * 100])
    assert {p.file for p in check_layers(copy)} == {"basemap_l.gpkg"}


def test_a_shape_that_crosses_itself_is_placed(copy):
    bow_tie = shapely.MultiPolygon([shapely.Polygon([(116, 40), (117, 41), (117, 40), (116, 41)])])
    reshape(copy, "h", "county", 3, lambda _shape: bow_tie)
    problems = check_layers(copy)
    assert any(
        (p.file, p.row, p.column) == ("basemap_h.gpkg", 3, "county") and "几何无效" in p.zh
        for p in problems
    )
