"""高新图志 Gaoxin Atlas: start-up only. Arguments, then the window or a picture without one."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from desktop.command_line import arguments
from geodata.faults import Fault

DEFAULT_PICTURE = Path("gaoxin-default-map.png")


DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")  # only Linux may lack them all


def main(argv: list[str]) -> int:
    """Run; 0 when all went well, 2 after a fault that the person can mend."""
    wanted = arguments(argv)
    try:
        if wanted.command == "snapshot":
            from desktop.exports.command import run_snapshot

            return run_snapshot(wanted)
        if wanted.command == "export":
            from desktop.exports.export_command import run_export

            return run_export(wanted)
        if sys.platform.startswith("linux") and not any(map(os.environ.get, DISPLAYS)):
            from desktop.exports.command import run_without_display

            return run_without_display(wanted, DEFAULT_PICTURE)
        from desktop.starting import run_window

        return run_window(wanted)
    except Fault as fault:
        print(fault.words(wanted.language or "zh"), file=sys.stderr)
    except ImportError as missing:
        print(f"缺少系统库 / A system library is missing: {missing}", file=sys.stderr)
        print("请运行 / Please run: sh .ci/system-libraries", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
