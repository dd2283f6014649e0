"""What the homeowner agrees to, what they do not yet, and goodbyes."""

from dataclasses import replace

import pytest

from tests.builders import Talk, a_scenario, a_scene, heard
from tests.domain.rich_scene import rich
from trainer.domain.homeowner.endings import LINGERS
from trainer.domain.homeowner.mind import Stage
from trainer.domain.moves import Act, Aim, AimKind, Heard, MoveKind, Slots
from trainer.domain.outcome import Outcome

PROPOSE = heard(MoveKind.PROPOSE_NEXT_STEP, endings=("visit",))
BYE = heard(acts=(Act.GOODBYE,))
ASK = heard(MoveKind.SITUATION_QUESTION, topics=("roof",))


def talk(trust: int = 60, needs: dict[str, object] | None = None, **changes) -> Talk:
    endings = [{**a_scenario()["endings"][0], "needs": needs or {"trust": 45}}]
    start = {"trust": trust, "patience": 90, "interest": 30}
    return Talk(a_scene(**{"start": start, "endings": endings, **changes}))


def test_what_is_asked_for_well_enough_is_agreed_to() -> None:
    agreed = talk().hears(PROPOSE)
    assert agreed.said == ["agrees:visit"]
    assert agreed.mind.ground.agreed is Outcome.ADVANCE
    assert agreed.mind.ground.next_step is None
    assert agreed.mind.outcome is None


def test_the_time_that_was_named_is_what_was_agreed_on() -> None:
    line = Heard(moves=PROPOSE.moves, aims=PROPOSE.aims, slots=Slots(when="thursday at five"))
    assert talk().hears(line).mind.ground.next_step == "thursday at five"


def test_agreeing_and_saying_goodbye_in_one_line_ends_it() -> None:
    line = heard(MoveKind.PROPOSE_NEXT_STEP, endings=("visit",), acts=(Act.GOODBYE,))
    assert talk().hears(line).mind.outcome is Outcome.ADVANCE


def test_after_agreeing_the_homeowner_answers_a_few_more_questions_then_goes() -> None:
    agreed = talk().hears(PROPOSE)
    assert agreed.hears(ASK).said == ["plain:roof"]
    for _ in range(LINGERS - 1):
        assert agreed.hears(ASK).mind.outcome is None
    assert agreed.hears(ASK).said == ["phrase:goodbye_warm"]
    assert agreed.mind.outcome is Outcome.ADVANCE


def test_after_agreeing_anything_but_a_question_is_a_goodbye() -> None:
    assert talk().hears(PROPOSE).hears(heard()).mind.outcome is Outcome.ADVANCE


def test_after_agreeing_a_reply_that_has_begun_is_finished() -> None:
    line = heard(MoveKind.OFFER, MoveKind.SITUATION_QUESTION, amounts=(75_000,))
    debt = heard(MoveKind.SITUATION_QUESTION, topics=("debt",))
    agreed = talk().hears(ASK).hears(debt).hears(PROPOSE)
    assert agreed.hears(line).said == ["offer_good:"]


@pytest.mark.parametrize(
    "needs",
    [
        {"trust": 90},
        {"trust": 0, "interest": 90},
        {"trust": 0, "told": ["policy"]},
        {"trust": 0, "settled": ["scam"]},
        {"trust": 0, "baited": ["hype"]},
    ],
)
def test_what_is_still_missing_is_not_yet_agreed_to(needs: dict[str, object]) -> None:
    asked = talk(needs=needs).hears(PROPOSE)
    assert asked.mind.ground.agreed is None


def test_a_proposal_too_early_brings_up_the_concern_that_stands_in_the_way_then_repeats_it() -> (
    None
):
    asked = talk(needs={"trust": 90}).hears(PROPOSE)
    assert asked.said == ["object:scam"]
    assert asked.mind.objections["scam"].stage is Stage.RAISED
    asked.hears(heard(MoveKind.ACKNOWLEDGE))
    assert asked.hears(PROPOSE).said == ["object:scam"]


def test_a_proposal_too_early_with_nothing_in_the_way_is_put_off() -> None:
    objections = [{**a_scenario()["objections"][0], "raised": {"on": "offer"}}]
    asked = talk(needs={"trust": 90}, objections=objections).hears(PROPOSE)
    assert asked.said[0] == "not_yet:visit"


def test_a_proposal_of_nothing_in_particular_is_put_off() -> None:
    objections = [{**a_scenario()["objections"][0], "raised": {"on": "offer"}}]
    asked = talk(objections=objections).hears(heard(MoveKind.CLOSE))
    assert asked.said[0] == "not_yet:visit"


def test_a_concern_that_was_just_repeated_is_not_said_twice_in_one_reply() -> None:
    concern = {**a_scenario()["objections"][0], "raised": {"on": "opening"}}
    asked = talk(needs={"trust": 90}, objections=[concern]).hears(PROPOSE)
    assert asked.said.count("object:scam") == 1


def test_a_concern_that_was_heard_stands_in_the_way_until_it_is_answered() -> None:
    concern = {**a_scenario()["objections"][0], "raised": {"on": "opening"}}
    asked = talk(needs={"trust": 90}, objections=[concern])
    asked.hears(heard(MoveKind.ACKNOWLEDGE)).hears(PROPOSE)
    assert asked.said == ["object:scam"]


@pytest.mark.parametrize(("told_past", "said"), [(5, "object:scam"), (7, "not_yet:visit")])
def test_a_concern_that_was_put_in_every_way_is_not_put_again_and_the_proposal_is_put_off(
    told_past: int, said: str
) -> None:
    concern = {**a_scenario()["objections"][0], "raised": {"on": "opening"}}
    asked = talk(needs={"trust": 90}, objections=[concern])
    for _ in range(told_past):
        asked.hears(heard(MoveKind.BENEFIT))
    assert asked.hears(PROPOSE).said == [said]


