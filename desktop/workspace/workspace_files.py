"""Files of workspaces (.gaoxin) and of single Views (.json): opening and saving."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from desktop.view import View
from desktop.whole_files import write_whole
from desktop.workspace.known import check_view
from desktop.workspace.reading_packages import SQLITE_MAGIC, workspace_from_bytes
from desktop.workspace.records import Workspace
from desktop.workspace.view_files import read_view
from desktop.workspace.writing_packages import workspace_to_bytes
from geodata.atlas import Atlas
from geodata.faults import Fault

SUFFIX = ".gaoxin"
VIEW_SUFFIX = ".json"
# What SQLite leaves beside a file that another program is working on.
_BESIDE = ("-wal", "-journal")


Stamp = tuple[int, int]
"""What tells one writing of a file from another: time in nanoseconds and size in bytes."""
ANY: Stamp = (-1, -1)


class Overtaken(Fault):
    """The file is not the one that was read or written here: somebody saved it meanwhile, or none
    was `known`.
    """

    def __init__(self, path: Path, *, known: bool) -> None:
        zh, en = (
            ("在别处被改动过", "was changed elsewhere") if known else ("已存在", "exists already")
        )
        super().__init__(
            f"“{path.name}”{zh}，没有覆盖它。您的工作仍在，可另存为别的文件名。",
            f'"{path.name}" {en} and was not replaced. Your work is safe; save it under another '
            "name.",
        )


def stamp_of(path: Path) -> Stamp | None:
    """The stamp of the file as it is now; None when there is no file."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


def is_workspace(path: Path) -> bool:
    """Whether the file is a workspace rather than a single View, by its first bytes; False when it
    cannot be read.
    """
    try:
        with path.open("rb") as file:
            return file.read(len(SQLITE_MAGIC)) == SQLITE_MAGIC
    except OSError:
        return False


def read_workspace(path: Path, atlas: Atlas) -> Workspace:
    """The workspace of a file; that of a View's file holds the View alone.

    Raises Fault when the file cannot be read, is damaged, of a newer format or no workspace.
    Whether the atlas has what its Views speak of is asked when one of them is to be shown.
    """
    if not is_workspace(path):
        if path.suffix.lower() == SUFFIX and path.is_file():
            raise _no_workspace(path)
        return Workspace(read_view(path, atlas))
    if _busy(path):
        raise _in_use(path)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise Fault(
            f"无法读取“{path}”（{error.strerror}），请检查文件是否存在、是否有权限。",
            f'"{path}" cannot be read ({error.strerror}); check that it exists and may be read.',
        ) from None
    return workspace_from_bytes(content, path.name)[0]


def read_view_of(path: Path, atlas: Atlas) -> View:
    """The View of a workspace's or a View's file, with everything in it known to the atlas."""
    view = read_workspace(path, atlas).view
    check_view(view, atlas, path.name)
    return view


def save_workspace(
    workspace: Workspace,
    path: Path,
    atlas: Atlas,
    place_ids: Iterable[str] = (),
    over: Stamp | None = ANY,
) -> None:
    """Write the workspace, with a layer of those places for other programs.

    `over` says which file may be replaced: the one of that stamp, none at all (None), or ANY.
    Raises Overtaken when another one is there, Fault when the file cannot be written; it then
    stays as it was.
    """
    if _busy(path):
        raise _in_use(path)
    if over != ANY and stamp_of(path) not in (over, None):
        raise Overtaken(path, known=over is not None)
    write_whole(path, workspace_to_bytes(workspace, atlas, place_ids))


def _busy(path: Path) -> bool:
    return any(path.with_name(path.name + ending).exists() for ending in _BESIDE)


def _in_use(path: Path) -> Fault:
    # To replace the file now would pair it with the other program's unfinished changes.
    return Fault(
        f"“{path.name}”正被另一个程序（如 QGIS）打开并改动，请先在那里关闭它，或另存为别的文件名。"
        "您正在看的内容不受影响。",
        f'"{path.name}" is open in another program, such as QGIS, and being changed; close it '
        "there first, or save under another name. What you are looking at is safe.",
    )


def _no_workspace(path: Path) -> Fault:
    return Fault(
        f"“{path.name}”不是高新图志工作区，或开头已损坏。文件没有被改动，请另选文件。",
        f'"{path.name}" is no workspace of Gaoxin Atlas, or its beginning is damaged. The file was '
        "left as it is; choose another one.",
    )
