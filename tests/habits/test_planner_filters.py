"""A planner narrows the map to an industry; what remains is exactly what the tables say."""

import csv
from pathlib import Path

from desktop.view import View, choose, narrow
from geodata.choices import Choice, Filter

TABLES = Path(__file__).parents[2] / "geodata" / "tables"
# By a reader's eye: what the tables' own words call new-energy vehicles.
WORDS = ("新能源汽车", "新能源及汽车", "电动汽车", "新能源车", "智能网联新能源")


def by_reading_the_tables():
    """Ids of the places whose industry words, or whose cluster's name, speak of it."""

    def rows(name):
        with (TABLES / name).open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    return {
        row["id"]
        for name in ("zones.csv", "bases.csv")
        for row in rows(name)
        if any(word in row["industry_zh"] for word in WORDS)
    }


def test_the_filter_by_new_energy_vehicles_holds_every_place_that_says_so(window, desk):
    view = choose(narrow(View(), Filter()), "industry", Choice(any=("SEI-NEV",)))
    window._store.change(view, "")
    shown = set(window.map.marks.shown)
    read = by_reading_the_tables()
    assert read <= shown
    # The rest are there for a part of a vehicle, or for a cluster that they host.
    for extra in shown - read:
        links = [
            link
            for link in desk.links.of_place(extra)
            if link.target.kind == "industry"
            and "SEI-NEV" in desk.atlas.industry_line(link.target.id)
        ]
        assert any(link.evidence in ("matched", "listed") for link in links), extra


def test_ticking_the_industry_narrows_map_count_and_status_together(window, desk):
    view = choose(window._store.view, "industry", Choice(any=("SEI-NEV",)))
    window._store.change(view, "")
    shown = window.map.marks.shown
    assert 0 < len(shown) < 167
    assert f"{len(shown)} 处符合" in window._status.text()
    assert "新能源汽车" in window._status.text()
