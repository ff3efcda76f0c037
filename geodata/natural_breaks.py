"""Natural breaks: the classes whose numbers lie nearest to the means of their classes.

W. D. Fisher, On grouping for maximum homogeneity, Journal of the American Statistical Association
53 (1958), by exact dynamic programming. The start of the best last class never falls when a further
number is added, so each round needs only the candidates between two starts found before (X. Wu,
Optimal quantization by matrix searching, Journal of Algorithms 12, 1991).
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]


def natural_starts(distinct: Floats, weights: npt.ArrayLike, wanted: int) -> Integers:
    """Where each class but the lowest starts in `distinct`, ascending numbers without repeats.

    `weights` says how often each number stands. The sum over all numbers of squared distances
    from the mean of their class is the least possible with min(wanted, len(distinct)) classes.
    """
    count = len(distinct)
    classes = min(wanted, count)
    if classes < 2:
        return np.array([], dtype=np.int64)
    weight = np.asarray(weights, dtype=np.float64)
    # Shifting and scaling changes no class, and keeps the sums of squares small and exact.
    scale = max(float(np.ptp(distinct / 2)), np.finfo(np.float64).tiny)
    shifted = (distinct / 2 - np.mean(distinct / 2)) / scale
    sums = np.zeros((3, count + 1))
    for row, power in enumerate((0, 1, 2)):
        np.cumsum(weight * shifted**power, out=sums[row, 1:])

    def spread(first: Integers, end: Integers) -> Floats:
        mass, moment, square = sums[:, end] - sums[:, first]
        return np.asarray(np.maximum(square - moment * moment / mass, 0.0))

    ends = np.arange(1, count + 1)
    best = np.concatenate([[np.inf], spread(np.zeros(count, dtype=np.int64), ends)])
    rounds = []
    for made in range(2, classes + 1):
        best, starts = _one_more(best, spread, made)
        rounds.append(starts)
    found: list[int] = []
    end = count
    for starts in reversed(rounds):
        end = int(starts[end])
        found.append(end)
    return np.array(found[::-1], dtype=np.int64)


def _one_more(
    fewer: Floats, spread: Callable[[Integers, Integers], Floats], made: int
) -> tuple[Floats, Integers]:
    """The least sums for the first n numbers in `made` classes, and where the last class starts.

    `fewer` holds the least sums in one class less; both are indexed by n, infinite and 0 where
    there are fewer numbers than classes. Every second n is solved between its solved neighbours.
    """
    count = len(fewer) - 1
    least = np.full(count + 1, np.inf)
    starts = np.zeros(count + 1, dtype=np.int64)
    starts[made - 1] = made - 1
    solved = count - made + 1
    step = 1 << (solved.bit_length() - 1)
    while step:
        ends = np.arange(made - 1 + step, count + 1, 2 * step)
        lower = starts[ends - step]
        after = np.minimum(ends + step, count)
        upper = np.where(ends + step <= count, np.minimum(starts[after], ends - 1), ends - 1)
        sizes = upper - lower + 1
        offsets = np.cumsum(sizes) - sizes
        owner = np.repeat(np.arange(len(ends)), sizes)
        candidates = np.arange(len(owner)) - offsets[owner] + lower[owner]
        sums = fewer[candidates] + spread(candidates, ends[owner])
        best = np.minimum.reduceat(sums, offsets)
        hits = np.flatnonzero(sums == best[owner])[::-1]
        # Of equally good starts the first: the last one written stays.
        starts[ends[owner[hits]]] = candidates[hits]
        least[ends] = best
        step //= 2
    return least, starts
