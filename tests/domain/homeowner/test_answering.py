"""Questions are answered by topic, from what was earned."""

from dataclasses import replace

import pytest

from tests.builders import Talk, a_move, a_scenario, a_scene, heard
from trainer.domain.documents.scene import Scene
from trainer.domain.homeowner.mind import Told
from trainer.domain.moves import Act, Aim, AimKind, Heard, MoveKind
from trainer.domain.transcript import Action

ASK = MoveKind.SITUATION_QUESTION
LISTEN = MoveKind.ACKNOWLEDGE


def trusting(trust: int = 60, **changes) -> Scene:
    return a_scene(start={"trust": trust, "patience": 90, "interest": 30}, **changes)


def asked(*topics: str, kind: MoveKind = ASK) -> Heard:
    return heard(kind, topics=topics)


def test_a_fact_is_told_once_trust_has_reached_its_gate() -> None:
    talk = Talk(trusting(40)).hears(asked("insurance"))
    assert "tell:policy" in talk.said
    assert talk.mind.facts["policy"].turn == 1
    assert talk.mind.facts["policy"].by is ASK


def test_a_fact_is_hinted_at_when_trust_is_nearly_there_and_only_once() -> None:
    talk = Talk(trusting(30)).hears(asked("insurance"))
    assert "hint:policy" in talk.said
    again = talk.hears(asked("insurance"))
    assert again.mind.facts["policy"].told is Told.HINTED
    assert again.said[0] in {"phrase:guarded", "phrase:why_ask"}


def test_a_question_that_comes_too_soon_meets_both_kinds_of_reserve() -> None:
    first = {Talk(trusting(5), seed=s).hears(asked("insurance")).said[0] for s in range(30)}
    assert first == {"phrase:guarded", "phrase:why_ask"}


def test_a_question_about_nothing_known_cannot_be_answered_and_strangers_are_asked_why() -> None:
    def said(trust: int) -> set[str]:
        asks = replace(heard(ASK), relates=0.0)
        return {Talk(trusting(trust), seed=s).hears(asks).said[0] for s in range(30)}

    assert said(30) == {"phrase:unsure", "phrase:why_ask"}
    assert said(60) == {"phrase:unsure"}


def test_a_fact_that_needs_another_one_first_is_held_back() -> None:
    talk = Talk(trusting()).hears(asked("owner"))
    assert "sister" not in talk.mind.told()
    talk.hears(asked("insurance")).hears(asked("owner"))
    assert "sister" in talk.mind.told()


def test_a_fact_that_was_told_is_told_in_short_the_next_time() -> None:
    talk = Talk(trusting()).hears(asked("insurance")).hears(heard())
    patience = talk.mind.patience
    assert "again:policy" in talk.hears(asked("insurance")).said
    assert talk.mind.patience < patience - 1


def test_what_is_no_secret_is_said_at_once_then_in_short() -> None:
    talk = Talk(trusting(5)).hears(asked("roof"))
    assert "plain:roof" in talk.said
    assert "plain_again:roof" in talk.hears(heard()).hears(asked("roof")).said


def test_asked_on_about_what_was_just_said_nobody_says_it_again() -> None:
    talk = Talk(trusting(5)).hears(asked("roof")).hears(asked("roof"))
    assert talk.said == ["phrase:that_is_all"]


def test_a_topic_with_nothing_to_tell_gets_an_answer_in_character() -> None:
    talk = Talk(trusting()).hears(asked("debt"))
    assert "unknown:debt" in talk.said
    assert "phrase:unsure" in talk.hears(asked("debt")).said
    assert "phrase:asked_before" in talk.hears(asked("debt")).said


def test_a_hidden_fact_of_a_plain_topic_is_held_back_at_the_second_question() -> None:
    facts = [{**a_scenario()["facts"][0], "topic": "roof", "earned": {"trust": 99}}]
    talk = Talk(trusting(facts=facts)).hears(asked("roof"))
    assert "plain:roof" in talk.said
    assert talk.hears(asked("roof")).said[0] in {"phrase:guarded", "phrase:why_ask"}


def test_among_topics_that_fit_about_as_well_the_one_with_something_to_tell_is_taken() -> None:
    def at(ref: str, confidence: float) -> Aim:
        return Aim(kind=AimKind.TOPIC, ref=ref, confidence=confidence, text="one question")

    def said(*aims: Aim) -> list[str]:
        return Talk(trusting()).hears(Heard(moves=(a_move(ASK),), aims=aims)).said

    assert "tell:policy" in said(at("debt", 0.9), at("roof", 0.9), at("insurance", 0.8))
    assert "plain:roof" in said(at("debt", 0.9), at("roof", 0.8))
    assert "unknown:debt" in said(at("debt", 0.9), at("roof", 0.6))
    assert "unknown:debt" not in said(at("debt", 0.4))


def test_three_questions_at_once_get_one_answer_and_a_complaint() -> None:
    talk = Talk(trusting()).hears(heard(ASK, ASK, ASK, topics=("roof",)))
    assert talk.said[:2] == ["plain:roof", "phrase:one_at_a_time"]


