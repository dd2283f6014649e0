"""How well the listener hears writers it has never met, and how well two people agree on their lines."""

import statistics
from collections.abc import Iterable, Mapping, Sequence

from bench.report import Row
from trainer.adapters.embedded.classifier import open_weights
from trainer.adapters.embedded.ear import Ear
from trainer.adapters.embedded.encoder import Encoder
from trainer.adapters.embedded.learning.calibrating import reliability
from trainer.adapters.embedded.learning.report import likelihoods_of, report
from trainer.adapters.embedded.learning.samples import (
    MOVES,
    Sample,
    homeowner_samples,
    rep_samples,
)
from trainer.adapters.embedded.lines import HELD_OUT, Labelled, Span
from trainer.adapters.embedded.listener import EmbeddedListener

SPIN = ("situation_question", "problem_question", "implication_question", "need_payoff_question")
Pair = tuple[frozenset[str], frozenset[str]]  # labels wanted and labels found


def held_out(
    encoder: Encoder,
    listener: EmbeddedListener,
    reps: Sequence[Labelled],
    owners: Sequence[Labelled],
) -> dict[str, list[Row]]:
    """Tables for the heads alone, for the moves as the product hears them, and for sureness."""
    ear = open_weights().ear
    own = [line for line in reps if line.writer in HELD_OUT]
    others = [line for line in owners if line.writer in HELD_OUT]
    samples = [*rep_samples(encoder, own), *homeowner_samples(encoder, others)]
    tables = {name: _labels(table) for name, table in report(ear, samples).items()}
    heard = scored(_as_heard(listener, own), MOVES)
    tables["moves_as_heard"] = heard
    spin = [float(str(row["f1"])) for row in heard if row["label"] in SPIN]
    tables["spin_as_heard"] = [{"macro_f1": round(statistics.fmean(spin), 3)}]
    tables["how_sure_is_sure"] = _curves(ear, samples)
    return tables


def _curves(ear: Ear, samples: Sequence[Sample]) -> list[Row]:
    rows: list[Row] = []
    for name, (likely, wanted) in likelihoods_of(ear, samples).items():
        curve = reliability(likely.reshape(-1).tolist(), (wanted.reshape(-1) > 0.5).tolist())
        rows += [{"head": name, **band} for band in curve]
    return rows


def _as_heard(listener: EmbeddedListener, lines: Sequence[Labelled]) -> Iterable[Pair]:
    """For each labelled or heard piece of a line, what is wanted of it and what was heard there."""
    for line in lines:
        heard = listener.hear(line.text, line.context, None).moves
        found = [Span(label=move.kind.value, text=move.text) for move in heard]
        yield from pieces(line.text, line.spans, found)


def pieces(text: str, wanted: Sequence[Span], found: Sequence[Span]) -> Iterable[Pair]:
    """The labels of two readers, span by span of the first, then what only the second has."""
    left = list(found)
    for span in wanted:
        same = next((o for o in left if o.label == span.label and _touch(text, span, o)), None)
        if same is not None:
            left.remove(same)
        yield frozenset({span.label}), frozenset({span.label} if same else ())
    for span in left:
        yield frozenset(), frozenset({span.label})


def _touch(text: str, one: Span, other: Span) -> bool:
    first, second = text.index(one.text), text.index(other.text)
    return first < second + len(other.text) and second < first + len(one.text)


def agreement(lines: Sequence[Labelled], labels: Sequence[str]) -> list[Row]:
    """How far a second person, who labelled blind, agrees: F1 of each label, either being the truth."""
    pairs = [
        pair
        for line in lines
        if line.second is not None
        for pair in pieces(line.text, line.spans, line.second)
    ]
    return scored(pairs, labels)


def scored(pairs: Iterable[Pair], labels: Sequence[str]) -> list[Row]:
    """Precision, recall and F1 of each label, and their means."""
    known = list(pairs)
    table = {label: _row(known, label) for label in labels}
    return _labels({label: row for label, row in table.items() if row["n"]})


def _row(pairs: Sequence[Pair], label: str) -> dict[str, float]:
    hits = sum(label in wanted and label in found for wanted, found in pairs)
    said = sum(label in found for _, found in pairs)
    there = sum(label in wanted for wanted, _ in pairs)
    return {
        "precision": round(hits / said, 3) if said else 0.0,
        "recall": round(hits / there, 3) if there else 0.0,
        "f1": round(2 * hits / (said + there), 3) if said + there else 0.0,
        "n": there,
    }


def _labels(table: Mapping[str, Mapping[str, float]]) -> list[Row]:
    rows: list[Row] = [{"label": label, **figures} for label, figures in table.items()]
    means = {
        name: round(statistics.fmean(figures[name] for figures in table.values()), 3)
        for name in ("precision", "recall", "f1")
    }
    return [*rows, {"label": "mean of the labels", **means, "n": len(table)}]
