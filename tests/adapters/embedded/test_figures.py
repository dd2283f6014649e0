"""The figures on held-out lines that the weights carry, and weights that carry none."""

from pathlib import Path

import numpy as np
import pytest

from tests.adapters.embedded.ears import a_small_ear
from trainer.adapters.embedded.classifier import WEIGHTS, Weights, open_weights, save
from trainer.adapters.embedded.cues import Cues
from trainer.adapters.embedded.encoder import Encoder
from trainer.adapters.embedded.listener import EmbeddedListener
from trainer.domain.scoring.reliability import Figure

TABLES = {
    "moves": {"acknowledge": {"precision": 0.871, "recall": 0.664, "f1": 0.7, "n": 240}},
    "homeowner": {"objection/price": {"precision": 1.0, "recall": 0.5, "f1": 0.7, "n": 12}},
}
FIGURES = {
    "moves/acknowledge": Figure(precision=0.871, recall=0.664, n=240),
    "homeowner/objection/price": Figure(precision=1.0, recall=0.5, n=12),
}


def saved(path: Path, tables: dict[str, dict[str, dict[str, float]]]) -> Weights:
    asked = Cues(refs=("roof",), vectors=np.ones((1, 2), dtype=np.float32))
    save(a_small_ear(), asked, "sha256:x", tables, path)
    return open_weights(path)


def test_weights_keep_the_figures_of_every_head(tmp_path: Path) -> None:
    assert saved(tmp_path / "weights.npz", TABLES).figures == FIGURES
    assert saved(tmp_path / "none.npz", {}).figures == {}


def test_weights_from_before_figures_were_kept_have_none(tmp_path: Path) -> None:
    with np.load(WEIGHTS, allow_pickle=False) as data:
        old = {name: data[name] for name in data.files if not name.startswith("figure")}
    np.savez(tmp_path / "old.npz", **old)
    assert open_weights(tmp_path / "old.npz").figures == {}


def test_the_listener_tells_the_figures_of_its_weights(tmp_path: Path, encoder: Encoder) -> None:
    weights = saved(tmp_path / "weights.npz", TABLES)
    assert EmbeddedListener(encoder, weights, {}).figures() == FIGURES


def test_the_figures_of_the_repositorys_weights_are_shares() -> None:
    figures = open_weights().figures
    if not figures:
        pytest.skip("these weights were trained before figures were kept")
    assert "moves/acknowledge" in figures
    assert all(0 <= f.precision <= 1 and 0 <= f.recall <= 1 and f.n > 0 for f in figures.values())
