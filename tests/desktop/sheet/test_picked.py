from desktop.sheet.composing import compose
from desktop.sheet.drawing import Symbol
from desktop.sheet.page import page_of_pixels
from desktop.sheet.picked import SHAPE
from desktop.sheet.shown import shown_places
from desktop.view import HOME, pick, speak
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
        assert mark.shape == SHAPE
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
