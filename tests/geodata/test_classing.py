"""Classes part the numbers as their method says, none is made up, and their words are exact."""

import math
import warnings
from itertools import combinations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from geodata.classing import METHODS, MOST_CLASSES, classed, figure
from geodata.faults import Fault
from geodata.natural_breaks import natural_starts

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it misses its optional compiler
    import mapclassify

COMPUTED = [term.code for term in METHODS if term.code != "user_set"]
wide = st.floats(-1e9, 1e9, allow_subnormal=False)
apart = st.integers(-(10**6), 10**6).map(lambda number: number / 4)
few = st.integers(-4, 9).map(float)
numbers = st.lists(wide, max_size=40) | st.lists(few, max_size=40)
wanted_classes = st.integers(1, MOST_CLASSES)


def spread(parts) -> float:
    """The sum of squared distances from the mean of each part."""
    return sum(float(((part - part.mean()) ** 2).sum()) for part in parts if len(part))


def parts_of(values, classes):
    own = classes.of(values)
    return [np.asarray(values)[own == index] for index in range(len(classes.counts))]


@given(numbers, st.lists(st.sampled_from((None, math.nan, math.inf)), max_size=5), wanted_classes)
def test_every_number_is_in_one_class_and_what_is_none_is_counted_apart(known, missing, wanted):
    for method in COMPUTED:
        classes = classed([*known, *missing], method, wanted)
        assert classes.no_data == len(missing)
        assert sum(classes.counts) == len(known)
        own = classes.of([*known, *missing]).tolist()
        assert own[len(known) :] == [-1] * len(missing)
        assert [own.count(index) for index in range(len(classes.counts))] == list(classes.counts)
        edges = [-math.inf, *classes.limits, math.inf]
        for value, index in zip(known, own, strict=False):
            assert edges[index] <= value < edges[index + 1]


@given(numbers, wanted_classes)
def test_no_class_of_quantiles_or_natural_breaks_is_empty(known, wanted):
    for method in ("quantiles", "natural_breaks"):
        assert all(classed(known, method, wanted).counts)


@given(st.lists(few, min_size=1, max_size=40), wanted_classes)
def test_natural_breaks_make_as_many_classes_as_there_are_different_numbers(known, wanted):
    classes = classed(known, "natural_breaks", wanted)
    assert len(classes.counts) == min(wanted, len(set(known)))
    assert bool(classes.remark("zh")) == (len(set(known)) < wanted)


@given(st.lists(apart | few, min_size=1, max_size=9), st.integers(1, 4))
def test_no_other_classes_lie_nearer_to_their_means_than_natural_breaks(known, wanted):
    values = np.sort(np.array(known))
    found = spread(parts_of(values, classed(values, "natural_breaks", wanted)))
    best = min(
        spread(np.split(values, cuts))
        for made in range(wanted)
        for cuts in combinations(range(1, len(values)), made)
    )
    rounding = 1e-12 * float(np.ptp(values)) ** 2 + 1e-15
    assert found <= best + rounding


@pytest.mark.parametrize("wanted", [2, 3, 5, 7])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_natural_breaks_are_as_good_as_those_of_mapclassify(wanted, seed):
    values = np.random.default_rng(seed).lognormal(3, 1.2, 120)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        theirs = mapclassify.FisherJenks(values, k=wanted)
    parts = [values[theirs.yb == index] for index in range(wanted)]
    classes = classed(values, "natural_breaks", wanted)
    assert spread(parts_of(values, classes)) == pytest.approx(spread(parts), rel=1e-9)
    assert classes.of(values).tolist() == theirs.yb.tolist()


def test_natural_breaks_of_5000_numbers_are_exact_in_a_known_case():
    middles = np.array([-900.0, -20.0, 0.0, 400.0, 7000.0])
    values = (middles[:, None] + np.linspace(-5, 5, 1000)).ravel()
    starts = natural_starts(values, np.ones(5000), 5)
    assert starts.tolist() == [1000, 2000, 3000, 4000]


@given(st.lists(apart, min_size=2, max_size=40, unique=True), st.integers(2, MOST_CLASSES))
def test_quantiles_part_as_mapclassify_does(known, wanted):
    # On a number itself its quantile is the number; theirs may miss it by a rounding.
    assume(all((len(known) - 1) * part % wanted for part in range(1, wanted)))
    values = np.array(known)
    theirs = mapclassify.classifiers.quantile(values, k=wanted)
    own = np.searchsorted(theirs, values, side="left")
    expected = np.unique(own, return_inverse=True)[1]
    assert classed(values, "quantiles", wanted).of(values).tolist() == expected.tolist()


