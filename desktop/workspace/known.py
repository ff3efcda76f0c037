"""Whether the atlas has everything that a View speaks of."""

from __future__ import annotations

from typing import NoReturn

from desktop.key_reader import KeyReader
from desktop.view import RAMPS, Shading, View
from geodata.atlas import Atlas
from geodata.classing import METHODS, checked_limits
from geodata.faults import Fault
from geodata.filter_words import values_of_facet
from geodata.measures import measure_of
from geodata.measuring import check_measure
from geodata.records import Address


def check_view(view: View, atlas: Atlas, name: str) -> None:
    """Fault when the view names something that the atlas does not have."""
    reader = KeyReader(name)
    for facet, choice in view.filter.choices:
        known = values_of_facet(atlas, facet)
        for value in (*(choice.any or ()), *choice.none):
            if value not in known:
                reader.wrong(
                    f"filter.{facet}", f"图集中没有“{value}”", f'the atlas has no "{value}"'
                )
    chosen = [("selection", view.selection)] if view.selection else []
    chosen += [("picked", Address("place", place_id)) for place_id in view.picked]
    chosen += [("compared", address) for address in view.compared]
    for key, address in chosen:
        try:
            atlas.record(address)
        except Fault:
            reader.wrong(key, f"图集中没有“{address}”", f'the atlas has no "{address}"')
    if view.shading is not None:
        _check_shading(view.shading, atlas, reader)


def _check_shading(shading: Shading, atlas: Atlas, reader: KeyReader) -> None:
    try:
        measure = measure_of(shading.measure)
    except Fault as fault:
        _wrong(reader, "shading.measure", fault)
    try:
        check_measure(atlas, measure, shading.level, shading.of)
    except Fault as fault:
        _wrong(reader, "shading.of" if shading.level in measure.levels else "shading.level", fault)
    if shading.method not in {method.code for method in METHODS}:
        reader.wrong(
            "shading.method",
            f"没有名为“{shading.method}”的分级方法",
            f'there is no method called "{shading.method}"',
        )
    if shading.method == "user_set":
        try:
            checked_limits(shading.limits)
        except Fault as fault:
            _wrong(reader, "shading.limits", fault)
    if shading.ramp not in ("", *RAMPS):
        reader.wrong(
            "shading.ramp",
            f"没有名为“{shading.ramp}”的配色",
            f'there are no colours called "{shading.ramp}"',
        )


def _wrong(reader: KeyReader, key: str, fault: Fault) -> NoReturn:
    reader.wrong(key, fault.zh.rstrip("。"), fault.en.rstrip("."))
