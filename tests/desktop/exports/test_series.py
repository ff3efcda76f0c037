"""Atlases: a page for each thing, in one document or a folder; a bad page spoils no other."""

from dataclasses import replace

import pytest
from pypdf import PdfReader

from desktop.exports.series import EACH, fact_step, how_many, steps
from desktop.exports.series_writing import Stopped, write_series
from desktop.sheet.page import Page
from desktop.sheet.page_files import template_of
from desktop.view import View, narrow
from geodata.choices import Choice, Filter
from geodata.faults import Fault

pytestmark = pytest.mark.usefixtures("qapp")
SMALL = Page(150, 110, 50)
PLAN_HUBEI = narrow(View(), Filter().choose("region", Choice(any=("420000",))))


@pytest.fixture(scope="module")
def provinces(atlas):
    return steps(atlas, View(), SMALL, "province")


def test_every_province_and_project_has_a_page(atlas, provinces):
    assert len(provinces) == 34
    assert len({step.name for step in provinces}) == 34
    assert len(steps(atlas, View(), SMALL, "project")) == 19


def test_zones_and_rows_are_those_of_the_filter(atlas):
    zones = steps(atlas, View(), SMALL, "zone")
    assert len(zones) == 83
    rows = steps(atlas, PLAN_HUBEI, SMALL, "row")
    assert {atlas.places[step.address.id].province for step in rows} == {"420000"}


@pytest.mark.parametrize("each", ["province", "zone", "project", "row"])
def test_the_pages_are_counted_before_they_are_made(atlas, each):
    assert how_many(atlas, PLAN_HUBEI, each) == len(steps(atlas, PLAN_HUBEI, SMALL, each))


def test_a_folder_that_takes_no_file_is_not_tried_for_every_page(atlas, provinces, tmp_path):
    out = tmp_path / "x"
    for step in provinces[:6]:
        (out / f"{step.file_stem('{name}')}.svg").mkdir(parents=True)
    report = write_series(atlas, provinces[:6], out, "", pattern="{name}", ending=".svg")
    assert [step.name for step, _ in report.failed] == [step.name for step in provinces[:3]]
    assert report.stopped
    assert report.pages == 0


def test_a_series_of_nothing_or_of_something_else_is_a_fault(atlas):
    nothing = narrow(View(), Filter().choose("kind", Choice(any=())))
    with pytest.raises(Fault, match="放宽"):
        steps(atlas, nothing, SMALL, "row")
    with pytest.raises(Fault, match="province"):
        steps(atlas, View(), SMALL, "county")
    assert {term.code for term in EACH} == {"province", "zone", "project", "row"}


def test_one_document_has_a_page_each_in_order(atlas, provinces, tmp_path):
    told = []
    report = write_series(
        atlas,
        provinces[:3],
        tmp_path / "a.pdf",
        "图册",
        tell=lambda number, step: told.append((number, step.name)),
    )
    read = PdfReader(tmp_path / "a.pdf")
    assert len(read.pages) == report.pages == 3
    for page, step in zip(read.pages, provinces, strict=False):
        assert step.name[:2] in page.extract_text()
    assert told == [(number, step.name) for number, step in enumerate(provinces[:3])]
    assert read.metadata.title == "图册"


def test_a_page_that_fails_is_told_and_the_rest_are_kept(atlas, provinces, tmp_path):
    bad = replace(provinces[1], page=replace(SMALL, title="中国"))
    report = write_series(atlas, [provinces[0], bad, provinces[2]], tmp_path / "a.pdf", "")
    assert len(PdfReader(tmp_path / "a.pdf").pages) == 2
    assert [step.name for step, _ in report.failed] == [bad.name]
    assert bad.name in report.words("zh")
    assert "中国" in report.words("zh")
    assert "Not made" in report.words("en")


def test_when_every_page_fails_an_older_document_stays(atlas, provinces, tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")
    bad = replace(provinces[1], page=replace(SMALL, title="中国"))
    assert write_series(atlas, [bad], path, "").written == []
    assert path.read_bytes() == b"old"


def test_a_folder_holds_a_file_each_named_by_the_pattern(atlas, provinces, tmp_path):
    out = tmp_path / "图册"
    write_series(atlas, provinces[:2], out, "", pattern="{id}_{name}", ending=".svg")
    names = sorted(path.name for path in out.iterdir())
    assert names == sorted(f"{s.address.id}_{s.name}.svg" for s in provinces[:2])


def test_names_that_no_disk_takes_are_made_safe_and_equal_ones_differ(atlas, provinces, tmp_path):
    odd = replace(provinces[0], name='a/b:c*?"<>|')
    assert odd.file_stem("{name}") == "a_b_c______"
    assert replace(odd, name="...").file_stem("{name}") == "001"
    write_series(atlas, provinces[:2], tmp_path / "x", "", pattern="同名", ending=".svg")
    assert len(list((tmp_path / "x").iterdir())) == 2


def test_a_stopped_series_goes_on_where_it_ended(atlas, provinces, tmp_path):
    out = tmp_path / "x"

    def stop(number, _step):
        if number == 1:
            raise Stopped

    first = write_series(atlas, provinces[:3], out, "", ending=".svg", tell=stop)
    assert first.stopped
    assert len(first.written) == 1
    kept = first.written[0].stat().st_mtime_ns
    second = write_series(atlas, provinces[:3], out, "", ending=".svg", resume=True)
    assert second.kept == first.written
    assert len(second.written) == 2
    assert first.written[0].stat().st_mtime_ns == kept


def test_a_stopped_document_is_not_written(atlas, provinces, tmp_path):
    def stop(number, _step):
        if number:
            raise Stopped

    report = write_series(atlas, provinces[:3], tmp_path / "a.pdf", "", tell=stop)
    assert report.stopped
    assert not (tmp_path / "a.pdf").exists()


def test_another_format_is_a_fault(atlas, provinces, tmp_path):
    with pytest.raises(Fault, match=r"\.doc"):
        write_series(atlas, provinces, tmp_path / "x", "", ending=".doc")


def test_a_fact_sheet_tells_facts_links_with_evidence_and_sources(atlas, tmp_path):
    place = atlas.place("cn-htz-hubei-wuhan-donghu")
    step = fact_step(atlas, View(), template_of("fact-sheet").page, place)
    write_series(atlas, [step], tmp_path / "a.pdf", "")
    words = PdfReader(tmp_path / "a.pdf").pages[0].extract_text()
    for wanted in ("武汉东湖新技术开发区", "1991-03", "专项", "〔", "资料来源", "审图号"):
        assert wanted in words
