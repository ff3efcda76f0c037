"""Open the real window as `main.py` does and leave when the first complete map is on screen.

Prints seconds since the process was started (argument 1, time.time()) and resident MB.
"""

import argparse
import sys
import time
from pathlib import Path


def main() -> None:
    started = float(sys.argv[1])
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from desktop import starting

    app = QApplication([])
    wanted = argparse.Namespace(view=None, language="zh", open=None)
    seen: dict[str, float] = {}

    def look() -> None:
        windows = [w for w in app.topLevelWidgets() if type(w).__name__ == "Window"]
        if windows and windows[0].map.painted and "first" not in seen:
            seen["first"] = time.time() - started
            QTimer.singleShot(1500, leave)

    def leave() -> None:
        status = Path("/proc/self/status").read_text().split("VmRSS:")[1].split()[0]
        print(seen["first"], int(status) / 1024, flush=True)
        app.quit()

    timer = QTimer(interval=2)
    timer.timeout.connect(look)
    timer.start()
    starting.run_window(wanted)


main()
