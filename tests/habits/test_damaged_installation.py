"""A damaged installation says in one sentence what is wrong and what to do, and draws nothing."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

# Opens the window, reads the box that comes up, answers it.
ANSWER_THE_BOX = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
import main
app = QApplication([])
def answer():
    box = app.activeModalWidget()
    if isinstance(box, QMessageBox):
        print("BOX", box.text(), flush=True)
        box.accept()
timer = QTimer(interval=20)
timer.timeout.connect(answer)
timer.start()
sys.exit(main.main([]))
"""


@pytest.fixture
def installed(tmp_path):
    """The program as it is installed, to be damaged."""
    for part in ("geodata", "desktop", "resources"):
        shutil.copytree(
            ROOT / part, tmp_path / part, ignore=shutil.ignore_patterns("__pycache__", "building")
        )
    shutil.copy(ROOT / "main.py", tmp_path)
    return tmp_path


def run(folder, *arguments):
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(folder)},
        capture_output=True,
        text=True,
        timeout=60,
    )


def tear_a_cell(folder):
    zones = folder / "geodata" / "tables" / "zones.csv"
    lines = zones.read_text(encoding="utf-8").splitlines(keepends=True)
    lines[4] = lines[4].replace("116.", "east of ", 1).replace("115.", "east of ", 1)
    lines[4] = lines[4].replace("114.", "east of ", 1)
    zones.write_text("".join(lines), encoding="utf-8")
    return ("zones.csv", "5", "lon_deg")


def lose_a_layer(folder):
    (folder / "geodata" / "layers" / "basemap_l.gpkg").unlink()
    return ("basemap_l.gpkg",)


def lose_the_font(folder):
    (folder / "resources" / "fonts" / "ZoneMapSansSC-Regular.ttf").unlink()
    return ("ZoneMapSansSC-Regular.ttf",)


@pytest.mark.parametrize("damage", [tear_a_cell, lose_a_layer, lose_the_font])
def test_the_command_line_says_it_and_leaves_nothing_behind(installed, damage):
    words = damage(installed)
    out = run(installed, "main.py", "snapshot", "--out", "map.png")
    assert out.returncode == 2
    assert all(word in out.stderr for word in words), out.stderr
    assert len(out.stderr.strip().splitlines()) == 1
    assert not list(installed.glob("*.png*"))


@pytest.mark.parametrize("damage", [tear_a_cell, lose_a_layer])
def test_the_window_says_it_in_a_box(installed, damage):
    words = damage(installed)
    out = run(installed, "-c", ANSWER_THE_BOX)
    assert out.returncode == 2, out.stderr
    box = next(line for line in out.stdout.splitlines() if line.startswith("BOX"))
    assert all(word in box for word in words)
