"""Headings: the sheet's own title and the subtitle that says what was filtered and selected."""

from __future__ import annotations

import shapely

from desktop.sheet.base_shapes import BaseShapes
from desktop.sheet.framing import MapFrame, shows_whole_country
from desktop.sheet.shown import Shown
from desktop.view import View
from geodata.atlas import Atlas
from geodata.faults import Fault
from geodata.filter_words import filter_words
from geodata.measures import measure_of
from geodata.measuring import measure_words
from geodata.records import Address
from geodata.vocabulary import KIND, REGION_LEVELS

# A province counts as shown when this share of its ground is within the frame.
MOSTLY = 0.6
MOST_NAMED = 4


def check_title(title: str, frame: MapFrame) -> None:
    """Fault for a title that says China over a frame that does not show the whole country."""
    if ("中国" in title or "china" in title.lower()) and not shows_whole_country(frame):
        raise Fault(
            f"标题“{title}”含“中国”，但图幅未显示全国；请改标题，或回到全图后再导出。",
            f'The title "{title}" says China, but the frame does not show the whole country; '
            "change the title, or return to the whole map before exporting.",
        )


def own_title(atlas: Atlas, view: View, shown: Shown, shapes: BaseShapes, frame: MapFrame) -> str:
    """The title the sheet gives itself: what is shown, of which thing, and where."""
    english = view.language == "en"
    kinds = {place.kind for place in shown.passing}
    selection = view.selection
    if view.shading is not None:
        what = _measure_title(atlas, view, english=english)
    elif selection is not None and selection.kind not in ("place", "region"):
        name = selection_name(atlas, selection, view.language)
        what = f"Places linked to “{name}”" if english else f"“{name}”相关载体分布图"
    elif len(kinds) == 1:
        kind = KIND[kinds.pop()]
        what = f"{kind.full_en}s" if english else f"{kind.full_zh}分布图"
    elif "university_park" in kinds:
        what = (
            "High-tech zones, industrial bases and university science parks"
            if english
            else "国家高新区、产业化基地与大学科技园分布图"
        )
    else:
        what = "High-tech zones and industrial bases" if english else "国家高新区与产业化基地分布图"
    if not shows_whole_country(frame):
        where = _where(shapes, frame, view.language)
        measured = view.shading is not None
        what += f": {where}" if english else f" · {where}" if measured else f"（{where}）"
    return what


def _measure_title(atlas: Atlas, view: View, *, english: bool) -> str:
    """A map of a measure is called by it: 产业区位商：新材料（省级）."""
    assert view.shading is not None
    measure = measure_of(view.shading.measure)
    name = measure_words(atlas, measure, view.shading.of, view.language)
    level = next(term for term in REGION_LEVELS if term.code == view.shading.level)
    return f"{name}, by {level.en.lower()}" if english else f"{name}（{level.zh}）"


def _where(shapes: BaseShapes, frame: MapFrame, language: str) -> str:
    """The provinces that are mostly within the frame, or the one around its centre."""
    provinces = shapes.of("province", "l")
    names = provinces.columns["name_en" if language == "en" else "name_short"]
    seen = shapely.area(shapely.clip_by_rect(provinces.geometries, *frame.bounds_m))
    share = seen / shapely.area(provinces.geometries)
    mostly = [i for i in seen.argsort()[::-1].tolist() if share[i] >= MOSTLY]
    if 1 <= len(mostly) <= MOST_NAMED:
        return (", " if language == "en" else "、").join(str(names[i]) for i in mostly)
    nearest = int(
        shapely.distance(provinces.geometries, shapely.Point(frame.x_m, frame.y_m)).argmin()
    )
    return f"around {names[nearest]}" if language == "en" else f"{names[nearest]}一带"


def subtitle(atlas: Atlas, view: View, shown: Shown) -> str:
    """The filter in words with its count, and the selection with what is linked to it."""
    english = view.language == "en"
    count = len(shown.within)
    words: str = filter_words(atlas, view.filter, view.language)
    words += f" · {count} places" if english else f" · {count} 处"
    selection = view.selection
    if selection is None:
        return words
    name = selection_name(atlas, selection, view.language)
    if selection.kind in ("place", "region"):
        return f"{words} · selected: {name}" if english else f"{words} · 所选：{name}"
    outside = len(shown.linked - set(shown.within))
    if english:
        return (
            f"{words} · linked to “{name}”: {len(shown.linked)}, {outside} of them outside "
            "the filter"
        )
    return f"{words} · 与“{name}”相关 {len(shown.linked)} 处，其中筛选之外 {outside} 处"


def selection_name(atlas: Atlas, selection: Address, language: str) -> str:
    """What is selected, by name; Fault when the atlas has no such thing."""
    record = atlas.record(selection)
    for field in (f"name_{language}", "name_zh", "title_zh", "term_zh"):
        name = getattr(record, field, "")
        if name:
            return str(name)
    return str(selection)
