"""A story as a document: a page a scene, opened with other programs' eyes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pptx import Presentation
from pypdf import PdfReader

from desktop.exports.handouts import handout
from desktop.exports.series_writing import write_series
from desktop.exports.story_pages import STORY_TEMPLATE, story_steps
from desktop.sheet.item_groups import overlapping
from desktop.sheet.page import Page
from desktop.sheet.page_advice import blank_kinds
from desktop.sheet.page_files import template_of, templates
from desktop.sheet.placing import arranged_for
from desktop.view import Camera, View, look_at
from desktop.workspace.records import Scene, Workspace
from desktop.workspace.workspace_files import save_workspace
from geodata.faults import Fault

pytestmark = pytest.mark.usefixtures("qapp")
ROOT = Path(__file__).parents[3]
CAMERA = Camera(480_000.0, 3_420_000.0, 900_000.0, 600_000.0)
LONG = "武汉东湖是三个国家自主创新示范区之一。" * 3
STORY = (
    Scene(1, "先看全国", View(), "八十三家高新区。"),
    Scene(2, "再看湖北", look_at(View(), CAMERA), LONG),
)
SLIDE = template_of("briefing-slide").page


def words_of(slide):
    return "".join(s.text_frame.text for s in slide.shapes if s.has_text_frame)


def test_a_deck_has_a_slide_a_scene_with_its_words_to_edit_and_its_notes(atlas, tmp_path):
    told = []
    steps = story_steps(STORY, SLIDE, "zh")
    report = write_series(
        atlas,
        steps,
        tmp_path / "a.pptx",
        "汇报",
        tell=lambda number, step: told.append((number, step.name)),
    )
    assert (report.pages, report.failed) == (2, [])
    deck = Presentation(tmp_path / "a.pptx")
    assert deck.core_properties.title == "汇报"
    for slide, scene in zip(deck.slides, STORY, strict=True):
        assert scene.title in words_of(slide)
        assert scene.caption in words_of(slide)
        notes = slide.notes_slide.notes_text_frame.text
        assert notes.startswith(scene.caption)
        assert "规划口径" in notes
    assert told == [(0, "先看全国"), (1, "再看湖北")]


def test_the_command_line_writes_the_story_of_a_workspace_as_a_pdf(atlas, tmp_path):
    save_workspace(Workspace(story=STORY), tmp_path / "汇报.gaoxin", atlas)
    run = command(tmp_path, "--story", "汇报.gaoxin", "--out", "a.pdf")
    assert run.returncode == 0, run.stderr
    assert "共 2 页" in run.stdout
    read = PdfReader(tmp_path / "a.pdf")
    assert len(read.pages) == 2
    assert read.metadata.title == "汇报"
    for page, scene in zip(read.pages, STORY, strict=True):
        text = page.extract_text().replace("\n", "")
        assert scene.title in text
        assert scene.caption in text


def test_no_story_and_a_page_without_notes_are_said_to_be_so():
    with pytest.raises(Fault, match="还没有画面"):
        story_steps((), SLIDE, "zh")
    with pytest.raises(Fault, match=STORY_TEMPLATE):
        story_steps(STORY, Page(100.0, 80.0), "zh")


@pytest.mark.parametrize("template", templates(), ids=lambda template: template.code)
def test_on_every_template_the_captions_stand_clear_of_all_else(atlas, template):
    for step in story_steps(STORY, template.page, "zh"):
        page = handout(atlas, step.view, step.page).page  # no Fault: it keeps the rule book
        items = arranged_for(page, step.view.camera).items
        assert overlapping(items, blank_kinds(page)) == ()


def command(folder, *arguments):
    bare = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
    return subprocess.run(
        [sys.executable, ROOT / "main.py", "export", *arguments],
        cwd=folder,
        env={**bare, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=120,
    )
