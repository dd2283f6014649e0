"""Making a record: of a practised attempt from its minds, of a real call from what was heard."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from trainer.domain.attempt import Attempt, RepTurn
from trainer.domain.documents.scenario import RedLine
from trainer.domain.documents.scene import Scene
from trainer.domain.homeowner.interrupts import (
    RED_LINE_SURE,
    STOP_RED_LINE,
    breach_of,
    sells_on,
)
from trainer.domain.homeowner.mind import Breach, Mind
from trainer.domain.homeowner.reaction import PartKind
from trainer.domain.moves import AimKind, HomeownerMove, HomeownerMoveKind, MoveKind
from trainer.domain.outcome import Outcome
from trainer.domain.scoring.earning import credited, with_rest
from trainer.domain.scoring.record import Disclosure, Line, ObjectionTrack, Record, Rest, Signal
from trainer.domain.scoring.tracking import track_objections

_TESTS = (MoveKind.PROPOSE_NEXT_STEP, MoveKind.CLOSE, MoveKind.CONFIRM)
STOP_SURE = 0.8  # a stop is held against the rep only where it was clearly asked for
_OVERRUN_WORDS = 45


def record_of_attempt(
    attempt: Attempt,
    scene: Scene,
    says: Sequence[tuple[HomeownerMove, ...]],
    rests: Mapping[int, Rest] | None = None,
) -> Record:
    """The record of an attempt; `says` is what each turn of the homeowner does, in turn order.

    `rests` is what can earn something, by index, of the rep's turns that hold more than that.
    """
    homeowner = iter(says)
    lines = tuple(
        with_rest(Line(turn=t.turn, heard=t.heard, mind=t.mind), (rests or {}).get(t.turn.index))
        if isinstance(t, RepTurn)
        else Line(turn=t.turn, says=next(homeowner))
        for t in attempt.turns
    )
    mind = attempt.mind
    return Record(
        lines=lines,
        scene=scene,
        outcome=attempt.outcome,
        objections=credited(_tracks(mind, scene), lines),
        disclosures=_disclosures(mind, scene, attempt.first.told()),
        signals=_own_signals(attempt, scene, lines),
        breaches=mind.breaches,
        stop_requested=mind.ground.stop_requested,
    )


def record_of_call(
    lines: tuple[Line, ...], red_lines: Mapping[str, RedLine], scene: Scene | None = None
) -> Record:
    """The record of a real call; `scene` where the caller names the scenario it was about."""
    stops = [line.turn.index for line in lines if any(_is_clear_stop(move) for move in line.says)]
    stop = stops[0] if stops else None
    record = Record(
        lines=lines,
        scene=scene,
        outcome=None,
        objections=track_objections(_until(lines, stop)),
        signals=signals_in(lines),
        breaches=_breaches(lines, red_lines),
        stop_requested=stop,
    )
    return replace(record, outcome=_outcome(record))


def _until(lines: Sequence[Line], stop: int | None) -> Sequence[Line]:
    """The lines up to a stop request: nothing said after it meets a concern any more."""
    return [line for line in lines if stop is None or line.turn.index <= stop]


def _is_clear_stop(move: HomeownerMove) -> bool:
    return move.kind is HomeownerMoveKind.STOP_REQUEST and move.confidence >= STOP_SURE


def _breaches(lines: Sequence[Line], red_lines: Mapping[str, RedLine]) -> tuple[Breach, ...]:
    return tuple(
        breach_of(red_lines[aim.ref], line.turn.index, aim.text)
        for line in lines
        for aim in line.heard.aims_at(AimKind.RED_LINE)
        if aim.confidence >= RED_LINE_SURE and aim.ref in red_lines
    )


def _tracks(mind: Mind, scene: Scene) -> tuple[ObjectionTrack, ...]:
    tracks = [
        ObjectionTrack(
            category=scene.objection(ref).category,
            stage=memory.stage,
            raised=memory.raised,
            acknowledged=memory.acknowledged,
            explored=memory.explored,
            answered=memory.answered,
            settled=memory.settled,
            ref=ref,
        )
        for ref, memory in mind.objections.items()
        if memory.raised is not None
    ]
    return tuple(sorted(tracks, key=lambda track: track.raised))


def _disclosures(mind: Mind, scene: Scene, known: frozenset[str]) -> tuple[Disclosure, ...]:
    """What there was to find out; `known` are the facts that an earlier conversation has told."""
    told = mind.told()
    return tuple(
        Disclosure(
            fact=fact.id,
            about=fact.is_about,
            topic=scene.topics_by_id[fact.topic].name,
            earned_at=mind.facts[fact.id].turn if fact.id in told else None,
            by=mind.facts[fact.id].by if fact.id in told else None,
        )
        for fact in scene.scenario.facts
        if fact.id not in known
    )


def _own_signals(attempt: Attempt, scene: Scene, lines: Sequence[Line]) -> tuple[Signal, ...]:
    """The signals that the homeowner gave on purpose; what a listener hears where none are written."""
    signals = scene.scenario.signals
    if not signals:
        return signals_in(lines)
    given = [
        (turn.turn.index + 1, signals[int(part.ref)].kind)
        for turn in attempt.turns
        if isinstance(turn, RepTurn)
        for part in turn.parts
        if part.kind is PartKind.SIGNAL
    ]
    return tuple(
        Signal(turn=at, kind=kind, response=_response(lines, at))
        for at, kind in given
        if at < len(lines)
    )


def signals_in(lines: Sequence[Line]) -> tuple[Signal, ...]:
    """Buying signals and look-alikes, each with what the next rep turn made of it."""
    kinds = {
        HomeownerMoveKind.BUYING_SIGNAL: "signal",
        HomeownerMoveKind.LOOK_ALIKE: "look_alike",
    }
    return tuple(
        Signal(turn=line.turn.index, kind=kinds[move.kind], response=_response(lines, at))
        for at, line in enumerate(lines)
        for move in line.says
        if move.kind in kinds
    )


def _response(lines: Sequence[Line], at: int) -> str:
    reply = next((line for line in lines[at + 1 :] if line.is_rep), None)
    if reply is None:
        return "missed"
    if reply.earns.has(*_TESTS):
        return "tested"
    return "overrun" if reply.heard.words > _OVERRUN_WORDS else "missed"


def _outcome(record: Record) -> Outcome | None:
    if record.stop_requested is not None:
        return Outcome.RIGHT_STOP if _stopped(record) else Outcome.WALKED_AWAY
    for at, line in enumerate(record.lines):
        accepted = any(move.kind is HomeownerMoveKind.BUYING_SIGNAL for move in line.says)
        before = record.lines[at - 1] if at else None
        if accepted and before is not None and before.earns.has(MoveKind.PROPOSE_NEXT_STEP):
            return Outcome.ADVANCE
    return None


def _stopped(record: Record) -> bool:
    after = [line for line in record.rep_lines() if line.turn.index > (record.stop_requested or 0)]
    return bool(after) and not any(sells_on(line.turn, line.heard) for line in after)


def broke_a_stop(record: Record) -> bool:
    """Whether the mind noted that a stop request was not honoured."""
    return any(breach.red_line == STOP_RED_LINE for breach in record.breaches)
