"""Counted checks over moves, acts, measures and words: held, not held, and open."""

from typing import Any

import pytest
from pydantic import TypeAdapter

from tests.builders import a_move, heard
from tests.domain.scoring.records import owner, record, rep
from trainer.domain.documents.rubric import Formula
from trainer.domain.moves import Act, Form, Heard, MoveKind
from trainer.domain.scoring.counting import MOST_EVIDENCE, count
from trainer.domain.scoring.record import Record
from trainer.domain.scoring.scorecard import Answer

K = MoveKind
_FORMULA: TypeAdapter[Any] = TypeAdapter(Formula)


def counted(formula: str, what: Record, **fields: object) -> Answer:
    return count(_FORMULA.validate_python({"formula": formula, **fields}), what)


def test_something_that_is_no_formula_cannot_be_counted() -> None:
    with pytest.raises(TypeError, match="str has no way to be counted"):
        count("moves", record())


@pytest.mark.parametrize(
    ("times", "bounds", "held"),
    [
        (0, {}, False),
        (1, {}, True),
        (1, {"at_least": 2}, False),
        (2, {"at_least": 2}, True),
        (2, {"at_most": 1}, False),
        (0, {"at_least": 0, "at_most": 0}, True),
    ],
)
def test_moves_are_counted_between_bounds(
    times: int, bounds: dict[str, int], *, held: bool
) -> None:
    what = record(*[rep("words", heard(K.REFLECT))] * times)
    assert counted("moves_seen", what, moves=["reflect"], **bounds).held is held


def test_moves_of_one_form_or_of_the_first_turns_can_be_asked_for() -> None:
    question = K.SITUATION_QUESTION
    closed = heard(question, form=Form.CLOSED)
    what = record(rep("a", closed), owner(), rep("b", heard(question)))
    asked = {"moves": ["situation_question"]}
    assert counted("moves_seen", what, **asked, form="open").evidence[0].turn == 2
    assert counted("moves_seen", what, **asked, form="open", by_turn=1).held is False
    assert counted("moves_seen", what, **asked, form="open", by_turn=2).held is True


def test_the_surest_moves_are_quoted_in_the_order_of_the_talk() -> None:
    said = [
        rep("words", Heard(moves=(a_move(K.REFLECT, f"r{n}", sure=sure),)))
        for n, sure in enumerate((0.6, 0.9, 0.7, 0.8, 0.3))
    ]
    answer = counted("moves_seen", record(*said), moves=["reflect"])
    assert [piece.quote for piece in answer.evidence] == ["r1", "r2", "r3"]
    assert answer.reason == "reflect: heard 4 times"


def test_harm_is_counted_only_where_it_was_heard_clearly() -> None:
    def seen(sure: float) -> bool | None:
        line = Heard(moves=(a_move(K.PRESSURE, sure=sure),))
        return counted("moves_seen", record(rep("words", line)), moves=["pressure"]).held

    assert seen(0.55) is False
    assert seen(0.6) is True


@pytest.mark.parametrize(
    ("kind", "sure", "held"),
    [
        (K.DISMISS, 0.9, False),
        (K.DISMISS, 0.55, True),
        (K.BENEFIT, 0.65, False),
        (K.BENEFIT, 0.55, True),
        (K.REFLECT, 0.9, True),
    ],
)
def test_moves_that_should_not_be_there(kind: MoveKind, sure: float, *, held: bool) -> None:
    what = record(rep("words", Heard(moves=(a_move(kind, sure=sure),))))
    assert counted("moves_absent", what, moves=["dismiss", "benefit"]).held is held


def test_a_lower_bar_for_absence_can_be_set() -> None:
    what = record(rep("words", Heard(moves=(a_move(K.BENEFIT, sure=0.3),))))
    moves = {"moves": ["benefit"]}
    assert counted("moves_absent", what, **moves, confidence=0.2).held is False
    assert counted("moves_absent", what, **moves, confidence=0.4).held is True


