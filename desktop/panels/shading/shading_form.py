"""ShadingForm: the choices that a shading is made of."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.desk import Desk
from desktop.panels.shading.choice_row import Choice, ChoiceRow, Choices
from desktop.panels.shading.choosing import limits_words
from desktop.panels.shading.class_count import ClassCount
from desktop.sheet.ramps import RAMP, RAMPS, class_colours, usual_ramp
from desktop.theme import map_palette, tokens
from desktop.view import Shading
from desktop.wording import tr
from geodata.classing import METHODS
from geodata.measures import MEASURES, Measure, measure_of
from geodata.vocabulary import KINDS, REGION_LEVELS

SWATCH = QSize(50, 12)
NONE = ""


class ShadingForm(QWidget):
    """`asked(field of a Shading, value)` when a hand chooses; measure NONE for no shading."""

    asked = Signal(str, object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.measure, self.of, self.level = Choices(), Choices(), Choices()
        self.form, self.method, self.ramp = Choices(), Choices(), Choices()
        self.classes, self.limits, self.wrong = ClassCount(), QLineEdit(), QLabel()
        self.wrong.setObjectName("warning")
        self.wrong.setWordWrap(True)
        self.hatched = QCheckBox()
        self._measure_row, self._of_row = ChoiceRow((self.measure, 1)), ChoiceRow((self.of, 1))
        self._region_row = ChoiceRow((self.level, 5), (self.form, 4))
        self._class_row = ChoiceRow((self.method, 7), (self.classes, 3))
        self._limits_row, self._ramp_row = ChoiceRow((self.limits, 1)), ChoiceRow((self.ramp, 1))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (
            *(self._measure_row, self._of_row, self._region_row, self._class_row),
            *(self._limits_row, self.wrong, self._ramp_row, self.hatched),
        ):
            column.addWidget(widget)
        for name in ("measure", "of", "level", "form", "method", "ramp"):
            choices: Choices = getattr(self, name)
            choices.asked.connect(lambda code, name=name: self.asked.emit(name, code))
        self.classes.asked.connect(lambda number: self.asked.emit("classes", number))
        self.limits.editingFinished.connect(self._limits_typed)
        self.hatched.clicked.connect(lambda on: self.asked.emit("hatched", on))

    def show_shading(self, shading: Shading | None, language: str) -> None:
        """The rows that this shading needs, each with what is chosen."""
        measure = measure_of(shading.measure) if shading is not None else None
        self._offer(measure, language)
        areas = shading is not None and shading.form == "areas"
        own = areas and shading is not None and shading.method == "user_set"
        self._of_row.setVisible(bool(measure and measure.of))
        self._region_row.setVisible(shading is not None)
        for row in (self._class_row, self._ramp_row, self.hatched):
            row.setVisible(areas)
        self._limits_row.setVisible(own)
        self.wrong.hide()
        self.measure.show_choice(shading.measure if shading else NONE)
        if shading is None:
            return
        for name in ("of", "level", "form", "method", "ramp"):
            choices: Choices = getattr(self, name)
            choices.show_choice(getattr(shading, name))
        self.classes.show_number(len(shading.limits) + 1 if own else shading.classes)
        self.classes.setEnabled(not own)
        self.limits.setText(limits_words(shading.limits))
        self.hatched.setChecked(shading.hatched)

    def refuse(self, words: str) -> None:
        """Say why what was typed cannot be."""
        self.wrong.setText(words)
        self.wrong.show()

    def _limits_typed(self) -> None:
        self.asked.emit("limits", self.limits.text())

    def _offer(self, measure: Measure | None, language: str) -> None:
        self._measure_row.say(tr("所示指标"))
        measures = [(one.code, one.words(language), None) for one in MEASURES]
        self.measure.offer(tr("所示指标"), [(NONE, tr("不图示"), None), *measures])
        if measure is None:
            return
        what = tr("按类型") if measure.of == "kind" else tr("按产业")
        self._of_row.say(what)
        self.of.offer(what, self._things(measure, language))
        levels = [term for term in REGION_LEVELS if term.code in measure.levels]
        self._region_row.say(tr("地区"))
        self.level.offer(tr("地区"), [(term.code, term.words(language), None) for term in levels])
        forms = (("areas", tr("着色")), ("symbols", tr("比例圆")))
        self.form.offer(tr("形式"), [(code, words, None) for code, words in forms])
        self._class_row.say(tr("分级"))
        self.method.offer(tr("分级"), [(term.code, term.words(language), None) for term in METHODS])
        self.classes.say()
        self._limits_row.say(tr("界限"))
        self.limits.setAccessibleName(tr("界限"))
        self.limits.setPlaceholderText("0.5, 1, 2")
        self._ramp_row.say(tr("配色"))
        self.ramp.offer(tr("配色"), _ramps(measure, language))
        self.hatched.setText(tr("加线纹，黑白打印也能分辨"))

    def _things(self, measure: Measure, language: str) -> list[Choice]:
        if measure.of == "kind":
            return [(kind.code, kind.words(language), None) for kind in KINDS]
        if measure.of != "industry":
            return []
        atlas, names = self._desk.atlas, list[Choice]()
        for one in atlas.industries.values():
            name = one.name_en if language == "en" else one.name_zh
            depth = len(atlas.industry_line(one.id)) - 1
            names.append((one.id, "\u3000" * depth + name, None))
        return names


def _ramps(measure: Measure, language: str) -> list[Choice]:
    usual = RAMP[usual_ramp(measure.neutral)]
    others = [(ramp.code, ramp.words(language), swatches(ramp.code)) for ramp in RAMPS]
    return [(NONE, tr("默认"), swatches(usual.code)), *others]


def swatches(ramp: str) -> QIcon:
    """The ramp's colours of five classes, as the map of now has them."""
    return _swatches(class_colours(ramp, 5, on_dark=map_palette().is_dark), tokens().rule)


@lru_cache(maxsize=32)
def _swatches(colours: tuple[str, ...], rule: str) -> QIcon:
    picture = QPixmap(SWATCH)
    painter = QPainter(picture)
    step = SWATCH.width() // len(colours)
    for at, colour in enumerate(colours):
        painter.fillRect(at * step, 0, step, SWATCH.height(), QColor(colour))
    painter.setPen(QColor(rule))
    painter.drawRect(0, 0, SWATCH.width() - 1, SWATCH.height() - 1)
    painter.end()
    return QIcon(picture)
