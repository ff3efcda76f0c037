"""A clause is found in a person's own copy by its anchor, however the copy was typed or set."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.faults import Fault
from geodata.plan_text import clauses_of, find_clause, missing_anchors, require_plan
from geodata.reading import read_atlas
from geodata.reading_copies import Copy
from geodata.records import Clause

TINY = Path(__file__).parents[1] / "data" / "tiny"
QUOTED = Clause("3.1.6", "全面实施“纯电驱")
RANGE = Clause("7.1.1", "布局50-60家")
TARGET = Clause("G.10.19", "电动汽车保有量达")


def copy_of(*paragraphs: str) -> Copy:
    return Copy(Path("规划.txt"), paragraphs)


def marked(copy: Copy, clause: Clause) -> str:
    """The letters of the copy that would be marked."""
    spot = find_clause(copy, clause)
    assert spot is not None
    return copy.paragraphs[spot.paragraph][spot.start : spot.end]


@pytest.fixture(scope="module")
def atlas():
    return read_atlas(TINY)


def test_a_clause_is_marked_from_its_anchor_to_the_end_of_its_sentence():
    copy = copy_of("标题", "此前一句。测试里电动汽车保有量达到某数，句子还没有完。此后一句。")
    assert marked(copy, TARGET) == "电动汽车保有量达到某数，句子还没有完。"
    assert find_clause(copy, TARGET).paragraph == 1


def test_a_sentence_ends_after_the_quotes_that_close_it_and_at_its_paragraph_at_last():
    assert marked(copy_of("“电动汽车保有量达到了。”他说。"), TARGET) == "电动汽车保有量达到了。”"
    assert (
        marked(copy_of("电动汽车保有量达到3.5万", "下一段。"), TARGET) == "电动汽车保有量达到3.5万"
    )


def test_an_anchor_that_ends_a_sentence_is_marked_alone():
    clause = Clause("3.1.2", "新一代信息技术产业。")
    assert (
        marked(copy_of("新一代信息技术产业。下面是为测试写的话。"), clause)
        == "新一代信息技术产业。"
    )


@pytest.mark.parametrize(
    ("clause", "typed"),
    [
        (QUOTED, '全面实施"纯电驱动'),
        (QUOTED, "全面实施「纯电驱动"),
        (QUOTED, "全面实施〝纯电驱动"),
        (RANGE, "布局50～60家"),
        (RANGE, "布局５０—６０家"),
        (RANGE, "布局 50 – 60 家"),
        (Clause("1.1", "“十一五”时期，"), '"十一五"时期,'),
        (Clause("3.3", "（三）建"), "(三)建立"),
        (Clause("G.1", "1.战略"), "１．战略"),
    ],
)
def test_width_quotes_and_dashes_do_not_matter(clause, typed):
    assert marked(copy_of(f"前文。{typed}之后。"), clause) == f"{typed}之后。"


def test_radicals_in_place_of_characters_do_not_matter():
    clause = Clause("G.10.8", "高速列车科")
    assert marked(copy_of("⾼速列⻋科目。"), clause) == "⾼速列⻋科目。"


def test_an_anchor_cut_by_a_page_break_is_marked_up_to_the_break():
    copy = copy_of("前文，电动汽车保", "有量达到某数。")
    assert marked(copy, TARGET) == "电动汽车保"


def test_a_heading_is_found_where_its_section_begins_not_in_the_contents():
    copy = copy_of("一、发展现状……………………3", "二、指导思想\t5", "一、发展现状", "正文。")
    assert find_clause(copy, Clause("1", "一、发展")).paragraph == 2
    assert find_clause(copy, Clause("2", "二、指导")) is None


def test_a_blank_anchor_and_one_that_is_not_there_are_nowhere():
    copy = copy_of("与规划无关的一句话。")
    assert find_clause(copy, Clause("P", "")) is None
    assert find_clause(copy, TARGET) is None


SPACES = st.text(alphabet=" \t　\u200b\u00a0\n", max_size=3)


@given(st.data())
def test_space_and_line_breaks_within_an_anchor_do_not_matter(data):
    anchor = data.draw(st.sampled_from([QUOTED, RANGE, TARGET]), label="clause")
    typed = "".join(
        letter + data.draw(SPACES, label=f"after {letter}") for letter in anchor.anchor[:-1]
    )
    typed += anchor.anchor[-1]
    copy = copy_of("前一段。", f"之前，{typed}之后。再后。")
    assert marked(copy, anchor) == f"{typed}之后。"


def test_every_kind_of_record_brings_its_clauses_once(atlas):
    clauses = clauses_of(atlas)
    assert len(set(clauses)) == len(clauses)
    assert all(clause.anchor for clause in clauses)
    for clause in (
        atlas.metrics["T07"].clause,
        atlas.projects["SP01"].clause,
        atlas.actions["A001"].clause,
        atlas.definitions["GL01"].clause,
        atlas.mentions[0].clause,
        next(cluster.clause for cluster in atlas.clusters.values() if cluster.clause.anchor),
        Clause("2.3.1", atlas.sections["2.3.1"].anchor),
        Clause("", atlas.entities["ZONE"].anchor),
        Clause("", atlas.projects["SP01"].industry_anchors[0]),
    ):
        assert clause in clauses


def whole_copy(atlas, without: tuple[Clause, ...] = ()) -> Copy:
    return copy_of(
        *(f"测试：{c.anchor}，为测试而写。" for c in clauses_of(atlas) if c not in without)
    )


def test_a_copy_with_every_anchor_lacks_nothing(atlas):
    assert missing_anchors(atlas, whole_copy(atlas)) == ()
    assert require_plan(atlas, whole_copy(atlas)) == ()


def test_a_copy_of_the_plan_says_which_anchors_it_lacks(atlas):
    lacking = (atlas.metrics["T07"].clause, Clause("1.7", atlas.sections["1.7"].anchor))
    copy = whole_copy(atlas, lacking)
    assert set(missing_anchors(atlas, copy)) == set(lacking)
    assert require_plan(atlas, copy) == missing_anchors(atlas, copy)


def test_another_document_is_refused_with_how_many_clauses_it_holds(atlas):
    count = len(clauses_of(atlas))
    copy = copy_of(*(clause.anchor for clause in clauses_of(atlas)[: count // 2]), "别的话。")
    found = count - len(missing_anchors(atlas, copy))
    with pytest.raises(Fault) as caught:
        require_plan(atlas, copy)
    assert "another document" in caught.value.en
    assert f"{found} of the plan's {count}" in caught.value.en
    assert f"{count} 处条款只找到 {found} 处" in caught.value.zh
