"""Being told "you said earlier": what was said is confirmed, what was not is set right."""

import pytest

from tests.builders import Talk, a_scene, heard
from trainer.domain.homeowner.mind import Told
from trainer.domain.moves import Act, Aim, AimKind, Heard, MoveKind

ASK = MoveKind.SITUATION_QUESTION
TELLS_POLICY = heard(ASK, topics=("insurance",))
TELLS_ROOF = heard(ASK, topics=("roof",))


def claim(*refs: str, **more) -> Heard:
    return heard(claims=refs, acts=(Act.SAID_EARLIER,), **more)


def misquote(*refs: str) -> Heard:
    return heard(misquotes=refs, acts=(Act.SAID_EARLIER,))


def talk(*before: Heard, trust: int = 60) -> Talk:
    met = Talk(a_scene(start={"trust": trust, "patience": 90, "interest": 30}))
    for line in before:
        met.hears(line)
    return met


@pytest.mark.parametrize(
    ("before", "ref"), [(TELLS_POLICY, "fact/policy"), (TELLS_ROOF, "plain/roof")]
)
def test_what_was_said_is_confirmed_and_being_remembered_pleases(before: Heard, ref: str) -> None:
    met = talk(before)
    trust = met.mind.trust
    assert met.hears(claim(ref)).said == ["phrase:confirms"]
    assert met.mind.trust > trust


@pytest.mark.parametrize(
    ("before", "ref", "again"),
    [
        (TELLS_POLICY, "fact/policy", "again:policy"),
        (TELLS_ROOF, "plain/roof", "plain_again:roof"),
    ],
)
def test_what_was_said_otherwise_is_corrected_and_said_again(
    before: Heard, ref: str, again: str
) -> None:
    met = talk(before)
    trust, patience = met.mind.trust, met.mind.patience
    assert met.hears(misquote(ref)).said == ["phrase:corrects", again]
    assert met.mind.trust == trust
    assert met.mind.patience == patience - 1 - 2


@pytest.mark.parametrize("line", [claim("fact/policy"), misquote("fact/policy")])
def test_who_knows_a_fact_that_was_not_told_is_asked_how(line: Heard) -> None:
    met = talk().hears(line)
    assert met.said == ["phrase:how_know"]
    assert met.mind.trust == 60 - 8
    assert met.mind.told() == frozenset()


def test_a_hint_is_not_yet_something_that_was_said() -> None:
    met = talk(TELLS_POLICY, trust=30)
    assert met.mind.facts["policy"].told is Told.HINTED
    assert met.hears(claim("fact/policy")).said == ["phrase:how_know"]


@pytest.mark.parametrize("line", [claim("plain/roof"), misquote("plain/roof"), claim()])
def test_what_nobody_said_was_never_said(line: Heard) -> None:
    met = talk().hears(line)
    assert met.said == ["phrase:never_said"]
    assert met.mind.trust == 60 - 2


def test_a_claim_about_nothing_in_particular_with_a_question_is_taken_for_the_question() -> None:
    line = heard(ASK, topics=("roof",), acts=(Act.SAID_EARLIER,))
    met = talk().hears(line, text="You said earlier it was done, and what shape is it in?")
    assert "plain:roof" in met.said
    assert "phrase:never_said" not in met.said
    assert talk().hears(line, text="You said earlier it was done.").said == ["phrase:never_said"]


def test_a_claim_with_a_question_is_spoken_to_before_the_question() -> None:
    line = heard(ASK, topics=("owner",), claims=("fact/policy",), acts=(Act.SAID_EARLIER,))
    assert talk(TELLS_POLICY).hears(line).said == ["phrase:confirms"]


def test_a_claim_about_something_that_this_person_does_not_have_was_never_said() -> None:
    assert talk(TELLS_POLICY).hears(claim("fact/nowhere")).said == ["phrase:never_said"]


def test_words_that_claim_nothing_are_no_claim() -> None:
    line = heard(claims=("fact/policy",))
    assert talk(TELLS_POLICY).hears(line).said[0] == "phrase:no_news"


def sure(kind: AimKind, confidence: float) -> Aim:
    return Aim(kind=kind, ref="fact/policy", confidence=confidence, text="words")


@pytest.mark.parametrize(("confidence", "said"), [(0.5, "confirms"), (0.49, "never_said")])
def test_a_claim_counts_where_it_was_heard_surely(confidence: float, said: str) -> None:
    line = Heard(acts=(Act.SAID_EARLIER,), aims=(sure(AimKind.CLAIM, confidence),), words=9)
    assert talk(TELLS_POLICY).hears(line).said == [f"phrase:{said}"]


@pytest.mark.parametrize(
    ("right", "wrong", "said"), [(0.9, 0.6, "confirms"), (0.6, 0.9, "corrects")]
)
def test_the_surer_of_two_readings_of_a_claim_is_taken(
    right: float, wrong: float, said: str
) -> None:
    aims = (sure(AimKind.CLAIM, right), sure(AimKind.MISQUOTE, wrong))
    line = Heard(acts=(Act.SAID_EARLIER,), aims=aims, words=9)
    assert talk(TELLS_POLICY).hears(line).said[0] == f"phrase:{said}"
