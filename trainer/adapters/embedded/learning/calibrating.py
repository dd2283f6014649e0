"""From scores to likelihoods: on writers that were left out, 0.8 shall mean right in eight of ten."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from trainer.adapters.embedded.encoder import Vector

STEPS = 200
MOST_CHANGE = 0.5  # of slope and shift in a step, so that no step leaps over the end
FAR = 30.0  # a score from which a likelihood is 0 or 1 to every digit
PRIOR = 3.0  # how strongly the slope is held at 1 and the shift at that of all labels


def calibrate(score: Vector, wanted: Vector) -> tuple[Vector, Vector]:
    """Slope and shift for each label (Platt's method), so that the likelihood is the share found.

    `score` and `wanted` have a row for each example and a column for each label. A label with few
    examples stays near the slope and shift of all labels together. Source: J. Platt, Probabilistic
    outputs for support vector machines (1999).
    """
    common = _fitted(score.reshape(-1), wanted.reshape(-1), (1.0, 0.0), 0.0)
    pairs = [_fitted(score[:, at], wanted[:, at], common, PRIOR) for at in range(score.shape[1])]
    slope, shift = np.array(pairs, dtype=np.float32).T
    return slope, shift


def _fitted(
    score: Vector, wanted: Vector, start: tuple[float, float], prior: float
) -> tuple[float, float]:
    """Newton's method on two numbers; `prior` pulls to the start."""
    point = np.array(start, dtype=np.float64)
    rows = np.stack([score.astype(np.float64), np.ones(len(score))], axis=1)
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-np.clip(rows @ point, -FAR, FAR)))
        slope = rows.T @ (likely - wanted) + prior * (point - start)
        curve = (rows * (likely * (1 - likely))[:, None]).T @ rows + (prior + 1e-6) * np.eye(2)
        change = np.clip(np.linalg.solve(curve, slope), -MOST_CHANGE, MOST_CHANGE)
        point = point - change
        if np.abs(change).max() < 1e-6:  # noqa: PLR2004 - it has arrived
            break
    return float(point[0]), float(point[1])


def reliability(
    likely: Sequence[float], right: Sequence[bool], bins: int = 5
) -> list[dict[str, float]]:
    """The reliability curve: for each band of likelihood how often it was right, and how often it was."""
    said, truth = np.asarray(likely), np.asarray(right, dtype=bool)
    edges = np.linspace(0.5, 1.0, bins + 1)
    rows = []
    for low, high in pairwise(edges):
        chosen = (said >= low) & ((said < high) | (high == edges[-1]))
        if chosen.any():
            rows.append(
                {
                    "from": round(float(low), 2),
                    "to": round(float(high), 2),
                    "said": round(float(said[chosen].mean()), 3),
                    "right": round(float(truth[chosen].mean()), 3),
                    "n": int(chosen.sum()),
                }
            )
    return rows
