"""How the listener does on talk of another kind, labelled by others: `python -m bench.bench_other_talk FILE`.

FILE is JSON Lines: `id, source, context, text, labels`, a label being true, false, or absent where nobody
looked. Three labels are compared, with what is heard anywhere in the line; a second table says what a
head trained on half of that talk itself reaches on the other half.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench.children import ROOT, temporary_folder
from bench.ears import fresh_listener
from bench.report import Row, arguments_of, show
from trainer.adapters.embedded.encoder import Vector, open_encoder
from trainer.adapters.embedded.listener import EmbeddedListener
from trainer.adapters.library.library import YamlLibrary
from trainer.domain.moves import QUESTIONS, MoveKind
from trainer.domain.transcript import Speaker, Turn

MEANS: Mapping[str, frozenset[MoveKind]] = {
    "next_step_ask": frozenset({MoveKind.PROPOSE_NEXT_STEP, MoveKind.CLOSE}),
    "discovery_question": QUESTIONS,
    "gives_information": frozenset({MoveKind.INFORM, MoveKind.PROOF}),
}
Flags = NDArray[np.bool_]
STEPS, RATE, DECAY = 600, 0.5, 1e-3


def main() -> None:
    """Measure and print."""
    parser = arguments_of(__doc__)
    parser.add_argument("file", type=Path)
    arguments = parser.parse_args()
    lines = [json.loads(raw) for raw in arguments.file.read_text(encoding="utf-8").splitlines()]
    with temporary_folder() as folder:
        listener = fresh_listener(YamlLibrary(ROOT), folder)
        heard = {line["id"]: _heard(listener, line) for line in lines}
    vectors = open_encoder().vectors([line["text"] for line in lines])
    rows = [
        row
        for label in MEANS
        for source in sorted({line["source"] for line in lines})
        if (row := _row(lines, heard, vectors, label, source)) is not None
    ]
    show("other_talk", {"other_talk": rows}, as_json=arguments.json)


def _heard(listener: EmbeddedListener, line: Mapping[str, Any]) -> frozenset[MoveKind]:
    context = [
        Turn(index=at, speaker=Speaker(turn["speaker"]), text=turn["text"])
        for at, turn in enumerate(line["context"])
    ]
    return frozenset(move.kind for move in listener.hear(line["text"], context, None).moves)


def _row(
    lines: list[dict[str, Any]],
    heard: Mapping[str, frozenset[MoveKind]],
    vectors: Vector,
    label: str,
    source: str,
) -> Row | None:
    at = [n for n, line in enumerate(lines) if line["source"] == source and label in line["labels"]]
    wanted = np.array([lines[n]["labels"][label] is True for n in at])
    if not wanted.any():
        return None
    found = np.array([bool(heard[lines[n]["id"]] & MEANS[label]) for n in at])
    own, truth = _trained_there(vectors[at], wanted)
    return {
        "label": label,
        "source": source,
        "n": int(wanted.sum()),
        **_figures(found, wanted),
        "f1_of_a_head_trained_there": _figures(own, truth)["f1"],
    }


def _trained_there(vectors: Vector, wanted: Flags) -> tuple[Flags, Flags]:
    """A balanced logistic regression on every other line, asked about the rest."""
    rows = np.concatenate([vectors, np.ones((len(vectors), 1))], axis=1)
    train, truth = rows[::2], wanted[::2].astype(float)
    weight = np.where(truth > 0, 0.5 / truth.mean(), 0.5 / (1 - truth.mean()))
    point = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-(train @ point)))
        point -= RATE * (train.T @ (weight * (likely - truth)) / len(truth) * 8 + DECAY * point)
    return rows[1::2] @ point >= 0, wanted[1::2]


def _figures(found: Flags, wanted: Flags) -> dict[str, float]:
    hits = float(np.sum(found & wanted))
    said, there = float(np.sum(found)), float(np.sum(wanted))
    return {
        "precision": round(hits / said, 3) if said else 0.0,
        "recall": round(hits / there, 3) if there else 0.0,
        "f1": round(2 * hits / (said + there), 3) if said + there else 0.0,
    }


if __name__ == "__main__":
    main()
