"""Whatever the format or template: filter, counts, date and sources go with the map; what cannot
be written or read is said, and an older file stays.
"""

import html
import sqlite3
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader
from PySide6.QtGui import QImage

from desktop.exports.handouts import WRITERS, handout, write_handout
from desktop.exports.series import fact_step
from desktop.exports.snapshot import snapshot
from desktop.sheet.drawing import Text
from desktop.sheet.page import Page
from desktop.sheet.page_files import template_of, templates
from desktop.sheet.shown import shown_places
from desktop.view import View, narrow, speak
from geodata.choices import Filter
from geodata.faults import Fault

pytestmark = pytest.mark.usefixtures("qapp")
ROOT = Path(__file__).parents[3]
CODES = [template.code for template in templates()]


def told(atlas, language="zh"):
    """What must stand somewhere: filter, count, base map, sources with their date."""
    count = len(shown_places(atlas, View()).within)
    if language == "en":
        return (f"{count} places", "Tianditu", "sources, the latest of")
    return ("规划口径", f"{count} 处", "天地图", "份来源，最近一份为")


def said(drawing):
    """All that stands beside the map, line breaks and all."""
    return "".join(mark.words for mark in drawing.marks if isinstance(mark, Text))


def in_png(path):
    return QImage(str(path)).text("Description")


def in_tiff(path):
    with Image.open(path) as picture:
        return picture.tag_v2[270].encode("latin-1").decode("utf-8")


def in_jpeg(path):
    return path.read_bytes().decode("utf-8", errors="ignore")


def in_pdf(path):
    return PdfReader(path).pages[0].extract_text()


def in_pptx(path):
    with zipfile.ZipFile(path) as deck:
        notes = next(name for name in deck.namelist() if "notesSlides/notesSlide" in name)
        return html.unescape(deck.read(notes).decode("utf-8"))


def in_text(path):
    return html.unescape(path.read_text(encoding="utf-8"))


def in_layers(path):
    with sqlite3.connect(path) as read:
        return "".join(value for (value,) in read.execute("SELECT value FROM about"))


READERS = {
    ".png": in_png,
    ".tif": in_tiff,
    ".tiff": in_tiff,
    ".jpg": in_jpeg,
    ".jpeg": in_jpeg,
    ".pdf": in_pdf,
    ".pptx": in_pptx,
    ".svg": in_text,
    ".html": in_text,
    ".gpkg": in_layers,
}


@pytest.fixture(scope="module")
def made(qapp, atlas):
    return handout(atlas, View(), Page(260, 180, dpi=50))


@pytest.mark.parametrize("ending", WRITERS)
def test_every_format_carries_filter_counts_date_and_sources(atlas, made, tmp_path, ending):
    path = tmp_path / f"a{ending}"
    write_handout(made, path)
    words = READERS[ending](path).replace("\n", "")
    for wanted in told(atlas):
        assert wanted in words, wanted


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("code", CODES)
def test_every_template_prints_filter_counts_date_and_sources(atlas, code, language):
    view = speak(View(), language)
    page = template_of(code).page
    words = said(handout(atlas, view, page).drawing)
    for wanted in told(atlas, language):
        assert wanted.replace(" ", "") in words.replace(" ", ""), wanted
    small = [
        m for m in handout(atlas, view, page).drawing.marks if getattr(m, "about", "") == "source"
    ]
    assert not any(mark.words.endswith("…") for mark in small)


def test_a_fact_sheet_says_which_places_its_map_shows(atlas):
    place = atlas.place("cn-htz-hubei-wuhan-donghu")
    step = fact_step(atlas, View(), template_of("fact-sheet").page, place)
    assert told(atlas)[1] in said(handout(atlas, step.view, step.page).drawing)


def test_a_subtitle_of_ones_own_does_not_hide_the_filter(atlas):
    page = Page(260, 180, subtitle="供讨论")
    words = said(handout(atlas, View(), page).drawing)
    assert "供讨论" in words
    assert told(atlas)[1] in words


def test_names_left_out_for_lack_of_room_are_counted(atlas):
    everything = narrow(View(), Filter())
    assert "处未注名" in said(handout(atlas, everything, Page(160, 120)).drawing)


@pytest.mark.parametrize("field", ["title", "subtitle", "approval_number"])
def test_letters_that_the_font_lacks_are_named_and_nothing_is_written(atlas, tmp_path, field):
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")
    page = replace(Page(260, 180), **{field: "关于𠮷林😀"})
    with pytest.raises(Fault, match="U\\+1F600") as fault:
        snapshot(atlas, View(), page, path)
    assert "lacks" in fault.value.en
    assert "关于𠮷林😀" in fault.value.zh
    assert path.read_bytes() == b"old"


def test_a_logo_that_is_no_picture_is_told(atlas):
    page = template_of("briefing-slide").page
    items = tuple(replace(i, shown=i.shown or i.kind == "logo") for i in page.items)
    with pytest.raises(Fault, match="标志图片"):
        handout(atlas, View(), replace(page, items=items, logo=b"GIF?"))


@pytest.mark.parametrize("size_mm", [(0.001, 100), (300_000, 200_000)])
@pytest.mark.parametrize("ending", [".png", ".jpg", ".tif", ".pptx"])
def test_an_impossible_size_is_told_and_an_older_file_stays(atlas, tmp_path, size_mm, ending):
    path = tmp_path / f"a{ending}"
    path.write_bytes(b"old")
    with pytest.raises(Fault):
        snapshot(atlas, View(), Page(*size_mm, dpi=96), path)
    assert path.read_bytes() == b"old"


def export(tmp_path, *words, before):
    """Run `main.py export` in a process of its own, prepared by `before`."""
    return subprocess.run(
        [sys.executable, "main.py", "export", *map(str, words)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=240,
        preexec_fn=before,
    )


@pytest.mark.skipif(sys.platform == "win32", reason="limits as POSIX has them")
def test_a_disk_that_takes_no_more_is_told_and_the_older_file_stays(tmp_path):
    import resource

    def little_room():
        resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))

    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")
    done = export(tmp_path, "--out", path, before=little_room)
    assert done.returncode == 2
    assert "MB" in done.stderr
    assert "Traceback" not in done.stderr
    assert path.read_bytes() == b"old"
    assert [file.name for file in tmp_path.iterdir()] == ["a.pdf"]
