"""The ear as something that can be trained: the same reading as `ear.py`, for many lines at once."""

from collections.abc import Sequence
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from trainer.adapters.embedded.ear import HEADS, MOST_BEFORE
from trainer.adapters.embedded.encoder import SIZE
from trainer.adapters.embedded.features import SIZE as SURFACE
from trainer.adapters.embedded.learning.samples import ACTS, HOMEOWNER, MOVES, Sample

Tree = Any  # a nest of dictionaries and arrays, as the library calls it
Batch = dict[str, np.ndarray]
SHAPES = ((20, 3), (36, 6), (64, 8), (104, 12))  # tokens and clauses that a batch has room for
DROPPED = 0.1  # share of a layer's numbers left out while training
DROPPED_IN_HEADS = 0.2
SMOOTH, FLOOR = 0.98, 0.005  # nobody's label is quite sure
LINE_ACTS, LINE_HOMEOWNER = 0.5, 1.5  # how much these count beside the moves
_TINY = 1e-12


def fits(sample: Sample) -> bool:
    """Whether a sample fits into the largest batch."""
    most, clauses = SHAPES[-1]
    return len(sample.line) <= most and len(sample.spans) <= clauses


def batch_of(samples: Sequence[Sample]) -> Batch:
    """Samples side by side, filled up with nothing; masks say what is real."""
    longest = max(len(sample.line) for sample in samples)
    most = max(len(sample.spans) for sample in samples)
    tokens, clauses = next(s for s in SHAPES if s[0] >= longest and s[1] >= most)
    count = len(samples)
    batch = {
        "line": np.zeros((count, tokens, SIZE), np.float32),
        "line_mask": np.zeros((count, tokens), np.float32),
        "before": np.zeros((count, MOST_BEFORE, SIZE), np.float32),
        "before_mask": np.zeros((count, MOST_BEFORE), np.float32),
        "pool": np.zeros((count, clauses, tokens), np.float32),
        "pool_line": np.zeros((count, tokens), np.float32),
        "surface": np.zeros((count, clauses, SURFACE), np.float32),
        "moves": np.zeros((count, clauses, len(MOVES)), np.float32),
        "form": np.full((count, clauses), -1, np.float32),
        "clause_mask": np.zeros((count, clauses), np.float32),
        "acts": np.zeros((count, len(ACTS)), np.float32),
        "acts_mask": np.zeros(count, np.float32),
        "homeowner": np.zeros((count, len(HOMEOWNER)), np.float32),
        "is_homeowner": np.zeros(count, np.float32),
    }
    for at, sample in enumerate(samples):
        _fill(batch, at, sample)
    return batch


def _fill(batch: Batch, at: int, sample: Sample) -> None:
    size, clauses = len(sample.line), len(sample.spans)
    batch["line"][at, :size], batch["line_mask"][at, :size] = sample.line, 1
    batch["before"][at, : len(sample.before)] = sample.before
    batch["before_mask"][at, : len(sample.before)] = 1
    batch["pool_line"][at, :size] = 1 / size
    batch["surface"][at, :clauses] = sample.surface
    for clause, (start, end) in enumerate(sample.spans):
        batch["pool"][at, clause, start:end] = 1 / (end - start)
    if not sample.is_rep:
        batch["is_homeowner"][at], batch["homeowner"][at] = 1, sample.aimed[0]
        return
    batch["moves"][at, :clauses], batch["form"][at, :clauses] = sample.aimed, sample.form
    batch["clause_mask"][at, :clauses] = 1
    if sample.acts is not None:
        batch["acts"][at], batch["acts_mask"][at] = sample.acts, 1


def _dropped(values: Any, share: float, key: Any) -> Any:
    if key is None:
        return values
    return values * jax.random.bernoulli(key, 1 - share, values.shape) / (1 - share)


def _normed(states: Any, gain: Any, bias: Any) -> Any:
    centred = states - states.mean(-1, keepdims=True)
    return centred / jnp.sqrt((centred**2).mean(-1, keepdims=True) + _TINY) * gain + bias


