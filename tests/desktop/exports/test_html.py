"""A page of the map in one file: nothing from outside, the places in it, and found by search."""

import json
import re
import shutil
import subprocess
from html.parser import HTMLParser

import pytest

from desktop.exports.html import html_of
from desktop.exports.svg import UNITS_PER_MM
from desktop.sheet.composing import compose
from desktop.sheet.page import Page
from desktop.sheet.shown import shown_places
from desktop.view import Camera, View

pytestmark = pytest.mark.usefixtures("qapp")
CHROMIUM = shutil.which("chromium")
DONGHU = "cn-htz-hubei-wuhan-donghu"


def page_of(atlas, view, notes="规划口径 <167> & 处"):
    sheet = compose(atlas, view, Page(400, 225))
    ids = shown_places(atlas, view).within
    return html_of(atlas, sheet, ids, view.language, "高新区", notes), ids


@pytest.fixture(scope="module")
def page(atlas):
    return page_of(atlas, View())


def data_of(text):
    return json.loads(re.search(r'<script id="data"[^>]*>(.*?)</script>', text, re.DOTALL)[1])


def test_every_place_of_the_view_is_in_the_page_once_with_its_facts(page):
    text, ids = page
    data = data_of(text)
    assert [place["id"] for place in data["places"]] == list(ids)
    donghu = next(place for place in data["places"] if place["id"] == DONGHU)
    assert donghu["facts"][data["columns"].index("批准时间")] == "1991-03"
    assert {"武汉东湖新技术开发区", "dhgx"} & set(donghu["keys"])


def test_places_lie_where_the_drawing_has_them(page):
    """Each at its own mark, or at that of the several it stands among."""
    text, _ = page
    marks = re.findall(r'<g transform="translate\((\d+) (\d+)\)[^>]*data-about="([^"]*)"', text)
    at = {
        place_id: (int(x), int(y))
        for x, y, about in marks
        if about.startswith(("place/", "stack/"))
        for place_id in about.partition("/")[2].split()
    }
    places = data_of(text)["places"]
    assert {place["id"]: (place["x"], place["y"]) for place in places} == at
    assert len(set(at.values())) < len(places)
    assert all(0 < x < 400 * UNITS_PER_MM for x, _ in at.values())


def test_a_place_outside_the_frame_says_so(atlas):
    text, _ = page_of(atlas, View(camera=Camera(1e6, 3.3e6, 6e5, 4e5)))
    positions = [place["x"] for place in data_of(text)["places"]]
    assert None in positions
    assert any(x is not None for x in positions)


def test_nothing_is_asked_of_the_network(page):
    class Addresses(HTMLParser):
        found: list[str] = []

        def handle_starttag(self, _tag, attrs):
            self.found += [v for k, v in attrs if k in ("src", "href", "action") and v]

    reader = Addresses()
    reader.feed(page[0])
    assert all(address.startswith(("#", "data:")) for address in reader.found)
    assert "default-src 'none'" in page[0]


def test_words_of_the_person_stay_words(page):
    assert "规划口径 &lt;167&gt; &amp; 处" in page[0]


def test_the_page_speaks_the_views_language(atlas):
    text, _ = page_of(atlas, View(language="en"))
    assert '<html lang="en">' in text
    assert "Find a place" in text
    assert "Approved" in data_of(text)["columns"]


@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
@pytest.mark.parametrize("wanted", ["dhgx", "武汉东湖新技术", "wuhandonghuxinjishu"])
def test_a_browser_finds_a_place_by_search(page, tmp_path, wanted):
    file = tmp_path / "map.html"
    file.write_text(page[0], encoding="utf-8")
    run = subprocess.run(
        [
            *(CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"),
            *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
            *(f"--user-data-dir={tmp_path / 'profile'}", "--virtual-time-budget=3000"),
            *("--dump-dom", f"{file.as_uri()}#find={wanted}"),
        ],
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert re.search(rf'data-id="{DONGHU}" aria-current="true"', run.stdout)
    view = re.search(r'viewBox="([^"]*)"', run.stdout)[1].split()
    assert float(view[2]) <= 400 * UNITS_PER_MM / 4 + 1
    tip = re.search(r'<div id="tip"[^>]*>(.*?)</div>', run.stdout, re.DOTALL)[0]
    assert "hidden" not in tip.split(">")[0]
    assert "1991-03" in tip
