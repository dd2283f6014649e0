"""Linear heads over clause vectors: how likely each label is, as trained from lines/."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from trainer.adapters.embedded.cues import Cues
from trainer.adapters.embedded.encoder import Vector
from trainer.errors import EmbeddedModelError

WEIGHTS = Path(__file__).with_name("weights.npz")


@dataclass(frozen=True, kw_only=True, slots=True)
class Heads:
    """Some labels over the same features: one row of weights, a bias and a threshold for each."""

    labels: tuple[str, ...]
    weights: Vector
    bias: Vector
    threshold: Vector

    def sureness(self, features: Vector) -> Vector:
        """How sure each label is, 0 to 1; 0.5 is the label's own best threshold.

        `features` is one row per clause; so is the answer.
        """
        with np.errstate(over="ignore"):
            raw = 1.0 / (1.0 + np.exp(-(features @ self.weights.T + self.bias)))
        below = 0.5 * raw / self.threshold
        above = 0.5 + 0.5 * (raw - self.threshold) / (1.0 - self.threshold)
        sure: Vector = np.where(raw < self.threshold, below, above).astype(np.float32)
        return sure


@dataclass(frozen=True, kw_only=True, slots=True)
class Weights:
    """All heads, the labelled questions, and the digest of the lines they were trained from."""

    moves: Heads
    form: Heads
    acts: Heads
    homeowner: Heads
    asked: Cues
    digest: str


def open_weights(path: Path = WEIGHTS) -> Weights:
    """The trained weights. Raises EmbeddedModelError when the file is missing or broken."""
    try:
        with np.load(path, allow_pickle=False) as data:
            heads = {
                name: Heads(
                    labels=tuple(str(label) for label in data[f"{name}_labels"]),
                    weights=data[f"{name}_weights"].astype(np.float32),
                    bias=data[f"{name}_bias"].astype(np.float32),
                    threshold=data[f"{name}_threshold"].astype(np.float32),
                )
                for name in ("moves", "form", "acts", "homeowner")
            }
            asked = Cues(
                refs=tuple(str(ref) for ref in data["asked_refs"]),
                vectors=data["asked_vectors"].astype(np.float32) * data["asked_step"],
            )
            return Weights(**heads, asked=asked, digest=str(data["digest"]))
    except (OSError, KeyError, ValueError) as error:
        message = f"{path} cannot be used ({error}). Run: make weights"
        raise EmbeddedModelError(message) from error


def stack(rows: Sequence[Vector]) -> Vector:
    """Rows of features as one matrix."""
    matrix: Vector = np.stack(rows).astype(np.float32)
    return matrix
