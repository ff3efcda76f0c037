"""Settings: what the program keeps between two starts, in one INI file of the user's."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, QStandardPaths

from desktop.tokens import CHOICES
from desktop.view import LANGUAGES
from geodata.table_look import TableLook
from geodata.tabulating import Sort

# Recent workspaces that are listed.
MOST_RECENT = 10
MOST_RECENT_COMMANDS = 6
ARRANGEMENTS = ("explore", "plan", "present")


def settings_path() -> Path:
    """The INI file of this user."""
    place = QStandardPaths.StandardLocation.AppConfigLocation
    return Path(QStandardPaths.writableLocation(place)) / "gaoxin-atlas.ini"


def data_path() -> Path:
    """The folder for files that the program keeps for this user."""
    place = QStandardPaths.StandardLocation.AppLocalDataLocation
    return Path(QStandardPaths.writableLocation(place))


class Settings:
    """Typed access to the INI file; an unreadable value counts as not kept."""

    def __init__(self, path: Path | None = None) -> None:
        self._kept = QSettings(str(path or settings_path()), QSettings.Format.IniFormat)
        self.data_folder = path.parent if path else data_path()
        """Where the program keeps files of its own; it may not be there yet."""

    @property
    def geometry(self) -> bytes:
        """The window's place and size as Qt packs it; empty when not kept."""
        kept = self._kept.value("window/geometry")
        return bytes(kept.data()) if isinstance(kept, QByteArray) else b""

    @geometry.setter
    def geometry(self, packed: bytes) -> None:
        self._kept.setValue("window/geometry", QByteArray(packed))

    @property
    def column_widths_px(self) -> tuple[int, ...]:
        """Widths of the window's three columns; empty when not kept."""
        kept = str(self._kept.value("window/columns", "")).split("/")
        if len(kept) != 3 or not all(part.isdigit() for part in kept):
            return ()
        return tuple(int(part) for part in kept)

    @column_widths_px.setter
    def column_widths_px(self, widths: tuple[int, ...]) -> None:
        self._kept.setValue("window/columns", "/".join(map(str, widths)))

    @property
    def arrangement(self) -> str:
        """Which arrangement the window is in: "explore", "plan" or "present"."""
        kept = str(self._kept.value("window/arrangement", ""))
        return kept if kept in ARRANGEMENTS else ARRANGEMENTS[0]

    @arrangement.setter
    def arrangement(self, name: str) -> None:
        self._kept.setValue("window/arrangement", name)

    def arranged(self, name: str) -> tuple[tuple[int, ...], int]:
        """Widths of the columns and height of the drawer in an arrangement; () and 0 at first."""
        kept = str(self._kept.value(f"arrangement/{name}", "")).split("/")
        if len(kept) != 4 or not all(part.isdigit() for part in kept):
            return (), 0
        *widths, height = map(int, kept)
        return tuple(widths), height

    def keep_arranged(self, name: str, widths_px: tuple[int, ...], drawer_px: int) -> None:
        """Keep the sizes of an arrangement that is left for another."""
        self._kept.setValue(f"arrangement/{name}", "/".join(map(str, (*widths_px, drawer_px))))

    @property
    def drawer_height_px(self) -> int:
        """Height of the drawer under the map; 0 when not kept."""
        kept = str(self._kept.value("window/drawer_height", ""))
        return int(kept) if kept.isdigit() else 0

    @drawer_height_px.setter
    def drawer_height_px(self, height: int) -> None:
        self._kept.setValue("window/drawer_height", str(height))

    @property
    def drawer_tab(self) -> str:
        """Id of the drawer's tab that was open; blank when the drawer was closed."""
        return str(self._kept.value("window/drawer", ""))

    @drawer_tab.setter
    def drawer_tab(self, tab: str) -> None:
        self._kept.setValue("window/drawer", tab)

    @property
    def table_look(self) -> TableLook:
        """Columns and order of the table; both empty when not kept. Their ids are not checked."""
        columns = str(self._kept.value("table/columns", "")).split("/")
        sorts = str(self._kept.value("table/sorts", "")).split("/")
        return TableLook(
            tuple(column for column in columns if column),
            tuple(Sort(sort.lstrip("-"), sort.startswith("-")) for sort in sorts if sort),
        )

    @table_look.setter
    def table_look(self, look: TableLook) -> None:
        sorts = ("-" + sort.column if sort.falling else sort.column for sort in look.sorts)
        self._kept.setValue("table/columns", "/".join(look.columns))
        self._kept.setValue("table/sorts", "/".join(sorts))

    @property
    def table_widths_px(self) -> dict[str, int]:
        """Widths of the table's columns that the person has set, by id."""
        kept = str(self._kept.value("table/widths", "")).split("/")
        pairs = (pair.partition(":") for pair in kept)
        return {column: int(width) for column, _, width in pairs if width.isdigit()}

    @table_widths_px.setter
    def table_widths_px(self, widths: Mapping[str, int]) -> None:
        kept = "/".join(f"{column}:{width}" for column, width in widths.items())
        self._kept.setValue("table/widths", kept)

    @property
    def table_ending(self) -> str:
        """The ending of the last exported table's name, ".xlsx" at first. It is not checked."""
        return str(self._kept.value("table/ending", ".xlsx"))

    @table_ending.setter
    def table_ending(self, ending: str) -> None:
        self._kept.setValue("table/ending", ending)

    @property
    def language(self) -> str:
        """The language kept, "zh" or "en"; blank when the person has not chosen."""
        kept = str(self._kept.value("language", ""))
        return kept if kept in LANGUAGES else ""

    @language.setter
    def language(self, language: str) -> None:
        self._kept.setValue("language", language)

    @property
    def theme(self) -> str:
        """The colours of the window: one of theme.CHOICES, as the system has it at first."""
        kept = str(self._kept.value("theme", ""))
        return kept if kept in CHOICES else CHOICES[0]

    @theme.setter
    def theme(self, choice: str) -> None:
        self._kept.setValue("theme", choice)

    @property
    def animations(self) -> bool:
        """Whether the map flies where it goes; kept on unless the person switched it off."""
        return str(self._kept.value("map/animations", "on")) != "off"

    @animations.setter
    def animations(self, on: bool) -> None:
        self._kept.setValue("map/animations", "on" if on else "off")

    @property
    def export_folder(self) -> Path:
        """Where the last picture went; the user's pictures at first."""
        kept = str(self._kept.value("export/folder", ""))
        if kept and Path(kept).is_dir():
            return Path(kept)
        place = QStandardPaths.StandardLocation.PicturesLocation
        pictures = Path(QStandardPaths.writableLocation(place))
        return pictures if pictures.is_dir() else Path.home()

    @export_folder.setter
    def export_folder(self, folder: Path) -> None:
        self._kept.setValue("export/folder", str(folder))

    @property
    def plan_copy(self) -> Path | None:
        """Where the person's own copy of the plan is; None when none was opened yet."""
        kept = str(self._kept.value("plan/copy", ""))
        return Path(kept) if kept else None

    @plan_copy.setter
    def plan_copy(self, path: Path) -> None:
        self._kept.setValue("plan/copy", str(path))

    @property
    def workspace_folder(self) -> Path:
        """Where the last workspace was; the user's documents at first."""
        kept = str(self._kept.value("workspace/folder", ""))
        place = QStandardPaths.StandardLocation.DocumentsLocation
        folders = (Path(kept or "."), Path(QStandardPaths.writableLocation(place)))
        return next((f for f in folders if f.is_absolute() and f.is_dir()), Path.home())

    @workspace_folder.setter
    def workspace_folder(self, folder: Path) -> None:
        self._kept.setValue("workspace/folder", str(folder))

    @property
    def recent_workspaces(self) -> tuple[Path, ...]:
        """Workspaces that were open, the last one first; whether they are still there or not."""
        try:
            kept = json.loads(str(self._kept.value("workspace/recent", "[]")))
        except ValueError:
            return ()
        named = kept if isinstance(kept, list) else []
        return tuple(Path(name) for name in named if isinstance(name, str) and name)

    @recent_workspaces.setter
    def recent_workspaces(self, paths: tuple[Path, ...]) -> None:
        self._kept.setValue("workspace/recent", json.dumps([str(path) for path in paths]))

    def remember_workspace(self, path: Path) -> None:
        """Put a workspace before all others in the list of recent ones."""
        others = (other for other in self.recent_workspaces if other != path)
        self.recent_workspaces = (path, *others)[:MOST_RECENT]

    @property
    def recent_commands(self) -> tuple[str, ...]:
        """Ids of commands last done by the palette, the last first. They are not checked."""
        kept = str(self._kept.value("palette/recent", ""))
        return tuple(command for command in kept.split("/") if command)

    def remember_command(self, command_id: str) -> None:
        """Put a command before all others in the list of recent ones."""
        others = (other for other in self.recent_commands if other != command_id)
        recent = (command_id, *others)[:MOST_RECENT_COMMANDS]
        self._kept.setValue("palette/recent", "/".join(recent))

    @property
    def reopens(self) -> bool:
        """Whether the next start goes on where the last one ended; not unless asked for."""
        return str(self._kept.value("workspace/reopens", "")) == "yes"

    @reopens.setter
    def reopens(self, wanted: bool) -> None:
        self._kept.setValue("workspace/reopens", "yes" if wanted else "no")

    @property
    def last_workspace(self) -> Path | None:
        """The workspace that was open at the last orderly end; None when it had no file."""
        kept = str(self._kept.value("workspace/last", ""))
        return Path(kept) if kept else None

    @last_workspace.setter
    def last_workspace(self, path: Path | None) -> None:
        self._kept.setValue("workspace/last", str(path) if path else "")

    @property
    def last_file(self) -> Path:
        """Our own file of what was seen at the last orderly end, when it had no other."""
        return self.data_folder / "last.gaoxin"
