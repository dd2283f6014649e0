"""A next step is agreed on once its day is named: said back, or another one suggested."""

from dataclasses import replace
from typing import Any

import pytest

from tests.builders import Talk, a_scenario, a_scene, a_turn, heard
from trainer.domain.homeowner.step import step
from trainer.domain.moves import Act, Heard, MoveKind
from trainer.domain.outcome import Outcome

CALENDAR = {
    "today": "mon",
    "now": "12:00",
    "time_zone": "Central",
    "free": [{"days": ["thu"], "from": "17:00", "to": "20:30"}],
    "suggests": "Thursday after five.",
}
PROPOSE = heard(MoveKind.PROPOSE_NEXT_STEP, endings=("visit",))
OK = heard(acts=(Act.OK,))
ASK = heard(MoveKind.SITUATION_QUESTION, topics=("roof",))
WHAT_DAY = ["phrase:what_day", "suggests:"]
CLASH = ["phrase:day_clash", "suggests:"]
AGREED = ["agrees:visit", "phrase:said_back"]


def on(when: str, *kinds: MoveKind, **more: Any) -> Heard:
    return heard(*kinds, when=when, **more)


def proposing(when: str, **more: Any) -> Heard:
    return on(when, MoveKind.PROPOSE_NEXT_STEP, endings=("visit",), **more)


def talk(*, ending: dict[str, Any] | None = None, **changes: Any) -> Talk:
    """Somebody who is ready to agree, and keeps a calendar."""
    visit = {**a_scenario()["endings"][0], "needs": {"trust": 45}, **(ending or {})}
    start = {"trust": 60, "patience": 90, "interest": 30}
    whole = {"start": start, "endings": [visit], "calendar": CALENDAR, **changes}
    return Talk(a_scene(**whole))


def pending() -> Talk:
    """Somebody who has agreed but for the day."""
    return talk().hears(PROPOSE)


def test_who_agrees_without_a_day_asks_for_one_and_names_what_would_suit() -> None:
    asked = pending()
    assert asked.said == WHAT_DAY
    assert (asked.mind.ground.pending, asked.mind.ground.agreed) == ("visit", None)


def test_who_says_how_the_talk_will_go_proposes_nothing_yet() -> None:
    opens = heard(MoveKind.PROPOSE_NEXT_STEP, endings=("visit",), acts=(Act.INTRODUCE,))
    assert talk().hears(opens).mind.ground.pending is None
    assert pending().mind.ground.pending == "visit"


def test_the_day_is_said_back_and_then_it_is_agreed() -> None:
    dated = pending().hears(on("thursday at six"))
    assert dated.said == AGREED
    ground = dated.mind.ground
    assert (ground.agreed, ground.next_step) == (Outcome.ADVANCE, "thursday at six")
    assert ground.pending is None


def test_a_day_that_is_named_with_the_proposal_is_agreed_at_once() -> None:
    dated = talk().hears(proposing("thursday at six"))
    assert dated.said == AGREED
    assert dated.mind.ground.agreed is Outcome.ADVANCE


@pytest.mark.parametrize("asked_for_a_day", [True, False])
def test_a_day_that_does_not_suit_is_met_with_another_one(*, asked_for_a_day: bool) -> None:
    met = pending() if asked_for_a_day else talk()
    met.hears(proposing("friday at six"))
    assert met.said == CLASH
    assert met.mind.ground.agreed is None
    assert met.hears(on("thursday at six")).said == AGREED


def test_a_second_day_that_does_not_suit_costs_patience() -> None:
    met = pending()
    patience = met.mind.patience
    met.hears(on("friday"))
    assert met.said == CLASH
    assert met.mind.patience == patience - 1 - 3


@pytest.mark.parametrize("first", [PROPOSE, proposing("friday at six")])
def test_who_takes_what_was_suggested_has_named_the_day(first: Heard) -> None:
    met = talk().hears(first).hears(OK)
    assert met.said == AGREED
    assert met.mind.ground.next_step == "Thursday at five"


def test_a_question_takes_no_suggestion_and_the_day_stays_open() -> None:
    met = pending().hears(ASK)
    assert "plain:roof" in met.said
    assert met.mind.ground.pending == "visit"
    assert met.hears(on("thursday at six")).said == AGREED


def test_what_was_suggested_a_while_ago_is_not_taken_by_a_yes() -> None:
    met = pending().hears(ASK).hears(OK)
    assert met.mind.ground.agreed is None
    assert met.mind.ground.pending == "visit"


def test_who_leaves_before_a_day_is_named_has_agreed_on_nothing() -> None:
    left = pending().hears(heard(acts=(Act.GOODBYE,)))
    assert left.said == ["phrase:goodbye_warm"]
    assert left.mind.outcome is Outcome.CONTINUATION


def test_naming_the_day_and_saying_goodbye_ends_it() -> None:
    left = pending().hears(on("thursday at six", acts=(Act.GOODBYE,)))
    assert left.said == AGREED
    assert left.mind.outcome is Outcome.ADVANCE


