"""Offers: what the right button or the menu key proposes for what lies there, as plain values."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from desktop.addresses import written
from desktop.map.region_hover import region_name
from desktop.sheet.aiming import around_places, around_region
from desktop.sheet.shown import shown_places
from desktop.store import Store
from desktop.view import MOST_COMPARED, View, choose, compare, look_at, pick, select
from desktop.wording import tr
from geodata.atlas import Atlas
from geodata.choices import Choice
from geodata.locating import places_in
from geodata.records import Address, Place


@dataclass(frozen=True, slots=True)
class Offer:
    """One line of a menu. Without a deed it is a heading, or greyed; `ticked` shows a switch;
    `inner` are the lines of a menu within; blank words part the lines above from those below.
    """

    words: str = ""
    deed: Callable[[], object] | None = None
    ticked: bool | None = None
    inner: tuple[Offer, ...] = ()


RULE = Offer()


class Offers:
    """Makes the lines; each deed asks the Store. `said(words)` tells what has no other sign."""

    def __init__(self, store: Store, atlas: Atlas, said: Callable[[str], object]) -> None:
        self._store = store
        self._atlas = atlas
        self._said = said

    def of_places(self, place_ids: Sequence[str]) -> tuple[Offer, ...]:
        """For one place its own lines; for several at one point a menu each."""
        if len(place_ids) == 1:
            place = self._atlas.places[place_ids[0]]
            return (Offer(self._name(place)), *self._of_place(place))
        heading = Offer(tr("此处共 {n} 个载体", n=len(place_ids)))
        each = (self._atlas.places[place_id] for place_id in place_ids)
        menus = (Offer(self._name(place), inner=self._of_place(place)) for place in each)
        ids = tuple(place_ids)
        return (heading, *menus, RULE, self._pick_all(ids, tr("全部加入已选")))

    def of_region(self, line: Sequence[str]) -> tuple[Offer, ...]:
        """For the smallest of the regions its own lines; for those around it a menu each."""
        own = line[-1]
        around = tuple(
            Offer(self._region(code), inner=self._of_region(code)) for code in reversed(line[:-1])
        )
        return (
            Offer(self._region(own)),
            *self._of_region(own),
            *((RULE, *around) if around else ()),
        )

    def _of_place(self, place: Place) -> tuple[Offer, ...]:
        view, name = self._store.view, self._name(place)
        address = Address("place", place.id)
        picked = place.id in view.picked
        return (
            self._change(tr("选择"), lambda v: select(v, address), tr("选择 {name}", name=name)),
            self._change(
                tr("移出已选") if picked else tr("加入已选"),
                lambda v: pick(v, (place.id,), "toggle"),
                tr("移出已选 {n} 处", n=1) if picked else tr("加入已选 {n} 处", n=1),
            ),
            self._change(
                tr("放大到此处"),
                lambda v: look_at(v, around_places(self._atlas, (place.id,))),
                tr("放大到 {name}", name=name),
            ),
            self._compare(view, address),
            Offer(tr("复制地址"), lambda: self._copy(address)),
        )

    def _compare(self, view: View, address: Address) -> Offer:
        """Beside what is selected, if that is another place; else beside what is compared."""
        selection, compared = view.selection, view.compared
        if address in compared:
            rest = tuple(other for other in compared if other != address)
            return self._change(tr("移出对比"), lambda v: compare(v, rest), tr("移出对比"))
        wanted = (*compared, address)
        words = tr("加入对比（{n}/{most}）", n=len(wanted), most=MOST_COMPARED)
        if selection and selection.kind == "place" and selection not in (*compared, address):
            wanted = (*compared, selection, address)
            other = self._name(self._atlas.place(selection.id))
            words = tr("与“{name}”对比", name=other)
        if len(wanted) > MOST_COMPARED:
            return Offer(tr("对比已满（至多 {most} 个）", most=MOST_COMPARED))
        return self._change(words, lambda v: compare(v, wanted), words)

    def _of_region(self, code: str) -> tuple[Offer, ...]:
        atlas, name = self._atlas, self._region(code)
        address = Address("region", code)
        camera = around_region(atlas, code)
        within = set(places_in(atlas, code))
        shown = shown_places(atlas, self._store.view)
        ids = tuple(place.id for place in shown.places if place.id in within)
        return (
            self._change(
                tr("打开地区页"), lambda v: select(v, address), tr("选择 {name}", name=name)
            ),
            self._change(
                tr("放大到该地区"), lambda v: look_at(v, camera), tr("放大到 {name}", name=name)
            ),
            self._pick_all(ids, tr("选取该地区内的载体（{n}）", n=len(ids)), mode="replace"),
            self._filter(code),
        )

    def _filter(self, code: str) -> Offer:
        words = tr("按“{name}”筛选", name=self._region(code))
        if not places_in(self._atlas, code):
            # A region of no place is no value of the filter.
            return Offer(words)
        return self._change(words, lambda v: choose(v, "region", Choice(any=(code,))), words)

    def _pick_all(self, ids: tuple[str, ...], words: str, mode: str = "add") -> Offer:
        if not ids:
            return Offer(words)
        done = (
            tr("选取 {n} 处", n=len(ids))
            if mode == "replace"
            else tr("加入已选 {n} 处", n=len(ids))
        )
        return self._change(words, lambda v: pick(v, ids, mode), done)

    def _change(self, words: str, step: Callable[[View], View], done: str) -> Offer:
        return Offer(words, lambda: self._store.change(step(self._store.view), done))

    def _copy(self, address: Address) -> None:
        QGuiApplication.clipboard().setText(written(address))
        self._said(tr("已复制地址：{address}", address=written(address)))

    def _name(self, place: Place) -> str:
        return place.name_en if self._store.view.language == "en" else place.name_zh

    def _region(self, code: str) -> str:
        return region_name(self._atlas, code, self._store.view.language)


def fill(menu: QMenu, offers: Sequence[Offer]) -> None:
    """Put the lines into a menu."""
    for offer in offers:
        if not offer.words:
            menu.addSeparator()
            continue
        # An ampersand in a name would underline the letter behind it.
        words = offer.words.replace("&", "&&")
        if offer.inner:
            fill(menu.addMenu(words), offer.inner)
            continue
        action = menu.addAction(words)
        if offer.ticked is not None:
            action.setCheckable(True)
            action.setChecked(offer.ticked)
        if offer.deed is None:
            action.setEnabled(False)
        else:
            action.triggered.connect(lambda _on, deed=offer.deed: deed())