def test_acts_are_counted_by_turn_with_the_turn_as_evidence() -> None:
    act = heard(acts=(Act.SOURCE, Act.OK))
    what = record(rep("hm"), owner(), rep("it is from a list", act))
    assert counted("acts_seen", what, acts=["source"]).held is True
    assert counted("acts_seen", what, acts=["source"]).evidence[0].quote == "it is from a list"
    assert counted("acts_seen", what, acts=["source"], by_turn=1).held is False
    assert counted("acts_seen", what, acts=["source"], at_least=2).held is False
    many = record(*[rep("x", act)] * 5)
    assert len(counted("acts_seen", many, acts=["ok"]).evidence) == MOST_EVIDENCE


@pytest.mark.parametrize(
    ("bounds", "held"),
    [
        ({"at_most": 3}, True),
        ({"at_most": 2}, False),
        ({"at_least": 3}, True),
        ({"at_least": 4}, False),
        ({}, True),
    ],
)
def test_a_measure_lies_within_bounds(bounds: dict[str, float], *, held: bool) -> None:
    what = record(rep("one two three"), owner(), rep("one"))
    answer = counted("measure_within", what, measure="longest_rep_turn_words", **bounds)
    assert answer.held is held
    quoted = [piece.quote for piece in answer.evidence]
    assert quoted == ([] if held else ["one two three"])


def test_a_measure_of_a_rep_who_said_nothing_is_open() -> None:
    answer = counted("measure_within", record(owner()), measure="rep_word_share", at_most=1)
    assert answer.held is None


def test_a_measure_of_a_rep_who_only_stays_silent_quotes_nothing() -> None:
    answer = counted(
        "measure_within", record(rep(""), owner()), measure="longest_rep_turn_words", at_most=9
    )
    assert (answer.held, answer.evidence) == (True, ())


def test_a_measure_of_the_whole_talk_quotes_nothing() -> None:
    what = record(rep("one"), owner("two"))
    answer = counted("measure_within", what, measure="rep_word_share", at_most=0.5)
    assert (answer.held, answer.evidence) == (True, ())
    assert answer.reason == "rep word share: 0.5"


def test_one_thing_comes_before_another_or_the_question_is_open() -> None:
    ask, tell = rep("ask", heard(K.PROBLEM_QUESTION)), rep("tell", heard(K.BENEFIT))
    order = {"first": ["problem_question"], "then": ["benefit"]}
    assert counted("in_order", record(ask, owner(), tell), **order).held is True
    wrong = counted("in_order", record(tell, owner(), ask), **order)
    assert wrong.held is False
    assert wrong.evidence[0].turn == 0
    assert counted("in_order", record(ask, owner()), **order).held is None


def test_both_things_in_one_line_are_not_in_order() -> None:
    both = rep("both", heard(K.PROBLEM_QUESTION, K.BENEFIT))
    order = {"first": ["problem_question"], "then": ["benefit"]}
    assert counted("in_order", record(both), **order).held is False


def test_a_line_builds_on_the_one_before_when_it_picks_up_its_words() -> None:
    builds = record(owner("The furnace rattles at night."), rep("A furnace that rattles?"))
    apart = record(owner("The furnace rattles at night."), rep("We serve your city."))
    own = record(rep("The furnace rattles."), rep("The furnace rattles."))
    assert counted("builds_on", builds).held is True
    assert counted("builds_on", builds).evidence[0].turn == 1
    assert counted("builds_on", builds, at_least=2).held is False
    assert counted("builds_on", apart).held is False
    assert counted("builds_on", own).held is False


@pytest.mark.parametrize(
    ("said", "line", "held"),
    [
        ("So the bills are too much", heard(K.REFLECT), True),
        ("So the bills are too much", None, False),
        ("So it costs too much", heard(K.REFLECT), False),
    ],
)
def test_saying_back_builds_on_what_was_said_where_one_of_its_words_comes_back(
    said: str, line: Heard | None, *, held: bool
) -> None:
    talk = record(owner("The bills eat me alive."), rep(said, line))
    assert counted("builds_on", talk, at_least=1).held is held
