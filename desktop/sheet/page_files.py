"""Page files: a page with its items as JSON text and back without loss; the templates shipped.

Format version 1. A template is a page like any other; its words are blank.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from desktop.key_reader import KeyReader, is_number
from desktop.sheet.logo import LARGEST_BYTES
from desktop.sheet.page import NOTES_EM, Page
from desktop.sheet.page_items import KIND, Item
from desktop.sheet.palettes import PALETTES
from geodata.faults import Fault

VERSION = 1
TEMPLATES = Path(__file__).parents[2] / "resources" / "templates"
LARGEST_MM = 5_000.0
RESOLUTIONS_DPI = (36.0, 1200.0)
TYPE_SCALES = (0.4, 4.0)
FILE = ("页面文件", "page")
_WORDS = ("title", "subtitle", "notes", "date", "approval_number", "theme")
_NUMBERS = ("width_mm", "height_mm", "dpi", "margin_mm", "type_scale", "notes_em")
NOTES_EM_LIMITS = (0.3, 6.0)
_ITEM = ("kind", "left_mm", "top_mm", "width_mm", "height_mm", "shown")
_KEYS = ("version", "name_zh", "name_en", *_NUMBERS, *_WORDS, "logo", "items", "regional")


@dataclass(frozen=True, slots=True)
class Template:
    """A page to begin from, with its bilingual name; `code` is its file's stem."""

    code: str
    name_zh: str
    name_en: str
    page: Page

    def words(self, language: str) -> str:
        """The name in `language` ("zh" or "en")."""
        return self.name_en if language == "en" else self.name_zh


def page_to_json(page: Page, name_zh: str = "", name_en: str = "") -> str:
    """The page as JSON text, ending with a newline."""
    data: dict[str, Any] = {"version": VERSION}
    if name_zh or name_en:
        data |= {"name_zh": name_zh, "name_en": name_en}
    data |= {key: getattr(page, key) for key in (*_NUMBERS, *_WORDS)}
    if page.notes_em == NOTES_EM:
        del data["notes_em"]  # which programs before did not know
    data["logo"] = b64encode(page.logo).decode("ascii")
    data["items"] = [asdict(item) for item in page.items]
    if page.regional:
        data["regional"] = [asdict(item) for item in page.regional]
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def page_from_json(text: str, name: str) -> Page:
    """The page that `text` holds; `name` is the file's, for the words of a Fault.

    Raises Fault when it is not JSON, of a newer version, or a key is unknown or wrong.
    """
    return _template(text, name).page


def read_page(path: Path) -> Page:
    """The page of a file; Fault naming the file and the key."""
    return page_from_json(_text_of(path), path.name)


def read_template(path: Path) -> Template:
    """The page of a file with its name; Fault naming the file and the key."""
    return _template(_text_of(path), path.name)


def templates(folder: Path = TEMPLATES) -> tuple[Template, ...]:
    """The templates in a folder, in the order of their files' names."""
    return tuple(read_template(path) for path in sorted(folder.glob("*.json")))


def template_of(code: str, folder: Path = TEMPLATES) -> Template:
    """The template of that code; Fault that names those there are."""
    found = {template.code: template for template in templates(folder)}
    if code not in found:
        raise Fault(
            f"没有名为“{code}”的模板，可选：{'、'.join(found)}。",
            f'There is no template called "{code}"; choose one of {", ".join(found)}.',
        )
    return found[code]


