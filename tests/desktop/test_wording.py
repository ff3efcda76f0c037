import ast
import csv
import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialogButtonBox

from desktop import wording
from desktop.wording import english, language, set_language, tr

ROOT = Path(__file__).parents[2]
SPOKEN = re.compile(r"\{(\w+)[^}]*\}")


@pytest.fixture(autouse=True)
def _chinese_again():
    yield
    set_language("zh")


def literals():
    """Every Chinese literal given to tr() or later(), with where it stands."""
    found = {}
    for file in sorted((ROOT / "desktop").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in ("tr", "later")
                and node.args
                and isinstance(node.args[0], ast.Constant)
            ):
                found.setdefault(node.args[0].value, f"{file.name}:{node.lineno}")
    return found


def rows():
    with wording.WORDS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_word_said_has_a_row_in_the_table():
    missing = {zh: where for zh, where in literals().items() if zh not in english()}
    assert missing == {}


def test_every_row_is_said_somewhere():
    said = literals()
    assert [row["zh"] for row in rows() if row["zh"] not in said] == []


def test_every_row_stands_once_and_has_english():
    chinese = [row["zh"] for row in rows()]
    assert sorted(chinese) == sorted(set(chinese))
    assert [row["zh"] for row in rows() if not row["en"]] == []


def test_both_languages_put_in_the_same_values():
    for row in rows():
        for form in row["en"].split("|"):
            assert set(SPOKEN.findall(form)) <= set(SPOKEN.findall(row["zh"])), row["zh"]
        assert set(SPOKEN.findall(row["zh"])) == set(SPOKEN.findall(row["en"])), row["zh"]


def test_chinese_is_said_until_english_is_asked_for():
    assert tr("导出") == "导出"
    set_language("en")
    assert (tr("导出"), language()) == ("Export", "en")


def test_words_without_english_are_said_in_chinese():
    set_language("en")
    assert tr("并无此行") == "并无此行"


def test_english_tells_one_from_many(monkeypatch):
    monkeypatch.setitem(english(), "{n} 处", "{n} place|{n} places")
    set_language("en")
    assert (tr("{n} 处", n=1), tr("{n} 处", n=2)) == ("1 place", "2 places")


def test_qts_own_buttons_speak_chinese_too(qtbot):
    set_language("en")
    set_language("zh")
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert "取消" in box.button(QDialogButtonBox.StandardButton.Cancel).text()
    assert QApplication.instance() is not None
