"""The drawings of a few scenes are as they were.

After a wanted change: look at the difference, then run `UPDATE_SHEETS=1 make test` (or pytest on
this folder) once, look at `git diff tests/sheets`, and commit the new drawings with the change.
"""

import json
import os
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage

from desktop.painting import picture
from desktop.sheet.composing import compose
from geodata.reading import read_atlas
from tests.sheets.digest import digest
from tests.sheets.scenes import SCENES

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


def levels(image):
    """The image as an array of shape (height, width, 3)."""
    rgb = image.convertToFormat(QImage.Format.Format_RGB888)
    lines = np.frombuffer(rgb.constBits(), np.uint8).reshape(rgb.height(), rgb.bytesPerLine())
    return lines[:, : 3 * rgb.width()].reshape(rgb.height(), rgb.width(), 3).astype(int)


def test_a_scene_is_painted_as_it_was(tiny, qapp):
    view, page = SCENES["hubei"]
    image = picture(compose(tiny, view, page), PICTURE_DPI)
    kept = HERE / "hubei.png"
    if UPDATE:
        image.save(str(kept))
    before, now = levels(QImage(str(kept))), levels(image)
    assert now.shape == before.shape
    apart = np.abs(now - before).max(axis=2)
    same = (apart <= LEVELS).mean()
    if same < SHARE:
        DIFFERENCES.mkdir(exist_ok=True)
        image.save(str(DIFFERENCES / "hubei.png"))
        shown = np.ascontiguousarray(np.clip(255 - 4 * apart, 0, 255).astype(np.uint8))
        height, width = shown.shape
        grey = QImage(shown.data, width, height, width, QImage.Format.Format_Grayscale8)
        grey.save(str(DIFFERENCES / "hubei_difference.png"))
    assert same >= SHARE
