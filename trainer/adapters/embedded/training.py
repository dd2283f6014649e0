"""Train the heads from `lines/`: `python -m trainer.adapters.embedded.training [--check]`.

Writes `weights.npz`, which names the digest of the lines; `--check` fails when it is stale.
Lines of the held-out writers are measured, never trained on.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from trainer.adapters.embedded.classifier import WEIGHTS, Heads, open_weights, stack
from trainer.adapters.embedded.cues import Cues
from trainer.adapters.embedded.encoder import Encoder, Vector, open_encoder
from trainer.adapters.embedded.fitting import (
    best_thresholds,
    f1,
    fit,
    precision_recall,
    probabilities,
)
from trainer.adapters.embedded.lines import (
    HELD_OUT,
    Labelled,
    digest_of_lines,
    read_lines,
    read_questions,
)
from trainer.adapters.embedded.rows import context_row, homeowner_row, rep_rows
from trainer.domain.moves import HARM, Act, Category, HomeownerMoveKind, MoveKind
from trainer.errors import ContentError, EmbeddedModelError

LINES = Path(__file__).resolve().parents[3] / "lines"
MOVES = tuple(kind.value for kind in MoveKind)
ACTS = tuple(act.value for act in Act)
HOMEOWNER = (
    *(f"{HomeownerMoveKind.OBJECTION.value}/{category.value}" for category in Category),
    *(kind.value for kind in HomeownerMoveKind if kind is not HomeownerMoveKind.OBJECTION),
)
ACCUSING = frozenset(
    {*(kind.value for kind in HARM), MoveKind.OFF_ROLE.value, Act.INSULT.value, Act.SLUR.value}
)
DECAY = 1e-4  # the best of 1e-5 to 1e-2 on writers left out of the training
MOST_STEPS = 127  # of a byte with a sign
OVERLAP = 0.5  # share of the shorter of clause and span that makes the label the clause's


@dataclass(frozen=True, kw_only=True, slots=True)
class Samples:
    """Rows with the labels wanted for each, and who wrote each."""

    rows: Vector
    wanted: Vector
    writers: tuple[str, ...]

    def of(self, writers: frozenset[str]) -> "Samples":
        """The samples of some writers."""
        chosen = [at for at, writer in enumerate(self.writers) if writer in writers]
        return Samples(
            rows=self.rows[chosen],
            wanted=self.wanted[chosen],
            writers=tuple(self.writers[at] for at in chosen),
        )


def train_heads(samples: Samples, labels: Sequence[str], *, decay: float) -> Heads:
    """Heads fitted on all samples, with thresholds found on writers that were left out."""
    writers = sorted(set(samples.writers))
    if len(writers) == 1:
        return fit(samples.rows, samples.wanted, labels, decay=decay)
    guesses, wanted = [], []
    for left_out in writers:
        kept = samples.of(frozenset(writers) - {left_out})
        left = samples.of(frozenset({left_out}))
        heads = fit(kept.rows, kept.wanted, labels, decay=decay)
        guesses.append(probabilities(heads, left.rows))
        wanted.append(left.wanted)
    heads = fit(samples.rows, samples.wanted, labels, decay=decay)
    careful = [label in ACCUSING for label in labels]
    thresholds = best_thresholds(np.concatenate(guesses), np.concatenate(wanted), careful)
    return replace(heads, threshold=thresholds)


def homeowner_samples(encoder: Encoder, lines: Sequence[Labelled]) -> Samples:
    """One row per homeowner's line."""
    wanted = [
        [float(any(s.label == name for s in line.spans)) for name in HOMEOWNER] for line in lines
    ]
    return Samples(
        rows=stack([homeowner_row(encoder, line.text, line.context) for line in lines]),
        wanted=np.array(wanted, dtype=np.float32),
        writers=tuple(line.writer for line in lines),
    )


def rep_samples(
    encoder: Encoder, homeowner: Heads, lines: Sequence[Labelled]
) -> tuple[Samples, Samples, Samples]:
    """Rows for moves (one a clause), form (questions only) and acts (one a line)."""
    moves: list[tuple[Vector, list[float], str]] = []
    forms: list[tuple[Vector, list[float], str]] = []
    acts: list[tuple[Vector, list[float], str]] = []
    for line in lines:
        rows = rep_rows(encoder, line.text, context_row(encoder, homeowner, line.context))
        acts.append((rows.whole, [float(act in line.acts) for act in ACTS], line.writer))
        for clause, row in zip(rows.clauses, rows.each, strict=True):
            found = [
                s for s in line.spans if _overlaps(line.text, s.text, clause.start, clause.end)
            ]
            names = {span.label for span in found}
            moves.append((row, [float(name in names) for name in MOVES], line.writer))
            form = next((span.form for span in found if span.form), None)
            if form is not None:
                forms.append((row, [float(form == "open")], line.writer))
    return _samples(moves), _samples(forms), _samples(acts)


