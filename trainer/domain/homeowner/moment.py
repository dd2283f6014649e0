"""One moment of a conversation: what was heard, and the reply as it takes shape."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from trainer.domain.documents.phrase import Phrase
from trainer.domain.documents.scenario import Scenario
from trainer.domain.documents.scene import Scene
from trainer.domain.homeowner.levers import Levers
from trainer.domain.homeowner.mind import Breach, Ground, Mind, ObjectionMemory
from trainer.domain.homeowner.reaction import Part, PartKind
from trainer.domain.moves import Heard
from trainer.domain.outcome import Outcome
from trainer.domain.transcript import Turn

ROOM = 50  # trust below 100 from which it grows slower


@dataclass(frozen=True, kw_only=True, slots=True)
class Moment:
    """What a rep's turn brings; `chance` gives a number in [0, 1) for a purpose."""

    scene: Scene
    heard: Heard
    turn: Turn
    levers: Levers
    chance: Callable[[str], float]
    before: Mind

    @property
    def scenario(self) -> Scenario:
        """The scenario that is played."""
        return self.scene.scenario


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """The reply so far: the mind as it is changing, and the parts to say."""

    mind: Mind
    parts: tuple[Part, ...] = ()

    def says(
        self, kind: PartKind, ref: str = "", strength: int = 0, *, brief: bool = False
    ) -> "Draft":
        """The draft with one more part."""
        part = Part(kind=kind, ref=ref, strength=strength, brief=brief)
        return replace(self, parts=(*self.parts, part))

    def phrase(self, phrase: Phrase) -> "Draft":
        """The draft with one more part from the phrasebook."""
        return self.says(PartKind.PHRASE, phrase.value)

    def feels(self, *, trust: float = 0, patience: float = 0, interest: float = 0) -> "Draft":
        """The draft with feelings moved; each stays within 0 to 100."""
        mind = replace(
            self.mind,
            trust=_within(self.mind.trust + trust),
            patience=_within(self.mind.patience + patience),
            interest=_within(self.mind.interest + interest),
        )
        return replace(self, mind=mind)

    def knows(self, ground: Ground) -> "Draft":
        """The draft with other common ground."""
        return replace(self, mind=replace(self.mind, ground=ground))

    def did_once(self, what: str) -> "Draft":
        """The draft that remembers something which happens only once."""
        ground = self.mind.ground
        return self.knows(replace(ground, once=ground.once | {what}))

    def objection(self, ref: str, memory: ObjectionMemory) -> "Draft":
        """The draft with one objection elsewhere in its life."""
        objections = {**self.mind.objections, ref: memory}
        return replace(self, mind=replace(self.mind, objections=objections))

    def breached(self, breach: Breach) -> "Draft":
        """The draft with a crossed red line."""
        return replace(self, mind=replace(self.mind, breaches=(*self.mind.breaches, breach)))

    def ends(self, outcome: Outcome) -> "Draft":
        """The draft of a conversation that ends with this reply."""
        return replace(self, mind=replace(self.mind, outcome=outcome))


def _within(value: float) -> int:
    return max(0, min(100, round(value)))


def gains(draft: Draft, levers: Levers, trust: float, interest: float = 0) -> Draft:
    """The draft after something good; difficulty scales it, and trust grows slower near the top."""
    room = min(1.0, (100 - draft.mind.trust) / ROOM)
    return draft.feels(trust=trust * levers.gain * room, interest=interest)


def loses(draft: Draft, levers: Levers, trust: float, patience: float = 0) -> Draft:
    """The draft after something bad; difficulty scales both losses."""
    return draft.feels(trust=-trust * levers.loss, patience=-patience * levers.loss)


def hangs_up(draft: Draft) -> Draft:
    """The homeowner has had enough."""
    return draft.phrase(Phrase.HANG_UP).ends(Outcome.WALKED_AWAY)
