"""A line as the ear reads it: its clauses, its states, and what the surface of each clause tells."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from trainer.adapters.embedded.clauses import Clause, split
from trainer.adapters.embedded.encoder import SIZE, Encoder, Encoding, Vector
from trainer.adapters.embedded.features import surface
from trainer.domain.transcript import Speaker, Turn

NOTHING = np.zeros((0, SIZE), dtype=np.float32)


@dataclass(frozen=True, kw_only=True, slots=True)
class Rows:
    """One line: its encoding, its clauses with their runs of tokens, and their surface features.

    `whole` are the surface features of the line as if it were one clause.
    """

    encoding: Encoding
    clauses: tuple[Clause, ...]
    spans: tuple[tuple[int, int], ...]
    surface: Vector
    whole: Vector


def rows_of(encoder: Encoder, text: str) -> Rows:
    """The rows of a line, in one forward pass."""
    encoding = encoder.encode(text)
    clauses = tuple(split(text))
    last = len(clauses) - 1
    each = [surface(c.text, text, first=at == 0, last=at == last) for at, c in enumerate(clauses)]
    return Rows(
        encoding=encoding,
        clauses=clauses,
        spans=tuple(encoding.run(clause.start, clause.end) for clause in clauses),
        surface=np.stack(each) if each else np.zeros((0, 0), dtype=np.float32),
        whole=surface(text, text, first=True, last=True),
    )


def before(encoder: Encoder, context: Sequence[Turn], speaker: Speaker) -> Vector:
    """The deeper states of the last turn of `speaker`; no rows where there is none."""
    last = next((turn.text for turn in reversed(context) if turn.speaker is speaker), "")
    return encoder.encode(last).deeper if last.strip() else NOTHING
