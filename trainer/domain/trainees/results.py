"""What rehearsals show: one run, a cell of runs, and whether a scenario keeps its promises."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import sqrt
from statistics import fmean, median, stdev

from trainer.domain.documents.base import Difficulty
from trainer.domain.outcome import Outcome
from trainer.domain.trainees.company import TraineeName
from trainer.domain.trainees.habits import Reply
from trainer.domain.transcript import Turn

T90 = 1.73  # Student's t for a 90 % interval with about 20 runs
APART = 25.0  # points that a strong trainee must score above a weak one
SHARE = {  # how often a strong trainee must come to an accepted outcome: at least, at most
    Difficulty.EASY: (0.80, 1.0),
    Difficulty.MEDIUM: (0.65, 1.0),
    Difficulty.HARD: (0.40, 0.80),
}
WEAK_SHARE, SCRIPT_SHARE = 0.10, 0.05
HOSTILE_TURNS = 4


@dataclass(frozen=True, kw_only=True, slots=True)
class Run:
    """One rehearsed conversation; `overall` is None where nothing could be scored."""

    scenario: str
    difficulty: Difficulty
    trainee: TraineeName
    seed: int
    overall: float | None
    passed: bool
    outcome: Outcome | None
    accepted: bool
    rep_turns: int
    facts: int
    told: tuple[str, ...]
    objections: int
    settled: int
    unheard: int  # concerns answered or settled without being heard, explored or answered
    leaks: tuple[str, ...] = ()
    repeats: int = 0
    turns: tuple[Turn, ...] = field(default=(), repr=False)
    replies: tuple[Reply, ...] = field(default=(), repr=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """All runs of one trainee at one scenario; `low` and `high` bound the mean (90 %)."""

    scenario: str
    difficulty: Difficulty
    trainee: TraineeName
    runs: int
    overall: float
    low: float
    high: float
    success: float
    passed: float
    turns: float
    longest: int
    told: float
    settled: float
    leaks: int
    repeats: int
    unheard: int


def cell_of(runs: Sequence[Run]) -> Cell:
    """The runs of one trainee at one scenario, together. There must be at least one."""
    scores = [run.overall if run.overall is not None else 0.0 for run in runs]
    half = T90 * stdev(scores) / sqrt(len(scores)) if len(scores) > 1 else 0.0
    mean = fmean(scores)
    return Cell(
        scenario=runs[0].scenario,
        difficulty=runs[0].difficulty,
        trainee=runs[0].trainee,
        runs=len(runs),
        overall=mean,
        low=mean - half,
        high=mean + half,
        success=fmean(run.accepted for run in runs),
        passed=fmean(run.passed for run in runs),
        turns=median(run.rep_turns for run in runs),
        longest=max(run.rep_turns for run in runs),
        told=fmean(len(run.told) / run.facts if run.facts else 0.0 for run in runs),
        settled=fmean(run.settled / run.objections if run.objections else 0.0 for run in runs),
        leaks=sum(len(run.leaks) for run in runs),
        repeats=sum(run.repeats for run in runs),
        unheard=sum(run.unheard for run in runs),
    )


def cells_of(runs: Sequence[Run]) -> tuple[Cell, ...]:
    """The runs by scenario and trainee, in the order in which they were met."""
    groups: dict[tuple[str, TraineeName], list[Run]] = {}
    for run in runs:
        groups.setdefault((run.scenario, run.trainee), []).append(run)
    return tuple(cell_of(group) for group in groups.values())


def broken_promises(cells: Sequence[Cell]) -> tuple[str, ...]:
    """What the cells of the scenarios promise and do not keep, one sentence each."""
    by_scenario: dict[str, dict[TraineeName, Cell]] = {}
    for cell in cells:
        by_scenario.setdefault(cell.scenario, {})[cell.trainee] = cell
    return tuple(
        f"{scenario}: {broken}"
        for scenario, rehearsed in by_scenario.items()
        for broken in (*_separation(rehearsed), *_outcomes(rehearsed), *_never(rehearsed))
    )


def short_promises(cells: Sequence[Cell]) -> tuple[str, ...]:
    """What even a few conversations must show: nothing leaks, and who listens scores higher.

    A few conversations of one scenario vary too much to compare, so that all of them count together.
    """
    by_scenario: dict[str, dict[TraineeName, Cell]] = {}
    for cell in cells:
        by_scenario.setdefault(cell.scenario, {})[cell.trainee] = cell
    both = [c for c in by_scenario.values() if {TraineeName.WEAK, TraineeName.STRONG} <= c.keys()]
    ahead = [c[TraineeName.STRONG].overall - c[TraineeName.WEAK].overall for c in both]
    first = ["strong scores no more than weak."] if ahead and sum(ahead) <= 0 else []
    never = [f"{name}: {one}" for name, cell in by_scenario.items() for one in _never(cell)]
    return (*first, *never)


def _separation(cells: dict[TraineeName, Cell]) -> list[str]:
    weak, average, strong = (
        cells.get(name) for name in (TraineeName.WEAK, TraineeName.AVERAGE, TraineeName.STRONG)
    )
    broken = []
    if strong and weak and strong.overall - weak.overall < APART:
        gap = strong.overall - weak.overall
        broken.append(f"strong scores only {gap:.1f} points above weak, {APART:.0f} are promised.")
    if strong and average and strong.low <= average.high:
        broken.append("strong and average are not apart (90 % intervals touch).")
    if average and weak and average.low <= weak.high:
        broken.append("average and weak are not apart (90 % intervals touch).")
    return broken


def _outcomes(cells: dict[TraineeName, Cell]) -> list[str]:
    broken = []
    strong, weak = cells.get(TraineeName.STRONG), cells.get(TraineeName.WEAK)
    if strong:
        least, most = SHARE[strong.difficulty]
        if not least <= strong.success <= most:
            shown = f"{strong.success:.0%}, promised are {least:.0%} to {most:.0%}"
            broken.append(f"strong comes to a good end in {shown}.")
    if weak and weak.success > WEAK_SHARE:
        broken.append(
            f"weak comes to a good end in {weak.success:.0%}, more than {WEAK_SHARE:.0%}."
        )
    return broken


def _never(cells: dict[TraineeName, Cell]) -> list[str]:
    broken = []
    for name in (TraineeName.PUSHY, TraineeName.HOSTILE, TraineeName.GAMER):
        cell = cells.get(name)
        if cell and (cell.passed or cell.success):
            broken.append(
                f"{name.value} passes in {cell.passed:.0%}, succeeds in {cell.success:.0%}."
            )
    hostile = cells.get(TraineeName.HOSTILE)
    if hostile and hostile.longest > HOSTILE_TURNS:
        broken.append(
            f"hostile was heard for {hostile.longest} turns, {HOSTILE_TURNS} are promised."
        )
    for name in (TraineeName.RECITER, TraineeName.MEMORISER):
        cell = cells.get(name)
        if cell and cell.passed > SCRIPT_SHARE:
            broken.append(
                f"{name.value} passes in {cell.passed:.0%}, more than {SCRIPT_SHARE:.0%}."
            )
    for cell in cells.values():
        counts = {"leaks": cell.leaks, "repeats": cell.repeats, "concerns unheard": cell.unheard}
        broken += [f"{cell.trainee.value}: {n} {what}." for what, n in counts.items() if n]
    return broken
