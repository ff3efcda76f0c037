"""Store: it holds the View and what is kept beside it, and remembers the way back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from desktop.view import View
from desktop.wording import set_language
from desktop.workspace.records import Bookmark, Scene, Workspace, changed_names, illustrate
from desktop.workspace.story import illustrate_scene

MOST_STEPS = 200


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was done: the workspace before and after it, its words, and the gesture it is
    part of ("" for none).
    """

    before: Workspace
    after: Workspace
    words: str
    merge: str = ""

    @property
    def what(self) -> frozenset[str]:
        """Names of what it changed."""
        return changed_names(self.before, self.after)

    @property
    def idle(self) -> bool:
        """Whether it led back to where it began; a language is no step."""
        return self.what <= {"language"}

    def continues(self, last: Step) -> bool:
        """Whether it and the step before it were one movement of the hand."""
        if self.merge or last.merge:
            return self.merge == last.merge
        # A drag and the wheel's turns are one movement to the hand that made them.
        return self.what == last.what == {"camera"}

    def within(self, workspace: Workspace) -> Step:
        """The same step of the View in another workspace."""
        before, after = (replace(workspace, view=w.view) for w in (self.before, self.after))
        return replace(self, before=before, after=after)


class Store(QObject):
    """The one holder of the View and of what is kept beside it: bookmarks, story and saved
    filters.

    `changed(old View, new View, names of what changed)` tells everybody; the names are fields of
    the View, "bookmarks", "filters" and "story".

    The program speaks the View's language: it is set before anybody is told. A language is not
    a step: going back and forth keeps the language of now.
    """

    changed = Signal(object, object, object)

    def __init__(self, view: View | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = Workspace(view or View())
        self._done: list[Step] = []
        self._undone: list[Step] = []
        set_language(self.view.language)

    @property
    def view(self) -> View:
        """What the person is looking at now."""
        return self._workspace.view

    @property
    def workspace(self) -> Workspace:
        """The View of now with the bookmarks, the story and the saved filters."""
        return self._workspace

    @property
    def undo_words(self) -> str:
        """What `undo` would take back; blank when there is nothing."""
        return self._done[-1].words if self._done else ""

    @property
    def redo_words(self) -> str:
        """What `redo` would do again; blank when there is nothing."""
        return self._undone[-1].words if self._undone else ""

    @property
    def steps(self) -> tuple[Step, ...]:
        """Everything that was done, oldest first, and after it what was taken back."""
        return (*self._done, *reversed(self._undone))

    @property
    def position(self) -> int:
        """How many of the steps are done."""
        return len(self._done)

    def change(self, view: View, words: str, merge: str = "") -> None:
        """Look at `view` from now on; `words` say what was done, for going back.

        Changes in a row with the same `merge`, which names one gesture, are one step; its words
        are the last one's.
        """
        self.keep(replace(self._workspace, view=view), words, merge)

    def keep(self, workspace: Workspace, words: str, merge: str = "") -> None:
        """Have those bookmarks, scenes, filters and that View from now on, as one step."""
        step = Step(self._workspace, workspace, words, merge)
        if not step.idle:
            self._remember(step)
        self._show(workspace)

    def open(self, workspace: Workspace, words: str) -> None:
        """Go on in another workspace. One can go back to the View of before, but the bookmarks,
        story and filters stay those of the workspace that was opened: they belong to its file.
        """
        for steps in (self._done, self._undone):
            steps[:] = [s for s in (step.within(workspace) for step in steps) if not s.idle]
        step = Step(replace(workspace, view=self.view), workspace, words)
        if not step.idle:
            self._remember(step)
        self._show(workspace)

    def illustrate(self, bookmark_id: int, picture: bytes) -> None:
        """Give a bookmark a better picture of what it shows. That is no step: wherever one goes in
        the history, a bookmark of that View has it.
        """
        self._better(
            lambda w: w.bookmark(bookmark_id), lambda w: illustrate(w, bookmark_id, picture)
        )

    def illustrate_scene(self, scene_id: int, picture: bytes) -> None:
        """Give a scene of the story a better picture, as a bookmark is given one."""
        self._better(lambda w: w.scene(scene_id), lambda w: illustrate_scene(w, scene_id, picture))

    def _better(
        self,
        kept: Callable[[Workspace], Bookmark | Scene | None],
        change: Callable[[Workspace], Workspace],
    ) -> None:
        now = kept(self._workspace)
        if now is None:
            return

        def better(workspace: Workspace) -> Workspace:
            then = kept(workspace)
            return change(workspace) if then is not None and then.view == now.view else workspace

        for steps in (self._done, self._undone):
            steps[:] = [
                replace(step, before=better(step.before), after=better(step.after))
                for step in steps
            ]
        self._show(better(self._workspace))

    def undo(self) -> None:
        """Go one step back, if there is one."""
        self.go_to(self.position - 1)

    def redo(self) -> None:
        """Do again what was last taken back, if anything was."""
        self.go_to(self.position + 1)

    def go_to(self, position: int) -> None:
        """Have just the first `position` of the steps done, by undoing or redoing; nobody is told
        of what lies between.
        """
        goal = min(max(position, 0), len(self._done) + len(self._undone))
        wanted = self._workspace
        while self.position > goal:
            self._undone.append(self._done.pop())
            wanted = self._undone[-1].before
        while self.position < goal:
            self._done.append(self._undone.pop())
            wanted = self._done[-1].after
        self._show(replace(wanted, view=replace(wanted.view, language=self.view.language)))

    def _remember(self, step: Step) -> None:
        self._undone.clear()
        if self._done and step.continues(self._done[-1]):
            step = replace(step, before=self._done.pop().before)
            if step.idle:
                return
        self._done.append(step)
        del self._done[:-MOST_STEPS]

    def _show(self, workspace: Workspace) -> None:
        old, self._workspace = self._workspace, workspace
        what = changed_names(old, workspace)
        if what:
            set_language(workspace.view.language)
            self.changed.emit(old.view, workspace.view, what)
