"""How a rehearsed trainee reads a homeowner: sentence by sentence, against the wording's cues."""

import re
from collections.abc import Callable, Mapping, Sequence

from trainer.domain.documents.trainee import Reading, Said, TraineeWording
from trainer.domain.trainees.view import Glance

SURE = 0.5  # sureness from which a sentence is taken for something
SURE_CONCERN = 0.68  # the same for a concern: most of what people say is none
SURER = 0.8  # the same for what ends a conversation or takes it for won
_WEIGHTY = frozenset({Said.GOODBYE, Said.STOP, Said.AGREES, Said.SIGNS})
_ASKED = frozenset({Said.QUESTION, Said.WHY, Said.ASKS_DAY})
_SOUND = re.compile(r"(?!.*bye)[\w'-]+[.!]*$", re.I)  # one word alone ends nothing
_SENTENCE = re.compile(r"[^.?!]+[.?!]*")
Fits = Callable[[Sequence[str], Mapping[str, Sequence[str]]], Sequence[Mapping[str, float]]]


def glances_of(text: str, wording: TraineeWording, fits: Fits) -> tuple[Glance, ...]:
    """What the sentences of a homeowner's line are taken for; `tells` where nothing fits.

    `fits(texts, groups)` gives for each text how surely (0 to 1) it belongs to each group of lines.
    """
    sentences = [found.strip() for found in _SENTENCE.findall(text) if found.strip()]
    if not sentences:
        return (Glance(said=Said.TELLS),)
    texts = [*sentences, text] if len(sentences) > 1 else sentences
    readings = {reading.id: reading for reading in wording.reads}
    seen: dict[str, Glance] = {}
    table = fits(texts, {ref: reading.hears for ref, reading in readings.items()})
    for row, sentence in zip(table, texts, strict=True):
        likeliest = max(row, key=row.__getitem__)
        for ref, sure in row.items():
            reading = readings[ref]
            maybe = ref == likeliest or reading.kind is Said.OBJECTION
            known = seen.get(ref)
            if maybe and _fits(reading, sure, sentence) and (known is None or known.sure < sure):
                seen[ref] = Glance(said=reading.kind, reading=reading, sure=sure)
    return tuple(seen.values()) or (Glance(said=Said.TELLS),)


def _fits(reading: Reading, sure: float, sentence: str) -> bool:
    if reading.kind in _WEIGHTY and _SOUND.match(sentence):
        return False
    enough = SURER if reading.kind in _WEIGHTY else SURE
    enough = SURE_CONCERN if reading.kind is Said.OBJECTION else enough
    return sure >= enough and (reading.kind not in _ASKED or "?" in sentence)
