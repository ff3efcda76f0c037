"""The picture of a density: even in grey, no point lost, and a scale that says what it shows."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.sheet.colour_space import lightness
from desktop.sheet.density_colours import LEAST_SPAN, density_pixels, ramp, scale_of
from desktop.sheet.palettes import PALETTES
from geodata.point_density import PointDensity

NAMES = sorted(PALETTES)


def colours(name):
    palette = PALETTES[name]
    return ramp(palette.paper, palette.accent, palette.ink)


def density(counts, cell_m=2000.0):
    counts = np.array(counts)
    rows, columns = counts.shape
    return PointDensity(counts, (0, 0, columns * cell_m, rows * cell_m), cell_m, int(counts.max()))


@pytest.mark.parametrize("name", NAMES)
def test_a_ramp_goes_from_paper_towards_ink_in_even_steps_of_lightness(name):
    rgb = colours(name)[:, :3].tolist()
    light = lightness(tuple("#{:02X}{:02X}{:02X}".format(*row) for row in rgb))
    paper, ink = lightness((PALETTES[name].paper, PALETTES[name].ink))
    along = (light - paper) / (ink - paper)
    # Colours are whole numbers: a step may be off by half of one.
    assert np.abs(along - np.linspace(along[0], along[-1], len(along))).max() < 0.02
    assert along[0] < 0.25
    assert along[-1] > 0.9


@pytest.mark.parametrize("name", NAMES)
def test_more_is_never_thinner(name):
    opacity = colours(name)[:, 3].astype(int)
    assert (np.diff(opacity) >= 0).all()


@given(st.integers(0, 500))
def test_a_fuller_neighbourhood_is_never_paler(seed):
    random = np.random.default_rng(seed)
    fewer = random.poisson(random.uniform(0, 4), (9, 9))
    more = fewer + random.poisson(1.0, (9, 9))
    span = int(more.max())
    at_most = (0, 0, 9, 9)
    thin, thick = (
        density_pixels(PointDensity(counts, at_most, 1.0, span), colours("light"))
        for counts in (fewer, more)
    )
    seen = (thin[..., 3] > 0) & (thick[..., 3] > 0)
    # Of a blue that darkens towards ink red and green fall together, but for rounding.
    dark = [255 * 2 - pixels[..., 0].astype(int) - pixels[..., 1] for pixels in (thin, thick)]
    assert (dark[1] >= dark[0] - 2)[seen].all()
    assert (thick[..., 3] >= thin[..., 3]).all()


def test_a_lone_point_is_seen_and_fades_around_its_cell():
    counts = np.zeros((7, 7), dtype=int)
    counts[3, 3] = 1
    opacity = density_pixels(density(counts), colours("light"))[..., 3]
    assert opacity.shape == (9, 9)
    assert opacity[4, 4] == opacity.max() > 128
    assert 0 < opacity[3, 3] < opacity[3, 4] < opacity[4, 4]
    assert opacity[:, 0].tolist() == opacity[0].tolist() == [0] * 9


def test_points_along_the_edge_fade_out_within_the_picture():
    opacity = density_pixels(density([[5, 5], [5, 5]]), colours("light"))[..., 3]
    assert opacity.shape == (4, 4)
    assert (opacity > 0).all()


def test_an_empty_density_is_no_picture():
    empty = PointDensity(np.zeros((0, 0), int), (0, 0, 0, 0), 1.0, 0)
    assert density_pixels(empty, colours("light")).shape == (0, 0, 4)


def test_the_scale_is_from_one_point_in_a_cell_to_a_full_cell():
    scale = scale_of(density([[1, 80]], cell_m=2000.0))
    assert scale.least_per_km2 == pytest.approx(1 / 4)
    assert scale.most_per_km2 == pytest.approx(80 / 4)
    flat = scale_of(density([[1, 1]], cell_m=1000.0))
    assert flat.most_per_km2 == LEAST_SPAN * flat.least_per_km2
