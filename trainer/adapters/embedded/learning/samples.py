"""Labelled lines as numbers: what the ear reads of each, and what it should say."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from trainer.adapters.embedded.ear import MOST_BEFORE
from trainer.adapters.embedded.encoder import Encoder, Vector
from trainer.adapters.embedded.lines import Labelled, Span
from trainer.adapters.embedded.rows import before, rows_of
from trainer.domain.moves import Act, Category, Form, HomeownerMoveKind, MoveKind
from trainer.domain.transcript import Speaker

MOVES = tuple(kind.value for kind in MoveKind)
ACTS = tuple(act.value for act in Act)
HOMEOWNER = (
    *(f"{HomeownerMoveKind.OBJECTION.value}/{category.value}" for category in Category),
    *(kind.value for kind in HomeownerMoveKind if kind is not HomeownerMoveKind.OBJECTION),
)
OVERLAP = 0.5  # share of the shorter of clause and span that makes the label the clause's
FIRST = 0.65  # how much the labels of a line count where a second reader has labelled it too


@dataclass(frozen=True, kw_only=True, slots=True)
class Sample:
    """One line: what is read, and what is wanted of it.

    `wanted` holds the labels of each clause of a rep's line (or of a homeowner's line, in one row),
    `aimed` the same weighed with a second reader's; `form` is 1 for open, 0 for closed and -1 where
    nothing is asked; `acts` is None where nobody has labelled them.
    """

    writer: str
    is_rep: bool
    line: Vector
    before: Vector
    spans: tuple[tuple[int, int], ...]
    surface: Vector
    wanted: Vector
    aimed: Vector
    form: Vector
    acts: Vector | None


def rep_samples(encoder: Encoder, lines: Sequence[Labelled]) -> list[Sample]:
    """One sample a line of a rep's that says anything."""
    return [_rep(encoder, line) for line in lines if line.text.strip()]


def _rep(encoder: Encoder, line: Labelled) -> Sample:
    rows = rows_of(encoder, line.text)
    own = [_spans_at(line.text, line.spans, c.start, c.end) for c in rows.clauses]
    wanted = np.stack([_flags([span.label for span in spans], MOVES) for spans in own])
    aimed = wanted
    if line.second is not None:
        other = [_spans_at(line.text, line.second, c.start, c.end) for c in rows.clauses]
        second = np.stack([_flags([span.label for span in spans], MOVES) for spans in other])
        aimed = FIRST * wanted + (1 - FIRST) * second
    return Sample(
        writer=line.writer,
        is_rep=True,
        line=rows.encoding.deeper,
        before=before(encoder, line.context, Speaker.HOMEOWNER)[:MOST_BEFORE],
        spans=rows.spans,
        surface=rows.surface,
        wanted=wanted,
        aimed=aimed.astype(np.float32),
        form=np.array([_form(spans) for spans in own], dtype=np.float32),
        acts=None if line.acts is None else _flags(line.acts, ACTS),
    )


def homeowner_samples(encoder: Encoder, lines: Sequence[Labelled]) -> list[Sample]:
    """One sample a homeowner's line."""
    samples = []
    for line in lines:
        rows = rows_of(encoder, line.text)
        wanted = _flags([span.label for span in line.spans], HOMEOWNER)
        aimed = wanted
        if line.second is not None:
            second = _flags([span.label for span in line.second], HOMEOWNER)
            aimed = FIRST * wanted + (1 - FIRST) * second
        samples.append(
            Sample(
                writer=line.writer,
                is_rep=False,
                line=rows.encoding.deeper,
                before=before(encoder, line.context, Speaker.REP)[:MOST_BEFORE],
                spans=((0, len(rows.encoding.deeper)),),
                surface=rows.whole[None, :],
                wanted=wanted[None, :],
                aimed=aimed[None, :].astype(np.float32),
                form=np.full(1, -1, dtype=np.float32),
                acts=None,
            )
        )
    return samples


def _flags(found: Sequence[str], labels: Sequence[str]) -> Vector:
    return np.array([float(label in found) for label in labels], dtype=np.float32)


def _form(spans: Sequence[Span]) -> float:
    form = next((span.form for span in spans if span.form), None)
    return -1.0 if form is None else float(form == Form.OPEN.value)


def _spans_at(text: str, spans: Sequence[Span], start: int, end: int) -> list[Span]:
    return [span for span in spans if _overlaps(text, span.text, start, end)]


def _overlaps(text: str, span: str, start: int, end: int) -> bool:
    at = text.index(span)
    shared = min(end, at + len(span)) - max(start, at)
    return shared >= OVERLAP * min(end - start, len(span))
