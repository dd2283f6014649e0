"""The ear: two layers of our own above the packaged encoder, trained from `lines/`.

The packaged encoder gives the states of its fourth layer; two layers that began as its last two read them
again, looking at the turn before, and heads on top say how likely each label is. In numpy alone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from trainer.adapters.embedded.encoder import SIZE, Vector

HEADS = 12  # attention heads, as in the packaged encoder
LAYERS = 2
MOST_BEFORE = 32  # tokens of the turn before that are looked at
MATRICES = ("q", "k", "v", "o", "f", "h")
VECTORS = ("qb", "kb", "vb", "ob", "fb", "hb", "g1", "b1", "g2", "b2")
REP, HOMEOWNER, BEFORE_REP, BEFORE_HOMEOWNER = range(4)  # rows of `segments`
_TINY = 1e-12
_HALF_PI = float(np.sqrt(2 / np.pi))
_CUBE = 0.044715
Layer = Mapping[str, Vector]


@dataclass(frozen=True, kw_only=True, slots=True)
class Head:
    """Some labels over the same state: weights for the state and for the surface features.

    `slope` and `shift` make of each label's score the share of such lines that have the label,
    as measured on writers that were left out.
    """

    labels: tuple[str, ...]
    weights: Vector
    surface: Vector
    bias: Vector
    slope: Vector
    shift: Vector

    def sureness(self, states: Vector, surface: Vector) -> Vector:
        """How likely each label is, 0 to 1: a row for each row of `states`."""
        return self.likely(self.score(states, surface))

    def likely(self, score: Vector) -> Vector:
        """Scores as likelihoods."""
        with np.errstate(over="ignore"):  # what is beyond every number is as unlikely as can be
            likely: Vector = 1.0 / (1.0 + np.exp(-(score * self.slope + self.shift)))
        return likely

    def score(self, states: Vector, surface: Vector) -> Vector:
        """The score of each label before it is made a likelihood."""
        score: Vector = states @ self.weights + surface @ self.surface + self.bias
        return score


@dataclass(frozen=True, kw_only=True, slots=True)
class Ear:
    """The layers, what tells the speakers apart (`segments`), and the heads."""

    layers: tuple[Layer, ...]
    segments: Vector
    moves: Head
    form: Head
    acts: Head
    homeowner: Head

    def read(self, line: Vector, before: Vector, *, is_rep: bool) -> Vector:
        """The states of a line's tokens (all of the encoder's), read with the turn before in mind.

        `before` has no rows where nothing was said before.
        """
        own, other = (REP, BEFORE_REP) if is_rep else (HOMEOWNER, BEFORE_HOMEOWNER)
        states: Vector = line + self.segments[own]
        memory = before[:MOST_BEFORE] + self.segments[other]
        for layer in self.layers:
            states = _read_once(layer, states, memory)
        return states

    def hears_homeowner(self, line: Vector, before: Vector, surface: Vector) -> Vector:
        """How likely each label of the homeowner's line is: read with the turn before, and alone.

        The surer of the two counts: a turn before that the training never paired with such an
        answer draws the line away from what it plainly says.
        """
        readings = [before, before[:0]] if len(before) else [before]
        likely = [
            self.homeowner.sureness(
                self.read(line, said, is_rep=False).mean(axis=0)[None, :], surface[None, :]
            )[0]
            for said in readings
        ]
        surer: Vector = np.max(likely, axis=0)
        return surer


def pooled(states: Vector, spans: Sequence[tuple[int, int]]) -> Vector:
    """The mean state of each span of tokens, a row each."""
    rows: Vector = np.stack([states[start:end].mean(axis=0) for start, end in spans])
    return rows


def _read_once(layer: Layer, states: Vector, memory: Vector) -> Vector:
    seen = np.concatenate([memory, states])
    asks = _split(states @ layer["q"] + layer["qb"])
    keys = _split(seen @ layer["k"] + layer["kb"])
    values = _split(seen @ layer["v"] + layer["vb"])
    weights = asks @ keys.transpose(0, 2, 1) / np.float32(np.sqrt(SIZE // HEADS))
    weights = np.exp(weights - weights.max(axis=-1, keepdims=True))
    weights /= weights.sum(axis=-1, keepdims=True)
    mixed = (weights @ values).transpose(1, 0, 2).reshape(len(states), SIZE)
    states = _normed(states + mixed @ layer["o"] + layer["ob"], layer["g1"], layer["b1"])
    inner = _gelu(states @ layer["f"] + layer["fb"]) @ layer["h"] + layer["hb"]
    return _normed(states + inner, layer["g2"], layer["b2"])


def _split(states: Vector) -> Vector:
    return states.reshape(len(states), HEADS, SIZE // HEADS).transpose(1, 0, 2)


def _normed(states: Vector, gain: Vector, bias: Vector) -> Vector:
    centred = states - states.mean(axis=-1, keepdims=True)
    spread = np.sqrt((centred**2).mean(axis=-1, keepdims=True) + _TINY)
    normed: Vector = centred / spread * gain + bias
    return normed


def _gelu(values: Vector) -> Vector:
    """The usual curve in its cheaper form; the layers were trained with the same.

    In place, because a power and five copies cost more than the product before it.
    """
    bent = values * values
    bent *= _CUBE
    bent += 1
    bent *= values
    bent *= _HALF_PI
    np.tanh(bent, out=bent)
    bent += 1
    bent *= values
    bent *= 0.5
    return bent
