"""What comes before any answer: silence, hanging up, stop requests, harm, red lines."""

import pytest

from tests.builders import Talk, a_move, a_scenario, a_scene, a_turn, heard
from trainer.domain.documents.base import Gate
from trainer.domain.homeowner.interrupts import SURE_OF_INSULT, SURE_OF_RUDENESS
from trainer.domain.homeowner.step import step
from trainer.domain.moves import Act, Heard, MoveKind
from trainer.domain.outcome import Outcome
from trainer.domain.transcript import Action

INSULT = heard(MoveKind.DISRESPECT, acts=(Act.INSULT,))
STOP = {"below_trust": 40, "says": "Never call again.", "thanks": "Good. Bye."}


def talk(**changes) -> Talk:
    start = {"trust": 60, "patience": 90, "interest": 30}
    return Talk(a_scene(**{"start": start, **changes}))


def test_silence_is_met_with_unease_then_a_hello_then_the_end() -> None:
    quiet = talk()
    said = [quiet.hears(Heard(), Action.WAIT).said for _ in range(3)]
    assert said == [["phrase:silence"], ["phrase:hello"], ["phrase:goodbye_cold"]]
    assert quiet.mind.outcome is Outcome.WALKED_AWAY


def test_asking_to_hold_the_line_costs_patience() -> None:
    held = talk().hears(Heard(), Action.HOLD)
    assert held.said == ["phrase:hold"]
    assert held.mind.patience == 86


@pytest.mark.parametrize(("trust", "outcome"), [(60, Outcome.CONTINUATION), (20, Outcome.NO_SALE)])
def test_hanging_up_ends_on_the_terms_the_rep_is_on(trust: int, outcome: Outcome) -> None:
    left = talk(start={"trust": trust}).hears(Heard(), Action.HANG_UP)
    assert left.mind.outcome is outcome
    assert left.said == []


def test_hanging_up_after_an_agreement_keeps_it() -> None:
    endings = [{**a_scenario()["endings"][0], "needs": {"trust": 0}}]
    agreed = talk(endings=endings).hears(heard(MoveKind.PROPOSE_NEXT_STEP, endings=("visit",)))
    assert agreed.hears(Heard(), Action.HANG_UP).mind.outcome is Outcome.ADVANCE


def driven_to_stop(*acts: Act) -> Talk:
    pushed = talk(stop_request=STOP, start={"trust": 30, "patience": 12})
    return pushed.hears(heard(MoveKind.PRESSURE, acts=acts, words=200))


def test_a_person_whose_patience_is_gone_asks_never_to_be_contacted_again() -> None:
    stopped = driven_to_stop()
    assert stopped.said == ["stop:"]
    assert stopped.mind.ground.stop_requested == 2
    assert stopped.mind.outcome is None


@pytest.mark.parametrize("request_", [None, {**STOP, "below_trust": 10}])
@pytest.mark.parametrize(
    ("trust", "before", "phrase", "outcome"),
    [
        (60, None, "goodbye_warm", Outcome.CONTINUATION),
        (60, heard(MoveKind.OFF_ROLE), "hang_up", Outcome.WALKED_AWAY),
        (80, heard(red_lines=("hype",)), "hang_up", Outcome.WALKED_AWAY),
        (44, None, "hang_up", Outcome.WALKED_AWAY),
    ],
)
def test_a_person_without_patience_and_with_some_trust_hangs_up_or_parts_well_from_who_was_decent(
    request_: dict[str, object] | None,
    trust: int,
    before: Heard | None,
    phrase: str,
    outcome: Outcome,
) -> None:
    gone = talk(stop_request=request_, start={"trust": trust, "patience": 38})
    if before is not None:
        gone.hears(before)
    while gone.mind.outcome is None:
        gone.hears(heard(words=80))
    assert gone.said == [f"phrase:{phrase}"]
    assert gone.mind.outcome is outcome


@pytest.mark.parametrize("acts", [(Act.REMOVAL_DONE,), (Act.APOLOGY,), (Act.OK,), ()])
def test_a_stop_request_that_is_honoured_breaks_nothing_and_wins_nothing(
    acts: tuple[Act, ...],
) -> None:
    stopped = driven_to_stop().hears(heard(acts=acts))
    assert stopped.said == ["stop_thanks:"]
    assert stopped.mind.outcome is Outcome.NO_SALE
    assert stopped.mind.breaches == ()


@pytest.mark.parametrize(
    "line",
    [
        heard(MoveKind.OFFER, acts=(Act.REMOVAL_DONE,)),
        heard(MoveKind.CLOSE, acts=(Act.APOLOGY,)),
    ],
)
def test_selling_on_after_a_stop_request_breaks_the_rule(line: Heard) -> None:
    stopped = driven_to_stop().hears(line)
    assert stopped.mind.outcome is Outcome.WALKED_AWAY
    assert [breach.gate for breach in stopped.mind.breaches] == [Gate.DO_NOT_CALL]


@pytest.mark.parametrize(
    ("text", "outcome"),
    [("Sorry. Why?", Outcome.WALKED_AWAY), ("Sorry. I see why.", Outcome.NO_SALE)],
)
def test_a_question_after_a_stop_request_breaks_the_rule_where_it_is_asked_as_one(
    text: str, outcome: Outcome
) -> None:
    stopped = driven_to_stop()
    line = heard(MoveKind.SITUATION_QUESTION, acts=(Act.APOLOGY,))
    turn = a_turn(stopped.index, text)
    assert step(stopped.mind, stopped.scene, line, turn, lambda _: 0).mind.outcome is outcome


