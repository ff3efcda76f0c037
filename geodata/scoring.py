"""Scoring: every metric of the plan once, as a row of baseline, target and what came of it.

A verdict comes only from an outcome that was judged met, met early or not met; every other
published figure is for reference. A target for which nothing was published has no verdict.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from geodata.atlas import Atlas
from geodata.plan_records import Metric, Outcome
from geodata.records import Clause
from geodata.vocabulary import Term

VERDICTS = ("met", "met_early", "not_met")
# Groups of scopes that are no project, in the order of the plan; projects follow by number.
GROUPS: tuple[Term, ...] = (
    Term("national", "全国", "Whole country"),
    Term("zones", "国家高新区（合计）", "High-tech zones, all together"),
    Term("places", "示范区、基地与集群", "Demonstration zones, bases, clusters"),
    Term("industries", "产业", "Industries"),
)


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """One target, or a baseline to which no target speaks, with what belongs to it.

    `baseline` is the plan's figure of 2010 a target names, `baseline_match` how the two compare
    (a code of BASELINE_MATCHES). `repeats` are the same figure elsewhere in the plan. `outcomes`
    are ordered: verdicts first, then the latest first.
    """

    group: str
    metric: Metric
    baseline: Metric | None
    baseline_match: str
    repeats: tuple[Metric, ...]
    outcomes: tuple[Outcome, ...]

    @property
    def target(self) -> Metric | None:
        """The target; None in the row of a lone baseline."""
        return self.metric if self.metric.kind == "target" else None

    @property
    def deciding(self) -> Outcome | None:
        """The outcome the verdict rests on; None when nothing comparable was published."""
        first = next(iter(self.outcomes), None)
        return first if first is not None and first.assessment in VERDICTS else None

    @property
    def verdict(self) -> str:
        """A code of VERDICTS; blank without a deciding outcome."""
        return self.deciding.assessment if self.deciding else ""

    @property
    def others(self) -> tuple[Outcome, ...]:
        """The outcomes the verdict does not rest on."""
        return self.outcomes[1:] if self.deciding else self.outcomes

    @property
    def drawn(self) -> Outcome | None:
        """The outcome that may stand on the target's axis: the deciding one, else the latest
        progress in the target's own unit; None when there is neither.

        Progress that would reach the target and yet was not judged met is of another concept
        (T08 is a share of something else): it is never drawn.
        """
        if self.deciding is not None:
            return self.deciding if self.deciding.value is not None else None
        for outcome in self.outcomes:
            same_unit = outcome.unit_zh == self.metric.unit_zh
            if outcome.assessment != "progress" or not same_unit or outcome.value is None:
                continue
            if not reached(self.metric, outcome.value):
                return outcome
        return None

    @property
    def drawn_baseline(self) -> Metric | None:
        """The baseline, if it counts the same thing as the target and has a figure."""
        if self.baseline_match != "same_concept" or self.baseline is None:
            return None
        return self.baseline if self.baseline.low is not None else None

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """Where the plan says so: the metric's own clause, then those of its repeats."""
        clauses = (self.metric.clause, *(metric.clause for metric in self.repeats))
        return tuple(dict.fromkeys(clauses))


def score_rows(atlas: Atlas) -> tuple[ScoreRow, ...]:
    """Every metric once, group by group and within a group in the order of the plan's table.

    A repeat (`same_as`) stands in the row of the metric it repeats; a baseline that counts the
    same thing as a target stands in the target's row and has none of its own.
    """
    repeats: dict[str, list[Metric]] = defaultdict(list)
    for metric in atlas.metrics.values():
        if metric.same_as:
            repeats[metric.same_as].append(metric)
    published: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in atlas.outcomes:
        published[_original(atlas, outcome.metric)].append(outcome)
    told = {
        _original(atlas, metric.baseline)
        for metric in atlas.metrics.values()
        if metric.baseline and metric.baseline_match == "same_concept"
    }
    rows = [
        _row(atlas, metric, repeats[metric.id], published)
        for metric in atlas.metrics.values()
        if not metric.same_as and metric.id not in told
    ]
    order = {code: rank for rank, code in enumerate(_group_codes(atlas))}
    return tuple(sorted(rows, key=lambda row: (order[row.group], row.target is None)))


def reached(metric: Metric, value: float) -> bool:
    """Whether a value is on the wanted side of a target's figure; False where it has none."""
    if metric.low is None:
        return False
    return value <= metric.low if metric.comparator in ("<", "<=") else value >= metric.low


def grouped_rows(rows: Iterable[ScoreRow]) -> dict[str, tuple[ScoreRow, ...]]:
    """Rows by the code of their group: one of GROUPS or a project's id; order is kept."""
    grouped: dict[str, list[ScoreRow]] = defaultdict(list)
    for row in rows:
        grouped[row.group].append(row)
    return {code: tuple(found) for code, found in grouped.items()}


def verdict_counts(rows: Iterable[ScoreRow]) -> dict[str, int]:
    """How many targets have each verdict of VERDICTS; "reference" those with only figures for
    reference, "" those for which nothing was found. The sum is all targets.
    """
    counts = Counter(
        row.verdict or ("reference" if row.outcomes else "")
        for row in rows
        if row.target is not None
    )
    return {code: counts[code] for code in (*VERDICTS, "reference", "")}


def group_name(atlas: Atlas, code: str, language: str) -> str:
    """The name of a group: its words, or number and name of a special project."""
    for term in GROUPS:
        if term.code == code:
            return term.words(language)
    project = atlas.projects[code]
    return f"{code} {project.name_en if language == 'en' else project.name_zh}"


def _row(
    atlas: Atlas,
    metric: Metric,
    repeats: Iterable[Metric],
    published: Mapping[str, list[Outcome]],
) -> ScoreRow:
    outcomes = [*published.get(metric.id, ())]
    baseline = atlas.metrics.get(metric.baseline)
    if baseline is not None and metric.baseline_match == "same_concept":
        # The baseline has no row of its own: what was published of it stands here.
        outcomes += published.get(baseline.id, ())
    outcomes.sort(key=lambda outcome: (outcome.assessment not in VERDICTS, -outcome.year))
    return ScoreRow(
        _group_of(atlas, metric.scope),
        metric,
        baseline,
        metric.baseline_match,
        tuple(repeats),
        tuple(outcomes),
    )


def _original(atlas: Atlas, metric_id: str) -> str:
    metric = atlas.metrics.get(metric_id)
    return metric.same_as if metric is not None and metric.same_as else metric_id


def _group_codes(atlas: Atlas) -> tuple[str, ...]:
    return (*(term.code for term in GROUPS), *atlas.projects)


def _group_of(atlas: Atlas, scope: str) -> str:
    if scope in ("national", "zones") or scope in atlas.projects:
        return scope
    return "industries" if scope in atlas.industries else "places"
