"""Compliance: the rule book for maps of China, as checks on a finished drawing.

The rules are those reported of 公开地图内容表示规范 (2023). They catch slips of composing; they are
no review, which only the authority gives.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from desktop.sheet.base_shapes import base_shapes
from desktop.sheet.drawing import Drawing, Group, Text
from desktop.sheet.extents import ink_mm, text_box_mm
from desktop.sheet.framing import INSET_BOUNDS_M, Bounds, MapFrame, shows_whole_country
from desktop.sheet.layout import clear_of_country
from geodata.atlas import Atlas
from geodata.faults import Fault
from geodata.projecting import MAIN

MAP, INSET = "map", "inset"
DASHES = "border/南海断续线"
TAIWAN = "province/710000"
# 曾母暗沙, with a little sea south of it.
SOUTHERNMOST = (112.28, 3.6)
# Seen wherever the frame holds them: name in the layer of islands, longitude, latitude.
ISLANDS = (("钓鱼岛", 123.475, 25.745), ("赤尾屿", 124.556, 25.922))
TAIWAN_MIDDLE = (121.0, 23.7)
# Taiwan on a map that colours regions.
TAIWAN_AS_REGION = ("prefecture/710000", "region/710000")
# What a part of a map may be off without being seen, in millimetres.
TOLERANCE_MM = 0.2


@dataclass(frozen=True, slots=True)
class Breach:
    """One broken rule: its number in the rule book, what is wrong and how to mend it."""

    rule: str
    zh: str
    en: str

    def words(self, language: str) -> str:
        """What is wrong and how to mend it."""
        return self.en if language == "en" else self.zh


def breaches(drawing: Drawing, atlas: Atlas) -> tuple[Breach, ...]:
    """What the drawing does against the rule book; a drawing without a map breaks nothing."""
    main = _group(drawing, MAP)
    if main is None or main.frame is None:
        return ()
    sheet = _Sheet(drawing, atlas, main, main.frame, _group(drawing, INSET))
    return tuple(breach for rule in _RULES for breach in rule(sheet))


def comply(drawing: Drawing, atlas: Atlas) -> None:
    """Fault that tells every broken rule, for what is about to be handed over."""
    found = breaches(drawing, atlas)
    if found:
        raise Fault(
            "本图不合地图表示规范，未导出：" + "；".join(breach.zh for breach in found) + "。",
            "The map breaks the rules for maps of China and was not exported: "
            + "; ".join(breach.en for breach in found)
            + ".",
        )


@dataclass(frozen=True, slots=True, eq=False)
class _Sheet:
    """A drawing with its map, what the map's frame shows, and the inset if there is one."""

    drawing: Drawing
    atlas: Atlas
    main: Group
    frame: MapFrame
    inset: Group | None

    @property
    def texts(self) -> list[Text]:
        """Words beside the map."""
        return [mark for mark in self.drawing.marks if isinstance(mark, Text)]


_Rule = Callable[[_Sheet], Iterator[Breach]]


def _whole(sheet: _Sheet) -> Iterator[Breach]:
    """Rules 1 to 3: the South China Sea within the frame or in a whole inset."""
    if _holds(sheet.frame, *SOUTHERNMOST):
        return
    inset = sheet.inset
    if inset is None or inset.frame is None:
        yield Breach(
            "1",
            "图幅未含南海诸岛，也没有南海诸岛附图；请显示附图",
            "the frame does not hold the islands of the South China Sea and there is no inset; "
            "show the inset",
        )
        return
    shown, wanted = inset.frame.bounds_m, INSET_BOUNDS_M
    slack = TOLERANCE_MM * inset.frame.m_per_mm
    if (
        shown[0] > wanted[0] + slack
        or shown[1] > wanted[1] + slack
        or shown[2] < wanted[2] - slack
        or shown[3] < wanted[3] - slack
    ):
        yield Breach(
            "3",
            "南海诸岛附图被裁切，未到马尼拉、河内、曾母暗沙以南或北回归线；请恢复附图原来的比例",
            "the inset is cut short of Manila, Hanoi, James Shoal or the Tropic; give it its own "
            "proportions again",
        )


def _title(sheet: _Sheet) -> Iterator[Breach]:
    """Rule 6: who says China shows China."""
    for mark in sheet.texts:
        if mark.about == "title":
            says = "中国" in mark.words or "china" in mark.words.lower()
            if says and not shows_whole_country(sheet.frame):
                yield Breach(
                    "6",
                    f"标题“{mark.words}”含“中国”，但图幅未显示全国；请改标题或回到全图",
                    f'the title "{mark.words}" says China but the frame does not show the whole '
                    "country; change the title or return to the whole map",
                )


