"""The search for leaks: whether a homeowner's words give away a fact that nobody has earned.

It compares meanings, while the guard knows words; the two share nothing, so that each can find what
the other lets through.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np

from trainer.adapters.embedded.encoder import SIZE, Encoder, Vector
from trainer.adapters.embedded.free_lines import earned_lines, free_lines, lines_of
from trainer.adapters.embedded.marks import marks_of, names_in, numbers_in
from trainer.domain.documents.scene import Scene

# Fitted by logistic regression on the half "tune" of tests/data/leaks.jsonl, in the order of
# `_tells`: a leak is what weighs more than nothing.
WEIGHTS = np.array([5.6, -15.1, 31.2, 1.65, -2.4], dtype=np.float32)
BIAS = -5.0
FRAGMENT = 4  # words below which a sentence of a fact says too little to be compared alone
PARTS_KEPT = 8192  # a scenario has some two thousand, most of them the same on all of its days
DAYS_KEPT = 4  # days whose free lines stay ready
FACTS_KEPT = 128
TOLD_KEPT = 1024  # facts beside what was told by then; it changes only now and then
_SENTENCE = re.compile(r"(?<!\bMr\.)(?<!\bMrs\.)(?<!\bMs\.)(?<!\bDr\.)(?<=[.!?…])\s+")

Lines = tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Part:
    """A sentence, or a few: the vector of its meaning, a row for each word, numbers and words."""

    meaning: Vector
    words: Vector
    marks: frozenset[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Free:
    """Lines that may be said: a row for each sentence, a row for each word, numbers and words."""

    meanings: Vector
    words: Vector
    marks: frozenset[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Secret:
    """A fact: its sentences and words, how free each word is (0 to 1), its numbers and names."""

    meanings: Vector
    words: Vector
    freedom: Vector
    marks: frozenset[str]


class LeakDetector:
    """Finds the facts that a line gives away; safe to use from several threads."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._part: Callable[[str], _Part] = lru_cache(maxsize=PARTS_KEPT)(self._read_part)
        self._free: Callable[[Lines], _Free] = lru_cache(maxsize=DAYS_KEPT)(self._read_free)
        self._secret: Callable[[Lines, Lines], _Secret] = lru_cache(maxsize=FACTS_KEPT)(
            self._read_secret
        )
        self._told: Callable[[Lines], _Free] = lru_cache(maxsize=FACTS_KEPT)(self._read_free)
        self._distinct: Callable[[Lines, Lines, Lines], Vector] = lru_cache(maxsize=TOLD_KEPT)(
            self._read_distinct
        )

    def leaks(self, text: str, scene: Scene, told: frozenset[str]) -> tuple[str, ...]:
        """The ids of the facts that `text` gives away although they are not among `told`."""
        base = tuple(dict.fromkeys(free_lines(scene)))
        earned = tuple(earned_lines(scene, told))
        said = [(part, self._part(part)) for part in _parts(text)]
        return tuple(
            fact.id
            for fact in scene.scenario.facts
            if fact.id not in told and self._tells(lines_of(fact), (base, earned), said)
        )

    def _tells(
        self, lines: Lines, known: tuple[Lines, Lines], said: Sequence[tuple[str, _Part]]
    ) -> bool:
        base, earned = self._free(known[0]), self._told(known[1])
        secret, distinct = self._secret(lines, known[0]), self._distinct(lines, *known)
        own = secret.marks - base.marks - earned.marks
        for text, part in said:
            evidence = (
                _nearest(part.meaning, secret.meanings),
                max(_nearest(part.meaning, free.meanings) for free in (base, earned)),
                _covered(secret.words, distinct, part.words),
                float(bool(own & part.marks)),
                float(text.endswith("?")),
            )
            if float(WEIGHTS @ np.array(evidence, dtype=np.float32)) + BIAS > 0:
                return True
        return False

    def _read_part(self, text: str) -> _Part:
        encoding = self._encoder.encode(text)
        places = [
            at
            for at, token in enumerate(encoding.tokens)
            if any(letter.isalnum() for letter in text[token.start : token.end])
        ]
        words = encoding.states[places]
        lengths = np.linalg.norm(words, axis=1, keepdims=True)
        return _Part(
            meaning=encoding.sentence,
            words=np.asarray(words / lengths, dtype=np.float32),
            marks=marks_of(text),
        )

    def _read_free(self, lines: Lines) -> _Free:
        sentences = [self._part(one) for line in lines for one in _sentences(line)]
        whole = [self._part(line) for line in lines if len(_sentences(line)) > 1]
        return _Free(
            meanings=_stacked([part.meaning[None] for part in (*sentences, *whole)]),
            words=_stacked([part.words for part in sentences]),
            marks=frozenset(mark for part in sentences for mark in part.marks),
        )

    def _read_secret(self, lines: Lines, base: Lines) -> _Secret:
        parts = dict.fromkeys((*lines, *(part for line in lines for part in _parts(line))))
        full = [part for part in parts if part in lines or len(part.split()) >= FRAGMENT]
        words = _stacked([self._part(line).words for line in lines])
        return _Secret(
            meanings=_stacked([self._part(part).meaning[None] for part in full]),
            words=words,
            freedom=_freedom(words, self._free(base).words),
            marks=frozenset(m for line in lines for m in (*names_in(line), *numbers_in(line))),
        )

    def _read_distinct(self, lines: Lines, base: Lines, earned: Lines) -> Vector:
        secret = self._secret(lines, base)
        return 1 - np.maximum(secret.freedom, _freedom(secret.words, self._told(earned).words))


def _covered(words: Vector, distinct: Vector, said: Vector) -> float:
    """How much of a fact was said (0 to 1), word by word.

    A word counts by how little of it may be said anyway, so that the subject of a fact is no leak
    and its news is one.
    """
    reached = (words @ said.T).max(axis=1, initial=0.0)
    return float(distinct @ reached) / max(float(distinct.sum()), 1e-6)


def _freedom(words: Vector, free: Vector) -> Vector:
    return np.asarray((words @ free.T).max(axis=1, initial=0.0), dtype=np.float32)


def _nearest(meaning: Vector, rows: Vector) -> float:
    return float((rows @ meaning).max(initial=0.0))


def _stacked(rows: Sequence[Vector]) -> Vector:
    return np.concatenate([np.zeros((0, SIZE), dtype=np.float32), *rows])


def _sentences(text: str) -> list[str]:
    return [one for one in _SENTENCE.split(text.strip()) if one]


def _parts(text: str) -> Lines:
    """Each sentence, each two that follow each other, and the whole; a thought may need two."""
    sentences = _sentences(text)
    pairs = (" ".join(pair) for pair in pairwise(sentences))
    return tuple(dict.fromkeys((*sentences, *pairs, " ".join(sentences)))) if sentences else ()
