"""Own templates: pages that the person keeps to begin from, one JSON file each in one folder."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from desktop.sheet.page import Page
from desktop.sheet.page_files import Template, page_to_json, read_template
from desktop.whole_files import place_fault, write_whole
from geodata.faults import Fault

_FORBIDDEN = '\\/:*?"<>|'
LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class OwnTemplates:
    """The templates in the folder, and what is wrong with those that cannot be read."""

    templates: tuple[Template, ...]
    faults: tuple[Fault, ...]


def own_templates(folder: Path) -> OwnTemplates:
    """What the folder holds, in the order of names; a folder that is not there holds nothing."""
    found: list[Template] = []
    faults: list[Fault] = []
    for path in sorted(folder.glob("*.json")):
        try:
            template = read_template(path)
        except Fault as fault:
            faults.append(fault)
            continue
        name = template.name_zh or template.name_en or template.code
        found.append(replace(template, name_zh=name, name_en=template.name_en or name))
    return OwnTemplates(tuple(found), tuple(faults))


def save_own(folder: Path, name: str, page: Page) -> Path:
    """Keep the page under that name and return its file; one of the same name is replaced.

    Fault when the name is blank, or the file cannot be written.
    """
    name = " ".join(name.split())[:LONGEST_NAME]
    path = own_path(folder, name)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise place_fault(path, error) from None
    write_whole(path, page_to_json(page, name, name).encode("utf-8"))
    return path


def own_path(folder: Path, name: str) -> Path:
    """The file in which a template of that name is kept. Fault when the name is blank."""
    stem = "".join("_" if c in _FORBIDDEN or ord(c) < 32 else c for c in " ".join(name.split()))
    stem = stem[:LONGEST_NAME].strip(" .")
    if not stem:
        raise Fault("请给模板起个名字。", "Give the template a name.")
    return folder / f"{stem}.json"


def delete_own(folder: Path, code: str) -> None:
    """Delete the template of that code. Fault when its file cannot be deleted."""
    path = folder / f"{code}.json"
    try:
        path.unlink()
    except OSError as error:
        raise Fault(
            f"无法删除模板“{path}”：{error.strerror}；其余模板不受影响。",
            f'The template "{path}" cannot be deleted: {error.strerror}. The others are safe.',
        ) from None
