"""A workspace file gives back the view that was saved, or one sentence saying what is wrong."""

import json
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.view import FORMS, HOME, LANGUAGES, MOST_COMPARED, Camera, Shading, View, select
from desktop.workspace.filter_keys import YEARS
from desktop.workspace.view_files import VERSION, read_view, save_view, view_from_json, view_to_json
from geodata.choices import FACETS, PARTS, PLAN_FILTER, Choice, Filter
from geodata.faults import Fault
from geodata.reading import read_atlas
from geodata.records import Address

TINY = Path(__file__).parents[2] / "data" / "tiny"

WORDS = st.text(max_size=8)
SOME = st.lists(WORDS, max_size=3).map(tuple)
CHOICES = st.builds(Choice, any=st.none() | SOME, none=SOME)
YEAR = st.none() | st.integers(*YEARS)
CORNERS = st.tuples(st.floats(-180, 180), st.floats(-90, 90))
METRES = st.floats(allow_nan=False, allow_infinity=False)
SIZE = st.floats(min_value=0, exclude_min=True, allow_nan=False, allow_infinity=False)


@st.composite
def filters(draw):
    wanted = Filter(from_year=draw(YEAR), to_year=draw(YEAR), text=draw(WORDS))
    wanted = wanted.inside(draw(st.just([]) | st.lists(CORNERS, min_size=3, unique=True)))
    for facet in draw(st.lists(st.sampled_from(FACETS), unique=True)):
        wanted = wanted.choose(facet, draw(CHOICES))
    for part in draw(st.lists(st.sampled_from(PARTS), unique=True)):
        wanted = wanted.mute(part, muted=True)
    return wanted


ADDRESSES = st.builds(
    Address,
    st.text(min_size=1, max_size=8).filter(lambda kind: "/" not in kind),
    st.text(min_size=1, max_size=8),
)
VIEWS = st.builds(
    View,
    filter=filters(),
    selection=st.none() | ADDRESSES,
    picked=SOME,
    compared=st.lists(ADDRESSES, max_size=MOST_COMPARED, unique=True).map(tuple),
    shading=st.none()
    | st.builds(
        Shading,
        measure=WORDS,
        of=WORDS,
        level=WORDS,
        form=st.sampled_from(FORMS),
        method=WORDS,
        classes=st.integers(2, 9),
        limits=st.lists(METRES, max_size=4).map(tuple),
        ramp=WORDS,
        hatched=st.booleans(),
    ),
    camera=st.none() | st.builds(Camera, METRES, METRES, SIZE, SIZE),
    hidden=SOME,
    added=SOME,
    language=st.sampled_from(LANGUAGES),
)


@pytest.fixture(scope="module")
def atlas():
    return read_atlas(TINY)


def said(**keys):
    return json.dumps({"version": VERSION, **keys})


@given(VIEWS)
def test_a_view_comes_back_equal_from_its_json(view):
    assert view_from_json(view_to_json(view), "a.json") == view


def test_a_view_comes_back_equal_from_its_file(tmp_path, atlas):
    view = View(
        filter=PLAN_FILTER.choose("kind", Choice(any=("zone",), none=("high_tech",))),
        selection=Address("place", "cn-htz-beijing-zhongguancun"),
        camera=Camera(-12.5, 1e6, 3.0, 0.1),
        hidden=("rivers",),
        language="en",
    )
    save_view(view, tmp_path / "视图.json")
    assert read_view(tmp_path / "视图.json", atlas) == view


def test_only_the_version_is_needed_and_the_rest_is_home():
    assert view_from_json('{"version": 1}', "a.json").camera is None
    assert view_from_json('{"version": 1}', "a.json").filter == Filter()


