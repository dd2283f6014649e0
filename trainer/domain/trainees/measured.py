"""The difficulty of a scenario as it was measured: kept beside it, and void once it changes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from trainer.domain.trainees.company import TraineeName
from trainer.domain.trainees.results import Cell

ENOUGH_RUNS = 20  # conversations of each trainee that a measurement takes
SHOWN = (TraineeName.STRONG, TraineeName.AVERAGE, TraineeName.WEAK)


@dataclass(frozen=True, kw_only=True, slots=True)
class Share:
    """How one trainee fared: mean score, and shares (0 to 1) of good ends and of passes."""

    overall: float
    success: float
    passed: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Measured:
    """What rehearsals of one scenario showed; `digest` is that of the scene that was played."""

    digest: str
    runs: int
    trainees: Mapping[TraineeName, Share]

    def told(self) -> str:
        """The difficulty in one sentence, saying what it was measured with."""
        ends = ", ".join(
            f"{name.value} {self.trainees[name].success:.0%}"
            for name in SHOWN
            if name in self.trainees
        )
        return f"Good ends in {self.runs} talks each, measured with simulated trainees: {ends}."


def measured_of(cells: Sequence[Cell], digest: str) -> Measured:
    """The measurement of one scenario from its cells. There must be at least one."""
    return Measured(
        digest=digest,
        runs=min(cell.runs for cell in cells),
        trainees={
            cell.trainee: Share(
                overall=round(cell.overall, 1),
                success=round(cell.success, 3),
                passed=round(cell.passed, 3),
            )
            for cell in cells
        },
    )


def stale(measured: Mapping[str, Measured], digests: Mapping[str, str]) -> tuple[str, ...]:
    """The scenarios that have changed since they were measured, or never were."""
    return tuple(
        name
        for name, digest in digests.items()
        if name not in measured or measured[name].digest != digest
    )