def _samples(items: list[tuple[Vector, list[float], str]]) -> Samples:
    return Samples(
        rows=stack([row for row, _, _ in items]),
        wanted=np.array([labels for _, labels, _ in items], dtype=np.float32),
        writers=tuple(writer for _, _, writer in items),
    )


def _overlaps(text: str, span: str, start: int, end: int) -> bool:
    at = text.index(span)
    shared = min(end, at + len(span)) - max(start, at)
    return shared >= OVERLAP * min(end - start, len(span))


def report(heads: Heads, samples: Samples) -> dict[str, dict[str, float]]:
    """Precision, recall, F1 and number of examples for each label that occurs."""
    said = heads.sureness(samples.rows) >= 0.5  # noqa: PLR2004 - sureness is scaled to it
    table = {}
    for at, label in enumerate(heads.labels):
        wanted = samples.wanted[:, at] > 0
        if not wanted.any():
            continue
        precision, recall = precision_recall(said[:, at], wanted)
        table[label] = {
            "precision": round(precision, 3),
            "recall": round(recall, 3),
            "f1": round(f1(said[:, at], wanted), 3),
            "n": int(wanted.sum()),
        }
    return table


def train(folder: Path) -> tuple[dict[str, Heads], dict[str, dict[str, dict[str, float]]]]:
    """All heads, and how they do on the held-out writers."""
    encoder = open_encoder()
    rep_lines, homeowner_lines = read_lines(folder)
    owners = homeowner_samples(encoder, homeowner_lines)
    homeowner = train_heads(_training(owners), HOMEOWNER, decay=DECAY)
    moves, forms, acts = rep_samples(encoder, homeowner, rep_lines)
    heads = {
        "homeowner": homeowner,
        "moves": train_heads(_training(moves), MOVES, decay=DECAY),
        "form": train_heads(_training(forms), ("open",), decay=DECAY),
        "acts": train_heads(_training(acts), ACTS, decay=DECAY),
    }
    held = {"homeowner": owners, "moves": moves, "form": forms, "acts": acts}
    figures = {name: report(heads[name], held[name].of(HELD_OUT)) for name in heads}
    return heads, figures


def _training(samples: Samples) -> Samples:
    return samples.of(frozenset(samples.writers) - HELD_OUT)


def questions(encoder: Encoder, folder: Path) -> Cues:
    """The labelled questions as cues of their topics."""
    pairs = read_questions(folder)
    vectors = encoder.vectors([text for _, text in pairs])
    return Cues(refs=tuple(topic for topic, _ in pairs), vectors=vectors)


def save(heads: dict[str, Heads], asked: Cues, digest: str, path: Path) -> None:
    """Write the weights with the digest of their lines."""
    step = float(np.abs(asked.vectors).max()) / MOST_STEPS  # a byte a number is exact enough
    arrays: dict[str, np.ndarray] = {
        "digest": np.array(digest),
        "asked_refs": np.array(asked.refs),
        "asked_vectors": np.round(asked.vectors / step).astype(np.int8),
        "asked_step": np.array(step, dtype=np.float32),
    }
    for name, head in heads.items():
        arrays[f"{name}_labels"] = np.array(head.labels)
        arrays[f"{name}_weights"] = head.weights.astype(np.float16)
        arrays[f"{name}_bias"] = head.bias
        arrays[f"{name}_threshold"] = head.threshold
    np.savez_compressed(path, **arrays)  # type: ignore[arg-type]


def main() -> int:
    """Train and save, or with `--check` see whether the weights are those of the lines."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="only see whether weights are stale")
    parser.add_argument("--report", action="store_true", help="print held-out figures as JSON")
    arguments = parser.parse_args()
    try:
        read_lines(LINES)
        digest = digest_of_lines(LINES)
        if arguments.check:
            if open_weights().digest == digest:
                return 0
            sys.stderr.write("the weights are older than lines/; run: make weights\n")
            return 1
        heads, figures = train(LINES)
        asked = questions(open_encoder(), LINES)
    except (ContentError, EmbeddedModelError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    save(heads, asked, digest, WEIGHTS)
    if arguments.report:
        sys.stdout.write(json.dumps(figures, indent=1) + "\n")
    for name, table in figures.items():
        mean = sum(row["f1"] for row in table.values()) / max(1, len(table))
        sys.stderr.write(f"{name}: macro F1 {mean:.3f} on {len(table)} labels, held-out writer\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
