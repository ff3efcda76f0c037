"""The right side: a row of tabs over the page of what is selected and the lists of the plan."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QIcon, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.desk import Desk
from desktop.panels.parts.page_view import PageView
from desktop.panels.parts.reveal import Reveal, stay
from desktop.panels.parts.words_of import name_at
from desktop.panels.selection_panel import SelectionPanel
from desktop.store import Store
from desktop.theme import icon, sizes
from desktop.view import View
from desktop.wording import later, tr
from geodata.records import Address


def _projects(store: Store, desk: Desk) -> QWidget:
    from desktop.panels.projects.project_list import ProjectList

    return ProjectList(store, desk)


def _targets(store: Store, desk: Desk) -> QWidget:
    from desktop.panels.scoreboard.scoreboard import Scoreboard

    return Scoreboard(store, desk)


def _plan(store: Store, desk: Desk) -> QWidget:
    from desktop.panels.plan.plan_panel import PlanPanel

    return PlanPanel(store, desk)


def _coverage(store: Store, desk: Desk) -> QWidget:
    from desktop.panels.coverage.coverage import CoveragePanel

    return CoveragePanel(store, desk)


def _bookmarks(store: Store, desk: Desk) -> QWidget:
    from desktop.panels.bookmarks.bookmarks_panel import BookmarksPanel

    return BookmarksPanel(store, desk)


def _story(store: Store, desk: Desk) -> QWidget:
    from desktop.panels.story.story_panel import StoryPanel

    return StoryPanel(store, desk)


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab: its words, and how its panel is made once somebody opens it. One with an icon shows
    that alone, since the words of all would not have room.
    """

    id: str
    words: str
    hint: str
    make: Callable[[Store, Desk], QWidget]
    icon: str = ""


TABS: tuple[Tab, ...] = (
    Tab("selected", later("所选"), later("所选之物的一页"), SelectionPanel),
    Tab("projects", later("专项"), later("科技重点专项"), _projects),
    Tab("targets", later("指标"), later("目标与完成情况"), _targets),
    Tab("plan", later("规划"), later("规划的章节、举措与名词"), _plan),
    Tab("coverage", later("收录"), later("收录了多少，有多可靠"), _coverage),
    Tab("bookmarks", later("书签与说明"), later("书签与说明"), _bookmarks, "bookmark"),
    Tab("story", later("讲解"), later("讲解：依次放映的画面"), _story, "story"),
)
SELECTED = 0


