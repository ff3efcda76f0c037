"""The laws of the house hold: who may import whom, how large a room may be, what is in the font."""

import csv
import re
import subprocess
import sys
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

ROOT = Path(__file__).parents[1]
SOURCES = sorted(p for top in ("geodata", "desktop", "tests") for p in (ROOT / top).rglob("*.py"))
MOST_LINES = 300
VAGUE = {"utils", "util", "helpers", "helper", "common", "misc", "base", "manager", "managers"}


def test_the_import_contracts_are_kept():
    run = subprocess.run(
        [Path(sys.executable).parent / "lint-imports"], cwd=ROOT, capture_output=True, text=True
    )
    assert run.returncode == 0, run.stdout[-3000:]


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_file_is_one_room(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES
    assert path.stem not in VAGUE


def test_no_qt_module_that_reaches_the_network_is_named():
    banned = ("QtNetwork", "QtWebSockets", "QtWebEngine")
    program = [path for path in SOURCES if ROOT / "tests" not in path.parents]
    found = [p for p in program if any(name in p.read_text(encoding="utf-8") for name in banned)]
    assert found == []


COLOURS = {"tokens.py", "palette.py", "palettes.py", "ramps.py", "drawing.py"}
"""The rooms where colours are named; drawing.py names white paper."""


@pytest.mark.parametrize(
    "path",
    [path for path in SOURCES if ROOT / "desktop" in path.parents and path.name not in COLOURS],
    ids=lambda p: str(p.relative_to(ROOT)),
)
def test_a_colour_comes_from_the_theme_or_the_palette(path):
    text = path.read_text(encoding="utf-8")
    named = re.findall(r"#[0-9A-Fa-f]{6}\b|GlobalColor\.(?!transparent)\w+", text)
    assert named == []


@pytest.mark.parametrize(
    "path",
    [path for path in SOURCES if ROOT / "desktop" / "panels" in path.parents],
    ids=lambda p: str(p.relative_to(ROOT)),
)
def test_markup_of_panels_names_classes_and_no_colours(path):
    """Pages are put anew in other colours by their style alone, which page_view.py holds."""
    text = path.read_text(encoding="utf-8")
    assert path.name == "page_view.py" or not re.search(
        r"bgcolor|\bcolor: ?\{|background-color", text
    )


def test_icons_take_their_colour_from_the_theme():
    for file in sorted((ROOT / "resources" / "icons").glob("*.svg")):
        text = file.read_text(encoding="utf-8")
        assert "currentColor" in text, file.name
        assert not re.search("#[0-9A-Fa-f]{3,6}", text), file.name


def test_start_up_stays_small():
    assert len((ROOT / "main.py").read_text(encoding="utf-8").splitlines()) <= 60


@pytest.mark.parametrize("weight", ["Regular", "Bold"])
def test_the_font_holds_every_character_that_is_shown(weight):
    font = TTFont(ROOT / "resources" / "fonts" / f"ZoneMapSansSC-{weight}.ttf")
    held = set(font.getBestCmap())
    tables = [*(ROOT / "geodata" / "tables").glob("*.csv"), *(ROOT / "resources").rglob("*.csv")]
    missing = {}
    for table in tables:
        with table.open(encoding="utf-8", newline="") as file:
            for row in csv.reader(file):
                for letter in "".join(row):
                    if ord(letter) not in held and letter.isprintable():
                        missing.setdefault(letter, table.name)
    assert missing == {}


def test_no_table_address_leads_to_a_re_publishing_mirror():
    with (ROOT / "geodata" / "tables" / "sources.csv").open(encoding="utf-8", newline="") as file:
        addresses = [row["address"] for row in csv.DictReader(file) if row["address"]]
    official = (
        "gov.cn", "chinatorch", "xinhuanet", "news.cn", "people.com.cn", "people.cn",
        "chinadaily.com.cn", "pypi.org", "npmjs.com", "china-mission.gov.cn", "github.com",
        "xinhua",
        # Agencies, and newspapers in their own houses.
        "china.org.cn", "chinanews.com.cn", "cnr.cn", "cntv.cn", "cri.cn", "jst.go.jp", "taiwan.cn",
        "fjsen.com", "dayoo.com", "jzrb.com", "icswb.com", "scol.com.cn", "jschina.com.cn",
        "zjol.com.cn", "hznews.com", "jsw.com.cn", "wenweipo.com", "dbw.cn", "jlu.edu.cn",
    )  # fmt: skip
    assert [a for a in addresses if not any(host in a.split("/")[2] for host in official)] == []
