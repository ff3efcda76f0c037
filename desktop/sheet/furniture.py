"""Furniture outside the map's frame: title, subtitle, approval field, sources."""

from __future__ import annotations

from desktop.sheet.blocks import Block
from desktop.sheet.drawing import Mark, Text
from desktop.sheet.palette import Palette
from desktop.sheet.shown import Shown
from desktop.sheet.text_widths import width_em, wrapped
from geodata.atlas import Atlas
from geodata.faults import Fault

TITLE_EM = 1.75
SUBTITLE_EM = 0.92
SOURCE_EM = 0.68
APPROVAL_EM = 0.86
BLANK = "________"


def header(title: str, subtitle: str, width_mm: float, palette: Palette, em_mm: float) -> Block:
    """Title, and the subtitle beside it where there is room, else below it."""
    size = min(TITLE_EM * em_mm, width_mm / max(width_em(title, bold=True), 1.0))
    small = SUBTITLE_EM * em_mm
    title_width = width_em(title, bold=True) * size
    base = 0.95 * size
    marks: list[Mark] = [Text(0.0, base, title, size, palette.ink, bold=True, about="title")]
    rest = width_mm - title_width - 1.4 * em_mm
    lines = wrapped(subtitle, rest / small) if rest > 12 * small else []
    if len(lines) == 1:
        marks.append(
            Text(
                title_width + 1.4 * em_mm,
                base,
                subtitle,
                small,
                palette.quiet_ink,
                about="subtitle",
            )
        )
        return Block(width_mm, 1.25 * size, tuple(marks))
    lines = wrapped(subtitle, width_mm / small)
    for number, line in enumerate(lines):
        y = base + (1.5 + 1.35 * number) * small
        marks.append(Text(0.0, y, line, small, palette.quiet_ink, about="subtitle"))
    return Block(width_mm, base + (1.5 + 1.35 * (len(lines) - 1) + 0.45) * small, tuple(marks))


def base_source(atlas: Atlas, language: str) -> str:
    """Where the base map comes from, as its layers say of themselves.

    Fault when they do not say it: a map must not go out without.
    """
    line = atlas.about.get(f"source_line_{language}", "")
    if not line:
        raise Fault(
            f"底图图层的 about 表没有 source_line_{language}，请补上底图来源后再试。",
            f"The base map's table about has no source_line_{language}; add where the map is from.",
        )
    return line


def data_line(atlas: Atlas, shown: Shown, unnamed: int, language: str) -> str:
    """Where the places come from and of when, how exact their points are, how many have no name
    here.
    """
    places = shown.passing
    cited = [atlas.sources[i] for i in {i for p in places for i in p.sources} if i in atlas.sources]
    read = [source for source in cited if source.kind != "none"]
    latest = max((source.date for source in read), default="")
    centres = sum(place.position_basis in ("county_centre", "city_centre") for place in places)
    if language == "en":
        words = f"Places: Gaoxin Atlas, {len(read)} sources"
        words += f", the latest of {latest}" if latest else ""
        words += f"; {centres} stand at the centre of their county or city" if centres else ""
        words += f"; {unnamed} of those in the frame carry no name" if unnamed else ""
        return words + "."
    words = f"载体资料：高新图志，依 {len(read)} 份来源"
    words += f"，最近一份为 {latest}" if latest else ""
    words += f"；其中 {centres} 处绘于所在县区或城市的中心" if centres else ""
    words += f"；图幅内 {unnamed} 处未注名" if unnamed else ""
    return words + "。"


def approval_words(number: str, language: str) -> str:
    """The exported map's own approval number, or the blank for it."""
    field = "Map approval no. (审图号): " if language == "en" else "审图号："
    return field + (number.strip() or BLANK)


def footer(
    approval_number: str,
    lines: tuple[str, ...],
    width_mm: float,
    palette: Palette,
    em_mm: float,
    language: str,
) -> Block:
    """The approval field at the left, the source lines right of it, or below on a narrow page."""
    words = approval_words(approval_number, language)
    size, small = APPROVAL_EM * em_mm, SOURCE_EM * em_mm
    field_width = width_em(words) * size
    marks: list[Mark] = [Text(0.0, 0.95 * size, words, size, palette.ink, about="approval")]
    left = field_width + 1.6 * em_mm
    top = 0.0
    if width_mm - left < 34 * small:
        left, top = 0.0, 1.35 * size
    row = 1.36 * small
    wrapped_lines = [line for words in lines for line in wrapped(words, (width_mm - left) / small)]
    for number, line in enumerate(wrapped_lines):
        y = top + 0.95 * size + number * row
        marks.append(Text(left, y, line, small, palette.quiet_ink, about="source"))
    return Block(
        width_mm, top + 0.95 * size + (len(wrapped_lines) - 1) * row + 0.3 * small, tuple(marks)
    )
