"""Saying back what somebody said."""

import pytest

from trainer.domain.trainees.echo import LEAST, MOST, echo_of


@pytest.mark.parametrize(
    ("said", "echo"),
    [
        ("I like my porch.", "you like your porch"),
        ("We paid for it ourselves, me and mine!", "you paid for it ourselves, you and yours"),
        ("I'm tired of it.", "you're tired of it"),
        ("I am tired of us.", "you are tired of you"),
        ("You sold me your house.", "I sold you our house"),
        ("The roof leaks badly.", "the roof leaks badly"),
        ("ours is the blue one", "yours is the blue one"),
    ],
)
def test_what_is_said_back_has_its_persons_turned_round(said: str, echo: str) -> None:
    assert echo_of(said) == echo


def test_the_longest_statement_is_said_back() -> None:
    assert (
        echo_of("It is old. The roof leaks in the rain. It is so.") == "the roof leaks in the rain"
    )


def test_a_question_is_not_said_back() -> None:
    assert echo_of("Why would you ask me a thing like that? It is old.") == "it is old"


@pytest.mark.parametrize("words", [LEAST - 1, MOST + 1])
def test_what_is_very_short_or_very_long_is_not_said_back(words: int) -> None:
    assert echo_of(" ".join(["word"] * words) + ".") is None


@pytest.mark.parametrize("words", [LEAST, MOST])
def test_what_has_a_fitting_length_is_said_back(words: int) -> None:
    said = " ".join(["word"] * words)
    assert echo_of(f"{said}.") == said


@pytest.mark.parametrize("said", ["", "...", "What?", "No."])
def test_where_nothing_was_stated_nothing_is_said_back(said: str) -> None:
    assert echo_of(said) is None
