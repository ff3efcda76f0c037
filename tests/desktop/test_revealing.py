import numpy as np
import pytest

from desktop.revealing import revealed
from desktop.sheet.aiming import around_region
from desktop.view import Camera, View, look_at
from geodata.projecting import MAIN
from geodata.reading import read_atlas
from geodata.records import Address

SIZE = (1000, 700)
DONGHU = Address("place", "cn-htz-hubei-wuhan-donghu")


@pytest.fixture(scope="module")
def atlas():
    return read_atlas()


def position(atlas, place_id):
    place = atlas.places[place_id]
    x, y = MAIN.forward(np.array([place.lon_deg]), np.array([place.lat_deg]))
    return float(x[0]), float(y[0])


def test_what_is_in_sight_does_not_move_the_map(atlas):
    assert revealed(atlas, View(), DONGHU, SIZE) == View()


def test_a_place_out_of_sight_comes_to_the_middle_no_closer_than_before(atlas):
    x, y = position(atlas, "cn-htz-beijing-zhongguancun")
    near = look_at(View(), Camera(x, y, 200_000.0, 140_000.0))
    moved = revealed(atlas, near, DONGHU, SIZE)
    assert (moved.camera.x_m, moved.camera.y_m) == position(atlas, DONGHU.id)
    assert (moved.camera.width_m, moved.camera.height_m) == (200_000.0, 140_000.0)


def test_a_region_fills_the_frame_with_all_its_places_in_it(atlas):
    camera = revealed(atlas, View(), Address("region", "320000"), SIZE).camera
    for place in atlas.places.values():
        if place.province == "320000":
            x, y = position(atlas, place.id)
            assert abs(x - camera.x_m) <= camera.width_m / 2
            assert abs(y - camera.y_m) <= camera.height_m / 2
    assert camera.width_m < 1_500_000


@pytest.mark.parametrize("address", [Address("project", "SP01"), Address("metric", "T07")])
def test_a_thing_without_a_position_leaves_the_camera(atlas, address):
    near = look_at(View(), Camera(0.0, 4e6, 200_000.0, 140_000.0))
    assert revealed(atlas, near, address, SIZE) == near


def test_a_region_is_shown_by_its_ground_whether_the_atlas_has_places_there_or_not(atlas):
    taken = {p.province for p in atlas.places.values()} | {p.city for p in atlas.places.values()}
    empty = next(
        r.code for r in atlas.regions.values() if r.level == "province" and r.code not in taken
    )
    for code in (empty, "320500", "320583"):
        moved = revealed(atlas, View(), Address("region", code), SIZE)
        assert moved.camera == around_region(atlas, code)


def test_a_county_is_not_taken_for_its_namesake(atlas):
    namesakes = [r.code for r in atlas.regions.values() if r.name_zh == "朝阳区"]
    cameras = {revealed(atlas, View(), Address("region", code), SIZE).camera for code in namesakes}
    assert len(cameras) == len(namesakes) > 1
