"""What a rehearsed trainee has before them, and what they remember of the conversation."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from trainer.domain.chance import pick
from trainer.domain.documents.trainee import Reading, Said, TraineeWording
from trainer.domain.transcript import Turn


@dataclass(frozen=True, kw_only=True, slots=True)
class Glance:
    """What the trainee takes the homeowner's last line for; `sure` runs from 0 to 1."""

    said: Said
    reading: Reading | None = None
    sure: float = 0.0


@dataclass(frozen=True, kw_only=True, slots=True)
class View:
    """One moment of a rehearsal, as the trainee sees it.

    `chance` gives a number in [0, 1) for a purpose; `slots` fill the places in a wording;
    `prepared` names the questions that were thought of beforehand.
    """

    wording: TraineeWording
    slots: Mapping[str, str]
    prepared: frozenset[str]
    turns: Sequence[Turn]
    glances: tuple[Glance, ...]
    chance: Callable[[str], float]
    likeness: Callable[[Sequence[str], Sequence[str]], Sequence[Sequence[float]]]

    @property
    def last(self) -> str:
        """The homeowner's last words."""
        return self.turns[-1].text

    def happens(self, likelihood: float, purpose: str) -> bool:
        """Whether something of this likelihood happens now."""
        return self.chance(purpose) < likelihood

    def glance(self, *kinds: Said) -> Glance | None:
        """The surest glance of these kinds, or None."""
        found = [glance for glance in self.glances if glance.said in kinds]
        return max(found, key=lambda glance: glance.sure, default=None)

    def choose(self, lines: Sequence[str], purpose: str) -> str:
        """A line that was not said before, filled in; any when all were said."""
        said = {turn.text for turn in self.turns}
        filled = [self.fill(line) for line in lines]
        fresh = [line for line in filled if not any(line in text for text in said)]
        return pick(fresh or filled, self.chance(purpose))

    def nearest(self, lines: Sequence[str], purpose: str) -> str:
        """The line that was not said before and comes nearest to the homeowner's last words."""
        said = {turn.text for turn in self.turns}
        filled = [self.fill(line) for line in lines]
        fresh = [line for line in filled if not any(line in text for text in said)]
        if not fresh or not self.last:
            return self.choose(lines, purpose)
        row = self.likeness((self.last,), fresh)[0]
        return fresh[max(range(len(fresh)), key=row.__getitem__)]

    def fill(self, line: str) -> str:
        """The line with its places filled; a place that nothing fills is left as it is."""
        for name, value in self.slots.items():
            line = line.replace(f"{{{name}}}", value)
        return line


@dataclass(frozen=True, kw_only=True, slots=True)
class Memory:
    """What a trainee remembers: questions asked, concerns met and how often, and what is agreed."""

    asked: tuple[str, ...] = ()
    standing: str | None = None  # the concern that is being met
    explored: frozenset[str] = frozenset()
    met: Mapping[str, int] = field(default_factory=dict)
    signs: Mapping[str, int] = field(default_factory=dict)
    proposed: int = 0
    since_proposal: int = 0
    leaving: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Spoken:
    """What the trainee says next, and their memory after it; `text` None hangs up."""

    text: str | None
    memory: Memory
