"""Words that earn nothing: no check is held by them, and none that they speak against is spared."""

from dataclasses import replace

from tests.builders import heard
from tests.domain.scoring.records import owner, record, rep
from tests.domain.scoring.test_counting_fit import counted
from trainer.domain.moves import Act, Heard, MoveKind
from trainer.domain.outcome import Outcome
from trainer.domain.scoring.applying import rightly_stopped
from trainer.domain.scoring.record import Record, Rest

K = MoveKind


def idle(whole: Record, *indexes: int, left: Heard | None = None) -> Record:
    """The record in which nothing, or only `left`, can be earned by these turns."""
    rest = Rest(earns="", reads="", heard=left or Heard())
    return replace(
        whole,
        lines=tuple(
            replace(line, rest=rest) if line.turn.index in indexes else line for line in whole.lines
        ),
    )


def test_moves_in_idle_words_hold_nothing_but_count_against_a_most() -> None:
    asked = record(*(rep("Why?", heard(K.SITUATION_QUESTION)) for _ in range(3)))
    kinds = ["situation_question"]
    assert counted("moves_seen", asked, moves=kinds).held
    assert counted("moves_seen", idle(asked, 0, 1, 2), moves=kinds).held is False
    few = counted("moves_seen", idle(asked, 1), moves=kinds, at_most=2)
    assert (few.held, few.reason) == (False, "situation question: heard 2 times")


def test_acts_and_dates_in_idle_words_hold_nothing() -> None:
    said = record(rep("Bye", Heard(acts=(Act.GOODBYE,))))
    assert counted("acts_seen", said, acts=["goodbye"]).held
    assert counted("acts_seen", idle(said, 0), acts=["goodbye"]).held is False


def test_harm_is_heard_in_idle_words_and_in_what_is_left_without_them() -> None:
    pressed = record(rep("Now!", heard(K.PRESSURE)), rep("Well", heard(K.PROOF)))
    absent = {"moves": ["pressure"]}
    assert counted("moves_absent", idle(pressed, 0), **absent).held is False
    hidden = idle(record(rep("Now! Well", heard(K.PROOF))), 0, left=heard(K.PRESSURE))
    assert counted("moves_absent", hidden, **absent).held is False
    assert hidden.lines[0].does_harm


def test_what_comes_too_early_comes_too_early_in_idle_words_as_well() -> None:
    said = record(
        rep("Deal?", heard(K.CLOSE)), rep("Why?", heard(K.EXPLORE)), rep("Deal?", heard(K.CLOSE))
    )
    order = {"first": ["explore"], "then": ["close"]}
    assert counted("in_order", idle(said, 0), **order).held is False
    assert counted("in_order", idle(record(rep("Why?", heard(K.EXPLORE))), 0), **order).held is None


def test_what_only_idle_words_came_before_cannot_hold_a_check() -> None:
    said = record(rep("Why?", heard(K.EXPLORE)), rep("Deal?", heard(K.CLOSE)))
    order = {"first": ["explore"], "then": ["close"]}
    assert counted("in_order", said, **order).held
    assert counted("in_order", idle(said, 1), **order).held is None
    hello = record(rep("Hi", Heard(acts=(Act.PERMISSION,))), rep("Deal?", heard(K.CLOSE)))
    asked = {"acts": ["permission"], "then": ["close"]}
    assert counted("acts_before", hello, **asked).held
    assert counted("acts_before", idle(hello, 1), **asked).held is None
    assert counted("acts_before", idle(hello, 0, 1), **asked).held is False


def test_a_step_that_earns_nothing_is_not_as_if_none_was_proposed() -> None:
    said = record(owner("The basement floods"), rep("Thursday?", heard(K.PROPOSE_NEXT_STEP)))
    beside = {"moves": ["propose_next_step"], "by_moves": ["reflect"]}
    found = counted("accompanied", idle(said, 1), **beside)
    assert (found.held, found.evidence[0].quote) == (False, "Thursday?")
    assert found.reason == "propose next step: none that shows anything"
    talk = record(owner("The basement floods"), rep("Hm", Heard()))
    assert counted("accompanied", idle(talk, 1), **beside).held is None


def test_selling_after_a_stop_is_selling_in_whatever_words() -> None:
    stop = record(owner("Stop"), rep("Deal? Ok", heard(K.CLOSE)), stop=0)
    assert counted("stop_honoured", idle(stop, 1)).held is False
    ended = record(owner("Stop"), rep("Ok", Heard()), stop=0, outcome=Outcome.RIGHT_STOP)
    assert rightly_stopped(ended)
    sold = idle(ended, 1, left=heard(K.CLOSE))
    assert counted("stop_honoured", sold).held is False
