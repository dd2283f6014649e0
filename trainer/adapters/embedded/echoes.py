"""Saying back and asking on: what the homeowner's own words make of a rep's line."""

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from trainer.adapters.embedded.clauses import Clause
from trainer.adapters.embedded.encoder import Encoder, Vector
from trainer.adapters.embedded.formulas import asks_on
from trainer.adapters.embedded.rows import Rows
from trainer.domain.moves import QUESTIONS, Form, Move, MoveKind
from trainer.domain.transcript import Speaker, Turn

SAID_BACK = 0.75  # likeness to the homeowner's words from which a statement repeats them
SURE_ECHO = 0.7
_SENTENCE = re.compile(r"[^.?!]+[.?!]*")


def last_words(encoder: Encoder, context: Sequence[Turn]) -> Vector | None:
    """The vectors of what the homeowner said last, whole and by sentence; None where silent."""
    said = [turn.text for turn in context if turn.speaker is Speaker.HOMEOWNER]
    if not said or not said[-1].strip():
        return None
    before = encoder.encode(said[-1])
    sentences = [before.pooled(s.start(), s.end()) for s in _SENTENCE.finditer(said[-1])]
    return np.stack([before.sentence, *sentences])


def relates(rows: Rows, said: Vector | None) -> float:
    """How near the line comes to what was said last; all where nothing was."""
    if said is None:
        return 1.0
    clauses = [rows.encoding.pooled(clause.start, clause.end) for clause in rows.clauses]
    near = np.stack([rows.encoding.sentence, *clauses]) @ said.T
    return round(max(0.0, float(near.max())), 3)


def with_echoes(moves: Sequence[Move], rows: Rows, before: Vector | None) -> list[Move]:
    """The moves, where a statement in the homeowner's words reflects and a bare "go on" explores."""
    if before is None:
        return list(moves)
    return [_as_meant(move, rows, before) for move in moves]


def _as_meant(move: Move, rows: Rows, before: Vector) -> Move:
    if move.kind not in QUESTIONS:
        return move
    if asks_on(move.text):
        return replace(move, kind=MoveKind.EXPLORE, form=Form.OPEN)
    own = [clause for clause in rows.clauses if clause.text in move.text]
    if "?" in move.text or not own or not all(_says_back(c, rows, before) for c in own):
        return move
    sure = max(SURE_ECHO, move.confidence)
    return replace(move, kind=MoveKind.REFLECT, form=None, confidence=sure)


def _says_back(clause: Clause, rows: Rows, before: Vector) -> bool:
    own = rows.encoding.pooled(clause.start, clause.end)
    return float((before @ own).max()) >= SAID_BACK
