"""What comes up by itself: signals of somebody who warms up, and somebody else who is there."""

from typing import Any

import pytest

from tests.builders import Talk, a_move, a_scenario, a_scene, heard
from trainer.domain.moves import Act, Aim, AimKind, Heard, MoveKind

OK = heard(acts=(Act.OK,), rep_name="Sam")
ROOF = heard(MoveKind.SITUATION_QUESTION, topics=("roof",), rep_name="Sam")
DEBT = heard(MoveKind.SITUATION_QUESTION, topics=("debt",), rep_name="Sam")


def signal(kind: str, trust: int) -> dict[str, Any]:
    return {"kind": kind, "trust": trust, "says": "How soon could that be?"}


def warming(*signals: dict[str, Any], trust: int = 60, seed: int = 1, **changes) -> Talk:
    start = {"trust": trust, "patience": 95, "interest": 30}
    return Talk(a_scene(**{"start": start, "signals": list(signals), **changes}), seed=seed)


def given(*signals: dict[str, Any], line: Heard = OK, **changes) -> list[str]:
    """The signals that a line brought, over many seeds."""
    heard_by = (warming(*signals, seed=seed, **changes).hears(line) for seed in range(40))
    return [part for met in heard_by for part in met.said if part.startswith("signal:")]


def test_a_signal_is_given_now_and_then_by_somebody_who_trusts_enough() -> None:
    assert 5 < len(given(signal("signal", 55))) < 35
    assert given(signal("signal", 60))
    assert not given(signal("signal", 61))


def test_agreement_that_is_none_is_given_by_those_who_do_not_trust_much_yet() -> None:
    assert given(signal("look_alike", 50))
    assert given(signal("look_alike", 45))
    assert not given(signal("look_alike", 44))


def test_the_first_signal_that_fits_is_given() -> None:
    signals = (signal("look_alike", 35), signal("signal", 55), signal("signal", 20))
    assert set(given(*signals)) == {"signal:1"}


def test_no_signal_is_hung_on_an_answer() -> None:
    policy = heard(MoveKind.SITUATION_QUESTION, topics=("insurance",))
    assert given(signal("signal", 50), line=heard(MoveKind.INFORM))
    assert not given(signal("signal", 50), line=ROOF)
    assert not given(signal("signal", 50), line=policy)


def test_no_signal_is_given_while_a_concern_is_open() -> None:
    far = [{**a_scenario()["facts"][0], "earned": {"trust": 99}}]
    concern = {**a_scenario()["objections"][0], "raised": {"on": "opening"}}
    listened = heard(MoveKind.ACKNOWLEDGE)
    assert given(signal("signal", 50), line=listened, facts=far)
    assert not given(signal("signal", 50), line=listened, facts=far, objections=[concern])


def test_no_signal_is_given_twice() -> None:
    for seed in range(10):
        met = warming(signal("signal", 55), signal("signal", 56), seed=seed)
        said = [part for _ in range(9) for part in met.hears(OK).said if "signal" in part]
        assert len(said) == len(set(said))


def together(*moments: dict[str, Any], **changes) -> Talk:
    cuts_in = [{"says": "Kim here. Who is that?", **moment} for moment in moments]
    others = [{"name": "Kim", "who": "A sister.", "cuts_in": cuts_in}]
    return warming(others=others, **changes)


@pytest.mark.parametrize(
    ("moment", "before", "line"),
    [
        ({"on": "turn", "turn": 2}, OK, OK),
        ({"on": "offer"}, ROOF, heard(MoveKind.OFFER, amounts=(60_000,))),
        ({"on": "topic", "topic": "roof"}, OK, ROOF),
    ],
)
def test_somebody_else_speaks_up_when_their_moment_has_come_and_once(
    moment: dict[str, Any], before: Heard, line: Heard
) -> None:
    met = together(moment)
    assert "other:0/0" not in met.hears(before).said
    assert met.hears(line).said[-1] == "other:0/0"
    assert "other:0/0" not in met.hears(line).said


