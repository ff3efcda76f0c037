"""Pictures: a painted page in an image file, whole or not at all."""

from __future__ import annotations

import errno
from collections.abc import Collection
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage

from desktop.whole_files import place_fault, write_whole
from geodata.faults import Fault


def check_place(path: Path, endings: Collection[str] = (".png",)) -> None:
    """Fault when the file's name or folder cannot serve, before any work is done for it.

    `endings` are those that the name may have.
    """
    if path.suffix.lower() not in endings:
        raise Fault(
            f"文件名“{path.name}”须以 {'、'.join(endings)} 结尾。",
            f'The file name "{path.name}" must end in {", ".join(endings)}.',
        )
    if path.is_dir():
        raise place_fault(path, IsADirectoryError(errno.EISDIR, "", str(path)))
    if not path.parent.is_dir():
        raise place_fault(path, FileNotFoundError(errno.ENOENT, "", str(path)))


def save_png(image: QImage, path: Path) -> None:
    """Write the image as PNG with its resolution; Fault when the place cannot be written.

    The file is written beside its final name and then renamed, so that nothing half-written is
    left and an older picture of that name stays until the new one is whole.
    """
    check_place(path)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.save(buffer, "PNG"):  # type: ignore[call-overload]
        raise Fault(
            "图片无法编码为 PNG：内存不足，请减小尺寸。",
            "The picture could not be encoded as PNG: too little memory, choose a smaller size.",
        )
    write_whole(path, bytes(buffer.data().data()))
