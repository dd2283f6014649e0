"""The counted checks: each formula of a rubric as a function of the record, with its evidence."""

from collections.abc import Sequence
from functools import singledispatch

from trainer.domain.documents import rubric as form
from trainer.domain.homeowner.feelings import SURE_OF_HARM
from trainer.domain.homeowner.interrupts import sells_on
from trainer.domain.homeowner.mind import Stage
from trainer.domain.moves import HARM, HEARD, Act, Move, MoveKind
from trainer.domain.outcome import Outcome
from trainer.domain.scoring.applying import rightly_stopped
from trainer.domain.scoring.measures import content_words, measure
from trainer.domain.scoring.record import Line, ObjectionTrack, Record
from trainer.domain.scoring.record_of import broke_a_stop
from trainer.domain.scoring.scorecard import Answer, Evidence

SURE = HEARD  # below this confidence a move is not counted
MOST_EVIDENCE = 3
NO_SCENARIO = "not applicable: no scenario is known"
NO_OUTCOME = "not applicable: it cannot be told how it ended"
ASKED_TO_STOP = "not applicable: they asked to stop, and that was right to obey"
NOT_PRACTISED = "not applicable: what was learned can only be told of a practised conversation"
SHARED_WORDS = 2  # content words that show a line builds on the one before


@singledispatch
def count(formula: object, record: Record) -> Answer:
    """The answer of one formula. Open (`held` None) where the record cannot tell."""
    message = f"{type(formula).__name__} has no way to be counted from {len(record.lines)} lines"
    raise TypeError(message)


def found_moves(
    record: Record, kinds: Sequence[str], sure: float = SURE
) -> list[tuple[Line, Move]]:
    """Every move of these kinds that counts in the rep's favour, with its line, in order."""
    return [
        (line, move)
        for line in record.rep_lines()
        for move in line.earns.moves
        if move.kind in kinds and _counts(line, move, sure)
    ]


def made_moves(record: Record, kinds: Sequence[str]) -> list[tuple[Line, Move]]:
    """Every move of these kinds, be it in words that earn nothing: it has its place in the order."""
    return [
        (line, move)
        for line in record.rep_lines()
        for move in line.made
        if move.kind in kinds and _counts(line, move, SURE)
    ]


def none_of(record: Record, kinds: Sequence[MoveKind], where: str = "") -> Answer:
    """The answer where no such move counts: open, but no where one was made that earns nothing."""
    lines = [line for line, _ in made_moves(record, kinds) if not makes(line, *kinds)]
    idle = list(dict.fromkeys(line.turn.index for line in lines))
    if idle:
        reason = f"{named(kinds)}: none that shows anything"
        return Answer(held=False, reason=reason, evidence=turn_quotes(record, idle))
    return Answer(held=None, reason=f"not applicable: no {named(kinds)}{where}")


def makes(line: Line, *kinds: MoveKind) -> bool:
    """Whether the line makes one of these moves, so that it counts in the rep's favour."""
    return any(m.kind in kinds and _counts(line, m, SURE) for m in line.earns.moves)


def made(line: Line, *kinds: MoveKind) -> bool:
    """Whether the line makes one of these moves, be it in words that earn nothing."""
    return any(m.kind in kinds and _counts(line, m, SURE) for m in line.made)


def does(line: Line, *acts: Act) -> bool:
    """Whether the line does one of these acts, and no harm."""
    return line.earns.did(*acts) and not line.does_harm


def _counts(line: Line, move: Move, sure: float) -> bool:
    if move.kind in HARM:
        return move.confidence >= SURE_OF_HARM
    return move.confidence >= sure and not line.does_harm


def quotes_of(found: Sequence[tuple[Line, Move]]) -> tuple[Evidence, ...]:
    """The words of the surest of these moves."""
    best = sorted(found, key=lambda pair: -pair[1].confidence)[:MOST_EVIDENCE]
    ordered = sorted(best, key=lambda pair: pair[0].turn.index)
    return tuple(Evidence(turn=line.turn.index, quote=move.text) for line, move in ordered)


def named(kinds: Sequence[str]) -> str:
    """Kinds of moves or acts for a reason."""
    return " or ".join(str(kind).replace("_", " ") for kind in kinds)


