"""A View as JSON text and back without loss, and files of it.

Format version 2; version 1, which had no `picked`, `compared`, `shading` and `added`, is read as
it is. What a file says is checked key by key; the first thing wrong is named with the file and the
key.
"""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from pathlib import Path

from desktop.key_reader import KeyReader, is_number
from desktop.view import FORMS, LANGUAGES, MOST_COMPARED, Camera, Shading, View
from desktop.whole_files import write_whole
from desktop.workspace.filter_keys import filter_from_keys, filter_to_keys
from desktop.workspace.known import check_view
from geodata.atlas import Atlas
from geodata.classing import MOST_CLASSES
from geodata.faults import Fault
from geodata.records import Address

VERSION = 2
_CAMERA_KEYS = ("x_m", "y_m", "width_m", "height_m")
_SHADING_KEYS = tuple(field.name for field in fields(Shading))
_VIEW_KEYS = (
    *("version", "filter", "selection", "picked", "compared", "shading"),
    *("camera", "hidden", "added", "language"),
)


def view_to_json(view: View) -> str:
    """The view as JSON text, UTF-8 characters as they are, ending with a newline."""
    camera, shading = view.camera, view.shading
    data = {
        "version": VERSION,
        "filter": filter_to_keys(view.filter),
        "selection": str(view.selection) if view.selection else None,
        "picked": list(view.picked),
        "compared": [str(address) for address in view.compared],
        "shading": asdict(shading) if shading else None,
        "camera": {key: getattr(camera, key) for key in _CAMERA_KEYS} if camera else None,
        "hidden": list(view.hidden),
        "added": list(view.added),
        "language": view.language,
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def view_from_json(text: str, name: str) -> View:
    """The view that `text` holds; `name` is the file's, for the words of a Fault.

    Raises Fault when the text is not JSON, of a newer version, or has a key that is unknown or of
    a wrong type.
    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        raise Fault(
            f"“{name}”不是工作区文件：内容不是有效的 JSON，请另选文件。",
            f'"{name}" is not a workspace: it is not valid JSON; choose another file.',
        ) from None
    reader = KeyReader(name)
    # The version comes first: a newer format may well have keys that this one does not know.
    version = reader.keys(data, "", data, required=("version",))["version"]
    if type(version) is not int or version < 1:
        reader.wrong("version", "应为正整数", "should be a positive whole number")
    if version > VERSION:
        raise Fault(
            f"“{name}”由更新的版本保存（格式 {version}，本程序支持到 {VERSION}），请升级后再打开。",
            f'"{name}" was saved by a newer version (format {version}, this program reads up to '
            f"{VERSION}); update the program to open it.",
        )
    top = reader.keys(data, "", _VIEW_KEYS)
    language = top.get("language", View().language)
    if language not in LANGUAGES:
        reader.wrong("language", "应为 zh 或 en", "should be zh or en")
    return View(
        filter=filter_from_keys(reader, top.get("filter", {}), "filter"),
        selection=_selection(reader, top.get("selection")),
        picked=reader.words(top.get("picked", []), "picked"),
        compared=_compared(reader, top.get("compared", [])),
        shading=_shading(reader, top.get("shading")),
        camera=_camera(reader, top.get("camera")),
        hidden=reader.words(top.get("hidden", []), "hidden"),
        added=reader.words(top.get("added", []), "added"),
        language=language,
    )


def read_view(path: Path, atlas: Atlas) -> View:
    """The view of a workspace file, with every place, industry and so on known to the atlas.

    Raises Fault naming file and key.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError:
        raise Fault(
            f"无法读取工作区文件“{path}”，请检查文件是否存在、是否有权限。",
            f'The workspace "{path}" cannot be read; check that it exists and may be read.',
        ) from None
    except UnicodeDecodeError:
        raise Fault(
            f"“{path.name}”不是工作区文件：内容不是 UTF-8 文本，请另选文件。",
            f'"{path.name}" is not a workspace: it is not UTF-8 text; choose another file.',
        ) from None
    view = view_from_json(text, path.name)
    check_view(view, atlas, path.name)
    return view


def save_view(view: View, path: Path) -> None:
    """Write the view to `path`; Fault when it cannot be written, the older file then as it was."""
    # A lone surrogate cannot be UTF-8; its escape is JSON for the same character.
    write_whole(path, view_to_json(view).encode("utf-8", errors="backslashreplace"))


def _selection(reader: KeyReader, data: object) -> Address | None:
    return None if data is None else reader.address(data, "selection")


def _compared(reader: KeyReader, data: object) -> tuple[Address, ...]:
    words = reader.words(data, "compared")
    if len(words) > MOST_COMPARED or len(set(words)) < len(words):
        reader.wrong(
            "compared",
            f"应为至多 {MOST_COMPARED} 个互不相同的对象",
            f"should be at most {MOST_COMPARED} things, each once",
        )
    return tuple(reader.address(word, "compared") for word in words)


def _shading(reader: KeyReader, data: object) -> Shading | None:
    if data is None:
        return None
    said = reader.keys(data, "shading", _SHADING_KEYS, required=("measure",))
    usual = asdict(Shading(""))
    for key in ("measure", "of", "level", "form", "method", "ramp"):
        if not isinstance(said.get(key, ""), str):
            reader.wrong(f"shading.{key}", "应为文字", "should be words")
    if said.get("form", usual["form"]) not in FORMS:
        reader.wrong("shading.form", "应为 areas 或 symbols", "should be areas or symbols")
    classes = said.get("classes", usual["classes"])
    if type(classes) is not int or not 2 <= classes <= MOST_CLASSES:
        reader.wrong(
            "shading.classes",
            f"应为 2 至 {MOST_CLASSES} 的整数",
            f"should be a whole number from 2 to {MOST_CLASSES}",
        )
    limits = said.get("limits", [])
    if not isinstance(limits, list) or not all(is_number(limit) for limit in limits):
        reader.wrong("shading.limits", "应为数字的列表", "should be a list of numbers")
    if type(said.get("hatched", False)) is not bool:
        reader.wrong("shading.hatched", "应为 true 或 false", "should be true or false")
    return Shading(**{**usual, **said, "limits": tuple(float(limit) for limit in limits)})


def _camera(reader: KeyReader, data: object) -> Camera | None:
    if data is None:
        return None
    said = reader.keys(data, "camera", _CAMERA_KEYS, required=_CAMERA_KEYS)
    for key in _CAMERA_KEYS:
        value = said[key]
        if not is_number(value):
            reader.wrong(f"camera.{key}", "应为有限的数字", "should be a finite number")
        if key in ("width_m", "height_m") and value <= 0:
            reader.wrong(f"camera.{key}", "应大于零", "should be above zero")
    return Camera(*(float(said[key]) for key in _CAMERA_KEYS))
