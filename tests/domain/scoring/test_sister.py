"""What is told at home: one line for each way a talk can go, and nothing that was kept back."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import a_scene, heard
from tests.domain.scoring.played import play, trusting
from trainer.adapters.library.library import YamlLibrary
from trainer.domain.attempt import Attempt
from trainer.domain.documents.base import Gate
from trainer.domain.homeowner.mind import Breach
from trainer.domain.moves import Act, MoveKind
from trainer.domain.outcome import Outcome
from trainer.domain.scoring.likeness import numbers_in, stems_in
from trainer.domain.scoring.sister import (
    LINES,
    NOT_A_WORD,
    Felt,
    confidant,
    felt_in,
    told_at_home,
)
from trainer.domain.transcript import Action

QUIET = ("Fine.", heard())
CONTENT = Path(__file__).parents[3]


def breached(gate: Gate) -> Attempt:
    """A talk in which one gate was breached."""
    talk = play(QUIET)
    breach = Breach(red_line="x", gate=gate, about="A rule.", turn=1, quote="Fine.")
    said = replace(talk.turns[1], mind=replace(talk.mind, breaches=(breach,)))  # type: ignore[arg-type]
    return replace(talk, turns=(talk.turns[0], said, *talk.turns[2:]))


def test_every_talk_has_a_line_and_no_line_serves_two() -> None:
    assert set(LINES) == set(Outcome)
    assert all(set(lines) == set(Felt) for lines in LINES.values())
    said = [line for lines in LINES.values() for line in lines.values()]
    assert len({*said, NOT_A_WORD}) == 8 * len(Outcome) + 1


@pytest.mark.parametrize("outcome", list(Outcome))
def test_how_it_ended_decides_the_line(outcome: Outcome) -> None:
    assert told_at_home(play(QUIET, outcome=outcome)) in LINES[outcome].values()


@pytest.mark.parametrize(
    ("gate", "felt"),
    [
        (Gate.DO_NOT_CALL, Felt.STOP_IGNORED),
        (Gate.RESPECT, Felt.INSULTED),
        (Gate.HONESTY, Felt.UNTRUE),
        (Gate.PRESSURE, Felt.PRESSED),
        (Gate.VULNERABLE_OWNER, Felt.PRESSED),
    ],
)
def test_a_broken_rule_is_what_is_told(gate: Gate, felt: Felt) -> None:
    assert felt_in(breached(gate)) is felt


@pytest.mark.parametrize(
    ("move", "felt"),
    [
        (MoveKind.DISRESPECT, Felt.INSULTED),
        (MoveKind.MISSTATE, Felt.UNTRUE),
        (MoveKind.PRESSURE, Felt.PRESSED),
    ],
)
def test_harm_is_what_is_told(move: MoveKind, felt: Felt) -> None:
    assert felt_in(play(("Sign now.", heard(move)))) is felt


def test_without_harm_it_is_listening_and_trust() -> None:
    scene = a_scene()
    listens = ("You waited, and nobody came.", heard(MoveKind.REFLECT))
    asks = ("Insurance?", heard(MoveKind.PROBLEM_QUESTION, topics=("insurance",)))
    both = play(asks, listens, scene=scene, first=trusting(scene, 60))
    assert felt_in(both) is Felt.HEARD_AND_TRUSTS
    assert felt_in(play(QUIET, scene=scene, first=trusting(scene, 60))) is Felt.TRUSTS
    assert felt_in(play(QUIET, scene=scene, first=trusting(scene, 20))) is Felt.NEITHER
    wary = play(listens, scene=scene, first=trusting(scene, 20))
    assert felt_in(wary) is Felt.HEARD


def test_listening_words_that_move_nothing_are_not_listening() -> None:
    scene = a_scene()
    empty = [("I hear you.", heard(MoveKind.ACKNOWLEDGE, acts=(Act.OK,)))] * 6
    assert felt_in(play(*empty, scene=scene, first=trusting(scene, 20))) is Felt.NEITHER


def test_somebody_who_never_spoke_is_told_as_that() -> None:
    assert told_at_home(play(Action.WAIT)) == NOT_A_WORD


def test_whom_it_is_told_to_never_contradicts_the_scenario() -> None:
    assert confidant(a_scene()) == "a friend"  # a sister owns half of that house
    facts = a_scene().scenario.model_dump(mode="json")["facts"]
    alone = a_scene(facts=[facts[0]])
    assert confidant(alone) == "their sister"
    assert confidant(alone, a_scene()) == "a friend"


def test_no_line_holds_what_a_homeowner_keeps_back() -> None:
    lines = [line for lines in LINES.values() for line in lines.values()]
    assert not any(numbers_in(line) for line in lines)
    facts = [
        fact for scene in YamlLibrary(CONTENT).scenes().values() for fact in scene.scenario.facts
    ]
    assert len(facts) > 100
    for line in lines:
        for fact in facts:
            shared = stems_in(line) & stems_in(fact.is_about)
            assert len(shared) <= 2, (line, fact.is_about)
