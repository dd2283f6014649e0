"""Masking: what would tell who somebody is leaves a transcript before anything is stored.

Code does it, with no model: what it misses, a person adds as words of their own.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from trainer.domain.reading.marks import MARK, Kind, mark
from trainer.domain.reading.mask_names import mask_names, names_in, words_of_name
from trainer.domain.reading.mask_numbers import mask_numbers
from trainer.domain.transcript import Speaker, Transcript, Turn, printable

_LABEL = {Speaker.REP: "Rep", Speaker.HOMEOWNER: "Homeowner"}
_SHORTEST = 2  # letters of a word that somebody asks to mask


def mask_text(text: str, words: Iterable[str] = ()) -> str:
    """The text with names, phones, addresses and account numbers masked.

    `words` are masked wherever they stand. What is masked already stays as it is.
    """
    return _masked(text, names_in(text), words)


def mask_transcript(transcript: Transcript, words: Iterable[str] = ()) -> Transcript:
    """The transcript with every turn masked, and the speakers called by their roles.

    A name that one turn gives away is masked in all. Times and the scenario are left out: only
    what was said is kept.
    """
    words = tuple(words)
    known = frozenset[str]().union(
        *(names_in(turn.text) for turn in transcript.turns),
        *(words_of_name(turn.name) for turn in transcript.turns if turn.name),
    )
    labels = _labels(transcript)
    turns = tuple(
        Turn(
            index=turn.index,
            speaker=turn.speaker,
            text=_masked(printable(turn.text), known, words),
            action=turn.action,
            name=labels[turn.speaker, turn.name],
        )
        for turn in transcript.turns
    )
    return replace(transcript, turns=turns, scenario=None)


def marks_in(transcript: Transcript) -> int:
    """How many pieces are masked."""
    return sum(len(MARK.findall(turn.text)) for turn in transcript.turns)


def _masked(text: str, known: frozenset[str], words: Iterable[str]) -> str:
    return mask_names(mask_numbers(_without(text, words)), known)


def _labels(transcript: Transcript) -> dict[tuple[Speaker, str | None], str]:
    """Rep, Homeowner, Homeowner 2: by side, and by when they first speak."""
    labels: dict[tuple[Speaker, str | None], str] = {}
    for turn in transcript.turns:
        number = 1 + sum(side is turn.speaker for side, _ in labels)
        label = _LABEL[turn.speaker] + (f" {number}" if number > 1 else "")
        labels.setdefault((turn.speaker, turn.name), label)
    return labels


def _without(text: str, words: Iterable[str]) -> str:
    """The text without certain words; longer ones first, so that no half of one is left."""
    asked = sorted({w.strip() for w in words if len(w.strip()) >= _SHORTEST}, key=len, reverse=True)
    if not asked:
        return text
    listed = "|".join(re.escape(word) for word in asked)
    pattern = re.compile(rf"{MARK.pattern}|(?<!\w)(?:{listed})(?!\w)", re.I)
    return pattern.sub(lambda f: f[0] if MARK.fullmatch(f[0]) else mark(Kind.OTHER), text)
