"""What rehearsals are reported as: a table for people, plain data for programs."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict

from trainer.domain.trainees.company import TraineeName
from trainer.domain.trainees.habits import Habits, habits_of
from trainer.domain.trainees.results import Cell, Run
from trainer.domain.trainees.speech import speech_of

LISTENERS = frozenset({TraineeName.AVERAGE, TraineeName.STRONG})  # with whom people talk at length


def table_of(cells: Sequence[Cell]) -> str:
    """One line for each trainee at each scenario."""
    head = (
        f"{'scenario':28}{'':8}{'trainee':11}{'score':>6} {'(90 %)':>12}{'good end':>9}"
        f"{'passed':>8}{'turns':>6}{'facts':>7}{'met':>6}\n"
    )
    lines = [
        f"{cell.scenario:28}{cell.difficulty.value:8}{cell.trainee.value:11}{cell.overall:6.1f} "
        f"{f'{cell.low:.0f} to {cell.high:.0f}':>12}{cell.success:9.0%}{cell.passed:8.0%}"
        f"{cell.turns:6.0f}{cell.told:7.0%}{cell.settled:6.0%}\n"
        for cell in cells
    ]
    return head + "".join(lines)


def data_of(
    runs: Sequence[Run], cells: Sequence[Cell], broken: Sequence[str], *, transcripts: bool
) -> dict[str, object]:
    """All that was measured; with `transcripts` the words of every conversation, too."""
    listed = [asdict(run) for run in runs]
    for entry in listed:
        turns = entry.pop("turns")
        del entry["replies"]
        if transcripts:
            entry["turns"] = [{"speaker": t["speaker"], "text": t["text"]} for t in turns]
    return {
        "cells": [asdict(cell) for cell in cells],
        "broken": broken,
        "speech": _speech(runs),
        "habits": _habits(runs),
        "runs": listed,
    }


def _speech(runs: Sequence[Run]) -> dict[str, object] | None:
    """How homeowners speak to the average trainee, and which bounds they miss."""
    turns = [run.turns for run in runs if run.trainee is TraineeName.AVERAGE]
    if not turns:
        return None
    speech = speech_of(turns)
    return {**asdict(speech), "missed": [bar.told() for bar in speech.bars() if not bar.kept]}


def _habits(runs: Sequence[Run]) -> Mapping[str, object]:
    """How each homeowner behaves with those who listen, and all with the average trainee."""
    by_person: dict[str, list[Run]] = {}
    for run in runs:
        if run.trainee in LISTENERS:
            by_person.setdefault(run.scenario, []).append(run)
    average = [run.replies for run in runs if run.trainee is TraineeName.AVERAGE]
    every = {name: [run.replies for run in own] for name, own in by_person.items()}
    groups = {"everybody, with the average trainee": average} | every
    return {name: _shown(habits_of(talks)) for name, talks in groups.items()}


def _shown(habits: Habits) -> dict[str, object]:
    return {**asdict(habits), "missed": [bar.told() for bar in habits.bars() if not bar.kept]}
