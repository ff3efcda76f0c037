"""The table at a million rows: the first sort of a column of different names, sorts after it, and
finding.
"""

import numpy as np
import pytest

from geodata.table_finding import Finder
from geodata.tabulating import Column, Numbers, Sort, Table, Words, sorted_rows

MILLION = 1_000_000
SYLLABLES = ["dong", "hu", "wu", "han", "bei", "jing", "shang", "hai", "guang", "zhou"]
CHARACTERS = "东湖武汉北京上海广州"


def made():
    dice = np.random.default_rng(7)
    letters = dice.integers(0, 10, (MILLION, 7)).tolist()
    zh = ["".join(CHARACTERS[k] for k in row) + str(n) for n, row in enumerate(letters)]
    pinyin = [" ".join(SYLLABLES[k] for k in row) for row in letters]
    cells = {
        "name": Words(np.arange(MILLION, dtype=np.int32), zh, zh, pinyin),
        "output": Numbers(dice.random(MILLION)),
    }
    columns = (Column("name", "名称", "Name"), Column("output", "产值", "Output"))
    return Table(columns, cells, range(MILLION), np.zeros(MILLION, np.bool_))


@pytest.fixture(scope="module")
def table():
    return made()


def sort(table, column):
    return sorted_rows(table, np.arange(MILLION), [Sort(column)], "zh")


def test_the_first_sort_by_a_million_names(benchmark, table):
    rows = benchmark.pedantic(
        sort, setup=lambda: ((table, "name"), table._ranks.clear() or {}), rounds=3
    )
    assert len(rows) == MILLION


def test_the_next_sort_by_a_million_names(benchmark, table):
    sort(table, "name")
    benchmark(sort, table, "name")


def test_a_sort_by_a_million_numbers(benchmark, table):
    benchmark(sort, table, "output")


def test_finding_by_pinyin_among_a_million_names(benchmark, table):
    finder = Finder(table)
    finder.found("wuhan", ["name"])
    found = benchmark(finder.found, "donghu", ["name"])
    assert found.rows.any()
