import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.sheet.drawing import Box, Text
from desktop.sheet.framing import MapFrame
from desktop.sheet.palette import LIGHT
from desktop.sheet.scale import BAR_EM, scale_bar, scale_words, true_m_per_mm
from geodata.projecting import INSET, MAIN

EM_MM = 3.44


def bar_of(frame):
    block = scale_bar(frame, LIGHT, EM_MM, "zh")
    boxes = [mark for mark in block.marks if isinstance(mark, Box)]
    length = max(box.x_mm + box.width_mm for box in boxes)
    words = [mark.words for mark in block.marks if isinstance(mark, Text) and mark.about == "scale"]
    unit = next(mark.words for mark in block.marks if getattr(mark, "words", "") in ("千米", "米"))
    return length, float(words[-1]) * (1000 if unit == "千米" else 1), block


@given(st.floats(60, 60_000), st.floats(-2e6, 2e6), st.floats(2e6, 5.8e6))
def test_the_bar_is_as_long_as_its_figure_says_at_the_frames_centre(m_per_mm, x_m, y_m):
    frame = MapFrame(x_m, y_m, m_per_mm, 0, 0, 300, 200)
    length_mm, length_m, _ = bar_of(frame)
    lon, lat = map(float, MAIN.inverse(x_m, y_m))
    # An independent way: a hundredth of a degree eastward at the centre, through the projection.
    x0, y0 = map(float, MAIN.forward(lon, lat))
    x1, y1 = map(float, MAIN.forward(lon + 0.01, lat))
    map_m = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5
    pyproj = pytest.importorskip("pyproj")
    ground_m = pyproj.Geod(ellps="WGS84").inv(lon, lat, lon + 0.01, lat)[2]
    assert length_mm * m_per_mm * ground_m / map_m == pytest.approx(length_m, rel=1e-4)
    assert length_mm <= BAR_EM * EM_MM * 1.0001
    assert str(int(length_m))[0] in "125"


def test_the_note_says_where_the_bar_is_true():
    frame = MapFrame(0, 3.9e6, 17_000, 0, 0, 300, 200)
    lat = float(MAIN.inverse(0, 3.9e6)[1])
    _, _, block = bar_of(frame)
    notes = [mark.words for mark in block.marks if isinstance(mark, Text)]
    assert any(f"北纬 {lat:.0f}°" in words for words in notes)


def test_a_ratio_is_said_in_three_figures():
    assert scale_words(17_000, 25.0, MAIN, "zh") == "1:1700 万"
    assert scale_words(17_000, 25.0, MAIN, "en") == "1:17 000 000"


def test_the_standard_parallels_are_true():
    assert true_m_per_mm(1000.0, 25.0, MAIN) == pytest.approx(1000.0)
    assert true_m_per_mm(1000.0, 20.0, INSET) == pytest.approx(1000.0)
