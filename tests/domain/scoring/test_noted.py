"""The wrap-up note is checked by the words and numbers that were said."""

from dataclasses import replace
from typing import Any

import pytest

from tests.builders import a_scenario, a_scene, heard
from tests.domain.scoring.played import play, trusting
from trainer.domain.attempt import Attempt
from trainer.domain.documents.scene import Scene
from trainer.domain.homeowner.mind import FactMemory
from trainer.domain.homeowner.mind import Told as HowMuch
from trainer.domain.moves import MoveKind
from trainer.domain.notes import WrapUp
from trainer.domain.outcome import Outcome
from trainer.domain.scoring.noted import LABELS, TOPICS, Noted, Told, Verdict, check_note

ASKS = ("What about the debt?", heard(MoveKind.PROBLEM_QUESTION, topics=("debt",)))


def scene(**changes: Any) -> Scene:
    """Pat owes 48 thousand, and says so when asked; the roof is fine."""
    debt = {
        "id": "loan",
        "topic": "debt",
        "is_about": "Pat owes 48,000 dollars to the Harbor Bank.",
        "tell": "I owe forty-eight thousand to Harbor Bank.",
        "hint": "There is something.",
        "again": "Forty-eight.",
    }
    facts = [*a_scenario()["facts"], debt]
    return a_scene(**{"facts": facts, **changes})


def talk(
    *said: Any, reply: str = "I owe forty-eight thousand to Harbor Bank.", **how: Any
) -> Attempt:
    return play(*(said or (ASKS,)), scene=scene(), reply=reply, **how)


def check(attempt: Attempt, name: str = "fit", **note: Any) -> Noted:
    found = {one.name: one for one in check_note(WrapUp(**note), attempt, scene())}
    assert set(found) == set(LABELS)
    return found[name]


def test_what_was_told_and_noted_is_found_in_its_turn() -> None:
    noted = check(talk(), fit="Owes 48k at Harbor")
    assert noted.verdict is Verdict.NOTED
    assert noted.said_at == (2,)
    assert (noted.left_out, noted.never_said) == ((), ())


def test_what_was_told_and_not_noted_is_named_with_its_turn() -> None:
    missed = check(talk())
    assert missed.verdict is Verdict.MISSED
    assert missed.left_out == (Told(text="Pat owes 48,000 dollars to the Harbor Bank.", turn=2),)


@pytest.mark.parametrize("text", ["", "  ", "unknown", "Don't know.", "not asked", "?", "n/a"])
def test_what_nobody_said_is_rightly_open(text: str) -> None:
    noted = check(talk(("Nice day.", heard()), reply="Mm."), fit=text)
    assert (noted.verdict, noted.left_out) == (Verdict.UNKNOWN, ())


def test_who_says_unknown_of_what_was_told_has_missed_it() -> None:
    assert check(talk(), fit="unknown").verdict is Verdict.MISSED


def test_a_number_that_nobody_said_is_made_up() -> None:
    noted = check(talk(), fit="Owes 52,000 at Harbor")
    assert noted.verdict is Verdict.INVENTED
    assert noted.never_said == ("52,000",)


@pytest.mark.parametrize("word", ["Thursday", "brother", "June"])
def test_days_and_relatives_have_no_other_word(word: str) -> None:
    noted = check(talk(), fit=f"Owes Harbor Bank, {word}")
    assert (noted.verdict, noted.never_said) == (Verdict.INVENTED, (word,))


def test_other_words_on_what_was_told_are_to_be_compared() -> None:
    noted = check(talk(), fit="Heavily encumbered")
    assert noted.verdict is Verdict.COMPARE
    assert noted.left_out[0].text.startswith("Pat owes")
    assert noted.never_said == ()


def test_words_alone_are_not_what_was_told_on_the_matter() -> None:
    attempt = talk(("Nice day.", heard()), reply="The kitchen is green.")
    assert check(attempt, fit="Green kitchen").on_the_matter is False
    assert check(talk(), fit="Owes Harbor").on_the_matter is True


def test_words_that_say_nothing_leave_it_open() -> None:
    assert check(talk(), fit="it is the house").verdict is Verdict.MISSED


def test_words_that_nobody_said_are_made_up() -> None:
    noted = check(talk(("Nice day.", heard()), reply="Mm."), fit="Leaky gutters everywhere")
    assert noted.verdict is Verdict.INVENTED
    assert noted.never_said == ("Leaky", "gutters", "everywhere")


def test_a_note_about_something_else_that_was_said_misses_what_was_told() -> None:
    attempt = talk(reply="I owe it all. The kitchen is green.")
    noted = check(attempt, fit="Green kitchen")
    assert noted.verdict is Verdict.MISSED
    assert noted.left_out[0].text.startswith("Pat owes")
    assert noted.never_said == ()


def test_what_the_briefing_says_is_not_made_up() -> None:
    noted = check(talk(("Nice day.", heard()), reply="Mm."), fit="It is empty")
    assert noted.verdict is Verdict.NOTED


def test_plain_answers_and_roots_of_concerns_count_as_told() -> None:
    roof = ("How is the roof?", heard(MoveKind.PROBLEM_QUESTION, topics=("roof",)))
    attempt = play(roof, roof, scene=scene(), reply="The roof is fine.")
    assert [one.text for one in check(attempt).left_out] == ["The roof is fine."]
    objection = {**a_scenario()["objections"][0], "category": "authority"}
    other = scene(objections=[objection])
    step = ("Thursday?", heard(MoveKind.PROPOSE_NEXT_STEP))
    attempt = play(step, ("Why?", heard(MoveKind.EXPLORE)), scene=other)
    found = {one.name: one for one in check_note(WrapUp(), attempt, other)}
    assert found["decides"].left_out == (Told(text="Fears to be cheated.", turn=4),)
    assert found["fit"].verdict is Verdict.UNKNOWN


def test_what_an_earlier_call_told_is_known() -> None:
    first = trusting(scene(), 50)
    told = replace(first, facts={**first.facts, "loan": FactMemory(told=HowMuch.TOLD)})
    attempt = play(("Hello.", heard()), scene=scene(), first=told)
    assert check(attempt).left_out[0].turn is None


def test_what_was_agreed_is_the_next_step() -> None:
    first = trusting(scene(), 50)
    ground = replace(first.ground, next_step="Thursday at six", agreed=Outcome.ADVANCE)
    attempt = play(("Hello.", heard()), scene=scene(), first=replace(first, ground=ground))
    missed = check(attempt, "next_step")
    assert missed.left_out == (Told(text="You agreed on: Thursday at six.", turn=None),)
    assert check(attempt, "next_step", next_step="Thursday").verdict is Verdict.NOTED


def test_every_field_has_a_label_and_topics() -> None:
    assert set(LABELS) == set(TOPICS)
    assert set(LABELS) == {name for name in WrapUp.__dataclass_fields__ if name != "kind"}
