"""The words of the dialog about the program: what it is, its base map, grades and sources."""

from __future__ import annotations

import tomllib
from html import escape
from pathlib import Path

from desktop.sheet.furniture import base_source
from desktop.theme import sizes, tokens
from desktop.wording import tr
from geodata.atlas import Atlas
from geodata.records import Source
from geodata.vocabulary import CONFIDENCE, SOURCE_KINDS

ROOT = Path(__file__).parents[2]
# Listed in a line of their own; a source nobody read is no source.
NOT_LISTED = ("none",)


def version() -> str:
    """The version of the program, as its project file says."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        return str(tomllib.load(file)["project"]["version"])


def about_page(atlas: Atlas, language: str) -> str:
    """The page as markup."""
    return "".join(
        (
            _style(),
            f'<p class="title">{escape(tr("高新图志"))} <span>{escape(version())}</span></p>',
            _paragraph(
                tr(
                    "国家高新区、自主创新示范区与五类产业化基地的桌面图集，"
                    "依据《高新技术产业化及其环境建设“十二五”专项规划》（国科发计〔2012〕71号）。"
                )
            ),
            _paragraph(tr("不需要网络：资料都在本机，程序不发送任何内容。")),
            _heading(tr("底图")),
            _paragraph(base_source(atlas, language)),
            _paragraph(tr("底图经简化，未经审核。公开使用前须由使用单位依法送审。")),
            _heading(tr("可信度")),
            *(_paragraph(term.words(language)) for term in CONFIDENCE),
            _heading(tr("许可")),
            _paragraph(
                tr(
                    "程序以 MIT 许可发布；字体 Zone Map Sans SC 依 OFL 1.1；"
                    "界面使用 Qt（LGPL 3.0）。各部分的许可见 NOTICE 文件。"
                )
            ),
            _heading(tr("资料来源")),
            *(_of_kind(atlas, kind.code, kind.words(language)) for kind in SOURCE_KINDS),
        )
    )


def _style() -> str:
    # Paragraphs of classes: Qt makes the type of h1 and h2 larger than asked.
    size = sizes()
    return f"""<style>
    p {{ margin: 0 0 6px 0; line-height: 135%; }}
    p.title {{ font-size: {size.title_px}px; font-weight: bold; margin: 0 0 8px 0; }}
    p.heading {{ font-size: {size.heading_px}px; font-weight: bold; margin: 20px 0 6px 0; }}
    p.kind {{ font-weight: bold; margin: 12px 0 4px 0; }}
    p.source {{ margin: 0 0 4px 12px; line-height: 130%; }}
    span {{ color: {tokens().quiet}; font-weight: normal; font-size: {size.heading_px}px; }}
    a {{ color: {tokens().accent}; text-decoration: none; }}
    </style>"""


def _heading(words: str) -> str:
    return f'<p class="heading">{escape(words)}</p>'


def _paragraph(words: str) -> str:
    return f"<p>{escape(words)}</p>"


def _of_kind(atlas: Atlas, kind: str, words: str) -> str:
    """A list of the sources of one kind; blank when there is none."""
    if kind in NOT_LISTED:
        return ""
    sources = [source for source in atlas.sources.values() if source.kind == kind]
    if not sources:
        return ""
    lines = "".join(f'<p class="source">{_credit(source)}</p>' for source in sources)
    named = tr("{kind}（{n}）", kind=words, n=len(sources))
    return f'<p class="kind">{escape(named)}</p>{lines}'


def _credit(source: Source) -> str:
    credit = tr("，").join(part for part in (source.title, source.publisher, source.date) if part)
    if not source.address:
        return escape(credit)
    return f'<a href="{escape(source.address)}">{escape(credit)}</a>'
