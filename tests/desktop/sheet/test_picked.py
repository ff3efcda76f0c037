from desktop.sheet.composing import compose
from desktop.sheet.drawing import Symbol
from desktop.sheet.gathering import step_of
from desktop.sheet.page import page_of_pixels
from desktop.sheet.picked import PART, WHOLE, picked_shape
from desktop.sheet.shown import MOST_SEPARATE, shown_places
from desktop.sheet.standing import Ranked, Standing
from desktop.view import HOME, pick, speak, switch_layer
from tests.desktop.sheet.marks import about, every

SCREEN = page_of_pixels(1366, 768)


def in_plan(atlas):
    return [place.id for place in atlas.places.values() if place.standing == "plan"]


def test_every_picked_place_on_the_sheet_has_corners_around_its_mark(atlas):
    ids = in_plan(atlas)[::20]
    drawing = compose(atlas, pick(HOME, ids), SCREEN)
    marks = {m.about.removeprefix("picked/"): m for m in about(drawing, "picked/")}
    assert set(marks) == set(ids)
    for place_id, mark in marks.items():
        own = next(m for m in about(drawing, f"place/{place_id}") if isinstance(m, Symbol))
        assert mark.shape == WHOLE
        assert (mark.x_mm, mark.y_mm) == (own.x_mm, own.y_mm)
        assert mark.size_mm > own.size_mm


def test_what_is_picked_but_not_shown_has_no_mark(atlas):
    beyond = next(p.id for p in atlas.places.values() if p.standing != "plan")
    view = pick(HOME, [beyond])
    assert shown_places(atlas, view).picked == frozenset()
    assert about(compose(atlas, view, SCREEN), "picked/") == []


def legend_words(drawing):
    return [m.words for m in every(drawing.marks) if getattr(m, "words", "")]


def test_the_legend_explains_the_corners_with_their_number(atlas):
    ids = in_plan(atlas)[:5]
    assert "手工选取（5 处）" in legend_words(compose(atlas, pick(HOME, ids), SCREEN))
    english = speak(pick(HOME, ids), "en")
    assert "Picked by hand (5)" in legend_words(compose(atlas, english, SCREEN))
    assert not any("手工选取" in words for words in legend_words(compose(atlas, HOME, SCREEN)))


def test_many_picked_places_stay_gathered_and_the_mark_says_whether_all_or_some_are(atlas):
    ids = [i for i in in_plan(atlas) if atlas.places[i].province in ("320000", "330000")]
    assert len(ids) > MOST_SEPARATE
    drawing = compose(atlas, pick(HOME, ids[:-1]), SCREEN)
    marks = about(drawing, "picked/")
    assert len(marks) < len(ids)
    assert {mark.shape for mark in marks} == {WHOLE, PART}
    assert "其中部分已选取" in legend_words(drawing)


def test_a_mark_of_several_is_cornered_in_full_only_when_all_of_them_are_picked(atlas):
    stacks = Standing(Ranked(shown_places(atlas, HOME)), step_of(8e4))
    several = next(stack for stack in stacks if stack.several)
    everything = frozenset(place.id for place in several.places)
    assert picked_shape(several, everything) == WHOLE
    assert picked_shape(several, everything - {several.top.id}) == PART
    assert picked_shape(several, frozenset()) == ""


def test_with_the_symbols_of_places_switched_off_all_picked_ones_stay(atlas):
    ids = in_plan(atlas)[: 2 * MOST_SEPARATE]
    off = switch_layer(pick(HOME, ids), "places", on=False, usual=True)
    assert {place.id for place in shown_places(atlas, off).places} == set(ids)
