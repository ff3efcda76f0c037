"""PageMaker: the picture of a page, made off the interface thread, with what is amiss on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtGui import QImage

from desktop import tasks
from desktop.exports.missing_letters import check_letters
from desktop.painting import picture
from desktop.sheet.compliance import Breach, breaches
from desktop.sheet.composing import compose
from desktop.sheet.drawing import Drawing
from desktop.sheet.page import MM_PER_INCH, Page
from desktop.sheet.page_advice import advice
from desktop.view import View
from desktop.wording import language
from geodata.atlas import Atlas
from geodata.faults import Fault
from geodata.overlay import Overlay

Layers = tuple[Overlay, ...]
LEAST_PX, LONGEST_PX = 400.0, 2200.0


@dataclass(frozen=True, slots=True, eq=False)
class Made:
    """A page's picture; what keeps it from being handed over and what could be better, in words."""

    image: QImage
    broken: tuple[str, ...]
    advised: tuple[str, ...]


def _amiss(drawing: Drawing, atlas: Atlas) -> Iterator[Breach | Fault]:
    """What keeps a drawing from being handed over: broken rules, and letters the font has not."""
    yield from breaches(drawing, atlas)
    try:
        check_letters(drawing)
    except Fault as fault:
        yield fault


class PageMaker(QObject):
    """Makes one picture at a time; meanwhile the newest wish waits, and those before it are
    forgotten. `made(Made)` or `failed(Fault)` comes for each that was begun.
    """

    made = Signal(object)
    failed = Signal(object)

    def __init__(self, atlas: Atlas, parent: QObject) -> None:
        super().__init__(parent)
        self._atlas = atlas
        self._task: tasks.Task | None = None
        self._next: tuple[View, Page, Layers, float] | None = None

    @property
    def busy(self) -> bool:
        """Whether a picture is being made, or one is waiting to be."""
        return self._task is not None or self._next is not None

    def want(self, view: View, page: Page, overlays: Layers, width_px: float) -> None:
        """Have the page made with the person's own layers, that many device pixels wide."""
        self._next = (view, page, overlays, width_px)
        if self._task is None:
            self._begin()

    def _begin(self) -> None:
        if self._next is None:
            return
        (view, page, overlays, width_px), self._next = self._next, None
        atlas, words = self._atlas, language()
        # A whole number of pixels, so that the same page written that wide is the same picture.
        dpi = round(min(max(width_px, LEAST_PX), LONGEST_PX)) / page.width_mm * MM_PER_INCH

        def make() -> Made:
            drawing = compose(atlas, view, page, overlays)
            return Made(
                picture(drawing, dpi),
                tuple(amiss.words(words) for amiss in _amiss(drawing, atlas)),
                tuple(said.words(words) for said in advice(page, drawing)),
            )

        self._task = tasks.run(make, self)
        self._task.done.connect(lambda made: self._end(self.made, made))
        self._task.failed.connect(lambda fault: self._end(self.failed, fault))

    def _end(self, signal: SignalInstance, result: object) -> None:
        self._task = None
        self._begin()
        signal.emit(result)
