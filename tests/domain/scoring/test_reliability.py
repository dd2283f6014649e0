"""Labels of criteria: what formulas need heard, figures pooled over it, and who may decide."""

from typing import Any

import pytest
from pydantic import TypeAdapter

from tests.builders import a_criterion, a_scale
from tests.domain.scoring.records import TRUSTED
from trainer.domain.documents.rubric import Check, Formula, Scale
from trainer.domain.moves import ANSWERS, QUESTIONS, Category
from trainer.domain.scoring.measures import MEASURES
from trainer.domain.scoring.reliability import (
    NOTHING_HEARD,
    UNCALIBRATED,
    Figure,
    heard,
    labels_of,
    trust_in,
)
from trainer.domain.scoring.scorecard import NOT_CALIBRATED, Reliability

FORMULA: TypeAdapter[Any] = TypeAdapter(Formula)
ANCHORS = {"held": "Yes.", "not_held": "No."}
JUDGED = {"id": "meant", "judged": "Is it meant?", **ANCHORS}
OBJECTIONS = {f"homeowner/objection/{category.value}" for category in Category}
FIGURES = {
    "moves/acknowledge": Figure(precision=0.9, recall=0.6, n=100),
    "moves/reflect": Figure(precision=0.6, recall=0.9, n=200),
    "acts/hold": Figure(precision=1.0, recall=1.0, n=0),
}


def labels(formula: str, *, practised: bool = True, **fields: Any) -> set[str]:
    read = FORMULA.validate_python({"formula": formula, **fields})
    return set(labels_of(read, practised=practised))


def moves(kinds: frozenset[Any]) -> set[str]:
    return {f"moves/{kind.value}" for kind in kinds}


def counted(**formula: Any) -> Check:
    return Check.model_validate({"id": "seen", "counted": formula, **ANCHORS})


def test_moves_and_acts_that_the_author_wrote_need_hearing() -> None:
    seen = labels("moves_seen", moves=["acknowledge", "explore"], form="open")
    assert seen == {"moves/acknowledge", "moves/explore", "form/open"}
    assert labels("acts_seen", acts=["hold"]) == {"acts/hold"}
    assert labels("moves_absent", moves=["pressure"]) == {"moves/pressure"}
    assert labels("in_order", first=["explore"], then=["offer"]) == {"moves/explore", "moves/offer"}


def test_moves_in_the_stages_of_a_formula_need_hearing() -> None:
    stages = [{"moves": ["explore"]}, {"acts": ["thanks"]}]
    assert labels("in_stages", stages=stages) == {"moves/explore", "acts/thanks"}


def test_moves_that_a_formula_implies_need_hearing() -> None:
    assert labels("step_dated") == {"moves/propose_next_step", "moves/close"}
    assert labels("paced", at_most=2) >= moves(QUESTIONS)
    assert labels("builds_on") == {"moves/reflect"}


@pytest.mark.parametrize(
    ("stage", "expected"),
    [
        ("acknowledged", {"moves/acknowledge", "moves/reflect"}),
        ("explored", {"moves/explore"}),
        ("answered", moves(ANSWERS)),
        ("settled", moves(ANSWERS) | {"moves/confirm"}),
    ],
)
def test_a_stage_of_objections_needs_the_moves_that_reach_it(
    stage: str, expected: set[str]
) -> None:
    assert labels("objections_reached", stage=stage) == expected
    before = labels("objections_reached", stage=stage, before="answered")
    assert before == expected | moves(ANSWERS)


def test_what_a_homeowner_does_needs_hearing_only_where_it_is_not_known() -> None:
    call = labels("objections_reached", stage="settled", practised=False)
    assert call > OBJECTIONS | {"homeowner/settled"}
    explored = labels("objections_reached", stage="explored", practised=False)
    assert explored == OBJECTIONS | {"moves/explore"}
    assert "homeowner/stop_request" in labels("stop_honoured", practised=False)
    assert "homeowner/stop_request" not in labels("stop_honoured")
    reached = labels("outcome_reached", outcome="best", practised=False)
    assert reached == {"homeowner/buying_signal", "moves/propose_next_step"}
    assert labels("outcome_reached", outcome="best") == set()


@pytest.mark.parametrize(
    ("after", "call", "practised"),
    [
        ("objection", OBJECTIONS, OBJECTIONS),
        ("signal", {"homeowner/buying_signal"}, set()),
        ("look_alike", {"homeowner/look_alike"}, set()),
        ("stop", {"homeowner/stop_request"}, set()),
        ("question", set(), set()),
    ],
)
def test_a_reply_needs_what_it_replies_to_heard(
    after: str, call: set[str], practised: set[str]
) -> None:
    assert labels("responds", after=after, acts=["hold"], practised=False) == call | {"acts/hold"}
    assert labels("responds", after=after, acts=["hold"]) == practised | {"acts/hold"}


def test_a_reply_to_one_category_needs_that_one_heard() -> None:
    priced = labels("responds", after="objection", categories=["price"])
    assert priced == {"homeowner/objection/price"}


