"""The drawings of a few scenes are as they were.

After a wanted change: look at the difference, then run `UPDATE_SHEETS=1 make test` (or pytest on
this folder) once, look at `git diff tests/sheets`, and commit the new drawings with the change.
"""

import json
import os
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage

from desktop.painting import picture
from desktop.sheet.composing import compose
from geodata.reading import read_atlas
from tests.sheets.digest import digest
from tests.sheets.scenes import CROWDED, OVERLAYS, PAINTED, SCENES

HERE = Path(__file__).parent
DIFFERENCES = HERE.parent / "differences"
UPDATE = bool(os.environ.get("UPDATE_SHEETS"))

PICTURE_DPI = 48.0
# Versions of Qt differ in the last levels of antialiased edges.
LEVELS = 24
SHARE = 0.995


@pytest.fixture(scope="module")
def tiny():
    return read_atlas(HERE.parent / "data" / "tiny")


def as_text(value):
    """JSON with one mark a line, so that a difference is read line by line."""
    lines = [json.dumps(value["size_mm"]), json.dumps(value["ground"])]
    for mark in value["marks"]:
        if isinstance(mark, dict):
            lines.append(json.dumps([mark["group"], mark["clip"]], ensure_ascii=False))
            lines += ["  " + json.dumps(m, ensure_ascii=False) for m in mark["marks"]]
        else:
            lines.append(json.dumps(mark, ensure_ascii=False))
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("name", SCENES)
def test_a_scene_is_drawn_as_it_was(tiny, name):
    view, page = SCENES[name]
    drawn = as_text(digest(compose(tiny, view, page)))
    kept = HERE / f"{name}.txt"
    if UPDATE:
        kept.write_text(drawn, encoding="utf-8")
    expected = kept.read_text(encoding="utf-8")
    if drawn != expected:
        DIFFERENCES.mkdir(exist_ok=True)
        (DIFFERENCES / kept.name).write_text(drawn, encoding="utf-8")
    assert drawn.splitlines() == expected.splitlines()


def without_looks(mark):
    """The mark's digest without colours, and without how wide and dashed its lines are."""
    if isinstance(mark, dict):
        return mark | {"marks": [without_looks(inner) for inner in mark["marks"]]}
    kept = [value for value in mark if not (isinstance(value, str) and value.startswith("#"))]
    return kept[:2] + kept[4:] if kept[0] == "line" else kept


@pytest.mark.parametrize("theme", ["dark", "print"])
@pytest.mark.parametrize("name", SCENES)
def test_another_theme_changes_no_word_and_no_place(tiny, name, theme):
    view, page = SCENES[name]
    light, other = (
        [without_looks(m) for m in digest(compose(tiny, view, replace(page, theme=t)))["marks"]]
        for t in ("light", theme)
    )
    assert other == light


def levels(image):
    """The image as an array of shape (height, width, 3)."""
    rgb = image.convertToFormat(QImage.Format.Format_RGB888)
    lines = np.frombuffer(rgb.constBits(), np.uint8).reshape(rgb.height(), rgb.bytesPerLine())
    return lines[:, : 3 * rgb.width()].reshape(rgb.height(), rgb.width(), 3).astype(int)


@pytest.mark.parametrize("name", PAINTED)
def test_a_scene_is_painted_as_it_was(tiny, qapp, name):
    view, page = PAINTED[name]
    overlays = [make() for make in OVERLAYS.get(name, ())]
    compare(picture(compose(tiny, view, page, overlays), PICTURE_DPI), name)


@pytest.mark.parametrize("name", CROWDED)
def test_a_crowded_scene_is_painted_as_it_was(atlas, qapp, name):
    compare(picture(compose(atlas, *CROWDED[name]), PICTURE_DPI), name)


def compare(image, name):
    """The image against the kept one; the difference stays on disk."""
    kept = HERE / f"{name}.png"
    if UPDATE:
        image.save(str(kept))
    before, now = levels(QImage(str(kept))), levels(image)
    assert now.shape == before.shape
    apart = np.abs(now - before).max(axis=2)
    same = (apart <= LEVELS).mean()
    if same < SHARE:
        DIFFERENCES.mkdir(exist_ok=True)
        image.save(str(DIFFERENCES / kept.name))
        shown = np.ascontiguousarray(np.clip(255 - 4 * apart, 0, 255).astype(np.uint8))
        height, width = shown.shape
        grey = QImage(shown.data, width, height, width, QImage.Format.Format_Grayscale8)
        grey.save(str(DIFFERENCES / f"{name}_difference.png"))
    assert same >= SHARE
