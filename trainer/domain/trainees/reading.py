"""How a rehearsed trainee reads a homeowner: sentence by sentence, against the wording's cues."""

import re
from collections.abc import Callable, Sequence

from trainer.domain.documents.trainee import Reading, Said, TraineeWording
from trainer.domain.trainees.view import Glance

SURE = 0.57  # likeness from which a sentence is taken for something
SURER = 0.72  # the same for what ends a conversation or takes it for won
_WEIGHTY = frozenset({Said.GOODBYE, Said.STOP, Said.AGREES})
_SENTENCE = re.compile(r"[^.?!]+[.?!]*")
Likeness = Callable[[Sequence[str], Sequence[str]], Sequence[Sequence[float]]]


def glances_of(text: str, wording: TraineeWording, likeness: Likeness) -> tuple[Glance, ...]:
    """What the sentences of a homeowner's line are taken for; `tells` where nothing fits.

    `likeness(texts, cues)` gives for each text how near (0 to 1) it is to each cue.
    """
    sentences = [found.strip() for found in _SENTENCE.findall(text) if found.strip()]
    if not sentences:
        return (Glance(said=Said.TELLS),)
    texts = [*sentences, text] if len(sentences) > 1 else sentences
    cues = [cue for reading in wording.reads for cue in reading.hears]
    table = likeness(texts, cues)
    seen: dict[str, Glance] = {}
    for row, sentence in zip(table, texts, strict=True):
        reading, sure = _best(wording.reads, row)
        asks = reading.kind not in {Said.QUESTION, Said.WHY, Said.ASKS_DAY} or "?" in sentence
        known = seen.get(reading.id)
        enough = SURER if reading.kind in _WEIGHTY else SURE
        if sure >= enough and asks and (known is None or known.sure < sure):
            seen[reading.id] = Glance(said=reading.kind, reading=reading, sure=sure)
    return tuple(seen.values()) or (Glance(said=Said.TELLS),)


def _best(reads: Sequence[Reading], row: Sequence[float]) -> tuple[Reading, float]:
    best, sure, start = reads[0], -1.0, 0
    for reading in reads:
        top = max(row[start : start + len(reading.hears)])
        start += len(reading.hears)
        if top > sure:
            best, sure = reading, top
    return best, sure