class RightSide(QWidget):
    """`clause_asked(Clause)` when a page's link to the plan's text is followed, `text_asked` when
    the person wants to choose a copy of it, `bookmark_asked(what, id)` and
    `story_asked(what, id)` when something is to be done with a bookmark or a scene.

    `ways` are the actions for back and forward, `copying` the one that copies the address.

    Which tab is in front is the panel's own affair, not the View's.
    """

    clause_asked = Signal(object)
    text_asked = Signal()
    bookmark_asked = Signal(str, int)
    story_asked = Signal(str, int)

    def __init__(
        self,
        store: Store,
        desk: Desk,
        reveal: Reveal = stay,
        ways: Sequence[QAction] = (),
        copying: QAction | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("column")
        self._store = store
        self._desk = desk
        self._just_chosen: Address | None = None
        self._made = {SELECTED}
        self._where = ""
        self.selected = SelectionPanel(store, desk, reveal)
        self.selected.page.clause_asked.connect(self.clause_asked)
        self.tabs = QTabBar()
        self.tabs.setObjectName("tabs")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideRight)
        self.tabs.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.where = QToolButton()
        self.where.setObjectName("where")
        self.where.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.where.clicked.connect(lambda: self.open(SELECTED))
        self.panels = QStackedWidget()
        self.panels.addWidget(self.selected)
        for _ in TABS[1:]:
            self.panels.addWidget(QWidget())
        for tab in TABS:
            self.tabs.addTab(icon(tab.icon) if tab.icon else QIcon(), "")
        self.tabs.currentChanged.connect(self.open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(self._head(ways, copying))
        column.addWidget(self.panels, 1)
        store.changed.connect(self._changed)
        self.show_view(store.view, frozenset({"selection", "language"}))

    @property
    def page(self) -> PageView:
        """The page of what is selected."""
        return self.selected.page

    def open(self, tab: int) -> None:
        """Bring a tab forward, its panel made if it is the first time."""
        if tab not in self._made:
            self._made.add(tab)
            self._make(tab)
        self.panels.setCurrentIndex(tab)
        self.tabs.setCurrentIndex(tab)
        self._say_where(self._store.view)

    def show_view(self, view: View, what: frozenset[str]) -> None:
        """The words of tabs and head; the page comes forward when something new is selected."""
        if "language" in what:
            self.tabs.setAccessibleName(tr("右栏"))
            for number, tab in enumerate(TABS):
                self.tabs.setTabText(number, "" if tab.icon else tr(tab.words))
                self.tabs.setTabToolTip(number, f"{tr(tab.hint)} (Alt+{number + 1})")
                self.tabs.setAccessibleTabName(number, tr(tab.hint))
        # A list shows what is chosen in it, on the map too, and stays: one walks through it.
        choosing = getattr(self.panels.currentWidget(), "choosing", False)
        if "selection" in what and view.selection is not None and not choosing:
            self.open(SELECTED)
        if what & {"selection", "language"}:
            self._say_where(view)

    def _changed(self, _old: View, new: View, what: frozenset[str]) -> None:
        self.show_view(new, what)
        if "selection" in what:
            self._just_chosen = new.selection
            QTimer.singleShot(0, self, self._settle)

    def _settle(self) -> None:
        self._just_chosen = None

    def _make(self, tab: int) -> None:
        panel = TABS[tab].make(self._store, self._desk)
        page = getattr(panel, "page", None)
        if isinstance(page, PageView):
            page.asked.connect(self._asked)
            page.clause_asked.connect(self.clause_asked)
        if hasattr(panel, "text_asked"):
            panel.text_asked.connect(self.text_asked)
        if hasattr(panel, "bookmark_asked"):
            panel.bookmark_asked.connect(self.bookmark_asked)
        if hasattr(panel, "story_asked"):
            panel.story_asked.connect(self.story_asked)
        old = self.panels.widget(tab)
        assert old is not None
        self.panels.removeWidget(old)
        old.deleteLater()
        self.panels.insertWidget(tab, panel)

    def _asked(self, address: Address) -> None:
        """A name in a list followed once more, when its thing is already chosen: to its page."""
        if address == self._store.view.selection and address != self._just_chosen:
            self.open(SELECTED)

    def _say_where(self, view: View) -> None:
        """Over the lists, what is selected: the way to its page."""
        address = view.selection
        shown = address is not None and self.panels.currentIndex() != SELECTED
        name = name_at(self._desk.atlas, address, view.language) if address and shown else ""
        words = tr("所选：{name}", name=name) if name else ""
        self.where.setEnabled(bool(words))
        self.where.setToolTip(words)
        self._where = words
        self._fit_where()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """The name of what is selected is cut to the room there is."""
        super().resizeEvent(event)
        self._fit_where()

    def _fit_where(self) -> None:
        room = self.where.width() - sizes().body_px
        metrics = self.where.fontMetrics()
        self.where.setText(metrics.elidedText(self._where, Qt.TextElideMode.ElideRight, room))

    def _head(self, ways: Sequence[QAction], copying: QAction | None) -> QWidget:
        head = QWidget()
        head.setObjectName("head")
        row = QHBoxLayout(head)
        row.setContentsMargins(8, 2, 8, 2)
        row.setSpacing(0)
        for action in ways:
            row.addWidget(_head_button(action))
        row.addWidget(self.where, 1)
        if copying is not None:
            row.addWidget(_head_button(copying))
        return head


def _head_button(action: QAction) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    button.setIconSize(QSize(18, 18))
    return button
