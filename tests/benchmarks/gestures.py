"""Gestures for the benches: ways of viewpoints, and one round a frame along them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from desktop.map.canvas import MapCanvas
from desktop.map.viewpoint import Viewpoint

HAND_PX = (1290, 610)


def panning(start: Viewpoint, steps: int = 200) -> list[Viewpoint]:
    """There and back, a little up and down."""
    way = [start]
    for step in range(steps):
        way.append(way[-1].panned(11 if step < steps // 2 else -11, 5 if step % 2 else -5))
    return way[1:]


def zooming(start: Viewpoint, steps: int = 160) -> list[Viewpoint]:
    """In at the hand and out again."""
    way = [start]
    for step in range(steps):
        way.append(way[-1].zoomed(1.07 if step < steps // 2 else 1 / 1.07, *HAND_PX))
    return way[1:]


def frames(benchmark: Any, canvas: MapCanvas, qtbot: Any, way: Sequence[Viewpoint]) -> None:
    """One round a frame: the hand's new viewpoint, then the painted window."""
    steps = iter(way)

    def setup() -> tuple[tuple[Viewpoint], dict[str, object]]:
        qtbot.wait(1)  # the worker's results arrive between frames, as they do in the program
        return (next(steps),), {}

    def frame(viewpoint: Viewpoint) -> None:
        canvas.box.wanted.emit(viewpoint)
        canvas.viewport().repaint()

    benchmark.pedantic(frame, setup=setup, rounds=len(way))
