"""An ear whose numbers are drawn by chance: it hears nothing sensible, but all of its parts work."""

import numpy as np

from trainer.adapters.embedded.ear import LAYERS, MATRICES, Ear, Head
from trainer.adapters.embedded.encoder import SIZE, Vector
from trainer.adapters.embedded.features import SIZE as SURFACE

WIDE = 4 * SIZE
_SHAPES = {"f": (SIZE, WIDE), "h": (WIDE, SIZE)}


def a_head(chance: np.random.Generator, *labels: str) -> Head:
    """A head of these labels."""

    def drawn(*shape: int) -> Vector:
        return chance.normal(0, 0.05, shape).astype(np.float32)

    size = len(labels)
    return Head(
        labels=labels,
        weights=drawn(SIZE, size),
        surface=drawn(SURFACE, size),
        bias=drawn(size),
        slope=np.ones(size, dtype=np.float32),
        shift=np.zeros(size, dtype=np.float32),
    )


def a_small_ear(seed: int = 0) -> Ear:
    """The whole ear with a label or two a head."""
    chance = np.random.default_rng(seed)
    layers = []
    for _ in range(LAYERS):
        layer = {
            name: chance.normal(0, 0.05, _SHAPES.get(name, (SIZE, SIZE))).astype(np.float32)
            for name in MATRICES
        }
        for name in ("qb", "kb", "vb", "ob", "hb", "b1", "b2"):
            layer[name] = np.zeros(SIZE, dtype=np.float32)
        layer["fb"] = np.zeros(WIDE, dtype=np.float32)
        layer["g1"] = layer["g2"] = np.ones(SIZE, dtype=np.float32)
        layers.append(layer)
    return Ear(
        layers=tuple(layers),
        segments=chance.normal(0, 0.05, (4, SIZE)).astype(np.float32),
        moves=a_head(chance, "acknowledge", "explore"),
        form=a_head(chance, "open"),
        acts=a_head(chance, "thanks"),
        homeowner=a_head(chance, "objection/price", "settled"),
    )