def _lines(sheet: _Sheet) -> Iterator[Breach]:
    """Rule 1: the dashed line, Taiwan and the islands off it are drawn where they lie."""
    for group in (sheet.main, sheet.inset):
        if group is None or group.frame is None:
            continue
        whole = group is sheet.inset or _holds(group.frame, *SOUTHERNMOST)
        if whole and not any(mark.about == DASHES for mark in group.marks):
            yield Breach(
                "1",
                "图上没有南海断续线；请换用完整的底图图层",
                "the dashed line of the South China Sea is missing; use whole base layers",
            )
    abouts = {mark.about for mark in sheet.main.marks}
    if _holds(sheet.frame, *TAIWAN_MIDDLE) and not abouts & {TAIWAN, *TAIWAN_AS_REGION}:
        yield Breach(
            "4",
            "台湾未按省级表示；请换用完整的底图图层",
            "Taiwan is not shown as a province; use whole base layers",
        )
    for name, lon_deg, lat_deg in ISLANDS:
        if _holds(sheet.frame, lon_deg, lat_deg) and f"island/{name}" not in abouts:
            yield Breach(
                "1",
                f"图上没有{name}；请换用完整的底图图层",
                f"{name} is not on the map; use whole base layers",
            )


def _covered(sheet: _Sheet) -> Iterator[Breach]:
    """Rule 1: nothing laid upon the map hides the country, its islands or the dashed line."""
    shapes, frame = base_shapes(sheet.atlas), sheet.frame
    marks = sheet.drawing.marks
    after = marks[next(i for i, mark in enumerate(marks) if mark is sheet.main) + 1 :]
    said: set[str] = set()
    name = "words"
    for mark in after:
        name = _named(mark.about, name)
        box = ink_mm(mark)
        if box is None or not _meet(box, frame.box_mm):
            continue
        if name not in said and not clear_of_country(shapes, frame, _cut(box, frame.box_mm), 0.0):
            said.add(name)
            yield Breach(
                "1",
                f"图廓要素“{_NAMES.get(name, ('文字', 'words'))[0]}”遮盖了国土或岛屿；请移开或缩小",
                f"the {_NAMES.get(name, ('文字', 'words'))[1]} hides territory or islands; move it "
                "away or make it smaller",
            )


def _named(about: str, before: str) -> str:
    """The item that a mark is of; words and samples without a name of their own belong to the one
    `before` them.
    """
    name = about.split("/")[0]
    name = name if name in _NAMES else name.split(" ")[0]
    if name in _NAMES:
        return name
    return before if before in _OF_PARTS else "words"


def _said(sheet: _Sheet) -> Iterator[Breach]:
    """Rule 5: the field of the approval number, and where the base map comes from."""
    texts = sheet.texts
    if not any(text.about == "approval" and "审图号" in text.words for text in texts):
        yield Breach(
            "5",
            "缺少审图号一栏；请显示该栏（可留空）",
            "the field for the approval number is missing; show it (it may be blank)",
        )
    if not any(text.about == "source" and text.words.strip() for text in texts):
        yield Breach(
            "5",
            "缺少底图来源；请显示来源一行",
            "the base map's source line is missing; show it",
        )
    for text in texts:
        if text.about in ("approval", "source") and not _within(text_box_mm(text), sheet.drawing):
            yield Breach(
                "5",
                "审图号或来源印到了纸外；请移回页面之内",
                "the approval number or the source lies off the page; move it back",
            )
            return


_RULES: tuple[_Rule, ...] = (_whole, _title, _lines, _covered, _said)
# Items of many marks, not each of which is named.
_OF_PARTS = frozenset(("legend", "scale", "scale bar", "north arrow", "chart", "table"))
_NAMES = {
    "inset": ("南海诸岛附图", "inset"),
    "legend": ("图例", "legend"),
    "title": ("标题", "title"),
    "scale": ("比例尺", "scale bar"),
    "scale bar": ("比例尺", "scale bar"),
    "north arrow": ("指北针", "north arrow"),
    "picture": ("图片", "picture"),
    "notes": ("说明", "notes"),
    "subtitle": ("副标题", "subtitle"),
    "date": ("日期", "date"),
    "logo": ("标志图片", "logo"),
    "approval": ("审图号", "approval number"),
    "source": ("资料来源", "source line"),
    "chart": ("图表", "chart"),
    "table": ("表格", "table"),
}


def _group(drawing: Drawing, about: str) -> Group | None:
    found = (mark for mark in drawing.marks if isinstance(mark, Group) and mark.about == about)
    return next(found, None)


def _holds(frame: MapFrame, lon_deg: float, lat_deg: float) -> bool:
    x_m, y_m = MAIN.forward(np.array([lon_deg]), np.array([lat_deg]))
    left, bottom, right, top = frame.bounds_m
    return bool(left <= x_m[0] <= right and bottom <= y_m[0] <= top)


def _meet(one: Bounds, other: Bounds) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _cut(box: Bounds, frame: Bounds) -> Bounds:
    return (
        max(box[0], frame[0]),
        max(box[1], frame[1]),
        min(box[2], frame[2]),
        min(box[3], frame[3]),
    )


def _within(box: Bounds, drawing: Drawing) -> bool:
    return (
        box[0] >= -TOLERANCE_MM
        and box[1] >= -TOLERANCE_MM
        and box[2] <= drawing.width_mm + TOLERANCE_MM
        and box[3] <= drawing.height_mm + TOLERANCE_MM
    )
