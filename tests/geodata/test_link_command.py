"""`python -m geodata links` prints links with their evidence, and how right they are."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from geodata.__main__ import main
from geodata.evidence import Links
from geodata.faults import Fault
from geodata.link_command import SAMPLES
from geodata.link_report import disagreements, read_pairs, report, score
from geodata.reading import read_atlas

ROOT = Path(__file__).parents[2]
SECOND_READER = SAMPLES[1]


@pytest.fixture(scope="module")
def atlas():
    return read_atlas()


@pytest.fixture(scope="module")
def links(atlas):
    return Links(atlas)


@pytest.fixture
def sample(tmp_path):
    """A copy of the second reader's labels that a test may damage."""
    shutil.copytree(SECOND_READER, tmp_path / "sample")
    return tmp_path / "sample"


def printed(capsys, *arguments):
    assert main(["links", *arguments]) == 0
    return capsys.readouterr().out


def test_the_links_of_a_place_stand_under_their_targets_with_evidence_and_where_to_read_it(capsys):
    lines = printed(capsys, "--place", "cn-htz-hunan-zhuzhou").splitlines()
    trains = lines.index("project/SP08 高速列车")
    assert lines[trains + 1] == "    按产业匹配 · 载体本身 · 轨道交通装备 [catalogue-2018]"


def test_the_links_of_a_project_stand_under_their_places(capsys):
    out = printed(capsys, "--project", "SP19", "--language", "en")
    assert "cn-htz-tianjin-binhai" in out
    assert "Matched by industry · the place itself · 新能源汽车" in out


def test_json_carries_every_part_of_a_link(capsys):
    found = json.loads(printed(capsys, "--project", "SP08", "--json"))
    own = [link for link in found if link["place"] == "cn-htz-hunan-zhuzhou"]
    assert {link["target"] for link in found} == {"project/SP08"}
    assert ("matched", "place", "轨道交通装备") in {
        (link["evidence"], link["reach"], link["words_zh"]) for link in own
    }


def test_the_json_of_all_links_holds_the_links_of_each_place(capsys, atlas, links):
    found = json.loads(printed(capsys, "--all", "--json"))
    assert len(found) == sum(len(links.of_place(place_id)) for place_id in atlas.places)


@pytest.mark.parametrize(
    ("option", "lost"), [("--place", "atlantis"), ("--project", "SP99"), ("--metric", "T99")]
)
def test_an_unknown_id_is_one_sentence_and_exit_code_2(capsys, option, lost):
    assert main(["links", option, lost]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert lost in told.err
    assert told.err.count("\n") == 1


def test_a_reader_that_stops_reading_causes_no_traceback():
    done = subprocess.run(
        f'"{sys.executable}" -m geodata links --all | head -n 1',
        shell=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        check=False,
    )
    assert done.stdout
    assert done.stderr == b""


def test_the_report_counts_both_samples_and_names_every_pair_decided_otherwise(
    capsys, atlas, links
):
    out = printed(capsys, "--report")
    for folder in SAMPLES:
        assert folder.name in out
        for pair in disagreements(atlas, links, read_pairs(atlas, folder)):
            assert pair.why in out


def test_the_report_as_json_gives_the_same_rates(capsys, atlas, links):
    said = json.loads(printed(capsys, "--report", "--json"))[SECOND_READER.name]
    projects = [p for p in read_pairs(atlas, SECOND_READER) if p.kind == "project"]
    got = score(atlas, links, projects)
    of_projects = next(row for row in said["scores"] if row["kind"] == "project")
    assert of_projects["pairs"] == len(projects)
    assert of_projects["precision"] == round(got.precision, 4)
    assert of_projects["recall"] == round(got.recall, 4)


@pytest.mark.parametrize("folder", SAMPLES, ids=lambda folder: folder.name)
@pytest.mark.parametrize("kind", ["industry", "project"])
def test_links_agree_with_what_people_labelled(atlas, links, folder, kind):
    got = score(atlas, links, [p for p in read_pairs(atlas, folder) if p.kind == kind])
    assert got.precision >= 0.95
    assert got.recall >= 0.90


def test_the_samples_hold_hundreds_of_pairs_with_reasons_and_plenty_of_negatives(atlas):
    for folder in SAMPLES:
        pairs = read_pairs(atlas, folder)
        assert len(pairs) >= 200
        assert sum(not pair.holds for pair in pairs) >= 80
        assert all(pair.why for pair in pairs)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("atlantis,SP19,1,held_out,why", "atlantis"),
        ("cn-htz-hunan-zhuzhou,SP99,1,held_out,why", "SP99"),
        ("cn-htz-hunan-zhuzhou,SP08,yes,held_out,why", "holds"),
        ("cn-htz-hunan-zhuzhou,SP08,1,someday,why", "half"),
        ("cn-htz-hunan-zhuzhou,SP08", "five cells"),
        ("cn-htz-hunan-zhuzhou,SP08,1,held_out,again", "a second time"),
    ],
)
def test_a_damaged_label_is_named_by_file_and_line(atlas, links, sample, row, words):
    path = sample / "place_project.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(f"{text}{row}\n", encoding="utf-8")
    with pytest.raises(Fault) as caught:
        report(atlas, links, sample)
    assert f"place_project.csv, line {text.count(chr(10)) + 1}" in caught.value.en
    assert words in caught.value.en


def test_a_sample_without_one_of_its_files_is_a_fault(atlas, links, sample):
    (sample / "place_industry.csv").unlink()
    with pytest.raises(Fault, match=r"place_industry\.csv"):
        report(atlas, links, sample)


def test_a_sample_with_other_columns_is_a_fault(atlas, links, sample):
    (sample / "place_industry.csv").write_text("place,industry\n", encoding="utf-8")
    with pytest.raises(Fault, match="首行"):
        report(atlas, links, sample)