def test_a_file_written_by_an_editor_that_marks_utf8_is_read(tmp_path, atlas):
    path = tmp_path / "a.json"
    path.write_bytes(b"\xef\xbb\xbf" + view_to_json(HOME).encode())
    assert read_view(path, atlas) == HOME


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("[]", "{}"),
        ("{}", "version"),
        (said(colour="red"), "colour"),
        (said(version=0), "version"),
        (said(version="1"), "version"),
        (said(version=True), "version"),
        (said(language="fr"), "language"),
        (said(language=["zh"]), "language"),
        (said(hidden="rivers"), "hidden"),
        (said(hidden=[1]), "hidden"),
        (said(selection=7), "selection"),
        (said(selection="SP19"), "selection"),
        (said(selection="project/"), "selection"),
        (said(picked="a"), "picked"),
        (said(compared=["place/a"] * 2), "compared"),
        (said(compared=["a"]), "compared"),
        (said(compared=[f"place/{n}" for n in range(5)]), "compared"),
        (said(shading=[]), "shading"),
        (said(shading={}), "shading.measure"),
        (said(shading={"measure": 1}), "shading.measure"),
        (said(shading={"measure": "count", "form": "dots"}), "shading.form"),
        (said(shading={"measure": "count", "classes": True}), "shading.classes"),
        (said(shading={"measure": "count", "classes": 1}), "shading.classes"),
        (said(shading={"measure": "count", "limits": ["1"]}), "shading.limits"),
        (said(shading={"measure": "count", "limits": [float("inf")]}), "shading.limits"),
        (said(shading={"measure": "count", "hatched": 1}), "shading.hatched"),
        (said(shading={"measure": "count", "size": 1}), "shading.size"),
        (said(added=1), "added"),
        (said(camera=[1, 2, 3, 4]), "camera"),
        (said(camera={"x_m": 1, "y_m": 1, "width_m": 1}), "camera.height_m"),
        (said(camera={"x_m": 1, "y_m": 1, "width_m": 0, "height_m": 1}), "camera.width_m"),
        (said(camera={"x_m": 1, "y_m": 1, "width_m": 1, "height_m": -1}), "camera.height_m"),
        (said(camera={"x_m": True, "y_m": 1, "width_m": 1, "height_m": 1}), "camera.x_m"),
        (said(camera={"x_m": float("nan"), "y_m": 1, "width_m": 1, "height_m": 1}), "camera.x_m"),
        (said(camera={"x_m": 1, "y_m": 10**400, "width_m": 1, "height_m": 1}), "camera.y_m"),
        (said(filter=[]), "filter"),
        (said(filter={"colour": {}}), "filter.colour"),
        (said(filter={"kind": ["zone"]}), "filter.kind"),
        (said(filter={"kind": {"all": []}}), "filter.kind.all"),
        (said(filter={"kind": {"any": "zone"}}), "filter.kind.any"),
        (said(filter={"kind": {"none": [1]}}), "filter.kind.none"),
        (said(filter={"from_year": "2010"}), "filter.from_year"),
        (said(filter={"to_year": 20100}), "filter.to_year"),
        (said(filter={"text": 1}), "filter.text"),
        (said(filter={"region": {"any": 1}}), "filter.region.any"),
        (said(filter={"province": {"any": 1}}), "filter.province.any"),
        (said(filter={"area": 1}), "filter.area"),
        (said(filter={"area": [[1, 2], [3, 4]]}), "filter.area"),
        (said(filter={"area": [[1, 2], [3, 4], [1, 2]]}), "filter.area"),
        (said(filter={"area": [[1, 2], [3, 4], [5, 91]]}), "filter.area"),
        (said(filter={"area": [[1, 2], [3, 4], [5, True]]}), "filter.area"),
        (said(filter={"area": [[1, 2], [3, 4], [5, 6, 7]]}), "filter.area"),
        (said(filter={"muted": "kind"}), "filter.muted"),
        (said(filter={"muted": ["colour"]}), "filter.muted"),
    ],
)
def test_what_is_wrong_is_named_by_file_and_key_in_both_languages(text, key):
    with pytest.raises(Fault) as caught:
        view_from_json(text, "my view.json")
    for words in (caught.value.zh, caught.value.en):
        assert "my view.json" in words
        assert key in words


@pytest.mark.parametrize("text", ["", "{", "version: 1", "[" * 100_000, '{"version": 1} 2'])
def test_text_that_is_not_json_is_said_to_be_no_workspace(text):
    with pytest.raises(Fault, match="JSON") as caught:
        view_from_json(text, "a.json")
    assert "a.json" in caught.value.en


def test_a_newer_format_is_said_to_be_newer_even_when_it_has_keys_of_its_own():
    text = json.dumps({"version": VERSION + 1, "tomorrow": [], "filter": 7})
    with pytest.raises(Fault) as caught:
        view_from_json(text, "a.json")
    assert "newer version" in caught.value.en
    assert str(VERSION + 1) in caught.value.zh


