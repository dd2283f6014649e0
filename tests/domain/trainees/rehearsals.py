"""Rehearsals that went well, and cells that break no promise."""

from typing import Any

from trainer.domain.documents.base import Difficulty
from trainer.domain.outcome import Outcome
from trainer.domain.trainees.company import TraineeName
from trainer.domain.trainees.results import Cell, Run

T = TraineeName


def a_run(trainee: TraineeName = T.STRONG, **changes: Any) -> Run:
    """A rehearsal that went well."""
    values: dict[str, Any] = {
        "scenario": "first",
        "difficulty": Difficulty.MEDIUM,
        "trainee": trainee,
        "seed": 1,
        "overall": 80.0,
        "passed": True,
        "outcome": Outcome.ADVANCE,
        "accepted": True,
        "rep_turns": 10,
        "facts": 4,
        "told": ("policy", "sister"),
        "objections": 2,
        "settled": 1,
        "unheard": 0,
    }
    return Run(**{**values, **changes})


def a_cell(trainee: TraineeName, overall: float = 50.0, **changes: Any) -> Cell:
    """A cell that breaks no promise by itself."""
    good = trainee is T.STRONG
    values: dict[str, Any] = {
        "scenario": "first",
        "difficulty": Difficulty.EASY,
        "trainee": trainee,
        "runs": 20,
        "overall": overall,
        "low": overall - 2,
        "high": overall + 2,
        "success": 1.0 if good else 0.0,
        "passed": 1.0 if good else 0.0,
        "turns": 10,
        "longest": 3,
        "told": 0.5,
        "settled": 0.5,
        "leaks": 0,
        "repeats": 0,
        "unheard": 0,
    }
    return Cell(**{**values, **changes})
