"""Freezes the conversations that bench_gaming attacks, once the listener or the scenarios are others.

An average trainee plays each scenario with one seed after the other, until the first ten turns of
a conversation score in the middle, as a transcript and as practice. It writes tests/gaming/base/.
"""

import argparse
import asyncio
import json
import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import lru_cache

from bench.children import ROOT
from bench.report import note
from tests.gaming.talks import BASE, LEAST, MOST, PROCESS, Base, Studio
from trainer.adapters.library.library import YamlLibrary
from trainer.domain.trainees.company import TraineeName, trainee
from trainer.domain.transcript import Speaker
from trainer.main import build_rehearsals
from trainer.settings import Settings
from trainer.usecases.rehearse import Rehearsal
from trainer.usecases.score_attempt import Ears

RUBRIC = "objection-handling"
TURNS = 10  # of the rep's
LEAST_TURNS = 7
LEAST_TALKS = 12
FIRST_SEED, TRIES = 7001, 30
INSIDE = 2.0  # points from either end of the range, so that a small change does not lead out of it


def main() -> None:
    """Freeze one conversation of every scenario that has a fitting one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("scenarios", nargs="*", help="ids; all where none is named")
    parser.add_argument("--jobs", type=int, default=2)
    arguments = parser.parse_args()
    names = arguments.scenarios or sorted(YamlLibrary(ROOT).scenes())
    BASE.mkdir(exist_ok=True)
    with ProcessPoolExecutor(max_workers=arguments.jobs) as pool:
        for name, base in zip(names, pool.map(frozen, names), strict=True):
            note(f"{name}: {'none fits' if base is None else base.seed}")
            if base is not None:
                (BASE / f"{name}.json").write_text(_document(base), encoding="utf-8")
    if len(list(BASE.glob("*.json"))) < LEAST_TALKS:
        sys.exit("too few conversations fit")


@lru_cache(maxsize=1)
def _library() -> YamlLibrary:
    return YamlLibrary(ROOT)


def frozen(scenario: str) -> Base | None:
    """The first conversation about a scenario that scores in the middle both ways."""
    rehearsal = replace(build_rehearsals(Settings(), "")(scenario), leaks=None)
    scales = _library().scales()
    place = Studio(
        tables={scenario: rehearsal.table},
        ears=Ears(listener=rehearsal.table.listener, library=_library()),
        scales={name: scales[name] for name in PROCESS},
    )
    seeds = range(FIRST_SEED, FIRST_SEED + TRIES)
    bases = (_played(rehearsal, scenario, seed) for seed in seeds)
    return next((base for base in bases if _is_middling(place, base)), None)


def _played(rehearsal: Rehearsal, scenario: str, seed: int) -> Base:
    attempt, _ = asyncio.run(rehearsal.talk(trainee(TraineeName.AVERAGE), seed))
    turns = attempt.transcript.turns[: 2 * TURNS + 1]
    spoken = tuple(turn for turn in turns if turn.text or turn.speaker is Speaker.REP)
    return Base(scenario=scenario, seed=seed, turns=spoken)


def _is_middling(place: Studio, base: Base) -> bool:
    if len(base.said()) < LEAST_TURNS:
        return False
    uploaded = place.totals(place.uploaded(base))[RUBRIC]
    if not LEAST + INSIDE <= uploaded <= MOST - INSIDE:
        return False
    practised = place.totals(asyncio.run(place.practised(base)))[RUBRIC]
    return LEAST + INSIDE <= practised <= MOST - INSIDE


def _document(base: Base) -> str:
    turns = [{"speaker": turn.speaker.value, "text": turn.text} for turn in base.turns]
    document = {"scenario": base.scenario, "seed": base.seed, "turns": turns}
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    main()
