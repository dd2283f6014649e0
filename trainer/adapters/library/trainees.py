"""The wording of rehearsed trainees, from `trainees/`."""

from pathlib import Path

from trainer.adapters.library.shelf import read_shelf
from trainer.domain.documents.base import Trade
from trainer.domain.documents.trainee import Prepared, TraineeWording
from trainer.errors import InvalidInputError


def read_prepared(folder: Path) -> dict[str, Prepared]:
    """What trainees have prepared, by scenario. Raises InvalidInputError for a file with faults."""
    shelf = read_shelf(Prepared, folder / "trainees" / "prepared", folder)
    findings = [str(finding) for source in shelf.broken() for finding in source.findings]
    if findings:
        raise InvalidInputError("; ".join(findings))
    return shelf.usable


def read_wordings(folder: Path, author: str = "") -> dict[Trade, TraineeWording]:
    """The wording of each trade, by one author: a folder inside `trainees/`, or the first author's.

    Raises InvalidInputError, naming file and line, when a file cannot be used.
    """
    shelf = read_shelf(TraineeWording, folder / "trainees" / author, folder)
    findings = [str(finding) for source in shelf.broken() for finding in source.findings]
    if findings or not shelf.usable:
        message = "; ".join(findings) or f"There are no trainees in {folder / 'trainees' / author}."
        raise InvalidInputError(message)
    return {wording.trade: wording for wording in shelf.usable.values()}
