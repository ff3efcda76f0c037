"""Theme: the look of the window. One accent, hairline borders, an 8-px grid, three type sizes."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from string import Template

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QIcon, QImage, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

RESOURCES = Path(__file__).parents[1] / "resources"
BODY_PX, HEADING_PX, TITLE_PX = 13, 15, 20
# Icons are drawn at once for ordinary, 150 % and double screens.
PIXEL_RATIOS = (1.0, 1.5, 2.0)


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of a theme, each by what it is for."""

    paper: str
    side: str
    raised: str
    ink: str
    quiet: str
    faint: str
    rule: str
    accent: str
    accent_ink: str
    accent_tint: str
    hover: str
    warning: str


LIGHT = Tokens(
    paper="#FFFFFF",
    side="#FBFCFD",
    raised="#F3F6F8",
    ink="#1E2C36",
    quiet="#55636E",
    faint="#8B97A1",
    rule="#DCE3E8",
    accent="#0B5FA5",
    accent_ink="#FFFFFF",
    accent_tint="#E4EFF8",
    hover="#EEF3F7",
    warning="#9A4A00",
)


@dataclass(frozen=True, slots=True)
class TypeSizes:
    """Heights of type in logical pixels."""

    small_px: int
    body_px: int
    heading_px: int
    title_px: int


_tokens = LIGHT
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


def dress(app: QApplication, family: str, colours: Tokens = LIGHT) -> None:
    """Give the application its style, palette, font (`family`, loaded before) and style sheet."""
    global _sizes, _tokens
    _tokens = colours
    _sizes = scaled_sizes(QFontInfo(QApplication.font()).pixelSize())
    app.setStyle("Fusion")
    font = QFont(family)
    font.setPixelSize(_sizes.body_px)
    app.setFont(font)
    app.setPalette(palette(colours))
    app.setStyleSheet(style_sheet(colours, _sizes))


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
        roles.PlaceholderText: colours.faint,
        roles.Highlight: colours.accent,
        roles.HighlightedText: colours.accent_ink,
        roles.Link: colours.accent,
        roles.LinkVisited: colours.accent,
        roles.ToolTipBase: colours.ink,
        roles.ToolTipText: colours.paper,
        roles.Mid: colours.rule,
    }
    made = QPalette()
    for role, colour in by_role.items():
        made.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.faint))
    return made


def style_sheet(colours: Tokens, type_sizes: TypeSizes) -> str:
    """The style sheet with colours and sizes put in."""
    text = (RESOURCES / "themes" / "window.qss").read_text(encoding="utf-8")
    return Template(text).substitute(
        asdict(colours) | asdict(type_sizes), icons=(RESOURCES / "icons").as_posix()
    )


@lru_cache(maxsize=128)
def icon(name: str, colour: str = LIGHT.quiet, size_px: int = 20) -> QIcon:
    """One of our icons in a colour, `size_px` logical pixels high."""
    text = (RESOURCES / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    made = QIcon()
    for tint, mode in ((colour, QIcon.Mode.Normal), (LIGHT.rule, QIcon.Mode.Disabled)):
        drawing = QSvgRenderer(QByteArray(text.replace("currentColor", tint).encode()))
        for ratio in PIXEL_RATIOS:
            image = QImage(QSize(size_px, size_px) * ratio, QImage.Format.Format_ARGB32)
            image.fill(Qt.GlobalColor.transparent)
            painter = QPainter(image)
            drawing.render(painter)
            painter.end()
            image.setDevicePixelRatio(ratio)
            made.addPixmap(QPixmap.fromImage(image), mode)
    return made
