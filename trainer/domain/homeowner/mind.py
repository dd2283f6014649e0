"""The homeowner's inner state; `step` makes the next one, nothing else does."""

from dataclasses import dataclass, field
from enum import StrEnum

from trainer.domain.documents.base import Gate
from trainer.domain.documents.scene import Scene
from trainer.domain.moves import MoveKind
from trainer.domain.outcome import Outcome

FRIENDLY = 45  # trust from which a person parts on good terms


class Stage(StrEnum):
    """Where an objection stands; the names are public."""

    LATENT = "latent"
    RAISED = "raised"
    ACKNOWLEDGED = "acknowledged"
    EXPLORED = "explored"
    ANSWERED = "answered"
    SETTLED = "settled"
    HARDENED = "hardened"


class Told(StrEnum):
    """How much of a fact the rep has."""

    HIDDEN = "hidden"
    HINTED = "hinted"
    TOLD = "told"


@dataclass(frozen=True, kw_only=True, slots=True)
class FactMemory:
    """How much of one fact was told; `turn` is the rep turn that earned it, `by` its move."""

    told: Told = Told.HIDDEN
    turn: int | None = None
    by: MoveKind | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ObjectionMemory:
    """The life of one objection; each number is the transcript index at which it got there."""

    stage: Stage = Stage.LATENT
    raised: int | None = None
    acknowledged: int | None = None
    explored: int | None = None
    answered: int | None = None
    settled: int | None = None
    resisted: int = 0  # how often it was repeated because the rep did not meet it
    early: int = 0  # how often it was answered before it had been heard as it wants to be
    returned: bool = False  # it came back because nobody checked that it was settled

    def was_heard(self) -> bool:
        """Whether the rep has shown that they heard it: acknowledged it, or asked about it."""
        return self.acknowledged is not None or self.explored is not None

    def was_met(self) -> bool:
        """Whether the rep has heard it or answered it, be it before it was voiced or met again."""
        met = self.answered is not None or self.stage in {Stage.ANSWERED, Stage.SETTLED}
        return met or self.was_heard()

    def is_open(self) -> bool:
        """Whether it stands between the two: raised, and neither answered nor settled."""
        return self.stage not in {Stage.LATENT, Stage.ANSWERED, Stage.SETTLED}


@dataclass(frozen=True, kw_only=True, slots=True)
class Breach:
    """A red line that was crossed: its id and rule, the transcript index, and the words."""

    red_line: str
    gate: Gate
    about: str
    turn: int
    quote: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Ground:
    """Common ground: what both know was said and done so far. Counts are numbers of turns."""

    rep_name: str | None = None
    company: str | None = None
    offers: tuple[float, ...] = ()
    asked: dict[str, int] = field(default_factory=dict)  # topic -> how often it was asked
    acts: frozenset[str] = frozenset()
    insults: int = 0
    silences: int = 0
    slips: int = 0
    own_questions: int = 0
    baited: frozenset[str] = frozenset()
    stop_requested: int | None = None
    next_step: str | None = None
    agreed: Outcome | None = None  # what the homeowner has agreed to, before the goodbye
    since_agreed: int = 0
    pending: str | None = None  # the ending agreed in principle, whose day is still to be named
    wound_up: int = 0
    grudge: int = 0  # rep turns for which an insult still stands between the two
    monthly: bool = False  # only a monthly figure was named so far
    promised: tuple[str, ...] = ()  # acts by which the rep promised something for later
    owed: tuple[str, ...] = ()  # promises of an earlier conversation that nobody has spoken of
    once: frozenset[str] = frozenset()  # what a person says or does only once
    last: tuple[str, ...] = ()  # what the homeowner's last reply said, as `kind:ref`
    last_but_one: tuple[str, ...] = ()
    week: int | None = None  # a number that decides what differs from call to call


@dataclass(frozen=True, kw_only=True, slots=True)
class Mind:
    """The whole inner state after a turn; trust, patience and interest run from 0 to 100."""

    trust: int
    patience: int
    interest: int
    heard_turns: int = 0
    facts: dict[str, FactMemory] = field(default_factory=dict)
    objections: dict[str, ObjectionMemory] = field(default_factory=dict)
    ground: Ground = Ground()
    breaches: tuple[Breach, ...] = ()
    outcome: Outcome | None = None

    def told(self) -> frozenset[str]:
        """The ids of the facts that were told in full."""
        return frozenset(ref for ref, fact in self.facts.items() if fact.told is Told.TOLD)


def first_mind(scene: Scene) -> Mind:
    """The mind before anything was said; in a second call, as its author says it was left."""
    scenario, before = scene.scenario, scene.scenario.follows
    told = before.told if before else ()
    settled = (*before.settled, *before.past) if before else ()
    return Mind(
        trust=scenario.start.trust,
        patience=scenario.start.patience,
        interest=scenario.start.interest,
        facts={
            fact.id: FactMemory(told=Told.TOLD if fact.id in told else Told.HIDDEN)
            for fact in scenario.facts
        },
        objections={
            objection.id: ObjectionMemory(
                stage=Stage.SETTLED if objection.id in settled else Stage.LATENT
            )
            for objection in scenario.objections
        },
        ground=_ground_left(scene),
    )


def _ground_left(scene: Scene) -> Ground:
    before = scene.scenario.follows
    if before is None:
        return Ground()
    return Ground(
        company=scene.company.company,
        offers=before.offers,
        next_step=before.next_step,
        owed=before.promised,
    )
