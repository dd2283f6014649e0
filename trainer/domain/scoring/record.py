"""The record: a conversation as the scorer sees it, practised or real."""

from dataclasses import dataclass, field

from trainer.domain.documents.scene import Scene
from trainer.domain.homeowner.feelings import SURE_OF_HARM
from trainer.domain.homeowner.interrupts import RED_LINE_SURE
from trainer.domain.homeowner.mind import Breach, Mind, Stage
from trainer.domain.moves import HARM, AimKind, Category, Heard, HomeownerMove, Move, MoveKind
from trainer.domain.outcome import Outcome
from trainer.domain.transcript import Speaker, Turn


@dataclass(frozen=True, kw_only=True, slots=True)
class Rest:
    """What is left of a rep's turn of which a part can earn nothing; see earning.py.

    `earns` are the words that can, `heard` what is heard in them; `reads` is what a judge may read:
    the turn without what is said to a program or a judge, and without quotes that nobody said.
    `listed` says that questions off a list were left out: what is then heard must be heard with
    them as well.
    """

    earns: str
    reads: str
    listed: bool = False
    heard: Heard = field(default_factory=Heard)


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One turn with what was heard in it; `heard` for the rep, `says` for the homeowner.

    `rest` is None where the whole turn counts.
    """

    turn: Turn
    heard: Heard = field(default_factory=Heard)
    says: tuple[HomeownerMove, ...] = ()
    mind: Mind | None = None
    rest: Rest | None = None

    @property
    def own(self) -> str:
        """The words that can earn something."""
        return self.turn.text if self.rest is None else self.rest.earns

    @property
    def earns(self) -> Heard:
        """What counts in the rep's favour; what counts against them is in `heard`."""
        return self.heard if self.rest is None else self.rest.heard

    @property
    def made(self) -> tuple[Move, ...]:
        """Every move that was heard, whether it earns something or not: harm hides behind nothing."""
        return self.heard.moves if self.rest is None else (*self.heard.moves, *self.earns.moves)

    @property
    def reads(self) -> str:
        """The words that a judge may read."""
        return self.turn.text if self.rest is None else self.rest.reads

    @property
    def is_rep(self) -> bool:
        """Whether the rep speaks."""
        return self.turn.speaker is Speaker.REP

    @property
    def does_harm(self) -> bool:
        """Whether it clearly presses, dismisses, misleads or insults: then it earns nothing."""
        crosses = (*self.heard.aims_at(AimKind.RED_LINE), *self.earns.aims_at(AimKind.RED_LINE))
        return any(aim.confidence >= RED_LINE_SURE for aim in crosses) or any(
            move.kind in HARM and move.confidence >= SURE_OF_HARM for move in self.made
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
