import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from desktop.painting import BOLD, REGULAR
from desktop.sheet.text_widths import WIDTHS_FILE, width_em, wrapped
from geodata.building.font_widths import write


@pytest.mark.parametrize(("face", "bold"), [(REGULAR, False), (BOLD, True)])
def test_every_character_of_the_font_has_its_true_width(face, bold):
    font = TTFont(face)
    em, advance = font["head"].unitsPerEm, font["hmtx"]
    for code, glyph in font.getBestCmap().items():
        assert width_em(chr(code), bold=bold) == pytest.approx(advance[glyph][0] / em, abs=1e-6)


def test_the_shipped_table_is_what_the_fonts_give(tmp_path):
    for face in (REGULAR, BOLD):
        (tmp_path / face.name).symlink_to(face)
    write(tmp_path)
    assert (tmp_path / "widths.csv").read_bytes() == WIDTHS_FILE.read_bytes()


def test_ideographs_are_one_em_and_a_line_is_the_sum_of_its_letters():
    assert width_em("高新区") == 3.0
    assert width_em("A高") == pytest.approx(width_em("A") + 1.0)


@given(st.text("高新区，。（）ABC 12", max_size=80), st.floats(3, 40))
def test_wrapping_loses_no_letter_and_keeps_to_the_limit(words, limit_em):
    lines = wrapped(words, limit_em)
    assert "".join(lines).replace(" ", "") == words.replace(" ", "")
    for line in lines:
        if width_em(line) > limit_em:
            assert len(wrapped(line, limit_em)) == 1  # one piece that cannot be broken


def test_closing_marks_do_not_start_a_line():
    lines = wrapped("本图据其简化，未经审核；邻国与水系。", 6)
    assert not any(line[0] in "，；。" for line in lines)
