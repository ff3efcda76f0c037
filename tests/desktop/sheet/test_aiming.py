import numpy as np
import pytest
import shapely

from desktop.sheet.aiming import around_places, around_region
from desktop.sheet.base_shapes import base_shapes
from geodata.projecting import MAIN


def bounds(camera):
    half_width, half_height = camera.width_m / 2, camera.height_m / 2
    return (
        camera.x_m - half_width,
        camera.y_m - half_height,
        camera.x_m + half_width,
        camera.y_m + half_height,
    )


@pytest.mark.parametrize("code", ["650000", "320500", "320583", "110000", "469021", "710000"])
def test_all_of_a_region_is_shown_and_little_more(atlas, code):
    camera = around_region(atlas, code)
    level = atlas.regions[code].level
    shapes = base_shapes(atlas).of(level, "l")
    ground = shapely.unary_union(shapes.geometries[shapes.rows_of("adcode", code)])
    left, bottom, right, top = bounds(camera)
    west, south, east, north = ground.bounds
    assert left < west
    assert bottom < south
    assert right > east
    assert top > north
    assert camera.width_m <= max(1.3 * (east - west), 30_000)


def test_all_the_places_are_shown(atlas):
    ids = [place.id for place in atlas.places.values() if place.province == "320000"]
    left, bottom, right, top = bounds(around_places(atlas, ids))
    for place_id in ids:
        place = atlas.places[place_id]
        x_m, y_m = MAIN.forward(np.array(place.lon_deg), np.array(place.lat_deg))
        assert left < x_m < right
        assert bottom < y_m < top


def test_one_place_is_shown_with_its_surroundings_and_none_at_all_leaves_the_camera(atlas):
    place = next(iter(atlas.places))
    camera = around_places(atlas, [place])
    assert 50_000 < camera.width_m < 500_000
    assert around_places(atlas, []) is None
