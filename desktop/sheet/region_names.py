"""Names of regions: provinces, seats, counties."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np
import numpy.typing as npt
import shapely

from desktop.sheet.base_shapes import BaseShapes, rows_in
from desktop.sheet.drawing import Symbol
from desktop.sheet.framing import Lines, MapFrame
from desktop.sheet.label_spots import FAR, Spots, around, centred
from desktop.sheet.names import Name, Point, Setting, Tongues, Words, said
from geodata.atlas import Atlas
from geodata.projecting import Albers
from geodata.records import Region

# Provinces whose name is that of their seat's mark on a map of the whole country.
NAMED_BY_SEAT = frozenset(
    ("110000", "120000", "310000", "500000", "810000", "820000")  # 直辖市, 特别行政区
)


TAIWAN = "710000"
BESIDE_RINGS = 9
"""How far from it, in rings of spots, its name may stand over the sea."""
Shapes = npt.NDArray[np.object_]
# Where the languages of the region have spellings of their own for what Chinese writes by sound.
OWN_SPELLING = ("15", "54", "65")
# By scale alone, in metres per em of the map's type, so that moving the map changes no name: from
# here on provinces have their short names, and cities that are provinces are named by their seat.
SHORT_NAMES_M = 72_000.0
SEATS_NAME_M = 30_000.0


def province_lines(
    name_zh: str, name_short: str, name_en: str, language: str, *, short: bool
) -> tuple[str, ...]:
    """A province's name as it is set on the map: long names in two lines."""
    if language != "en" and short:
        return (name_short,)
    if language == "en":
        head, _, tail = name_en.partition(" ")
        return (head, tail) if tail and len(name_en) > 12 else (name_en,)
    if len(name_zh) > 5 and name_zh.endswith("自治区"):
        return (name_zh.removesuffix("自治区"), "自治区")
    return (name_zh,)


def province_names(shapes: BaseShapes, setting: Setting, projection: Albers) -> list[Name]:
    """Every province that has room, its name within its own ground wherever that is possible."""
    frame, palette, em_mm = setting.frame, setting.palette, setting.em_mm
    provinces = shapes.of("province", "l")
    letters = palette.names["province"]
    names: list[Name] = []
    columns = provinces.columns
    lon = np.array(columns["label_lon"], dtype=np.float64)
    lat = np.array(columns["label_lat"], dtype=np.float64)
    points = np.column_stack(projection.forward(lon, lat)).tolist()
    m_per_em = frame.m_per_mm * em_mm
    for row in rows_in(frame, provinces):
        code = str(columns["adcode"][row])
        if m_per_em > SEATS_NAME_M and code in NAMED_BY_SEAT:
            continue
        name = tuple(str(columns[f"name_{form}"][row]) for form in ("zh", "short", "en"))
        words = said(
            setting.tongues, partial(province_lines, *name, short=m_per_em > SHORT_NAMES_M)
        )
        width, height = setting.size_mm(words, letters)
        ground = provinces.geometries[row]
        spots = _spots_within(
            frame, ground, points[row], (width, height), em_mm, fill=code in NAMED_BY_SEAT
        )
        x_mm, y_mm = frame.to_mm(*points[row])
        rank = "foremost" if code == TAIWAN else "province"
        if rank == "foremost":
            # Never lost for want of room on its own ground: beside it, over the sea.
            beside = around(x_mm, y_mm, 0.5 * em_mm, width, height, BESIDE_RINGS)
            spots += _off_others(frame, provinces.geometries, row, beside, (width, height))
        about, halo = f"province/{code}", palette.halo_of(code)
        point = Point(x_mm, y_mm)
        names.append(setting.name(about, words, letters, spots, rank, halo, point, roaming=True))
    return names


