"""The scenarios and rubrics, and what is wrong with their files."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from trainer.domain.documents.rubric import Scale
from trainer.domain.documents.scenario import RedLine
from trainer.domain.documents.scene import Scene
from trainer.domain.trainees.measured import Measured


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """Something wrong in a document: where, a stable code (E… or W…), and what to do."""

    file: str
    line: int
    column: int
    code: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.code} {self.message}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """A document as written: its file name within the content folder, text and findings."""

    id: str
    file: str
    text: str
    findings: tuple[Finding, ...]


class Library(Protocol):
    """The authored content, read once at start; a broken file leaves the others usable."""

    def scenes(self) -> Mapping[str, Scene]:
        """Every usable scenario by id."""
        ...

    def scales(self) -> Mapping[str, Scale]:
        """Every usable rubric by id."""
        ...

    def red_lines(self) -> Mapping[str, RedLine]:
        """The red lines that hold for every homeowner, by id; for calls without a scenario."""
        ...

    def measured(self, scenario: str) -> Measured | None:
        """How hard a scenario was when it was last rehearsed; None where it has changed since."""
        ...

    def sources(self) -> Sequence[Source]:
        """Every file with its findings, broken ones too."""
        ...
