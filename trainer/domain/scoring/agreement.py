"""How far people agree with a scorer and among themselves: ratings, resampling and the verdict."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from trainer.domain.chance import draw
from trainer.domain.scoring.scorecard import (
    LEAST_AGREEMENT,
    CheckResult,
    Reliability,
    Scorecard,
)

LEAST = 10  # conversations below which no figure is given
ENOUGH = 30  # conversations from which a judge's agreement counts
RESAMPLES = 1000
SEED = 20_261_128
AUTHOR = "author"  # whoever rates under this name wrote the library, and is not counted
GOOD, VERY_GOOD = 0.6, 0.8

Pairs = Sequence[tuple[int, int]]
Rows = Sequence[Sequence[int | None]]
Kappa = Callable[[Pairs], float | None]
Alpha = Callable[[Rows], float | None]


@dataclass(frozen=True, kw_only=True, slots=True)
class Label:
    """The level that a rater gave one criterion of one conversation."""

    conversation: str
    criterion: str
    rater: str
    level: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Unit:
    """One conversation under one criterion: people's levels by rater, and the scorer's or None."""

    people: Mapping[str, int]
    scorer: int | None

    @property
    def median(self) -> int:
        """The level of the middle rater; of two in the middle the lower one, so that it was given."""
        levels = sorted(self.people.values())
        return levels[(len(levels) - 1) // 2]


@dataclass(frozen=True, kw_only=True, slots=True)
class Interval:
    """A figure with the bounds between which 95 % of the resamples fall."""

    value: float
    low: float | None
    high: float | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Agreement:
    """What the ratings of one criterion show; a figure is None where it cannot be told.

    `kappa` is the quadratically weighted kappa of the scorer with the median of people, `among`
    the mean of that of each pair of raters, `alpha` Krippendorff's alpha for ordered levels over
    people, `alpha_all` over people and scorer. `compared` counts the conversations that people
    rated and the scorer answered in full.
    """

    criterion: str
    conversations: int
    compared: int
    raters: tuple[str, ...]
    authors: int
    kappa: Interval | None
    among: Interval | None
    alpha: Interval | None
    alpha_all: Interval | None
    verdict: str
    why: str


def is_author(rater: str) -> bool:
    """Whether a rater's name says that they wrote the library: author, or author:somebody."""
    return rater.strip().lower().partition(":")[0] == AUTHOR


def units_of(
    criterion: str, labels: Iterable[Label], scored: Mapping[str, Mapping[str, int]]
) -> tuple[Unit, ...]:
    """The labels of one criterion by conversation; a later one by the same rater counts instead.

    `scored` holds the scorer's levels by conversation and criterion.
    """
    people: dict[str, dict[str, int]] = {}
    for label in labels:
        if label.criterion == criterion:
            people.setdefault(label.conversation, {})[label.rater] = label.level
    return tuple(
        Unit(people=levels, scorer=scored.get(conversation, {}).get(criterion))
        for conversation, levels in people.items()
    )


def levels_in(cards: Iterable[Scorecard]) -> dict[str, int]:
    """The scorer's level of each criterion and gate that it answered in full, advice included.

    People rate the whole criterion, so one that is answered in part cannot be compared.
    """
    levels: dict[str, int] = {}
    for card in cards:
        parts = {score.id: score.checks for score in card.criteria}
        parts |= {one.id: one.checks for one in card.unscored}
        parts |= {gate.id.value: gate.checks for gate in card.gates}
        for name, checks in parts.items():
            level = _level(checks)
            if level is not None:
                levels[name] = level
    return levels


def _level(checks: Sequence[CheckResult]) -> int | None:
    asked = [check for check in checks if check.matters]
    if not asked or any(check.held is None for check in asked):
        return None
    return sum(bool(check.held) for check in asked)


