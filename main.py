"""高新图志 Gaoxin Atlas: start-up only. Arguments, then the window or a picture without one."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from geodata.faults import Fault

DEFAULT_PICTURE = Path("gaoxin-default-map.png")


def arguments(argv: list[str]) -> argparse.Namespace:
    """The command line, read."""
    parser = argparse.ArgumentParser(prog="main.py", description=__doc__)
    parser.add_argument("--language", choices=("zh", "en"), help="界面语言 / language")
    parser.add_argument("--view", type=Path, help="工作区或视图文件 / workspace or view file")
    parser.add_argument("--open", metavar="gaoxin://…", help="打开所指之物 / show what is there")
    commands = parser.add_subparsers(dest="command", metavar="snapshot")
    shot = commands.add_parser("snapshot", help="导出地图图片 / write the map as a picture")
    shot.add_argument("--view", type=Path, default=argparse.SUPPRESS, help="同上 / as above")
    shot.add_argument("--size", default="1920x1080", help="像素 / pixels, e.g. 1920x1080")
    shot.add_argument("--out", type=Path, required=True, help="写到 / file to write (.png)")
    shot.add_argument("--title", default="", help="标题 / title")
    shot.add_argument("--approval-number", default="", help="本图审图号 / the map's own number")
    shot.add_argument("--theme", choices=("light", "dark", "print"), default="light")
    shot.add_argument("--language", choices=("zh", "en"), default=argparse.SUPPRESS)
    return parser.parse_args(argv)


DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")  # only Linux may lack them all


def main(argv: list[str]) -> int:
    """Run; 0 when all went well, 2 after a fault that the person can mend."""
    wanted = arguments(argv)
    try:
        if wanted.command == "snapshot":
            from desktop.exports.command import run_snapshot

            return run_snapshot(wanted)
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
