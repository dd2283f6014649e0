"""Attempts that a database takes, because everything they belong to is stored with them."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from tests.builders import NOON, a_criterion, a_scale, a_scene, a_turn, an_attempt, heard
from trainer.adapters.storage.database import Database
from trainer.domain.attempt import (
    Attempt,
    HomeownerTurn,
    RepTurn,
    SpokenBy,
    Usage,
    hear_homeowner,
    hear_rep,
)
from trainer.domain.chance import draw
from trainer.domain.documents.scene import Scene
from trainer.domain.homeowner.step import step
from trainer.domain.moves import Act, Form, Heard, MoveKind, Slots
from trainer.domain.people import Person, Role
from trainer.domain.scoring.record_of import record_of_attempt
from trainer.domain.scoring.scorecard import JudgedBy, JudgeKind, Scorecard
from trainer.domain.scoring.tally import tally
from trainer.domain.transcript import Speaker

USAGE = Usage(prompt_tokens=812, completion_tokens=31, seconds=0.84, dollars=0.00042, model="m-1")
SCALE = a_scale(a_criterion())


class HandClock:
    """A clock that a test sets by hand."""

    def __init__(self) -> None:
        self.time = NOON

    def now(self) -> datetime:
        """The moment that was set."""
        return self.time


def a_person(person_id: str = "person-1", *roles: Role, **changes: Any) -> Person:
    """A person whose e-mail is made of their id."""
    email = f"{person_id}@example.com"
    values = {"id": person_id, "email": email, "name": person_id.title(), **changes}
    return Person(roles=frozenset(roles), **values)


def keep_people(database: Database, *names: str) -> None:
    """Store people by id."""
    with database.begin() as transaction:
        for name in names:
            transaction.people.add(a_person(name), NOON)


def keep_attempt(database: Database, scene: Scene | None = None, **changes: Any) -> Attempt:
    """Store an attempt with its documents; its person must be there, or is `person-1`."""
    played = scene or a_scene()
    with database.begin() as transaction:
        if transaction.people.by_email("person-1@example.com") is None:
            transaction.people.add(a_person(), NOON)
        pins = {
            "scene": transaction.contents.keep_scene(played, NOON),
            "scale": transaction.contents.keep_scale(SCALE, NOON),
        }
        attempt = replace(an_attempt(played), **{**pins, **changes})
        transaction.attempts.add(attempt)
    return attempt


def rep_turn(attempt: Attempt, text: str = "words", line: Heard | None = None) -> Attempt:
    """The attempt with one more rep's turn, and what it does to the mind."""
    turn = a_turn(len(attempt.turns), text, at=NOON)
    line = line or heard(MoveKind.ACKNOWLEDGE, MoveKind.SITUATION_QUESTION, topics=("insurance",))
    reaction = step(
        attempt.mind, a_scene(), line, turn, lambda p: draw(attempt.seed, turn.index, p)
    )
    return hear_rep(attempt, turn, line, reaction)


def reply(attempt: Attempt, text: str = "I see.", **more: Any) -> Attempt:
    """The attempt with the homeowner's reply, spoken by a model."""
    turn = a_turn(len(attempt.turns), text, Speaker.HOMEOWNER, at=NOON)
    values: dict[str, Any] = {"spoken_by": SpokenBy.MODEL, "usage": USAGE, **more}
    return hear_homeowner(attempt, HomeownerTurn(turn=turn, **values))


def well_played(attempt: Attempt) -> Attempt:
    """The attempt after two exchanges that leave their mark in the mind."""
    offer = replace(
        heard(
            MoveKind.PROPOSE_NEXT_STEP,
            MoveKind.REFLECT,
            acts=(Act.INTRODUCE, Act.SOURCE),
            answers=("scam",),
            red_lines=("hype",),
            form=Form.CLOSED,
        ),
        slots=Slots(rep_name="Sam", company="Zürich Homes", amounts=(61_500.5,), when="Thursday"),
    )
    once = reply(rep_turn(attempt, "Who insures it? “Quotes”, naïve\n\ttabs, 家, 🏚️"))
    return reply(rep_turn(once, "A lifetime chance.", offer), "Spare me.", usage=None)


def scorecard_of(attempt: Attempt, kind: JudgeKind = JudgeKind.LOCAL) -> Scorecard:
    """The scorecard of an attempt at the plain scene."""
    says: list[tuple[()]] = [() for turn in attempt.turns if not isinstance(turn, RepTurn)]
    record = record_of_attempt(attempt, a_scene(), says)
    model = "m-1" if kind is JudgeKind.MODEL else None
    usage = USAGE if kind is JudgeKind.MODEL else None
    return tally(record, SCALE, {}, JudgedBy(kind=kind, model=model, usage=usage))
