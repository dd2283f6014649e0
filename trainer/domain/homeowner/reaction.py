"""What a step decides: the next mind, what to say, and in what mood. Never the words."""

from dataclasses import dataclass
from enum import StrEnum

from trainer.domain.homeowner.mind import Mind


class Mood(StrEnum):
    """How it is said."""

    WARM = "warm"
    EVEN = "even"
    GUARDED = "guarded"
    ANNOYED = "annoyed"
    ANGRY = "angry"


MOST_PARTS = 3  # people say up to three things before they let the other talk


class PartKind(StrEnum):
    """What a part of a reply says; `ref` of the part is named in brackets."""

    OPENING = "opening"
    TELL = "tell"  # [fact] told in full
    HINT = "hint"  # [fact] hinted
    AGAIN = "again"  # [fact] told before
    PLAIN = "plain"  # [topic] an answer that is no secret
    PLAIN_AGAIN = "plain_again"  # [topic]
    UNKNOWN = "unknown"  # [topic] nothing to tell
    ASKED = "asked"  # [number] the answer to a particular question
    ASKED_AGAIN = "asked_again"  # [number]
    OBJECT = "object"  # [objection] raised or repeated; strength by how often it was resisted
    ROOT = "root"  # [objection] explored
    HALF_ANSWERED = "half_answered"  # [objection]
    ANSWERED = "answered"  # [objection]
    SETTLED = "settled"  # [objection]
    PHRASE = "phrase"  # [Phrase] from the phrasebook
    ASK = "ask"  # [number] a question of their own
    BAIT = "bait"  # [red line] the temptation of a trap
    RED_LINE = "red_line"  # [red line] crossed
    STOP = "stop"  # asks never to be contacted again
    STOP_THANKS = "stop_thanks"  # the stop was honoured
    OFFER_LOW = "offer_low"
    OFFER_NEAR = "offer_near"
    OFFER_GOOD = "offer_good"
    SIGNAL = "signal"  # [number] a buying signal, or agreement that is none
    OTHER = "other"  # [who/moment] somebody else who is there speaks up
    SUGGESTS = "suggests"  # a time that would suit
    AGREES = "agrees"  # [ending]
    NOT_YET = "not_yet"  # [ending]


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """One thing to say; `strength` (0 to 2) chooses among mild and strong wordings.

    A `brief` part is said in its first sentence only.
    """

    kind: PartKind
    ref: str = ""
    strength: int = 0
    brief: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Reaction:
    """The outcome of one step; an empty `parts` means the homeowner says nothing more."""

    mind: Mind
    parts: tuple[Part, ...]
    mood: Mood
