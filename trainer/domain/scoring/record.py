"""The record: a conversation as the scorer sees it, practised or real."""

from dataclasses import dataclass, field

from trainer.domain.documents.scene import Scene
from trainer.domain.homeowner.feelings import SURE_OF_HARM
from trainer.domain.homeowner.interrupts import RED_LINE_SURE
from trainer.domain.homeowner.mind import Breach, Mind, Stage
from trainer.domain.moves import HARM, AimKind, Category, Heard, HomeownerMove, MoveKind
from trainer.domain.outcome import Outcome
from trainer.domain.transcript import Speaker, Turn


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One turn with what was heard in it; `heard` for the rep, `says` for the homeowner."""

    turn: Turn
    heard: Heard = field(default_factory=Heard)
    says: tuple[HomeownerMove, ...] = ()
    mind: Mind | None = None

    @property
    def is_rep(self) -> bool:
        """Whether the rep speaks."""
        return self.turn.speaker is Speaker.REP

    @property
    def does_harm(self) -> bool:
        """Whether it clearly presses, dismisses, misleads or insults: then it earns nothing."""
        crosses = self.heard.aims_at(AimKind.RED_LINE)
        return any(aim.confidence >= RED_LINE_SURE for aim in crosses) or any(
            move.kind in HARM and move.confidence >= SURE_OF_HARM for move in self.heard.moves
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class ObjectionTrack:
    """How one objection fared; the numbers are turn indexes."""

    category: Category
    stage: Stage
    raised: int
    acknowledged: int | None = None
    explored: int | None = None
    answered: int | None = None
    settled: int | None = None
    ref: str | None = None  # id in the scenario, None in a real call

    def explored_or_answered(self) -> bool:
        """Whether the rep did anything that could have settled it."""
        return self.explored is not None or self.answered is not None


@dataclass(frozen=True, kw_only=True, slots=True)
class Disclosure:
    """A fact and the turn that earned it; None where it was never found."""

    fact: str
    about: str
    topic: str
    earned_at: int | None
    by: MoveKind | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Signal:
    """A buying signal or its look-alike, and what the rep made of it."""

    turn: int
    kind: str  # signal, look_alike
    response: str  # tested, missed, overrun


@dataclass(frozen=True, kw_only=True, slots=True)
class Record:
    """Everything a check may look at. `scene` is None for a call with no scenario behind it."""

    lines: tuple[Line, ...]
    scene: Scene | None
    outcome: Outcome | None
    objections: tuple[ObjectionTrack, ...] = ()
    disclosures: tuple[Disclosure, ...] = ()
    signals: tuple[Signal, ...] = ()
    breaches: tuple[Breach, ...] = ()
    stop_requested: int | None = None

    def rep_lines(self) -> tuple[Line, ...]:
        """The rep's lines in order."""
        return tuple(line for line in self.lines if line.is_rep)
