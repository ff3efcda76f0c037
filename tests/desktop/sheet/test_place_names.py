import pytest

from desktop.sheet.place_names import map_name


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_place_has_a_short_name(atlas, language):
    for place in atlas.places.values():
        full = place.name_en if language == "en" else place.name_zh
        assert map_name(place, language)
        assert len(map_name(place, language)) <= max(len(full), len(place.short_zh))


def test_english_names_leave_out_what_the_symbol_says(atlas):
    named = {map_name(place, "en") for place in atlas.places.values() if place.kind == "zone"}
    assert {"Zhongguancun", "Shijiazhuang", "Tianjin Binhai"} <= named
    assert not [name for name in named if name.endswith(("Zone", "Area"))]


def test_university_parks_are_named_by_the_university_or_their_place(atlas):
    parks = [place for place in atlas.places.values() if place.kind == "university_park"]
    named = {map_name(place, "en") for place in parks}
    assert {"Tsinghua University", "Henan Science Park"} <= named
    assert not [name for name in named if "National" in name]


def test_bases_are_named_by_industry_and_place(atlas):
    base = next(p for p in atlas.places.values() if p.kind == "torch_specialty" and p.name_en)
    assert ":" not in map_name(base, "en")
    assert map_name(base, "zh") == base.short_zh
