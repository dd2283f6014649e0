"""A criterion with nothing to look at is left out, with the reason, and never zero."""

import pytest

from tests.builders import a_criterion, a_scene, heard
from tests.domain.scoring.records import disclosure, owner, record, rep, track
from tests.domain.scoring.test_counting_fit import counted
from trainer.domain.documents.rubric import Criterion
from trainer.domain.documents.scene import Scene
from trainer.domain.moves import MoveKind
from trainer.domain.outcome import Outcome
from trainer.domain.scoring.applying import why_not
from trainer.domain.scoring.record import Record, Signal

K = MoveKind
TALK = (owner("Hello?"), rep("Hello."))
STOPPED = record(*TALK, owner("Stop."), rep("Done."), stop=2, outcome=Outcome.RIGHT_STOP)
OBJECTED = (track(raised=0),)
SIGNAL = Record(
    lines=record(*TALK).lines,
    scene=None,
    outcome=None,
    signals=(Signal(turn=0, kind="signal", response="missed"),),
)


def ended(outcome: Outcome, *accepted: str) -> Record:
    return record(*TALK, outcome=outcome, scene=a_scene(accepted=["advance", *accepted]))


@pytest.mark.parametrize(
    ("applies", "yes", "no"),
    [
        ("always", record(*TALK), record(owner())),
        ("scenario_known", record(*TALK, scene=a_scene()), record(*TALK)),
        ("objection_raised", record(*TALK, objections=OBJECTED), record(*TALK)),
        ("stop_asked", STOPPED, record(*TALK)),
        ("no_stop_asked", record(*TALK), STOPPED),
        (
            "no_stop",
            ended(Outcome.RIGHT_REFER, "right_refer"),
            ended(Outcome.RIGHT_STOP, "right_stop"),
        ),
        ("no_stop", ended(Outcome.RIGHT_STOP), record(*TALK, outcome=Outcome.RIGHT_STOP)),
        ("sale_fits", ended(Outcome.RIGHT_REFER), ended(Outcome.RIGHT_REFER, "right_refer")),
        ("sale_fits", ended(Outcome.ADVANCE), STOPPED),
        ("price_named", record(rep("x", heard(K.OFFER))), record(*TALK)),
        ("step_proposed", record(rep("x", heard(K.CLOSE))), record(rep("x", heard(K.OFFER)))),
        ("signal_given", SIGNAL, record(*TALK)),
        ("cold_call", record(*TALK, scene=a_scene()), record(*TALK)),
    ],
)
def test_it_applies_or_not(applies: str, yes: Record, no: Record) -> None:
    criterion = Criterion.model_validate(a_criterion(applies=applies))
    assert why_not(criterion, yes) is None
    assert (why_not(criterion, no) or "").startswith("not applicable: ")


def test_who_asked_for_the_visit_is_no_cold_call() -> None:
    cold = Criterion.model_validate(a_criterion(applies="cold_call"))
    base = a_scene()
    visit = base.scenario.model_copy(update={"trade": "home_services"})
    at_home = Scene.model_construct(**{**dict(base), "scenario": visit})
    assert why_not(cold, record(*TALK, scene=at_home)) is not None


def test_concerns_before_a_right_stop_are_no_longer_to_be_met() -> None:
    criterion = Criterion.model_validate(a_criterion(applies="objection_raised"))
    talk = (owner(), rep(), owner("Stop."), rep("Done."))
    stopped = record(*talk, objections=OBJECTED, stop=2, outcome=Outcome.RIGHT_STOP)
    pushed = record(*talk, objections=OBJECTED, stop=2, outcome=Outcome.WALKED_AWAY)
    assert why_not(criterion, stopped) is not None
    assert why_not(criterion, pushed) is None


def test_after_a_right_stop_neither_the_best_end_nor_facts_are_missing() -> None:
    scene, facts = a_scene(accepted=["right_stop"]), (disclosure(None),)
    what = record(*TALK, scene=scene, disclosures=facts, stop=0, outcome=Outcome.RIGHT_STOP)
    assert counted("outcome_reached", what, outcome="accepted").held is True
    assert counted("outcome_reached", what, outcome="best").held is None
    assert counted("facts_earned", what, share=0.5).held is None
