"""Palette: colours and line styles of the base map, of the places and the words upon it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from desktop.sheet.colour_space import lightness

EM_MM = 3.44
"""The map's type size (13 logical pixels) at which the widths below hold."""
LETTERS_APART, LINES_APART = 28.0, 30.0
"""Differences of lightness that letters and lines need to be seen upon a ground."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line's look, for a map whose type is EM_MM high; `dash_mm` drawn and skipped lengths."""

    colour: str
    width_mm: float
    dash_mm: tuple[float, ...] = ()

    def scaled(self, factor: float) -> Stroke:
        """The stroke for a map whose type is `factor` times as high."""
        return Stroke(
            self.colour, self.width_mm * factor, tuple(mm * factor for mm in self.dash_mm)
        )


@dataclass(frozen=True, slots=True)
class Letters:
    """The look of one class of names; `size_em` is a share of the map's em."""

    colour: str
    size_em: float
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Palette:
    """One theme. `strokes` is keyed by the kinds of the border and special_line layers."""

    paper: str
    ink: str
    quiet_ink: str
    rule: str
    accent: str
    sea: str
    neighbour: str
    neighbour_coast: Stroke
    tints: tuple[str, ...]
    nation_band: Stroke
    strokes: dict[str, Stroke]
    river: Stroke
    lake: str
    lake_shore: Stroke
    listed: str
    """Rings around cities on a published list."""
    halo: str
    """Under the letters of names."""
    kinds: dict[str, str]
    """The mark of each kind of place."""
    rim: str
    """Around the marks of places, so that they stand out from any ground."""
    hollow: str
    """Within a hollow mark."""
    names: dict[str, Letters]
    seats: dict[str, tuple[str, str, float]]
    """Shape, colour and size in em by the seat layer's level."""
    no_data: str
    """Ground of a region without a figure."""
    no_data_ink: str
    hatch: str
    """Ink of line patterns; of the paper's colour where it would not be seen."""
    region_symbol: str
    """Proportional symbols of regions."""
    grounds: Mapping[str, str] = field(default_factory=dict)
    """Grounds of provinces, by code, that take the place of their tints."""

    def scaled(self, factor: float) -> Palette:
        """The palette with all its lines `factor` times as wide."""
        return replace(
            self,
            neighbour_coast=self.neighbour_coast.scaled(factor),
            nation_band=self.nation_band.scaled(factor),
            strokes={kind: stroke.scaled(factor) for kind, stroke in self.strokes.items()},
            river=self.river.scaled(factor),
            lake_shore=self.lake_shore.scaled(factor),
        )

    def tint_of(self, province: str) -> str:
        """The ground of a province, by its six-figure code."""
        return self.grounds.get(province) or self.tints[TINT_OF_PROVINCE[province]]

    def halo_of(self, province: str) -> str:
        """What sets a name off upon a province: its ground, or the halo where letters need it."""
        ground = self.tint_of(province)
        letters, behind, halo = lightness((self.names["province"].colour, ground, self.halo))
        apart = behind - letters if halo > letters else letters - behind
        return ground if apart >= LETTERS_APART else self.halo

    def hatch_on(self, ground: str) -> str:
        """The ink of line patterns upon that ground."""
        ink, behind = lightness((self.hatch, ground))
        return self.hatch if abs(ink - behind) >= LINES_APART else self.paper

    @property
    def is_dark(self) -> bool:
        """Whether the map is light on dark."""
        return bool(lightness((self.paper,))[0] < 50)


# Neighbouring provinces never share a tint: a greedy colouring of the province coverage, in the
# order of falling number of neighbours, done once.
# fmt: off
TINT_OF_PROVINCE: dict[str, int] = {
    "110000": 1, "120000": 3, "130000": 2, "140000": 4, "150000": 0, "210000": 3,
    "220000": 4, "230000": 2, "310000": 4, "320000": 2, "330000": 3, "340000": 0,
    "350000": 0, "360000": 1, "370000": 1, "410000": 3, "420000": 2, "430000": 4,
    "440000": 3, "450000": 0, "460000": 0, "500000": 0, "510000": 4, "520000": 1,
    "530000": 2, "540000": 1, "610000": 1, "620000": 2, "630000": 3, "640000": 4,
    "650000": 0, "710000": 1, "810000": 2, "820000": 4,
}
# fmt: on

LIGHT = Palette(
    paper="#FFFFFF",
    ink="#20303C",
    quiet_ink="#5C6B76",
    rule="#B9C4CC",
    accent="#0B5FA5",
    sea="#EAF2F8",
    neighbour="#F3F2EE",
    neighbour_coast=Stroke("#B3C6D4", 0.11),
    tints=("#FCF6E2", "#EAF3E4", "#FAEBE3", "#EDECF6", "#F3F0DA"),
    nation_band=Stroke("#EFD5DC", 1.44),
    strokes={
        "国界": Stroke("#9B2C50", 0.36),
        "海岸线": Stroke("#7FA9C6", 0.15),
        "省级界": Stroke("#8B807C", 0.26),
        "地级界": Stroke("#C4B9A9", 0.11),
        "县级界": Stroke("#D3C9BA", 0.08),
        "南海断续线": Stroke("#9B2C50", 0.52),
        "未定国界": Stroke("#9B2C50", 0.36, (1.9, 1.0)),
        "特别行政区界": Stroke("#9A918C", 0.17, (1.0, 0.6)),
        "海上省级界": Stroke("#9A918C", 0.17, (1.5, 0.9)),
    },
    river=Stroke("#B4D3E8", 0.14),
    lake="#D6E8F4",
    lake_shore=Stroke("#A9CBE2", 0.09),
    listed="#7B3FA0",
    halo="#FFFFFF",
    # From the eight of Okabe and Ito that stay apart for colour-blind eyes, a brown and an indigo.
    kinds={
        "demo_zone": "#D55E00",
        "zone": "#0072B2",
        "high_tech": "#009E73",
        "modern_service": "#CC79A7",
        "torch_specialty": "#E69F00",
        "torch_software": "#56B4E9",
        "trade_innovation": "#5B4A3F",
        "university_park": "#2A1A8C",
    },
    rim="#FFFFFF",
    hollow="#FFFFFF",
    names={
        "province": Letters("#8A7560", 1.16, bold=True),
        "prefecture": Letters("#7A7269", 0.92),
        "county": Letters("#978F86", 0.76),
        "seat": Letters("#3C454C", 0.84),
        "capital": Letters("#8E2743", 1.00, bold=True),
        "neighbour": Letters("#A5A199", 1.02),
        "sea": Letters("#7FA3BC", 1.06),
        "lake": Letters("#6E9CBC", 0.74),
        "island": Letters("#55636D", 0.72),
        "demo_zone": Letters("#963F00", 1.00, bold=True),
        "zone": Letters("#164E75", 0.84),
        "base": Letters("#4B4640", 0.78),
        "stack": Letters("#20303C", 0.66, bold=True),
    },
    seats={
        "国家首都": ("ring_dot", "#B3264C", 1.0),
        "省级行政中心": ("ring_dot", "#59636B", 0.66),
        "地级行政中心": ("ring", "#7C858C", 0.46),
    },
    no_data="#DEDFDD",
    no_data_ink="#B1B7BB",
    hatch="#3F4B55",
    region_symbol="#8256AC",
)
