"""Sentences as they are said: their form without days and numbers, and set phrases by kind."""

import re
from collections.abc import Sequence
from enum import StrEnum

_SENTENCE = re.compile(r"[^.!?…\n]+(?:[.!?…]+[\"'”’)\]]*|\n|$)")
_WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")
_QUOTE = re.compile(r"[\"“]([^\"”“]+)(?:[\"”]|$)")
_TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today tomorrow tonight morning noon "
    "afternoon evening o'clock clock am pm week weekend month hour hours minutes day".split()
)
_NUMBERS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen twenty "
    "thirty forty fifty sixty seventy eighty ninety hundred thousand half quarter".split()
)
_AROUND = frozenset(
    "at on or and about how what say the a an past by in next this around then".split()
)
_FUNCTION = frozenset(
    "i i'm i'd i've i'll me my you you're you've your we we're we'd our us he she his her they them their it its "
    "it's that that's this these those there here is are am was were be been being can could can't would "
    "will won't must may might should shall do does don't doesn't did didn't have has had not no how what where when "
    "why who which so very too as if than then a an the of for to from with in on at by about up out "
    "off over and but or because just only all any some more most much let let's get got".split()
)
_EMPATHY = frozenset(
    "understand understandable hear hearing feel feels feeling feelings sense imagine appreciate sharing "
    "share sorry hard tough difficult frustrating frustration stressful upsetting concern concerns worry "
    "worries valid important coming relate respect".split()
)
_SHORT = frozenset(
    "really totally completely absolutely truly fully see know makes make complete total perfect fair enough "
    "right sure okay ok yes yeah thank thanks point points matters awesome great good understood gotcha uh huh "
    "mm hm alright definitely exactly hello hi goodbye bye wow nice cool interesting correct true agreed "
    "welcome sir ma'am please anyway".split()
)
_ROLE = re.compile(
    r"\W*(?:the )?(?:home ?owner|owner|customer|client|seller|prospect)\s*(?:says)?\s*:", re.I
)
LISTED, LONE = 3, 2  # pieces from which words in a row are no sentence, and words to a piece
_AUTHORITY = re.compile(
    r"\b(?:stud(?:y|ies)|research\w*|statistic\w*|stats|surveys?|experts?|scientists?|according to|"
    r"\d+ (?:out of|in) \d+|(?:percent|%) of (?:all )?(?:the )?(?:people|home ?owners|owners|sellers|customers|clients|"
    r"folks|families|them)|(?:the )?(?:numbers|data) (?:say|show|is clear))\b",
    re.I,
)
_THE_TALK = re.compile(
    r"\b(?:i|we|you|nobody|rep) (?:(?:have|had|even|also|first|always) )?(?:asked|named|acknowledged|"
    r"explored|accepted|proposed|confirmed|answered|listened|reflected|picked up|said back)\b|"
    r"\b(?:concerns?|worr(?:y|ies)|questions?|answers?|steps?|objections?|conversation) (?:\w+ )?(?:was|were|got|had|"
    r"came|is|are|can be) (?:\w+ )?(?:settled|answered|asked|heard|acknowledged|explored|handled|checked|"
    r"checkable|an answer|a time|before)\b",
    re.I,
)


class Kind(StrEnum):
    """Kinds of sentences that can be said without having listened."""

    EMPATHY = "empathy"  # words of empathy and nothing that they are about
    AUTHORITY = "authority"  # studies, experts and shares that nobody can check
    TALK = "talk"  # how the talk goes, instead of the talk
    WORDS = "words"  # words without a sentence


def sentences_in(text: str) -> tuple[str, ...]:
    """The sentences of a text in order; what holds no word is left out."""
    return tuple(found[0].strip() for found in _SENTENCE.finditer(text) if spoken(found[0]).strip())


def spoken(text: str) -> str:
    """The bare words in lower case, with a space around each, so that runs can be looked for."""
    return f" {' '.join(_WORD.findall(text.lower().replace('’', chr(39))))} "


def quotes_in(sentence: str) -> tuple[str, ...]:
    """The words that a sentence quotes, as `spoken`."""
    return tuple(spoken(quote) for quote in _QUOTE.findall(sentence) if spoken(quote).strip())


def forms_of(sentence: str, before: Sequence[str]) -> frozenset[str]:
    """What a sentence has in common with others that vary only in days, numbers, or what they copy.

    `before` are the homeowner's turns so far, as `spoken`; only the last can be said back whole.
    """
    words = spoken(sentence)
    plain = [_masked(word) for word in words.split()]
    is_a_time = "(time)" in plain and not set(plain) - _AROUND - {"(time)", "(number)"}
    form = "(time)" if is_a_time else " ".join(plain)
    copied = bool(words.strip()) and any(words in said for said in before[-1:])
    return frozenset({form, "(their words)"} if copied else {form})


def _masked(word: str) -> str:
    if word in _TIMES:
        return "(time)"
    return "(number)" if word[0].isdigit() or word in _NUMBERS else word


def plays_them(sentence: str) -> bool:
    """Whether a sentence is put into the homeowner's mouth, as a line of a play."""
    return _ROLE.match(sentence) is not None


def matter_of(text: str) -> frozenset[str]:
    """The words of a text that say what it is about."""
    return frozenset(spoken(text).split()) - _FUNCTION - _EMPATHY - _SHORT


def _is_a_list(sentence: str, words: set[str]) -> bool:
    """Whether a sentence has no word that makes it one, or hardly any in a row of words."""
    if words <= _EMPATHY | _SHORT | _TIMES | _NUMBERS:
        return False
    pieces = sentence.count(",") + 1
    return not words & _FUNCTION or (pieces > LISTED and len(words) <= LONE * pieces)


def kinds_of(sentence: str) -> frozenset[Kind]:
    """The kinds of set phrase that a sentence is of; most are of none."""
    words = set(spoken(sentence).split())
    if sentence.endswith("?"):
        return frozenset()
    kinds = {
        Kind.EMPATHY: bool(words & _EMPATHY) and words <= _EMPATHY | _SHORT | _FUNCTION,
        Kind.AUTHORITY: _AUTHORITY.search(sentence) is not None,
        Kind.TALK: _THE_TALK.search(sentence) is not None,
        Kind.WORDS: _is_a_list(sentence, words),
    }
    return frozenset(kind for kind, holds in kinds.items() if holds)
