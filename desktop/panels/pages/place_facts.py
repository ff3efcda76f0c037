"""Facts of a place: the rows of its page, what must be said first, and who shares its point."""

from __future__ import annotations

from desktop.panels.parts.brief import Brief
from desktop.panels.parts.markup import heading, kind_mark, link, paragraph, quiet, said
from desktop.panels.parts.words_of import date_words, region_words, term_words, unknown
from desktop.wording import tr
from geodata.amounts import number
from geodata.records import Address, Place
from geodata.vocabulary import PARK_CLASSES, POSITION_BASIS, basis_words

HA_PER_KM2 = 100.0


def warnings(brief: Brief, place: Place) -> list[str]:
    """What a reader must know before anything else of the place."""
    said_first = []
    if place.standing == "unverified":
        said_first.append(tr("待核：未读到这一载体的来源，请勿直接引用。"))
    elif place.standing == "later":
        said_first.append(tr("规划基期（2010年底）之后获批，不在规划口径之内。"))
    elif place.standing == "undated":
        said_first.append(tr("批准年份不详，是否在规划口径之内未知。"))
    elif place.standing == "uncounted":
        said_first.append(tr("相关园区，不计入国家高新区数。"))
    if place.id not in brief.within:
        said_first.append(tr("不在当前筛选之内。"))
    return said_first


def fact_rows(brief: Brief, place: Place) -> list[tuple[str, str]]:
    """What is known of the place, each with the year or document it holds for."""
    language = brief.language
    rows = [
        (tr("地区"), said(region_words(brief.atlas, place, language))),
        (tr("批准"), said(date_words(place.approved, language))),
    ]
    if place.approval_doc:
        rows.append((tr("批文"), said(place.approval_doc)))
    rows.append((tr("面积"), _area(place, language)))
    industries = said(place.industry_zh or unknown(language))
    if place.industry_zh and place.industry_basis:
        industries += (
            f" {quiet(tr('（{basis}）', basis=basis_words(place.industry_basis, language)))}"
        )
    rows.append((tr("主导产业"), industries))
    if place.kind == "zone":
        park_class = term_words(PARK_CLASSES, place.park_class, language)
        rows.append((tr("三类园区"), said(park_class)))
    for words, demo_zone in (
        (tr("示范区"), place.demo_zone),
        (tr("示范区（规划之后）"), place.demo_zone_later),
    ):
        if demo_zone:
            known = demo_zone in brief.atlas.places
            rows.append((words, brief.link_to("place", demo_zone) if known else said(demo_zone)))
    if place.members:
        names = "、" if language == "zh" else ", "
        members = [
            brief.link_to("place", i) if i in brief.atlas.places else said(i) for i in place.members
        ]
        rows.append((tr("成员高新区"), names.join(members)))
    if place.aliases_zh:
        rows.append((tr("又名"), said("、".join(place.aliases_zh))))
    rows.append((tr("位置依据"), said(term_words(POSITION_BASIS, place.position_basis, language))))
    return rows


def _area(place: Place, language: str) -> str:
    if place.area_ha is None:
        return said(unknown(language))
    hectares = number(place.area_ha)
    km2 = number(round(place.area_ha / HA_PER_KM2, 2))
    words = said(tr("{hectares} 公顷（{km2} 平方千米）", hectares=hectares, km2=km2))
    if place.area_basis:
        words += f" {quiet(tr('（{basis}）', basis=basis_words(place.area_basis, language)))}"
    return words


def neighbours_block(brief: Brief, place: Place) -> str:
    """The other places at the very same point, so that each can be reached."""
    point = (place.lon_deg, place.lat_deg)
    others = [i for i in brief.atlas.places_at_point[point] if i != place.id]
    if not others:
        return ""
    rows = []
    for other_id in others:
        other = brief.atlas.places[other_id]
        mark = kind_mark(other.kind, hollow=other.standing == "unverified")
        address = Address("place", other_id)
        outside = "" if other_id in brief.within else f" {quiet(tr('筛选之外'))}"
        rows.append(paragraph(f"{mark} {link(address, brief.name(address))}{outside}", "row"))
    return heading(tr("同一点的其他载体"), len(others)) + brief.folded(rows, "neighbours")


def parks_block(brief: Brief, place: Place) -> str:
    """The parks of a demonstration zone, those of the plan's period first."""
    parks = [park for park in brief.atlas.parks.values() if park.demo_zone == place.id]
    if not parks:
        return ""
    parks.sort(key=lambda park: not park.in_plan_period)
    rows = []
    for park in parks:
        name = park.name_en if brief.language == "en" and park.name_en else park.name_zh
        about = [park.as_of_zh]
        if park.area_km2 is not None:
            about.append(tr("{km2} 平方千米", km2=number(park.area_km2)))
        if park.confidence == "C":
            about.append(tr("待核"))
        rows.append(paragraph(f"{said(name)} {quiet(' · '.join(about))}", "row"))
    return heading(tr("分园"), len(parks)) + brief.folded(rows, "parks")
