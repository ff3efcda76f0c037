import re

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor

from desktop.theme import LIGHT, RESOURCES, icon, palette, scaled_sizes, style_sheet


def luminance(colour):
    parts = [QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF()]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("ground", [LIGHT.paper, LIGHT.side, LIGHT.raised, LIGHT.accent_tint])
@pytest.mark.parametrize("letters", [LIGHT.ink, LIGHT.quiet, LIGHT.accent, LIGHT.warning])
def test_every_letter_can_be_read_on_every_ground(ground, letters):
    assert contrast(ground, letters) >= 4.5


def test_type_follows_the_systems_type_between_once_and_twice_our_own():
    assert scaled_sizes(9).body_px == 13
    assert scaled_sizes(20).title_px == round(20 * 20 / 13)
    assert scaled_sizes(60).heading_px == 30


def test_the_style_sheet_has_every_name_put_in():
    assert not re.search(r"\$", style_sheet(LIGHT, scaled_sizes(13)))


@pytest.mark.parametrize("file", sorted((RESOURCES / "icons").glob("*.svg")), ids=lambda f: f.stem)
def test_every_icon_draws_something(qapp, file):
    picture = icon(file.stem, LIGHT.ink, 24).pixmap(QSize(24, 24)).toImage()
    corners = {picture.pixelColor(x, y).alpha() for x in range(24) for y in range(24)}
    assert max(corners) > 200


def test_a_disabled_label_is_paler_than_a_living_one(qapp):
    made = palette(LIGHT)
    living = made.color(made.ColorGroup.Active, made.ColorRole.WindowText).name()
    disabled = made.color(made.ColorGroup.Disabled, made.ColorRole.WindowText).name()
    assert contrast(disabled, LIGHT.side) < contrast(living, LIGHT.side)
