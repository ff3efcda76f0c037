"""Thumbnails: what a widget shows as a small PNG, for bookmarks."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QIODevice, QRect, Qt
from PySide6.QtGui import QPixmap

# Twice the size at which it is shown, for fine screens.
WIDTH_PX, HEIGHT_PX = 256, 160


def thumbnail(seen: QPixmap) -> bytes:
    """The middle of the picture, scaled down; empty bytes when there is nothing to see."""
    image = seen.toImage()
    if image.isNull():
        return b""
    width = min(image.width(), image.height() * WIDTH_PX // HEIGHT_PX)
    height = min(image.height(), width * HEIGHT_PX // WIDTH_PX)
    middle = QRect(0, 0, max(width, 1), max(height, 1))
    middle.moveCenter(image.rect().center())
    small = image.copy(middle).scaled(
        WIDTH_PX,
        HEIGHT_PX,
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    small.setDevicePixelRatio(1.0)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    small.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())