@pytest.mark.parametrize("acts", [(), (Act.REMOVAL_DONE,)])
def test_hanging_up_on_a_stop_request_wins_nothing(acts: tuple[Act, ...]) -> None:
    stopped = driven_to_stop(*acts).hears(Heard(), Action.HANG_UP)
    assert stopped.mind.outcome is Outcome.NO_SALE
    assert stopped.mind.breaches == ()


def test_nothing_else_is_said_beside_a_stop_request() -> None:
    concern = {**a_scenario()["objections"][0], "raised": {"on": "opening"}}
    pushed = talk(
        stop_request={**STOP, "below_trust": 100}, objections=[concern], start={"trust": 100}
    )
    line = heard(MoveKind.PRESSURE, MoveKind.SITUATION_QUESTION, topics=("roof",))
    while pushed.mind.ground.stop_requested is None:
        pushed.hears(line)
    assert pushed.said == ["stop:"]


def test_a_slur_ends_it_at_once() -> None:
    assert talk().hears(heard(acts=(Act.SLUR,))).mind.outcome is Outcome.WALKED_AWAY


def test_a_first_insult_is_resented_and_a_second_one_ends_it() -> None:
    insulted = talk().hears(INSULT)
    assert insulted.said == ["phrase:insult"]
    assert insulted.mind.ground.slips == 1
    assert insulted.hears(INSULT).said == ["phrase:hang_up"]


def test_an_insult_to_somebody_without_patience_ends_it() -> None:
    short = talk(start={"trust": 60, "patience": 20})
    assert short.hears(INSULT).mind.outcome is Outcome.WALKED_AWAY


@pytest.mark.parametrize(
    ("sure", "acts", "insults"),
    [
        (SURE_OF_INSULT, (), 1),
        (SURE_OF_INSULT - 0.01, (), 0),
        (0.5, (Act.INSULT,), 1),
        (0.3, (Act.INSULT,), 0),
        (0.0, (Act.INSULT,), 0),
    ],
)
def test_an_insult_is_heard_in_manner_and_meaning_or_in_a_very_clear_meaning(
    sure: float, acts: tuple[Act, ...], insults: int
) -> None:
    line = Heard(moves=(a_move(MoveKind.DISRESPECT, sure=sure),), acts=acts)
    assert talk().hears(line).mind.ground.insults == insults


def test_rudeness_that_is_no_insult_is_minded_and_not_held_against_the_rep_for_long() -> None:
    line = Heard(moves=(a_move(MoveKind.DISRESPECT, sure=SURE_OF_RUDENESS),))
    rude = talk().hears(line)
    assert rude.said == ["phrase:insult"]
    assert (rude.mind.trust, rude.mind.patience) == (60 - 12, 90 - 18)
    ground = rude.mind.ground
    assert (ground.slips, ground.insults, ground.grudge) == (1, 0, 0)


@pytest.mark.parametrize("sure", [SURE_OF_RUDENESS - 0.01, 0.3])
def test_disrespect_that_was_not_heard_clearly_is_let_go(sure: float) -> None:
    line = Heard(moves=(a_move(MoveKind.DISRESPECT, sure=sure),))
    assert talk().hears(line).mind.ground.slips == 0


def test_being_asked_for_a_robot_is_answered_in_character() -> None:
    assert talk().hears(heard(acts=(Act.ROBOT,))).said == ["phrase:robot"]


def test_leaving_the_role_again_and_again_ends_it_with_the_last_word() -> None:
    left = talk(start={"trust": 100, "patience": 100})
    said = [left.hears(heard(MoveKind.OFF_ROLE)).said for _ in range(4)]
    assert said == [["phrase:off_role"]] * 3 + [["phrase:hang_up"]]


def test_an_insult_as_the_last_of_many_slips_ends_it_with_the_last_word() -> None:
    slipped = talk(start={"trust": 100, "patience": 100})
    for _ in range(3):
        slipped.hears(heard(MoveKind.OFF_ROLE))
    assert slipped.hears(INSULT).said == ["phrase:hang_up"]


def test_losing_the_last_patience_over_a_robot_question_ends_it() -> None:
    short = talk(start={"trust": 40, "patience": 3})
    assert short.hears(heard(acts=(Act.ROBOT,))).said == ["phrase:hang_up"]


def test_a_crossed_red_line_costs_trust_and_is_noted_with_the_words() -> None:
    crossed = talk().hears(heard(red_lines=("hype",)))
    assert crossed.said == ["red_line:hype"]
    assert crossed.mind.trust == 38
    breach = crossed.mind.breaches[0]
    assert (breach.red_line, breach.gate, breach.turn, breach.quote) == (
        "hype",
        Gate.PRESSURE,
        1,
        "words",
    )


def test_some_red_lines_end_the_conversation() -> None:
    line = {**a_scenario()["red_lines"][0], "then": "hangs_up"}
    crossed = talk(red_lines=[line]).hears(heard(red_lines=("hype",)))
    assert crossed.mind.outcome is Outcome.WALKED_AWAY
    assert crossed.said == ["red_line:hype"]


def test_a_red_line_of_another_scenario_is_not_heard() -> None:
    assert talk().hears(heard(red_lines=("nowhere",))).mind.breaches == ()
