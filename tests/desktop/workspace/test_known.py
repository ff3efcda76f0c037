"""A measure that could not be shown is refused before it is, with its key and value."""

import pytest

from desktop.view import HOME, RAMPS, Shading, shade
from desktop.workspace.known import check_view
from geodata.faults import Fault
from geodata.measures import MEASURES
from geodata.reading import read_atlas

OF = {"kind": "zone", "industry": "SEI-MAT", "": ""}
OWN = {"method": "user_set"}


@pytest.fixture(scope="module")
def atlas():
    return read_atlas()


@pytest.mark.parametrize(
    ("shading", "key", "value"),
    [
        (Shading("wealth"), "shading.measure", "wealth"),
        (Shading("count", level="nation"), "shading.level", "nation"),
        (Shading("location_quotient", "SEI", level="county"), "shading.level", "county"),
        (Shading("kind_count", "dragon"), "shading.of", "dragon"),
        (Shading("location_quotient", "SEI-X"), "shading.of", "SEI-X"),
        (Shading("count", "zone"), "shading.of", "zone"),
        (Shading("count", method="magic"), "shading.method", "magic"),
        (Shading("count", limits=(2.0, 1.0), **OWN), "shading.limits", "2.0"),
        (Shading("count", limits=tuple(range(9)), **OWN), "shading.limits", "10"),
        (Shading("count", **OWN), "shading.limits", "1"),
        (Shading("count", ramp="rainbow"), "shading.ramp", "rainbow"),
    ],
)
def test_a_shading_that_cannot_be_worked_out_is_refused(atlas, shading, key, value):
    with pytest.raises(Fault) as caught:
        check_view(shade(HOME, shading), atlas, "colours.json")
    for words in (caught.value.zh, caught.value.en):
        assert "colours.json" in words
        assert key in words
        assert value in words


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.code)
@pytest.mark.parametrize("ramp", ["", *RAMPS])
def test_every_measure_is_accepted_at_its_levels(atlas, measure, ramp):
    for level in measure.levels:
        check_view(shade(HOME, Shading(measure.code, OF[measure.of], level, ramp=ramp)), atlas, "")
