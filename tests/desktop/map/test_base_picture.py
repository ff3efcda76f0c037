"""The base picture looks the same on every screen, only finer."""

import numpy as np
import pytest

from desktop.map.base_paths import BasePaths
from desktop.map.base_picture import render
from desktop.map.ground_style import GroundStyle
from desktop.map.viewpoint import seeing
from desktop.sheet.framing import home_camera
from desktop.sheet.palette import LIGHT


def border_share(image):
    """Share of the picture that has the national border's colour, roughly."""
    data = np.frombuffer(image.constBits(), dtype=np.uint8)
    pixels = data.reshape(image.height(), image.width(), 4)[:, :, :3].astype(int)
    colour = np.array([int(LIGHT.strokes["国界"].colour[i : i + 2], 16) for i in (5, 3, 1)])
    return (np.abs(pixels - colour).sum(axis=2) < 90).mean()


@pytest.mark.parametrize("ratio", [1.25, 1.5, 2.0, 3.0])
def test_borders_are_as_wide_on_a_finer_screen(atlas, qapp, ratio):
    paths = BasePaths(atlas)
    viewpoint = seeing(home_camera(600, 480), 600, 480)
    usual = render(paths, GroundStyle(LIGHT), viewpoint, margin=0.0, pixel_ratio=1.0)
    finer = render(paths, GroundStyle(LIGHT), viewpoint, margin=0.0, pixel_ratio=ratio)
    assert finer.image.devicePixelRatio() == ratio
    assert finer.image.width() == round(600 * ratio)
    assert border_share(finer.image) > 0.85 * border_share(usual.image)
