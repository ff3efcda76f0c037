"""Scenes whose drawings are kept: views of the twelve-place atlas on pages of several shapes."""

from dataclasses import replace

from desktop.sheet.page import Page, page_of_pixels
from desktop.view import HOME, Camera, Shading, look_at, narrow, select, shade, speak
from geodata.choices import Filter
from geodata.projecting import MAIN
from geodata.records import Address
from tests.sheets.spirals import a_million_points


def around(lon: float, lat: float, width_m: float, height_m: float) -> Camera:
    """The camera of that size about a point."""
    x_m, y_m = map(float, MAIN.forward(lon, lat))
    return Camera(x_m, y_m, width_m, height_m)


EVERYTHING = narrow(HOME, Filter())
HUBEI = around(112.5, 31.0, 700e3, 500e3)

SCENES = {
    "home": (HOME, page_of_pixels(1920, 1080)),
    "english_portrait": (speak(EVERYTHING, "en"), Page(210, 297)),
    "hubei": (look_at(EVERYTHING, HUBEI), Page(297, 210, approval_number="鄂S(2026)001号")),
    "hatched": (
        shade(EVERYTHING, Shading("density", method="natural_breaks", hatched=True)),
        page_of_pixels(1366, 768),
    ),
    "quotient": (
        speak(
            shade(
                EVERYTHING,
                Shading("location_quotient", "SEI-MAT", method="user_set", limits=(0.8, 1.25)),
            ),
            "en",
        ),
        Page(297, 210),
    ),
    "circles": (
        shade(EVERYTHING, Shading("count", level="prefecture", form="symbols")),
        Page(210, 297),
    ),
    "project": (select(EVERYTHING, Address("project", "SP01")), page_of_pixels(1366, 768)),
}

# Painted too, and kept as pictures.
_VIEW, _PAGE = SCENES["hubei"]
PAINTED = {
    "hubei": (_VIEW, _PAGE),
    "hubei_dark": (_VIEW, replace(_PAGE, theme="dark")),
    "hatched": SCENES["hatched"],
    "hubei_print": (_VIEW, replace(_PAGE, theme="print")),
    "million": (HOME, page_of_pixels(1366, 768)),
}
# Of the shipped atlas, whose places crowd: new facts change these pictures, and are looked at so.
JIANGSU = around(119.8, 32.3, 560e3, 400e3)
CROWDED = {
    "nation": (HOME, page_of_pixels(1366, 768)),
    "nation_en": (speak(EVERYTHING, "en"), page_of_pixels(1366, 768)),
    "jiangsu": (look_at(EVERYTHING, JIANGSU), Page(297, 210)),
}
# What lies upon them, made when it is needed.
OVERLAYS = {"million": (a_million_points,)}
