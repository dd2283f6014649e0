"""What the homeowner says of their own accord, and small exchanges."""

import pytest

from tests.builders import Talk, a_move, a_scenario, a_scene, heard
from tests.domain.rich_scene import rich
from trainer.domain.moves import Act, Heard, MoveKind
from trainer.domain.outcome import Outcome


def talk(trust: int = 60, **changes) -> Talk:
    start = {"trust": trust, "patience": 95, "interest": 30}
    return Talk(a_scene(**{"start": start, **changes}))


def concern(**raised: object) -> list[dict[str, object]]:
    return [{**a_scenario()["objections"][0], "raised": raised}]


CLARIFY = heard(acts=(Act.CLARIFY,), words=1)
NAMED = heard(rep_name="Sam")


@pytest.mark.parametrize(
    ("act", "phrase"),
    [
        (Act.CLARIFY, "clarify"),
        (Act.BAD_TIME, "bad_time"),
        (Act.EMAIL, "email"),
        (Act.HOLD, "hold"),
        (Act.ASK_MANAGER, "manager"),
        (Act.SAID_EARLIER, "never_said"),
        (Act.APOLOGY, "apology"),
        (Act.CALL_BACK, "when"),
        (Act.HUMOUR, "humour"),
        (Act.SMALL_TALK, "small_talk"),
        (Act.THANKS, "thanks"),
        (Act.INTRODUCE, "greet"),
    ],
)
def test_small_things_are_answered_in_kind(act: Act, phrase: str) -> None:
    assert talk().hears(heard(acts=(act,))).said[0] == f"phrase:{phrase}"


def test_being_sorry_about_what_was_just_told_is_sympathy_and_needs_no_forgiving() -> None:
    sorry = heard(acts=(Act.APOLOGY,))
    told = talk().hears(heard(MoveKind.SITUATION_QUESTION, topics=("insurance",)))
    assert "tell:policy" in told.said
    assert told.hears(sorry).said[0] == "phrase:acknowledged"


@pytest.mark.parametrize(
    ("line", "phrase"),
    [
        (heard(MoveKind.ACKNOWLEDGE), "acknowledged"),
        (heard(acts=(Act.OWN_LIMIT,)), "softened"),
        (heard(MoveKind.PRESSURE), "pressured"),
        (heard(MoveKind.DISMISS), "dismissed"),
        (heard(acts=(Act.OK,)), "ok"),
        (heard(MoveKind.CONFIRM), "unsure"),
        (Heard(moves=(a_move(MoveKind.OTHER_QUESTION, sure=0.3),)), "no_news"),
        (heard(), "no_news"),
    ],
)
def test_a_line_without_matter_gets_a_reaction_that_fits_it(line: Heard, phrase: str) -> None:
    assert talk(30).hears(line).said[0] == f"phrase:{phrase}"


@pytest.mark.parametrize(
    ("before", "again"),
    [
        (heard(MoveKind.SITUATION_QUESTION, topics=("insurance",)), "again:policy"),
        (heard(MoveKind.SITUATION_QUESTION, topics=("roof",)), "plain_again:roof"),
    ],
)
def test_after_a_what_the_same_is_said_in_other_words(before: Heard, again: str) -> None:
    asked = talk().hears(before)
    assert asked.hears(CLARIFY).said == [again]


def test_what_lies_behind_a_concern_is_put_in_other_words_after_a_what() -> None:
    asked = talk(objections=concern(on="turn", turn=1)).hears(heard())
    rooted = asked.hears(heard(MoveKind.EXPLORE))
    assert rooted.said[0] == "root:scam"
    assert rooted.hears(CLARIFY).said == ["object:scam"]


def test_asked_what_they_mean_by_a_concern_people_say_what_is_behind_it() -> None:
    meant = heard(MoveKind.EXPLORE, acts=(Act.CLARIFY,), words=4)
    asked = talk(objections=concern(on="turn", turn=1)).hears(heard())
    assert "object:scam" in asked.said
    assert asked.hears(meant).said[0] == "root:scam"


def test_a_concern_is_put_more_firmly_after_a_what() -> None:
    asked = talk(objections=concern(on="turn", turn=1)).hears(heard())
    assert asked.hears(CLARIFY).said == ["object:scam"]
    assert asked.reaction.parts[0].strength == 1