def _read_once(layer: Tree, states: Any, memory: Any, mask: Any, keys: Sequence[Any]) -> Any:
    count, size, _ = states.shape
    seen = jnp.concatenate([memory, states], 1)

    def split(value: Any) -> Any:
        return value.reshape(count, -1, HEADS, SIZE // HEADS).transpose(0, 2, 1, 3)

    asks = split(states @ layer["q"] + layer["qb"])
    known, values = split(seen @ layer["k"] + layer["kb"]), split(seen @ layer["v"] + layer["vb"])
    scores = asks @ known.transpose(0, 1, 3, 2) / np.sqrt(SIZE // HEADS)
    weights = jax.nn.softmax(scores + (mask[:, None, None, :] - 1) * 1e9, -1)
    mixed = (weights @ values).transpose(0, 2, 1, 3).reshape(count, size, SIZE)
    mixed = _dropped(mixed @ layer["o"] + layer["ob"], DROPPED, keys[0])
    states = _normed(states + mixed, layer["g1"], layer["b1"])
    inner = jax.nn.gelu(states @ layer["f"] + layer["fb"], approximate=True)
    inner = _dropped(inner @ layer["h"] + layer["hb"], DROPPED, keys[1])
    return _normed(states + inner, layer["g2"], layer["b2"])


def scores(tree: Tree, batch: Batch, key: Any = None) -> dict[str, Any]:
    """The scores of every head; with a `key` some numbers are left out by chance, for training."""
    keys = [None] * 6 if key is None else list(jax.random.split(key, 6))
    speaker = batch["is_homeowner"].astype(jnp.int32)
    states = batch["line"] + tree["segments"][speaker][:, None]
    memory = batch["before"] + tree["segments"][2 + speaker][:, None]
    mask = jnp.concatenate([batch["before_mask"], batch["line_mask"]], 1)
    for at, layer in enumerate(tree["layers"]):
        states = _read_once(layer, states, memory, mask, keys[2 * at : 2 * at + 2])
    clauses = _dropped(batch["pool"] @ states, DROPPED_IN_HEADS, keys[4])
    line = jnp.einsum("bt,bth->bh", batch["pool_line"], states)
    line = _dropped(line, DROPPED_IN_HEADS, keys[5])
    surface = batch["surface"].max(1)

    def head(name: str, value: Any, flags: Any) -> Any:
        part = tree["heads"][name]
        return value @ part["weights"] + flags @ part["surface"] + part["bias"]

    return {
        "moves": head("moves", clauses, batch["surface"]),
        "form": head("form", clauses, batch["surface"])[..., 0],
        "acts": head("acts", line, surface),
        "homeowner": head("homeowner", line, surface),
    }


def loss(tree: Tree, batch: Batch, weights: dict[str, Any], key: Any) -> Any:
    """How far the heads are from what is wanted, a clause; rare labels weigh more."""
    said = scores(tree, batch, key)

    def off(name: str) -> Any:
        wanted = batch[name] * SMOOTH + FLOOR
        yes, no = jax.nn.log_sigmoid(said[name]), jax.nn.log_sigmoid(-said[name])
        return -(weights[name] * wanted * yes + (1 - wanted) * no).sum(-1)

    asked = (batch["form"] >= 0) * batch["clause_mask"]
    yes, no = jax.nn.log_sigmoid(said["form"]), jax.nn.log_sigmoid(-said["form"])
    form = -(batch["form"] * yes + (1 - batch["form"]) * no) * asked
    whole = (off("moves") * batch["clause_mask"]).sum() + form.sum()
    whole += LINE_ACTS * (off("acts") * batch["acts_mask"]).sum()
    whole += LINE_HOMEOWNER * (off("homeowner") * batch["is_homeowner"]).sum()
    return whole / (batch["clause_mask"].sum() + batch["is_homeowner"].sum())
