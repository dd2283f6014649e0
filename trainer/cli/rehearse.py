"""rehearse: simulated trainees play a scenario and show whether it keeps its promises."""

import argparse
import asyncio
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import lru_cache
from os import cpu_count
from typing import TYPE_CHECKING

from trainer.domain.trainees.company import TraineeName, trainee
from trainer.domain.trainees.measured import ENOUGH_RUNS
from trainer.domain.trainees.report import data_of, table_of
from trainer.domain.trainees.results import Cell, Run, broken_promises, cells_of, short_promises

if TYPE_CHECKING:
    from trainer.usecases.rehearse import Rehearsal

Task = tuple[str, str, str, tuple[int, ...], float]
LEARNS = 20  # conversations in which a memoriser looks for one that was won
SHORT_RUNS = 1
SHORT = (TraineeName.WEAK, TraineeName.STRONG, TraineeName.HOSTILE)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Who rehearses what, how often."""
    parser.add_argument("scenario", help="id of a scenario, or all")
    names = [name.value for name in TraineeName]
    parser.add_argument("--as", dest="name", default="all", choices=[*names, "all"])
    parser.add_argument("--runs", type=int, default=ENOUGH_RUNS, help="conversations each")
    parser.add_argument("--seed", type=int, default=1, help="the first seed")
    parser.add_argument(
        "--author", default="", help="another author's words: a folder in trainees/"
    )
    parser.add_argument("--typos", type=float, default=0.0, help="share of words they mistype")
    parser.add_argument("--jobs", type=int, default=cpu_count() or 1, help="processes")
    parser.add_argument("--transcripts", action="store_true", help="with --json: the words too")
    parser.add_argument("--json", action="store_true")
    what = parser.add_mutually_exclusive_group()
    what.add_argument(
        "--short", action="store_true", help="a quick look: few conversations, only plain faults"
    )
    what.add_argument(
        "--write", action="store_true", help="keep the difficulty in scenarios/measured.json"
    )
    what.add_argument(
        "--stale", action="store_true", help="1 when a scenario changed since it was measured"
    )


def run(arguments: argparse.Namespace) -> int:
    """0; 1 where a promise of a scenario is broken or a measurement is stale.

    2 for an unknown scenario, and for too few conversations to be kept.
    """
    from trainer.cli.difficulty import expect_enough, keep_difficulty, unmeasured
    from trainer.main import scenario_ids
    from trainer.settings import Settings

    settings = Settings()
    known = scenario_ids(settings, arguments.scenario)
    if arguments.stale:
        changed = unmeasured(settings, known)
        sys.stderr.writelines(
            f"{one} is other than it was measured; run: trainer rehearse {one} --write\n"
            for one in changed
        )
        return 1 if changed else 0
    if arguments.write:
        expect_enough(arguments.runs)
    runs = tuple(_all(_tasks(arguments, known), arguments.jobs))
    cells = cells_of(runs)
    broken = short_promises(cells) if arguments.short else broken_promises(cells)
    if arguments.write:
        keep_difficulty(settings, cells)
    _report(arguments, runs, cells, broken)
    return 1 if broken else 0


def _tasks(arguments: argparse.Namespace, scenarios: Sequence[str]) -> list[Task]:
    names = list(TraineeName) if arguments.name == "all" else [TraineeName(arguments.name)]
    if arguments.short and arguments.name == "all":
        names = list(SHORT)
    runs = min(SHORT_RUNS, arguments.runs) if arguments.short else arguments.runs
    seeds = tuple(range(arguments.seed, arguments.seed + runs))
    author, typos = arguments.author, arguments.typos
    return [(one, name.value, author, seeds, typos) for one in scenarios for name in names]


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
    scenario, name, author, seeds, typos = task
    rehearsal = replace(_rehearsals(author)(scenario), typos=typos)
    lines: tuple[str, ...] = ()
    if name == TraineeName.MEMORISER:
        others = range(seeds[-1] + 1, seeds[-1] + 1 + LEARNS)
        lines = asyncio.run(rehearsal.winning_lines(others))
    who = trainee(TraineeName(name), lines)
    return [asyncio.run(rehearsal.play(who, seed)) for seed in seeds]


def _report(
    arguments: argparse.Namespace,
    runs: Sequence[Run],
    cells: Sequence[Cell],
    broken: Sequence[str],
) -> None:
    if arguments.json:
        found = data_of(runs, cells, broken, transcripts=arguments.transcripts)
        sys.stdout.write(json.dumps(found, default=str) + "\n")
        return
    if not arguments.short:
        sys.stdout.write(table_of(cells))
    sys.stdout.writelines(f"NOT KEPT  {line}\n" for line in broken)
