"""Foot: the words under the big map: title, caption, which scene of how many, and sources."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from desktop.panels.parts.picture_row import wrapped
from desktop.theme import tokens
from desktop.wording import tr
from desktop.workspace.records import Scene

# Heights of type as shares of the screen's height, so that the last row reads them.
TITLE, CAPTION, SOURCE = 1 / 26, 1 / 40, 1 / 80
LEAST_PX = 11
SMALLEST_TITLE = 0.6
"""Of its usual size, a long title's."""
MOST_LINES, MOST_SOURCE_LINES = 4, 3
EDGE_PX = 24
LINE_SEPARATOR = "\u2028"


class Foot(QWidget):
    """As high for every scene of a talk, so that the map above it keeps its place."""

    def __init__(self, scenes: Sequence[Scene]) -> None:
        super().__init__()
        self._scenes = tuple(scenes)
        self._caption = ""
        self._title = ""
        self._title_px = LEAST_PX
        self._sources: tuple[str, ...] = ()
        self.title, self.caption, self.counter, self.source = QLabel(), QLabel(), QLabel(), QLabel()
        for label in (self.title, self.caption, self.counter, self.source):
            label.setTextFormat(Qt.TextFormat.PlainText)
        top_left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        top_right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
        grid = QGridLayout(self)
        grid.setContentsMargins(EDGE_PX, EDGE_PX // 2, EDGE_PX, EDGE_PX // 2)
        grid.setHorizontalSpacing(EDGE_PX)
        grid.setVerticalSpacing(EDGE_PX // 4)
        grid.addWidget(self.title, 0, 0, top_left)
        grid.addWidget(self.counter, 0, 1, top_right)
        grid.addWidget(self.caption, 1, 0, 1, 2, top_left)
        grid.addWidget(self.source, 2, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        grid.setRowStretch(1, 1)

    def fit(self, width_px: int, height_px: int) -> None:
        """Type and height for a screen of that size."""
        for label, share, bold in (
            (self.title, TITLE, True),
            (self.caption, CAPTION, False),
            (self.counter, CAPTION, False),
            (self.source, SOURCE, False),
        ):
            font = QFont(label.font())
            font.setPixelSize(max(round(share * height_px), LEAST_PX))
            font.setBold(bold)
            label.setFont(font)
        self._title_px = self.title.font().pixelSize()
        self.setFixedWidth(width_px)
        most = max(len(self._lines(scene.caption)) for scene in self._scenes)
        rows = (
            (self.title.font(), 1),
            (self.caption.font(), most),
            (self.source.font(), MOST_SOURCE_LINES),
        )
        text = sum(QFontMetrics(font).lineSpacing() * n for font, n in rows)
        self.setFixedHeight(text + EDGE_PX + EDGE_PX // 2)
        self._say()

    def dress(self) -> None:
        """The colours of now."""
        colours = tokens()
        for label, colour in (
            (self.title, colours.ink),
            (self.caption, colours.ink),
            (self.counter, colours.quiet),
            (self.source, colours.quiet),
        ):
            palette = label.palette()
            palette.setColor(label.foregroundRole(), colour)
            label.setPalette(palette)

    def say(self, title: str, caption: str) -> None:
        """What the scene is called and what is said of it."""
        self._title, self._caption = title, caption
        self._say()

    def say_sources(self, lines: Sequence[str]) -> None:
        """Where the map and what is on it are from."""
        self._sources = tuple(lines)
        self._say()

    def count(self, number: int, *, playing: bool) -> None:
        """Which scene of how many it is, and whether the talk goes on by itself."""
        words = f"{number + 1} / {len(self._scenes)}"
        self.counter.setText(f"{tr('自动放映')} · {words}" if playing else words)

    def _say(self) -> None:
        self._fit_title()
        self.caption.setText("\n".join(self._lines(self._caption)))
        small = self.source.font()
        words = "　".join(self._sources)
        self.source.setText("\n".join(wrapped(words, small, self._room, MOST_SOURCE_LINES)))
        self.source.setToolTip("\n".join(self._sources))

    def _fit_title(self) -> None:
        """On one line: in smaller type when it is long, and cut only when it is very long."""
        longest = f"{tr('自动放映')} · 00 / 00"
        counter = QFontMetrics(self.counter.font()).horizontalAdvance(longest)
        room = max(self.width() - 3 * EDGE_PX - counter, 1)
        font = QFont(self.title.font())
        for size_px in range(self._title_px, round(SMALLEST_TITLE * self._title_px), -1):
            font.setPixelSize(size_px)
            if QFontMetrics(font).horizontalAdvance(self._title) <= room:
                break
        self.title.setFont(font)
        cut = QFontMetrics(font).elidedText(self._title, Qt.TextElideMode.ElideRight, room)
        self.title.setText(cut)
        self.title.setToolTip(self._title if cut != self._title else "")

    @property
    def _room(self) -> int:
        return max(self.width() - 2 * EDGE_PX, 1)

    def _lines(self, caption: str) -> list[str]:
        """The caption as wide as the screen; the last line says when there was more."""
        if not caption.strip():
            return []
        words = caption.strip().replace("\n", LINE_SEPARATOR)
        lines = wrapped(words, self.caption.font(), self._room, MOST_LINES)
        return [line.replace(LINE_SEPARATOR, " ") for line in lines]
