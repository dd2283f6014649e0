"""Human ratings from a file of JSON Lines, each line checked and named by its number."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from trainer.domain.documents.rubric import Scale
from trainer.domain.reading.transcripts import read_transcript
from trainer.domain.scoring.agreement import Label
from trainer.domain.transcript import Transcript
from trainer.errors import InvalidInputError, TranscriptError

FORM = '{"transcript": "FILE" (or "attempt": "ID"), "criterion": "ID", "rater": "NAME", "level": 3}'


class LabelLine(BaseModel):
    """One line of the file."""

    model_config = ConfigDict(extra="forbid")

    transcript: str | None = None
    attempt: str | None = None
    criterion: str
    rater: str = Field(min_length=1)
    level: int = Field(ge=0)

    @model_validator(mode="after")
    def _names_one_conversation(self) -> "LabelLine":
        if (self.transcript is None) == (self.attempt is None):
            message = "give either 'transcript' or 'attempt'"
            raise ValueError(message)
        return self


@dataclass(frozen=True, kw_only=True, slots=True)
class Ratings:
    """The labels of a file, the transcripts they speak of by path, and the attempts by id."""

    labels: tuple[Label, ...]
    transcripts: Mapping[str, Transcript]
    attempts: Mapping[str, int]  # with the first line that names each


def read_labels(path: Path, scales: Sequence[Scale]) -> Ratings:
    """The ratings of a file. Raises InvalidInputError that names the line and what to do."""
    levels = levels_of(scales)
    labels: list[Label] = []
    transcripts: dict[str, Transcript] = {}
    attempts: dict[str, int] = {}
    for number, text in _lines(path):
        try:
            line = _line(text, levels)
            where = line.attempt or str(path.parent / (line.transcript or ""))
            if line.attempt is not None:
                attempts.setdefault(line.attempt, number)
            elif where not in transcripts:
                transcripts[where] = _transcript(Path(where))
        except ValueError as error:
            message = f"{path}: line {number}: {error}. A line reads {FORM}."
            raise InvalidInputError(message) from error
        labels.append(
            Label(conversation=where, criterion=line.criterion, rater=line.rater, level=line.level)
        )
    return Ratings(labels=tuple(labels), transcripts=transcripts, attempts=attempts)


def levels_of(scales: Sequence[Scale]) -> dict[str, int]:
    """The highest level of each criterion and gate: the number of its checks."""
    levels = {w.criterion.id: len(w.criterion.checks) for scale in scales for w in scale.criteria}
    return levels | {gate.id.value: len(gate.checks) for scale in scales for gate in scale.gates}


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        message = f"{path}: {error.strerror}"
        raise InvalidInputError(message) from error
    except UnicodeDecodeError as error:
        message = f"{path} is not UTF-8 text; save it as UTF-8."
        raise InvalidInputError(message) from error
    yield from ((number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip())


def _line(text: str, levels: Mapping[str, int]) -> LabelLine:
    try:
        line = LabelLine.model_validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(step) for step in first["loc"])
        message = f"{where}: {first['msg']}" if where else first["msg"]
        raise ValueError(message) from error
    if line.criterion not in levels:
        known = ", ".join(sorted(levels))
        message = f"there is no criterion '{line.criterion}'; there are: {known}"
        raise ValueError(message)
    if line.level > levels[line.criterion]:
        most = levels[line.criterion]
        message = f"level {line.level} is above the {most} checks of '{line.criterion}'"
        raise ValueError(message)
    return line


def _transcript(path: Path) -> Transcript:
    try:
        return read_transcript(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        message = f"{path}: {error.strerror}"
        raise ValueError(message) from error
    except TranscriptError as error:
        message = f"{path}: {str(error).rstrip('.')}"
        raise ValueError(message) from error
