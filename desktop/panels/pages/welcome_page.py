"""The page that shows while nothing is selected: what the atlas holds, and how to begin."""

from __future__ import annotations

from desktop.panels.parts.brief import Brief
from desktop.panels.parts.markup import heading, kind_mark, paragraph, said, title
from desktop.wording import tr
from geodata.filtering import plan_counts
from geodata.vocabulary import KINDS


def welcome_page(brief: Brief) -> str:
    """The page as markup."""
    about = tr(
        "“十二五”高新技术产业化专项规划（国科发计〔2012〕71号）所说的产业化载体："
        "它们在哪里，与哪些集群、专项、指标、举措相关，以及依据何在。"
    )
    return "".join(
        (
            title(tr("高新图志")),
            paragraph(said(about), "body"),
            heading(tr("收录情况")),
            _coverage(brief),
            heading(tr("从这里开始")),
            *(paragraph(f"· {said(words)}", "row") for words in _hints()),
            heading(tr("资料")),
            *(paragraph(said(words), "source") for words in _sources()),
        )
    )


def _coverage(brief: Brief) -> str:
    """Per kind: what the atlas holds of the plan's picture beside the plan's own count."""
    english = brief.language == "en"
    rows = []
    for kind in KINDS:
        held, plan = plan_counts(brief.atlas)[kind.code]
        rows.append(
            f'<tr><td class="fact">{kind_mark(kind.code)}&nbsp; '
            f"{said(kind.en if english else kind.full_zh)}</td>"
            f'<td class="number" align="right">{held} / {plan}</td></tr>'
        )
    table = (
        f'<table class="facts" cellspacing="0" cellpadding="0" width="100%">{"".join(rows)}</table>'
    )
    words = tr(
        "左为图集收录且读到来源的（2010年底前），右为规划所称的总数；基地和大学科技园没有读到完整名单，"
        "大学科技园勾选后才显示。"
    )
    return table + paragraph(said(words), "source")


def _hints() -> tuple[str, ...]:
    return (
        tr("点图上的符号，看一处载体；再点同一处，换到同一点的下一个。"),
        tr("在左边勾选产业、地区，图和数字随即变化。"),
        tr("直接打字搜索：汉字、拼音、首字母、English 都可以。"),
    )


def _sources() -> tuple[str, ...]:
    return (
        tr("事实：规划文本与公布名单，逐条注明来源；未读到来源的标为“待核”，平时不显示。"),
        tr(
            "底图：国家地理信息公共服务平台（天地图），经简化，未经审核；"
            "邻国与水系 Natural Earth；地名点 GeoNames。"
        ),
    )
