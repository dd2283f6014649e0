"""Making a record: of a practised attempt from its minds, of a real call from what was heard."""

from dataclasses import replace

import pytest

from tests.builders import a_move, a_scenario, a_scene, a_turn, an_attempt, heard
from tests.domain.scoring.records import H, lines, owner, rep
from trainer.domain.attempt import Attempt, HomeownerTurn, RepTurn, SpokenBy
from trainer.domain.documents.base import Gate
from trainer.domain.homeowner.mind import (
    Breach,
    FactMemory,
    Ground,
    Mind,
    ObjectionMemory,
    Stage,
    Told,
)
from trainer.domain.homeowner.reaction import Mood
from trainer.domain.moves import Aim, AimKind, Category, Heard, HomeownerMove, MoveKind
from trainer.domain.outcome import Outcome
from trainer.domain.scoring.record import Disclosure, ObjectionTrack, Record, Signal
from trainer.domain.scoring.record_of import (
    broke_a_stop,
    record_of_attempt,
    record_of_call,
    signals_in,
)
from trainer.domain.transcript import Speaker

K = MoveKind
BREACH = Breach(red_line="hype", gate=Gate.PRESSURE, about="No hype.", turn=1, quote="Now!")
OBJECTS = (HomeownerMove(kind=H.OBJECTION, text="Scam?", confidence=0.9, category=Category.TRUST),)


def attempt(mind: Mind, outcome: Outcome | None = None) -> Attempt:
    """An opening, one line of the rep, one reply; `mind` is how the homeowner feels after it."""
    fresh = an_attempt(outcome=outcome)
    said = RepTurn(
        turn=a_turn(1, "Now!"), heard=heard(K.PRESSURE), mind=mind, parts=(), mood=Mood.EVEN
    )
    reply = HomeownerTurn(turn=a_turn(2, "Scam?", Speaker.HOMEOWNER), spoken_by=SpokenBy.AUTHORED)
    return replace(fresh, turns=(*fresh.turns, said, reply))


def practised(outcome: Outcome | None = None, **mind) -> Record:
    feelings = {"trust": 40, "patience": 60, "interest": 30}
    facts = {"policy": FactMemory(), "sister": FactMemory()}
    whole = Mind(**{**feelings, "facts": facts, **mind})
    return record_of_attempt(attempt(whole, outcome), a_scene(), [(), OBJECTS])


def test_every_turn_of_an_attempt_is_a_line_with_what_was_heard_in_it() -> None:
    record = practised(outcome=Outcome.NO_SALE)
    assert [line.turn.text for line in record.lines] == ["Hello, who is it?", "Now!", "Scam?"]
    assert [line.says for line in record.lines] == [(), (), OBJECTS]
    assert record.lines[1].heard.has(K.PRESSURE)
    assert record.lines[1].mind is not None
    assert (record.outcome, record.scene) == (Outcome.NO_SALE, a_scene())


def test_the_minds_notes_of_an_attempt_are_kept() -> None:
    record = practised(breaches=(BREACH,), ground=Ground(stop_requested=2))
    assert (record.breaches, record.stop_requested) == ((BREACH,), 2)
    assert not broke_a_stop(record)


def test_concerns_of_an_attempt_are_those_that_were_raised_in_order() -> None:
    base = a_scenario()["objections"][0]
    late = ObjectionMemory(
        stage=Stage.SETTLED, raised=4, acknowledged=5, explored=7, answered=9, settled=10
    )
    objections = {
        "scam": late,
        "price": ObjectionMemory(stage=Stage.RAISED, raised=2),
        "never": ObjectionMemory(),
    }
    scene = a_scene(
        objections=[base, {**base, "id": "price", "category": "price"}, {**base, "id": "never"}]
    )
    mind = Mind(
        trust=1,
        patience=1,
        interest=1,
        objections=objections,
        facts={"policy": FactMemory(), "sister": FactMemory()},
    )
    assert record_of_attempt(attempt(mind), scene, [(), ()]).objections == (
        ObjectionTrack(category=Category.PRICE, stage=Stage.RAISED, raised=2, ref="price"),
        ObjectionTrack(
            category=Category.TRUST,
            stage=Stage.SETTLED,
            raised=4,
            acknowledged=5,
            explored=7,
            answered=9,
            settled=10,
            ref="scam",
        ),
    )


