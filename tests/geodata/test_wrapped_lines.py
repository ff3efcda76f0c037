"""Wrapped lines become paragraphs again, whatever cut them, and no word is lost."""

from hypothesis import given
from hypothesis import strategies as st

from geodata.wrapped_lines import is_contents_line, joined

FULL = "这一行写满了整整二十个字的宽度没有停顿直"


def test_full_lines_run_on_and_a_short_one_ends_its_paragraph():
    assert joined([FULL, FULL, "到这里。", FULL, "止。"]) == (
        FULL + FULL + "到这里。",
        FULL + "止。",
    )


def test_a_numbered_heading_opens_a_paragraph_after_a_full_line():
    assert joined([FULL, "（一）小节", FULL, "　　缩进的一行"]) == (
        FULL,
        "（一）小节",
        FULL,
        "缩进的一行",
    )


def test_a_line_cut_at_latin_letters_is_one_line_again():
    lines = [FULL, "国内", "GDP", "的比重", "占全国的很大一部分。", "另一段。"]
    assert joined(lines)[0] == FULL + "国内GDP的比重"
    assert joined(lines)[-1] == "另一段。"


def test_words_in_latin_letters_keep_a_space_between_them_and_numbers_do_not():
    assert joined(["a line of words that is wide", "and ends here"]) == (
        "a line of words that is wide and ends here",
    )
    assert joined(["一直写到二〇一五年即公元20", "15年。"]) == ("一直写到二〇一五年即公元2015年。",)


def test_page_numbers_are_dropped_from_pages_only():
    lines = [FULL, "- 12 -", FULL, "第 3 页", "完。"]
    assert joined(lines, paged=True) == (FULL + FULL + "完。",)
    assert "- 12 -" in "".join(joined(lines))


def test_paragraphs_that_are_whole_already_are_left_alone():
    long = FULL * 10
    assert joined([long, "　　" + long, "", "标题"]) == (long, long, "标题")


def test_lines_of_a_table_of_contents_stay_apart():
    lines = ["一、发展现状…………………………3", "二、指导思想......................5", "一、发展现状"]
    assert joined(lines) == tuple(lines)
    assert [is_contents_line(line) for line in lines] == [True, True, False]
    assert is_contents_line("一、发展现状\t3")


@given(st.lists(st.text(alphabet="字a1。 　（一）"), max_size=12))
def test_no_letter_is_lost_or_made(lines):
    def letters(parts):
        return "".join("".join(parts).split())

    assert letters(joined(lines)) == letters(lines)
