"""Taking turns and ending, as the use cases do it, with two browser tabs open on one attempt."""

from threading import Barrier, local

import pytest

from tests.adapters.storage.crowd import LIMIT_S, together
from tests.adapters.storage.databases import count, lets_many_write
from tests.adapters.storage.services import Ear, services_over
from tests.adapters.storage.values import HandClock, a_person, keep_attempt, reply
from trainer.adapters.storage import rows
from trainer.adapters.storage.database import Database
from trainer.domain.attempt import Attempt
from trainer.errors import ConflictError, NotFoundError, StorageError
from trainer.usecases.end_attempt import end_attempt, judge_job_id
from trainer.usecases.services import Services
from trainer.usecases.speak_reply import Replied, speak_reply
from trainer.usecases.take_turn import OpenedTurn, Said, open_turn

PERSON = a_person()


def takes(services: Services, text: str = "Who insures it?", index: int = 1) -> OpenedTurn:
    return open_turn(services, PERSON, "attempt-1", Said(index=index, text=text))


def stored(database: Database) -> Attempt:
    with database.begin() as transaction:
        return transaction.attempts.get("attempt-1")


def two_tabs(database: Database) -> Services:
    """Services whose listener waits until both tabs have read the attempt, and none has written."""
    both = Barrier(2)

    def meet() -> None:
        both.wait(LIMIT_S)

    return services_over(database, Ear(before=meet))


def test_the_same_words_again_find_the_turn_that_is_stored(database: Database) -> None:
    keep_attempt(database)
    services = services_over(database)
    first = takes(services)
    again = takes(services, "  Who insures it?\x00 ")  # the same once it is cleaned
    assert again.attempt == first.attempt == stored(database)
    assert again.reply is None
    assert count(database, rows.turns) == 2


async def test_the_same_words_again_find_the_reply_too(database: Database) -> None:
    keep_attempt(database)
    services = services_over(database)
    pieces = [piece async for piece in speak_reply(services, takes(services))]
    replied = pieces[-1]
    assert isinstance(replied, Replied)
    again = takes(services)
    assert again.reply == replied.turn
    assert [piece async for piece in speak_reply(services, again)] == [replied]
    assert count(database, rows.turns) == 3


def test_other_words_under_a_taken_index_are_refused(database: Database) -> None:
    keep_attempt(database)
    services = services_over(database)
    takes(services)
    before = stored(database)
    with pytest.raises(ConflictError, match="other words"):
        takes(services, "Something else.")
    assert stored(database) == before


def test_the_same_words_from_two_tabs_at_once_are_one_turn(database: Database) -> None:
    keep_attempt(database)
    services = two_tabs(database)
    results = together(lambda: takes(services), lambda: takes(services))
    attempt = stored(database)
    assert len(attempt.turns) == 2
    for result in results:
        assert isinstance(result, OpenedTurn)
        assert result.attempt == attempt


def test_of_other_words_from_two_tabs_at_once_one_is_stored(database: Database) -> None:
    keep_attempt(database)
    services = two_tabs(database)
    results = together(lambda: takes(services, "This."), lambda: takes(services, "That."))
    (won,) = [result for result in results if isinstance(result, OpenedTurn)]
    (lost,) = [result for result in results if not isinstance(result, OpenedTurn)]
    assert isinstance(lost, ConflictError)
    assert stored(database) == won.attempt


def test_ending_stores_the_end_the_scorecard_and_the_job(database: Database) -> None:
    attempt = keep_attempt(database)
    ended = end_attempt(services_over(database), PERSON, attempt.id)
    assert end_attempt(services_over(database), PERSON, attempt.id) == ended
    with database.begin() as transaction:
        assert transaction.attempts.get(attempt.id) == ended
        assert transaction.scorecards.of(attempt.id)
        job = transaction.job_state(judge_job_id(attempt))
    assert job is not None
    assert job.state == "waiting"
    assert count(database, rows.scorecards) == 1


def test_an_end_that_cannot_be_scored_is_not_stored(database: Database) -> None:
    attempt = keep_attempt(database)

    def breaks() -> None:
        message = "the disk is full"
        raise StorageError(message)

    with pytest.raises(StorageError):
        end_attempt(services_over(database, Ear(before=breaks)), PERSON, attempt.id)
    assert stored(database) == attempt
    assert count(database, rows.scorecards) == count(database, rows.jobs) == 0


def test_another_persons_attempt_is_not_there(database: Database) -> None:
    keep_attempt(database)
    with pytest.raises(NotFoundError):
        end_attempt(services_over(database), a_person("person-2"), "attempt-1")
    assert not stored(database).is_over


class MeetingClock(HandClock):
    """Lets two threads pass together the first time each asks, where both can be that far."""

    def __init__(self, database: Database) -> None:
        super().__init__()
        self._meeting = Barrier(2 if lets_many_write(database) else 1)
        self._seen = local()

    def now(self):
        if not hasattr(self._seen, "here"):
            self._seen.here = True
            self._meeting.wait(LIMIT_S)
        return super().now()


def test_ending_from_two_tabs_at_once_ends_once(database: Database) -> None:
    attempt = keep_attempt(database)
    services = services_over(database, clock=MeetingClock(database))
    ends = [lambda: end_attempt(services, PERSON, attempt.id)] * 2
    assert together(*ends) == [stored(database)] * 2
    assert count(database, rows.scorecards) == 1


def test_a_turn_is_not_stored_in_an_attempt_that_ended_meanwhile(database: Database) -> None:
    attempt = keep_attempt(database)
    other_tab = services_over(database)

    def ends() -> None:
        end_attempt(other_tab, PERSON, attempt.id)

    with pytest.raises(ConflictError):
        takes(services_over(database, Ear(before=ends)))
    assert stored(database).turns == attempt.turns


def test_a_reply_is_not_stored_in_an_attempt_that_ended_meanwhile(database: Database) -> None:
    keep_attempt(database)
    spoken = reply(takes(services_over(database)).attempt)
    scored = end_attempt(services_over(database), PERSON, "attempt-1")
    with pytest.raises(ConflictError), database.begin() as transaction:
        transaction.attempts.add_turn(spoken, spoken.turns[-1])
    assert stored(database) == scored