@count.register
def _moves_seen(formula: form.MovesSeen, record: Record) -> Answer:
    found = found_moves(record, formula.moves, SURE)
    if formula.form is not None:
        found = [pair for pair in found if pair[1].form is formula.form]
    if formula.by_turn is not None:
        first = {line.turn.index for line in record.rep_lines()[: formula.by_turn]}
        found = [pair for pair in found if pair[0].turn.index in first]
    enough = len(found) >= formula.at_least
    whole = (m for line in record.rep_lines() for m in line.heard.moves if m.confidence >= SURE)
    every = max(len(found), sum(move.kind in formula.moves for move in whole))
    held = enough and (formula.at_most is None or every <= formula.at_most)
    reason = f"{named(formula.moves)}: heard {len(found)} times"
    return Answer(held=held, reason=reason, evidence=quotes_of(found))


@count.register
def _acts_seen(formula: form.ActsSeen, record: Record) -> Answer:
    lines = record.rep_lines()[: formula.by_turn]
    found = [line for line in lines if does(line, *formula.acts)]
    evidence = turn_quotes(record, [line.turn.index for line in found])
    reason = f"{named(formula.acts)}: heard in {len(found)} turns"
    return Answer(held=len(found) >= formula.at_least, reason=reason, evidence=evidence)


@count.register
def _moves_absent(formula: form.MovesAbsent, record: Record) -> Answer:
    found = [
        (line, move)
        for line in record.rep_lines()
        for move in line.made
        if move.kind in formula.moves and _counts(line, move, formula.confidence)
    ]
    found = [pair for pair in found if pair[1].confidence >= formula.confidence]
    reason = f"{named(formula.moves)}: heard {len(found)} times"
    return Answer(held=not found, reason=reason, evidence=quotes_of(found))


@count.register
def _objections_reached(formula: form.ObjectionsReached, record: Record) -> Answer:
    tracks = record.objections
    if not tracks:
        return Answer(held=None, reason="not applicable: no objection was raised")
    reached = [track for track in tracks if _reached(track, formula)]
    share = len(reached) / len(tracks)
    indexes = [_index(track, formula.stage) for track in reached]
    evidence = turn_quotes(record, [index for index in indexes if index is not None])
    reason = f"{formula.stage}: {len(reached)} of {len(tracks)} objections"
    if formula.before is not None:
        reason += " before they were answered"
    return Answer(held=share >= formula.share, reason=reason, evidence=evidence)


def _index(track: ObjectionTrack, stage: str) -> int | None:
    return {
        "acknowledged": track.acknowledged,
        "explored": track.explored,
        "answered": track.answered,
        "settled": track.settled,
    }[stage]


def _reached(track: ObjectionTrack, formula: form.ObjectionsReached) -> bool:
    index = _index(track, formula.stage)
    if index is None or (formula.stage == "settled" and track.stage is not Stage.SETTLED):
        return False
    if formula.before is None or track.answered is None:
        return True
    return index < track.answered or (formula.stage == "acknowledged" and index == track.answered)


def turn_quotes(record: Record, indexes: Sequence[int]) -> tuple[Evidence, ...]:
    """The first of these turns, whole; those without words are left out."""
    by_index = {line.turn.index: line for line in record.lines if line.turn.text.strip()}
    lines = [by_index[index] for index in indexes if index in by_index][:MOST_EVIDENCE]
    return tuple(Evidence(turn=line.turn.index, quote=line.turn.text) for line in lines)


@count.register
def _measure_within(formula: form.MeasureWithin, record: Record) -> Answer:
    if not record.rep_lines():
        return Answer(held=None, reason="not applicable: the rep said nothing")
    value = measure(record, formula.measure)
    held = (formula.at_least is None or value >= formula.at_least) and (
        formula.at_most is None or value <= formula.at_most
    )
    longest = max(record.rep_lines(), key=lambda line: len(line.turn.text.split()))
    too_long = formula.measure == "longest_rep_turn_words" and not held
    quoted = [longest.turn.index] if too_long else []
    reason = f"{formula.measure.replace('_', ' ')}: {value:g}"
    return Answer(held=held, reason=reason, evidence=turn_quotes(record, quoted))


