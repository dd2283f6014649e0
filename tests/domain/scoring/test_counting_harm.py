"""A harmful turn earns nothing; and a step with a time is told from one without."""

import pytest
from pydantic import TypeAdapter

from tests.builders import a_move, heard
from tests.domain.scoring.records import owner, record, rep
from trainer.domain.documents.rubric import Formula
from trainer.domain.moves import Aim, AimKind, Heard, Move, MoveKind, Slots
from trainer.domain.scoring.counting import count
from trainer.domain.scoring.record import Record
from trainer.domain.scoring.scorecard import Answer

K = MoveKind
FORMULA: TypeAdapter[Formula] = TypeAdapter(Formula)


def counted(formula: str, what: Record, **fields: object) -> Answer:
    return count(FORMULA.validate_python({"formula": formula, **fields}), what)


def sure(kind: MoveKind, confidence: float) -> Move:
    return Move(kind=kind, text="words", confidence=confidence)


@pytest.mark.parametrize(("confidence", "held"), [(0.9, False), (0.59, True)])
def test_a_question_in_a_line_that_presses_is_no_good_question(
    confidence: float, *, held: bool
) -> None:
    line = Heard(moves=(sure(K.NEED_PAYOFF_QUESTION, 0.9), sure(K.PRESSURE, confidence)))
    answer = counted("moves_seen", record(rep("words", line)), moves=["need_payoff_question"])
    assert answer.held is held


@pytest.mark.parametrize(("confidence", "held"), [(0.9, False), (0.49, True)])
def test_nor_in_a_line_that_crosses_a_red_line(confidence: float, *, held: bool) -> None:
    aim = Aim(kind=AimKind.RED_LINE, ref="x", confidence=confidence, text="words")
    line = Heard(moves=(a_move(K.EXPLORE),), aims=(aim,))
    answer = counted("moves_seen", record(owner(), rep("words", line)), moves=["explore"])
    assert answer.held is held


def test_a_step_has_a_time_where_a_proposal_names_one() -> None:
    step = heard(K.PROPOSE_NEXT_STEP)
    dated = Heard(moves=step.moves, slots=Slots(when="Friday at 10"))
    assert counted("step_dated", record(rep("words", dated))).held is True
    undated = counted("step_dated", record(rep("words", step)))
    assert undated.held is False
    assert undated.evidence
    talk = record(rep("words", Heard(slots=Slots(when="Friday"))))
    assert counted("step_dated", talk).held is False
