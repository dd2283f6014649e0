"""All counted checks: this module stands for every formula, wherever it is counted.

Words that the rep has said before earn nothing the second time, and a turn with a sentence that was
heard twice before earns nothing at all: who says the same thing in every turn does not listen. What
counts against the rep counts each time.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from trainer.domain.documents import course
from trainer.domain.documents import rubric as form
from trainer.domain.moves import ANSWERS, LISTENING, QUESTIONS, MoveKind
from trainer.domain.scoring import counting, counting_course, counting_fit
from trainer.domain.scoring.record import Line, Record, Rest
from trainer.domain.scoring.scorecard import Answer

COUNTED_IN = (counting_course, counting_fit)
"""The modules that register their formulas with `counting.count` when they are loaded."""

_EARN_ONCE = LISTENING | ANSWERS | QUESTIONS | {MoveKind.CONFIRM, MoveKind.RAPPORT}
_EVERY_TIME = (
    form.MeasureWithin,
    form.MovesAbsent,
    form.StopHonoured,
    course.Paced,
    course.AskedAbout,
)
WORN_OUT = 2  # turns in which a sentence was said, after which saying it again is pasting
LONG = 6  # words of a sentence that nobody says three times by chance
_ENDS = re.compile(r"[.?!;]+")
_WORD = re.compile(r"[a-z0-9']+")


def count(formula: object, record: Record) -> Answer:
    """The answer of one formula. Open (`held` None) where the record cannot tell."""
    limits = isinstance(formula, form.MovesSeen) and formula.at_most is not None
    if limits or isinstance(formula, _EVERY_TIME):
        return counting.count(formula, record)
    return counting.count(formula, replace(record, lines=without_repeats(record.lines)))


def without_repeats(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines without what earns nothing because the rep had said it before."""
    used: set[tuple[MoveKind, str]] = set()
    sentences: Counter[str] = Counter()
    kept: list[Line] = []
    for line in lines:
        keys = [(move.kind, _plain(move.text)) for move in line.earns.moves]
        said = _sentences(line) if line.is_rep else frozenset()
        pasted = any(sentences[sentence] >= WORN_OUT for sentence in said)
        again = [key[0] in _EARN_ONCE and (pasted or key in used) for key in keys]
        if pasted or any(again):
            fresh = tuple(m for m, old in zip(line.earns.moves, again, strict=True) if not old)
            acts = () if pasted else line.earns.acts
            heard = replace(line.earns, moves=fresh, acts=acts)
            rest = Rest(earns=line.own, reads=line.reads, heard=heard)
            line = replace(line, rest=rest)  # noqa: PLW2901
        kept.append(line)
        used.update(keys)
        sentences.update(said)
    return tuple(kept)


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(text.lower()))


def _sentences(line: Line) -> frozenset[str]:
    """The sentences of some length, without marks."""
    plain = (_plain(part) for part in _ENDS.split(line.own))
    return frozenset(sentence for sentence in plain if sentence.count(" ") >= LONG - 1)
