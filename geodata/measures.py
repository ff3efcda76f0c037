"""Measures: the figures that can colour the map, with their words, units and formulas."""

from __future__ import annotations

from dataclasses import dataclass

from geodata.faults import Fault
from geodata.vocabulary import Term


@dataclass(frozen=True, slots=True)
class Measure(Term):
    """A figure of every region. `zh` and `en` name it.

    `of` is what must be chosen with it: "kind", "industry" or "" for nothing. `levels` are the
    region levels it can be told for. `parts` are the numbers it is worked out from. `ratio` says
    that regions of different size compare by it, so that areas may be coloured; a count is better
    shown by symbols. `neutral` is the value that means neither more nor less, for diverging
    colours, and `limits` are limits of classes to offer with it.
    """

    unit_zh: str
    unit_en: str
    formula_zh: str
    formula_en: str
    parts: tuple[Term, ...]
    of: str = ""
    levels: tuple[str, ...] = ("province", "prefecture")
    ratio: bool = False
    neutral: float | None = None
    limits: tuple[float, ...] = ()

    def unit(self, language: str) -> str:
        """The unit; blank for a bare ratio."""
        return self.unit_en if language == "en" else self.unit_zh

    def formula(self, language: str) -> str:
        """How the figure is worked out."""
        return self.formula_en if language == "en" else self.formula_zh


_PLACES = Term("places", "载体", "places")

MEASURES: tuple[Measure, ...] = (
    Measure(
        "count",
        "载体数",
        "Number of places",
        "处",
        "places",
        "地区内符合筛选的载体数",
        "Places in the region that pass the filter",
        (_PLACES,),
    ),
    Measure(
        "kind_count",
        "单类载体数",
        "Number of places of one kind",
        "处",
        "places",
        "地区内符合筛选的某一类载体数",
        "Places of one kind in the region that pass the filter",
        (_PLACES,),
        of="kind",
    ),
    Measure(
        "density",
        "载体密度",
        "Density of places",
        "处/万平方千米",
        "places per 10,000 km²",
        "地区内符合筛选的载体数 ÷ 地区面积（万平方千米）；面积由本图边界在等积投影上量算",
        "Places in the region that pass the filter ÷ its area in 10,000 km², measured from this "
        "map's boundaries on an equal-area projection",
        (_PLACES, Term("area_km2", "面积（平方千米）", "area (km²)")),
        ratio=True,
    ),
    # At prefecture level most quotients would rest on one or two places.
    Measure(
        "location_quotient",
        "产业区位商",
        "Location quotient of an industry",
        "",
        "",
        "（本省该产业载体数 ÷ 本省载体数）÷（全国该产业载体数 ÷ 全国载体数），均按筛选；"
        "1 为与全国相同",
        "(Places of the industry in the province ÷ all places in the province) ÷ (places of the "
        "industry in the nation ÷ all places in the nation), all as filtered; 1 is as the nation",
        (
            Term("industry_here", "本省该产业载体", "places of the industry in the province"),
            Term("all_here", "本省载体", "places in the province"),
            Term("industry_nation", "全国该产业载体", "places of the industry in the nation"),
            Term("all_nation", "全国载体", "places in the nation"),
        ),
        of="industry",
        levels=("province",),
        ratio=True,
        neutral=1.0,
        # Each limit below 1 is one over a limit above it.
        limits=(0.5, 0.8, 1.25, 2.0),
    ),
    Measure(
        "verified_share",
        "已核实载体占比",
        "Share of verified places",
        "%",
        "%",
        "地区内符合筛选且读到来源的载体数 ÷ 符合筛选的载体数",
        "Places in the region that pass the filter and whose source was read ÷ places there that "
        "pass the filter",
        (Term("verified", "已核实载体", "verified places"), _PLACES),
        ratio=True,
    ),
)
MEASURE = {measure.code: measure for measure in MEASURES}


def measure_of(code: str) -> Measure:
    """The measure of that code; Fault if there is none."""
    if code not in MEASURE:
        raise Fault(
            f"没有名为“{code}”的图示指标，请改选：{'、'.join(MEASURE)}。",
            f'There is no measure called "{code}"; choose one of {", ".join(MEASURE)}.',
        )
    return MEASURE[code]
