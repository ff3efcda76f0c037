"""KeyReader: values of a decoded JSON file, and the key of what is wrong in it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import Any, NoReturn

from geodata.faults import Fault
from geodata.records import Address

WORKSPACE = ("工作区文件", "workspace")


class KeyReader:
    """Reads values of a decoded file and names the key of what is wrong."""

    def __init__(self, name: str, kind: tuple[str, str] = WORKSPACE) -> None:
        """`kind` says in Chinese and English what sort of file `name` is."""
        self._name = name
        self._kind = kind

    def wrong(self, key: str, zh: str, en: str) -> NoReturn:
        """Fault that names the key and says what it should be."""
        raise Fault(
            f"{self._kind[0]}“{self._name}”中“{key}”有误：{zh}，请改正后再打开。",
            f'In the {self._kind[1]} "{self._name}" the key "{key}" is wrong: {en}; mend it and '
            "open it again.",
        )

    def keys(
        self, data: object, key: str, known: Iterable[str], required: Iterable[str] = ()
    ) -> Mapping[str, Any]:
        """An object with no other keys than the `known` and all of the `required` ones."""
        if not isinstance(data, dict):
            self.wrong(key or "{}", "应为键与值的对象", "should be an object of keys and values")
        before = f"{key}." if key else ""
        for unknown in (name for name in data if name not in set(known)):
            self.wrong(f"{before}{unknown}", "没有这个键", "there is no such key")
        for missing in required:
            if missing not in data:
                self.wrong(f"{before}{missing}", "缺少这个键", "the key is missing")
        return data

    def words(self, data: object, key: str) -> tuple[str, ...]:
        """A list of words."""
        if not isinstance(data, list) or not all(isinstance(item, str) for item in data):
            self.wrong(key, "应为文字的列表", "should be a list of words")
        return tuple(data)

    def address(self, data: object, key: str) -> Address:
        """A kind and an id, written with a slash between them."""
        kind, slash, record_id = data.partition("/") if isinstance(data, str) else ("", "", "")
        if not (kind and slash and record_id):
            self.wrong(
                key,
                "应为“类别/编号”，如 project/SP19",
                "should be a kind and an id, such as project/SP19",
            )
        return Address(kind, record_id)


def is_number(value: object) -> bool:
    """Whether it is a finite number, and not a truth value."""
    if type(value) is not int and type(value) is not float:
        return False
    try:
        return math.isfinite(float(value))
    except OverflowError:
        return False
