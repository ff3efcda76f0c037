"""RegionHover: which region lies under the pointer, found without keeping the map waiting."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from desktop import tasks
from desktop.map.viewpoint import Viewpoint
from desktop.sheet.base_shapes import base_shapes
from desktop.sheet.framing import MM_PER_LOGICAL_PX
from desktop.sheet.region_names import seat_name
from geodata.atlas import Atlas
from geodata.locating import RegionFinder

# Metres per millimetre up to which the pointer means a county, and a prefecture; else a province.
COUNTY_M_PER_MM = 2_600.0
PREFECTURE_M_PER_MM = 9_000.0


class RegionHover(QObject):
    """`ready` comes when regions can be found, some time after they were first asked for."""

    ready = Signal()

    def __init__(self, parent: QObject, atlas: Atlas) -> None:
        super().__init__(parent)
        self._atlas = atlas
        self._finder: RegionFinder | None = None
        self._asked = False

    @property
    def is_ready(self) -> bool:
        """Whether regions can be found."""
        return self._finder is not None

    def prepare(self) -> None:
        """Begin to make ready, on a worker, unless begun before."""
        if not self._asked:
            self._asked = True
            tasks.run(self._made, self).done.connect(self._take)

    def line(self, viewpoint: Viewpoint, x_px: float, y_px: float) -> tuple[str, ...]:
        """Codes of the regions there, the province first, down to the smallest the scale shows."""
        if self._finder is None:
            self.prepare()
            return ()
        line = self._finder.line_at(*viewpoint.to_map(x_px, y_px))
        levels = levels_at(viewpoint)
        return tuple(code for code in line if self._atlas.regions[code].level in levels)

    def words(self, line: tuple[str, ...], language: str) -> str:
        """The line as it is said: 江苏省 苏州市 昆山市, Kunshan, Suzhou, Jiangsu."""
        return line_words(self._atlas, line, language)

    def _made(self) -> RegionFinder:
        counties = base_shapes(self._atlas).of("county", "h")
        codes = [str(code) for code in counties.columns["adcode"]]
        return RegionFinder(counties.geometries, codes, self._atlas.regions)

    def _take(self, made: object) -> None:
        assert isinstance(made, RegionFinder)
        self._finder = made
        self.ready.emit()


def levels_at(viewpoint: Viewpoint) -> tuple[str, ...]:
    """The levels of regions that a hand means at a scale, the highest first."""
    m_per_mm = viewpoint.m_per_px / MM_PER_LOGICAL_PX
    if m_per_mm <= COUNTY_M_PER_MM:
        return ("province", "prefecture", "county")
    return ("province", "prefecture") if m_per_mm <= PREFECTURE_M_PER_MM else ("province",)


def region_name(atlas: Atlas, code: str, language: str) -> str:
    """A region's name; in English by its pinyin where it has no English name."""
    return seat_name(atlas, code, atlas.regions[code].name_zh, language)


def line_words(atlas: Atlas, line: tuple[str, ...], language: str) -> str:
    """Regions from the province down, in the order in which a language says them."""
    names = [region_name(atlas, code, language) for code in line]
    return ", ".join(reversed(names)) if language == "en" else " ".join(names)
