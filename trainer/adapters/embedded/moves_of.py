"""From how sure each label is to the moves of a line."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from trainer.adapters.embedded.clauses import Clause
from trainer.adapters.embedded.contempt import insults, is_rude
from trainer.adapters.embedded.encoder import Vector
from trainer.adapters.embedded.features import looks_like_a_question
from trainer.adapters.embedded.formulas import (
    asks_inside,
    asks_leave,
    asks_plainly,
    asks_who,
    gives_time,
    names_a_sum,
    proposes_a_time,
    refuses,
)
from trainer.adapters.embedded.slots import slots_of
from trainer.domain.moves import ACCUSED, HARM, HEARD, QUESTIONS, Form, Move, MoveKind

EVEN = 0.5  # open is as likely as closed
FORMULA_SURE = 0.8
CONTEMPT_SURE = 0.8
MOST_PER_CLAUSE = 2
_ASKED_AS_ONE = frozenset({MoveKind.PROPOSE_NEXT_STEP, MoveKind.CLOSE})
_ASKS_FOR = frozenset({MoveKind.CLOSE, MoveKind.OFFER})
_ACCUSING = HARM | {MoveKind.OFF_ROLE}
_NOT_ASKED = _ASKS_FOR | HARM | {MoveKind.OFF_ROLE}
Names = frozenset[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Sureness:
    """How sure each label of each clause is (`moves`: clauses x labels), and how open it asks.

    Without a homeowner's line before it, nothing explores.
    """

    labels: tuple[MoveKind, ...]
    moves: Vector
    open: Vector
    has_context: bool


def moves_of(text: str, clauses: Sequence[Clause], sure: Sureness, names: Names) -> list[Move]:
    """The moves of a line in order; `names` are the homeowner's, in lower case."""
    found: list[Move] = []
    for clause, scores, opens in zip(clauses, sure.moves, sure.open, strict=True):
        if asks_leave(clause.text) is not None:
            found.append(_leave(clause))
            continue
        chosen = _chosen(clause, sure.labels, scores, has_context=sure.has_context)
        form = Form.OPEN if opens >= EVEN else Form.CLOSED
        for kind, score in _by_formula(clause, chosen, names):
            found.append(_move(clause, kind, score, form))
    return _joined(text, found)


def least(kind: MoveKind) -> float:
    """The likelihood from which a move of this kind counts as heard."""
    return ACCUSED if kind in _ACCUSING else HEARD


def _move(clause: Clause, kind: MoveKind, score: float, form: Form) -> Move:
    asked = kind in QUESTIONS or kind is MoveKind.CONFIRM
    asked = asked or ("?" in clause.text and kind in _ASKED_AS_ONE)
    sums = slots_of(clause.text).amounts if kind is MoveKind.OFFER else ()
    return Move(
        kind=kind,
        text=clause.text,
        confidence=round(score, 3),
        form=form if asked else None,
        amount=sums[-1] if sums else None,
    )


def _leave(clause: Clause) -> Move:
    return Move(kind=MoveKind.RAPPORT, text=clause.text, confidence=1.0, form=Form.CLOSED)


def _chosen(
    clause: Clause, labels: Sequence[MoveKind], scores: Vector, *, has_context: bool
) -> list[tuple[MoveKind, float]]:
    """The labels of a clause, surest first: at most one kind of question, at most two in all."""
    order = [int(at) for at in np.argsort(-scores)]
    allowed = [at for at in order if has_context or labels[at] is not MoveKind.EXPLORE]
    asked = next(at for at in allowed if labels[at] in QUESTIONS)
    chosen = [at for at in allowed if scores[at] >= least(labels[at])]
    chosen = [at for at in chosen if labels[at] not in QUESTIONS or at == asked]
    pairs = [(labels[at], float(scores[at])) for at in chosen[:MOST_PER_CLAUSE]]
    if not pairs and looks_like_a_question(clause.text):
        return [(labels[asked], max(HEARD, float(scores[asked])))]
    if asks_inside(clause.text) and all(kind not in QUESTIONS for kind, _ in pairs):
        return [(labels[asked], max(HEARD, float(scores[asked]))), *pairs]
    return pairs


def _by_formula(
    clause: Clause, chosen: Sequence[tuple[MoveKind, float]], names: Names
) -> Sequence[tuple[MoveKind, float]]:
    """The labels, where a set phrase makes one sure that the classifier missed."""
    if refuses(clause.text):  # who will not take a signature does not ask for one
        chosen = [pair for pair in chosen if pair[0] not in _ASKS_FOR]
    if gives_time(clause.text):
        chosen = [pair for pair in chosen if pair[0] is not MoveKind.PRESSURE]
    if insults(clause.text) or is_rude(clause.text):
        rest = [pair for pair in chosen if pair[0] in HARM and pair[0] is not MoveKind.DISRESPECT]
        return [(MoveKind.DISRESPECT, CONTEMPT_SURE), *rest][:MOST_PER_CLAUSE]
    if asks_plainly(clause.text):
        chosen = [pair for pair in chosen if pair[0] not in _NOT_ASKED]
    kinds = {kind for kind, _ in chosen}
    if asks_who(clause.text, names):
        return [(MoveKind.OTHER_QUESTION, FORMULA_SURE)]
    sums = slots_of(clause.text).amounts
    if names_a_sum(clause.text, sums) and kinds.isdisjoint({MoveKind.OFFER, *HARM}):
        return [(MoveKind.OFFER, FORMULA_SURE), *chosen][:MOST_PER_CLAUSE]
    proposes = proposes_a_time(clause.text, slots_of(clause.text).when)
    if proposes and kinds.isdisjoint({MoveKind.PROPOSE_NEXT_STEP, MoveKind.CLOSE, *HARM}):
        rest = [pair for pair in chosen if pair[0] not in QUESTIONS]
        return [(MoveKind.PROPOSE_NEXT_STEP, FORMULA_SURE), *rest]
    return chosen


def _joined(text: str, moves: Sequence[Move]) -> list[Move]:
    """Neighbouring pieces of the same move become one, unless the first ends as a question."""
    joined: list[Move] = []
    at = 0
    for move in moves:
        start = text.index(move.text, min(at, max(0, text.rfind(move.text))))
        last = next((m for m in reversed(joined) if m.kind is move.kind), None)
        if last is not None and not last.text.rstrip().endswith("?"):
            begin = text.index(last.text)
            between = text[begin + len(last.text) : start]
            if not between.strip():
                whole = text[begin : start + len(move.text)]
                sure = max(last.confidence, move.confidence)
                amount = last.amount if move.amount is None else move.amount
                merged = replace(move, text=whole, confidence=sure, amount=amount)
                joined[joined.index(last)] = merged
                continue
        joined.append(move)
        at = start
    return joined