@pytest.mark.parametrize(
    ("view", "key", "value"),
    [
        (select(HOME, Address("place", "atlantis")), "selection", "place/atlantis"),
        (select(HOME, Address("dragon", "SP19")), "selection", "dragon/SP19"),
        *(
            (View(filter=Filter().choose(facet, choice)), f"filter.{facet}", "atlantis")
            for facet in FACETS
            for choice in (Choice(any=("atlantis",)), Choice(none=("atlantis",)))
        ),
    ],
)
def test_a_view_of_things_that_the_atlas_lacks_is_refused(tmp_path, atlas, view, key, value):
    path = tmp_path / "lost.json"
    save_view(view, path)
    with pytest.raises(Fault) as caught:
        read_view(path, atlas)
    for words in (caught.value.zh, caught.value.en):
        assert "lost.json" in words
        assert key in words
        assert value in words


def test_every_value_that_the_atlas_holds_is_accepted(tmp_path, atlas):
    zone = next(place for place in atlas.places.values() if place.kind == "zone")
    wanted = (
        Filter()
        .choose("kind", Choice(any=(zone.kind,)))
        .choose("standing", Choice(any=(zone.standing,)))
        .choose("industry", Choice(any=(next(iter(atlas.industries)),)))
        .choose("project", Choice(any=(next(iter(atlas.projects)),)))
        .choose("evidence", Choice(any=("named",), none=("unverified",)))
        .choose("region", Choice(any=("east", zone.province, zone.city)))
        .choose("demo_zone", Choice(any=("zhongguancun",)))
        .choose("confidence", Choice(any=(zone.confidence,)))
    )
    save_view(View(filter=wanted), tmp_path / "a.json")
    assert read_view(tmp_path / "a.json", atlas).filter == wanted


@pytest.mark.parametrize(
    ("said_then", "region"),
    [
        ({"province": {"any": ["320000"]}}, Choice(any=("320000",))),
        ({"city": {"any": ["320500", "420100"]}}, Choice(any=("320500", "420100"))),
        (
            {"province": {"any": ["320000"]}, "city": {"any": ["320500", "420100"]}},
            Choice(any=("320500",)),
        ),
        (
            {"province": {"any": ["420000"]}, "city": {"any": ["320500"], "none": ["420100"]}},
            Choice(any=(), none=("420100",)),
        ),
        ({"province": {"none": ["320000"]}}, Choice(none=("320000",))),
    ],
)
def test_provinces_and_cities_of_the_first_format_are_read_as_regions(said_then, region):
    view = view_from_json(json.dumps({"version": 1, "filter": said_then}), "old.json")
    assert view.filter == Filter().choose("region", region)


def test_a_missing_file_a_folder_and_a_picture_are_refused_in_one_sentence(tmp_path, atlas):
    (tmp_path / "picture.json").write_bytes(b"\x89PNG\r\n\x1a\n\xff")
    for path in (tmp_path / "none.json", tmp_path, tmp_path / "picture.json"):
        with pytest.raises(Fault) as caught:
            read_view(path, atlas)
        assert path.name in caught.value.zh
        assert "\n" not in caught.value.en


def test_saving_replaces_the_file_and_leaves_nothing_beside_it(tmp_path):
    path = tmp_path / "a.json"
    path.write_text("old", encoding="utf-8")
    save_view(HOME, path)
    assert path.read_text(encoding="utf-8") == view_to_json(HOME)
    assert [found.name for found in tmp_path.iterdir()] == ["a.json"]


def test_a_file_that_cannot_be_written_is_a_fault_and_leaves_nothing_half(tmp_path):
    taken = tmp_path / "taken.json"
    taken.mkdir()
    (taken / "kept").touch()
    missing = tmp_path / "no such folder"
    for path, named in ((missing / "a.json", missing), (taken, taken)):
        with pytest.raises(Fault) as caught:
            save_view(HOME, path)
        assert str(named) in caught.value.zh
    assert [found.name for found in tmp_path.iterdir()] == ["taken.json"]


def test_a_saved_file_may_be_read_by_others_like_any_file_one_makes(tmp_path):
    save_view(HOME, tmp_path / "a.json")
    (tmp_path / "b.json").touch()
    modes = [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("a.json", "b.json")]
    assert modes[0] == modes[1]
