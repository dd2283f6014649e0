"""Signals that the homeowner gave on purpose, and what the rep made of each."""

from dataclasses import replace

import pytest

from tests.builders import a_scene, a_turn, an_attempt, heard
from tests.domain.scoring.records import H
from trainer.domain.attempt import Attempt, HomeownerTurn, RepTurn, SpokenBy
from trainer.domain.documents.scene import Scene
from trainer.domain.homeowner.reaction import Mood, Part, PartKind
from trainer.domain.homeowner.step import opening
from trainer.domain.moves import Heard, HomeownerMove, MoveKind
from trainer.domain.scoring.record import Signal
from trainer.domain.scoring.record_of import record_of_attempt
from trainer.domain.transcript import Speaker

SIGNALS = [
    {"kind": "look_alike", "trust": 35, "says": "Sure, send me something."},
    {"kind": "signal", "trust": 55, "says": "How soon could that be?"},
]
GIVES = tuple(Part(kind=PartKind.SIGNAL, ref=str(at)) for at in range(len(SIGNALS)))
LIKE_A_SIGNAL = HomeownerMove(kind=H.BUYING_SIGNAL, text="Hm.", confidence=0.9)
STEP = heard(MoveKind.PROPOSE_NEXT_STEP)


def attempt(scene: Scene, *said: tuple[Heard, tuple[Part, ...]], answered: bool = True) -> Attempt:
    """Lines of the rep, each with the parts of the reply to it; the last may await its reply."""
    started = an_attempt(scene)
    turns = list(started.turns)
    for line, parts in said:
        turns.append(
            RepTurn(
                turn=a_turn(len(turns)),
                heard=line,
                mind=opening(scene).mind,
                parts=parts,
                mood=Mood.EVEN,
            )
        )
        turn = a_turn(len(turns), "Hm.", Speaker.HOMEOWNER)
        turns.append(HomeownerTurn(turn=turn, spoken_by=SpokenBy.AUTHORED))
    return replace(started, turns=tuple(turns if answered else turns[:-1]))


def signals(played: Attempt, scene: Scene) -> tuple[Signal, ...]:
    heard_in = [(LIKE_A_SIGNAL,)] * sum(isinstance(t, HomeownerTurn) for t in played.turns)
    return record_of_attempt(played, scene, heard_in).signals


def test_where_signals_are_written_those_that_were_given_count_and_nothing_else() -> None:
    scene = a_scene(signals=SIGNALS)
    played = attempt(scene, (heard(), GIVES[:1]), (heard(), ()), (heard(), GIVES[1:]))
    assert signals(played, scene) == (
        Signal(turn=2, kind="look_alike", response="missed"),
        Signal(turn=6, kind="signal", response="missed"),
    )


def test_where_no_signal_is_written_the_listener_finds_them() -> None:
    scene = a_scene()
    played = attempt(scene, (heard(), ()))
    assert [(found.turn, found.kind) for found in signals(played, scene)] == [
        (0, "signal"),
        (2, "signal"),
    ]


@pytest.mark.parametrize(
    ("line", "response"),
    [(STEP, "tested"), (heard(words=46), "overrun"), (heard(words=45), "missed")],
)
def test_what_the_rep_made_of_a_signal_that_was_given_shows_in_the_next_line(
    line: Heard, response: str
) -> None:
    scene = a_scene(signals=SIGNALS)
    played = attempt(scene, (heard(), GIVES[:1]), (line, ()))
    expected = (Signal(turn=2, kind="look_alike", response=response),)
    assert signals(played, scene) == expected


def test_a_signal_in_a_reply_that_never_came_is_none() -> None:
    scene = a_scene(signals=SIGNALS)
    played = attempt(scene, (heard(), GIVES[:1]), answered=False)
    assert signals(played, scene) == ()
