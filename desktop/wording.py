"""Wording: the words the program says, in the language of now. Chinese is the source."""

from __future__ import annotations

import csv
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

WORDS = Path(__file__).parents[1] / "resources" / "translations" / "words.csv"

_language = "zh"
_of_qt: list[QTranslator] = []


@lru_cache(maxsize=1)
def english() -> dict[str, str]:
    """English by Chinese, from the table of words."""
    with WORDS.open(encoding="utf-8", newline="") as file:
        return {row["zh"]: row["en"] for row in csv.DictReader(file)}


def language() -> str:
    """The language of now, "zh" or "en"."""
    return _language


def later(zh: str) -> str:
    """Marks Chinese words of a table in code as words to be said with `tr(value)` later."""
    return zh


def tr(zh: str, **values: object) -> str:
    """The words in the language of now, Chinese when there is no English, with `values` put in.

    English may give two forms parted by "|": for `n` equal to 1 and for all else.
    """
    words = zh
    if _language == "en":
        words = english().get(zh) or zh
        one, bar, many = words.partition("|")
        if bar:
            words = one if values.get("n") == 1 else many
    return words.format(**values) if values else words


def set_language(wanted: str) -> None:
    """Speak "zh" or "en" from now on, Qt's own dialogs included."""
    global _language
    if wanted == _language and _of_qt:
        return
    _language = wanted
    app = QCoreApplication.instance()
    if app is None:
        return
    for translator in _of_qt:
        app.removeTranslator(translator)
    _of_qt.clear()
    translator = QTranslator()
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if wanted == "zh" and translator.load("qtbase_zh_CN", folder):
        app.installTranslator(translator)
        _of_qt.append(translator)