def _off_others(
    frame: MapFrame, grounds: Shapes, row: int, spots: Spots, size_mm: tuple[float, float]
) -> Spots:
    """Those spots at which no part of a name lies on the ground of another one than `row`."""
    corners = np.array(spots)
    across, down = (grid.ravel() for grid in np.meshgrid(np.linspace(0, 1, 5), (0.1, 0.5, 0.9)))
    x = corners[:, :1] + across * size_mm[0]
    y = corners[:, 1:] + down * size_mm[1]
    points = shapely.points(*frame.to_map(x, y)).ravel()
    others = shapely.STRtree(np.delete(grounds, row))
    hit, _ = others.query(points, predicate="within")
    lost = set((hit // x.shape[1]).tolist())
    return tuple(spot for number, spot in enumerate(spots) if number not in lost)


def _spots_within(
    frame: MapFrame,
    ground: shapely.Geometry,
    point_m: Sequence[float],
    size_mm: tuple[float, float],
    em_mm: float,
    *,
    fill: bool,
) -> Spots:
    """Upper left corners for a name within a ground, near its own point first.

    When no spot has all of the name within the ground: spots that have its middle there, but none
    with `fill`, nor where the frame shows only a part of the ground that has no room for it. A name
    that has its middle on another ground would be read as that one's.
    """
    left, bottom, right, top = frame.bounds_m
    x_m, y_m = point_m
    partly = not (left < x_m < right and bottom < y_m < top)
    if partly:
        seen = shapely.clip_by_rect(ground, left, bottom, right, top)
        if seen.is_empty:
            return ()
        inner = shapely.maximum_inscribed_circle(seen, 4 * frame.m_per_mm)
        x_m, y_m = inner.coords[0]
    x_mm, y_mm = frame.to_mm(x_m, y_m)
    width, height = size_mm
    steps = np.arange(-10, 11) * 0.5 * em_mm
    dx, dy = (grid.ravel() for grid in np.meshgrid(steps, steps))
    nearest = np.argsort(np.hypot(dx, 1.3 * dy), kind="stable")
    x, y = x_mm + dx[nearest], y_mm + dy[nearest]
    # The name's corners and the middles of its long sides must lie on the ground.
    reach = np.array([(-0.5, -0.4), (0.5, -0.4), (-0.5, 0.4), (0.5, 0.4), (0, -0.4), (0, 0.4)])
    px = x[:, None] + reach[None, :, 0] * width
    py = y[:, None] + reach[None, :, 1] * height
    map_x, map_y = frame.to_map(px, py)
    shapely.prepare(ground)
    on_ground = shapely.contains_xy(ground, map_x, map_y).sum(axis=1)
    found: list[tuple[float, float]] = []
    # Wholly on its own ground; else mostly; else with its middle.
    wholly = on_ground == len(reach)
    mostly = ~wholly & (on_ground >= len(reach) - 2)
    for group in (wholly,) if fill else (wholly, mostly):
        rows = np.flatnonzero(group)
        found += [(float(x[i]) - width / 2, float(y[i]) - height / 2) for i in rows]
    if not found and not fill and not partly:
        rows = np.flatnonzero(shapely.contains_xy(ground, *frame.to_map(x, y)))
        found = [(float(x[i]) - width / 2, float(y[i]) - height / 2) for i in rows]
    return tuple(found)


_SEAT_RANK = {"国家首都": "capital", "省级行政中心": "province_seat", "地级行政中心": "seat"}


def seat_marks_and_names(
    atlas: Atlas,
    shapes: BaseShapes,
    setting: Setting,
    lines: Lines,
    but: frozenset[str] = frozenset(),
) -> tuple[list[Symbol], list[Name]]:
    """Seats of the capital, of provinces and, when the scale has room, of prefectures.

    Prefectures of the codes in `but` get no name here.
    """
    frame, palette, em_mm = setting.frame, setting.palette, setting.em_mm
    seats = shapes.of("seat")
    wanted = {"国家首都", "省级行政中心"} | ({"地级行政中心"} if "seat" in lines.names else set())
    marks: list[Symbol] = []
    names: list[Name] = []
    points = shapely.get_coordinates(seats.geometries)
    for row in rows_in(frame, seats):
        level = str(seats.columns["level"][row])
        if level not in wanted:
            continue
        code = str(seats.columns["adcode"][row])
        shape, colour, size = palette.seats[level]
        x_mm, y_mm = frame.to_mm(float(points[row, 0]), float(points[row, 1]))
        about = f"seat/{code}"
        marks.append(
            Symbol(
                x_mm,
                y_mm,
                shape,
                size * em_mm,
                colour,
                halo_mm=0.08 * em_mm,
                about=about,
                halo=palette.halo,
            )
        )
        words = seat_words(atlas, code, str(seats.columns["name_zh"][row]), setting.tongues)
        rank = _SEAT_RANK[level]
        if not words or (rank == "seat" and code in but):
            continue
        letters = palette.names["capital" if rank == "capital" else "seat"]
        if rank == "province_seat" and seats.columns["province"][row] == TAIWAN:
            rank = "must"
        rings = 8 if rank in ("capital", "must") else 2 if code in NAMED_BY_SEAT else 1
        point = Point(x_mm, y_mm, (size / 2 + 0.1) * em_mm, FAR)
        spots = around(x_mm, y_mm, point.reach_mm, *setting.size_mm(words, letters), rings)
        names.append(setting.name(about, words, letters, spots, rank, palette.halo, point))
    return marks, names


def seat_name(atlas: Atlas, code: str, name_zh: str, language: str) -> str:
    """A seat's name; in English that of its unit, by its pinyin where it has no English name."""
    if language != "en":
        return name_zh
    region = atlas.regions.get(code)
    return (region.name_en or joined(region)) if region else ""


def seat_words(atlas: Atlas, code: str, name_zh: str, tongues: Tongues) -> Words:
    """A seat's name in the map's languages."""
    return said(tongues, lambda language: (seat_name(atlas, code, name_zh, language),))


def joined(region: Region) -> str:
    """A region's pinyin as one word, without what kind of region it is: Wuzhong, Xi'an."""
    syllables = region.pinyin.split()
    if region.name_zh[-1:] in ("市", "县", "区") and len(syllables) > 2:
        syllables = syllables[:-1]
    parts = [f"'{part}" if part[0] in "aeo" else part for part in syllables]
    return "".join(parts).lstrip("'").capitalize()


def county_english(region: Region | None) -> str:
    """A county's name in English; blank where pinyin of its Chinese name would not be it."""
    if region is None or region.code[:2] in OWN_SPELLING or region.name_zh[-1:] not in "市县区":
        return ""
    return "" if region.name_zh.endswith("自治县") else joined(region)


def _of_two(name: tuple[str, str], language: str) -> tuple[str]:
    """The Chinese or the English one."""
    return (name[language == "en"],)


def county_names(
    atlas: Atlas, shapes: BaseShapes, setting: Setting, lines: Lines, projection: Albers
) -> list[Name]:
    """Counties' names where the scale has room for them."""
    if "county" not in lines.names:
        return []
    frame, palette = setting.frame, setting.palette
    counties = shapes.of("county", lines.level)
    letters = palette.names["county"]
    lon = np.array(counties.columns["label_lon"], dtype=np.float64)
    lat = np.array(counties.columns["label_lat"], dtype=np.float64)
    x_mm, y_mm = frame.to_mm(*projection.forward(lon, lat))
    names: list[Name] = []
    for row in rows_in(frame, counties):
        code = str(counties.columns["adcode"][row])
        name = (str(counties.columns["name_zh"][row]), county_english(atlas.regions.get(code)))
        words = said(setting.tongues, partial(_of_two, name))
        if not words:
            continue
        x, y = float(x_mm[row]), float(y_mm[row])
        spots = centred(x, y, *setting.size_mm(words, letters), 0.6 * setting.em_mm)
        names.append(
            setting.name(
                f"county/{code}", words, letters, spots, "county", palette.halo, Point(x, y)
            )
        )
    return names