@count.register
def _in_order(formula: form.InOrder, record: Record) -> Answer:
    then = made_moves(record, formula.then)
    if not then:
        return Answer(held=None, reason=f"not applicable: no {named(formula.then)}")
    start = then[0][0].turn.index
    first = [p for p in found_moves(record, formula.first, SURE) if p[0].turn.index < start]
    if first and not found_moves(record, formula.then):
        return Answer(held=None, reason=f"not applicable: no {named(formula.then)} that counts")
    reason = f"{named(formula.first)} came {len(first)} times before {named(formula.then)}"
    return Answer(held=bool(first), reason=reason, evidence=quotes_of(first or then[:1]))


@count.register
def _step_dated(formula: form.StepDated, record: Record) -> Answer:  # noqa: ARG001 - it decides
    proposed = found_moves(record, (MoveKind.PROPOSE_NEXT_STEP, MoveKind.CLOSE), SURE)
    dated = [pair for pair in proposed if pair[0].earns.slots.when]
    reason = f"{len(dated)} of {len(proposed)} steps named a time"
    return Answer(held=bool(dated), reason=reason, evidence=quotes_of(dated or proposed))


@count.register
def _builds_on(formula: form.BuildsOn, record: Record) -> Answer:
    built = [
        line
        for before, line in zip(record.lines, record.lines[1:], strict=False)
        if line.is_rep and not before.is_rep and _shares(before, line)
    ]
    evidence = turn_quotes(record, [line.turn.index for line in built])
    reason = f"picks up the homeowner's words in {len(built)} turns"
    return Answer(held=len(built) >= formula.at_least, reason=reason, evidence=evidence)


def _shares(before: Line, line: Line) -> bool:
    shared = len(content_words(before.turn.text) & content_words(line.own))
    return shared >= (1 if line.earns.has(MoveKind.REFLECT) else SHARED_WORDS)


@count.register
def _facts_earned(formula: form.FactsEarned, record: Record) -> Answer:
    if not record.disclosures:
        reason = NO_SCENARIO if record.scene is None else NOT_PRACTISED
        return Answer(held=None, reason=reason)
    if rightly_stopped(record):
        return Answer(held=None, reason=ASKED_TO_STOP)
    earned = [fact for fact in record.disclosures if fact.earned_at is not None]
    evidence = turn_quotes(record, [fact.earned_at or 0 for fact in earned])
    reason = f"{len(earned)} of {len(record.disclosures)} things learned"
    share = len(earned) / len(record.disclosures)
    return Answer(held=share >= formula.share, reason=reason, evidence=evidence)


@count.register
def _outcome_reached(formula: form.OutcomeReached, record: Record) -> Answer:
    if record.scene is None:
        return Answer(held=None, reason=NO_SCENARIO)
    if record.outcome is None:
        return Answer(held=None, reason=NO_OUTCOME)
    if formula.outcome == "best" and rightly_stopped(record):
        return Answer(held=None, reason=ASKED_TO_STOP)
    scenario = record.scene.scenario
    wanted: tuple[Outcome, ...] = (
        (scenario.best,) if formula.outcome == "best" else (scenario.best, *scenario.accepted)
    )
    spoken = [line.turn.index for line in record.rep_lines() if line.turn.text]
    evidence = turn_quotes(record, spoken[-1:])
    reason = f"it ended as: {record.outcome.value.replace('_', ' ')}"
    return Answer(held=record.outcome in wanted, reason=reason, evidence=evidence)


@count.register
def _stop_honoured(_: form.StopHonoured, record: Record) -> Answer:
    stop = record.stop_requested
    if stop is None:
        return Answer(held=None, reason="not applicable: nobody asked to stop")
    after = [line for line in record.rep_lines() if line.turn.index > stop]
    sold = [
        line for line in after if sells_on(line.turn, line.heard) or sells_on(line.turn, line.earns)
    ]
    evidence = turn_quotes(record, [line.turn.index for line in (sold or after)])
    held = not sold and not broke_a_stop(record)
    reason = "honoured" if held else "the talk went on after they asked to stop"
    return Answer(held=held, reason=reason, evidence=evidence)
