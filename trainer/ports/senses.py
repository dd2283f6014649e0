"""Who hears, who speaks and who judges."""

from collections.abc import AsyncGenerator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from trainer.domain.attempt import Usage
from trainer.domain.documents.rubric import Scale
from trainer.domain.documents.scene import Scene
from trainer.domain.homeowner.brief import Brief
from trainer.domain.moves import Heard, HomeownerMove
from trainer.domain.scoring.record import Record
from trainer.domain.scoring.reliability import Figures
from trainer.domain.scoring.scorecard import Answer
from trainer.domain.transcript import Turn


class Listener(Protocol):
    """Hears what a line does. Local and fast: it stands before the first word of a reply."""

    def hear(self, text: str, context: Sequence[Turn], scene: Scene | None) -> Heard:
        """The moves, acts and aims of a rep's line; `context` holds the turns before."""
        ...

    def hear_homeowner(self, text: str, context: Sequence[Turn]) -> tuple[HomeownerMove, ...]:
        """What a homeowner's line does, without a scenario."""
        ...

    def figures(self) -> Figures:
        """How well each label is heard, as measured on lines that were held out; may be empty."""
        ...


class Reader(Protocol):
    """Compares lines by meaning."""

    def likeness(self, texts: Sequence[str], cues: Sequence[str]) -> Sequence[Sequence[float]]:
        """For each text how near (cosine) it is to each cue."""
        ...

    def fits(
        self, texts: Sequence[str], groups: Mapping[str, Sequence[str]]
    ) -> Sequence[Mapping[str, float]]:
        """For each text how surely (0 to 1) it belongs to each group of lines."""
        ...


class Leaks(Protocol):
    """Finds what a homeowner gives away before it was earned; shares nothing with the guard."""

    def leaks(self, text: str, scene: Scene, told: frozenset[str]) -> tuple[str, ...]:
        """The ids of the facts that the words give away although they are not among `told`."""
        ...


@dataclass(frozen=True, kw_only=True, slots=True)
class Chunk:
    """A piece of streamed words; the last one of a model carries the usage and may be empty."""

    text: str
    usage: Usage | None = None


class Voice(Protocol):
    """Says what a brief tells it to."""

    def speak(self, brief: Brief) -> AsyncGenerator[Chunk]:
        """The reply piece by piece. Raises ModelError; closing the iterator ends the call."""
        ...

    def repair(self, brief: Brief, broken: str, reason: str) -> AsyncGenerator[Chunk]:
        """The reply once more, told what was wrong with the broken one."""
        ...

    @property
    def is_model(self) -> bool:
        """Whether a language model speaks."""
        ...


@dataclass(frozen=True, kw_only=True, slots=True)
class Verdicts:
    """Answers to judged checks by check id (`criterion/check`), and who gave them."""

    answers: Mapping[str, Answer]
    model: str | None = None
    prompt_digest: str | None = None
    usage: Usage | None = None


class Judge(Protocol):
    """Answers the judged checks of a scale; counted ones are never its business."""

    async def judge(self, record: Record, scale: Scale) -> Verdicts:
        """One answer per judged check. Raises ModelError when a model gives nothing usable."""
        ...

    @property
    def is_model(self) -> bool:
        """Whether a language model judges."""
        ...