def test_a_number_equal_to_a_quantile_is_in_the_class_below():
    assert classed([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], "quantiles", 9).counts == (2, *[1] * 8)
    assert classed([1, 1, 1, 2, 3], "quantiles", 2).counts == (3, 2)


@given(st.lists(apart, min_size=2, max_size=40, unique=True), st.integers(2, MOST_CLASSES))
def test_equal_intervals_are_those_of_mapclassify_to_a_thousandth_of_a_step(known, wanted):
    classes = classed(known, "equal_intervals", wanted)
    theirs = mapclassify.EqualInterval(np.array(known), k=wanted).bins[:-1]
    step = (max(known) - min(known)) / wanted
    assert len(classes.limits) == wanted - 1
    assert classes.limits == pytest.approx(theirs, rel=1e-12, abs=1.01e-3 * step)


def test_a_class_of_equal_intervals_without_a_number_says_so():
    classes = classed([0, 1, 10], "equal_intervals", 5)
    assert classes.limits == (2, 4, 6, 8)
    assert classes.counts == (2, 0, 0, 0, 1)


def test_limits_set_by_a_person_are_kept_even_where_a_class_is_empty():
    classes = classed([1, 10, 24.9, 25, None], "user_set", limits=(10, 25, 100))
    assert classes.limits == (10, 25, 100)
    assert classes.counts == (1, 2, 1, 0)
    assert [classes.words(index, "zh") for index in range(4)] == [
        "< 10",
        "10–25",
        "25–100",
        "≥ 100",
    ]
    assert classes.remark("zh") == ""


@pytest.mark.parametrize("limits", [(2, 1), (1, 1), (1, math.nan), (), tuple(range(9))])
def test_limits_out_of_order_none_or_too_many_are_a_fault(limits):
    with pytest.raises(Fault):
        classed([1, 2, 3], "user_set", limits=limits)


@pytest.mark.parametrize("wanted", [0, 10])
def test_a_number_of_classes_out_of_bounds_is_a_fault(wanted):
    with pytest.raises(Fault, match=f"实为{wanted}"):
        classed([1, 2, 3], "quantiles", wanted)


def test_without_any_number_there_is_no_class():
    for method in COMPUTED:
        classes = classed([None, math.nan], method)
        assert (classes.counts, classes.limits, classes.no_data) == ((), (), 2)
        assert classes.of([None, 3.0]).tolist() == [-1, -1]
        assert classes.remark("en") == ""


def test_fewer_classes_than_asked_for_are_said_in_both_languages():
    same = classed([5, 5, 5], "quantiles", 4)
    assert same.counts == (3,)
    assert same.words(0, "en") == "5"
    assert same.remark("zh") == "不同的数值只有 1 个，分为 1 级（要求 4 级）"
    assert same.remark("en") == "Different values: 1; classes made: 1 of 4"
    tied = classed([0] * 20 + [1, 2, 3, 5, 8], "quantiles", 4)
    assert tied.counts == (20, 5)
    assert tied.remark("zh") == "相同的数值较多，分为 2 级（要求 4 级）"


def test_classes_of_whole_numbers_are_told_by_the_numbers_they_hold():
    classes = classed([0, 0, 3, 4, 9, 12, 30], "user_set", limits=(1, 3.5, 10))
    words = [classes.words(index, "zh") for index in range(4)]
    assert words == ["0", "1–3", "4–9", "≥ 10"]


def test_negative_classes_are_told_without_a_dash():
    classes = classed([-9.5, -3, -1, 2], "user_set", limits=(-5, -2, 1))
    assert classes.words(0, "zh") == "< −5"
    assert classes.words(1, "zh") == "−5 至 −2"
    assert classes.words(1, "en") == "−5 to −2"


def test_a_limit_is_the_roundest_number_that_parts_the_same_numbers():
    assert classed([9.71, 9.83, 10.21, 10.37], "natural_breaks", 2).limits == (10,)
    assert classed([0.1234, 0.1271], "quantiles", 2).limits == (0.125,)
    assert classed([-2.0, 3.0], "quantiles", 2).limits == (0,)
    assert classed([1999.0, 2001.0], "quantiles", 2).limits == (2000,)


def test_a_figure_has_no_figures_without_need():
    told = [figure(value) for value in (25.0, 0.1 + 0.2, 9999.5, 10000.0, 1234567.25, -3.5, 0.0)]
    assert told == ["25", "0.3", "9999.5", "10,000", "1,234,567.25", "−3.5", "0"]
