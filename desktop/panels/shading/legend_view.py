"""LegendView: the sheet's own legend of a shading, as a widget."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.painting import paint
from desktop.sheet.blocks import Block
from desktop.sheet.drawing import Drawing
from desktop.sheet.shading import Shaded
from desktop.sheet.shading_legend import few_words, heading_words, rows_of, shading_block
from desktop.theme import map_palette, sizes, tokens
from geodata.atlas import Atlas

# The legend's type on paper is smaller than its em; on screen its body is the window's.
EM = 1.25


class LegendView(QWidget):
    """As high as the legend at the width there is; nothing without a shading."""

    def __init__(self, atlas: Atlas) -> None:
        super().__init__()
        self._atlas = atlas
        self._look: Shaded | None = None
        self._language = "zh"
        self._block = Block(0.0, 0.0, ())
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_look(self, look: Shaded | None, language: str) -> None:
        """Explain this."""
        self._look, self._language = look, language
        words = []
        if look is not None:
            rows = [f"{said}: {count}" for said, count in rows_of(look, language)]
            words = [heading_words(self._atlas, look, language), *rows, few_words(look, language)]
        self.setAccessibleName(words[0] if words else "")
        self.setAccessibleDescription("; ".join(filter(None, words[1:])))
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Long lines break at the width there is."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay_out()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """The legend, painted as on paper."""
        painter = QPainter(self)
        # The legend's millimetre counts as one logical pixel here.
        paint(Drawing(0.0, 0.0, self._block.marks), painter, 1.0)
        painter.end()

    def _lay_out(self) -> None:
        self._block = Block(0.0, 0.0, ())
        if self._look is not None:
            em_px = EM * sizes().body_px
            palette = replace(map_palette(), ink=tokens().ink, quiet_ink=tokens().quiet)
            self._block = shading_block(
                self._atlas,
                self._look,
                palette,
                em_px,
                self._language,
                (self.width() - 1) / em_px,
                with_remarks=True,
            )
        self.setFixedHeight(round(self._block.height_mm) + 1)
        self.update()
