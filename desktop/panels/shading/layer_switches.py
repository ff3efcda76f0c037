"""LayerSwitches: the layers of the map, each on or off."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from desktop.sheet.base_layers import BASE_LAYERS, layers_off
from desktop.view import View


class LayerSwitches(QWidget):
    """One box a layer, in the order of BASE_LAYERS; `switched(code, on)` when a hand turns one."""

    switched = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__()
        self.boxes: dict[str, QCheckBox] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for layer in BASE_LAYERS:
            box = QCheckBox()
            box.clicked.connect(lambda on, code=layer.code: self.switched.emit(code, on))
            self.boxes[layer.code] = box
            column.addWidget(box)

    def show_view(self, view: View) -> None:
        """Which layers are on, in the words of now."""
        off = layers_off(view)
        for layer in BASE_LAYERS:
            self.boxes[layer.code].setText(layer.words(view.language))
            self.boxes[layer.code].setChecked(layer.code not in off)
