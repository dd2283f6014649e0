"""Fitting linear heads with numpy alone; the same rows always give the same weights."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from trainer.adapters.embedded.classifier import Heads
from trainer.adapters.embedded.encoder import Vector

Flags = NDArray[np.bool_]
STEPS = 400
RATE = 0.05
CAREFUL = 0.6
THRESHOLDS = np.linspace(0.1, 0.9, 33)


def fit(rows: Vector, wanted: Vector, labels: Sequence[str], *, decay: float) -> Heads:
    """Balanced logistic regression for every label, by full-batch Adam; thresholds stay at 0.5.

    `rows` is samples x features, `wanted` samples x labels of 0 and 1; `decay` pulls to zero.
    """
    count, size = rows.shape
    share = wanted.mean(axis=0).clip(1e-3, 1 - 1e-3)
    weight = np.where(wanted > 0, 0.5 / share, 0.5 / (1 - share)) ** 0.5
    weights = np.zeros((len(labels), size), dtype=np.float32)
    bias = np.log(share / (1 - share)).astype(np.float32)
    moments = [
        np.zeros_like(weights),
        np.zeros_like(weights),
        np.zeros_like(bias),
        np.zeros_like(bias),
    ]
    for step in range(1, STEPS + 1):
        guess = 1.0 / (1.0 + np.exp(-(rows @ weights.T + bias)))
        error = weight * (guess - wanted) / count
        slope = error.T @ rows + decay * weights
        _adam(weights, slope, moments[0], moments[1], step)
        _adam(bias, error.sum(axis=0), moments[2], moments[3], step)
    half = np.full(len(labels), 0.5, dtype=np.float32)
    return Heads(labels=tuple(labels), weights=weights, bias=bias, threshold=half)


def _adam(value: Vector, slope: Vector, first: Vector, second: Vector, step: int) -> None:
    first += 0.1 * (slope - first)
    second += 0.001 * (slope**2 - second)
    rate = RATE * 0.5 * (1 + np.cos(np.pi * step / STEPS))
    value -= rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)


def probabilities(heads: Heads, rows: Vector) -> Vector:
    """The raw probability of each label for each row."""
    guess: Vector = 1.0 / (1.0 + np.exp(-(rows @ heads.weights.T + heads.bias)))
    return guess


def best_thresholds(guess: Vector, wanted: Vector, careful: Sequence[bool]) -> Vector:
    """For each label the threshold with the best F on rows that were not trained on.

    A `careful` label is heard only from where CAREFUL of what is heard is right (or as near to
    that as can be): to accuse someone wrongly is worse than to miss it once.
    """
    chosen = []
    for label, is_careful in enumerate(careful):
        said = [(guess[:, label] >= t, wanted[:, label] > 0) for t in THRESHOLDS]
        scores = [_score(*pair, is_careful=is_careful) for pair in said]
        chosen.append(THRESHOLDS[int(np.argmax(scores))])
    return np.array(chosen, dtype=np.float32)


def _score(said: Flags, wanted: Flags, *, is_careful: bool) -> float:
    if not is_careful:
        return f1(said, wanted)
    precision, recall = precision_recall(said, wanted)
    return 1.0 + recall if precision >= CAREFUL else precision


def f1(said: Flags, wanted: Flags) -> float:
    """The F1 of one label, 0 to 1."""
    precision, recall = precision_recall(said, wanted)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def precision_recall(said: Flags, wanted: Flags) -> tuple[float, float]:
    """Precision and recall of one label; 0 where nothing was said, or nothing was there."""
    hits = float(np.sum(said & wanted))
    precision = hits / float(np.sum(said)) if np.any(said) else 0.0
    recall = hits / float(np.sum(wanted)) if np.any(wanted) else 0.0
    return precision, recall
