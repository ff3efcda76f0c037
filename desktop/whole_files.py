"""Files that are there whole or not at all. No Qt here."""

from __future__ import annotations

import errno
import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

from geodata.faults import Fault


def write_whole(path: Path, content: bytes) -> None:
    """Put the content into the file, or leave everything as it was and raise a Fault.

    It is written beside its final name, brought onto the disk and then renamed: at any moment the
    name stands for the old file or the new one, whole. A link still leads to the same place, and
    who may read an older file may read the new one.
    """
    beside: Path | None = None
    try:
        target = Path(os.path.realpath(path))
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
        beside = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(_mode(target))
        beside.replace(target)
        _settle(target.parent)
    except OSError as error:
        if beside is not None:
            beside.unlink(missing_ok=True)
        raise place_fault(path, error, len(content)) from error


def _settle(folder: Path) -> None:
    """Have the new name itself on the disk: a file is only as safe as the folder that lists it."""
    if os.name != "posix":
        return
    with suppress(OSError):  # some shared folders cannot be told; the file is there all the same
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _mode(target: Path) -> int:
    """Who may do what with the file: as before, or as with any file that one makes."""
    with suppress(OSError):
        return stat.S_IMODE(target.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def place_fault(path: Path, error: OSError, size: int = 0) -> Fault:
    """What it was that kept a file of `size` bytes from being written, in a sentence."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return Fault(
            f"磁盘空间不足，无法写入 {path}（需 {size / 1e6:.1f} MB），请清理后重试。",
            f"The disk is full: {path} needs {size / 1e6:.1f} MB. Free some space and try again.",
        )
    if error.errno == errno.EFBIG:
        return Fault(
            f"{path} 需 {size / 1e6:.1f} MB，超过此处容许的文件大小，未写入；"
            "请减小尺寸或另选位置。",
            f"{path} needs {size / 1e6:.1f} MB, which is more than a file may have there; it was "
            "not written. Choose a smaller size or another place.",
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
    if isinstance(error, PermissionError) and path.is_file() and os.access(path.parent, os.W_OK):
        return Fault(
            f"无法替换 {path}：它可能正在别的程序（如 Excel、WPS）中打开。原文件未改动，"
            "请在那里关闭它再试，或另取文件名。",
            f"Cannot replace {path}: it may be open in another program, such as Excel. The file is "
            "unchanged; close it there and try again, or choose another name.",
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
