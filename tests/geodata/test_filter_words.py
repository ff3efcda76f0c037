"""A filter is said as one sentence, in both languages; whatever it asks has words."""

import re

import pytest
from hypothesis import given

from geodata.choices import PLAN_FILTER, Choice, Filter
from geodata.filter_words import filter_words, part_name, part_words, value_words
from tests.geodata.filters import ATLAS, VALUES, filters


@pytest.mark.parametrize(
    ("wanted", "zh", "en"),
    [
        (Filter(), "全部载体", "All places"),
        (PLAN_FILTER, "规划口径（2010年底前）", "In the plan (by end of 2010)"),
        (
            Filter()
            .choose("industry", Choice(any=("SEI-MAT", "SEI-ENV")))
            .choose("region", Choice(any=("320000",))),
            "新材料 或 节能环保，且 江苏",
            "New materials or Energy saving and environmental protection, and Jiangsu",
        ),
        (
            Filter().choose("project", Choice(none=("SP19",))),
            "不含 新能源汽车",
            "not New-energy vehicles",
        ),
        (
            Filter(from_year=2009, to_year=2010),
            "2009年至2010年批准",
            "approved 2009 to 2010",
        ),
        (
            Filter().choose("region", Choice(any=("east", "150000"), none=("220200",))),
            "东部 或 内蒙古，且 不含 吉林市",
            "East or Inner Mongolia, and not Jilin City",
        ),
        (
            Filter().choose("evidence", Choice(any=("named", "listed"))),
            "依据：规划点名 或 公布名单",
            "evidence: Named in the plan or Published list",
        ),
        (
            Filter().choose("demo_zone", Choice(any=("donghu",))),
            "东湖示范区",
            "Wuhan Donghu (East Lake) Demonstration Zone",
        ),
        (
            PLAN_FILTER.inside([(110.0, 30.0), (115.0, 30.0), (115.0, 35.0)]).mute(
                "standing", muted=True
            ),
            "绘定范围内",
            "within the drawn area",
        ),
        (Filter(from_year=2010, to_year=2010), "2010年批准", "approved in 2010"),
        (Filter(text=" 东湖 "), "名称含“东湖”", 'name with "东湖"'),
        (Filter().choose("kind", Choice(any=())), "未选类型", "no kind chosen"),
    ],
)
def test_a_filter_is_said_as_a_sentence(wanted, zh, en):
    assert filter_words(ATLAS, wanted, "zh") == zh
    assert filter_words(ATLAS, wanted, "en") == en


def test_every_value_of_every_facet_has_words_in_both_languages():
    for facet, values in VALUES.items():
        for value in values:
            assert value_words(ATLAS, facet, value, "zh") != value, (facet, value)
            assert value_words(ATLAS, facet, value, "en"), (facet, value)


def test_no_two_values_of_a_facet_are_said_alike():
    for facet, values in VALUES.items():
        for language in ("zh", "en"):
            said = [value_words(ATLAS, facet, value, language) for value in values]
            assert sorted(set(said)) == sorted(said), facet


@given(filters())
def test_every_part_that_is_applied_is_said_in_both_languages_and_no_other(wanted):
    chinese, english = (filter_words(ATLAS, wanted, language) for language in ("zh", "en"))
    assert not re.search("[一-鿿]", english.replace(wanted.text.strip() or "*", ""))
    for part in wanted.parts:
        for language, sentence in (("zh", chinese), ("en", english)):
            words = part_words(ATLAS, wanted, part, language)
            assert words
            assert part_name(part, language)
            if part not in wanted.muted:
                assert words in sentence
    only = wanted.applied
    assert (chinese == "全部载体") == (only == Filter(text=only.text) and not only.text.strip())


def test_a_column_of_a_persons_own_table_is_said_by_its_own_name():
    wanted = Filter().choose("own:负责人", Choice(any=("张三",), none=("李四",)))
    assert filter_words(ATLAS, wanted, "zh") == "负责人：张三，且 负责人：不含 李四"
