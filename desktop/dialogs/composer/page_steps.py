"""Page steps: the page that is laid out, what it was before, and where its items belong."""

from __future__ import annotations

from dataclasses import dataclass, replace

from desktop.sheet.item_groups import followed
from desktop.sheet.page import Page
from desktop.sheet.page_items import Items
from desktop.sheet.paper import on_paper, with_margin
from desktop.sheet.placing import arranged_for
from desktop.view import Camera

MOST_STEPS = 200


@dataclass(frozen=True, slots=True)
class Laid:
    """A page, and the one that it was begun from."""

    page: Page
    origin: Page


class PageSteps:
    """The page of now with undo and redo. Changes of one `run`, such as letters typed into one
    field, are one step.
    """

    def __init__(self, page: Page, camera: Camera | None) -> None:
        self._now = Laid(arranged_for(page, camera), page)
        self._done: list[Laid] = []
        self._undone: list[Laid] = []
        self._run = ""

    @property
    def page(self) -> Page:
        """The page of now."""
        return self._now.page

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to go back."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether a step was gone back from."""
        return bool(self._undone)

    def automatic(self, camera: Camera | None) -> Items:
        """Where the items stand by themselves: as on the page begun from, brought onto the paper
        and into the margins of now, and suited to what the map shows.
        """
        page, origin = self._now.page, self._now.origin
        fitted = on_paper(origin, page.width_mm, page.height_mm)
        return arranged_for(with_margin(fitted, page.margin_mm), camera).items

    def follow(self, old: Camera | None, new: Camera | None) -> None:
        """Have the items suited to what the map shows now; this is no step of its own."""
        page = self._now.page
        items = followed(page.items, self.automatic(old), self.automatic(new))
        self._now = replace(self._now, page=replace(page, items=items))

    def change(self, page: Page, run: str = "") -> None:
        """Another page of now."""
        self._step(replace(self._now, page=page), run)

    def begin(self, page: Page, camera: Camera | None) -> None:
        """A template or file to go on from: its places are the automatic ones."""
        self._step(Laid(arranged_for(page, camera), page), "")

    def undo(self) -> None:
        """The page before the last step."""
        if self._done:
            self._undone.append(self._now)
            self._now, self._run = self._done.pop(), ""

    def redo(self) -> None:
        """The page that was gone back from."""
        if self._undone:
            self._done.append(self._now)
            self._now, self._run = self._undone.pop(), ""

    def _step(self, laid: Laid, run: str) -> None:
        if laid == self._now:
            return
        if not run or run != self._run:
            self._done = [*self._done[-MOST_STEPS + 1 :], self._now]
        self._undone.clear()
        self._now, self._run = laid, run
