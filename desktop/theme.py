"""Theme: the look of the window. One accent, hairline borders, an 8-px grid, three type sizes.

Light, dark, or as the system has it; a change shows at once. What is painted or written asks
`tokens()` for its colours when it is painted; what keeps colours follows `wardrobe.changed`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import lru_cache, wraps
from pathlib import Path
from string import Template
from typing import Any, ParamSpec, TypeVar

from PySide6.QtCore import QByteArray, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontInfo,
    QGuiApplication,
    QIcon,
    QIconEngine,
    QPainter,
    QPalette,
    QPixmap,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from desktop.sheet.palette import Palette
from desktop.sheet.palettes import PALETTES
from desktop.tokens import CHOICES, DARK, LIGHT, Tokens

RESOURCES = Path(__file__).parents[1] / "resources"
BODY_PX, HEADING_PX, TITLE_PX = 13, 15, 20

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class TypeSizes:
    """Heights of type in logical pixels."""

    small_px: int
    body_px: int
    heading_px: int
    title_px: int


class Wardrobe(QObject):
    """`changed` comes when the whole window has other colours."""

    changed = Signal()


wardrobe = Wardrobe()
_choice = CHOICES[0]
_followed = False
_tokens = _worn = LIGHT
_sizes = TypeSizes(12, BODY_PX, HEADING_PX, TITLE_PX)


def sizes() -> TypeSizes:
    """The type of this application, scaled by the system's own type."""
    return _sizes


def tokens() -> Tokens:
    """The colours of this application now."""
    return _tokens


def scaled_sizes(system_px: int) -> TypeSizes:
    """Our sizes where the system's text is `system_px` high: never smaller, at most doubled."""
    factor = min(max(system_px / BODY_PX, 1.0), 2.0)
    body, heading, title = (round(size * factor) for size in (BODY_PX, HEADING_PX, TITLE_PX))
    return TypeSizes(round(12 * factor), body, heading, title)


def map_palette() -> Palette:
    """The colours of the live map now."""
    return PALETTES[_tokens.name]


def dress(app: QApplication, family: str, choice: str = CHOICES[0]) -> None:
    """Give the application its style, font (`family`, loaded before) and the theme chosen."""
    global _followed, _sizes
    _sizes = scaled_sizes(QFontInfo(QApplication.font()).pixelSize())
    app.setStyle("Fusion")
    font = QFont(family)
    font.setPixelSize(_sizes.body_px)
    app.setFont(font)
    if not _followed:
        _followed = True
        app.styleHints().colorSchemeChanged.connect(_follow_system)
    _choose(choice)
    _put_on(app)


def wear(choice: str) -> None:
    """One of CHOICES from now on, in every window."""
    _choose(choice)
    _renew()


def _choose(choice: str) -> None:
    global _choice, _tokens
    _choice = choice
    hints = QGuiApplication.styleHints()
    # The frames that the system draws around our windows follow as well, where it can.
    asked = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
    hints.setColorScheme(asked.get(choice, Qt.ColorScheme.Unknown))
    dark = choice == "dark" or (choice == "system" and hints.colorScheme() == Qt.ColorScheme.Dark)
    _tokens = DARK if dark else LIGHT


def _follow_system() -> None:
    _choose(_choice)
    _renew()


def _renew() -> None:
    app = QApplication.instance()
    if _tokens is not _worn and isinstance(app, QApplication):
        _put_on(app)
        wardrobe.changed.emit()


def _put_on(app: QApplication) -> None:
    global _worn
    _worn = _tokens
    app.setPalette(palette(_tokens))
    app.setStyleSheet(style_sheet(_tokens, _sizes))


def palette(colours: Tokens) -> QPalette:
    """The Qt palette of the colours."""
    roles = QPalette.ColorRole
    by_role = {
        roles.Window: colours.side,
        roles.Base: colours.paper,
        roles.AlternateBase: colours.raised,
        roles.Button: colours.paper,
        roles.WindowText: colours.ink,
        roles.Text: colours.ink,
        roles.ButtonText: colours.ink,
        roles.PlaceholderText: colours.quiet,
        roles.Highlight: colours.accent,
        roles.HighlightedText: colours.accent_ink,
        roles.Link: colours.accent,
        roles.LinkVisited: colours.accent,
        roles.ToolTipBase: colours.tip,
        roles.ToolTipText: colours.tip_ink,
        roles.Accent: colours.accent,
        roles.BrightText: colours.accent_ink,
        # Edges that Qt's own style draws.
        roles.Light: colours.raised,
        roles.Midlight: colours.raised,
        roles.Mid: colours.rule,
        roles.Dark: colours.grip,
        roles.Shadow: colours.rule,
    }
    made = QPalette()
    for role, colour in by_role.items():
        made.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.faint))
    return made


def style_sheet(colours: Tokens, type_sizes: TypeSizes) -> str:
    """The style sheet with colours and sizes put in."""
    folder = RESOURCES / "themes"
    text = (folder / "window.qss").read_text(encoding="utf-8")
    return Template(text).substitute(
        asdict(colours) | asdict(type_sizes), pictures=(folder / colours.name).as_posix()
    )


def per_theme(make: Callable[P, T]) -> Callable[P, T]:
    """`make`, which looks at `tokens()`; what it made is kept for the arguments and the theme."""
    kept: Any = lru_cache(maxsize=256)(lambda _theme, *args, **named: make(*args, **named))

    @wraps(make)
    def found(*args: P.args, **kwargs: P.kwargs) -> T:
        made: T = kept(_tokens.name, *args, **kwargs)
        return made

    return found


Draw = Callable[[int, int, QIcon.Mode], QPixmap]
"""Draws an icon of a width and height in device pixels."""


class LiveIcon(QIconEngine):
    """Draws an icon anew whenever it is painted, so that it has the colours of now.

    Of one size it is the same picture: `draw` keeps what it drew.
    """

    def __init__(self, draw: Draw) -> None:
        super().__init__()
        self._draw = draw

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:  # noqa: ARG002
        """The picture of that size in device pixels."""
        return self._draw(size.width(), size.height(), mode)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Put the picture there."""
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(rect, self.pixmap(rect.size() * ratio, mode, state))


@lru_cache(maxsize=256)
def _drawn(name: str, tint: str, width_px: int, height_px: int) -> QPixmap:
    text = (RESOURCES / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    made = QPixmap(width_px, height_px)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    QSvgRenderer(QByteArray(text.replace("currentColor", tint).encode())).render(painter)
    painter.end()
    return made


@lru_cache(maxsize=128)
def icon(name: str, colour: str = "quiet") -> QIcon:
    """One of our icons in one of the Tokens' colours, by its name: it changes with the theme.

    AttributeError when there is no such colour.
    """
    getattr(_tokens, colour)

    def draw(width_px: int, height_px: int, mode: QIcon.Mode) -> QPixmap:
        role = "faint" if mode == QIcon.Mode.Disabled else colour
        return _drawn(name, getattr(_tokens, role), width_px, height_px)

    return QIcon(LiveIcon(draw))
