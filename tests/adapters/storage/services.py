"""The use cases over a real database, with a listener that a test can interrupt."""

from collections.abc import AsyncGenerator, Callable, Mapping, Sequence

from tests.adapters.storage.values import USAGE, HandClock
from trainer.adapters.clock import SystemChance
from trainer.adapters.embedded.voice import AuthoredVoice
from trainer.adapters.metrics import make_counters
from trainer.adapters.statistics import LibraryStatistics
from trainer.adapters.storage.database import Database
from trainer.domain.documents.rubric import Scale
from trainer.domain.documents.scenario import RedLine
from trainer.domain.documents.scene import Scene
from trainer.domain.homeowner.brief import Brief
from trainer.domain.moves import Heard, HomeownerMove
from trainer.domain.scoring.record import Record
from trainer.domain.scoring.reliability import Figures
from trainer.domain.transcript import Turn
from trainer.ports import Chunk, Clock, Source, Verdicts, Voice
from trainer.usecases.services import Services


def nothing() -> None:
    """What happens by the way, unless a test wants something."""


class Ear:
    """Hears nothing in particular; `before` happens while it listens."""

    def __init__(self, before: Callable[[], None] = nothing) -> None:
        self.before = before

    def hear(self, text: str, context: Sequence[Turn], scene: Scene | None) -> Heard:  # noqa: ARG002 - the port asks for them
        """No moves."""
        self.before()
        return Heard(words=len(text.split()))

    def hear_homeowner(self, text: str, context: Sequence[Turn]) -> tuple[HomeownerMove, ...]:  # noqa: ARG002 - the port asks for them
        """No moves."""
        self.before()
        return ()

    def figures(self) -> Figures:
        """Nothing was measured."""
        return {}


class ModelJudge:
    """Counts as a model, and so asks for a job; nobody runs it here."""

    is_model = True

    async def judge(self, record: Record, scale: Scale) -> Verdicts:  # noqa: ARG002 - the port asks for them
        """No answers."""
        return Verdicts(answers={})


class ModelVoice:
    """Says always the same words, as a model."""

    is_model = True

    def __init__(self, words: str) -> None:
        self._words = words

    async def speak(self, brief: Brief) -> AsyncGenerator[Chunk]:  # noqa: ARG002 - the port asks for it
        """The words, and what they cost."""
        yield Chunk(text=self._words)
        yield Chunk(text="", usage=USAGE)

    async def repair(self, brief: Brief, broken: str, reason: str) -> AsyncGenerator[Chunk]:  # noqa: ARG002 - the port asks for them
        """The same again."""
        yield Chunk(text=self._words)


class EmptyLibrary:
    """No content: everything that is needed is pinned."""

    def scenes(self) -> Mapping[str, Scene]:
        """None."""
        return {}

    def scales(self) -> Mapping[str, Scale]:
        """None."""
        return {}

    def red_lines(self) -> Mapping[str, RedLine]:
        """None."""
        return {}

    def measured(self, scenario: str) -> None:
        """Nothing."""

    def sources(self) -> Sequence[Source]:
        """None."""
        return ()


class NoJobs:
    """Nobody to wake."""

    def wake(self) -> None:
        """Nothing."""


def services_over(
    database: Database,
    ear: Ear | None = None,
    clock: Clock | None = None,
    voice: Voice | None = None,
) -> Services:
    """All ports, the storage being real."""
    return Services(
        storage=database,
        library=EmptyLibrary(),
        listener=ear or Ear(),
        voice=voice or AuthoredVoice(),
        authored=AuthoredVoice(),
        judge=ModelJudge(),
        clock=clock or HandClock(),
        chance=SystemChance(),
        jobs=NoJobs(),
        count=make_counters(),
        statistics=LibraryStatistics(),
    )
