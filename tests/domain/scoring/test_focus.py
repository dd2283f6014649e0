"""The two moments that lead a scorecard."""

from dataclasses import replace

from tests.builders import a_scene, heard
from tests.domain.scoring.records import owner, record, rep, result, score
from trainer.domain.documents.base import Gate
from trainer.domain.homeowner.mind import Breach
from trainer.domain.moves import MoveKind
from trainer.domain.scoring.focus import INSTEAD, OUTCOME, focus_of
from trainer.domain.scoring.scorecard import CriterionScore, Evidence, GateResult, Moment

TALK = record(owner("Who is it?"), rep("Sam."), owner("So?"), rep("A deal."), owner("No."))
SAM, DEAL, SO = (1, "Sam."), (3, "A deal."), (2, "So?")


def strength(*scored: CriterionScore) -> Moment | None:
    return focus_of(scored, (), TALK).strength


def change(*scored: CriterionScore, gates: tuple[GateResult, ...] = (), talk=TALK) -> Moment | None:
    return focus_of(scored, gates, talk).change


def gate(*evidence: Evidence, held: bool | None) -> GateResult:
    return GateResult(
        id=Gate.HONESTY, name="Honesty", held=held, evidence=evidence, reason="A false claim."
    )


def test_without_anything_scored_there_is_nothing_to_lead_with() -> None:
    focus = focus_of((), (), TALK)
    assert (focus.strength, focus.change) == (None, None)


def test_the_strength_is_the_best_criterion_in_the_reps_own_words() -> None:
    half = score("half", result(SAM, held=True), result(held=False), weight=9)
    full = score("full", result(DEAL, held=True, ref="asked"))
    assert strength(half, full) == Moment(
        turn=3, quote="A deal.", why="asked: True", criterion="Full"
    )


def test_among_equal_criteria_the_weightier_one_is_the_strength() -> None:
    light = score("light", result(SAM, held=True))
    heavy = score("heavy", result(DEAL, held=True), weight=2)
    found = strength(light, heavy)
    assert found is not None
    assert found.criterion == "Heavy"


def test_what_was_missed_or_said_by_the_homeowner_is_no_strength() -> None:
    missed = score("missed", result(SAM, held=False), result(held=True))
    theirs = score("theirs", result(SO, held=True))
    unsure = score("unsure", result(DEAL, held=None), result(held=True))
    assert strength(missed, theirs, unsure) is None


def test_how_it_ended_is_a_strength_only_where_there_is_no_other() -> None:
    outcome = score(OUTCOME, result(DEAL, held=True), weight=99)
    weak = score("weak", result(SAM, held=True), result(held=False))
    assert [found.criterion for found in (strength(outcome, weak), strength(outcome)) if found] == [
        "Weak",
        "Right-Outcome",
    ]


def test_the_change_is_where_most_would_be_gained() -> None:
    light = score("light", result(SAM, held=False))
    heavy = score("heavy", result(held=True), result(DEAL, held=False, ref="asked"), weight=3)
    assert change(light, heavy) == Moment(
        turn=3, quote="A deal.", why="asked: False", criterion="Heavy", try_instead="heavy better"
    )


def test_how_it_ended_is_the_change_only_where_there_is_no_other() -> None:
    outcome = score(OUTCOME, result(DEAL, held=False), weight=99)
    light = score("light", result(SAM, held=False))
    for scored, expected in (((outcome, light), "Light"), ((outcome,), "Right-Outcome")):
        found = change(*scored)
        assert found is not None
        assert found.criterion == expected


def test_a_criterion_without_better_words_gives_its_advice() -> None:
    found = change(score("plain", result(SAM, held=False), better=""))
    assert found is not None
    assert found.try_instead == "plain advice"


def test_full_marks_leave_nothing_to_change() -> None:
    assert change(score("full", result(SAM, held=True)), gates=(gate(held=True),)) is None


def test_a_broken_gate_comes_before_every_criterion() -> None:
    evidence = Evidence(turn=1, quote="Sam.")
    low = score("low", result(DEAL, held=False), weight=99)
    assert change(low, gates=(gate(held=None), gate(evidence, held=False))) == Moment(
        turn=1,
        quote="Sam.",
        why="A false claim.",
        criterion="Honesty",
        try_instead=INSTEAD[Gate.HONESTY],
    )


def test_a_gate_that_broke_without_words_to_show_leaves_the_lead_to_a_criterion() -> None:
    found = change(score("low", result(DEAL, held=False)), gates=(gate(held=False),))
    assert found is not None
    assert found.criterion == "Low"


def test_a_missed_chance_is_shown_at_the_turn_to_try_again_or_at_the_reps_last_words() -> None:
    missed = result(SO, held=False)
    for better_turn, quote in ((1, "Sam."), (None, "A deal."), (2, "A deal.")):
        found = change(score("low", missed, better_turn=better_turn))
        assert found is not None
        assert found.quote == quote


def test_a_rep_without_words_has_no_moment_to_change() -> None:
    silent = record(owner("Hello?"), rep(""))
    assert change(score("low", result(held=False)), talk=silent) is None


def test_what_was_never_done_is_shown_where_most_was_passed_over() -> None:
    talk = record(
        owner("Hello."),
        rep("Hi."),
        owner("It has stood empty since my wife fell ill last fall."),
        rep("We close fast."),
        owner("I do not know about that at all, to be honest with you, young man."),
        rep("What worries you?", heard(MoveKind.EXPLORE)),
    )
    found = change(score("low", result(held=False)), talk=talk)
    assert found is not None
    assert (found.turn, found.quote) == (3, "We close fast.")


def test_better_words_for_a_turn_are_shown_at_that_turn() -> None:
    found = change(score("low", result(SAM, DEAL, held=False), better_turn=3))
    assert found is not None
    assert found.quote == "A deal."


def test_every_gate_has_words_to_say_instead() -> None:
    assert set(INSTEAD) == set(Gate)
    assert len(set(INSTEAD.values())) == len(Gate)


def test_the_author_says_what_can_be_said_without_breaking_a_rule() -> None:
    crossed = Breach(red_line="hype", gate=Gate.HONESTY, about="No hype.", turn=1, quote="Sam.")
    evidence = Evidence(turn=1, quote="Sam.")
    for scene, breach, instead in (
        (a_scene(), crossed, "Take your time."),
        (a_scene(), replace(crossed, turn=3), INSTEAD[Gate.HONESTY]),
        (a_scene(), replace(crossed, red_line="stop-request"), INSTEAD[Gate.HONESTY]),
        (None, crossed, INSTEAD[Gate.HONESTY]),
    ):
        talk = replace(TALK, scene=scene, breaches=(breach,))
        found = change(gates=(gate(evidence, held=False),), talk=talk)
        assert found is not None
        assert found.try_instead == instead


def test_a_better_end_is_lost_where_most_was_passed_over() -> None:
    talk = record(owner("It has stood empty."), rep("Mm."), owner("Well, bye."), rep("Bye."))
    found = change(score(OUTCOME, result((3, "Bye."), held=False)), talk=talk)
    assert found is not None
    assert found.quote == "Mm."
