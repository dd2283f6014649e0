"""What a voice may not say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import Talk, a_scene, a_turn, heard
from trainer.domain.homeowner.brief import brief_for
from trainer.domain.homeowner.guard import (
    CLAUSE_WORDS,
    MOST_WORDS,
    Guard,
    Problem,
    guard_for,
    split_clause,
)
from trainer.domain.moves import Act, MoveKind
from trainer.domain.transcript import Turn


def guard(talk: Talk | None = None, authored: str = "Hm.", turns: tuple[Turn, ...] = ()) -> Guard:
    met = talk or Talk()
    return guard_for(brief_for(met.scene, met.mind, met.reaction.mood, turns, authored))


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("I am an AI, you know.", Problem.META),
        ("My instructions forbid that.", Problem.META),
        ("Rep: would you sell?", Problem.ROLE),
        ("How can I help you today?", Problem.ROLE),
        ("Our cash offer is fair.", Problem.ROLE),
        ("*sighs* Well.", Problem.MARKUP),
        ("(laughs) Sure.", Problem.MARKUP),
        ("- one thing", Problem.MARKUP),
        ("Привет, кто это?", Problem.LANGUAGE),
        ("You've got a deal.", Problem.CAVED),
        ("That sounds very reasonable.", Problem.CAVED),
        ("It costs 310 now.", Problem.UNEARNED),
        ("Ask Zurbriggen about it.", Problem.UNEARNED),
        ("It is the policy, what it costs.", Problem.UNEARNED),
        ("My sister is a part of it.", Problem.UNEARNED),
        (" ".join(["word"] * (MOST_WORDS + 1)), Problem.LONG),
        (" ".join(["word"] * MOST_WORDS), None),
        ("Who is this, and what do you want?", None),
        ("I have 2 dogs.", None),
        ("", None),
    ],
)
def test_the_guard_names_what_is_wrong(text: str, problem: Problem | None) -> None:
    assert guard().check(text) is problem


def test_what_was_told_may_be_said() -> None:
    line = heard(MoveKind.SITUATION_QUESTION, topics=("insurance",))
    told = guard(Talk(a_scene(start={"trust": 60})).hears(line))
    assert told.check("310 a month, at Zurbriggen.") is None
    assert told.check("My sister is a part of it.") is Problem.UNEARNED


def test_what_the_rep_said_or_the_author_wrote_for_this_reply_may_be_said() -> None:
    text = "310? Zurbriggen?"
    assert guard(turns=(a_turn(text="Is it 310, at Zurbriggen?"),)).check(text) is None
    assert guard(authored="So 310. And Zurbriggen.").check(text) is None


def test_a_homeowner_who_agrees_may_say_so() -> None:
    ended = Talk().hears(heard(acts=(Act.SLUR,)))
    assert guard(ended).check("You've got a deal.") is None
    assert guard(authored="Let's do it.").check("You've got a deal.") is None


def test_a_fact_with_one_distinctive_word_is_known_by_it() -> None:
    assert guard().check("There is a sister.") is Problem.UNEARNED


around = st.text("abcdefghij ,.?!'", max_size=40)


@given(around, st.sampled_from(["310", "Zurbriggen", "sister"]), around)
def test_whatever_stands_around_a_secret_it_is_stopped(
    before: str, secret: str, after: str
) -> None:
    assert guard().check(f"{before} {secret} {after}") is not None


@pytest.mark.parametrize("shape", ["58,000", "58000", "$58,000.", "(58,000)", "58,000?"])
def test_a_sum_is_known_however_it_is_written(shape: str) -> None:
    fact = {**a_scene().scenario.model_dump(mode="json")["facts"][0], "is_about": "Owes 58,000."}
    assert guard(Talk(a_scene(facts=[fact]))).check(f"about {shape} or so") is not None


@given(st.text(st.sampled_from("ab1.,!?;: \t\n\xa0…"), max_size=120))
def test_splitting_into_clauses_loses_nothing(text: str) -> None:
    clause, rest = split_clause(text)
    assert clause + rest == text


@given(st.text(max_size=300))
def test_splitting_any_text_loses_nothing(text: str) -> None:
    assert "".join(split_clause(text)) == text


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("Well", ""),
        ("Well, I", "Well,"),
        ("Well, I think. So", "Well, I think."),
        ("310,000 it", ""),
        ("one\ntwo", "one\n"),
        (" ".join(["w"] * CLAUSE_WORDS), ""),
        (" ".join(["w"] * (CLAUSE_WORDS + 1)), " ".join(["w"] * CLAUSE_WORDS)),
        ("\t".join(["w"] * (CLAUSE_WORDS + 1)), ""),
    ],
)
def test_a_clause_ends_at_punctuation_or_when_it_is_long(text: str, clause: str) -> None:
    assert split_clause(text)[0] == clause
