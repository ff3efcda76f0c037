"""A person finds a thing by whatever they remember of its name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.reading import read_atlas
from geodata.searching import SLIP, SearchIndex, within_one_slip

ATLAS = read_atlas()
INDEX = SearchIndex(ATLAS)
DONGHU = "place/cn-htz-hubei-wuhan-donghu"
ZHONGGUANCUN = "place/cn-htz-beijing-zhongguancun"


def addresses(text: str, limit: int = 30) -> list[str]:
    return [str(hit.address) for hit in INDEX.hits(text, limit)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("东湖", DONGHU),
        ("武汉东湖", DONGHU),
        ("donghu", DONGHU),
        ("dong hu", DONGHU),
        ("dhgx", DONGHU),
        ("whdh", DONGHU),
        ("中关村", ZHONGGUANCUN),
        ("zhongguancun", ZHONGGUANCUN),
        ("Zhongguancun Science", ZHONGGUANCUN),
        ("zgc", ZHONGGUANCUN),
        ("漯河", "region/411100"),
        ("luohe", "region/411100"),
        ("chang sha", "region/430100"),
        ("江苏", "region/320000"),
        ("420100", "region/420100"),
        ("SP19", "project/SP19"),
        ("sp08", "project/SP08"),
        ("T07", "metric/T07"),
        ("新能源汽车", "project/SP19"),
        ("xnyqc", "project/SP19"),
        ("china cloud", "project/SP05"),
        ("4.1.1", "section/4.1.1"),
        ("GL04", "term/GL04"),
        ("CL008", "cluster/CL008"),
        ("rare-earth", "project/SP16"),
        ("xian", "region/610100"),
        ("xi an", "region/610100"),
        ("Xi’an", "region/610100"),
        ("xian gaoxin", "place/cn-htz-shaanxi-xian"),
        ("bj", "region/110000"),
        ("LED", "metric/T25"),
    ],
)
def test_the_first_hit_is_what_is_most_often_meant(text, expected):
    assert addresses(text)[0] == expected


@pytest.mark.parametrize(
    "text", ["dogn hu", "donhu", "dongghu", "zhongguancin", "zhonguancun", "东户高新", "dxnghu"]
)
def test_one_slip_of_the_finger_is_forgiven_when_nothing_else_is_found(text):
    hits = INDEX.hits(text)
    assert hits
    assert all(hit.score >= SLIP for hit in hits)
    assert {DONGHU, ZHONGGUANCUN} & {str(hit.address) for hit in hits}


def test_a_slip_is_not_sought_when_the_text_is_found_as_it_stands():
    assert all(hit.score < SLIP for hit in INDEX.hits("zhanjiang"))
    assert "region/440800" in addresses("zhanjiang")


@pytest.mark.parametrize("text", ["", "   ", "qqqqqq", "没有这样的名字", "\x00", "((("])
def test_nothing_is_found_for_a_blank_or_for_words_in_no_name(text):
    assert INDEX.hits(text) == ()


def test_latin_letters_inside_a_syllable_are_not_found():
    bian = [hit for hit in INDEX.hits("ian", 500) if hit.address.kind == "place"]
    assert all("ian" in hit.en.casefold().replace("'", "") for hit in bian)


def test_places_of_the_plan_come_before_later_ones_and_zones_before_bases():
    standing = [
        (ATLAS.places[hit.address.id].kind, ATLAS.places[hit.address.id].standing)
        for hit in INDEX.hits("苏州", 10)
        if hit.address.kind == "place"
    ]
    assert standing[0] == ("zone", "plan")


def test_a_better_score_comes_first_and_there_are_no_more_than_asked_for():
    hits = INDEX.hits("高新", 7)
    assert len(hits) == 7
    assert [hit.score for hit in hits] == sorted(hit.score for hit in hits)
    assert INDEX.hits("高新", 0) == ()


def test_every_place_project_cluster_and_industry_is_found_by_its_full_name():
    for kind, records in (
        ("place", ATLAS.places),
        ("project", ATLAS.projects),
        ("cluster", ATLAS.clusters),
        ("industry", ATLAS.industries),
    ):
        for record in records.values():
            assert f"{kind}/{record.id}" in addresses(record.name_zh), record.name_zh


def test_every_zone_is_found_by_its_pinyin_and_by_its_initials():
    for place in ATLAS.places.values():
        if place.kind != "zone":
            continue
        address = f"place/{place.id}"
        syllables = place.short_pinyin.split()
        assert address in addresses(place.short_pinyin)
        assert address in addresses("".join(syllables))
        assert address in addresses("".join(part[0] for part in syllables))


def test_every_address_found_leads_to_a_record_and_is_found_once():
    for text in ("a", "高", "新", "s", "1", "基地"):
        hits = INDEX.hits(text, 10_000)
        assert len({hit.address for hit in hits}) == len(hits)
        for hit in hits:
            assert ATLAS.record(hit.address)
            assert hit.zh


def test_metrics_that_repeat_another_are_not_found():
    assert "metric/T32" not in addresses("T32")


@given(st.text(max_size=20))
def test_any_text_may_be_sought(text):
    assert len(INDEX.hits(text)) <= 30


@given(st.text(alphabet="abcdefg", min_size=3, max_size=8), st.data())
def test_one_letter_more_less_other_or_swapped_is_one_slip(name, data):
    at = data.draw(st.integers(0, len(name) - 1))
    letter = data.draw(st.sampled_from("abcdefgx"))
    slips = [
        name[:at] + name[at + 1 :],
        name[:at] + letter + name[at:],
        name[:at] + letter + name[at + 1 :],
        name[:at] + name[at : at + 2][::-1] + name[at + 2 :],
    ]
    assert all(within_one_slip(slip, name) for slip in slips)


def test_two_slips_are_too_many():
    assert not within_one_slip("dxnxhu", "donghu")
    assert not within_one_slip("odgnhu", "donghu")
