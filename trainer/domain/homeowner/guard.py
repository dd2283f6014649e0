"""The guard: what a voice may not say, checked clause by clause before a word is shown.

It is lexical on purpose: no prompt changes what it looks for. It knows the numbers, names and
distinctive words of facts that were not earned, and the marks of a model that left its role. A
word that the rep has said aloud is known, and no longer guarded.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from trainer.domain.homeowner.brief import Brief

MOST_WORDS = 60  # about 80 tokens
SHORT = 4  # letters up to which a word gives nothing away
KEPT = 4096  # texts whose words are not looked up again
CLAUSE_WORDS = 12  # words after which a clause is released even without punctuation


class Problem(StrEnum):
    """Why words were stopped; the names are counted in `/metrics`."""

    UNEARNED = "unearned_fact"
    ROLE = "role_swap"
    CAVED = "caved_in"
    LONG = "too_long"
    META = "meta_talk"
    MARKUP = "markup"
    LANGUAGE = "other_language"
    EMPTY = "empty"


_WORD = re.compile(r"[A-Za-zÀ-ÿ]+|\d[\d,.]*")
_INNER_NAME = re.compile(r"(?<=[a-z,;] )[A-Z][a-zÀ-ÿ]{2,}")
_END_OF_CLAUSE = re.compile(r"[.!?…;:,](?=\s)|\n")
_META = re.compile(
    r"\b(as an ai|language model|ai assistant|system prompt|my instructions|role-?play|i'm an ai"
    r"|i am an ai|the simulation|in character|as a homeowner,? i)\b",
    re.I,
)
_ROLE = re.compile(
    r"^\s*(rep|agent|homeowner|salesperson|assistant|user)\s*:|\bhow can i (help|assist)\b"
    r"|\b(our|my) (cash )?offer (is|would be)\b|\bi can offer you\b|\bour company\b"
    r"|\bi(?:'m| am) calling (?:about|because)\b|\bwe(?:'d| would) (?:love|like) to buy\b"
    r"|\blet me know if you (?:have|need)\b|\bthank you for (?:calling|reaching out)\b",
    re.I | re.M,
)
_CAVED = re.compile(
    r"\b(i accept|you(?:'ve| have) got a deal|it's a deal|where do i sign|let's do it"
    r"|that sounds (?:very )?(?:reasonable|great|excellent|perfect)|i'm sold|sign me up)\b",
    re.I,
)
_MARKUP = re.compile(r"[*_#`<>\[\]{}]|^\s*\(|\(\w+(ly|s|ing)?\)|^\s*[-•]\s", re.M)
_NOT_LATIN = re.compile(r"[\u0370-\u1fff\u3040-\ud7ff\uf900-\ufaff]")
_COMMON = frozenset(
    "about after again also because before could every from have here house just know like make "
    "maybe month more need never other over people really right said same should since some "
    "still than that their them then there these they thing think this those time told want well "
    "what when where which while with work would year years your don't can't it's that's i've "
    "i'm there's won't didn't doesn't into only very much been being were will going come".split()
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Guard:
    """What may not be said in one reply; made once per brief."""

    numbers: frozenset[str]
    names: frozenset[str]
    words: tuple[frozenset[str], ...]
    allows_agreement: bool

    def check(self, text: str) -> Problem | None:
        """The first problem of the reply so far, or None."""
        for pattern, problem in _PATTERNS:
            if pattern.search(text):
                return problem
        if _CAVED.search(text) and not self.allows_agreement:
            return Problem.CAVED
        if len(text.split()) > MOST_WORDS:
            return Problem.LONG
        return Problem.UNEARNED if self._tells(text) else None

    def _tells(self, text: str) -> bool:
        found = _WORD.findall(text)
        plain = {_plain(word) for word in found}
        if plain & self.numbers or {word for word in found if word in self.names}:
            return True
        return any(len(distinct & plain) >= _enough(distinct) for distinct in self.words)


_PATTERNS = (
    (_META, Problem.META),
    (_ROLE, Problem.ROLE),
    (_MARKUP, Problem.MARKUP),
    (_NOT_LATIN, Problem.LANGUAGE),
)


def guard_for(brief: Brief) -> Guard:
    """The guard of a brief: what unearned facts hold that nothing known holds."""
    told = (
        brief.authored,
        brief.situation,
        brief.persona.about,
        brief.persona.name,
        *brief.may_know,
        *brief.rep_known,
        *(turn.text for turn in brief.turns),
    )
    known = {plain for text in told for _, plain in _words_of(text)}
    unknown = [[word for word in _words_of(text) if word[1] not in known] for text in brief.guarded]
    distinctive = (frozenset(_distinctive(words)) for words in unknown)
    return Guard(
        numbers=frozenset(
            plain
            for words in unknown
            for word, plain in words
            if word[0].isdigit() and len(plain) > 1
        ),
        names=frozenset(_names(brief.guarded, known)),
        words=tuple(words for words in distinctive if words),
        allows_agreement=bool(_CAVED.search(brief.authored)) or brief.ends,
    )


@lru_cache(maxsize=KEPT)
def _words_of(text: str) -> tuple[tuple[str, str], ...]:
    """The words of a text, each as it stands and as it is compared."""
    return tuple((word, _plain(word)) for word in _WORD.findall(text))


def _plain(word: str) -> str:
    return word.lower().replace(",", "").rstrip(".")


def _names(texts: tuple[str, ...], known: set[str]) -> set[str]:
    found = {name for text in texts for name in _INNER_NAME.findall(text)}
    return {name for name in found if name.lower() not in known}


def _distinctive(words: Sequence[tuple[str, str]]) -> set[str]:
    plain = {plain for word, plain in words if not word[0].isdigit()}
    return {word for word in plain if len(word) > SHORT and word not in _COMMON}


def _enough(distinct: frozenset[str]) -> int:
    return 1 if len(distinct) == 1 else 2


def split_clause(buffer: str) -> tuple[str, str]:
    """The clauses of `buffer` that are complete, and the rest; nothing is lost between the two."""
    ends = [match.end() for match in _END_OF_CLAUSE.finditer(buffer)]
    if ends:
        return buffer[: ends[-1]], buffer[ends[-1] :]
    if len(buffer.split()) > CLAUSE_WORDS:
        head, space, tail = buffer.rpartition(" ")
        return head, f"{space}{tail}"
    return "", buffer
