"""Notes, ratings and uploaded calls come back as they were, and go when their day has come."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.adapters.storage.values import SCALE, keep_attempt, keep_people, scorecard_of
from tests.builders import NOON
from trainer.adapters.storage.database import Database
from trainer.domain.attempt import Pinned
from trainer.domain.call import Call
from trainer.domain.notes import Felt, Note, Rating, SelfAssessment, WrapUp
from trainer.domain.transcript import Speaker, Transcript, Turn
from trainer.errors import NotFoundError

TALK = Transcript(
    turns=(
        Turn(index=0, speaker=Speaker.HOMEOWNER, text="Who is this?", name="Ann"),
        Turn(index=1, speaker=Speaker.REP, text="Sam.", at=NOON),
    )
)


def a_call(database: Database, ref: str = "call-1", days: int = 30) -> Call:
    """A call with the scorecard of an attempt, stored."""
    attempt = keep_attempt(database, id=f"of-{ref}")
    call = Call(
        id=ref,
        person="person-1",
        title="Tuesday, the brick house",
        made_at=NOON + timedelta(days=days),
        keep_until=NOON + timedelta(days=2 * days),
        rubric=SCALE.rubric.id,
        scale=attempt.scale,
        transcript=TALK,
        scorecard=scorecard_of(attempt),
    )
    with database.begin() as transaction:
        transaction.calls.add(call)
    return call


def test_notes_of_every_kind_come_back_in_order(database: Database) -> None:
    attempt = keep_attempt(database)
    said = (
        SelfAssessment(criterion="listening", level=2, redo=3),
        WrapUp(motivation="wants out", next_step="Thursday at six"),
        Felt(fair=True),
        Felt(fair=True, real=False),
    )
    notes = tuple(Note(person="person-1", made_at=NOON, said=one) for one in said)
    with database.begin() as transaction:
        for note in notes:
            transaction.notes.add(attempt.id, note)
    with database.begin() as transaction:
        assert transaction.notes.of(attempt.id) == notes
        assert transaction.notes.of("another") == ()


def test_ratings_come_back_for_one_attempt_and_for_all(database: Database) -> None:
    one, two = keep_attempt(database), keep_attempt(database, id="attempt-2")
    keep_people(database, "mona")
    first = Rating(attempt=one.id, criterion="listening", rater="mona", level=3, made_at=NOON)
    second = replace(first, attempt=two.id, level=1)
    with database.begin() as transaction:
        transaction.ratings.add(first)
        transaction.ratings.add(second)
    with database.begin() as transaction:
        assert transaction.ratings.of(one.id) == (first,)
        assert transaction.ratings.everything() == (first, second)


def test_calls_come_back_newest_first_to_the_person_who_uploaded_them(database: Database) -> None:
    old, new = a_call(database, days=1), a_call(database, "call-2", days=2)
    with database.begin() as transaction:
        assert transaction.calls.of_person("person-1") == (new, old)
        assert transaction.calls.of_person("somebody") == ()
        assert transaction.calls.get(old.id) == old


def test_a_call_is_forgotten_when_its_day_has_come(database: Database) -> None:
    old, new = a_call(database, days=1), a_call(database, "call-2", days=2)
    with database.begin() as transaction:
        assert transaction.calls.remove_kept_until(old.keep_until) == 1
        assert transaction.calls.of_person("person-1") == (new,)
        with pytest.raises(NotFoundError, match="not yours to see"):
            transaction.calls.get(old.id)


def test_a_call_can_be_removed_twice(database: Database) -> None:
    call = a_call(database)
    with database.begin() as transaction:
        transaction.calls.remove(call.id)
        transaction.calls.remove(call.id)
        assert transaction.calls.of_person("person-1") == ()


def test_an_attempt_keeps_its_further_rubrics_and_what_it_retries(database: Database) -> None:
    also = (Pinned(rubric="other", scale="sha256:1"),)
    attempt = keep_attempt(database, also=also, retries="attempt-0", from_turn=3)
    with database.begin() as transaction:
        assert transaction.attempts.get(attempt.id) == attempt


def test_a_list_shows_the_score_of_the_first_rubric(database: Database) -> None:
    attempt = keep_attempt(database)
    card = scorecard_of(attempt)
    with database.begin() as transaction:
        transaction.scorecards.add(attempt.id, replace(card, overall=70.0), NOON)
        transaction.scorecards.add(attempt.id, replace(card, rubric="other", overall=10.0), NOON)
        (line,) = transaction.attempts.of_person("person-1")
    assert line.overall == 70.0