def agreement_of(
    criterion: str, units: Sequence[Unit], authors: int, kappa: Kappa, alpha: Alpha
) -> Agreement:
    """All figures of one criterion, with intervals; `units` hold people's ratings alone."""
    compared = [unit for unit in units if unit.scorer is not None]
    raters = tuple(sorted({rater for unit in units for rater in unit.people}))
    many = [unit for unit in units if len(unit.people) > 1]
    with_scorer = _interval(compared, lambda some: kappa(_with_scorer(some)))
    verdict, why = verdict_on(len(units), len(compared), with_scorer.value if with_scorer else None)
    return Agreement(
        criterion=criterion,
        conversations=len(units),
        compared=len(compared),
        raters=raters,
        authors=authors,
        kappa=with_scorer,
        among=_interval(many, lambda some: mean_kappa(some, raters, kappa)),
        alpha=_interval(many, lambda some: alpha(_rows(some, raters))),
        alpha_all=_interval(compared, lambda some: alpha(_rows_with_scorer(some, raters))),
        verdict=verdict,
        why=why,
    )


def _with_scorer(units: Sequence[Unit]) -> Pairs:
    return [(unit.scorer, unit.median) for unit in units if unit.scorer is not None]


def mean_kappa(units: Sequence[Unit], raters: Sequence[str], kappa: Kappa) -> float | None:
    """The mean kappa of all pairs of raters, each weighted by the conversations that both rated."""
    total, weight = 0.0, 0
    for one, other in combinations(raters, 2):
        both = [(u.people[one], u.people[other]) for u in units if {one, other} <= u.people.keys()]
        agreed = kappa(both)
        if agreed is not None:
            total, weight = total + agreed * len(both), weight + len(both)
    return total / weight if weight else None


def _rows(units: Sequence[Unit], raters: Sequence[str]) -> list[list[int | None]]:
    return [[unit.people.get(rater) for unit in units] for rater in raters]


def _rows_with_scorer(units: Sequence[Unit], raters: Sequence[str]) -> Rows:
    return [*_rows(units, raters), [unit.scorer for unit in units]]


def _interval(
    units: Sequence[Unit], figure: Callable[[Sequence[Unit]], float | None]
) -> Interval | None:
    """The figure with a bootstrap over conversations; None where too few were rated."""
    value = figure(units) if len(units) >= LEAST else None
    if value is None:
        return None
    found = (figure([units[at] for at in drawn]) for drawn in resamples(len(units)))
    known = sorted(one for one in found if one is not None)
    if len(known) < RESAMPLES / 2:
        return Interval(value=round(value, 3), low=None, high=None)
    low, high = known[int(0.025 * len(known))], known[int(0.975 * len(known))]
    return Interval(value=round(value, 3), low=round(low, 3), high=round(high, 3))


def resamples(size: int) -> Iterable[list[int]]:
    """The same draws with replacement every time: RESAMPLES lists of `size` indexes."""
    for run in range(RESAMPLES):
        yield [int(draw(SEED, run, str(at)) * size) for at in range(size)]


def verdict_on(conversations: int, compared: int, kappa: float | None) -> tuple[str, str]:
    """One word on how far the scorer can be trusted on a criterion, and why."""
    if not compared and conversations:
        return "not scored", "the scorer did not answer it in full in any conversation rated"
    if compared < LEAST:
        return "too few", f"{compared} conversations can be compared; a figure takes {LEAST}"
    if kappa is None:
        return "cannot tell", "people or scorer gave the same level every time"
    if compared < ENOUGH:
        return "preliminary", f"{compared} conversations compared; a label takes {ENOUGH}"
    if kappa < LEAST_AGREEMENT:
        return "poor", f"kappa is below {LEAST_AGREEMENT:g}: what a judge says of it is advice"
    if kappa < GOOD:
        return "usable", f"kappa is from {LEAST_AGREEMENT:g} to below {GOOD:g}"
    if kappa < VERY_GOOD:
        return "good", f"kappa is from {GOOD:g} to below {VERY_GOOD:g}"
    return "very good", f"kappa is {VERY_GOOD:g} or more"


def label_of(units: Sequence[Unit], kappa: Kappa) -> Reliability | None:
    """The label of a judged criterion; None until people have rated ENOUGH conversations."""
    compared = [unit for unit in units if unit.scorer is not None]
    if len(compared) < ENOUGH:
        return None
    agreed = kappa(_with_scorer(compared))
    return Reliability(
        kind="people",
        agreement=None if agreed is None else round(agreed, 3),
        n=len(compared),
        raters=tuple(sorted({rater for unit in compared for rater in unit.people})),
    )
