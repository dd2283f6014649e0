"""Measures beside what is usual: words, never points."""

from typing import Any

import pytest

from tests.domain.scoring.records import owner, record, rep
from trainer.domain.scoring.bands import bands
from trainer.domain.scoring.measures import measures_of

USUAL: dict[str, Any] = {
    "rep_word_share": 0.5,
    "longest_rep_turn_words": 40,
    "questions_asked": 6,
    "questions": {"open": 4, "closed": 2},
    "listening_moves": 3,
    "unasked_input": 1,
    "listening_balance": 2,
}


def test_what_lies_within_the_usual_is_not_pointed_at() -> None:
    assert [band.beyond for band in bands(USUAL)] == [False] * 4
    assert bands(USUAL)[0].yours == "50 %"
    assert bands(USUAL)[1].yours == "6: 4 open, 2 closed"


@pytest.mark.parametrize(
    ("change", "at"),
    [
        ({"rep_word_share": 0.66}, 0),
        ({"questions_asked": 3}, 1),
        ({"questions_asked": 9}, 1),
        ({"longest_rep_turn_words": 71}, 2),
        ({"listening_balance": -1}, 3),
    ],
)
def test_what_lies_outside_is_pointed_at(change: dict[str, Any], at: int) -> None:
    found = bands({**USUAL, **change})
    assert [index for index, band in enumerate(found) if band.beyond] == [at]


def test_the_measures_of_every_scorecard_will_do() -> None:
    assert len(bands(measures_of(record(owner("Hello."), rep("Hi."))))) == 4
