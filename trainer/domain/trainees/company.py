"""The rehearsed trainees by name."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from trainer.domain.trainees import fixed
from trainer.domain.trainees.skilled import speak
from trainer.domain.trainees.view import Memory, Spoken, View


class TraineeName(StrEnum):
    """Who rehearses."""

    WEAK = "weak"
    AVERAGE = "average"
    STRONG = "strong"
    PUSHY = "pushy"
    HOSTILE = "hostile"
    GAMER = "gamer"
    RECITER = "reciter"
    MEMORISER = "memoriser"


SKILL = {TraineeName.WEAK: 0.12, TraineeName.AVERAGE: 0.5, TraineeName.STRONG: 0.98}


@dataclass(frozen=True, kw_only=True, slots=True)
class Trainee:
    """A rehearsed trainee: a skill for those who listen, remembered lines for the memoriser."""

    name: TraineeName
    skill: float = 0.0
    lines: Sequence[str] = ()

    def next(self, view: View, memory: Memory) -> Spoken:
        """What they say next."""
        match self.name:
            case TraineeName.PUSHY:
                return fixed.push(view, memory)
            case TraineeName.HOSTILE:
                return fixed.attack(view, memory)
            case TraineeName.GAMER:
                return fixed.game(view, memory)
            case TraineeName.RECITER:
                return fixed.recite(view.wording.script, view, memory)
            case TraineeName.MEMORISER:
                return fixed.recite(self.lines, view, memory)
            case _:
                return speak(self.skill, view, memory)


def trainee(name: TraineeName, lines: Sequence[str] = ()) -> Trainee:
    """The trainee of this name; `lines` are what a memoriser learned by heart."""
    return Trainee(name=name, skill=SKILL.get(name, 0.0), lines=lines)
