"""Turns in order, and finding a quote in one of them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from unicodedata import category


class Speaker(StrEnum):
    """Who speaks."""

    REP = "rep"
    HOMEOWNER = "homeowner"


class Action(StrEnum):
    """What a turn is: words, or something done instead of words."""

    SAY = "say"
    WAIT = "wait"  # the rep stays silent
    HOLD = "hold"  # the rep asks to hold the line
    HANG_UP = "hang_up"


@dataclass(frozen=True, kw_only=True, slots=True)
class Turn:
    """One utterance; `index` counts both speakers from 0, `name` tells second persons apart."""

    index: int
    speaker: Speaker
    text: str
    action: Action = Action.SAY
    name: str | None = None
    at: datetime | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Transcript:
    """All turns in order; `scenario` is the id of the scenario where one is known."""

    turns: tuple[Turn, ...]
    scenario: str | None = None

    def of(self, speaker: Speaker) -> tuple[Turn, ...]:
        """The turns of one speaker."""
        return tuple(turn for turn in self.turns if turn.speaker is speaker)

    def holds(self, index: int, quote: str) -> bool:
        """Whether `quote` stands verbatim in the turn with this index."""
        return any(turn.index == index and quote in turn.text for turn in self.turns)


def printable(text: str) -> str:
    """The text without control characters and half characters; line breaks and tabs stay."""
    return "".join(c for c in text if c in "\n\t" or category(c) not in {"Cc", "Cs"})
