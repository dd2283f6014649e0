"""All fakes in one bundle, and the people who use the product in these tests."""

from dataclasses import dataclass, field
from datetime import timedelta

from tests.builders import NOON
from tests.usecases.fake_storage import FakeStorage
from tests.usecases.fakes import (
    FakeChance,
    FakeClock,
    FakeCounters,
    FakeJobs,
    FakeJudge,
    FakeLibrary,
    FakeListener,
)
from trainer.adapters.embedded.voice import AuthoredVoice
from trainer.adapters.statistics import LibraryStatistics
from trainer.domain.attempt import Attempt
from trainer.domain.people import Assignment, Person, Role
from trainer.ports import Voice
from trainer.usecases.services import Services
from trainer.usecases.start_attempt import Start, start_attempt


def a_person(name: str, role: Role = Role.TRAINEE) -> Person:
    """Somebody whose id is their name."""
    return Person(id=name, email=f"{name}@example.test", name=name.title(), roles=frozenset({role}))


NIA, OMAR, ZOE = a_person("nia"), a_person("omar"), a_person("zoe")
MONA, MAX = a_person("mona", Role.MANAGER), a_person("max", Role.MANAGER)
ADA = a_person("ada", Role.ADMIN)


def an_assignment(ref: str = "task", **changes: object) -> Assignment:
    """A task of the first class, due in two days."""
    values: dict[str, object] = {
        "id": ref,
        "cohort": "first",
        "scenario": "test-person",
        "rubric": "test-rubric",
        "due": NOON + timedelta(days=2),
        "assigned_by": "mona",
        "assigned_at": NOON,
    }
    return Assignment(**{**values, **changes})  # type: ignore[arg-type]


@dataclass
class World:
    """All fakes by their own types, and the services made of them."""

    storage: FakeStorage = field(default_factory=FakeStorage)
    library: FakeLibrary = field(default_factory=FakeLibrary)
    listener: FakeListener = field(default_factory=FakeListener)
    voice: Voice = field(default_factory=AuthoredVoice)
    judge: FakeJudge = field(default_factory=lambda: FakeJudge(is_model=False))
    clock: FakeClock = field(default_factory=FakeClock)
    chance: FakeChance = field(default_factory=FakeChance)
    jobs: FakeJobs = field(default_factory=FakeJobs)
    count: FakeCounters = field(default_factory=FakeCounters)

    @property
    def services(self) -> Services:
        """The bundle."""
        return Services(
            storage=self.storage,
            library=self.library,
            listener=self.listener,
            voice=self.voice,
            authored=AuthoredVoice(),
            judge=self.judge,
            clock=self.clock,
            chance=self.chance,
            jobs=self.jobs,
            count=self.count,
            statistics=LibraryStatistics(),
        )

    def stored(self, attempt_id: str) -> Attempt:
        """An attempt as it is stored now."""
        return self.storage.state.attempts[attempt_id]

    def practises(self, person: Person, **how: object) -> Attempt:
        """A new practice attempt of somebody."""
        values: dict[str, object] = {"scenario": "test-person", "seed": 1, **how}
        return start_attempt(self.services, person, Start(**values))  # type: ignore[arg-type]

    def is_assigned(self, person: Person, ref: str = "task") -> Attempt:
        """A new official attempt of somebody."""
        return start_attempt(self.services, person, Start(assignment=ref, seed=1))
