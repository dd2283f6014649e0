"""The gates of a scorecard: a broken one cannot be averaged away."""

from typing import Any

import pytest

from tests.builders import a_scale, a_scene, heard
from tests.domain.scoring.records import TRUSTED, owner, record, rep
from trainer.domain.documents.base import Gate
from trainer.domain.homeowner.mind import Breach
from trainer.domain.moves import MoveKind
from trainer.domain.scoring.record import Record
from trainer.domain.scoring.scorecard import (
    Answer,
    By,
    Evidence,
    JudgedBy,
    JudgeKind,
    Reliability,
    Scorecard,
)
from trainer.domain.scoring.tally import tally

LINE = rep("words, and more words", heard(MoveKind.ACKNOWLEDGE))
PUSHED = rep("words", heard(MoveKind.PRESSURE))
WORDS = Evidence(turn=1, quote="words")


def breach(about: str = "No hype.", gate: Gate = Gate.HONESTY, turn: int = 1) -> Breach:
    return Breach(red_line="hype", gate=gate, about=about, turn=turn, quote="words")


def scored(
    *checks: dict[str, Any],
    talk: Record,
    given: Answer | None = None,
    label: Reliability = TRUSTED,
) -> Scorecard:
    """A perfect talk, but for its one gate, judged by a judge whom people agree with."""
    gate = {"id": "honesty", "name": "Honesty", "about": "Only the truth.", "checks": checks}
    answers = {} if given is None else {"honesty/true": given}
    judge = JudgedBy(kind=JudgeKind.LOCAL)
    return tally(talk, a_scale({}, gates=(gate,)), answers, judge, {"honesty": label})


def check(ref: str = "calm", **changes: Any) -> dict[str, Any]:
    counted = {"formula": "moves_absent", "moves": ["pressure"]}
    anchors = {"held": "Calm.", "not_held": f"Pushed ({ref})."}
    return {"id": ref, "counted": counted, **anchors, **changes}


TRUE = check("true", counted=None, judged="Is it true?", not_held="It is not true.")


def test_a_crossed_red_line_breaks_its_gate_and_nothing_else_makes_up_for_it() -> None:
    card = scored(talk=record(owner(), LINE, breaches=(breach(),)))
    assert (card.overall, card.passed) == (100, False)
    gate = card.gates[0]
    assert (gate.id, gate.name, gate.held, gate.reason) == (
        Gate.HONESTY,
        "Honesty",
        False,
        "No hype.",
    )
    assert gate.evidence == (WORDS,)


def test_a_red_line_of_another_gate_leaves_this_one_whole() -> None:
    card = scored(
        talk=record(owner(), LINE, scene=a_scene(), breaches=(breach(gate=Gate.PRESSURE),))
    )
    assert (card.gates[0].held, card.passed) == (True, True)


def test_a_check_that_fails_breaks_its_gate() -> None:
    card = scored(check(), talk=record(owner(), PUSHED))
    assert (card.gates[0].held, card.gates[0].reason) == (False, "Pushed (calm).")
    assert card.gates[0].evidence == (WORDS,)
    assert card.passed is False


def test_a_broken_gate_fails_even_where_nothing_was_scored() -> None:
    card = scored(talk=record(owner("Hello?"), breaches=(breach(),)))
    assert (card.overall, card.passed) == (None, False)


def test_the_same_words_and_reasons_are_given_once_and_in_order() -> None:
    talk = record(owner(), PUSHED, owner(), PUSHED, breaches=(breach(turn=3), breach()))
    gate = scored(check(), check("again"), talk=talk).gates[0]
    assert gate.reason == "No hype.; Pushed (calm).; Pushed (again)."
    assert gate.evidence == (Evidence(turn=3, quote="words"), WORDS)


