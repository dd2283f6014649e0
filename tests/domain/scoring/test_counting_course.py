"""Counted checks over the course of the talk: concerns, facts, outcomes, stop requests."""

import pytest

from tests.builders import a_move, a_scene, heard
from tests.domain.scoring.records import disclosure, owner, record, rep, track
from tests.domain.scoring.test_counting_moves import counted
from trainer.domain.documents.base import Gate
from trainer.domain.homeowner.interrupts import STOP_RED_LINE
from trainer.domain.homeowner.mind import Breach, Stage
from trainer.domain.moves import Act, Heard, MoveKind
from trainer.domain.outcome import Outcome
from trainer.domain.scoring.counting import NO_OUTCOME, NO_SCENARIO, NOT_PRACTISED
from trainer.domain.scoring.record import ObjectionTrack

TALK = (owner("no"), rep("I see"), owner("hm"), rep("why?"), owner("so"), rep(""))


def reached(*tracks: ObjectionTrack, stage: str, **fields: object):
    return counted("objections_reached", record(*TALK, objections=tracks), stage=stage, **fields)


def test_without_a_concern_the_question_is_open() -> None:
    assert reached(stage="explored").held is None


@pytest.mark.parametrize(
    ("stage", "one", "held"),
    [
        ("acknowledged", track(acknowledged=1), True),
        ("acknowledged", track(explored=1), False),
        ("explored", track(explored=3), True),
        ("answered", track(answered=3), True),
        ("answered", track(), False),
        ("settled", track(Stage.SETTLED, settled=3), True),
        ("settled", track(Stage.RAISED, settled=3), False),
    ],
)
def test_a_concern_came_so_far_or_did_not(stage: str, one: ObjectionTrack, *, held: bool) -> None:
    assert reached(one, stage=stage).held is held


@pytest.mark.parametrize(
    ("stage", "one", "held"),
    [
        ("explored", track(explored=1, answered=3), True),
        ("explored", track(explored=3, answered=3), False),
        ("explored", track(explored=3), True),
        ("acknowledged", track(acknowledged=3, answered=3), True),
        ("acknowledged", track(acknowledged=5, answered=3), False),
    ],
)
def test_a_concern_came_so_far_before_it_was_answered_or_did_not(
    stage: str, one: ObjectionTrack, *, held: bool
) -> None:
    answer = reached(one, stage=stage, before="answered")
    assert answer.held is held
    assert "before they were answered" in answer.reason


def test_the_share_of_concerns_decides_and_its_turns_are_quoted() -> None:
    two = (track(explored=3), track())
    assert reached(*two, stage="explored", share=0.5).held is True
    assert reached(*two, stage="explored", share=0.6).held is False
    assert [piece.quote for piece in reached(*two, stage="explored").evidence] == ["why?"]


def test_a_turn_without_words_is_not_quoted() -> None:
    assert reached(track(explored=5), stage="explored").evidence == ()


@pytest.mark.parametrize(("earned", "held"), [((), None), ((1, None), True), ((None, None), False)])
def test_a_share_of_the_facts_was_found(
    earned: tuple[int | None, ...], *, held: bool | None
) -> None:
    facts = tuple(disclosure(index) for index in earned)
    answer = counted("facts_earned", record(*TALK, disclosures=facts), share=0.5)
    assert answer.held is held


def test_why_facts_and_outcome_are_open_is_said_truly() -> None:
    for formula, fields, known in (
        ("facts_earned", {"share": 0.5}, NOT_PRACTISED),
        ("outcome_reached", {"outcome": "best"}, NO_OUTCOME),
    ):
        assert counted(formula, record(*TALK), **fields).reason == NO_SCENARIO
        assert counted(formula, record(*TALK, scene=a_scene()), **fields).reason == known


@pytest.mark.parametrize(
    ("outcome", "wanted", "held"),
    [
        (Outcome.ADVANCE, "best", True),
        (Outcome.CONTINUATION, "best", False),
        (Outcome.CONTINUATION, "accepted", True),
        (Outcome.ADVANCE, "accepted", True),
        (Outcome.NO_SALE, "accepted", False),
        (None, "best", None),
    ],
)
def test_an_outcome_is_the_best_an_accepted_or_another_one(
    outcome: Outcome | None, wanted: str, *, held: bool | None
) -> None:
    scene = a_scene(accepted=["continuation"])
    answer = counted("outcome_reached", record(*TALK, scene=scene, outcome=outcome), outcome=wanted)
    assert answer.held is held


def test_an_outcome_is_open_without_a_scenario_and_quotes_the_reps_last_words() -> None:
    bare = record(*TALK, outcome=Outcome.ADVANCE)
    assert counted("outcome_reached", bare, outcome="best").held is None
    known = record(*TALK, outcome=Outcome.ADVANCE, scene=a_scene())
    answer = counted("outcome_reached", known, outcome="best")
    assert [piece.turn for piece in answer.evidence] == [3]


def test_without_a_stop_request_nothing_had_to_be_honoured() -> None:
    assert counted("stop_honoured", record(*TALK)).held is None


@pytest.mark.parametrize(
    ("text", "line", "held"),
    [
        ("Done.", heard(acts=(Act.REMOVAL_DONE,)), True),
        ("Done.", heard(MoveKind.OFFER), False),
        ("Done.", Heard(moves=(a_move(MoveKind.OFFER, sure=0.55),)), True),
        ("Why?", heard(MoveKind.SITUATION_QUESTION), False),
        ("Why?", Heard(moves=(a_move(MoveKind.SITUATION_QUESTION, sure=0.55),)), True),
        ("I see why.", heard(MoveKind.SITUATION_QUESTION), True),
    ],
)
def test_after_a_stop_request_nothing_is_clearly_sold_or_asked(
    text: str, line: Heard, *, held: bool
) -> None:
    what = record(rep(), owner("Stop calling."), rep(text, line), stop=1)
    answer = counted("stop_honoured", what)
    assert answer.held is held
    assert answer.evidence[0].turn == 2


def test_a_stop_request_that_the_mind_saw_broken_was_not_honoured() -> None:
    breach = Breach(red_line=STOP_RED_LINE, gate=Gate.DO_NOT_CALL, about="It.", turn=2, quote="But")
    what = record(rep(), owner("Stop."), rep("But"), stop=1, breaches=(breach,))
    assert counted("stop_honoured", what).held is False
