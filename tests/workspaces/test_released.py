"""Every format that was ever released opens for ever, on the atlas as it is shipped today.

The files beside this test are never edited. A new format adds a file of its own.
"""

from pathlib import Path

import pytest

from desktop.view import Camera, Shading, View, select
from desktop.workspace.known import check_view
from desktop.workspace.records import Arrangement
from desktop.workspace.view_files import VERSION
from desktop.workspace.workspace_files import is_workspace, read_view_of, read_workspace
from desktop.workspace.writing_packages import FORMAT
from geodata.choices import PLAN_FILTER, Choice, Filter
from geodata.records import Address

HERE = Path(__file__).parent
CAMERA = Camera(250000.0, 3400000.5, 900000.0, 500000.0)
# Provinces and cities had facets of their own then.
FORMAT_1 = View(
    filter=Filter(from_year=1991, to_year=2010, text="高新")
    .choose("kind", Choice(any=("zone", "high_tech")))
    .choose("standing", Choice(any=("plan", "later")))
    .choose("industry", Choice(any=("SEI-MAT",), none=("SEI-MAT-NANO",)))
    .choose("region", Choice(any=("420000", "320000"), none=("420100",)))
    .choose("confidence", Choice(none=("C",))),
    selection=Address("place", "cn-htz-beijing-zhongguancun"),
    camera=CAMERA,
    hidden=("rivers",),
    language="en",
)
HUBEI = (
    Filter(
        to_year=2010,
        area=((112.0, 29.0), (117.0, 29.0), (117.0, 32.5), (112.0, 32.5)),
        muted=("area",),
    )
    .choose("kind", Choice(any=("zone",)))
    .choose("standing", Choice(any=("plan",)))
    .choose("region", Choice(any=("420000", "430100")))
)
FORMAT_2 = View(
    filter=HUBEI,
    selection=Address("project", "SP19"),
    picked=("cn-htz-beijing-zhongguancun", "donghu"),
    compared=(
        Address("place", "donghu"),
        Address("place", "zhongguancun"),
        Address("region", "420000"),
    ),
    shading=Shading(
        "count",
        level="prefecture",
        form="symbols",
        method="user_set",
        classes=3,
        limits=(1.0, 2.5),
        hatched=True,
    ),
    camera=CAMERA,
    hidden=("water",),
    added=("graticule",),
)


@pytest.mark.parametrize(
    ("name", "view"),
    [
        ("view-format-1.json", FORMAT_1),
        ("view-format-1-bare.json", View(filter=Filter())),
        ("view-format-2.json", FORMAT_2),
        ("workspace-format-1.gaoxin", FORMAT_1),
        ("workspace-format-2.gaoxin", FORMAT_2),
    ],
)
def test_its_view_is_the_one_that_was_saved(atlas, name, view):
    assert read_view_of(HERE / name, atlas) == view


def test_the_first_workspace_has_its_bookmarks_filters_and_arrangement(atlas):
    workspace = read_workspace(HERE / "workspace-format-1.gaoxin", atlas)
    marks = [(mark.id, mark.name, mark.note, bool(mark.picture)) for mark in workspace.bookmarks]
    assert marks == [
        (1, "全国", "先看全国", True),
        (2, "武汉东湖", "", True),
        (3, "没有图的", "", False),
    ]
    views = [mark.view for mark in workspace.bookmarks]
    assert views == [View(), select(View(), Address("place", "donghu")), FORMAT_2]
    assert [(saved.name, saved.filter) for saved in workspace.filters] == [
        ("规划口径", PLAN_FILTER),
        ("湖北的高新区", HUBEI),
    ]
    assert workspace.arrangement == Arrangement(
        name="plan",
        columns_px=(300, 760, 420),
        right=False,
        tab="targets",
        drawer="table",
        drawer_px=260,
    )
    for view in views:
        check_view(view, atlas, "workspace-format-1.gaoxin")


def test_the_second_workspace_has_its_story_and_the_first_has_none(atlas):
    assert read_workspace(HERE / "workspace-format-1.gaoxin", atlas).story == ()
    workspace = read_workspace(HERE / "workspace-format-2.gaoxin", atlas)
    said = [(s.id, s.title, s.caption, s.seconds, bool(s.picture)) for s in workspace.story]
    assert said == [
        (2, "先看湖北", "按筛选与图示。\n再看全国。", 45, False),
        (1, "", "", 20, True),
    ]
    assert [scene.view for scene in workspace.story] == [FORMAT_2, View()]
    assert [mark.name for mark in workspace.bookmarks] == ["全国"]


def test_there_is_a_file_of_every_format():
    files = [path for path in HERE.iterdir() if path.suffix in (".json", ".gaoxin")]
    views = {path.name for path in files if not is_workspace(path)}
    workspaces = {path.name for path in files if is_workspace(path)}
    for number in range(1, VERSION + 1):
        assert f"view-format-{number}.json" in views
    for number in range(1, FORMAT + 1):
        assert f"workspace-format-{number}.gaoxin" in workspaces
