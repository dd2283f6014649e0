"""The transcript of the debrief: evidence marked, and what was heard under each of the rep's turns."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from trainer.domain.attempt import Attempt, RepTurn
from trainer.domain.documents.scene import Scene
from trainer.domain.homeowner.feelings import SURE, SURE_OF_HARM
from trainer.domain.homeowner.reaction import PartKind
from trainer.domain.moves import HARM, Heard
from trainer.domain.scoring.curve import Point
from trainer.domain.scoring.scorecard import Scorecard
from trainer.domain.scoring.words import move_words
from trainer.domain.transcript import Speaker


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    """A piece of a turn; `mark` is empty, or says whether it earned ("held") or cost ("missed")."""

    text: str
    mark: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class HeardView:
    """What was heard in a rep's turn: moves with their words, trust, what came out, what it counted for."""

    moves: tuple[tuple[str, str], ...]
    before: int
    after: int
    because: tuple[str, ...]
    told: tuple[str, ...]
    counted_for: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadTurn:
    """One turn to read; `heard` for the rep's turns only."""

    index: int
    who: str
    is_rep: bool
    action: str
    text: str
    pieces: tuple[Piece, ...]
    heard: HeardView | None


@dataclass(frozen=True, kw_only=True, slots=True)
class _Span:
    start: int
    end: int
    mark: str


@dataclass(frozen=True, kw_only=True, slots=True)
class _Quote:
    turn: int
    text: str
    mark: str
    criterion: str


def read_turns(
    attempt: Attempt, scene: Scene, cards: Sequence[Scorecard], points: Mapping[int, Point]
) -> tuple[ReadTurn, ...]:
    """Every turn; `cards` hold the evidence, `points` the trust after each rep turn."""
    quotes = tuple(_quotes(cards))
    name = scene.scenario.persona.short_name
    return tuple(
        ReadTurn(
            index=t.turn.index,
            who="You" if t.turn.speaker is Speaker.REP else name,
            is_rep=isinstance(t, RepTurn),
            action=t.turn.action.value,
            text=t.turn.text,
            pieces=marked(t.turn.text, [q for q in quotes if q.turn == t.turn.index]),
            heard=_heard(t, scene, points[t.turn.index], quotes)
            if isinstance(t, RepTurn)
            else None,
        )
        for t in attempt.turns
    )


def _quotes(cards: Iterable[Scorecard]) -> Iterator[_Quote]:
    for card in cards:
        for gate in card.gates:
            for piece in gate.evidence if gate.held is False else ():
                yield _Quote(turn=piece.turn, text=piece.quote, mark="missed", criterion=gate.name)
        for score in card.criteria:
            for check in score.checks:
                mark = "held" if check.held else "missed"
                for piece in check.evidence if check.held is not None else ():
                    yield _Quote(turn=piece.turn, text=piece.quote, mark=mark, criterion=score.name)


def marked(text: str, quotes: Sequence[_Quote]) -> tuple[Piece, ...]:
    """A turn in pieces, with its evidence marked; a quote of the whole turn gives way to a closer one."""
    spans = [
        _Span(start=at, end=at + len(q.text), mark=q.mark)
        for q in quotes
        if q.text and (at := text.find(q.text)) >= 0
    ]
    close = [span for span in spans if span.end - span.start < len(text.strip())]
    pieces: list[Piece] = []
    at = 0
    for span in sorted(close or spans[:1], key=lambda s: (s.start, -s.end)):
        if span.start < at:
            continue
        pieces.append(Piece(text=text[at : span.start]))
        pieces.append(Piece(text=text[span.start : span.end], mark=span.mark))
        at = span.end
    pieces.append(Piece(text=text[at:]))
    return tuple(piece for piece in pieces if piece.text)


def _heard(turn: RepTurn, scene: Scene, point: Point, quotes: Sequence[_Quote]) -> HeardView:
    counted = (q.criterion for q in quotes if q.turn == turn.turn.index and q.mark == "held")
    return HeardView(
        moves=tuple(_moves(turn.heard)),
        before=point.before,
        after=point.after,
        because=point.because,
        told=tuple(
            scene.fact(part.ref).is_about for part in turn.parts if part.kind is PartKind.TELL
        ),
        counted_for=tuple(dict.fromkeys(counted)),
    )


def _moves(heard: Heard) -> Iterator[tuple[str, str]]:
    for move in heard.moves:
        if move.confidence >= (SURE_OF_HARM if move.kind in HARM else SURE):
            yield move_words(move), move.text
