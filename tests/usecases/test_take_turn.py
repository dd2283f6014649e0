"""A rep's turn is stored once, whatever is sent, and how often."""

import pytest

from tests.builders import NOON, heard
from tests.usecases.playing import say, talk
from tests.usecases.world import MONA, NIA, OMAR, World
from trainer.domain.attempt import RepTurn
from trainer.domain.moves import Heard, MoveKind
from trainer.domain.people import Person
from trainer.domain.transcript import Action
from trainer.errors import AttemptEndedError, ConflictError, InvalidInputError, NotFoundError
from trainer.usecases.end_attempt import end_attempt
from trainer.usecases.take_turn import MOST_CHARACTERS, MOST_TURNS, Said, clean, open_turn


def test_a_turn_is_stored_with_what_was_heard_and_what_it_did(world: World) -> None:
    line = heard(MoveKind.RAPPORT)
    world.listener.will_hear.append(line)
    attempt = world.practises(NIA)
    opened = say(world, attempt, "Hello there.")
    stored = world.stored(attempt.id)
    assert opened.attempt == stored
    assert opened.reply is None
    added = stored.turns[1]
    assert isinstance(added, RepTurn)
    assert (added.turn.text, added.turn.at, added.heard) == ("Hello there.", NOON, line)
    assert added.mind.heard_turns == 1
    assert stored.awaits_reply


def test_the_listener_hears_the_line_with_all_that_was_said_before(world: World) -> None:
    attempt = world.practises(NIA)
    say(world, attempt, "Hello there.")
    assert world.listener.asked == [("Hello there.", attempt.transcript.turns)]


def test_the_same_turn_again_gives_what_is_stored_and_is_not_heard_again(world: World) -> None:
    attempt = world.practises(NIA)
    first = say(world, attempt, "Hello there.")
    again = say(world, attempt, "  Hello there.\n")
    assert again == first
    assert len(world.listener.asked) == 1


async def test_the_same_turn_again_brings_the_reply_along(world: World) -> None:
    attempt = world.practises(NIA)
    replied = await talk(world, attempt, "Hello there.")
    assert say(world, attempt, "Hello there.").reply == replied.turn


def test_other_words_under_the_same_index_conflict(world: World) -> None:
    attempt = world.practises(NIA)
    say(world, attempt, "Hello there.")
    with pytest.raises(ConflictError, match="Turn 1"):
        say(world, attempt, "Good day.")
    with pytest.raises(ConflictError):
        say(world, attempt, "", action=Action.WAIT)
    assert world.stored(attempt.id).turns[1].turn.text == "Hello there."


@pytest.mark.parametrize("index", [-1, 2, 3, 399])
def test_only_the_next_turn_can_be_taken(world: World, index: int) -> None:
    attempt = world.practises(NIA)
    with pytest.raises(ConflictError, match=f"Turn {index} is not the next"):
        say(world, attempt, "Hello.", index=index)
    assert world.stored(attempt.id) == attempt


def test_the_homeowners_turn_cannot_be_taken(world: World) -> None:
    with pytest.raises(InvalidInputError, match="odd"):
        say(world, world.practises(NIA), "Hello.", index=0)


def test_no_turn_is_taken_while_a_reply_is_awaited(world: World) -> None:
    attempt = world.practises(NIA)
    say(world, attempt, "Hello.")
    with pytest.raises(ConflictError):
        say(world, attempt, "And another thing.", index=2)


def test_a_conversation_takes_only_so_many_turns(world: World) -> None:
    with pytest.raises(InvalidInputError, match=str(MOST_TURNS)):
        say(world, world.practises(NIA), "Hello.", index=2 * MOST_TURNS + 1)


def test_an_ended_attempt_takes_no_turn(world: World) -> None:
    attempt = world.practises(NIA)
    end_attempt(world.services, NIA, attempt.id)
    with pytest.raises(AttemptEndedError):
        say(world, attempt, "One more thing.")
    assert world.listener.asked == []


def test_a_turn_that_was_taken_before_the_end_is_still_found(world: World) -> None:
    attempt = world.practises(NIA)
    say(world, attempt, "Hello.")
    end_attempt(world.services, NIA, attempt.id)
    assert say(world, attempt, "Hello.").attempt.is_over


@pytest.mark.parametrize("person", [OMAR, MONA], ids=lambda person: person.id)
def test_nobody_speaks_in_somebody_elses_attempt(world: World, person: Person) -> None:
    attempt = world.is_assigned(NIA)
    with pytest.raises(NotFoundError):
        open_turn(world.services, person, attempt.id, Said(index=1, text="Hello."))


@pytest.mark.parametrize("text", ["", "   ", "\n\t ", "\x00\x07", "\ud800", "\u00a0"])
def test_blank_words_are_refused_before_anything_is_looked_up(world: World, text: str) -> None:
    with pytest.raises(InvalidInputError, match="nothing to say"):
        open_turn(world.services, NIA, "no such attempt", Said(index=1, text=text))


@pytest.mark.parametrize(
    "text",
    ["\u200b", "\u2060\ufeff", "\u202e", " \u200b ", "\u2066\u2069", "\u3164", "\u2800\ufe0f"],
)
def test_words_that_nobody_can_see_are_blank_too(text: str) -> None:
    with pytest.raises(InvalidInputError):
        clean(Said(index=1, text=text))


@pytest.mark.parametrize("text", ["\u202eHi", "👩\u200d🌾", "?", "a\u200cb"])
def test_marks_that_nobody_can_see_do_no_harm_beside_words(text: str) -> None:
    assert clean(Said(index=1, text=text)) == text


def test_a_turn_may_be_just_as_long_as_the_limit() -> None:
    assert clean(Said(index=1, text=f" {'x' * MOST_CHARACTERS}\n")) == "x" * MOST_CHARACTERS
    with pytest.raises(InvalidInputError, match="2,001 characters"):
        clean(Said(index=1, text="x" * (MOST_CHARACTERS + 1)))


def test_control_characters_are_dropped_and_line_breaks_stay() -> None:
    assert clean(Said(index=1, text="a\x1b[31mb\nc\td\x00")) == "a[31mb\nc\td"


@pytest.mark.parametrize("action", [Action.WAIT, Action.HOLD, Action.HANG_UP])
def test_an_action_carries_no_words_and_is_not_listened_to(world: World, action: Action) -> None:
    attempt = world.practises(NIA)
    added = say(world, attempt, "x" * 9000, action=action).attempt.turns[1]
    assert isinstance(added, RepTurn)
    assert (added.turn.text, added.turn.action, added.heard) == ("", action, Heard())
    assert world.listener.asked == []


def test_two_tabs_with_the_same_words_share_one_turn(world: World) -> None:
    attempt = world.practises(NIA)
    world.listener.meanwhile = lambda: say(world, attempt, "Hello.")
    assert say(world, attempt, "Hello.").attempt == world.stored(attempt.id)
    assert len(world.stored(attempt.id).turns) == 2


def test_the_slower_of_two_tabs_with_different_words_is_told(world: World) -> None:
    attempt = world.practises(NIA)
    world.listener.meanwhile = lambda: say(world, attempt, "I was first.")
    with pytest.raises(ConflictError):
        say(world, attempt, "Hello.")
    assert world.stored(attempt.id).turns[1].turn.text == "I was first."


def test_what_a_turn_does_depends_on_the_seed_and_the_words_alone(world: World) -> None:
    one, two = world.practises(NIA, seed=9), world.practises(OMAR, seed=9)
    first = say(world, one, "Hello.").attempt.turns[1]
    second = say(world, two, "Hello.", person=OMAR).attempt.turns[1]
    assert first == second
