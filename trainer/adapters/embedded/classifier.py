"""The trained weights: read from their file, and written to it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.lib.npyio import NpzFile

from trainer.adapters.embedded.cues import Cues
from trainer.adapters.embedded.ear import LAYERS, MATRICES, VECTORS, Ear, Head
from trainer.adapters.embedded.encoder import Vector
from trainer.domain.scoring.reliability import Figure, Figures
from trainer.errors import EmbeddedModelError

WEIGHTS = Path(__file__).with_name("weights.npz")
HEADS = ("moves", "form", "acts", "homeowner")
HEAD_PARTS = ("weights", "surface", "bias", "slope", "shift")
MOST_STEPS = 127  # of a byte with a sign
Tables = Mapping[str, Mapping[str, Mapping[str, float]]]  # head, label, figure


@dataclass(frozen=True, kw_only=True, slots=True)
class Weights:
    """The ear, the labelled questions, and the digest of the lines they were trained from.

    `figures` say how each label did on the held-out writers; empty where that was not stored.
    """

    ear: Ear
    asked: Cues
    digest: str
    figures: Figures = field(default_factory=dict)


def open_weights(path: Path = WEIGHTS) -> Weights:
    """The trained weights. Raises EmbeddedModelError when the file is missing or broken."""
    try:
        with np.load(path, allow_pickle=False) as data:
            ear = _ear(data)
            asked = Cues(
                refs=tuple(str(ref) for ref in data["asked_refs"]),
                vectors=data["asked_vectors"].astype(np.float32) * data["asked_step"],
            )
            digest, figures = str(data["digest"]), _figures(data)
            return Weights(ear=ear, asked=asked, digest=digest, figures=figures)
    except (OSError, KeyError, ValueError) as error:
        message = f"{path} cannot be used ({error}). Run: make weights"
        raise EmbeddedModelError(message) from error


def _figures(data: NpzFile) -> Figures:
    """Weights that were trained before figures were stored have none."""
    if "figures" not in data:
        return {}
    return {
        str(name): Figure(
            precision=round(float(row[0]), 3), recall=round(float(row[1]), 3), n=int(row[2])
        )
        for name, row in zip(data["figure_names"], data["figures"], strict=True)
    }


def figure_arrays(tables: Tables) -> dict[str, np.ndarray]:
    """The figures of `report` for every head as they are stored: names, and a row for each."""
    flat = {
        f"{head}/{label}": row for head, table in tables.items() for label, row in table.items()
    }
    rows = [[row["precision"], row["recall"], row["n"]] for row in flat.values()]
    return {
        "figure_names": np.array(list(flat), dtype=str),
        "figures": np.array(rows, dtype=np.float32).reshape(-1, 3),
    }


def _ear(data: NpzFile) -> Ear:
    heads = {name: _head(data, name) for name in HEADS}
    layers = tuple(_layer(data, at) for at in range(LAYERS))
    return Ear(layers=layers, segments=data["segments"].astype(np.float32), **heads)


def _head(data: NpzFile, name: str) -> Head:
    numbers = {part: data[f"{name}_{part}"].astype(np.float32) for part in HEAD_PARTS}
    return Head(labels=tuple(str(label) for label in data[f"{name}_labels"]), **numbers)


def _layer(data: NpzFile, at: int) -> dict[str, Vector]:
    matrices = {
        name: data[f"layer{at}_{name}"].astype(np.float32) * data[f"layer{at}_{name}_step"]
        for name in MATRICES
    }
    return matrices | {name: data[f"layer{at}_{name}"].astype(np.float32) for name in VECTORS}


def ear_arrays(ear: Ear) -> dict[str, np.ndarray]:
    """The ear as it is stored: a byte for each number of a matrix, with a step for each column."""
    arrays: dict[str, np.ndarray] = {"segments": ear.segments.astype(np.float16)}
    for at, layer in enumerate(ear.layers):
        for name in MATRICES:
            step = np.abs(layer[name]).max(axis=0) / MOST_STEPS
            arrays[f"layer{at}_{name}"] = np.round(layer[name] / step).astype(np.int8)
            arrays[f"layer{at}_{name}_step"] = step.astype(np.float32)
        arrays |= {f"layer{at}_{name}": layer[name].astype(np.float32) for name in VECTORS}
    for name in HEADS:
        head: Head = getattr(ear, name)
        arrays[f"{name}_labels"] = np.array(head.labels)
        arrays |= {f"{name}_{part}": getattr(head, part).astype(np.float32) for part in HEAD_PARTS}
    return arrays


def save(ear: Ear, asked: Cues, digest: str, tables: Tables, path: Path = WEIGHTS) -> None:
    """Write the weights with the digest of their lines and the figures on the held-out writers."""
    step = float(np.abs(asked.vectors).max()) / MOST_STEPS
    arrays: dict[str, np.ndarray] = {
        "digest": np.array(digest),
        "asked_refs": np.array(asked.refs),
        "asked_vectors": np.round(asked.vectors / step).astype(np.int8),
        "asked_step": np.array(step, dtype=np.float32),
        **figure_arrays(tables),
        **ear_arrays(ear),
    }
    np.savez_compressed(path, **arrays)  # type: ignore[arg-type]
