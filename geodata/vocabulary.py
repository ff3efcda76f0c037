"""Closed lists of the field, each value with its Chinese and English words.

The order within a list is its order on screen and on paper, and, for evidence, its strength.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """One value of a closed list."""

    code: str
    zh: str
    en: str

    def words(self, language: str) -> str:
        """The term in `language` ("zh" or "en")."""
        return self.en if language == "en" else self.zh


@dataclass(frozen=True, slots=True)
class Kind(Term):
    """A kind of place. `count_metric` is the metric whose value is the plan's own count of it;
    `entity` the plan's word for the kind; `standing` that of the places within that count: of
    institutions that serve the others a standing of their own, which the plan's picture leaves out.
    """

    full_zh: str
    full_en: str
    count_metric: str
    entity: str
    standing: str = "plan"


KINDS: tuple[Kind, ...] = (
    Kind(
        "demo_zone",
        "自主创新示范区",
        "Demonstration zone",
        "国家自主创新示范区",
        "National independent innovation demonstration zone",
        "B05",
        "DEMO",
    ),
    Kind(
        "zone",
        "国家高新区",
        "High-tech zone",
        "国家高新技术产业开发区",
        "National high-tech zone",
        "B06",
        "ZONE",
    ),
    Kind(
        "high_tech",
        "高新技术产业化基地",
        "High-tech base",
        "国家高新技术产业化基地",
        "National high-tech industrialisation base",
        "B07",
        "BASE-HTI",
    ),
    Kind(
        "modern_service",
        "现代服务业基地",
        "Modern service base",
        "国家现代服务业产业化基地",
        "National modern service industrialisation base",
        "B08",
        "BASE-MSI",
    ),
    Kind(
        "torch_specialty",
        "火炬特色产业基地",
        "Torch specialty base",
        "火炬计划特色产业基地",
        "Torch Programme specialty industry base",
        "B09",
        "BASE-TORCH",
    ),
    Kind(
        "torch_software",
        "火炬软件产业基地",
        "Torch software base",
        "火炬计划软件产业基地",
        "Torch Programme software industry base",
        "B10",
        "BASE-SOFT",
    ),
    Kind(
        "trade_innovation",
        "科技兴贸创新基地",
        "Trade innovation base",
        "国家科技兴贸创新基地",
        "National trade innovation base",
        "B11",
        "BASE-TRADE",
    ),
    Kind(
        "university_park",
        "国家大学科技园",
        "University science park",
        "国家大学科技园",
        "National university science park",
        "B14",
        "USP",
        "service",
    ),
)

# Where a place stands towards the plan: the parts add up to all places, so that each can be
# switched on by itself and carry its own count.
STANDINGS: tuple[Term, ...] = (
    Term("plan", "规划口径（2010年底前）", "In the plan (by end of 2010)"),
    Term("service", "服务体系（2010年底前）", "Service system (by 2010)"),
    Term("later", "规划之后", "Approved later"),
    Term("undated", "年份不详", "Year unknown"),
    Term("unverified", "待核（未读到来源）", "Unverified (no source read)"),
    Term("uncounted", "相关园区（不计入）", "Related park (not counted)"),
)

EVIDENCE: tuple[Term, ...] = (
    Term("named", "规划点名", "Named in the plan"),
    Term("kind", "规划对此类载体", "Said of this kind"),
    Term("listed", "公布名单", "Published list"),
    Term("matched", "按产业匹配", "Matched by industry"),
    Term("unverified", "待核", "Unverified"),
)

REACH: tuple[Term, ...] = (
    Term("place", "载体本身", "the place itself"),
    Term("city", "所在城市", "its city"),
    Term("kind", "此类载体", "all of its kind"),
)

CONFIDENCE: tuple[Term, ...] = (
    Term("A", "甲：各项均读自所列来源", "A: every fact read in the cited source"),
    Term("B", "乙：名称与批准有来源，其余据常识", "B: name and approval sourced, the rest general"),
    Term("C", "丙：待核，未读到来源", "C: unverified, no source read"),
)

POSITION_BASIS: tuple[Term, ...] = (
    Term("geocoded", "按名称地理编码", "Geocoded from its name"),
    Term("main_area", "主园区或管委会（约1–3千米）", "Main area or committee (1–3 km)"),
    Term("county_centre", "所在县区的中心", "Centre of its county or district"),
    Term(
        "assumed_district",
        "所在城市某区的中心（区为推定）",
        "Centre of a district of its city (assumed)",
    ),
    Term("city_centre", "所在城市的中心", "Centre of its city"),
    Term("first_member", "首个成员高新区的位置", "Position of its first member zone"),
)

PARK_CLASSES: tuple[Term, ...] = (
    Term("world_class", "世界一流高科技园区", "World-class high-tech park"),
    Term("innovative", "创新型科技园区", "Innovative science park"),
    Term("innovative_specialty", "创新型特色园区", "Innovative specialty park"),
)

COMPARATORS: tuple[Term, ...] = (
    Term("=", "", ""),
    Term(">=", "≥", "≥"),
    Term(">", "超过", "more than"),
    Term("<", "少于", "less than"),
    Term("<=", "≤", "≤"),
    Term("about", "约", "about"),
    Term("range", "区间", "range"),
    Term("increase", "提高", "increase"),
    Term("decrease", "下降", "decrease"),
    Term("reach", "达到", "reach"),
    Term("text", "文字目标", "in words"),
)

HOST_BASIS: tuple[Term, ...] = (
    Term("listed", "名单写明宿主高新区", "The list names the host zone"),
    Term("by_city", "宿主高新区按城市补写", "Host zone filled in by city"),
)

INDUSTRY_KINDS: tuple[Term, ...] = (
    Term("group", "产业大类", "Group"),
    Term("industry", "产业", "Industry"),
    Term("segment", "细分领域", "Segment"),
)

METRIC_KINDS: tuple[Term, ...] = (
    Term("baseline", "基期（2010年）", "Baseline (2010)"),
    Term("target", "目标（2015年）", "Target (2015)"),
)

MEASURE_TYPES: tuple[Term, ...] = (
    Term("count", "数量", "Count"),
    Term("value", "金额", "Value"),
    Term("share", "比重", "Share"),
    Term("share_change", "比重变化", "Change of a share"),
    Term("technical_spec", "技术规格", "Technical specification"),
    Term("rank", "名次", "Rank"),
    Term("structure", "结构数", "Number of parts"),
    Term("qualitative", "文字目标", "In words"),
)

BASELINE_MATCHES: tuple[Term, ...] = (
    Term("same_concept", "口径相同", "The same concept"),
    Term("same_concept_increment", "目标为新增量，基期为累计量", "The target is an increment"),
    Term("related_stock", "基期为相关总量", "The baseline is a related stock"),
)

# Only the first three are verdicts; the rest are values for reference.
ASSESSMENTS: tuple[Term, ...] = (
    Term("met", "已完成", "Met"),
    Term("met_early", "提前完成", "Met early"),
    Term("not_met", "未完成", "Not met"),
    Term("progress", "进展", "Progress"),
    Term("not_comparable", "口径不可比", "Not comparable"),
    Term("after_period", "规划期之后", "After the plan period"),
    Term("context", "相关背景", "Context"),
    Term("related", "相关数字", "A related figure"),
    Term("baseline_external", "外部来源的基期数", "A baseline from elsewhere"),
)

SECTION_KINDS: tuple[Term, ...] = (
    Term("notice", "印发通知", "Notice"),
    Term("document", "规划正文", "Document"),
    Term("preamble", "引言", "Preamble"),
    Term("chapter", "章", "Chapter"),
    Term("section", "节", "Section"),
    Term("paragraph", "段", "Paragraph"),
    Term("goal", "目标", "Goal"),
    Term("item", "条", "Item"),
    Term("glossary", "名词解释", "Glossary"),
    Term("project", "科技重点专项", "Special project"),
)

ENTITY_KINDS: tuple[Term, ...] = (
    Term("scope", "范围", "Scope"),
    Term("place_kind", "载体类别", "Kind of place"),
    Term("institution", "机构", "Institution"),
    Term("enterprise", "企业", "Enterprise"),
    Term("actor", "主体", "Actor"),
    Term("programme", "计划与工程", "Programme"),
)

SOURCE_KINDS: tuple[Term, ...] = (
    Term("plan", "规划文本", "The plan"),
    Term("official", "政府网站", "Government site"),
    Term("press", "新闻报道", "Press"),
    Term("periodical", "期刊与图书", "Journal or book"),
    Term("encyclopedia", "百科条目", "Encyclopedia"),
    Term("reprint", "网页转载", "Reprinted on the web"),
    Term("none", "未读到来源", "No source read"),
)

# What an area or an industry text holds for, as the tables say it; the tables may say more.
FACT_BASES: Mapping[str, str] = {
    "2018年版公告目录": "2018 catalogue",
    "2018年版公告目录（列为经济技术开发区）": (
        "2018 catalogue, as an economic and technological zone"
    ),
    "2018年国务院批复": "State Council reply of 2018",
    "2022年国务院批复": "State Council reply of 2022",
    "2023年国务院批复": "State Council reply of 2023",
    "2026年国务院批复": "State Council reply of 2026",
    "一区十园（2012年10月以前）": "one zone of ten parks, until October 2012",
    "一区二十一园": "one zone of 21 parks",
    "规划的一区十片": "the planned zone of ten areas",
    "10个区和新区": "10 districts and new areas",
    "现辖面积；批准时的面积未读到": "present area; that at approval was not read",
    "基地名称": "the base's name",
    "基地类别": "the base's kind",
}

REGION_LEVELS: tuple[Term, ...] = (
    Term("nation", "全国", "Nation"),
    Term("province", "省级", "Province"),
    Term("prefecture", "地级", "Prefecture"),
    Term("county", "县级", "County"),
)

KIND = {kind.code: kind for kind in KINDS}
STANDING = {term.code: term for term in STANDINGS}
EVIDENCE_BY_CODE = {term.code: term for term in EVIDENCE}


def basis_words(basis_zh: str, language: str) -> str:
    """What a fact holds for; in Chinese where there is no English."""
    return FACT_BASES.get(basis_zh, basis_zh) if language == "en" else basis_zh
