"""Store: it holds the View, replaces it, and remembers the way back."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

from PySide6.QtCore import QObject, Signal

from desktop.view import View
from desktop.wording import set_language

MOST_STEPS = 200


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was done: the View before and after it, its words, and the gesture it is
    part of ("" for none).
    """

    before: View
    after: View
    words: str
    merge: str = ""

    @property
    def only_camera(self) -> bool:
        """Whether nothing but the camera moved."""
        return changed_fields(self.before, self.after) <= {"camera"}

    @property
    def idle(self) -> bool:
        """Whether it led back to where it began; a language is no step."""
        return changed_fields(self.before, self.after) <= {"language"}

    def continues(self, last: Step) -> bool:
        """Whether it and the step before it were one movement of the hand."""
        if self.merge or last.merge:
            return self.merge == last.merge
        # A drag and the wheel's turns are one movement to the hand that made them.
        return self.only_camera and last.only_camera


def changed_fields(old: View, new: View) -> frozenset[str]:
    """Names of the fields in which two Views differ."""
    names = (field.name for field in fields(View))
    return frozenset(name for name in names if getattr(old, name) != getattr(new, name))


class Store(QObject):
    """The one holder of the View. `changed(old, new, names of changed fields)` tells everybody.

    The program speaks the View's language: it is set before anybody is told. A language is not
    a step: going back and forth keeps the language of now.
    """

    changed = Signal(object, object, object)

    def __init__(self, view: View | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = view or View()
        self._done: list[Step] = []
        self._undone: list[Step] = []
        set_language(self._view.language)

    @property
    def view(self) -> View:
        """What the person is looking at now."""
        return self._view

    @property
    def undo_words(self) -> str:
        """What `undo` would take back; blank when there is nothing."""
        return self._done[-1].words if self._done else ""

    @property
    def redo_words(self) -> str:
        """What `redo` would do again; blank when there is nothing."""
        return self._undone[-1].words if self._undone else ""

    def change(self, view: View, words: str, merge: str = "") -> None:
        """Look at `view` from now on; `words` say what was done, for going back.

        Changes in a row with the same `merge`, which names one gesture, are one step; its words
        are the last one's.
        """
        what = changed_fields(self._view, view)
        if not what:
            return
        if what != {"language"}:
            self._remember(Step(self._view, view, words, merge))
        self._show(view)

    def undo(self) -> None:
        """Go one step back, if there is one."""
        if self._done:
            step = self._done.pop()
            self._undone.append(step)
            self._show(replace(step.before, language=self._view.language))

    def redo(self) -> None:
        """Do again what was last taken back, if anything was."""
        if self._undone:
            step = self._undone.pop()
            self._done.append(step)
            self._show(replace(step.after, language=self._view.language))

    def _remember(self, step: Step) -> None:
        self._undone.clear()
        if self._done and step.continues(self._done[-1]):
            step = replace(step, before=self._done.pop().before)
            if step.idle:
                return
        self._done.append(step)
        del self._done[:-MOST_STEPS]

    def _show(self, view: View) -> None:
        old, self._view = self._view, view
        what = changed_fields(old, view)
        if what:
            set_language(view.language)
            self.changed.emit(old, view, what)
