"""From a line to the rows of numbers that the heads read; the same for training and for hearing."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from trainer.adapters.embedded.classifier import Heads, stack
from trainer.adapters.embedded.clauses import Clause, split
from trainer.adapters.embedded.encoder import Encoder, Encoding, Vector
from trainer.adapters.embedded.features import surface
from trainer.domain.transcript import Speaker, Turn

LINE_SHARE = np.float32(0.6)  # how much the whole line counts beside the clause


@dataclass(frozen=True, kw_only=True, slots=True)
class Rows:
    """One line: its clauses, a row for each, and one row for the whole line."""

    encoding: Encoding
    clauses: tuple[Clause, ...]
    each: Vector
    whole: Vector


def homeowner_row(encoder: Encoder, text: str, context: Sequence[Turn]) -> Vector:
    """The row of a homeowner's line: what it says, and how it was asked."""
    sentence = encoder.encode(text).sentence
    asked = next((t.text for t in reversed(context) if t.speaker is Speaker.REP), "")
    before = surface(asked, asked, first=True, last=True) * LINE_SHARE
    return np.concatenate([sentence, surface(text, text, first=True, last=True), before])


def context_row(encoder: Encoder, heads: Heads | None, context: Sequence[Turn]) -> Vector:
    """What the homeowner just said, as the homeowner's heads hear it; zeros where nothing was."""
    size = len(heads.labels) if heads else 0
    last = next((t for t in reversed(context) if t.speaker is Speaker.HOMEOWNER), None)
    if last is None or heads is None:
        return np.zeros(size + 2, dtype=np.float32)
    row = homeowner_row(encoder, last.text, context[: context.index(last)])
    sure = heads.sureness(row[None, :])[0]
    return np.concatenate([sure, np.array([1.0, float("?" in last.text)], dtype=np.float32)])


def rep_rows(encoder: Encoder, text: str, context: Vector) -> Rows:
    """The rows of a rep's line: one forward pass, clause vectors pooled from its token states."""
    encoding = encoder.encode(text)
    clauses = tuple(split(text))
    line = encoding.sentence * LINE_SHARE
    each = [
        np.concatenate(
            [
                encoding.pooled(clause.start, clause.end),
                line,
                surface(clause.text, text, first=at == 0, last=at == len(clauses) - 1),
                context,
            ]
        )
        for at, clause in enumerate(clauses)
    ]
    whole = np.concatenate([encoding.sentence, surface(text, text, first=True, last=True), context])
    rows = stack(each) if each else np.zeros((0, 0), dtype=np.float32)
    return Rows(encoding=encoding, clauses=clauses, each=rows, whole=whole)
