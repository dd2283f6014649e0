"""Concerns over many calls: counted by category and step, with the words that raised them."""

from typing import Any

from trainer.domain.concerns import STEPS, concerns_of, kinds_of, reached, turn_of
from trainer.domain.homeowner.mind import Stage
from trainer.domain.moves import Category
from trainer.domain.scoring.record import ObjectionTrack
from trainer.domain.transcript import Speaker, Transcript, Turn

CALL = Transcript(
    turns=tuple(
        Turn(index=at, speaker=list(Speaker)[at % 2], text=f"words {at}") for at in range(6)
    )
)


def track(category: Category, raised: int, **steps: Any) -> ObjectionTrack:
    return ObjectionTrack(category=category, stage=Stage.RAISED, raised=raised, **steps)


FIRST = concerns_of(
    "first",
    [
        track(Category.TRUST, 1, answered=2),
        track(Category.PRICE, 3, acknowledged=4, explored=4, answered=4, settled=5),
    ],
    CALL,
)
SECOND = concerns_of("second", [track(Category.TRUST, 1), track(Category.TRUST, 9)], CALL)


def test_concerns_are_gathered_by_category_with_what_comes_up_most_first() -> None:
    trust, price = kinds_of([*FIRST, *SECOND])
    assert (trust.category, trust.calls, trust.times) == (Category.TRUST, 2, 3)
    assert (price.category, price.calls, price.times) == (Category.PRICE, 1, 1)
    assert [one.call for one in trust.stalls] == ["first", "second", "second"]
    assert price.stalls == ()
    assert kinds_of([]) == ()


def test_every_step_is_counted_by_itself() -> None:
    (trust, _) = kinds_of([*FIRST, *SECOND])
    assert list(trust.reached.values()) == [3, 0, 0, 1, 0]
    assert list(reached([*FIRST, *SECOND]).values()) == [4, 1, 1, 2, 1]
    assert list(reached([])) == list(STEPS)


def test_a_concern_stalls_at_the_furthest_step_it_came_to() -> None:
    assert [one.stalled for one in (*FIRST, *SECOND[:1])] == [
        Stage.ANSWERED,
        Stage.SETTLED,
        Stage.RAISED,
    ]


def test_a_concern_holds_the_words_that_raised_it() -> None:
    assert [one.quote for one in (*FIRST, *SECOND)] == ["words 1", "words 3", "words 1", ""]
    assert turn_of(FIRST[0].track, Stage.ANSWERED) == 2
