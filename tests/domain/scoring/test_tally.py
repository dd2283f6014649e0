"""The arithmetic of the score: levels, the total, and why something has no level."""

from typing import Any

import pytest

from tests.builders import a_criterion, a_move, a_scale, a_scene, heard, weighted
from tests.domain.scoring.records import TRUSTED, owner, record, rep, track
from trainer.domain.documents.rubric import Scale
from trainer.domain.moves import Heard, MoveKind
from trainer.domain.scoring.record import Record
from trainer.domain.scoring.scorecard import (
    Answer,
    By,
    CriterionScore,
    Evidence,
    JudgedBy,
    JudgeKind,
    Reliability,
    Scorecard,
    Unscored,
)
from trainer.domain.scoring.tally import ADVICE, NO_JUDGE, NO_QUOTE, rate, tally

LOCAL = JudgedBy(kind=JudgeKind.LOCAL)
LISTENS = Heard(moves=(a_move(MoveKind.ACKNOWLEDGE, "Fair enough."),))
TALK = record(owner("Is it a scam?"), rep("Fair enough. Ask me.", LISTENS), owner("Hm."))
MISSED: dict[str, Any] = {
    "checks": [
        {
            "id": "offers",
            "counted": {"formula": "moves_seen", "moves": ["offer"]},
            "held": "You offered.",
            "not_held": "You did not offer.",
        }
    ]
}
JUDGED: dict[str, Any] = {
    "id": "meaning",
    "judged": "Is it meant?",
    "held": "It is.",
    "not_held": "No.",
}


def scale(*criteria: tuple[dict[str, Any], int], pass_at: int = 50) -> Scale:
    base = a_scale()
    return base.model_copy(
        update={
            "rubric": base.rubric.model_copy(update={"pass_at": pass_at}),
            "criteria": tuple(
                weighted(**changes).model_copy(update={"weight": weight})
                for changes, weight in criteria
            ),
        }
    )


def card(*criteria: tuple[dict[str, Any], int], pass_at: int = 50) -> Scorecard:
    return tally(TALK, scale(*criteria, pass_at=pass_at), {}, LOCAL)


def rated(
    talk: Record = TALK,
    answers: dict[str, Answer] | None = None,
    label: Reliability = TRUSTED,
    **changes: Any,
) -> CriterionScore | Unscored:
    return rate(talk, weighted(**changes), answers or {}, label)


def answer(*quotes: tuple[int, str], held: bool | None = True) -> Answer:
    evidence = tuple(Evidence(turn=turn, quote=quote) for turn, quote in quotes)
    return Answer(held=held, reason="as read", evidence=evidence, by=By.MODEL)


def test_the_total_is_the_weighted_share_of_what_held() -> None:
    assert card(({}, 3), (MISSED, 1)).overall == 75
    assert card(({}, 1), (MISSED, 2)).overall == 33.3
    assert card((MISSED, 1)).overall == 0


def test_one_check_of_two_is_half_a_criterion() -> None:
    both = {"checks": [*a_criterion()["checks"], *MISSED["checks"]]}
    scored = card((both, 5)).criteria[0]
    assert (scored.level, scored.top) == (1, 2)
    assert scored.reason == "You acknowledged.; You did not offer."
    assert card((both, 5)).overall == 50


@pytest.mark.parametrize(("pass_at", "passed"), [(75, True), (76, False), (0, True)])
def test_the_total_passes_from_the_rubrics_bound_on(pass_at: int, *, passed: bool) -> None:
    assert card(({}, 3), (MISSED, 1), pass_at=pass_at).passed is passed


def test_where_nothing_was_scored_there_is_no_total_and_nobody_fails() -> None:
    nothing = card(({"checks": [JUDGED]}, 3))
    assert (nothing.overall, nothing.passed, nothing.criteria) == (None, None, ())


def test_an_unscored_criterion_leaves_the_total() -> None:
    with_unscored = card(({}, 3), ({"id": "meant", "checks": [JUDGED]}, 90), (MISSED, 1))
    assert with_unscored.overall == 75
    assert with_unscored.unscored == (Unscored(id="meant", name="Acknowledge", reason=NO_JUDGE),)


def test_a_scored_criterion_says_all_that_a_reader_needs() -> None:
    scored = rated()
    assert isinstance(scored, CriterionScore)
    assert (scored.scored_by, scored.reason) == (By.COUNT, "You acknowledged.")
    assert (scored.advice, scored.better, scored.better_turn) == ("Acknowledge.", "", None)
    assert scored.reliability is TRUSTED
    assert scored.checks[0].evidence == (Evidence(turn=1, quote="Fair enough."),)
    missed = rated(**MISSED)
    assert isinstance(missed, CriterionScore)
    assert (missed.better, missed.checks[0].anchor) == ("That is fair.", "You did not offer.")


@pytest.mark.parametrize(
    ("talk", "applies", "reason"),
    [
        (record(owner("Hello?")), "always", "the rep said nothing"),
        (TALK, "objection_raised", "no objection was raised"),
        (TALK, "scenario_known", "no scenario is known"),
    ],
)
def test_a_criterion_that_does_not_apply_is_unscored_with_the_reason(
    talk: Record, applies: str, reason: str
) -> None:
    unscored = rated(talk, applies=applies)
    assert isinstance(unscored, Unscored)
    assert unscored.reason == f"not applicable: {reason}"