def test_an_easy_person_answers_two_questions_of_a_line_and_others_one() -> None:
    def answered(difficulty: str) -> list[str]:
        aims = tuple(
            Aim(kind=AimKind.TOPIC, ref=ref, confidence=0.9, text=ref)
            for ref in ("roof", "insurance")
        )
        line = Heard(moves=(a_move(ASK), a_move(ASK)), aims=aims)
        said = Talk(trusting(difficulty=difficulty)).hears(line).said
        return [part for part in said if part.split(":")[0] in {"plain", "tell"}]

    assert len(answered("easy")) == 2
    assert len(answered("medium")) == 1


def test_no_reply_marks_as_told_what_it_has_no_room_to_say() -> None:
    aims = tuple(
        Aim(kind=AimKind.TOPIC, ref=ref, confidence=0.9, text=ref) for ref in ("insurance", "owner")
    )
    kinds = (MoveKind.CONFIRM, MoveKind.OFFER, ASK, ASK)
    line = Heard(
        moves=tuple(a_move(kind) for kind in kinds),
        aims=aims,
        slots=heard(amounts=(60_000,)).slots,
    )
    talk = Talk(trusting(difficulty="easy")).hears(line)
    told = {part.partition(":")[2] for part in talk.said if part.startswith("tell:")}
    assert talk.mind.told() == told


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ([asked("insurance")], False),
        ([asked("insurance"), asked("insurance")], True),
        ([heard(ASK, LISTEN, topics=("insurance",))], True),
    ],
)
def test_a_hard_person_tells_only_who_listens_or_asks_twice(
    lines: list[Heard], *, told: bool
) -> None:
    talk = Talk(trusting(difficulty="hard"))
    for line in lines:
        talk.hears(line)
    assert ("policy" in talk.mind.told()) is told


def test_a_fact_asks_for_the_moves_and_acts_that_its_author_named() -> None:
    earned = {"moves": ["problem_question"], "acts": ["source"]}
    scene = trusting(facts=[{**a_scenario()["facts"][0], "earned": earned}])
    assert "policy" not in Talk(scene).hears(asked("insurance")).mind.told()
    line = asked("insurance", kind=MoveKind.PROBLEM_QUESTION)
    assert "policy" not in Talk(scene).hears(line).mind.told()
    talk = Talk(scene).hears(heard(acts=(Act.SOURCE,))).hears(line)
    assert "policy" in talk.mind.told()


def test_a_fact_may_ask_that_a_concern_was_heard_first() -> None:
    scene = trusting(
        facts=[{**a_scenario()["facts"][0], "earned": {"heard": ["scam"]}}],
        objections=[{**a_scenario()["objections"][0], "raised": {"on": "opening"}}],
    )
    asks = heard(LISTEN, ASK, topics=("insurance",))
    assert "policy" not in Talk(scene).hears(asked("insurance")).mind.told()
    assert "policy" in Talk(scene).hears(heard(LISTEN)).hears(asks).mind.told()


def test_while_a_concern_was_not_heard_no_question_is_answered_but_by_easy_people() -> None:
    objections = [{**a_scenario()["objections"][0], "raised": {"on": "opening"}}]

    def said(difficulty: str) -> list[str]:
        scene = trusting(objections=objections, difficulty=difficulty)
        return Talk(scene).hears(asked("roof")).said

    assert said("medium") == ["object:scam"]
    assert said("easy") == ["plain:roof"]
    talk = Talk(trusting(objections=objections)).hears(heard(LISTEN)).hears(asked("roof"))
    assert "plain:roof" in talk.said


def test_silence_after_something_was_told_is_rewarded() -> None:
    talk = Talk(trusting()).hears(asked("insurance"))
    trust = talk.mind.trust
    assert talk.hears(Heard(), Action.WAIT).said == ["phrase:respected_silence"]
    assert talk.mind.trust > trust


@pytest.mark.parametrize(
    ("trust", "difficulty", "topic", "hints"),
    [
        (50, "medium", "insurance", True),
        (50, "hard", "insurance", False),
        (50, "medium", "owner", False),
        (40, "medium", "insurance", False),
    ],
)
def test_a_question_that_faintly_asks_for_a_fact_brings_a_hint_from_who_is_at_ease(
    trust: int, difficulty: str, topic: str, *, hints: bool
) -> None:
    scene = trusting(trust, difficulty=difficulty, facts=_gated(52 if trust < 50 else 58))
    asks = heard(ASK, topics=(topic,))
    faint = replace(asks, aims=tuple(replace(aim, confidence=0.25) for aim in asks.aims))
    assert (Talk(scene).hears(faint).said[0] == "hint:policy") is hints


def test_who_is_listened_to_volunteers_no_fact() -> None:
    scene = trusting(50, facts=_gated())
    assert Talk(scene).hears(heard(LISTEN)).said[0] == "phrase:acknowledged"


def _gated(trust: int = 58) -> list[dict[str, object]]:
    return [{**a_scenario()["facts"][0], "earned": {"trust": trust}}]