def _text_of(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError:
        raise Fault(
            f"无法读取页面文件“{path}”，请检查文件是否存在、是否有权限。",
            f'The page "{path}" cannot be read; check that it exists and may be read.',
        ) from None
    except UnicodeDecodeError:
        raise Fault(
            f"“{path.name}”不是页面文件：内容不是 UTF-8 文本，请另选文件。",
            f'"{path.name}" is not a page: it is not UTF-8 text; choose another file.',
        ) from None


def _template(text: str, name: str) -> Template:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        raise Fault(
            f"“{name}”不是页面文件：内容不是有效的 JSON，请另选文件。",
            f'"{name}" is not a page: it is not valid JSON; choose another file.',
        ) from None
    reader = KeyReader(name, FILE)
    version = reader.keys(data, "", data, required=("version",))["version"]
    if type(version) is not int or version < 1:
        reader.wrong("version", "应为正整数", "should be a positive whole number")
    if version > VERSION:
        raise Fault(
            f"“{name}”由更新的版本保存（格式 {version}，本程序支持到 {VERSION}），请升级后再打开。",
            f'"{name}" was saved by a newer version (format {version}, this program reads up to '
            f"{VERSION}); update the program to open it.",
        )
    said = reader.keys(data, "", _KEYS, required=("width_mm", "height_mm"))
    for key in (*_WORDS, "name_zh", "name_en", "logo"):
        if not isinstance(said.get(key, ""), str):
            reader.wrong(key, "应为文字", "should be words")
    usual = Page(1.0, 1.0)
    numbers = {key: said.get(key, getattr(usual, key)) for key in _NUMBERS}
    limits = {
        "dpi": RESOLUTIONS_DPI,
        "margin_mm": (0.0, LARGEST_MM),
        "type_scale": TYPE_SCALES,
        "notes_em": NOTES_EM_LIMITS,
    }
    for key, value in numbers.items():
        _check_within(reader, key, value, limits.get(key, (1.0, LARGEST_MM)))
    words = {key: said.get(key, getattr(usual, key)) for key in _WORDS}
    if words["theme"] not in PALETTES:
        choices = "、".join(PALETTES)
        reader.wrong("theme", f"应为 {choices} 之一", f"should be one of {', '.join(PALETTES)}")
    page = Page(
        width_mm=float(numbers["width_mm"]),
        height_mm=float(numbers["height_mm"]),
        dpi=float(numbers["dpi"]),
        margin_mm=float(numbers["margin_mm"]),
        type_scale=float(numbers["type_scale"]),
        notes_em=float(numbers["notes_em"]),
        logo=_logo(reader, said.get("logo", "")),
        items=_items(reader, said.get("items", []), "items"),
        regional=_items(reader, said.get("regional", []), "regional"),
        **words,
    )
    return Template(Path(name).stem, said.get("name_zh", ""), said.get("name_en", ""), page)


def _check_within(reader: KeyReader, key: str, value: object, limits: tuple[float, float]) -> None:
    low, high = limits
    if not is_number(value) or not low <= value <= high:  # type: ignore[operator]
        reader.wrong(
            key,
            f"应为 {low:g} 至 {high:g} 的数字",
            f"should be a number from {low:g} to {high:g}",
        )


def _logo(reader: KeyReader, text: str) -> bytes:
    try:
        content = b64decode(text, validate=True)
    except (NotBase64, ValueError):
        reader.wrong("logo", "不是有效的图片内容", "is not the content of a picture")
    if len(content) > LARGEST_BYTES:
        reader.wrong(
            "logo",
            f"图片大于 {LARGEST_BYTES // 1_000_000} MB",
            f"is larger than {LARGEST_BYTES // 1_000_000} MB",
        )
    return content


def _items(reader: KeyReader, data: object, name: str) -> tuple[Item, ...]:
    if not isinstance(data, list):
        reader.wrong(name, "应为列表", "should be a list")
    items: list[Item] = []
    for number, one in enumerate(data):
        key = f"{name}.{number}"
        said = reader.keys(one, key, _ITEM, required=_ITEM[:-1])
        if said["kind"] not in KIND:
            reader.wrong(f"{key}.kind", f"应为 {'、'.join(KIND)} 之一", f"one of {', '.join(KIND)}")
        if said["kind"] in {item.kind for item in items}:
            reader.wrong(f"{key}.kind", "同类要素重复", "stands on the page already")
        for side in _ITEM[1:5]:
            _check_within(reader, f"{key}.{side}", said[side], (0.0, LARGEST_MM))
        if type(said.get("shown", True)) is not bool:
            reader.wrong(f"{key}.shown", "应为 true 或 false", "should be true or false")
        sides = {side: float(said[side]) for side in _ITEM[1:5]}
        items.append(Item(said["kind"], **sides, shown=said.get("shown", True)))
    return tuple(items)