def test_a_fact_in_short_is_said_again_after_a_second_what() -> None:
    asked = talk().hears(heard(MoveKind.SITUATION_QUESTION, topics=("insurance",)))
    asked.hears(CLARIFY)
    assert asked.hears(CLARIFY).said == ["again:policy"]


def test_a_what_with_nothing_to_repeat_is_met_with_a_what() -> None:
    assert talk().hears(CLARIFY).said == ["phrase:clarify"]


def test_a_concern_comes_up_at_its_turn() -> None:
    waiting = talk(objections=concern(on="turn", turn=2))
    assert "object:scam" not in waiting.hears(heard()).said
    assert "object:scam" in waiting.hears(heard()).said


def test_a_concern_comes_up_with_its_topic() -> None:
    line = heard(MoveKind.SITUATION_QUESTION, topics=("roof",))
    assert "object:scam" in talk(objections=concern(on="topic", topic="roof")).hears(line).said


def test_a_concern_waits_where_enough_was_said() -> None:
    line = heard(*[MoveKind.SITUATION_QUESTION] * 3, topics=("roof",))
    assert "object:scam" not in talk(objections=concern(on="turn", turn=1)).hears(line).said


def test_a_temptation_comes_once_and_not_while_a_concern_is_open() -> None:
    red = {**a_scenario()["red_lines"][0], "trap": True, "bait": "Go on, say it."}
    tempting = talk(red_lines=[{**red, "bait_turn": 2}])
    said = [tempting.hears(heard(acts=(Act.OK,), rep_name="Sam")).said for _ in range(4)]
    assert ["bait:hype" in parts for parts in said] == [False, True, False, False]
    objecting = talk(red_lines=[{**red, "bait_turn": 1}], objections=concern(on="opening"))
    assert "bait:hype" not in objecting.hears(heard(MoveKind.ACKNOWLEDGE)).said


def test_a_temptation_waits_where_enough_was_said() -> None:
    line = heard(*[MoveKind.SITUATION_QUESTION] * 3, topics=("roof",))
    assert "bait:trap" not in Talk(rich(start={"trust": 60})).hears(line).hears(line).said


def test_with_little_said_the_homeowner_asks_then_winds_up_then_goes() -> None:
    idle = talk()
    said = [idle.hears(NAMED).said for _ in range(5)]
    assert said[0] == ["phrase:no_news", "ask:0"]
    assert said[1] == ["phrase:no_news", "ask:1"]
    assert said[2:] == [["phrase:wind_up"], ["phrase:wind_up"], ["phrase:goodbye_warm"]]
    assert idle.mind.outcome is Outcome.CONTINUATION


def test_who_was_never_won_over_goes_coldly() -> None:
    idle = talk(20)
    for _ in range(5):
        idle.hears(NAMED)
    assert idle.said == ["phrase:goodbye_cold"]
    assert idle.mind.outcome is Outcome.NO_SALE


def test_resentment_is_said_even_when_nothing_else_is_left() -> None:
    idle = talk(objections=concern(on="next_step"))
    for amount in (60_000, 61_000, 62_000):
        idle.hears(heard(MoveKind.OFFER, amounts=(amount,)))
    for _ in range(2):
        idle.hears(heard())
    assert idle.hears(heard(MoveKind.OFFER, amounts=(50_000,))).said == ["phrase:retrade"]


def test_now_and_then_an_answer_comes_with_a_question_until_none_is_left() -> None:
    line = heard(MoveKind.SITUATION_QUESTION, topics=("roof",))
    asks = [
        "ask:0" in Talk(a_scene(start={"trust": 60}), seed=seed).hears(line).said
        for seed in range(60)
    ]
    assert {True, False} == set(asks)
    assert sum(asks) < 30
    answered = heard(MoveKind.INFORM, MoveKind.SITUATION_QUESTION, topics=("roof",))
    spent = [talk() for _ in range(40)]
    for seed, one in enumerate(spent):
        one.seed = seed
        one.hears(NAMED).hears(NAMED).hears(answered)
    assert all(one.said == ["plain:roof"] for one in spent)
