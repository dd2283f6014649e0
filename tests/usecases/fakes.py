"""The ports as a test sets them: a clock that stands, ears that are told what they hear."""

from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from tests.builders import NOON, a_scale, a_scene, heard
from trainer.domain.attempt import Usage
from trainer.domain.documents.rubric import Scale
from trainer.domain.documents.scenario import RedLine
from trainer.domain.documents.scene import Scene
from trainer.domain.homeowner.brief import Brief
from trainer.domain.moves import Heard, HomeownerMove
from trainer.domain.scoring.record import Record
from trainer.domain.scoring.reliability import Figure, Figures
from trainer.domain.trainees.measured import Measured
from trainer.domain.transcript import Turn
from trainer.ports import Chunk, Source, Verdicts

USAGE = Usage(prompt_tokens=100, completion_tokens=10, seconds=1.0)


@dataclass
class FakeClock:
    """Stands still until it is moved."""

    time: datetime = NOON

    def now(self) -> datetime:
        """The moment it was set to."""
        return self.time

    def passes(self, time: timedelta) -> None:
        """Move it."""
        self.time += time


@dataclass
class FakeChance:
    """Counts instead of drawing."""

    drawn: int = 0

    def new_id(self) -> str:
        """The ids id-1, id-2 and so on."""
        self.drawn += 1
        return f"id-{self.drawn}"

    def new_token(self) -> str:
        """The secrets secret-1, secret-2 and so on."""
        self.drawn += 1
        return f"secret-{self.drawn}"

    def new_seed(self) -> int:
        """A number."""
        self.drawn += 1
        return 7000 + self.drawn


@dataclass
class FakeListener:
    """Hears what it was told to, then nothing in particular; `meanwhile` runs while it listens."""

    will_hear: list[Heard] = field(default_factory=list)
    asked: list[tuple[str, tuple[Turn, ...]]] = field(default_factory=list)
    meanwhile: Callable[[], object] | None = None
    measured: dict[str, Figure] = field(default_factory=dict)

    def hear(self, text: str, context: Sequence[Turn], scene: Scene | None) -> Heard:  # noqa: ARG002 - the port's
        """The next thing it was told to hear."""
        self.asked.append((text, tuple(context)))
        if self.meanwhile is not None:
            act, self.meanwhile = self.meanwhile, None
            act()
        return self.will_hear.pop(0) if self.will_hear else heard()

    def hear_homeowner(self, text: str, context: Sequence[Turn]) -> tuple[HomeownerMove, ...]:  # noqa: ARG002 - the port's
        """Nothing."""
        return ()

    def figures(self) -> Figures:
        """What was measured of it."""
        return self.measured


@dataclass
class ScriptedVoice:
    """A model that says each take in turn: pieces, usage at the end, or an error in their midst."""

    takes: list[Sequence[str | Exception]]
    usage: Usage | None = USAGE
    repairs: list[tuple[str, str]] = field(default_factory=list)
    closed: int = 0
    is_model: bool = True

    def speak(self, brief: Brief) -> AsyncGenerator[Chunk]:  # noqa: ARG002 - the port's
        """The next take."""
        return self._say()

    def repair(self, brief: Brief, broken: str, reason: str) -> AsyncGenerator[Chunk]:  # noqa: ARG002 - the port's
        """The next take, with what was wrong noted."""
        self.repairs.append((broken, reason))
        return self._say()

    async def _say(self) -> AsyncGenerator[Chunk]:
        try:
            for piece in self.takes.pop(0):
                if isinstance(piece, Exception):
                    raise piece
                yield Chunk(text=piece)
            yield Chunk(text="", usage=self.usage)
        finally:
            self.closed += 1


@dataclass
class FakeJudge:
    """Gives its verdicts, or raises."""

    verdicts: Verdicts | Exception = field(default_factory=lambda: Verdicts(answers={}))
    is_model: bool = True

    async def judge(self, record: Record, scale: Scale) -> Verdicts:  # noqa: ARG002 - the port's
        """What it was given."""
        if isinstance(self.verdicts, Exception):
            raise self.verdicts
        return self.verdicts


@dataclass
class FakeJobs:
    """Counts how often it was woken."""

    woken: int = 0

    def wake(self) -> None:
        """One more."""
        self.woken += 1


@dataclass
class FakeCounters:
    """Remembers what was counted."""

    stopped: list[str] = field(default_factory=list)
    fell_back: list[str] = field(default_factory=list)

    def text(self) -> bytes:
        """Nothing."""
        return b""

    def guard_stopped(self, problem: str) -> None:
        """Remember."""
        self.stopped.append(problem)

    def voice_fell_back(self, reason: str) -> None:
        """Remember."""
        self.fell_back.append(reason)


@dataclass
class FakeLibrary:
    """Holds what it is given."""

    people: dict[str, Scene] = field(default_factory=lambda: {"test-person": a_scene()})
    rubrics: dict[str, Scale] = field(default_factory=lambda: {"test-rubric": a_scale({})})
    rehearsed: dict[str, Measured] = field(default_factory=dict)

    def scenes(self) -> Mapping[str, Scene]:
        """By id."""
        return self.people

    def scales(self) -> Mapping[str, Scale]:
        """By id."""
        return self.rubrics

    def red_lines(self) -> Mapping[str, RedLine]:
        """None."""
        return {}

    def measured(self, scenario: str) -> Measured | None:
        """What was put in."""
        return self.rehearsed.get(scenario)

    def sources(self) -> Sequence[Source]:
        """None."""
        return ()
