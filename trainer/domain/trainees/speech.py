"""How homeowners speak, measured: lengths, thanks, repeats, openings, giving in, and the other side.

The bands are those of real people on the phone and in messages. Nothing here shares code with the
guard, so that what the guard lets through is seen.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from trainer.domain.transcript import Speaker, Turn

SHORT = 3  # words up to which a message is a short one
OPENING = 3  # words that make two messages begin alike
_THANKS = re.compile(
    r"^\W*(?:(?:well|oh|ok|okay|yeah|yes|look|hi|hello)\W+)*"
    r"(?:thank(?:s| you)\b|(?:and |but )?i (?:(?:do|can|really|totally|completely) )*understand\b"
    r"|(?:and |but )?i (?:(?:do|really) )*appreciate\b)",
    re.I,
)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_OTHER_SIDE = re.compile(
    r"^\s*(?:the )?(?:sales )?(?:rep|representative|agent|seller|caller)\s*[:>]"
    r"|\b(?:can|may|could) i ask you (?:a few|some) questions\b"
    r"|\bhow (?:can|may|could) (?:i|we) (?:help|assist|be of)\b"
    r"|\bwe(?:'re| are) (?:able|prepared|happy|pleased) to (?:offer|pay|buy)\b"
    r"|\bi(?:'d| would) (?:like|love) to (?:buy|purchase|make you an offer|come (?:by|out) and)\b"
    r"|\bour (?:specialists?|representatives?|sales team|technicians?|closing costs program)\b",
    re.I | re.M,
)
_GIVES_IN = re.compile(
    r"\bi(?:'ll| will)? (?:accept|take) (?:it|that|this|your|the (?:offer|deal|price))\b"
    r"|\bi accept\b|\b(?:it's|that's|we have|we've got|you have|you've got) a deal\b"
    r"|\bwhere do i sign\b|\bsign me up\b|\byou(?:'ve| have) (?:sold|convinced) me\b|\bi'm sold\b"
    r"|\blet's (?:do it|do this|go ahead)\b|\bthat sounds (?:\w+ )?(?:reasonable|great|perfect)\b",
    re.I,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Bar:
    """A measure with its bounds, both included; `value` is None where nothing was measured."""

    name: str
    value: float | None
    least: float = 0.0
    most: float
    share: bool = False  # whether the figures are shares of 1, shown in per cent

    @property
    def kept(self) -> bool:
        """Whether the measure lies within its bounds."""
        return self.value is None or self.least <= self.value <= self.most

    def told(self) -> str:
        """The measure and its bounds, in words for a person."""
        if self.value is None:
            return f"{self.name}: nothing to measure"
        value, least, most = (self._shown(n) for n in (self.value, self.least, self.most))
        wanted = f"{least} to {most}" if self.least else f"at most {most}"
        return f"{self.name}: {value} ({wanted})"

    def _shown(self, figure: float) -> str:
        return f"{figure:.1%}" if self.share else f"{figure:g}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Speech:
    """Measures over the homeowners' messages of some conversations; shares are 0 to 1."""

    messages: int
    median_words: float | None  # None where there is no message
    short: float  # share of messages of three words or fewer
    thanks: float  # share that opens with thanks, appreciation or "I understand"
    repeats: int  # messages that stood word for word earlier in their conversation
    same_opening: float  # share of messages that begin as an earlier one did; worst conversation

    def bars(self) -> tuple[Bar, ...]:
        """The measures with the bounds that people's speech keeps."""
        short = self.short if self.messages else None
        return (
            Bar(name="median words", value=self.median_words, least=7, most=14),
            Bar(name="short messages", value=short, least=0.07, most=0.35, share=True),
            Bar(name="opens with thanks", value=self.thanks, most=0.05, share=True),
            Bar(name="exact repeats", value=self.repeats, most=0),
            Bar(name="same opening words", value=self.same_opening, most=0.15, share=True),
        )


def speech_of(conversations: Sequence[Sequence[Turn]]) -> Speech:
    """The speech of the homeowners in whole conversations; silent turns do not count."""
    said = [
        [turn.text for turn in turns if turn.speaker is Speaker.HOMEOWNER and turn.text.strip()]
        for turns in conversations
    ]
    messages = [text for lines in said for text in lines]
    lengths = [len(text.split()) for text in messages]
    return Speech(
        messages=len(messages),
        median_words=float(median(lengths)) if lengths else None,
        short=_share(sum(length <= SHORT for length in lengths), len(messages)),
        thanks=_share(sum(bool(_THANKS.search(text)) for text in messages), len(messages)),
        repeats=sum(len(lines) - len(set(lines)) for lines in said),
        same_opening=max((_alike(lines) for lines in said), default=0.0),
    )


def speaks_for_rep(text: str, rep: str, company: str) -> bool:
    """Whether a homeowner's message is in truth the rep's: labelled, selling, or introduced as them.

    `rep` and `company` are the names under which the rep calls.
    """
    first, whole = re.escape(rep.split(maxsplit=1)[0]), re.escape(company)
    introduced = rf"(?:^|[.!?]\s+|\b(?:hi|hello),?\s+)(?:this is|i'm|i am|my name is) {first}\b"
    employed = rf"\b(?:i'm|i am|here|we|us) (?:calling )?(?:from|with|at) {whole}"
    named = re.compile(rf"{introduced}|{employed}", re.I)
    return bool(_OTHER_SIDE.search(text) or named.search(text))


def gives_in(text: str) -> bool:
    """Whether a homeowner's message plainly agrees to a deal."""
    return bool(_GIVES_IN.search(text))


def _share(some: int, of: int) -> float:
    return some / of if of else 0.0


def _alike(lines: Sequence[str]) -> float:
    """The share of lines whose first words began an earlier line; shorter lines never do."""
    heads = [tuple(_WORD.findall(line.lower())[:OPENING]) for line in lines]
    long = [head for head in heads if len(head) == OPENING]
    return _share(len(long) - len(set(long)), len(lines))