def test_what_is_only_counted_needs_nothing_heard() -> None:
    assert labels("facts_earned", share=0.5) == set()
    for measure in NOTHING_HEARD:
        assert labels("measure_within", measure=measure, at_most=3) == set()


@pytest.mark.parametrize("measure", sorted(set(MEASURES) - NOTHING_HEARD))
def test_every_other_measure_says_what_it_hears(measure: str) -> None:
    found = labels("measure_within", measure=measure, at_most=3)
    assert found
    assert all(label.startswith("moves/") for label in found)


def test_figures_are_pooled_by_the_number_of_examples() -> None:
    both = heard(
        [
            counted(formula="moves_seen", moves=["acknowledge", "reflect"]),
            counted(formula="moves_seen", moves=["reflect"]),
        ],
        FIGURES,
        practised=True,
    )
    assert (both.kind, both.precision, both.recall, both.n) == ("listener", 0.7, 0.8, 300)
    assert "70% is right" in both.about
    assert "80% of what is there (300 labelled examples" in both.about


def test_a_label_without_figures_leaves_those_of_the_others() -> None:
    some = heard(
        [counted(formula="moves_seen", moves=["acknowledge", "explore"])], FIGURES, practised=True
    )
    assert (some.precision, some.recall, some.n) == (0.9, 0.6, 100)


@pytest.mark.parametrize(
    "formula",
    [
        {"formula": "moves_seen", "moves": ["explore"]},
        {"formula": "acts_seen", "acts": ["hold"]},
        {"formula": "asked_about", "topics": ["roof"], "before": ["acknowledge"]},
        {"formula": "measure_within", "measure": "newly_invented", "at_most": 1},
    ],
    ids=["no figure", "no example", "found by meaning", "unknown measure"],
)
def test_what_was_not_measured_has_no_figures(formula: dict[str, Any]) -> None:
    label = heard([counted(**formula)], FIGURES, practised=True)
    assert (label.kind, label.precision, label.recall, label.n) == ("listener", None, None, 0)
    assert label.about == "Counted; how well this is heard has not been measured."


def test_an_exact_count_claims_no_figures() -> None:
    formula = {"formula": "measure_within", "measure": "rep_turns", "at_least": 1}
    label = heard([counted(**formula)], FIGURES, practised=True)
    assert (label.kind, label.precision, label.n) == ("listener", None, None)
    assert label.about == "Counted exactly: nothing here has to be heard."


def mixed_scale() -> Scale:
    seen = a_criterion()["checks"]
    gate = {"id": "honesty", "name": "Honesty", "about": "Truth.", "checks": [JUDGED]}
    bare = {"id": "respect", "name": "Respect", "about": "Respect.", "checks": []}
    return a_scale(
        {},
        {"id": "both", "checks": [*seen, JUDGED]},
        {"id": "meaning", "checks": [JUDGED]},
        gates=(gate, bare),
    )


def kinds(people: dict[str, Reliability]) -> dict[str, str]:
    trust = trust_in(mixed_scale(), FIGURES, people, practised=True)
    return {name: label.kind for name, label in trust.items()}


def test_until_people_have_rated_counted_criteria_carry_the_listeners_figures() -> None:
    assert kinds({}) == {
        "acknowledge": "listener",
        "both": "listener",
        "meaning": "none",
        "honesty": "none",
        "respect": "none",
    }


def test_people_who_agree_label_what_is_judged_and_nothing_else() -> None:
    names = ("acknowledge", "both", "meaning", "honesty", "respect")
    assert kinds(dict.fromkeys(names, TRUSTED)) == {
        "acknowledge": "listener",
        "both": "people",
        "meaning": "people",
        "honesty": "people",
        "respect": "none",
    }


def test_where_people_disagree_what_is_counted_keeps_its_label() -> None:
    poor = Reliability(kind="people", agreement=0.2, n=40, raters=("Mona", "Max"))
    assert kinds({"both": poor, "meaning": poor})["both"] == "listener"
    assert kinds({"both": poor, "meaning": poor})["meaning"] == "people"


def test_a_label_says_who_rated_and_what_follows() -> None:
    poor = Reliability(kind="people", agreement=0.2, n=40, raters=("Max", "Mona"))
    assert poor.about == (
        "Agrees too little with people (weighted kappa 0.20 on 40 conversations rated by Max, "
        "Mona): advice, cannot fail anyone."
    )
    good = Reliability(kind="people", agreement=0.4, n=30, raters=("Mona",))
    assert good.about == (
        "Agrees with people: weighted kappa 0.40 on 30 conversations rated by Mona."
    )
    alike = Reliability(kind="people", n=30, raters=("Mona",))
    assert alike.about.startswith("Agreement cannot be told from 30 conversations rated by Mona")
    assert UNCALIBRATED.about == NOT_CALIBRATED
    decides = [label.lets_judges_decide for label in (poor, good, alike, UNCALIBRATED)]
    assert decides == [False, True, False, False]
