"""A script makes pages and atlases from the command line: files, messages and exit codes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

ROOT = Path(__file__).parents[2]


def run(*words):
    environment = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "QT_QPA_PLATFORM")}
    return subprocess.run(
        [sys.executable, "main.py", *map(str, words)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=240,
    )


def test_templates_are_listed():
    done = run("export", "--list-templates")
    assert done.returncode == 0
    assert [line.split("\t")[0] for line in done.stdout.splitlines()] == [
        *("briefing-slide", "fact-sheet", "report-figure", "story-slide", "wall-map"),
    ]


def test_a_page_of_a_template_is_written_without_a_display(tmp_path):
    done = run(
        "export", "--page", "briefing-slide", "--title", "季度简报", "--out", tmp_path / "a.pdf"
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "季度简报" in PdfReader(tmp_path / "a.pdf").pages[0].extract_text()


def test_a_fact_sheet_is_written(tmp_path):
    done = run(
        "export",
        "--place",
        "cn-htz-hubei-wuhan-donghu",
        "--language",
        "en",
        "--out",
        tmp_path / "a.pdf",
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "Special projects" in PdfReader(tmp_path / "a.pdf").pages[0].extract_text()


def test_an_atlas_of_projects_is_one_document(tmp_path):
    done = run("export", "--each", "project", "--out", tmp_path / "a.pdf")
    assert done.returncode == 0
    assert "19" in done.stdout
    assert len(PdfReader(tmp_path / "a.pdf").pages) == 19


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("export",), "--out"),
        (("export", "--page", "poster", "--out", "a.pdf"), "wall-map"),
        (("export", "--out", "a.doc"), ".pptx"),
        (("export", "--place", "nowhere", "--out", "a.pdf"), "nowhere"),
        (("export", "--page", "none.json", "--out", "a.pdf"), "none.json"),
    ],
)
def test_what_is_wrong_is_one_sentence_and_exit_code_2(words, said):
    done = run(*words)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert not (ROOT / "a.pdf").exists()