def test_proposing_the_same_again_without_a_day_asks_for_one_again() -> None:
    asked = pending().hears(ASK).hears(PROPOSE)
    assert asked.said == WHAT_DAY


@pytest.mark.parametrize(
    ("ending", "changes"),
    [
        ({"dated": False}, {}),
        ({"outcome": "continuation"}, {}),
        ({}, {"calendar": None}),
    ],
)
def test_what_needs_no_day_is_agreed_without_one(
    ending: dict[str, Any], changes: dict[str, Any]
) -> None:
    agreed = talk(ending=ending, **changes).hears(PROPOSE)
    assert agreed.said == ["agrees:visit"]
    assert agreed.mind.ground.agreed is not None


@pytest.mark.parametrize(
    ("ending", "said_back"), [({"dated": False}, True), ({"outcome": "continuation"}, False)]
)
def test_a_day_is_said_back_where_it_makes_an_advance(
    ending: dict[str, Any], *, said_back: bool
) -> None:
    agreed = talk(ending=ending).hears(proposing("friday at six"))
    assert agreed.mind.ground.next_step == "friday at six"
    assert ("phrase:said_back" in agreed.said) is said_back


def test_somebody_without_a_calendar_takes_any_day() -> None:
    agreed = talk(calendar=None).hears(proposing("friday at six"))
    assert agreed.said == AGREED


def test_asked_when_to_reach_them_people_say_when_it_would_suit() -> None:
    asks = heard(MoveKind.OTHER_QUESTION, topics=("contact",))
    scene = talk().scene
    contact = scene.topics[0].model_copy(update={"id": "contact", "name": "Contact"})
    met = Talk(scene.model_copy(update={"topics": (*scene.topics, contact)}))
    assert met.hears(asks).said == ["suggests:"]
    assert "suggests:" not in met.hears(asks).said
    bare = talk(calendar=None).scene.model_copy(update={"topics": (contact,)})
    assert Talk(bare).hears(asks).said == ["unknown:contact"]


@pytest.mark.parametrize("kind", [MoveKind.PRESSURE, MoveKind.DISMISS])
def test_somebody_who_presses_on_has_not_taken_the_suggestion(kind: MoveKind) -> None:
    assert pending().hears(heard(kind)).mind.ground.agreed is None


@pytest.mark.parametrize(
    ("text", "takes_it"),
    [
        ("Sounds good to me.", True),
        ("I will be there, you know that.", True),
        ("No, that is too late.", False),
        ("I'd rather leave it.", False),
        ("I can't make that.", False),
        ("Neither of us is free.", False),
        ("Never mind.", False),
    ],
)
def test_a_refusal_after_a_suggested_day_is_no_acceptance(text: str, *, takes_it: bool) -> None:
    met = pending()
    turn = a_turn(met.index, text)
    ground = step(met.mind, met.scene, OK, turn, lambda _: 0).mind.ground
    assert (ground.agreed is Outcome.ADVANCE) is takes_it
    assert ground.pending == (None if takes_it else "visit")


MANY = {
    **CALENDAR,
    "suggests": "{free} works.",
    "free": [
        {"days": ["mon", "tue", "thu"], "from": "17:00", "to": "21:30"},
        {"days": ["sat"], "from": "09:00", "to": "10:30"},
    ],
}


def in_week(week: int | None, when: str) -> list[str]:
    """What somebody with a choice of times says in one week to a proposal for some time."""
    talked = talk(calendar=MANY)
    ground = replace(talked.mind.ground, week=week)
    talked.reaction = replace(talked.reaction, mind=replace(talked.mind, ground=ground))
    return talked.hears(proposing(when)).said


def test_of_all_the_times_that_suit_one_is_left_in_a_week_and_another_in_the_next() -> None:
    times = ["Monday at five", "Tuesday at seven", "Thursday at five", "Saturday at nine"]
    for week in range(20):
        agreed = [when for when in times if in_week(week, when) == AGREED]
        assert len(agreed) <= 1
    assert {when for when in times for week in range(60) if in_week(week, when) == AGREED} == {
        *times
    }
    assert [in_week(None, when) for when in times] == [AGREED] * 4


def test_a_concern_comes_up_a_little_sooner_or_later_from_week_to_week() -> None:
    concern = {**a_scenario()["objections"][0], "raised": {"on": "turn", "turn": 2}}

    def turns(week: int | None) -> int:
        talked = Talk(a_scene(start={"trust": 60, "patience": 99}, objections=[concern]))
        ground = replace(talked.mind.ground, week=week, rep_name="Sam")
        talked.reaction = replace(talked.reaction, mind=replace(talked.mind, ground=ground))
        for turn in range(1, 9):
            if "object:scam" in talked.hears(heard(MoveKind.RAPPORT)).said:
                return turn
        return 0

    assert turns(None) == 2
    assert {turns(week) for week in range(30)} == {1, 2, 3, 4}
