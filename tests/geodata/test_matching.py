"""An industry text speaks of the industries and projects whose words stand in it, and no others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.matching import industry_matches, lexicon_of, project_matches, projects_of_segments
from geodata.reading import read_atlas

ATLAS = read_atlas()
GENERAL_WORDS = ("装备", "材料", "软件", "汽车", "电子", "机械", "化工", "信息技术")


def industries(text: str) -> set[str]:
    return {match.industry_id for match in industry_matches(ATLAS, text)}


def projects(text: str) -> set[str]:
    return {match.project_id for match in project_matches(ATLAS, text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新能源汽车", {"SEI-NEV"}),
        ("节能与新能源汽车", {"SEI-NEV"}),
        ("半导体照明", {"SEI-ENV-LED"}),
        ("半导体", {"SEI-IT-IC"}),
        ("纳米材料", {"SEI-MAT-NANO"}),
        ("光电", {"SEI-IT"}),
        ("光伏", {"SEI-NE-PV"}),
        ("电子信息", {"SEI-IT"}),
        ("电子商务", {"MSI-PROD-EC"}),
        ("生物医药", {"SEI-BIO"}),
        ("智能终端", {"SEI-IT-MOB"}),
        ("风电装备", {"SEI-NE-WIND"}),
        ("软件", {"SEI-IT"}),
        ("软件及信息服务", {"SEI-IT-SOFT"}),
        ("风景", set()),
        ("", set()),
    ],
)
def test_a_text_speaks_of_the_finest_industry_its_longest_words_name(text, expected):
    assert industries(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新能源汽车、生物医药", {"SP19"}),
        ("轨道交通装备", {"SP08"}),
        ("船舶及配套", set()),
        ("航空", set()),
        ("海上风电装备", {"SP12"}),
        ("智能电网", {"SP14"}),
        ("锂离子电池", set()),
        ("煤化工", {"SP02"}),
        ("不锈钢", {"SP17"}),
        ("钢铁", set()),
        ("新能源", set()),
        ("光电", set()),
    ],
)
def test_a_text_speaks_of_a_project_only_through_a_segment_and_the_projects_own_words(
    text, expected
):
    assert projects(text) == expected


@pytest.mark.parametrize("word", GENERAL_WORDS)
def test_a_general_word_alone_reaches_no_segment_below_an_industry_and_no_project(word):
    kinds = {ATLAS.industries[industry_id].kind for industry_id in industries(word)}
    assert kinds == {"industry"}
    assert projects(word) == set()


def test_a_match_carries_the_words_as_the_text_writes_them():
    found = {m.industry_id: m.words for m in industry_matches(ATLAS, "白光led、半导体照明、风电")}
    assert found["SEI-NE-WIND"] == ("风电",)
    assert "半导体照明" in found["SEI-ENV-LED"]
    assert "led" in "".join(found["SEI-ENV-LED"])


def test_latin_words_do_not_match_inside_longer_latin_words():
    assert industries("LED") == {"SEI-ENV-LED"}
    assert industries("SLEDGE") == set()


def test_a_general_noun_after_a_found_word_adds_no_industry():
    assert industries("新能源装备") == {"SEI-NE"}
    assert "SEI-EQP" in industries("新能源、装备")


def test_every_keyword_by_itself_leads_to_its_industry_or_one_below_it():
    lost = [
        (industry.id, word)
        for industry in ATLAS.industries.values()
        for word in industry.keywords
        if not any(industry.id in ATLAS.industry_line(found) for found in industries(word))
    ]
    assert lost == []


def test_every_project_is_reached_by_one_of_its_keywords():
    reached = {
        found
        for project in ATLAS.projects.values()
        for word in project.keywords
        for found in projects(word)
    }
    assert reached == set(ATLAS.projects)


def test_projects_of_a_segment_are_those_that_serve_it_or_one_above_it():
    assert projects_of_segments(ATLAS, ["SEI-NE-PV"]) == ("SP13",)
    assert projects_of_segments(ATLAS, ["SEI-NEV-PART"]) == ("SP19",)
    assert projects_of_segments(ATLAS, ["SEI-MAT"]) == ()


@given(st.lists(st.sampled_from(sorted(lexicon_of(ATLAS).industries)), max_size=6))
def test_words_parted_by_commas_speak_of_what_each_speaks_of_alone(words):
    expected = {industry for word in words for industry in industries(word)}
    assert industries("、".join(words)) == expected


@given(st.text())
def test_any_text_is_read_and_its_words_stand_in_it(text):
    for match in industry_matches(ATLAS, text):
        assert match.words
        assert all(word.casefold() in text.casefold() for word in match.words)
