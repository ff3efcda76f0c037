"""ShadingLayer: the measure of the regions on the live map: grounds, circles, and what they say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from html import escape

from PySide6.QtCore import QObject, QPointF, QTimer, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from desktop.map.furniture import Furniture
from desktop.map.ground import Ground
from desktop.map.ground_style import GroundStyle
from desktop.map.live_names import LiveNames
from desktop.map.viewpoint import Viewpoint
from desktop.painting import paint_symbol
from desktop.sheet.base_layers import OVER_GROUND, layers_off
from desktop.sheet.base_shapes import base_shapes
from desktop.sheet.framing import MM_PER_LOGICAL_PX
from desktop.sheet.palette import EM_MM
from desktop.sheet.region_names import seat_name
from desktop.sheet.region_symbols import region_symbols, symbol_mark
from desktop.sheet.shading import Shaded, shaded_palette, shading_of
from desktop.sheet.shown import Shown
from desktop.theme import map_palette
from desktop.view import View
from desktop.wording import tr
from geodata.atlas import Atlas
from geodata.locating import RegionFinder
from geodata.measuring import FEW, parts_words, value_words

EM_PX = EM_MM / MM_PER_LOGICAL_PX
# A quick picture of the window comes first; once nothing has changed for so long the one that
# reaches beyond it follows, and the whole country behind it. A timeline's steps are shorter.
LULL_MS = 350


class ShadingLayer(QObject):
    """Dresses ground, inset and names in what the View colours the map with.

    `renewed` says that something newer than what is seen can be painted.
    """

    renewed = Signal()

    def __init__(
        self,
        window: QWidget,
        atlas: Atlas,
        dressed: tuple[Ground, Furniture, LiveNames],
        now: Callable[[], Viewpoint],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._atlas = atlas
        self._ground, self._furniture, self._names = dressed
        self._now = now
        self._look: Shaded | None = None
        self._style = GroundStyle(map_palette())
        # What the names stand among, when they have not been set for it yet.
        self._unset: tuple[View, Shown] | None = None
        self._finders: dict[str, RegionFinder] = {}
        self._lull = QTimer(self, singleShot=True, interval=LULL_MS)
        self._lull.timeout.connect(self._calm)
        self._ground.renewed.connect(self._dress_inset)
        self._names.renewed.connect(lambda: self._furniture.note.say(self._names.words))
        for wearer in dressed:
            wearer.renewed.connect(self.renewed)

    @property
    def look(self) -> Shaded | None:
        """What colours the regions now."""
        return self._look

    @property
    def settled(self) -> bool:
        """Whether every picture is there, in the newest style."""
        made = self._ground.ready and self._furniture.ready and self._names.ready
        return made and not self._lull.isActive()

    def show(self, view: View, shown: Shown, *, painted: bool) -> None:
        """Dress everything for that view; `painted` says whether there is a picture already.

        The ground comes first, then the inset; the names are set anew when all is calm, if nobody
        has done so before.
        """
        palette, off = map_palette(), layers_off(view)
        self._look = shading_of(self._atlas, view, shown, palette)
        filling = self._look if self._look is not None and self._look.fills else None
        style = GroundStyle(shaded_palette(palette, filling), off - OVER_GROUND, filling)
        self._names.wear(replace(style, hidden=off))
        if style == self._style:
            return
        self._style = style
        self._ground.wear(style)
        if not painted:
            self._furniture.wear(style)
            return
        self._unset = view, shown
        self._ask(quick=True)
        self._lull.start()

    def arrange(self, view: View, shown: Shown, *, at_once: bool) -> None:
        """Set the names anew for where the map looks from, clear of the furniture."""
        viewpoint = self._now()
        self._unset = None
        self._names.arrange(
            shown,
            viewpoint,
            view.language,
            self._furniture.boxes_mm(viewpoint),
            self._window.devicePixelRatioF(),
            at_once=at_once,
        )

    def rest(self) -> None:
        """Let the workers finish; nothing is made after this."""
        self._lull.stop()
        for wearer in (self._ground, self._furniture, self._names):
            wearer.rest()

    def paint(self, painter: QPainter, viewpoint: Viewpoint) -> None:
        """The circles, as large on the screen as ever while the map zooms."""
        look = self._look
        if look is None or look.fills:
            return
        level, palette = look.shading.level, self._style.palette
        for one in region_symbols(self._atlas, look):
            x_px, y_px = viewpoint.to_px(one.x_m, one.y_m)
            reach = one.size_em * EM_PX / 2 + 2
            across = -reach < x_px < viewpoint.width_px + reach
            if across and -reach < y_px < viewpoint.height_px + reach:
                # The mark's millimetre counts as one logical pixel here.
                paint_symbol(symbol_mark(one, x_px, y_px, palette, EM_PX, level), painter)

    def tip(self, where: QPointF, language: str) -> list[str]:
        """What the region under the pointer has, as lines of markup; nothing beyond the country."""
        look = self._look
        if look is None:
            return []
        at = self._now().to_map(where.x(), where.y())
        code = self._finder(look.shading.level).smallest_at(*at)
        if not code:
            return []
        lines = [
            f"<b>{escape(self._name(code, language))}</b>",
            escape(value_words(look.found, code, language)),
        ]
        if len(look.found.measure.parts) > 1:
            lines += _lines_of(parts_words(look.found, code, language))
        if code in look.few:
            lines.append(escape(tr("载体不足 {n} 处，比值不稳", n=FEW)))
        return lines

    def _name(self, code: str, language: str) -> str:
        region = self._atlas.regions.get(code)
        return seat_name(self._atlas, code, region.name_zh, language) if region else code

    def _finder(self, level: str) -> RegionFinder:
        if level not in self._finders:
            regions = base_shapes(self._atlas).of(level, "m")
            codes = [str(code) for code in regions.columns["adcode"]]
            self._finders[level] = RegionFinder(regions.geometries, codes, self._atlas.regions)
        return self._finders[level]

    def _dress_inset(self) -> None:
        self._furniture.wear(self._style)

    def _calm(self) -> None:
        self._ask()
        if self._unset is not None:
            self.arrange(*self._unset, at_once=False)

    def _ask(self, *, quick: bool = False) -> None:
        self._ground.ask(self._now(), self._window.devicePixelRatioF(), quick=quick)


def _lines_of(parts: str) -> list[str]:
    """The parts of a figure, two to a line."""
    each = [escape(part) for part in parts.split(" · ")]
    return [" · ".join(each[at : at + 2]) for at in range(0, len(each), 2)]