@pytest.mark.parametrize(
    ("held", "reason"), [(True, "kept"), (False, "It is not true."), (None, "nobody could")]
)
def test_a_judge_decides_a_gate_where_no_scenario_is_known(
    reason: str, *, held: bool | None
) -> None:
    given = Answer(held=held, reason="as read", evidence=(WORDS,), by=By.MODEL)
    gate = scored(TRUE, talk=record(owner(), LINE), given=given).gates[0]
    assert gate.held is held
    assert gate.reason.startswith(reason)


def test_a_gate_that_nobody_could_judge_fails_no_one() -> None:
    card = scored(TRUE, talk=record(owner(), LINE))
    assert (card.gates[0].held, card.gates[0].reason) == (None, "nobody could judge this here")
    assert card.passed is True


def test_a_judge_whose_quote_does_not_stand_breaks_no_gate() -> None:
    wrong = Evidence(turn=1, quote="never said")
    given = Answer(held=False, reason="as read", evidence=(wrong,), by=By.MODEL)
    gate = scored(TRUE, talk=record(owner(), LINE), given=given).gates[0]
    assert (gate.held, gate.evidence) == (None, ())


def test_a_practised_talk_without_a_breach_keeps_its_gates_as_far_as_they_were_judged() -> None:
    talk = record(owner(), LINE, scene=a_scene())
    for checks in ((), (check(),)):
        gate = scored(*checks, talk=talk).gates[0]
        assert (gate.held, gate.reason) == (True, "kept")
    assert scored(TRUE, talk=talk).gates[0].held is None


def test_a_rep_who_says_nothing_has_kept_nothing() -> None:
    for checks in ((), (check(),)):
        gate = scored(*checks, talk=record(owner("Hello?"), scene=a_scene())).gates[0]
        assert gate.held is None


UNTRUSTED = (
    Reliability(kind="none"),
    Reliability(kind="people", agreement=0.39, n=80, raters=("Mona",)),
    Reliability(kind="people", agreement=None, n=80, raters=("Mona",)),
    Reliability(kind="listener", precision=1.0, recall=1.0, n=80),
)


@pytest.mark.parametrize("label", UNTRUSTED)
@pytest.mark.parametrize(("held", "thought"), [(True, "Calm"), (False, "It is not true")])
def test_a_judge_whom_people_have_not_confirmed_only_advises(
    label: Reliability, thought: str, *, held: bool
) -> None:
    given = Answer(held=held, reason="as read", evidence=(WORDS,), by=By.MODEL)
    card = scored(TRUE, talk=record(owner(), LINE), given=given, label=label)
    gate = card.gates[0]
    assert gate.held is None
    assert gate.reason == f"a judge thinks: {thought}; advice, not yet calibrated here"
    assert gate.evidence == (WORDS,)
    assert gate.checks[0].advice is True
    assert card.passed is True


def test_what_code_has_proved_breaks_a_gate_whatever_a_judge_thinks() -> None:
    given = Answer(held=True, reason="as read", evidence=(WORDS,), by=By.MODEL)
    talk = record(owner(), PUSHED, breaches=(breach(),))
    card = scored(check(), TRUE, talk=talk, given=given, label=Reliability(kind="none"))
    assert (card.passed, card.gates[0].held) == (False, False)
    assert card.gates[0].reason == "No hype.; Pushed (calm)."


def test_an_advised_breach_is_named_before_what_was_kept() -> None:
    kept = check("kept", counted=None, judged="Is it kept?", held="Kept.")
    words = (WORDS,)
    answers = {
        "honesty/kept": Answer(held=True, reason="", evidence=words, by=By.MODEL),
        "honesty/true": Answer(held=False, reason="", evidence=words, by=By.MODEL),
    }
    gate = {"id": "honesty", "name": "Honesty", "about": "Truth.", "checks": (kept, TRUE)}
    judge = JudgedBy(kind=JudgeKind.MODEL)
    card = tally(record(owner(), LINE), a_scale({}, gates=(gate,)), answers, judge)
    assert card.gates[0].reason.startswith("a judge thinks: It is not true; Kept; advice")
