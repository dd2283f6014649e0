"""Chance that can be replayed: a draw depends on seed, turn and purpose, and on nothing else."""

from collections.abc import Sequence
from hashlib import blake2b
from typing import TypeVar

T = TypeVar("T")


def draw(seed: int, turn: int, purpose: str) -> float:
    """A number in [0, 1) that is always the same for the same three values."""
    digest = blake2b(f"{seed}/{turn}/{purpose}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") / 2**64


def pick(options: Sequence[T], chance: float) -> T:
    """The option that `chance` (in [0, 1)) falls on; `options` may not be empty."""
    return options[int(chance * len(options))]