@pytest.mark.parametrize("kind", [MoveKind.PROPOSE_NEXT_STEP, MoveKind.CLOSE])
def test_somebody_else_speaks_up_when_a_next_step_is_proposed(kind: MoveKind) -> None:
    met = together({"on": "next_step"}).hears(OK)
    assert "other:0/0" not in met.said
    assert met.hears(heard(kind, endings=("visit",))).said[-1] == "other:0/0"


def test_somebody_else_has_their_say_about_a_step_that_is_proposed_once_more() -> None:
    endings = [{**a_scenario()["endings"][0], "needs": {}}]
    met = together({"on": "next_step"}, endings=endings)
    met.hears(heard(MoveKind.PROPOSE_NEXT_STEP, endings=("visit",)))
    line = heard(MoveKind.PROPOSE_NEXT_STEP, MoveKind.SITUATION_QUESTION, topics=("roof",))
    assert "other:0/0" in [*met.said, *met.hears(line).said]


def test_somebody_else_speaks_up_first_thing_where_no_turn_is_named() -> None:
    assert together({"on": "turn"}).hears(OK).said[-1] == "other:0/0"


def test_of_several_moments_one_comes_at_a_time() -> None:
    met = together({"on": "turn", "turn": 1}, {"on": "turn", "turn": 1})
    said = [[part for part in met.hears(OK).said if "other" in part] for _ in range(3)]
    assert said == [["other:0/0"], ["other:0/1"], []]


def test_everybody_who_is_there_may_speak_up() -> None:
    cut = {"on": "turn", "turn": 1, "says": "Who is that?"}
    others = [{"name": name, "who": "Family.", "cuts_in": [cut]} for name in ("Kim", "Lee")]
    met = warming(others=others)
    assert [met.hears(OK).said[-1] for _ in range(2)] == ["other:0/0", "other:1/0"]


def test_nobody_cuts_in_on_a_goodbye() -> None:
    met = together({"on": "turn", "turn": 1}).hears(heard(acts=(Act.GOODBYE,)))
    assert met.said == ["phrase:goodbye_warm"]


def test_somebody_else_who_found_no_room_in_a_reply_speaks_up_later() -> None:
    concern = {**a_scenario()["objections"][0], "raised": {"on": "opening"}, "needs": "answer"}
    met = together({"on": "turn", "turn": 1}, difficulty="easy", objections=[concern])
    aims = [Aim(kind=AimKind.ANSWER, ref="scam", confidence=0.9, text="here")]
    aims += [
        Aim(kind=AimKind.TOPIC, ref=ref, confidence=0.9, text=ref) for ref in ("roof", "insurance")
    ]
    asks = a_move(MoveKind.SITUATION_QUESTION)
    met.hears(Heard(moves=(asks, asks), aims=tuple(aims), words=12))
    assert met.said == ["answered:scam", "tell:policy", "plain:roof"]
    assert met.hears(OK).said[-1] == "other:0/0"


THERE = {
    "name": "Luz",
    "who": "Her sister.",
    "cuts_in": [{"on": "turn", "turn": 1, "says": "I'm here, too."}],
    "answers": ["I want it fair.", "Ask her."],
}


@pytest.mark.parametrize(
    "text", ["What would you like, Luz?", "luz whats your worry?", "Hi Luz, I'm Sam. What is it?"]
)
def test_who_is_asked_by_name_answers_for_themselves(text: str) -> None:
    talk = warming(others=[THERE])
    assert talk.hears(ROOF, text=text).said == ["other:0/1"]
    assert talk.hears(ROOF, text=text).said == ["other:0/2"]
    assert "other:0/1" not in talk.hears(ROOF, text=text).said


@pytest.mark.parametrize("text", ["And what does Luz think of it?", "Luz is right.", "Why, then?"])
def test_who_is_only_spoken_of_does_not_answer(text: str) -> None:
    assert "other:0/1" not in warming(others=[THERE]).hears(ROOF, text=text).said
