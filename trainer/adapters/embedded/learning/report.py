"""How well the ear hears: precision, recall and F1 of each label on writers that were left out."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from trainer.adapters.embedded.ear import Ear, pooled
from trainer.adapters.embedded.encoder import Vector
from trainer.adapters.embedded.learning.samples import Sample
from trainer.adapters.embedded.moves_of import least
from trainer.domain.moves import HEARD, MoveKind

EVEN = 0.5  # open is as likely as closed
Flags = NDArray[np.bool_]
Table = dict[str, dict[str, float]]


def scores_of(ear: Ear, samples: Sequence[Sample]) -> dict[str, tuple[Vector, Vector]]:
    """For each head the scores, before they are likelihoods, and what was wanted, a row each."""
    found: dict[str, list[tuple[Vector, Vector]]] = {}
    for sample in samples:
        states = ear.read(sample.line, sample.before, is_rep=sample.is_rep)
        clauses, line = pooled(states, sample.spans), states.mean(axis=0)[None, :]
        if not sample.is_rep:
            score = ear.homeowner.score(line, sample.surface)
            found.setdefault("homeowner", []).append((score, sample.wanted))
            continue
        found.setdefault("moves", []).append(
            (ear.moves.score(clauses, sample.surface), sample.wanted)
        )
        asked = sample.form >= 0
        if asked.any():
            score = ear.form.score(clauses[asked], sample.surface[asked])
            found.setdefault("form", []).append((score, sample.form[asked][:, None]))
        if sample.acts is not None:
            surface = sample.surface.max(axis=0)[None, :]
            found.setdefault("acts", []).append((ear.acts.score(line, surface), sample.acts[None]))
    return {
        name: (np.concatenate([s for s, _ in pairs]), np.concatenate([w for _, w in pairs]))
        for name, pairs in found.items()
    }


def likelihoods_of(ear: Ear, samples: Sequence[Sample]) -> dict[str, tuple[Vector, Vector]]:
    """For each head how likely each label is, as the product hears it, and what was wanted."""
    found = {
        name: (getattr(ear, name).likely(score), wanted)
        for name, (score, wanted) in scores_of(ear, samples).items()
    }
    own = [sample for sample in samples if not sample.is_rep]
    if own:
        heard = [ear.hears_homeowner(s.line, s.before, s.surface[0]) for s in own]
        found["homeowner"] = (np.stack(heard), np.concatenate([s.wanted for s in own]))
    return found


def report(ear: Ear, samples: Sequence[Sample]) -> dict[str, Table]:
    """Precision, recall, F1 and number of examples for each label that occurs, by head."""
    tables: dict[str, Table] = {}
    for name, (said, wanted) in likelihoods_of(ear, samples).items():
        likely, truth = said, wanted
        if name == "form":
            likely = np.concatenate([said, 1 - said], axis=1)
            truth = np.concatenate([wanted, 1 - wanted], axis=1)
        labels = ("open", "closed") if name == "form" else getattr(ear, name).labels
        rows = {
            label: _row(likely[:, at] >= _least(name, label), truth[:, at] > EVEN)
            for at, label in enumerate(labels)
        }
        tables[name] = {label: row for label, row in rows.items() if row["n"]}
    return tables


def _least(head: str, label: str) -> float:
    if head == "moves":
        return least(MoveKind(label))
    return EVEN if head == "form" else HEARD


def _row(said: Flags, wanted: Flags) -> dict[str, float]:
    hits = float(np.sum(said & wanted))
    precision = hits / float(np.sum(said)) if said.any() else 0.0
    recall = hits / float(np.sum(wanted)) if wanted.any() else 0.0
    both = precision + recall
    return {
        "precision": round(precision, 3),
        "recall": round(recall, 3),
        "f1": round(2 * precision * recall / both, 3) if both else 0.0,
        "n": int(wanted.sum()),
    }


def mean_f1(table: Table) -> float:
    """The mean F1 of the labels, each counting alike."""
    return sum(row["f1"] for row in table.values()) / max(1, len(table))