@pytest.mark.parametrize("applies", ["always", "objection_raised", "scenario_known"])
def test_a_criterion_that_applies_is_scored(applies: str) -> None:
    line = rep("Fair enough.", heard(MoveKind.ACKNOWLEDGE))
    talk = record(owner(), line, scene=a_scene(), objections=(track(),))
    assert isinstance(rated(talk, applies=applies), CriterionScore)


def test_a_judges_answer_counts_with_the_quotes_that_stand() -> None:
    given = answer((1, "Ask me."), (1, "Never said."), (0, "Ask me."), (9, "Hm."), (2, "Hm."))
    scored = rated(answers={"acknowledge/meaning": given}, checks=[JUDGED])
    assert isinstance(scored, CriterionScore)
    assert (scored.level, scored.top, scored.scored_by) == (1, 1, By.MODEL)
    assert scored.checks[0].evidence == (
        Evidence(turn=1, quote="Ask me."),
        Evidence(turn=2, quote="Hm."),
    )


@pytest.mark.parametrize("held", [True, False])
@pytest.mark.parametrize(
    "quotes", [(), ((1, "Never said."),), ((0, "Ask me."),), ((1, " "),), ((1, ""),)]
)
def test_a_judges_answer_without_a_quote_that_stands_is_no_answer(
    quotes: tuple[tuple[int, str], ...], *, held: bool
) -> None:
    given = {"acknowledge/meaning": answer(*quotes, held=held)}
    unscored = rated(answers=given, checks=[JUDGED])
    assert isinstance(unscored, Unscored)
    assert unscored.reason == NO_QUOTE


def test_a_judge_who_cannot_tell_leaves_the_check_out_with_the_reason() -> None:
    given = {"acknowledge/meaning": answer((1, "Never said."), (1, "Ask me."), held=None)}
    unscored = rated(answers=given, checks=[JUDGED])
    assert isinstance(unscored, Unscored)
    assert unscored.reason == "as read"
    scored = rated(answers=given, checks=[JUDGED, *a_criterion()["checks"]])
    assert isinstance(scored, CriterionScore)
    assert (scored.level, scored.top, scored.scored_by) == (1, 1, By.COUNT)
    assert [(check.held, check.anchor) for check in scored.checks] == [
        (None, "as read"),
        (True, "You acknowledged."),
    ]
    assert scored.checks[0].evidence == (Evidence(turn=1, quote="Ask me."),)


def test_an_answer_to_another_criterions_check_is_not_taken() -> None:
    given = {"other/meaning": answer((1, "Ask me."))}
    unscored = rated(answers=given, checks=[JUDGED])
    assert isinstance(unscored, Unscored)
    assert unscored.reason == NO_JUDGE


UNTRUSTED = (
    Reliability(kind="none"),
    Reliability(kind="people", agreement=0.399, n=90, raters=("Mona",)),
    Reliability(kind="listener", precision=0.9, recall=0.9, n=90),
)


@pytest.mark.parametrize("label", UNTRUSTED)
@pytest.mark.parametrize("held", [True, False])
def test_a_judge_who_is_not_trusted_changes_no_level(label: Reliability, *, held: bool) -> None:
    given = {"acknowledge/meaning": answer((1, "Ask me."), held=held)}
    scored = rated(answers=given, label=label, checks=[JUDGED, *a_criterion()["checks"]])
    assert isinstance(scored, CriterionScore)
    assert (scored.level, scored.top, scored.scored_by) == (1, 1, By.COUNT)
    assert (scored.reason, scored.better, scored.reliability) == ("You acknowledged.", "", label)
    advised, counted = scored.checks
    assert (advised.held, advised.advice, advised.evidence[0].quote) == (held, True, "Ask me.")
    assert (counted.held, counted.advice) == (True, False)


def test_a_criterion_of_advice_alone_is_unscored_and_shows_the_advice() -> None:
    given = {"acknowledge/meaning": answer((1, "Ask me."), held=False)}
    unscored = rated(answers=given, label=Reliability(kind="none"), checks=[JUDGED])
    assert isinstance(unscored, Unscored)
    assert unscored.reason == ADVICE
    assert [(check.held, check.advice) for check in unscored.checks] == [(False, True)]


def test_a_check_that_nobody_answered_is_no_advice() -> None:
    unscored = rated(label=Reliability(kind="none"), checks=[JUDGED])
    assert isinstance(unscored, Unscored)
    assert (unscored.reason, unscored.checks) == (NO_JUDGE, ())


def test_advice_is_neither_the_strength_nor_the_change_nor_in_the_total() -> None:
    answers = {"acknowledge/meaning": answer((1, "Ask me."), held=False)}
    criteria = ({"checks": [JUDGED, *a_criterion()["checks"]]}, 1)
    made = tally(TALK, scale(criteria), answers, LOCAL)
    assert (made.overall, made.passed, made.focus.change) == (100, True, None)
    trusted = tally(TALK, scale(criteria), answers, LOCAL, {"acknowledge": TRUSTED})
    assert (trusted.overall, trusted.criteria[0].reliability) == (50, TRUSTED)
    assert trusted.focus.change is not None
    assert trusted.focus.change.why == "No."
