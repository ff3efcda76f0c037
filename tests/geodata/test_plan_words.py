"""Every section, action and term of the plan is summed up in one short sentence of our own."""

import re

import pytest

HAN = re.compile(r"[㐀-鿿]")
LONGEST_ZH, LONGEST_EN = 60, 120


def summed_up(atlas):
    """(id, title_zh, title_en, summary_zh, summary_en) of all that carries a summary."""
    for record in (*atlas.sections.values(), *atlas.actions.values()):
        yield record.id, record.title_zh, record.title_en, record.summary_zh, record.summary_en
    for term in atlas.definitions.values():
        yield term.id, term.term_zh, term.term_en, term.summary_zh, term.summary_en


def test_a_summary_says_more_than_its_title_and_stays_short(atlas):
    for record_id, title_zh, title_en, zh, en in summed_up(atlas):
        assert 3 <= len(zh) <= LONGEST_ZH, record_id
        assert 3 <= len(en) <= LONGEST_EN, record_id
        assert (zh, en) != (title_zh, title_en), record_id


def test_each_language_is_written_in_its_own_letters(atlas):
    for record_id, title_zh, title_en, zh, en in summed_up(atlas):
        assert HAN.search(title_zh), record_id
        assert HAN.search(zh), record_id
        assert not HAN.search(title_en + en), record_id
        assert en.endswith("."), record_id


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_two_sections_share_a_summary(atlas, language):
    said = [getattr(section, f"summary_{language}") for section in atlas.sections.values()]
    assert len(set(said)) == len(said)


def test_every_section_but_the_plan_itself_can_be_found_by_its_anchor(atlas):
    assert [section.id for section in atlas.sections.values() if not section.anchor] == ["P"]
