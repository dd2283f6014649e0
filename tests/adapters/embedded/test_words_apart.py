"""Rehearsed trainees do not know the scenarios: none of their lines is one that a scenario listens for.

A trainee who says a cue word by word would show that the listener knows its own examples, and nothing else.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from trainer.adapters.embedded.encoder import Encoder
from trainer.adapters.library.library import YamlLibrary
from trainer.adapters.library.trainees import read_prepared, read_wordings
from trainer.domain.documents.trainee import Prepared, TraineeWording

ROOT = Path(__file__).parents[3]
MOST_ALIKE = 0.9  # cosine from which two lines are the same line
TRAINEES = sorted(path.relative_to(ROOT) for path in (ROOT / "trainees").rglob("*.yaml"))
_NO_LINES = {
    "id",
    "trade",
    "about",
    "kind",
    "signs",
    "hears",
}  # what they hear is not what they say


@pytest.fixture(scope="module")
def cues(library: YamlLibrary) -> dict[str, str]:
    """Every line that a scenario listens for, and whose it is."""
    return {line: where for where, line in _cues(library)}


def _cues(library: YamlLibrary) -> Iterator[tuple[str, str]]:
    for ref, scene in library.scenes().items():
        yield from ((f"topic {topic.id}", cue) for topic in scene.topics for cue in topic.cues)
        for objection in scene.scenario.objections:
            yield from ((f"{ref} answers {objection.id}", line) for line in objection.answers)
        for ending in scene.scenario.endings:
            yield from ((f"{ref} ends in {ending.id}", line) for line in ending.cues)


@pytest.fixture(scope="module")
def trainees() -> dict[Path, TraineeWording | Prepared]:
    """Every file of the trainees by its place."""
    read: dict[Path, TraineeWording | Prepared] = {
        Path("trainees") / "prepared" / f"{ref}.yaml": own
        for ref, own in read_prepared(ROOT).items()
    }
    for author in ("", "second"):
        for wording in read_wordings(ROOT, author).values():
            read[Path("trainees") / author / f"{wording.id}.yaml"] = wording
    return read


def lines_of(data: Any) -> Iterator[str]:
    """The texts of a document, without its names."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for name, value in data.items():
            yield from () if name in _NO_LINES else lines_of(value)
    elif isinstance(data, list):
        for value in data:
            yield from lines_of(value)


def test_no_file_of_the_trainees_is_left_out(
    trainees: dict[Path, TraineeWording | Prepared],
) -> None:
    assert sorted(trainees) == TRAINEES


@pytest.mark.parametrize("file", TRAINEES, ids=str)
def test_no_line_of_a_trainee_is_a_cue_of_a_scenario(
    file: Path,
    trainees: dict[Path, TraineeWording | Prepared],
    cues: dict[str, str],
    encoder: Encoder,
) -> None:
    lines = sorted(set(lines_of(trainees[file].model_dump(mode="json"))))
    known = list(cues)
    table = encoder.vectors(lines) @ encoder.vectors(known).T
    found = [
        f"{table[row, column]:.3f} {lines[row]!r} is {cues[known[column]]}: {known[column]!r}"
        for row, column in np.argwhere(table >= MOST_ALIKE)
    ]
    assert not found, "\n".join(found)
