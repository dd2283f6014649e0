"""A prompt: who the model is, what was said, and what to do now; no provider's format."""

from dataclasses import dataclass
from enum import StrEnum


class Side(StrEnum):
    """Whose words a line of a prompt is."""

    TOLD = "told"  # what the model is told
    OWN = "own"  # what it said before


@dataclass(frozen=True, kw_only=True, slots=True)
class PromptLine:
    """One line of a prompt."""

    side: Side
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Prompt:
    """The system text, which stays the same through a conversation, and the lines after it."""

    system: str
    lines: tuple[PromptLine, ...]
