import re
from itertools import product

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon
from PySide6.QtWidgets import QLabel, QToolButton

from desktop import theme
from desktop.sheet.palettes import PALETTES
from desktop.theme import RESOURCES, icon, palette, per_theme, scaled_sizes, style_sheet
from desktop.tokens import DARK, LIGHT
from tests.colours import contrast

THEMES = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=lambda colours: colours.name)
PICTURES = sorted(file.name for file in (RESOURCES / "themes" / "light").glob("*.svg"))


@THEMES
def test_every_letter_can_be_read_on_every_ground(colours):
    grounds = (colours.paper, colours.side, colours.raised, colours.accent_tint, colours.hover)
    letters = (colours.ink, colours.quiet, colours.accent, colours.warning)
    for ground, letter in product(grounds, letters):
        assert contrast(ground, letter) >= 4.5, (ground, letter)
    assert contrast(colours.accent, colours.accent_ink) >= 4.5
    assert contrast(colours.tip, colours.tip_ink) >= 4.5


@THEMES
def test_handles_signs_and_bars_stand_out_from_the_ground(colours):
    for ground in (colours.paper, colours.side, colours.raised):
        for part in (colours.accent, colours.grip, colours.fulfilled, colours.missed):
            assert contrast(ground, part) >= 3.0, (ground, part)
        for evidence in (colours.named, colours.listed, colours.matched, colours.unverified):
            assert contrast(ground, evidence) >= 3.0, (ground, evidence)


def test_type_follows_the_systems_type_between_once_and_twice_our_own():
    assert scaled_sizes(9).body_px == 13
    assert scaled_sizes(20).title_px == round(20 * 20 / 13)
    assert scaled_sizes(60).heading_px == 30


@THEMES
def test_the_style_sheet_has_every_name_put_in_and_every_picture_it_names(colours):
    text = style_sheet(colours, scaled_sizes(13))
    assert not re.search(r"\$", text)
    named = re.findall(r'url\("([^"]+)"\)', text)
    assert sorted(set(named)) == [
        (RESOURCES / "themes" / colours.name / picture).as_posix() for picture in PICTURES
    ]


@THEMES
def test_the_pictures_of_a_theme_have_its_colours_and_no_others(colours):
    for picture in PICTURES:
        text = (RESOURCES / "themes" / colours.name / picture).read_text(encoding="utf-8")
        used = set(re.findall("#[0-9A-Fa-f]{6}", text))
        names = ("accent", "accent_ink", "grip", "paper", "quiet", "warning")
        allowed = {getattr(colours, name) for name in names}
        assert used
        assert used <= allowed, picture


def strongest(picture):
    """The colour of the picture's most opaque pixel."""
    width, height = picture.width(), picture.height()
    pixels = [picture.pixelColor(x, y) for x in range(width) for y in range(height)]
    return max(pixels, key=QColor.alpha)


@pytest.mark.parametrize("file", sorted((RESOURCES / "icons").glob("*.svg")), ids=lambda f: f.stem)
def test_every_icon_draws_something(qapp, file):
    assert strongest(icon(file.stem, "ink").pixmap(QSize(24, 24)).toImage()).alpha() > 200


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0, 3.0])
def test_an_icon_has_a_pixel_for_every_pixel_of_the_screen(qapp, ratio):
    picture = icon("home").pixmap(QSize(20, 20), ratio)
    assert picture.width() == round(20 * ratio)
    assert picture.devicePixelRatio() == ratio


def test_an_icon_that_is_already_on_a_button_changes_with_the_theme(qtbot, wear):
    button = QToolButton()
    qtbot.addWidget(button)
    button.setIcon(icon("play", "accent"))

    def seen():
        return strongest(button.icon().pixmap(QSize(32, 32)).toImage()).name().upper()

    wear("light")
    assert seen() == LIGHT.accent
    wear("dark")
    assert seen() == DARK.accent
    disabled = button.icon().pixmap(QSize(32, 32), QIcon.Mode.Disabled).toImage()
    assert strongest(disabled).name().upper() == DARK.faint


def test_an_icon_in_a_colour_that_no_theme_has_is_a_mistake(qapp):
    with pytest.raises(AttributeError):
        icon("home", "pink")


@THEMES
def test_a_disabled_label_is_paler_than_a_living_one(qapp, colours):
    made = palette(colours)
    living = made.color(made.ColorGroup.Active, made.ColorRole.WindowText).name()
    disabled = made.color(made.ColorGroup.Disabled, made.ColorRole.WindowText).name()
    assert contrast(disabled, colours.side) < contrast(living, colours.side)


def test_a_theme_is_put_on_at_once_and_said_once(qtbot, wear):
    wear("light")
    label = QLabel("图")
    qtbot.addWidget(label)
    with qtbot.waitSignal(theme.wardrobe.changed):
        wear("dark")
    assert theme.tokens() is DARK
    assert theme.map_palette() is PALETTES["dark"]
    qtbot.waitUntil(
        lambda: label.palette().color(label.foregroundRole()).name().upper() == DARK.ink
    )
    with qtbot.assertNotEmitted(theme.wardrobe.changed):
        wear("dark")


def test_where_the_system_has_no_wish_the_window_is_light(wear):
    wear("dark")
    assert QGuiApplication.styleHints().colorScheme() != Qt.ColorScheme.Dark
    wear("system")
    assert theme.tokens() is LIGHT


def test_what_is_kept_per_theme_is_made_once_for_each(wear):
    made = []

    @per_theme
    def picture(name):
        made.append((name, theme.tokens().name))
        return theme.tokens().ink

    for choice in ("light", "dark", "light", "dark"):
        wear(choice)
        assert picture("a") == theme.tokens().ink
    assert made == [("a", "light"), ("a", "dark")]
