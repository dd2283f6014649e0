"""Everything that is heard has a name that people read."""

from tests.builders import a_move
from trainer.domain.moves import Act, Category, Form, MoveKind
from trainer.domain.scoring.words import CONCERNS, MOVES, act_words, either, move_words


def test_every_move_and_concern_has_words_of_its_own() -> None:
    assert set(MOVES) == set(MoveKind)
    assert len(set(MOVES.values())) == len(MoveKind)
    assert set(CONCERNS) == set(Category)


def test_a_question_says_whether_it_was_open() -> None:
    question = a_move(MoveKind.PROBLEM_QUESTION, form=Form.OPEN)
    assert move_words(question) == "question about a difficulty (open)"
    closed = a_move(MoveKind.PROBLEM_QUESTION, form=Form.CLOSED)
    assert move_words(closed) == "question about a difficulty (closed)"
    assert move_words(a_move(MoveKind.PROOF)) == "gives something to check"


def test_an_act_without_words_of_its_own_is_named_as_it_is() -> None:
    assert act_words(Act.SOURCE) == "saying where you have the number from"
    assert act_words(Act.SMALL_TALK) == "small talk"


def test_of_several_one_is_enough() -> None:
    assert either(["a"]) == "a"
    assert either(["a", "b"]) == "a or b"
    assert either(["a", "b", "c"]) == "a, b or c"
