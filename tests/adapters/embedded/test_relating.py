"""How near a line comes to what the homeowner said last."""

import pytest

from trainer.adapters.embedded.listener import EmbeddedListener
from trainer.domain.transcript import Speaker, Turn

COLD = "It snowed again. The boiler is dead, cracked right through. My cousin has a boat."


def relates(listener: EmbeddedListener, text: str, *said: str) -> float:
    """How near the rep's line comes, after these turns: the homeowner's first, then by turns."""
    speakers = (Speaker.HOMEOWNER, Speaker.REP)
    turns = tuple(Turn(index=n, speaker=speakers[n % 2], text=t) for n, t in enumerate(said))
    return listener.hear(text, turns, None).relates


def test_taking_up_what_was_said_comes_nearer_than_a_script(listener: EmbeddedListener) -> None:
    taken_up = relates(listener, "So you've had no heat since the boiler cracked.", COLD)
    script = relates(listener, "We have won awards for our service three years in a row.", COLD)
    assert taken_up > script + 0.3


@pytest.mark.parametrize(
    "text", ["What did the boiler do when it cracked?", "What kind of boat does your cousin have?"]
)
def test_each_sentence_that_was_said_can_be_taken_up(listener: EmbeddedListener, text: str) -> None:
    assert relates(listener, text, COLD) > 0.5


def test_one_clause_of_a_long_line_is_enough(listener: EmbeddedListener) -> None:
    before, after = "We have won awards for our service.", "We open at nine on Sundays."
    alone = relates(listener, f"{before} {after}", COLD)
    assert relates(listener, f"{before} The boiler is dead. {after}", COLD) > alone + 0.3


def test_only_the_last_words_of_the_homeowner_count(listener: EmbeddedListener) -> None:
    text = "So the boiler is dead."
    assert relates(listener, text, COLD, "I see.", "I teach algebra.") < 0.3
    assert relates(listener, text, "I teach algebra.", "I see.", COLD) > 0.5


@pytest.mark.parametrize("said", [(), ("",), ("  ",), (COLD, "I see.", "")])
def test_where_nothing_was_said_there_is_nothing_to_miss(
    listener: EmbeddedListener, said: tuple[str, ...]
) -> None:
    assert relates(listener, "We have won awards.", *said) == 1.0


def test_nothing_said_and_asking_on_miss_nothing(listener: EmbeddedListener) -> None:
    assert relates(listener, "", COLD) == 1.0
    assert relates(listener, "How so?", COLD) == 1.0


@pytest.mark.parametrize("said", ["...", "\u623f\u5b50", "word " * 3_000, "?!?"])
def test_whatever_was_said_the_nearness_runs_from_0_to_1(
    listener: EmbeddedListener, said: str
) -> None:
    assert 0.0 <= relates(listener, "We have won awards.", said) <= 1.0
