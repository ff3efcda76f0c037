"""The panel of the map's colours: which measure, told how, with its legend; and the layers."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop import tasks
from desktop.desk import Desk
from desktop.panels.parts.fold import Fold
from desktop.panels.parts.headings import heading
from desktop.panels.shading.choosing import classed_by, measured_by, read_limits
from desktop.panels.shading.histogram import Histogram
from desktop.panels.shading.layer_switches import LayerSwitches
from desktop.panels.shading.legend_view import LegendView
from desktop.panels.shading.shading_form import NONE, ShadingForm
from desktop.sheet.base_layers import BASE_LAYERS
from desktop.sheet.shading import Shaded, shaded
from desktop.store import Store
from desktop.theme import map_palette, wardrobe
from desktop.view import Shading, View, shade, switch_layer
from desktop.wording import tr
from geodata.faults import Fault
from geodata.filtering import matching
from geodata.measures import measure_of
from geodata.measuring import areas_km2, measure_words

EVERYTHING = frozenset({"shading", "filter", "hidden", "added", "language"})


class ShadingPanel(QWidget):
    """Shows the View's shading and layers; every choice asks the Store for others."""

    def __init__(self, store: Store, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("column")
        self._store = store
        self._desk = desk
        self._unseen: frozenset[str] = EVERYTHING
        self._look: Shaded | None = None
        self.form = ShadingForm(desk)
        self.hint = QLabel()
        self.hint.setObjectName("quiet")
        self.hint.setWordWrap(True)
        self.legend, self.histogram = LegendView(desk.atlas), Histogram()
        self.layers = LayerSwitches()
        self._folds = (Fold(self._upper()), Fold(self.layers))
        self._arrange()
        self.form.asked.connect(self._asked)
        self.layers.switched.connect(self._switch)
        store.changed.connect(self._changed)
        wardrobe.changed.connect(self._redress)
        self.show_view(store.view, EVERYTHING)

    def show_view(self, view: View, what: frozenset[str]) -> None:
        """Show what changed of the View; what changes unseen is shown once it is seen."""
        what &= EVERYTHING
        if not self.isVisible():
            self._unseen |= what
            return
        if not what:
            return
        if "language" in what:
            for fold, words in zip(self._folds, (tr("图示"), tr("图层")), strict=True):
                fold.say(heading(words))
        if what & {"shading", "filter", "language"}:
            self._look = self._worked_out(view)
            self.form.show_shading(view.shading, view.language)
            self.hint.setText(self._hint(view))
            self.legend.setVisible(self._look is not None)
            self.legend.show_look(self._look, view.language)
            self.histogram.show_look(self._look)
        if what & {"hidden", "added", "language"}:
            self.layers.show_view(view)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Show what changed unseen."""
        super().showEvent(event)
        if self._unseen == EVERYTHING:
            # Areas take a moment the first time: they are there before density is asked for.
            tasks.run(self._measure_areas, self)
        unseen, self._unseen = self._unseen, frozenset()
        self.show_view(self._store.view, unseen)

    def _changed(self, _old: View, new: View, what: frozenset[str]) -> None:
        self.show_view(new, what)

    def _redress(self) -> None:
        self.show_view(self._store.view, frozenset({"shading"}))

    def _hint(self, view: View) -> str:
        """How the measure is worked out; without one, what can be chosen."""
        if view.shading is not None:
            return measure_of(view.shading.measure).formula(view.language)
        return tr(
            "选一个指标，为各地区着色或画比例圆。指标都由图集中的载体算出；"
            "高新区公布的数字各是一区之数，口径不一，不作地区图示。"
        )

    def _measure_areas(self) -> None:
        for level in ("province", "prefecture"):
            areas_km2(self._desk.atlas, level)

    def _worked_out(self, view: View) -> Shaded | None:
        if view.shading is None:
            return None
        within = matching(self._desk.atlas, self._desk.links, view.filter)
        dark = map_palette().is_dark
        return shaded(self._desk.atlas, within, view.shading, on_dark=dark)

    def _asked(self, name: str, value: Any) -> None:
        """One choice of the form, as another shading."""
        view, shading = self._store.view, self._store.view.shading
        if name == "measure":
            if value == NONE:
                self._store.change(shade(view, None), tr("不图示"))
            else:
                self._shade(measured_by(shading, measure_of(value), self._desk.atlas, view))
            return
        if shading is None or self._look is None:
            return
        if name == "method":
            measure = measure_of(shading.measure)
            self._shade(classed_by(shading, value, measure, self._look.classes))
        elif name == "limits":
            try:
                self._shade(replace(shading, limits=read_limits(value)))
            except Fault as fault:
                self.form.refuse(fault.en if view.language == "en" else fault.zh)
        elif name == "classes":
            self._shade(replace(shading, classes=value), "shading classes")
        else:
            self._shade(replace(shading, **{name: value}))

    def _shade(self, shading: Shading, merge: str = "") -> None:
        view = self._store.view
        measure = measure_of(shading.measure)
        what = measure_words(self._desk.atlas, measure, shading.of, view.language)
        self._store.change(shade(view, shading), tr("图示：{what}", what=what), merge)

    def _switch(self, code: str, on: bool) -> None:  # noqa: FBT001  a signal's slot
        view = self._store.view
        layer = next(layer for layer in BASE_LAYERS if layer.code == code)
        name = layer.words(view.language)
        words = tr("显示{what}", what=name) if on else tr("隐藏{what}", what=name)
        self._store.change(switch_layer(view, code, on=on, usual=layer.usual), words)

    def _upper(self) -> QWidget:
        upper = QWidget()
        column = QVBoxLayout(upper)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.form, self.legend, self.histogram, self.hint):
            column.addWidget(widget)
        return upper

    def _arrange(self) -> None:
        inside = QWidget()
        inside.setObjectName("inside")
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 12, 12, 16)
        column.setSpacing(6)
        for fold in self._folds:
            column.addWidget(fold)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is in it has the keyboard
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)
