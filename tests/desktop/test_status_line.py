from pathlib import Path

import pytest
from PySide6.QtGui import QAction

from desktop.desk import Desk
from desktop.status_line import StatusLine
from desktop.store import Store
from desktop.view import choose, pick, speak
from geodata.choices import Choice
from geodata.reading import read_atlas

TINY = Path(__file__).parents[1] / "data" / "tiny"


@pytest.fixture(scope="module")
def desk():
    return Desk(read_atlas(TINY))


@pytest.fixture
def line(qtbot, desk):
    store = Store()
    line = StatusLine(store, desk, [QAction("清除已选")])
    qtbot.addWidget(line)
    line.store = store
    store.changed.connect(lambda _old, new, what: line.show_view(new, what))
    line.show_view(store.view, frozenset({"language"}))
    line.show()
    return line


def test_it_says_how_many_are_picked_and_how_many_of_them_the_filter_keeps_back(line, desk):
    assert not line.gathered.isVisible()
    ids = [place.id for place in desk.atlas.places.values() if place.standing == "plan"][:3]
    line.store.change(pick(line.store.view, ids), "选取")
    assert line.gathered.isVisible()
    assert line.picked.text() == "已选 3 处"
    kind = desk.atlas.places[ids[0]].kind
    rest = sum(desk.atlas.places[i].kind == kind for i in ids)
    assert rest
    line.store.change(choose(line.store.view, "kind", Choice(none=(kind,))), "筛选")
    assert line.picked.text() == f"已选 3 处，其中 {rest} 处在筛选之外"
    line.store.change(speak(line.store.view, "en"), "英文")
    assert line.picked.text() == f"3 picked, {rest} of them outside the filter"


def test_a_tool_s_words_take_the_filter_s_place_and_give_it_back(line):
    before = line.text()
    assert "处符合" in before
    line.say("距离 12.3 千米")
    assert line.text() == "距离 12.3 千米"
    line.say("")
    assert line.text() == before


def test_when_nothing_passes_it_offers_which_part_to_loosen(line, desk):
    assert not line.ways_out.isVisible()
    view = choose(line.store.view, "kind", Choice(any=("torch_software",)))
    line.store.change(choose(view, "region", Choice(any=("430000",))), "筛选")
    assert line.text().startswith("0 处符合")
    assert line.ways_out.isVisible()
    best = line.ways_out.parts[0]
    line.ways_out.linkActivated.emit(best)
    assert best not in line.store.view.filter.parts
    assert not line.ways_out.isVisible()


def test_the_region_under_the_pointer_stands_at_the_end(line):
    line.point("江苏省 苏州市")
    assert line.where.text() == "江苏省 苏州市"
