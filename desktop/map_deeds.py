"""MapDeeds: what the commands do with the map itself: tools, picked places, where it looks."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from desktop.desk import Desk
from desktop.motion import want_motion
from desktop.settings import Settings
from desktop.sheet.aiming import around_places, around_region
from desktop.sheet.shown import shown_places
from desktop.store import Store
from desktop.view import Camera, View, look_at, pick, select, switch_layer
from desktop.wording import tr


class MapDeeds:
    """Each asks the Store for another View, or the map for another tool by `take(name)`."""

    def __init__(
        self, store: Store, desk: Desk, settings: Settings, take: Callable[[str], object]
    ) -> None:
        self._store = store
        self._desk = desk
        self._settings = settings
        self._take = take
        want_motion(on=settings.animations)

    def deeds(self) -> dict[str, Callable[..., object]]:
        """What each command of the map does, by its id."""
        return {
            **{f"tool_{name}": partial(self._take, name) for name in TOOLS},
            "clear_selection": self.clear,
            "clear_picked": self.clear_picked,
            "invert_picked": self.invert_picked,
            "zoom_selection": self.zoom_selection,
            "zoom_picked": self.zoom_picked,
            "zoom_filter": self.zoom_filter,
            "zoom_region": self.zoom_region,
            "graticule": lambda on: self._switch("graticule", tr("经纬网"), on=on),
            "north_arrow": lambda on: self._switch("north_arrow", tr("指北针"), on=on),
            "animations": self.move_things,
        }

    def clear(self) -> None:
        """Nothing in focus; with nothing in focus, nothing picked."""
        if self._store.view.selection is not None:
            self._store.change(select(self._store.view, None), tr("取消选择"))
        else:
            self.clear_picked()

    def clear_picked(self) -> None:
        """Nothing picked."""
        self._store.change(pick(self._store.view, ()), tr("清除已选"))

    def invert_picked(self) -> None:
        """What is shown and was not picked, instead of what was."""
        view = self._store.view
        picked = set(view.picked)
        rest = [p.id for p in shown_places(self._desk.atlas, view).places if p.id not in picked]
        self._store.change(pick(view, rest), tr("反选"))

    def zoom_selection(self) -> None:
        """All of what is in focus: a place, a region, or all places linked to a thing."""
        view = self._store.view
        selection = view.selection
        if selection is None:
            return
        if selection.kind == "region":
            camera = around_region(self._desk.atlas, selection.id)
        elif selection.kind == "place":
            camera = around_places(self._desk.atlas, (selection.id,))
        else:
            camera = self._around(shown_places(self._desk.atlas, view).linked)
        self._look(camera, tr("放大到选中对象"))

    def zoom_picked(self) -> None:
        """All picked places."""
        self._look(self._around(self._store.view.picked), tr("放大到已选载体"))

    def zoom_filter(self) -> None:
        """All places that pass the filter."""
        within = shown_places(self._desk.atlas, self._store.view).within
        self._look(self._around(within), tr("放大到筛选结果"))

    def zoom_region(self) -> None:
        """The region in focus, or the prefecture around the place in focus."""
        selection = self._store.view.selection
        code = region_of(self._desk, self._store.view)
        if selection is not None and code:
            self._look(around_region(self._desk.atlas, code), tr("放大到所在地区"))

    def move_things(self, on: bool) -> None:  # noqa: FBT001  a switch's deed
        """Whether the map flies and glides, from now on and at the next start."""
        self._settings.animations = on
        want_motion(on=on)

    def _around(self, place_ids: tuple[str, ...] | frozenset[str]) -> Camera | None:
        return around_places(self._desk.atlas, place_ids)

    def _look(self, camera: Camera | None, words: str) -> None:
        # None would be home: what has no place anywhere leaves the map where it is.
        if camera is not None:
            self._store.change(look_at(self._store.view, camera), words)

    def _switch(self, layer: str, words: str, *, on: bool) -> None:
        self._store.change(switch_layer(self._store.view, layer, on=on, usual=False), words)


TOOLS = ("move", "box", "lasso", "distance", "area")


def region_of(desk: Desk, view: View) -> str:
    """Code of the region in focus, or of the prefecture or province of the place in focus."""
    selection = view.selection
    if selection is None or selection.kind not in ("place", "region"):
        return ""
    if selection.kind == "region":
        return selection.id
    place = desk.atlas.place(selection.id)
    return place.city or place.province
