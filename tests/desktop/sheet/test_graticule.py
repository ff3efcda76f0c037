"""Lines of longitude and latitude lie where the projection puts them, named at the edge."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.sheet.composing import compose
from desktop.sheet.drawing import Line, Text
from desktop.sheet.framing import MapFrame, home_frame
from desktop.sheet.graticule import STEPS_MIN, degree_words, graticule, step_min
from desktop.sheet.page import Page, page_of_pixels
from desktop.sheet.palette import EM_MM
from desktop.sheet.palettes import PALETTES
from desktop.view import HOME, look_at, switch_layer
from geodata.projecting import MAIN
from tests.desktop.sheet.marks import about, box_of, group, overlap
from tests.desktop.sheet.test_composing import JIANGSU

LIGHT = PALETTES["light"]
ON = switch_layer(HOME, "graticule", on=True, usual=False)
frames = st.builds(
    MapFrame,
    x_m=st.floats(-2.2e6, 2.2e6),
    y_m=st.floats(1.5e6, 5.8e6),
    m_per_mm=st.floats(230, 60_000),
    left_mm=st.just(10.0),
    top_mm=st.just(20.0),
    width_mm=st.floats(90, 500),
    height_mm=st.floats(90, 300),
)


def degrees(line):
    kind, words = line.about.split("/")
    whole, _, minutes = words.rstrip("EWNS").partition("°")
    value = int(whole) + int(minutes.rstrip("′") or 0) / 60
    return kind, -value if words[-1] in "WS" else value


@given(frames)
def test_every_corner_of_a_line_has_its_longitude_or_latitude(frame):
    for line in graticule(frame, LIGHT, EM_MM, []).lines:
        kind, expected = degrees(line)
        lon, lat = MAIN.inverse(*frame.to_map(*line.parts[0].T))
        assert (lon if kind == "meridian" else lat) == pytest.approx(expected, abs=1e-6)


@given(frames)
def test_between_corners_a_line_leaves_its_parallel_by_less_than_ink(frame):
    for line in graticule(frame, LIGHT, EM_MM, []).lines:
        kind, expected = degrees(line)
        if kind == "parallel":
            middles = (line.parts[0][1:] + line.parts[0][:-1]) / 2
            lon, _ = MAIN.inverse(*frame.to_map(*middles.T))
            true = frame.to_mm(*MAIN.forward(lon, np.full(len(lon), expected)))
            assert np.hypot(*(middles - np.column_stack(true)).T).max() < 0.1


@given(frames)
def test_names_keep_within_the_frame_and_clear_of_each_other_and_of_the_furniture(frame):
    left, top, right, bottom = frame.box_mm
    furniture = [(left, bottom - 20, left + 60, bottom), (right - 30, top, right, top + 40)]
    labels = graticule(frame, LIGHT, EM_MM, furniture).labels
    boxes = [box_of(label) for label in labels]
    for number, box in enumerate(boxes):
        assert left <= box[0]
        assert box[2] <= right
        inner = (box[0], box[1] + 0.3 * EM_MM, box[2], box[3] - 0.3 * EM_MM)
        assert not any(overlap(inner, other) for other in furniture)
        for other in boxes[:number]:
            assert not overlap(inner, other)


@given(frames)
def test_a_name_stands_where_its_line_meets_the_edge(frame):
    """A meridian's anchor is on the frame's upper or lower edge but for the room of its letters."""
    lines = {line.about: line.parts[0] for line in graticule(frame, LIGHT, EM_MM, []).lines}
    for label in graticule(frame, LIGHT, EM_MM, []).labels:
        near = [
            float(np.hypot(*(part - (label.x_mm, label.y_mm)).T).min())
            for name, part in lines.items()
            if name.partition("/")[2] == label.words
        ]
        assert near
        longest = max(float(np.hypot(*np.diff(part, axis=0).T).max()) for part in lines.values())
        assert min(near) < longest + 5 * EM_MM


@given(st.floats(60, 300_000))
def test_the_step_suits_the_scale(m_per_em):
    step = step_min(m_per_em)
    assert step in STEPS_MIN
    if step > STEPS_MIN[0]:
        closer = STEPS_MIN[STEPS_MIN.index(step) - 1]
        assert closer / 60 * 111_000 < 9.5 * m_per_em


@pytest.mark.parametrize(
    ("minutes", "letters", "words"),
    [
        (6600, "EW", "110°E"),
        (1880, "NS", "31°20′N"),
        (-300, "NS", "5°S"),
        (0, "NS", "0°"),
        (6605, "EW", "110°05′E"),
    ],
)
def test_degrees_are_said_with_minutes_only_where_there_are_some(minutes, letters, words):
    assert degree_words(minutes, letters) == words


def test_china_at_home_has_every_tenth_degree():
    net = graticule(home_frame(380, 230), LIGHT, EM_MM, [])
    words = {label.words for label in net.labels}
    assert {"80°E", "90°E", "100°E", "110°E", "120°E", "40°N", "30°N"} <= words


def test_the_sheet_has_it_on_request_under_the_places_and_clear_of_names(atlas):
    page = Page(297, 210)
    assert about(compose(atlas, look_at(HOME, JIANGSU), page), "meridian/") == []
    drawing = compose(atlas, look_at(ON, JIANGSU), page)
    within = list(group(drawing, "map").marks)
    lines = [n for n, m in enumerate(within) if isinstance(m, Line) and "meridian" in m.about]
    places = [n for n, m in enumerate(within) if m.about.startswith("place/")]
    assert lines
    assert max(lines) < min(places)
    labels = [m for m in within if isinstance(m, Text) and m.about.startswith("graticule/")]
    others = [m for m in within if isinstance(m, Text) and not m.about.startswith("graticule/")]
    assert labels
    for label in labels:
        left, top, right, bottom = box_of(label)
        inner = (left, top + 0.3 * label.size_mm, right, bottom - 0.3 * label.size_mm)
        assert not any(overlap(inner, box_of(other)) for other in others)


def test_no_name_of_the_net_lies_upon_legend_or_inset(atlas):
    drawing = compose(atlas, ON, page_of_pixels(1920, 1080))
    (box,) = about(drawing, "inset frame")
    inset = (box.x_mm, box.y_mm, box.x_mm + box.width_mm, box.y_mm + box.height_mm)
    for label in about(drawing, "graticule/"):
        assert not overlap(box_of(label), inset)
