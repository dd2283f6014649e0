"""The turns of a real call, with what the scorecard quotes and says of them marked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from trainer.domain.concerns import STEPS, turn_of
from trainer.domain.reading.marks import pieces
from trainer.domain.scoring.scorecard import Evidence, Scorecard
from trainer.domain.transcript import Speaker, Transcript, Turn

_STEP_SAID = {
    "raised": "raises a concern",
    "acknowledged": "concern acknowledged",
    "explored": "concern explored",
    "answered": "concern answered",
    "settled": "concern settled",
}
_SIGNAL = {"signal": "buying signal", "look_alike": "agreement that is no buying signal"}


@dataclass(frozen=True, kw_only=True, slots=True)
class PieceView:
    """A piece of a turn: plain, quoted by the scorecard, or a mark of what was masked."""

    text: str
    kind: str  # "", "quoted", "masked"


@dataclass(frozen=True, kw_only=True, slots=True)
class TurnView:
    """A turn with its pieces, and what there is to say of it."""

    index: int
    who: str
    is_rep: bool
    action: str
    pieces: tuple[PieceView, ...]
    notes: tuple[str, ...]


def turns_of(transcript: Transcript, card: Scorecard | None) -> tuple[TurnView, ...]:
    """Every turn; without a scorecard only what is masked is marked."""
    quotes = list(_quotes(card)) if card else []
    return tuple(
        TurnView(
            index=turn.index,
            who=turn.name or ("Rep" if turn.speaker is Speaker.REP else "Homeowner"),
            is_rep=turn.speaker is Speaker.REP,
            action=turn.action.value,
            pieces=tuple(_pieces(turn, [q for q in quotes if q.turn == turn.index])),
            notes=tuple(dict.fromkeys(_notes(turn.index, card))) if card else (),
        )
        for turn in transcript.turns
    )


def _quotes(card: Scorecard) -> Iterator[Evidence]:
    for gate in card.gates:
        yield from gate.evidence
    for score in card.criteria:
        for check in score.checks:
            yield from check.evidence


def _pieces(turn: Turn, quotes: Sequence[Evidence]) -> Iterator[PieceView]:
    at = 0
    for start, end in _spans(turn.text, quotes):
        yield from _cut(turn.text[at:start], "")
        yield from _cut(turn.text[start:end], "quoted")
        at = end
    yield from _cut(turn.text[at:], "")


def _spans(text: str, quotes: Sequence[Evidence]) -> list[tuple[int, int]]:
    """Where the quotes stand, with those that touch joined."""
    spans: list[tuple[int, int]] = []
    found = [(text.find(q.quote), len(q.quote)) for q in quotes if q.quote]
    for start, length in sorted(one for one in found if one[0] >= 0):
        end = start + length
        if spans and start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    return spans


def _cut(text: str, kind: str) -> Iterator[PieceView]:
    for piece, is_mark in pieces(text):
        yield PieceView(text=piece, kind="masked" if is_mark else kind)


def _notes(index: int, card: Scorecard) -> Iterator[str]:
    for track in card.objections:
        name = track.category.value.replace("_", " ")
        reached = [step.value for step in STEPS if turn_of(track, step) == index]
        yield from (f"{_STEP_SAID[step]}: {name}" for step in reached)
    for signal in card.signals:
        if signal.turn == index:
            yield f"{_SIGNAL[signal.kind]}, {signal.response}"
    for gate in card.gates:
        if gate.held is False and _quotes_turn(gate.evidence, index):
            yield f"{gate.name}: broken"
    for name, check in ((score.name, check) for score in card.criteria for check in score.checks):
        if check.held is not None and _quotes_turn(check.evidence, index):
            yield f"{name}: {'yes' if check.held else 'not yet'}"


def _quotes_turn(evidence: Sequence[Evidence], index: int) -> bool:
    return any(piece.turn == index for piece in evidence)
