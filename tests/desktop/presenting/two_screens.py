"""A talk with two screens: which window stands where; closing the presenter's view ends it.

Run by test_second_screen on Qt's offscreen platform with two screens; prints one JSON object.
"""

import json
import time

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from desktop.desk import Desk
from desktop.painting import load_fonts
from desktop.presenting.presentation import Presentation
from desktop.view import View
from desktop.workspace.records import Scene
from geodata.reading import read_atlas


def main():
    app = QApplication([])
    load_fonts()
    window = QWidget()
    window.show()
    story = (Scene(1, "甲", View(), "先"), Scene(2, "乙", View(), "后"))
    shown = Presentation(story, 0, Desk(read_atlas()), window)
    until = time.monotonic() + 20
    while not shown.stage.settled and time.monotonic() < until:
        app.processEvents()
        time.sleep(0.01)
    found = {
        "screens": [screen.name() for screen in QGuiApplication.screens()],
        "window": window.screen().name(),
        "stage": shown.stage.screen().name(),
        "stage_box": shown.stage.geometry().getRect(),
        "prompter": shown.prompter.screen().name(),
        "prompter_shown": shown.prompter.isVisible(),
    }
    shown.prompter.close()
    app.processEvents()
    found["left"] = [w for w in app.topLevelWidgets() if w.isVisible()] == [window]
    print(json.dumps(found))


if __name__ == "__main__":
    main()