def test_a_fact_counts_as_found_only_where_it_was_told_in_full() -> None:
    told = FactMemory(told=Told.TOLD, turn=1, by=K.SITUATION_QUESTION)
    hinted = FactMemory(told=Told.HINTED, turn=1, by=K.PROBLEM_QUESTION)
    policy, sister = practised(facts={"policy": told, "sister": hinted}).disclosures
    assert policy == Disclosure(
        fact="policy",
        about="The policy costs 310 dollars a month at Zurbriggen.",
        topic="Insurance",
        earned_at=1,
        by=K.SITUATION_QUESTION,
    )
    assert (sister.fact, sister.earned_at, sister.by) == ("sister", None, None)


def call(*said, scene=None) -> Record:
    red_lines = a_scene().red_lines
    return record_of_call(lines(*said), red_lines, scene)


STEP, SIGNAL = rep("Thursday?", heard(K.PROPOSE_NEXT_STEP)), owner("Fine.", H.BUYING_SIGNAL)
UNSURE_OFFER = Heard(moves=(a_move(K.OFFER, sure=0.55),))
STOP = owner("Never call again.", H.STOP_REQUEST)


def test_concerns_and_signals_of_a_call_are_found_by_listening() -> None:
    record = call(owner("Scam?", H.OBJECTION), rep("No.", heard(K.PROOF)), SIGNAL)
    assert [(track.raised, track.answered, track.ref) for track in record.objections] == [
        (0, 1, None)
    ]
    assert [signal.turn for signal in record.signals] == [2]
    assert (record.scene, record.disclosures, record.stop_requested) == (None, (), None)
    assert call(SIGNAL, scene=a_scene()).scene == a_scene()


@pytest.mark.parametrize(("sure", "expected"), [(0.9, 1), (0.5, 1), (0.49, 0)])
def test_a_crossed_red_line_of_a_call_is_noted_where_it_was_heard_surely(
    sure: float, expected: int
) -> None:
    crossed = Heard(
        aims=(Aim(kind=AimKind.RED_LINE, ref="hype", confidence=sure, text="lifetime"),)
    )
    record = call(owner(), rep("Of a lifetime.", crossed))
    noted = Breach(red_line="hype", gate=Gate.PRESSURE, about="No hype.", turn=1, quote="lifetime")
    assert record.breaches == (noted,) * expected


def test_a_red_line_that_nobody_wrote_is_not_crossed() -> None:
    nowhere = Aim(kind=AimKind.RED_LINE, ref="nowhere", confidence=0.9, text="lifetime")
    assert call(rep("Of a lifetime.", Heard(aims=(nowhere,)))).breaches == ()


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        ((owner(), STEP, SIGNAL), Outcome.ADVANCE),
        ((SIGNAL, STEP, owner("Hm.")), None),
        ((STEP, owner("Hm."), rep("Well."), SIGNAL), None),
        ((STEP, owner("Sure, sure.", H.LOOK_ALIKE)), None),
        ((owner(), STEP), None),
        ((STEP, SIGNAL, rep("Bye."), STOP, rep("Done.")), Outcome.RIGHT_STOP),
        ((STOP, rep("You are off the list.")), Outcome.RIGHT_STOP),
        ((STOP, rep("But why?", heard(K.SITUATION_QUESTION))), Outcome.WALKED_AWAY),
        ((STOP, rep("I see why.", heard(K.SITUATION_QUESTION))), Outcome.RIGHT_STOP),
        ((STOP, rep("Bye then.", UNSURE_OFFER)), Outcome.RIGHT_STOP),
        ((STOP, rep("Sorry."), owner(), STEP), Outcome.WALKED_AWAY),
        ((rep("Hi."), STOP), Outcome.WALKED_AWAY),
    ],
)
def test_how_a_call_ended_is_told_where_it_can_be(said, outcome: Outcome | None) -> None:
    assert call(*said).outcome is outcome


def test_the_first_stop_request_of_a_call_counts() -> None:
    assert call(owner(), rep(), STOP, rep(), STOP).stop_requested == 2


@pytest.mark.parametrize(
    ("after", "response"),
    [
        ((), "missed"),
        ((owner(),), "missed"),
        ((STEP,), "tested"),
        ((owner(), rep("So?", heard(K.CONFIRM))), "tested"),
        ((rep("So?", heard(K.CLOSE, words=90)),), "tested"),
        ((rep("And…", heard(words=46)),), "overrun"),
        ((rep("And…", heard(words=45)), STEP), "missed"),
    ],
)
def test_what_the_rep_made_of_a_signal_shows_in_the_next_line(after, response: str) -> None:
    like = owner("Mhm.", H.LOOK_ALIKE, H.SETTLED)
    for said, kind in ((SIGNAL, "signal"), (like, "look_alike")):
        expected = (Signal(turn=1, kind=kind, response=response),)
        assert signals_in(lines(rep(), said, *after)) == expected
