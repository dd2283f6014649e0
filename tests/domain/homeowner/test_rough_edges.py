"""Monologues, insults after a stop request, and figures without a unit."""

from tests.builders import Talk, a_scenario, a_scene, heard
from trainer.domain.moves import Act, Aim, AimKind, Heard, Move, MoveKind, Slots
from trainer.domain.outcome import Outcome
from trainer.domain.transcript import Action

STOPS = {"below_trust": 90, "says": "Stop calling.", "thanks": "Good."}


def offer(amount: float) -> Heard:
    move = Move(kind=MoveKind.OFFER, text="words", confidence=1.0, amount=amount)
    return Heard(moves=(move,), slots=Slots(amounts=(amount,)), words=6)


def test_a_speech_is_answered_as_a_speech_whatever_it_asked() -> None:
    speech = Heard(moves=heard(MoveKind.PROBLEM_QUESTION).moves, words=130)
    assert Talk(a_scene(start={"trust": 60, "patience": 90})).hears(speech).said == [
        "phrase:monologue"
    ]


def test_a_speech_may_be_the_last_straw() -> None:
    talk = Talk(a_scene(start={"trust": 40, "patience": 5})).hears(Heard(words=200))
    assert talk.mind.outcome is Outcome.WALKED_AWAY


def test_an_insult_after_a_stop_request_is_no_right_stop() -> None:
    scene = a_scene(start={"trust": 20, "patience": 4}, stop_request=STOPS)
    talk = Talk(scene).hears(Heard(words=90))
    assert talk.mind.ground.stop_requested is not None
    talk.hears(heard(acts=(Act.GOODBYE, Act.INSULT)))
    assert talk.mind.outcome is Outcome.WALKED_AWAY
    assert talk.mind.breaches


def test_a_bare_figure_means_thousands_where_thousands_are_talked_about() -> None:
    scene = a_scene(start={"trust": 60, "patience": 90})
    talk = Talk(scene).hears(heard()).hears(heard()).hears(heard()).hears(offer(58))
    assert talk.mind.ground.offers == (58_000,)


def test_once_figures_are_on_the_table_a_figure_alone_is_an_offer() -> None:
    figure = Heard(slots=Slots(amounts=(61,)), words=3)
    scene = a_scene(start={"trust": 60, "patience": 90})
    assert not Talk(scene).hears(figure).mind.ground.offers
    talk = Talk(scene).hears(heard()).hears(heard()).hears(offer(58)).hears(figure)
    assert list(talk.mind.ground.offers) == [58_000, 61_000]
    asks = Heard(moves=heard(MoveKind.OTHER_QUESTION).moves, slots=figure.slots, words=3)
    assert list(talk.hears(asks).mind.ground.offers) == [58_000, 61_000]


def test_announcing_the_next_call_after_a_stop_request_defies_it() -> None:
    scene = a_scene(start={"trust": 20, "patience": 4}, stop_request=STOPS)
    talk = Talk(scene).hears(Heard(words=90)).hears(heard(acts=(Act.GOODBYE, Act.CALL_BACK)))
    assert talk.mind.outcome is Outcome.WALKED_AWAY
    talk = Talk(scene).hears(Heard(words=90))
    talk.hears(heard(acts=(Act.REMOVAL_DONE, Act.CALL_BACK)))
    assert talk.mind.outcome is Outcome.NO_SALE
    assert not talk.mind.breaches


def test_a_time_is_spoken_to_before_the_concern_that_stands() -> None:
    concern = {**a_scenario()["objections"][0], "raised": {"on": "opening"}}
    scene = a_scene(start={"trust": 60, "patience": 90}, objections=[concern])
    step = heard(MoveKind.PROPOSE_NEXT_STEP)
    dated = Heard(moves=step.moves, slots=Slots(when="Friday"), words=9)
    listened = Talk(scene).hears(heard(MoveKind.ACKNOWLEDGE))
    assert listened.hears(dated).said == ["phrase:when", "object:scam"]
    listened = Talk(scene).hears(heard(MoveKind.ACKNOWLEDGE))
    assert "phrase:when" not in listened.hears(step).said


def test_where_no_topic_is_sure_a_near_one_with_something_to_say_is_taken() -> None:
    def said(topic: str, confidence: float) -> list[str]:
        aim = Aim(kind=AimKind.TOPIC, ref=topic, confidence=confidence, text="words")
        asks = heard(MoveKind.SITUATION_QUESTION)
        line = Heard(moves=asks.moves, aims=(aim,), words=8, relates=0.0)
        return Talk(a_scene(start={"trust": 60, "patience": 90})).hears(line).said

    assert "plain:roof" in said("roof", 0.42)
    assert "phrase:unsure" in said("roof", 0.41)
    assert "phrase:unsure" in said("debt", 0.42)


def test_every_red_line_is_noted_whatever_is_answered_first() -> None:
    line = {**a_scenario()["red_lines"][0], "id": "other", "gate": "pressure"}
    lines = [a_scenario()["red_lines"][0], line]
    both = heard(MoveKind.DISRESPECT, acts=(Act.INSULT,), red_lines=(lines[0]["id"], "other"))
    talk = Talk(a_scene(start={"trust": 60, "patience": 90}, red_lines=lines)).hears(both)
    assert talk.said == ["phrase:insult"]
    assert {breach.red_line for breach in talk.mind.breaches} == {lines[0]["id"], "other"}


def test_silences_count_only_one_after_the_other() -> None:
    talk = Talk(a_scene(start={"trust": 60, "patience": 99}))
    for _ in range(4):
        talk.hears(Heard(), Action.WAIT).hears(heard(MoveKind.INFORM))
    assert talk.mind.outcome is None
    for _ in range(3):
        talk.hears(Heard(), Action.WAIT)
    assert talk.mind.outcome is Outcome.WALKED_AWAY
