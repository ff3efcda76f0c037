"""CommandLine: what the program can be asked for when it is started. It loads nothing else."""

from __future__ import annotations

import argparse
from pathlib import Path

EPILOG = """\
例 / examples:
  main.py                                       打开窗口 / open the window
  main.py snapshot --out map.png                一幅图 / one picture
  main.py export --page wall-map --out map.pdf  按模板 / on a template's page
  main.py export --each province --out atlas.pdf
  main.py export --each zone --out folder --format .pdf --resume
  main.py export --story talk.gaoxin --out talk.pptx   讲解 / a story
退出码 / exit codes: 0 完成 done, 1 部分页面未成 some pages failed, 2 有误 a fault
"""


def arguments(argv: list[str]) -> argparse.Namespace:
    """The command line, read. Leaves the program with words when it cannot be understood."""
    parser = argparse.ArgumentParser(
        prog="main.py",
        description="高新图志 Gaoxin Atlas",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--language", choices=("zh", "en"), help="界面语言 / language")
    parser.add_argument("--view", type=Path, help="工作区或视图文件 / workspace or view file")
    parser.add_argument("--open", metavar="gaoxin://…", help="打开所指之物 / show what is there")
    commands = parser.add_subparsers(dest="command", metavar="snapshot | export")
    _snapshot(commands.add_parser("snapshot", help="导出地图图片 / write the map as a picture"))
    _export(commands.add_parser("export", help="导出页面、图册 / write pages and series"))
    return parser.parse_args(argv)


def _snapshot(shot: argparse.ArgumentParser) -> None:
    _shared(shot)
    shot.add_argument("--size", default="1920x1080", help="像素 / pixels, e.g. 1920x1080")
    shot.add_argument("--out", type=Path, required=True, help="写到 / file to write (.png)")
    shot.add_argument("--theme", choices=("light", "dark", "print"), default="light")


def _export(export: argparse.ArgumentParser) -> None:
    _shared(export)
    export.add_argument("--page", default="", help="模板名或页面文件 / template or page file")
    export.add_argument("--out", type=Path, help="文件或文件夹 / file or folder")
    export.add_argument(
        "--each", choices=("province", "zone", "project", "row"), help="逐页 / a page for each"
    )
    export.add_argument("--story", type=Path, help="工作区中的讲解 / the story of a workspace")
    export.add_argument("--place", default="", help="一页资料 / the fact sheet of a place's id")
    export.add_argument("--format", default=".pdf", help="文件夹中的格式 / format within a folder")
    export.add_argument("--pattern", default="{n}-{name}", help="{n} {name} {id}")
    export.add_argument("--resume", action="store_true", help="续写 / keep whole files")
    export.add_argument("--list-templates", action="store_true", help="列出模板 / name templates")


def _shared(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--view", type=Path, default=argparse.SUPPRESS, help="同上 / as above")
    parser.add_argument("--open", default=argparse.SUPPRESS, help="同上 / as above")
    parser.add_argument("--language", choices=("zh", "en"), default=argparse.SUPPRESS)
    parser.add_argument("--title", default="", help="标题 / title")
    parser.add_argument("--approval-number", default="", help="本图审图号 / the map's own number")
