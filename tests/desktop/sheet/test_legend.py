from collections import Counter

import pytest

from desktop.sheet.composing import compose
from desktop.sheet.legend import count_words
from desktop.sheet.page import page_of_pixels
from desktop.sheet.shown import shown_places
from desktop.sheet.symbols import hollow
from desktop.view import HOME, look_at, narrow, select, speak
from geodata.choices import Choice, Filter
from geodata.records import Address
from geodata.vocabulary import KIND, KINDS
from tests.desktop.sheet.marks import about, every, place_count, words
from tests.desktop.sheet.test_composing import JIANGSU, camera

EMPTY_SEA = camera(126.0, 29.5, 200, 200)
SCREEN = page_of_pixels(1920, 1080)


def legend(drawing):
    return {
        mark.about.removeprefix("legend/"): mark.words
        for mark in every(drawing.marks)
        if mark.about.startswith("legend/")
    }


def test_each_kind_is_counted_beside_the_plans_own_count(atlas):
    drawing = compose(atlas, HOME, SCREEN)
    shown = shown_places(atlas, HOME)
    counted = Counter(place.kind for place in shown.places)
    assert place_count(drawing) == len(shown.places)
    of_plan = [kind for kind in KINDS if kind.standing == "plan"]
    assert set(legend(drawing)) == {kind.code for kind in of_plan}
    for kind in of_plan:
        plan = atlas.plan_count(kind.count_metric)
        unit = "个" if kind.code == "demo_zone" else "家"
        assert legend(drawing)[kind.code] == f"{counted[kind.code]} / 规划 {plan} {unit}"


def test_only_places_of_the_plan_are_set_against_the_plans_count(atlas):
    rows = legend(compose(atlas, narrow(HOME, Filter()), SCREEN))
    places = list(atlas.places.values())
    zones = [place for place in places if place.kind == "zone"]
    in_plan = sum(place.standing == "plan" for place in zones)
    assert rows["zone"] == f"{len(zones)}（规划口径 {in_plan} / 规划 83 家）"


def test_english_counts_say_the_same():
    assert count_words(KIND["zone"], 83, 83, 83, "en") == "83 of the plan's 83"
    assert count_words(KIND["zone"], 178, 83, 83, "en") == "178 (83 of the plan's 83)"


def test_kinds_that_are_not_shown_are_not_explained(atlas):
    only = Filter().choose("kind", Choice(any=("zone",)))
    assert set(legend(compose(atlas, narrow(HOME, only), SCREEN))) == {"zone"}


def test_counts_do_not_change_with_the_camera_and_the_frames_own_count_is_added(atlas):
    near, far = compose(atlas, look_at(HOME, JIANGSU), SCREEN), compose(atlas, HOME, SCREEN)
    assert legend(near) == legend(far)
    notes = [m.words for m in every(near.marks) if getattr(m, "words", "").startswith("图幅内")]
    assert notes == [f"图幅内 {place_count(near)} 处，符合条件共 {place_count(far)} 处"]
    assert not [m for m in every(far.marks) if getattr(m, "words", "").startswith("图幅内")]


def all_words(drawing):
    return {mark.words for mark in every(drawing.marks) if hasattr(mark, "words")}


def test_lines_are_explained_when_they_are_drawn(atlas):
    home = all_words(compose(atlas, HOME, SCREEN))
    assert {"国界", "未定国界", "南海断续线", "省级界", "首都"} <= home
    close = all_words(compose(atlas, look_at(HOME, JIANGSU), SCREEN))
    assert "县级界" in close
    assert not {"国界", "首都"} & close


@pytest.mark.parametrize(("filter_", "explained"), [(HOME.filter, False), (Filter(), True)])
def test_hollow_marks_are_explained_when_there_are_any(atlas, filter_, explained):
    drawing = compose(atlas, narrow(HOME, filter_), SCREEN)
    unverified = [p for p in shown_places(atlas, narrow(HOME, filter_)).places if hollow(p)]
    assert bool(unverified) is explained
    assert ("空心：待核，未读到来源" in all_words(drawing)) is explained


def test_hollow_marks_outside_the_frame_are_not_explained(atlas):
    drawing = compose(atlas, look_at(narrow(HOME, Filter()), EMPTY_SEA), SCREEN)
    assert place_count(drawing) == 0
    assert "空心：待核，未读到来源" not in all_words(drawing)


def test_faded_marks_are_explained(atlas):
    drawing = compose(atlas, select(HOME, Address("project", "SP01")), SCREEN)
    assert {"相关，但在筛选之外", "与所选无关"} <= all_words(drawing)


def test_marks_of_several_and_marks_set_aside_are_explained_when_there_are_any(atlas):
    several, aside = "相近的载体：数目与类型", "同处的载体绘于其旁"
    home = compose(atlas, HOME, SCREEN)
    assert words(home, "stack/")
    assert {several, aside} <= all_words(home)
    alone = look_at(HOME, camera(87.6, 43.8, 300, 200))
    drawing = compose(atlas, alone, SCREEN)
    assert about(drawing, "place/")
    assert not words(drawing, "stack/")
    assert not {several, aside} & all_words(drawing)


def test_an_english_sheet_has_no_chinese_but_in_the_approval_field(atlas):
    drawing = compose(atlas, speak(HOME, "en"), SCREEN)
    chinese = [
        words for words in all_words(drawing) if any(ord(letter) >= 0x4E00 for letter in words)
    ]
    assert all("审图号" in words for words in chinese)
