"""The spread of several runs of a judge, in figures and in one line."""

from dataclasses import replace

import pytest

from tests.builders import a_scale
from tests.domain.scoring.records import owner, record, rep, result, score
from trainer.domain.documents.base import Gate
from trainer.domain.scoring.scorecard import (
    CheckResult,
    GateResult,
    JudgedBy,
    JudgeKind,
    Scorecard,
    Unscored,
)
from trainer.domain.scoring.spread import Differing, spread_of
from trainer.domain.scoring.tally import tally

PLAIN = tally(record(owner(), rep("Words.")), a_scale({}), {}, JudgedBy(kind=JudgeKind.MODEL))


def card(overall: float | None, *checks: CheckResult) -> Scorecard:
    return replace(PLAIN, overall=overall, criteria=(score("kindness", *checks),))


@pytest.mark.parametrize(
    ("overalls", "told"),
    [
        ([61.0, 68.2, 64.0], "3 runs: 61 to 68; no checks differ"),
        ([61.0, 61.3], "2 runs: 61; no checks differ"),
        ([61.0], "1 run: 61; no checks differ"),
        ([61.0, None], "2 runs: 61, or no total; no checks differ"),
        ([None, None], "2 runs: no total; no checks differ"),
    ],
)
def test_the_totals_are_told_from_lowest_to_highest(
    overalls: list[float | None], told: str
) -> None:
    assert spread_of([card(overall) for overall in overalls]).told == told


def test_a_check_differs_where_two_runs_answered_it_otherwise() -> None:
    same, yes, no = result(held=True), result(held=True, ref="b"), result(held=False, ref="b")
    spread = spread_of([card(1, same, yes), card(2, same, no), card(3, same)])
    assert spread.differing == (Differing(of="Kindness", check="b", held=(True, False, None)),)
    assert spread.told == "3 runs: 1 to 3; 1 check differs"


def test_advice_and_gates_may_differ_too() -> None:
    def run(*, held: bool) -> Scorecard:
        check = replace(result(held=held), advice=True)
        advised = Unscored(id="kindness", name="Kindness", reason="advice", checks=(check,))
        gate = GateResult(
            id=Gate.HONESTY, name="Honesty", held=None, evidence=(), reason="", checks=(check,)
        )
        return replace(PLAIN, overall=50.0, criteria=(), unscored=(advised,), gates=(gate,))

    spread = spread_of([run(held=True), run(held=False)])
    assert [one.of for one in spread.differing] == ["Kindness", "Honesty"]
    assert spread.told == "2 runs: 50; 2 checks differ"
