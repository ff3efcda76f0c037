"""The labelled sample: how far the links agree with what a person reads."""

from pathlib import Path

import pytest

from geodata.evidence import Links
from geodata.faults import Fault
from geodata.link_report import KINDS, read_pairs, report, score
from geodata.reading import read_atlas
from geodata.records import Address

ATLAS = read_atlas()
LINKS = Links(ATLAS)
LABELLED = Path(__file__).parent / "labelled"


def test_the_labelled_sample_is_large_names_known_things_and_labels_no_pair_twice():
    pairs = read_pairs(ATLAS, LABELLED)
    assert len(pairs) >= 200
    assert len({(pair.place, pair.target) for pair in pairs}) == len(pairs)
    for pair in pairs:
        assert pair.place in ATLAS.places
        assert ATLAS.record(Address(pair.kind, pair.target))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("half", ["held_out", "fresh"])
def test_links_agree_with_the_labels_that_no_word_was_tuned_on(kind, half):
    chosen = [
        pair for pair in read_pairs(ATLAS, LABELLED) if pair.kind == kind and pair.half == half
    ]
    got = score(ATLAS, LINKS, chosen)
    assert got.right > 0
    assert got.precision >= 0.95
    assert got.recall >= 0.90


def test_a_wrong_label_lowers_the_score(tmp_path):
    for kind in KINDS:
        text = (LABELLED / f"place_{kind}.csv").read_text(encoding="utf-8")
        flipped = text.replace(",1,", ",x,").replace(",0,", ",1,").replace(",x,", ",0,")
        (tmp_path / f"place_{kind}.csv").write_text(flipped, encoding="utf-8")
    got = score(ATLAS, LINKS, read_pairs(ATLAS, tmp_path))
    assert got.precision < 0.1
    assert "false" in report(ATLAS, LINKS, tmp_path)


@pytest.mark.parametrize(
    "damage", ["place,industry\n", "place,industry,holds,half,why\na,b,2,tune,c\n"]
)
def test_a_damaged_sample_is_a_fault_that_names_the_file(tmp_path, damage):
    (tmp_path / "place_industry.csv").write_text(damage, encoding="utf-8")
    with pytest.raises(Fault, match=r"place_industry\.csv"):
        read_pairs(ATLAS, tmp_path)
