"""LiveNames: the words upon the live map, arranged anew whenever it comes to rest."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPainter

from desktop.map.ground_style import GroundStyle
from desktop.map.naming import Words, words_for
from desktop.map.repainting import Repainting
from desktop.map.viewpoint import Viewpoint
from desktop.map.word_stamps import StampedWords, WordStamps, paint_lines, paint_stamped
from desktop.sheet.framing import Bounds
from desktop.sheet.palette import EM_MM
from desktop.sheet.shown import Shown
from desktop.theme import map_palette
from geodata.atlas import Atlas


class LiveNames(QObject):
    """Names found on a worker thread; `renewed` says that a newer arrangement is there."""

    renewed = Signal()

    def __init__(self, parent: QObject, atlas: Atlas) -> None:
        super().__init__(parent)
        self._atlas = atlas
        self._style = GroundStyle(map_palette())
        self._stamps = WordStamps()
        self._stamped: StampedWords | None = None
        self._named: tuple[object, ...] = ()
        self._where: tuple[Viewpoint | None, list[Bounds]] = (None, [])
        self._making = Repainting(self)
        self._making.ready.connect(self._take)
        self.rest = self._making.finish

    @property
    def ready(self) -> bool:
        """Whether no arrangement is in the making."""
        return self._making.idle

    @property
    def words(self) -> Words | None:
        """The arrangement that is seen."""
        return self._stamped.words if self._stamped else None

    def wear(self, style: GroundStyle) -> None:
        """Set the names off against that ground from the next arrangement on."""
        self._style = style

    def arrange(
        self,
        shown: Shown,
        viewpoint: Viewpoint,
        language: str,
        furniture: list[Bounds],
        pixel_ratio: float,
        *,
        at_once: bool = False,
    ) -> None:
        """Arrange the names for that viewpoint, clear of the furniture's boxes (mm)."""
        palette, hidden = self._style.palette, self._style.hidden
        # What is shown, and how, decides the names anew; only a map that moves, or a hand on its
        # places, leaves them where they are. So what is undone looks as it did.
        named, where = (shown.within, language, hidden), (viewpoint, furniture)
        moved = viewpoint != self._where[0]
        stay = named == self._named and (moved or where == self._where)
        self._named, self._where = named, where

        def make() -> StampedWords:
            before = self._stamped.words if self._stamped and stay else None
            words = words_for(
                self._atlas, shown, viewpoint, palette, EM_MM, language, furniture, hidden, before
            )
            return self._stamps.of(words, pixel_ratio)

        if at_once:
            self._take(make())
        else:
            self._making.ask(make)

    def paint_below(self, painter: QPainter, viewpoint: Viewpoint) -> None:
        """Lines to names, seats and islands, which lie under the places."""
        if self._stamped is not None:
            paint_lines(self._stamped.lines, painter, viewpoint)
            paint_stamped(self._stamped, painter, viewpoint, above=False)

    def paint_above(self, painter: QPainter, viewpoint: Viewpoint) -> None:
        """Names, which lie over the places."""
        if self._stamped is not None:
            paint_stamped(self._stamped, painter, viewpoint, above=True)

    def _take(self, stamped: object) -> None:
        self._stamped = cast("StampedWords", stamped)
        self.renewed.emit()
