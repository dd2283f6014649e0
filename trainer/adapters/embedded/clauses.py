"""Splitting a line into clauses: the pieces that can each make a move."""

import re
from dataclasses import dataclass
from itertools import pairwise

LONG = 14  # words after which a run without punctuation is split at a marker
_SENTENCE = re.compile(
    r"(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bSt)[.!?…]+[\"')\]]*(?=\s|$)|[;\n]|\s[-–—]+\s|:(?=\s)"
)
_JOINT = re.compile(
    r",\s+(?=(?:but|so|and (?:i|we|you|that|if|what|how)|because|what|how|who|when|would|could|can|"
    r"do|did|is|are|if|i|we|you|let me|that's|it's)\b\s+\S+\s+\S+)",
    re.I,
)
_MARKER = re.compile(
    r"\s+(?=(?:but|so|and (?:then|i|we|you|what|how)|what|how come|would you|could you|can you|"
    r"do you|did you|are you|is there|is it|i mean|you know|let me|because)\b)",
    re.I,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Clause:
    """A piece of a line: its words and where they stand."""

    text: str
    start: int
    end: int


def split(text: str) -> list[Clause]:
    """The clauses of a line in order; together they cover every word of it."""
    clauses = [
        part
        for sentence in _cut(text, _SENTENCE, 0, len(text))
        for joint in _cut(text, _JOINT, *sentence)
        for part in _run(text, *joint)
    ]
    return _merged(text, [clause for clause in (_trim(text, *c) for c in clauses) if clause.text])


def _cut(text: str, pattern: re.Pattern[str], start: int, end: int) -> list[tuple[int, int]]:
    places = [match.end() for match in pattern.finditer(text, start, end)]
    bounds = [start, *places, end]
    return list(pairwise(bounds))


def _run(text: str, start: int, end: int) -> list[tuple[int, int]]:
    if len(text[start:end].split()) <= LONG:
        return [(start, end)]
    return _cut(text, _MARKER, start, end)


def _trim(text: str, start: int, end: int) -> Clause:
    piece = text[start:end]
    left = start + len(piece) - len(piece.lstrip())
    right = end - (len(piece) - len(piece.rstrip()))
    return Clause(text=text[left:right] if left < right else "", start=left, end=right)


def _merged(text: str, clauses: list[Clause]) -> list[Clause]:
    """One- and two-word scraps go to the clause they lead, unless they are a sentence."""
    merged: list[Clause] = []
    for clause in clauses:
        last = merged[-1] if merged else None
        if last and len(last.text.split()) <= 2 and last.text[-1] not in ".!?…":  # noqa: PLR2004
            start = last.start
            merged[-1] = Clause(text=text[start : clause.end], start=start, end=clause.end)
        else:
            merged.append(clause)
    return merged
