"""rehearse: simulated trainees play a scenario and show whether it keeps its promises."""

import argparse
import asyncio
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from functools import lru_cache
from os import cpu_count
from typing import TYPE_CHECKING

from trainer.domain.trainees.company import TraineeName, trainee
from trainer.domain.trainees.results import Cell, Run, broken_promises, cells_of
from trainer.domain.trainees.speech import speech_of

if TYPE_CHECKING:
    from trainer.usecases.rehearse import Rehearsal

Task = tuple[str, str, str, tuple[int, ...], tuple[str, ...]]
_BASIC = tuple(name for name in TraineeName if name is not TraineeName.MEMORISER)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Who rehearses what, how often."""
    parser.add_argument("scenario", help="id of a scenario, or all")
    names = [name.value for name in _BASIC]
    parser.add_argument("--as", dest="name", default="all", choices=[*names, "all"])
    parser.add_argument("--runs", type=int, default=20, help="conversations each (default 20)")
    parser.add_argument("--seed", type=int, default=1, help="the first seed")
    parser.add_argument(
        "--author", default="", help="another author's words: a folder in trainees/"
    )
    parser.add_argument("--jobs", type=int, default=cpu_count() or 1, help="processes")
    parser.add_argument("--transcripts", action="store_true", help="with --json: the words too")
    parser.add_argument("--json", action="store_true")


def run(arguments: argparse.Namespace) -> int:
    """0; 1 where a promise of a scenario is broken; 2 for an unknown scenario."""
    from trainer.main import scenario_ids
    from trainer.settings import Settings

    known = scenario_ids(Settings(), arguments.scenario)
    names = list(_BASIC) if arguments.name == "all" else [TraineeName(arguments.name)]
    seeds = tuple(range(arguments.seed, arguments.seed + arguments.runs))
    tasks = [(one, name.value, arguments.author, seeds, ()) for one in known for name in names]
    runs = tuple(_all(tasks, arguments.jobs))
    cells = cells_of(runs)
    broken = broken_promises(cells)
    if arguments.json:
        _print_json(runs, cells, broken, transcripts=arguments.transcripts)
    else:
        sys.stdout.write(_table(cells))
        sys.stdout.writelines(f"NOT KEPT  {line}\n" for line in broken)
    return 1 if broken else 0


def _all(tasks: Sequence[Task], jobs: int) -> Iterator[Run]:
    if jobs == 1 or len(tasks) == 1:
        for at, task in enumerate(tasks):
            yield from _play(task)
            _progress(at + 1, len(tasks))
        return
    with ProcessPoolExecutor(max_workers=jobs) as pool:
        for at, runs in enumerate(pool.map(_play, tasks)):
            yield from runs
            _progress(at + 1, len(tasks))


def _progress(done: int, of: int) -> None:
    if sys.stderr.isatty():
        bar = "#" * (30 * done // of)
        sys.stderr.write(f"\r[{bar:<30}] {done} of {of}" + ("\n" if done == of else ""))
        sys.stderr.flush()


@lru_cache(maxsize=1)
def _rehearsals(author: str) -> "Callable[[str], Rehearsal]":
    from trainer.main import build_rehearsals
    from trainer.settings import Settings

    return build_rehearsals(Settings(), author)


def _play(task: Task) -> list[Run]:
    scenario, name, author, seeds, lines = task
    rehearsal = _rehearsals(author)(scenario)
    who = trainee(TraineeName(name), lines)
    return [asyncio.run(rehearsal.play(who, seed)) for seed in seeds]


def _print_json(
    runs: Sequence[Run], cells: Sequence[Cell], broken: Sequence[str], *, transcripts: bool
) -> None:
    listed = [asdict(run) for run in runs]
    for entry in listed:
        turns = entry.pop("turns")
        if transcripts:
            entry["turns"] = [{"speaker": t["speaker"], "text": t["text"]} for t in turns]
    result = {
        "cells": [asdict(cell) for cell in cells],
        "broken": broken,
        "speech": _speech(runs),
        "runs": listed,
    }
    sys.stdout.write(json.dumps(result, default=str) + "\n")


def _speech(runs: Sequence[Run]) -> dict[str, object] | None:
    """How homeowners speak to the average trainee, and which bounds they miss."""
    turns = [run.turns for run in runs if run.trainee is TraineeName.AVERAGE]
    if not turns:
        return None
    speech = speech_of(turns)
    return {**asdict(speech), "missed": [bar.told() for bar in speech.bars() if not bar.kept]}


def _table(cells: Sequence[Cell]) -> str:
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
