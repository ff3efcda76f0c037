import pytest

from geodata.lengths import area_words, length_words


@pytest.mark.parametrize(
    ("metres", "zh", "en"),
    [
        (0.4, "0 米", "0 m"),
        (850, "850 米", "850 m"),
        (3_421, "3.42 千米", "3.42 km"),
        (34_210, "34.2 千米", "34.2 km"),
        (1_068_400, "1,068 千米", "1,068 km"),
    ],
)
def test_a_length_is_told_in_three_figures_or_more(metres, zh, en):
    assert (length_words(metres, "zh"), length_words(metres, "en")) == (zh, en)


@pytest.mark.parametrize(
    ("m2", "zh", "en"),
    [
        (450_000, "45 公顷", "45 ha"),
        (3_420_000, "3.42 平方千米", "3.42 km²"),
        (8_657_000_000, "8,657 平方千米", "8,657 km²"),
    ],
)
def test_an_area_is_told_in_hectares_and_square_kilometres(m2, zh, en):
    assert (area_words(m2, "zh"), area_words(m2, "en")) == (zh, en)
