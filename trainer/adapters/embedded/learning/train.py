"""Training whole: once to learn how sure is sure, once with every line that may be learned from."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from trainer.adapters.embedded.classifier import HEADS
from trainer.adapters.embedded.ear import MATRICES, VECTORS, Ear, Head
from trainer.adapters.embedded.encoder import Encoder
from trainer.adapters.embedded.learning.calibrating import calibrate
from trainer.adapters.embedded.learning.fitting import fit
from trainer.adapters.embedded.learning.report import Table, report, scores_of
from trainer.adapters.embedded.learning.samples import (
    ACTS,
    HOMEOWNER,
    MOVES,
    homeowner_samples,
    rep_samples,
)
from trainer.adapters.embedded.lines import APART, HELD_OUT, read_lines

LABELS = {"moves": MOVES, "form": ("open",), "acts": ACTS, "homeowner": HOMEOWNER}


def train(encoder: Encoder, folder: Path) -> tuple[Ear, dict[str, Table]]:
    """The ear, and how it does on the writers that are held out."""
    reps, owners = read_lines(folder)
    samples = [*rep_samples(encoder, reps), *homeowner_samples(encoder, owners)]
    known = [sample for sample in samples if sample.writer not in HELD_OUT]
    apart = [sample for sample in known if sample.writer in APART]
    first = _ear(fit([sample for sample in known if sample.writer not in APART]))
    sure = {name: calibrate(*pair) for name, pair in scores_of(first, apart).items()}
    ear = _ear(fit(known))
    heads = {
        name: replace(getattr(ear, name), slope=slope, shift=shift)
        for name, (slope, shift) in sure.items()
    }
    ear = replace(ear, **heads)
    return ear, report(ear, [sample for sample in samples if sample.writer in HELD_OUT])


def _ear(tree: dict[str, Any]) -> Ear:
    heads = {name: _head(tree["heads"][name], LABELS[name]) for name in HEADS}
    layers = tuple(
        {name: layer[name] for name in (*MATRICES, *VECTORS)} for layer in tree["layers"]
    )
    return Ear(layers=layers, segments=tree["segments"], **heads)


def _head(part: dict[str, Any], labels: tuple[str, ...]) -> Head:
    size = len(labels)
    return Head(
        labels=labels,
        weights=part["weights"],
        surface=part["surface"],
        bias=part["bias"],
        slope=np.ones(size, dtype=np.float32),
        shift=np.zeros(size, dtype=np.float32),
    )
