"""The left side: a tab for the filter and one for what the map shows besides places."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from desktop.desk import Desk
from desktop.panels.filter_panel import FilterPanel
from desktop.panels.parts.headings import heading
from desktop.panels.shading.shading_panel import ShadingPanel
from desktop.store import Store
from desktop.view import View
from desktop.wording import tr

FILTERS, SHADING = 0, 1


class LeftSide(QWidget):
    """Which tab is in front is the panel's own affair, not the View's."""

    def __init__(self, store: Store, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("column")
        self.filters, self.shading = FilterPanel(store, desk), ShadingPanel(store, desk)
        self.tabs = QTabBar()
        self.tabs.setObjectName("tabs")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideRight)
        self.tabs.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.panels = QStackedWidget()
        for panel in (self.filters, self.shading):
            self.panels.addWidget(panel)
            self.tabs.addTab("")
        self.tabs.currentChanged.connect(self.panels.setCurrentIndex)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(self.panels, 1)
        store.changed.connect(self._changed)
        self.show_view(store.view, frozenset({"shading", "language"}))

    def open(self, tab: int) -> None:
        """Bring a tab forward."""
        self.tabs.setCurrentIndex(tab)

    def show_view(self, view: View, what: frozenset[str]) -> None:
        """The words of the tabs; a dot says that a measure is on the map."""
        if what & {"shading", "language"}:
            self.tabs.setAccessibleName(tr("左栏"))
            self.tabs.setTabText(FILTERS, heading(tr("筛选")))
            dot = " •" if view.shading is not None else ""
            self.tabs.setTabText(SHADING, heading(tr("图示")) + dot)
            self.tabs.setTabToolTip(FILTERS, tr("显示哪些载体"))
            self.tabs.setTabToolTip(SHADING, tr("按指标为地区着色，开关图层"))

    def _changed(self, _old: View, new: View, what: frozenset[str]) -> None:
        self.show_view(new, what)
