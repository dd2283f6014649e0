"""How far the rubrics measure different things: correlations of their totals over rehearsed talks.

Trainees of many skills, and some who do not listen, play every scenario; each conversation is then
scored by every rubric, the local way. Two rubrics above 0.9 say the same and should be merged.
"""

import asyncio
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import combinations
from os import cpu_count
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from bench.children import ROOT
from bench.report import Row, arguments_of, note, show
from trainer.adapters.library.library import YamlLibrary
from trainer.adapters.library.trainees import read_wordings
from trainer.domain.attempt import Attempt
from trainer.domain.documents.rubric import Scale
from trainer.domain.scoring.record import Record
from trainer.domain.scoring.scorecard import Scorecard
from trainer.domain.scoring.tally import tally
from trainer.domain.trainees.company import Trainee, TraineeName
from trainer.main import build_rehearsals
from trainer.settings import Settings
from trainer.usecases.play_alone import Table
from trainer.usecases.rehearse import Rehearsal
from trainer.usecases.score_attempt import LOCAL, attempt_record

TOO_ALIKE = 0.9
LEAST = 30  # conversations that both rubrics scored, for a correlation to say anything
SKILLS = (0.12, 0.25, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.98, 0.98)
SECOND = "second"  # the second author's words
SECOND_SKILLS = (0.4, 0.8)
SPEAKS = TraineeName.AVERAGE  # the name of all who are told apart by their skill alone
DEAF = (TraineeName.PUSHY, TraineeName.GAMER, TraineeName.RECITER)


@dataclass(frozen=True, kw_only=True, slots=True)
class Keeping(Table):
    """A table that keeps the record of every conversation that is scored at it."""

    kept: list[Record] = field(default_factory=list)

    def score(self, attempt: Attempt) -> Scorecard:
        """The local scorecard, after the record was kept."""
        self.kept.append(attempt_record(self.listener, attempt, self.day_of(attempt)))
        return Table.score(self, attempt)


def main() -> None:
    """Rehearse, score and print."""
    parser = arguments_of(__doc__)
    parser.add_argument("--jobs", type=int, default=cpu_count() or 1, help="processes")
    arguments = parser.parse_args()
    library = YamlLibrary(ROOT)
    records = list(rehearsed(sorted(library.scenes()), arguments.jobs))
    totals = totals_of(records, library.scales())
    tables: dict[str, Sequence[Row]] = {
        "rubrics": means_of(totals),
        "pearson": matrix_of(totals),
        f"pairs_above_{TOO_ALIKE}": alike(totals),
        "conversations": [{"n": len(records)}],
    }
    show("rubric_matrix", tables, as_json=arguments.json)


def rehearsed(scenarios: Sequence[str], jobs: int) -> Iterator[Record]:
    """The records of all trainees in these scenarios, in order."""
    with ProcessPoolExecutor(max_workers=jobs) as pool:
        for scenario, records in zip(scenarios, pool.map(_records, scenarios), strict=True):
            note(f"{scenario} ...")
            yield from records


@lru_cache(maxsize=1)
def _rehearsals() -> Callable[[str], Rehearsal]:
    return build_rehearsals(Settings(), "")


def _records(scenario: str) -> list[Record]:
    """What each trainee made of one scenario; every conversation has a seed of its own."""
    rehearsal = _rehearsals()(scenario)
    table = rehearsal.table
    keeping = Keeping(
        scene=table.scene,
        scale=table.scale,
        listener=table.listener,
        voice=table.voice,
        clock=table.clock,
        count=table.count,
    )
    first = replace(rehearsal, table=keeping, leaks=None)
    other = read_wordings(ROOT, SECOND)[table.scene.scenario.trade]
    second = replace(first, wording=other)
    players = [
        *((first, Trainee(name=SPEAKS, skill=skill)) for skill in SKILLS),
        *((second, Trainee(name=SPEAKS, skill=skill)) for skill in SECOND_SKILLS),
        *((first, Trainee(name=name)) for name in DEAF),
    ]
    first_seed = crc32(scenario.encode())
    for at, (one, trainee) in enumerate(players):
        asyncio.run(one.play(trainee, first_seed + at))
    return keeping.kept


def totals_of(
    records: Sequence[Record], scales: Mapping[str, Scale]
) -> dict[str, NDArray[np.float64]]:
    """The total of every record by rubric, in the records' order; NaN where nothing was scored."""
    return {
        name: np.array([_total(record, scale) for record in records])
        for name, scale in sorted(scales.items())
    }


def _total(record: Record, scale: Scale) -> float:
    overall = tally(record, scale, {}, LOCAL).overall
    return float("nan") if overall is None else overall


def correlation(first: NDArray[np.float64], second: NDArray[np.float64]) -> float | None:
    """Pearson's r over the records that both scored; None for too few, or where one never varies."""
    both = ~(np.isnan(first) | np.isnan(second))
    if both.sum() < LEAST or min(first[both].std(), second[both].std()) == 0:
        return None
    return float(np.corrcoef(first[both], second[both])[0, 1])


def means_of(totals: Mapping[str, NDArray[np.float64]]) -> list[Row]:
    """Of each rubric: how many it scored, mean and spread of the total, and its nearest other one."""
    return [
        {
            "rubric": name,
            "scored": int((~np.isnan(values)).sum()),
            "mean": round(float(np.nanmean(values)), 1),
            "sd": round(float(np.nanstd(values)), 1),
            **_nearest(name, totals),
        }
        for name, values in totals.items()
    ]


def _nearest(name: str, totals: Mapping[str, NDArray[np.float64]]) -> Row:
    found = [
        (r, other)
        for other, values in totals.items()
        if other != name and (r := correlation(totals[name], values)) is not None
    ]
    if not found:
        return {"nearest": None, "r": None}
    r, other = max(found)
    return {"nearest": other, "r": round(r, 3)}


def matrix_of(totals: Mapping[str, NDArray[np.float64]]) -> list[Row]:
    """Every pair; a column is named by its number, which stands before the row's name."""
    names = list(totals)
    rows: list[Row] = []
    for at, name in enumerate(names, start=1):
        row: dict[str, object] = {"rubric": f"{at} {name}"}
        for column, other in enumerate(names, start=1):
            r = correlation(totals[name], totals[other])
            row[str(column)] = None if r is None else round(r, 2)
        rows.append(row)
    return rows


def alike(totals: Mapping[str, NDArray[np.float64]]) -> list[Row]:
    """The pairs of rubrics above the limit, the nearest first."""
    pairs = (
        (correlation(totals[one], totals[other]), one, other)
        for one, other in combinations(totals, 2)
    )
    near = sorted((p for p in pairs if p[0] is not None and p[0] > TOO_ALIKE), reverse=True)
    return [{"one": one, "other": other, "r": round(r, 3)} for r, one, other in near if r]


if __name__ == "__main__":
    main()
