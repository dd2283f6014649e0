"""The measured difficulty of the scenarios, in a file beside them."""

import json
from collections.abc import Mapping
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from trainer.domain.trainees.measured import Measured
from trainer.errors import InvalidInputError

FILE = Path("scenarios") / "measured.json"
_FORMAT = TypeAdapter(dict[str, Measured])


def read_measured(folder: Path) -> dict[str, Measured]:
    """What was measured, by scenario; nothing where there is no file.

    Raises InvalidInputError for a file that cannot be read.
    """
    path = folder / FILE
    if not path.is_file():
        return {}
    try:
        return _FORMAT.validate_json(path.read_bytes())
    except ValidationError as error:
        message = f"{FILE} cannot be read; remove it and run: trainer rehearse all --write"
        raise InvalidInputError(message) from error


def write_measured(folder: Path, measured: Mapping[str, Measured]) -> None:
    """Keep what was measured, sorted by scenario."""
    data = _FORMAT.dump_python({name: measured[name] for name in sorted(measured)}, mode="json")
    (folder / FILE).write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")
