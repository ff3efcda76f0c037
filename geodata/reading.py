"""Reading: tables and layers become an Atlas. The only module that knows our file formats.

Tables are UTF-8 CSV whose columns mirror the fields of their record: a list is parted by ";",
a truth is 1, 0 or blank, a clause is the two columns `section_id` and `anchor`.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from geodata.atlas import Atlas
from geodata.faults import Fault
from geodata.problems import Problem
from geodata.reading_cells import UnreadableError, columns_of, makers_of, rules_of
from geodata.reading_tables import TABLES, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geodata.layer import Layer

R = TypeVar("R")

PACKAGE_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Row:
    """A record as read, with the file and the line (the header is line 1) it stands on."""

    file: str
    line: int
    record: Any


def read_atlas(folder: Path | None = None) -> Atlas:
    """The atlas of `folder`, which holds tables/ and may hold layers/; the shipped one by default.

    Without layers/ in `folder` the shipped layers serve. Nothing is read before it is asked for;
    the atlas raises Fault when a file is missing or damaged.
    """
    home = folder or PACKAGE_FOLDER
    if not (home / "tables").is_dir():
        raise Fault(
            f"文件夹 {home} 中没有 tables 子文件夹，请选择含有图集数据表的文件夹。",
            f"The folder {home} has no tables folder; choose a folder that holds the atlas.",
        )
    layers = layers_of(home)

    def read_layer(name: str, level: str) -> Layer:
        from geodata import reading_layers  # shapely is not needed before the first layer

        return reading_layers.read_layer(layers, name, level)

    def read_about() -> dict[str, str]:
        from geodata import reading_layers

        return reading_layers.read_about(layers)

    return Atlas(lambda record_class: read_records(home, record_class), read_layer, read_about)


def layers_of(folder: Path) -> Path:
    """The layers that serve an atlas `folder`: its own layers/, else the shipped ones."""
    own = folder / "layers"
    return own if own.is_dir() else PACKAGE_FOLDER / "layers"


def read_records(folder: Path, record_class: type[R]) -> tuple[R, ...]:
    """The records of one class from `folder`/tables, in table order.

    Raises Fault naming file, line and column of the first thing that is wrong.
    """
    rows, problems = read_rows(folder, record_class)
    if problems:
        raise _fault(problems)
    return tuple(row.record for row in rows)


def read_rows(folder: Path, record_class: type[Any]) -> tuple[list[Row], list[Problem]]:
    """What can be read of a class from `folder`/tables, and everything that cannot."""
    table = TABLES[record_class]
    rows: list[Row] = []
    problems: list[Problem] = []
    for name in table.files:
        _read_file(folder / "tables" / name, table, rows, problems)
    return rows, problems


def _fault(problems: list[Problem]) -> Fault:
    first, more = problems[0], len(problems) - 1
    where_zh = first.file
    where_en = first.file
    if first.row is not None:
        where_zh += f" 第 {first.row} 行"
        where_en += f", line {first.row}"
    if first.column:
        where_zh += f"“{first.column}”列"
        where_en += f', column "{first.column}"'
    rest_zh = f"（另有 {more} 处问题，可运行 python -m geodata check 查看）" if more else ""
    rest_en = f" ({more} more; run python -m geodata check to see them)" if more else ""
    return Fault(f"数据表 {where_zh}：{first.zh}{rest_zh}", f"{where_en}: {first.en}{rest_en}")


def _read_file(path: Path, table: Table, rows: list[Row], problems: list[Problem]) -> None:
    name = f"tables/{path.name}"
    text = _text(path, name, problems)
    if text is None:
        return
    columns = list(columns_of(table.record))
    lines = _lines(text, name, problems)
    header = next(lines, (1, []))[1]
    if header != columns:
        problems.append(_header_problem(name, header, columns))
        return
    rules = rules_of(table)
    makers = makers_of(table.record)
    for line, cells in lines:
        if len(cells) != len(columns):
            problems.append(
                Problem(
                    name,
                    line,
                    "",
                    f"有 {len(cells)} 格，应有 {len(columns)} 格，请检查逗号与引号。",
                    f"{len(cells)} cells instead of {len(columns)}; check commas and quotes.",
                )
            )
            continue
        before = len(problems)
        for index, rule in rules:
            if (said := rule(cells[index])) is not None:
                problems.append(Problem(name, line, columns[index], *said))
        values = []
        for index, make in makers:
            try:
                values.append(make(cells, index))
            except UnreadableError as error:
                problems.append(Problem(name, line, columns[index], *error.said))
        if len(problems) == before:
            rows.append(Row(name, line, table.record(*values)))


def _text(path: Path, name: str, problems: list[Problem]) -> str | None:
    """The text of a file, None with a problem noted when it is missing or not UTF-8 text."""
    try:
        raw = path.read_bytes()
    except OSError:
        problems.append(
            Problem(
                name,
                None,
                "",
                "无法读取这个文件，请恢复该文件或检查访问权限。",
                "the file cannot be read; restore it or check the permissions.",
            )
        )
        return None
    if (nul := raw.find(b"\0")) >= 0:
        problems.append(
            Problem(
                name,
                raw.count(b"\n", 0, nul) + 1,
                "",
                "含有空字节（NUL），文件可能已损坏，请恢复该文件。",
                "there is a NUL byte, so the file may be damaged; restore it.",
            )
        )
        return None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        problems.append(
            Problem(
                name,
                raw.count(b"\n", 0, error.start) + 1,
                "",
                "不是 UTF-8 编码，请另存为“CSV UTF-8”。",
                'the text is not UTF-8; save it as "CSV UTF-8".',
            )
        )
        return None


def _lines(text: str, name: str, problems: list[Problem]) -> Iterator[tuple[int, list[str]]]:
    """Rows of cells with the line each begins on; blank lines are passed over."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    try:
        for cells in reader:
            if cells:
                yield line, cells
            line = reader.line_num + 1
    except csv.Error:
        problems.append(
            Problem(
                name,
                line,
                "",
                "引号不成对，或一格过长，请检查这一行的引号。",
                "a quote is not closed or a cell is too long; check the quotes of this line.",
            )
        )


def _header_problem(name: str, header: list[str], columns: list[str]) -> Problem:
    missing = [column for column in columns if column not in header]
    extra = [column for column in header if column not in columns]
    zh, en = "列的次序与要求不同", "the columns are in another order"
    column = next((had for had, due in zip(header, columns, strict=False) if had != due), "")
    if missing or extra or len(header) != len(columns):
        column = (missing or extra or [""])[0]
        zh = f"缺少的列：{'、'.join(missing) or '无'}；多出的列：{'、'.join(extra) or '无'}"
        en = f"columns missing: {', '.join(missing) or 'none'}; extra: {', '.join(extra) or 'none'}"
    return Problem(
        name,
        1,
        column,
        f"{zh}；首行应为 {','.join(columns)}",
        f"{en}; the first line should be {','.join(columns)}",
    )
