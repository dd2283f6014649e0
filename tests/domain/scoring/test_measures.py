"""What can be counted in a conversation."""

import pytest

from tests.builders import a_move, heard
from tests.domain.scoring.records import H, owner, record, rep
from trainer.domain.moves import OFF_ROLE, Form, Heard, MoveKind
from trainer.domain.scoring.measures import content_words, measure, measures_of, words

K = MoveKind
ASK = heard(K.SITUATION_QUESTION)
TALK = record(
    rep("one two three", heard(K.SITUATION_QUESTION, K.PROBLEM_QUESTION, K.EXPLORE)),
    owner("one"),
    rep("one two", heard(K.REFLECT)),
    owner("Why is that so?"),
    rep("one two", heard(K.BENEFIT)),
    owner("one two"),
    rep("one", heard(K.OFFER, K.ACKNOWLEDGE)),
    owner("No.", H.OBJECTION),
    rep("one", heard(K.PROOF, form=Form.CLOSED)),
)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("rep_turns", 5),
        ("homeowner_turns", 4),
        ("rep_word_share", round(9 / 17, 3)),
        ("longest_rep_turn_words", 3),
        ("questions_asked", 3),
        ("stacked_turns", 1),
        ("listening_moves", 2),
        ("unasked_input", 1),
        ("listening_balance", 1),
        ("off_role_turns", 0),
    ],
)
def test_each_measure_counts_what_its_name_says(name: str, value: float) -> None:
    assert measure(TALK, name) == value


def test_an_empty_record_measures_nothing() -> None:
    assert measure(record(), "rep_word_share") == 0
    assert measure(record(), "longest_rep_turn_words") == 0


def test_a_measure_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        measure(TALK, "charm")


def test_all_measures_come_with_questions_by_kind_and_form() -> None:
    every = measures_of(record(rep("a", ASK), rep("b", heard(K.EXPLORE, form=Form.CLOSED))))
    assert every["rep_turns"] == 2
    questions = every["questions"]
    assert isinstance(questions, dict)
    assert {k: v for k, v in questions.items() if v} == {
        "open": 1,
        "closed": 1,
        "situation": 1,
        "explore": 1,
    }
    assert {"problem", "implication", "need_payoff", "other"} <= set(questions)


def test_words_are_what_stands_between_spaces() -> None:
    assert words("  It's a\nhouse. ") == 3


def test_words_that_carry_matter_are_long_and_not_empty() -> None:
    assert content_words("Well, THE Furnace would rattle!") == {"furnace", "rattle"}


def test_turns_that_surely_speak_to_the_program_are_counted() -> None:
    attacks = [
        rep("x", Heard(moves=(a_move(K.OFF_ROLE, sure=sure),)))
        for sure in (OFF_ROLE, OFF_ROLE - 0.01)
    ]
    assert measure(record(*attacks, owner("What?")), "off_role_turns") == 1