def test_proposing_too_early_in_parting_is_no_goodbye() -> None:
    line = heard(MoveKind.PROPOSE_NEXT_STEP, endings=("visit",), acts=(Act.GOODBYE,))
    asked = talk(needs={"trust": 90}).hears(line)
    assert asked.said == ["object:scam"]
    assert asked.mind.outcome is None


@pytest.mark.parametrize(
    ("trust", "phrase", "outcome"),
    [
        (60, "phrase:goodbye_warm", Outcome.CONTINUATION),
        (20, "phrase:goodbye_cold", Outcome.NO_SALE),
    ],
)
def test_a_goodbye_without_agreement_ends_on_the_terms_they_are_on(
    trust: int, phrase: str, outcome: Outcome
) -> None:
    left = talk(trust).hears(BYE)
    assert left.said == [phrase]
    assert left.mind.outcome is outcome


def test_a_goodbye_with_a_question_is_not_the_end_yet() -> None:
    line = heard(MoveKind.SITUATION_QUESTION, topics=("roof",), acts=(Act.GOODBYE,))
    assert talk().hears(line).mind.outcome is None


def test_referring_somebody_elsewhere_needs_no_proposal_and_a_goodbye_with_it_ends_badly() -> None:
    line = heard(acts=(Act.REFER, Act.GOODBYE))
    left = Talk(rich(start={"trust": 60, "patience": 90})).hears(line)
    assert left.mind.outcome is Outcome.CONTINUATION
    asked = Talk(rich(start={"trust": 60, "patience": 90})).hears(heard(acts=(Act.REFER,)))
    assert asked.mind.outcome is None
    assert asked.said[0].startswith("object:")


def test_an_ending_with_cues_alone_is_found_by_meaning_alone() -> None:
    def agreed(confidence: float) -> Outcome | None:
        aim = Aim(kind=AimKind.ENDING, ref="call", confidence=confidence, text="words")
        scene = rich(start={"trust": 60, "patience": 90, "interest": 60})
        return Talk(scene).hears(Heard(aims=(aim,))).mind.ground.agreed

    assert agreed(0.6) is Outcome.CONTINUATION
    assert agreed(0.4) is None


def test_of_two_endings_that_fit_the_surer_one_is_meant() -> None:
    base = a_scenario()["endings"][0]
    endings = [{**base, "needs": {}}, {**base, "id": "second", "needs": {}}]
    aims = tuple(
        Aim(kind=AimKind.ENDING, ref=ref, confidence=sure, text="words")
        for ref, sure in (("visit", 0.5), ("second", 0.8))
    )
    line = Heard(moves=PROPOSE.moves, aims=aims)
    assert talk(endings=endings).hears(line).said == ["agrees:second"]


@pytest.mark.parametrize(("when", "proposes"), [(None, False), ("thursday at five", True)])
def test_who_introduces_themselves_and_says_how_the_talk_will_go_has_proposed_nothing(
    when: str | None, *, proposes: bool
) -> None:
    line = heard(MoveKind.PROPOSE_NEXT_STEP, acts=(Act.INTRODUCE,), when=when)
    assert ("object:scam" in talk(needs={"trust": 90}).hears(line).said) is proposes


@pytest.mark.parametrize(
    ("outcome", "kind", "sure", "agreed"),
    [
        ("order", MoveKind.PROPOSE_NEXT_STEP, 0.2, False),
        ("order", MoveKind.PROPOSE_NEXT_STEP, 0.35, True),
        ("order", MoveKind.CLOSE, 0.2, True),
        ("order", MoveKind.CLOSE, 0.14, False),
        ("advance", MoveKind.PROPOSE_NEXT_STEP, 0.2, True),
    ],
)
def test_somebody_who_is_ready_takes_a_vague_step_for_a_visit_but_not_for_an_order(
    outcome: str, kind: MoveKind, sure: float, *, agreed: bool
) -> None:
    moves = ["propose_next_step", "close"]
    ending = {**a_scenario()["endings"][0], "outcome": outcome, "moves": moves, "needs": {}}
    aim = Aim(kind=AimKind.ENDING, ref="visit", confidence=sure, text="words")
    asked = talk(endings=[ending]).hears(Heard(moves=heard(kind).moves, aims=(aim,), words=9))
    assert (asked.said == ["agrees:visit"]) is agreed


def test_a_small_yes_is_said_before_the_goodbye() -> None:
    agreed = talk().hears(PROPOSE)
    assert agreed.hears(heard(), text="Would it help if I wrote it down?").said == [
        "phrase:fine",
        "phrase:goodbye_warm",
    ]


def test_who_is_ready_for_another_step_takes_the_words_for_that() -> None:
    visit = {**a_scenario()["endings"][0], "needs": {"trust": 45}}
    later = {**visit, "id": "later", "needs": {"trust": 99}}
    asked = talk(endings=[later, visit])
    likes = {"later": 0.8, "visit": 0.5}
    line = heard(MoveKind.PROPOSE_NEXT_STEP, endings=("later", "visit"))
    aims = tuple(replace(aim, confidence=likes[aim.ref]) for aim in line.aims)
    assert asked.hears(replace(line, aims=aims)).said == ["agrees:visit"]


def test_an_ending_that_is_only_spoken_of_in_a_question_is_not_agreed_to() -> None:
    ending = {**a_scenario()["endings"][0], "acts": ["refer"]}
    line = heard(
        MoveKind.SITUATION_QUESTION, topics=("roof",), endings=("visit",), acts=(Act.REFER,)
    )
    said = talk(endings=[ending]).hears(line, text="An agent may help. How is the roof?").said
    assert said == ["plain:roof"]
