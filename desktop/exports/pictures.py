"""Pictures: a painted page in an image file, whole or not at all."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage

from geodata.faults import Fault


def check_place(path: Path) -> None:
    """Fault when the file's name or folder cannot serve, before any work is done for it."""
    if path.suffix.lower() != ".png":
        raise Fault(
            f"图片文件名“{path.name}”须以 .png 结尾。",
            f'The picture\'s file name "{path.name}" must end in .png.',
        )
    if path.is_dir():
        raise _fault(path, IsADirectoryError(errno.EISDIR, "", str(path)), 0)
    if not path.parent.is_dir():
        raise _fault(path, FileNotFoundError(errno.ENOENT, "", str(path)), 0)


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


def write_whole(path: Path, content: bytes) -> None:
    """Put the content into the file, or leave everything as it was and raise a Fault."""
    beside: Path | None = None
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        beside = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(0o666 & ~_umask())
        beside.replace(path)
    except OSError as error:
        if beside is not None:
            beside.unlink(missing_ok=True)
        raise _fault(path, error, len(content)) from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _fault(path: Path, error: OSError, size: int) -> Fault:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return Fault(
            f"磁盘空间不足，无法写入 {path}（需 {size / 1e6:.1f} MB），请清理后重试。",
            f"The disk is full: {path} needs {size / 1e6:.1f} MB. Free some space and try again.",
        )
    if isinstance(error, FileNotFoundError) and not path.parent.is_dir():
        return Fault(
            f"文件夹 {path.parent} 不存在，请先建立或另选位置。",
            f"The folder {path.parent} does not exist; create it or choose another place.",
        )
    if isinstance(error, IsADirectoryError):
        return Fault(
            f"{path} 是文件夹，请另取文件名。",
            f"{path} is a folder; choose another file name.",
        )
    return Fault(
        f"无法写入 {path}：{_reason_zh(error)}请另选位置。",
        f"Cannot write {path}: {os.strerror(error.errno or 0)}. Choose another place.",
    )


def _reason_zh(error: OSError) -> str:
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return "没有写入权限，"
    if isinstance(error, NotADirectoryError):
        return "路径中有一段不是文件夹，"
    return f"系统报告“{error.strerror}”，"
