"""Fitting the ear: the same lines and the same seed give the same weights on the same machine."""

import sys
from collections.abc import Sequence
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import optax

from trainer.adapters.embedded.encoder import SIZE, Vector
from trainer.adapters.embedded.features import SIZE as SURFACE
from trainer.adapters.embedded.learning.base import last_layers
from trainer.adapters.embedded.learning.network import Tree, batch_of, fits, loss
from trainer.adapters.embedded.learning.samples import ACTS, HOMEOWNER, MOVES, Sample

EPOCHS = 8
AT_ONCE = 24  # samples in a step
SORTED = 16  # batches whose samples are sorted by length together
RATE, RATE_OF_HEADS = 2e-4, 2e-3
DECAY = 0.01
WARM_UP = 0.1  # share of the steps in which the rate grows
LEAST_RATE = 0.02  # share of the rate that is left at the end
RAREST, MOST_WEIGHT = 2e-3, 8.0
_HEADS = {"moves": len(MOVES), "form": 1, "acts": len(ACTS), "homeowner": len(HOMEOWNER)}
_FIRST_BIAS = {"moves": -3.0, "form": 0.0, "acts": -4.0, "homeowner": -3.0}


def fit(samples: Sequence[Sample], *, seed: int = 0) -> dict[str, Any]:
    """The trained parameters: layers, segments and heads, as plain arrays."""
    chosen = [sample for sample in samples if fits(sample)]
    chance = np.random.default_rng(seed)
    tree: Tree = jax.tree.map(jnp.asarray, _beginning(chance))
    weights = {name: jnp.asarray(value) for name, value in _weights(chosen).items()}
    steps = EPOCHS * (len(chosen) // AT_ONCE)
    optimizer = _optimizer(steps)
    state = optimizer.init(tree)

    def step(tree: Tree, state: Any, batch: Any, key: Any) -> tuple[Tree, Any, Any]:
        off, slope = jax.value_and_grad(loss)(tree, batch, weights, key)
        change, state = optimizer.update(slope, state, tree)
        return optax.apply_updates(tree, change), state, off

    quick = jax.jit(step)
    key = jax.random.PRNGKey(seed)
    for epoch in range(EPOCHS):
        total = 0.0
        batches = _batches(chosen, chance)
        for batch in batches:
            key, own = jax.random.split(key)
            tree, state, off = quick(tree, state, batch_of(batch), own)
            total += float(off)
        sys.stderr.write(f"epoch {epoch + 1} of {EPOCHS}: loss {total / len(batches):.3f}\n")
    plain: dict[str, Any] = jax.tree.map(np.asarray, tree)
    return plain


def _beginning(chance: np.random.Generator) -> dict[str, Any]:
    heads = {
        name: {
            "weights": chance.normal(0, 0.02, (SIZE, size)).astype(np.float32),
            "surface": np.zeros((SURFACE, size), np.float32),
            "bias": np.full(size, _FIRST_BIAS[name], np.float32),
        }
        for name, size in _HEADS.items()
    }
    return {"layers": last_layers(), "segments": np.zeros((4, SIZE), np.float32), "heads": heads}


def _optimizer(steps: int) -> optax.GradientTransformation:
    rate = optax.warmup_cosine_decay_schedule(0, 1, int(WARM_UP * steps), steps, LEAST_RATE)
    parts = {
        name: optax.adamw(lambda at, most=most: most * rate(at), weight_decay=DECAY)
        for name, most in (("body", RATE), ("heads", RATE_OF_HEADS))
    }
    kinds = {"layers": "body", "segments": "body", "heads": "heads"}
    return optax.chain(optax.clip_by_global_norm(1.0), optax.multi_transform(parts, kinds))


def _weights(samples: Sequence[Sample]) -> dict[str, Vector]:
    """How much a present label weighs: the rarer, the more."""
    rep = [sample for sample in samples if sample.is_rep]
    return {
        "moves": _weight(np.concatenate([sample.wanted for sample in rep])),
        "acts": _weight(np.stack([sample.acts for sample in rep if sample.acts is not None])),
        "homeowner": _weight(np.concatenate([s.wanted for s in samples if not s.is_rep])),
    }


def _weight(wanted: Vector) -> Vector:
    share = wanted.mean(axis=0).clip(RAREST)
    weight: Vector = np.sqrt((1 - share) / share).clip(1, MOST_WEIGHT).astype(np.float32)
    return weight


def _batches(samples: Sequence[Sample], chance: np.random.Generator) -> list[list[Sample]]:
    order = chance.permutation(len(samples))
    batches = []
    for first in range(0, len(order), AT_ONCE * SORTED):
        near = sorted(order[first : first + AT_ONCE * SORTED], key=lambda at: len(samples[at].line))
        batches += [near[at : at + AT_ONCE] for at in range(0, len(near), AT_ONCE)]
    whole = [batch for batch in batches if len(batch) == AT_ONCE]
    chance.shuffle(whole)
    return [[samples[at] for at in batch] for batch in whole]
