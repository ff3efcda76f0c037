"""Series: one page for every province, zone, project or place of a view."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from desktop.sheet.aiming import around_region
from desktop.sheet.fact_words import fact_lines
from desktop.sheet.item_groups import cleared_for
from desktop.sheet.page import Page
from desktop.sheet.page_files import template_of
from desktop.sheet.placing import arranged_for
from desktop.sheet.shown import links_of
from desktop.view import Camera, View, look_at, select
from geodata.atlas import Atlas
from geodata.faults import Fault
from geodata.filtering import matching
from geodata.projecting import MAIN
from geodata.records import Address, Place
from geodata.vocabulary import KIND, Term

EACH: tuple[Term, ...] = (
    Term("province", "每省一页", "A page for every province"),
    Term("zone", "每个高新区一页", "A page for every high-tech zone"),
    Term("project", "每个专项一页", "A page for every special project"),
    Term("row", "筛选内每处载体一页", "A page for every place under the filter"),
)
USUAL_PATTERN = "{n}-{name}"
USUAL_PAGE = Page(297.0, 210.0, 200.0)
FACT_SHEET = "fact-sheet"
# About a province around a place, so that one sees where it is.
AROUND_PLACE_M = (620_000.0, 370_000.0)
_FORBIDDEN = '\\/:*?"<>|'


@dataclass(frozen=True, slots=True)
class Step:
    """One page of a series: what it is of, the view and page for it, its number and name; and what
    the speaker says to it, for the notes of a slide.
    """

    address: Address
    view: View
    page: Page
    number: int
    name: str
    said: str = ""

    def file_stem(self, pattern: str) -> str:
        """The name of its file: {n} the number, {name} the name, {id} the id or code."""
        stem = pattern.replace("{n}", f"{self.number:03}").replace("{name}", self.name)
        stem = stem.replace("{id}", self.address.id)
        safe = "".join("_" if c in _FORBIDDEN or ord(c) < 32 else c for c in stem)
        return safe.strip(" .") or f"{self.number:03}"


def steps(atlas: Atlas, view: View, page: Page, each: str) -> tuple[Step, ...]:
    """The pages of a series in the order of the atlas. Fault when there would be none, or `each`
    is not one of EACH.
    """
    makers = {"province": _provinces, "zone": _zones, "project": _projects, "row": _rows}
    if each not in makers:
        raise Fault(
            f"没有“{each}”这种逐页导出，可选：{'、'.join(makers)}。",
            f'There is no series by "{each}"; choose one of {", ".join(makers)}.',
        )
    found = tuple(makers[each](atlas, view, page))
    if not found:
        raise Fault(
            "筛选之内没有可逐页导出的内容，请放宽筛选。",
            "Nothing under the filter to make pages of; loosen the filter.",
        )
    return found


def how_many(atlas: Atlas, view: View, each: str) -> int:
    """How many pages such a series has, without making any."""
    if each == "province":
        return sum(region.level == "province" for region in atlas.regions.values())
    if each == "project":
        return len(atlas.projects)
    places = _within(atlas, view)
    return len(places) if each == "row" else sum(place.kind == "zone" for place in places)


def usual_template(each: str) -> str:
    """The template that suits such a series best; blank is USUAL_PAGE, which lays itself out."""
    return FACT_SHEET if each in ("zone", "row") else ""


def page_of_template(code: str) -> Page:
    """The template's page; USUAL_PAGE when blank."""
    return template_of(code).page if code else USUAL_PAGE


def fact_step(atlas: Atlas, view: View, page: Page, place: Place, number: int = 1) -> Step:
    """The fact sheet of one place: its facts, links and sources beside the map around it."""
    seen = look_at(select(view, Address("place", place.id)), around_place(place))
    suited = arranged_for(replace(page, title="", subtitle=""), seen.camera)
    filled = fact_page(atlas, view, suited, place)
    return Step(Address("place", place.id), seen, filled, number, filled.title)


def fact_page(atlas: Atlas, view: View, page: Page, place: Place) -> Page:
    """The page with what is known of a place as its notes; its name is the title unless the page
    has one.
    """
    language = view.language
    name = place.name_en if language == "en" and place.name_en else place.name_zh
    region = atlas.regions.get(place.city) or atlas.regions.get(place.province)
    where = (region.name_en if language == "en" else region.name_zh) if region else ""
    kind = KIND[place.kind]
    under = " · ".join(filter(None, (kind.full_en if language == "en" else kind.full_zh, where)))
    filled = replace(page, title=page.title or name, subtitle=page.subtitle or under)
    if not page.items:
        return filled
    notes = "\n".join(fact_lines(atlas, place, language))
    return replace(filled, notes=notes, items=cleared_for(page.items, "notes"))


def around_place(place: Place) -> Camera:
    """The camera with about a province around a place."""
    x_m, y_m = MAIN.forward([place.lon_deg], [place.lat_deg])
    return Camera(float(x_m[0]), float(y_m[0]), *AROUND_PLACE_M)


def _provinces(atlas: Atlas, view: View, page: Page) -> Iterator[Step]:
    provinces = [region for region in atlas.regions.values() if region.level == "province"]
    for number, region in enumerate(provinces, start=1):
        camera = around_region(atlas, region.code)
        if camera is None:
            continue
        name = region.name_en if view.language == "en" else region.name_zh
        seen = look_at(select(view, Address("region", region.code)), camera)
        yield Step(Address("region", region.code), seen, page, number, name)


def _projects(atlas: Atlas, view: View, page: Page) -> Iterator[Step]:
    for number, project in enumerate(atlas.projects.values(), start=1):
        name = project.name_en if view.language == "en" else project.name_zh
        seen = look_at(select(view, Address("project", project.id)), None)
        yield Step(Address("project", project.id), seen, page, number, name)


def _zones(atlas: Atlas, view: View, page: Page) -> Iterator[Step]:
    return _facts(atlas, view, page, [p for p in _within(atlas, view) if p.kind == "zone"])


def _rows(atlas: Atlas, view: View, page: Page) -> Iterator[Step]:
    return _facts(atlas, view, page, _within(atlas, view))


def _facts(atlas: Atlas, view: View, page: Page, places: Sequence[Place]) -> Iterator[Step]:
    for number, place in enumerate(places, start=1):
        yield fact_step(atlas, view, page, place, number)


def _within(atlas: Atlas, view: View) -> list[Place]:
    return [atlas.places[i] for i in matching(atlas, links_of(atlas), view.filter)]
