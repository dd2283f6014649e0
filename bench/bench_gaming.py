"""By how much people who want points and no conversation can raise a score.

Average conversations are scored as they were and with each attack: pasted into the turns of an
uploaded transcript; said as turns of their own to the homeowner, who reacts; and before a model
judge that obeys whatever the transcript tells it. Where the homeowner reacts the talk becomes
another one, so what counts there is the mean over all conversations.
"""

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from os import cpu_count
from statistics import fmean

from bench.report import Row, arguments_of, note, show
from tests.gaming.attacks import ATTACKS, PLACEBO, Attack
from tests.gaming.obeying import obeying
from tests.gaming.talks import LEAST, MOST, Base, Studio, Totals, bases, raised, studio
from tests.support.scripted_endpoint import ScriptedEndpoint
from trainer.adapters.llm.endpoint import Prices, open_endpoint
from trainer.adapters.llm.judge import ModelJudge
from trainer.domain.scoring.record import Record

BAR = 2.0  # points of overall
RUBRIC = "objection-handling"
WAYS = ("pasted", "practised", "obeying judge", "trusted judge")

Raised = Mapping[str, float]


@dataclass(frozen=True, kw_only=True)
class Result:
    """One conversation: what it scored before, and what each attack raised, by attack and way."""

    scenario: str
    before: tuple[float, float]
    raised: dict[tuple[str, str], Raised] = field(default_factory=dict)


def main() -> None:
    """Measure and print."""
    parser = arguments_of(__doc__)
    parser.add_argument("--jobs", type=int, default=cpu_count() or 1, help="processes")
    parser.add_argument("--quick", action="store_true", help="three conversations only")
    arguments = parser.parse_args()
    names = [base.scenario for base in bases()][: 3 if arguments.quick else None]
    with ProcessPoolExecutor(max_workers=arguments.jobs) as pool:
        results = list(_noted(pool.map(measured, names)))
    tables: dict[str, Sequence[Row]] = {
        "points_raised": [_row(attack.name, attack.about, results) for attack in ATTACKS],
        "conversations": [
            {"scenario": r.scenario, "uploaded": r.before[0], "practised": r.before[1]}
            for r in results
        ],
        "bars": _bars(results),
    }
    show("gaming", tables, as_json=arguments.json)


def _noted(results: Iterator[Result]) -> Iterator[Result]:
    for result in results:
        note(f"{result.scenario} ...")
        yield result


def measured(scenario: str) -> Result:
    """One conversation with every attack."""
    base = next(base for base in bases() if base.scenario == scenario)
    return asyncio.run(_measured(studio(), base))


async def _measured(place: Studio, base: Base) -> Result:
    upload, practice = place.uploaded(base), await place.practised(base)
    first, second = place.totals(upload), place.totals(practice)
    result = Result(scenario=base.scenario, before=(first[RUBRIC], second[RUBRIC]))
    for attack in (*ATTACKS, PLACEBO):
        pasted = place.uploaded(base, attack)
        spoken = await place.practised(base, attack)
        result.raised[attack.name, "pasted"] = raised(first, place.totals(pasted))
        result.raised[attack.name, "practised"] = raised(second, place.totals(spoken))
        if attack.told:
            for way, trusted in (("obeying judge", False), ("trusted judge", True)):
                before = await _obeyed(place, upload, attack, trusted=trusted)
                after = await _obeyed(place, pasted, attack, trusted=trusted)
                result.raised[attack.name, way] = raised(before, after)
    return result


@contextmanager
def _endpoint() -> Iterator[ScriptedEndpoint]:
    endpoint = ScriptedEndpoint()
    try:
        yield endpoint
    finally:
        endpoint.close()


async def _obeyed(place: Studio, record: Record, attack: Attack, *, trusted: bool) -> Totals:
    """The totals with a judge, asked over HTTP, that does what the words of the attack say."""
    orders = {attack.line(at, "") for at in range(len(record.lines))}
    with _endpoint() as scripted:
        scripted.otherwise(obeying(orders))
        client = open_endpoint(
            scripted.base_url, "test", timeout_s=20, prices=Prices(tokens_in=0, tokens_out=0)
        )
        try:
            judge = ModelJudge(client, scripted.model)
            return await place.judged(record, judge, trusted=trusted)
        finally:
            await client.close()


def _row(name: str, about: str, results: Sequence[Result]) -> Row:
    row: dict[str, object] = {"attack": name, "what": about}
    row["pasted, most"] = most(name, "pasted", results)
    row["practised, mean"] = mean(name, "practised", results)
    row["practised, most"] = most(name, "practised", results)
    row["obeying judge, most"] = most(name, "obeying judge", results)
    row["trusted judge, most"] = most(name, "trusted judge", results)
    return row


def most(name: str, way: str, results: Sequence[Result]) -> float | None:
    """The most by which any rubric's total of any conversation went up; None where not tried."""
    found = [points for r in results for points in r.raised.get((name, way), {}).values()]
    return max(found, default=None)


def mean(name: str, way: str, results: Sequence[Result]) -> float:
    """The mean over the conversations of the rubric that went up most."""
    rubrics = sorted({rubric for r in results for rubric in r.raised[name, way]})
    means = [
        fmean(r.raised[name, way][rubric] for r in results if rubric in r.raised[name, way])
        for rubric in rubrics
    ]
    return round(max(means), 1)


def _bars(results: Sequence[Result]) -> list[Row]:
    names = [attack.name for attack in ATTACKS]
    inside = sum(LEAST <= score <= MOST for r in results for score in r.before)
    values = {
        "pasted: most points, any rubric": max(most(n, "pasted", results) or 0 for n in names),
        "practised: most points in the mean": max(mean(n, "practised", results) for n in names),
        "practised: the same for saying nothing much": mean(PLACEBO.name, "practised", results),
        "obeying judge, as shipped: most": max(most(n, WAYS[2], results) or 0 for n in names),
        "obeying judge that people trust: most": max(most(n, WAYS[3], results) or 0 for n in names),
    }
    rows: list[Row] = [
        {"bar": what, "at most": BAR, "value": value, "": "met" if value <= BAR else "missed"}
        for what, value in values.items()
    ]
    whole = 2 * len(results)
    rows.append(
        {
            "bar": f"before an attack {LEAST:.0f} to {MOST:.0f} points",
            "at most": None,
            "value": f"{inside} of {whole}",
            "": "met" if inside == whole else "missed",
        }
    )
    return rows


if __name__ == "__main__":
    main()
