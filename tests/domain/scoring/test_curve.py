"""Trust from turn to turn, with its reasons in words."""

from dataclasses import replace
from typing import Any

import pytest

from tests.builders import a_scene, heard
from tests.domain.scoring.played import play, trusting
from trainer.domain.attempt import Attempt, RepTurn
from trainer.domain.documents.phrase import Phrase
from trainer.domain.homeowner.reaction import Part, PartKind
from trainer.domain.moves import Act, Heard, MoveKind
from trainer.domain.scoring.curve import Point, curve, movers
from trainer.domain.transcript import Action

SCENE = a_scene()
STEP = ("Thursday?", heard(MoveKind.PROPOSE_NEXT_STEP))  # brings the fear of a scam out


def last(attempt: Attempt) -> Point:
    return curve(attempt, SCENE)[-1]


def first(line: Heard, text: str = "words", **how: Any) -> Point:
    return last(play((text, line), scene=SCENE, **how))


def shifted(attempt: Attempt, by: int, **parts: Any) -> Point:
    """The last point, had the last rep turn moved trust by this much and been answered like this."""
    at = max(index for index, turn in enumerate(attempt.turns) if isinstance(turn, RepTurn))
    turn = attempt.turns[at]
    assert isinstance(turn, RepTurn)
    before = attempt.turns[at - 2].mind if at > 2 else attempt.first  # type: ignore[union-attr]
    moved = replace(turn, mind=replace(turn.mind, trust=before.trust + by), **parts)
    turns = (*attempt.turns[:at], moved, *attempt.turns[at + 1 :])
    return last(replace(attempt, turns=turns))


def test_a_turn_that_moves_nothing_has_no_reasons() -> None:
    point = first(heard(words=3))
    assert (point.turn, point.change, point.because) == (1, 0, ())


@pytest.mark.parametrize(
    ("act", "says"),
    [
        (Act.SOURCE, "you said where you had the number from"),
        (Act.OWN_LIMIT, "you said what you cannot do"),
        (Act.INTRODUCE, "you said who you are"),
    ],
)
def test_a_first_time_is_named(act: Act, says: str) -> None:
    assert first(heard(acts=(act,))).because == (says,)


def test_a_second_time_is_not_what_won_trust() -> None:
    again = play(("a", heard(acts=(Act.SOURCE,))), ("b", heard(acts=(Act.SOURCE,))), scene=SCENE)
    assert shifted(again, 4).because == ("it sat well",)


def test_what_was_done_about_a_concern_is_named() -> None:
    asked = play(STEP, ("Why?", heard(MoveKind.EXPLORE)), scene=SCENE)
    assert last(asked).because[0] == "you asked what lies behind their concern about trust"
    met = play(
        STEP,
        ("Fair.", heard(MoveKind.ACKNOWLEDGE)),
        ("Why?", heard(MoveKind.EXPLORE)),
        ("Here.", heard(MoveKind.PROOF, answers=("scam",))),
        ("Does that settle it?", heard(MoveKind.CONFIRM)),
        scene=SCENE,
    )
    reasons = [point.because[0] for point in curve(met, SCENE)[1:] if point.because]
    assert reasons == [
        "you showed that you heard their concern about trust",
        "you asked what lies behind their concern about trust",
        "you answered their concern about trust",
        "you checked that their concern about trust was settled",
    ]


def test_listening_and_asking_are_named() -> None:
    assert "you took up what they had said" in first(heard(MoveKind.REFLECT)).because
    asks = heard(MoveKind.PROBLEM_QUESTION, topics=("insurance",))
    assert first(asks).because == ("your question let them tell you something",)


def test_silence_can_win_and_cost() -> None:
    waits = play(Action.WAIT, scene=SCENE)
    assert shifted(waits, 2).because == ("you left them time",)
    assert shifted(waits, -2).because == ("you said nothing when they waited for you",)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (heard(MoveKind.PRESSURE), "you pressed"),
        (heard(MoveKind.DISMISS), "you brushed their concern off"),
        (heard(MoveKind.MISSTATE), "you said something that is not so"),
        (heard(MoveKind.DISRESPECT), "you insulted them"),
        (heard(MoveKind.OFF_ROLE), "you spoke to the program"),
        (heard(words=90), "you spoke 90 words in one go"),
        (heard(red_lines=("hype",)), "you crossed a line: No hype"),
    ],
)
def test_what_cost_trust_is_named(line: Heard, says: str) -> None:
    assert says in shifted(play(("words", line), scene=SCENE), -5).because


def test_a_concern_that_was_not_met_is_named() -> None:
    ignored = play(STEP, ("Anyway.", heard(words=2)), ("So?", heard(words=2)), scene=SCENE)
    costs = [point.because for point in curve(ignored, SCENE) if point.change < 0]
    assert ("their concern about trust was not met",) in costs


@pytest.mark.parametrize(
    ("part", "says"),
    [
        (Part(kind=PartKind.OFFER_LOW), "your number was far from theirs"),
        (
            Part(kind=PartKind.PHRASE, ref=Phrase.ONE_AT_A_TIME.value),
            "you asked several things at once",
        ),
        (
            Part(kind=PartKind.PHRASE, ref=Phrase.ASKED_BEFORE.value),
            "you asked something they had answered",
        ),
    ],
)
def test_what_they_said_they_minded_is_named(part: Part, says: str) -> None:
    assert shifted(play(("a", heard()), scene=SCENE), -2, parts=(part,)).because == (says,)


def test_a_loss_nobody_explains_just_sat_badly() -> None:
    assert shifted(play(("a", heard()), scene=SCENE), -2, parts=()).because == ("it sat badly",)


def test_at_most_two_reasons_are_given() -> None:
    line = heard(acts=(Act.SOURCE, Act.INTRODUCE, Act.OWN_LIMIT, Act.APOLOGY))
    assert len(first(line).because) == 2


def test_the_turns_that_moved_it_most_come_in_the_order_of_the_talk() -> None:
    changes = (2, -3, 9, 3, -6, 4)
    points = tuple(
        Point(turn=2 * at + 1, before=50, after=50 + change) for at, change in enumerate(changes)
    )
    assert [point.turn for point in movers(points)] == [3, 5, 9, 11]
    assert movers(points[:1]) == ()


def test_trust_is_taken_from_where_it_began() -> None:
    talk = play(("a", heard(acts=(Act.SOURCE,))), scene=SCENE, first=trusting(SCENE, 30))
    point = last(talk)
    assert (point.before, point.after) == (30, 36)
