"""The same words as other people write them: typed in a hurry, in lower case, or put another way.

The paraphrase writes contractions out (and pulls together what was written out), swaps words for
others of the same meaning, from the table here, and puts a filler before some lines.
"""

import re
from collections.abc import Callable

from trainer.domain.chance import draw
from trainer.domain.trainees.typing import mistyped

TYPOS = 0.08  # share of the longer words
FILLERS = ("Well,", "So,", "Um,", "You know,", "Right, so", "I mean,")
FILLED = 0.4  # share of the lines with one
_PAIRS = (
    ("I'm", "I am"),
    ("you're", "you are"),
    ("it's", "it is"),
    ("that's", "that is"),
    ("what's", "what is"),
    ("we're", "we are"),
    ("I've", "I have"),
    ("you've", "you have"),
    ("we've", "we have"),
    ("I'd", "I would"),
    ("you'd", "you would"),
    ("don't", "do not"),
    ("doesn't", "does not"),
    ("can't", "cannot"),
    ("won't", "will not"),
    ("isn't", "is not"),
)
_SYNONYMS = (
    ("house", "home"),
    ("place", "property"),
    ("begin", "start"),
    ("maybe", "perhaps"),
    ("big", "large"),
    ("talk", "speak"),
    ("fix", "repair"),
    ("kids", "children"),
    ("get", "receive"),
    ("buy", "purchase"),
    ("need", "require"),
    ("hard", "difficult"),
    ("pick", "choose"),
    ("happened", "went on"),
    ("many", "a lot of"),
    ("sure", "certain"),
    ("folks", "people"),
    ("show", "let you see"),
    ("a lot", "plenty"),
    ("quick", "short"),
)

Rewording = Callable[[str, int], str]


def _swap(text: str, first: str, other: str) -> str:
    def replaced(found: re.Match[str]) -> str:
        to = other if found[0].lower() == first.lower() else first
        return to[:1].upper() + to[1:] if found[0][:1].isupper() else to

    return re.sub(rf"\b(?:{re.escape(first)}|{re.escape(other)})\b", replaced, text, flags=re.I)


def paraphrased(text: str, at: int) -> str:
    """The line put another way."""
    if not text:
        return text
    for first, other in (*_PAIRS, *_SYNONYMS):
        text = _swap(text, first, other)
    if draw(at, 0, text) >= FILLED:
        return text
    filler = FILLERS[int(draw(at, 1, text) * len(FILLERS))]
    keeps = text.split()[0].rstrip("'dmvelrs") in {"I", "I'"}
    return f"{filler} {text if keeps else text[:1].lower() + text[1:]}"


def typed(text: str, at: int) -> str:
    """The line typed in a hurry."""
    return mistyped(text, TYPOS, lambda purpose: draw(at, len(text), purpose))


def lowered(text: str, _: int) -> str:
    """The line without capitals."""
    return text.lower()


REWORDINGS: dict[str, Rewording] = {
    "typos": typed,
    "lower case": lowered,
    "paraphrase": paraphrased,
}
