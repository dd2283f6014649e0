"""A reply is stored whole, whatever a model puts into it."""

from contextlib import aclosing

from tests.adapters.storage.databases import count
from tests.adapters.storage.services import ModelVoice, services_over
from tests.adapters.storage.values import USAGE, a_person, keep_attempt
from trainer.adapters.storage import rows
from trainer.adapters.storage.database import Database
from trainer.domain.attempt import HomeownerTurn, SpokenBy
from trainer.usecases.speak_reply import speak_reply
from trainer.usecases.speaking import Released
from trainer.usecases.take_turn import OpenedTurn, Said, open_turn


def asked(database: Database, words: str) -> OpenedTurn:
    keep_attempt(database)
    services = services_over(database, voice=ModelVoice(words))
    return open_turn(services, a_person(), "attempt-1", Said(index=1, text="Who insures it?"))


async def replies(database: Database, words: str) -> HomeownerTurn:
    services = services_over(database, voice=ModelVoice(words))
    async for _ in speak_reply(services, asked(database, words)):
        pass
    with database.begin() as transaction:
        found = transaction.attempts.get("attempt-1").turns[-1]
    assert isinstance(found, HomeownerTurn)
    assert found.spoken_by is SpokenBy.MODEL
    return found


async def test_a_reply_is_stored_with_what_it_cost(database: Database) -> None:
    reply = await replies(database, "I would rather not say, dear.")
    assert (reply.turn.text, reply.usage) == ("I would rather not say, dear.", USAGE)


async def test_a_reply_whose_hearer_went_away_is_not_stored(database: Database) -> None:
    words = "I would rather not say, dear. Not today."
    services = services_over(database, voice=ModelVoice(words))
    async with aclosing(speak_reply(services, asked(database, words))) as pieces:
        assert isinstance(await anext(pieces), Released)
    assert count(database, rows.turns) == 2


async def test_a_reply_with_a_nul_in_it_can_be_stored(database: Database) -> None:
    reply = await replies(database, "I would rather not\x00 say, dear.")
    assert reply.turn.text.startswith("I would rather not")


async def test_a_reply_with_half_a_character_in_it_can_be_stored(database: Database) -> None:
    reply = await replies(database, "I would rather not \ud83d say, dear.")
    assert reply.turn.text.startswith("I would rather not")
