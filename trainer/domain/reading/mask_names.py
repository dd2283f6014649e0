"""Masking the names of people: known given names, and what stands where people say a name."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from trainer.domain.reading.given_names import COMMON, DOUBTFUL, PRODUCTS, SURE
from trainer.domain.reading.marks import MARK, Kind, mark

_TOKEN = re.compile(rf"{MARK.pattern}|[^\W\d_]+(?:['’-][^\W\d_]+)*")
_OWNED = re.compile(r"['’]s$")
_SHORTENED = re.compile(r"['’](?:s|d|m|ll|re|ve)$")
_SENTENCE = re.compile(r"[.?!:;\n\"“”…(]|--|—")
_MOST_WORDS = 3  # a given name, an initial or a second one, a family name
_SHORTEST = 3  # letters of a name that is masked wherever it comes up again
_RELATIVES = (
    "wife|husband|sister|brother|son|daughter|mother|father|mom|dad|aunt|uncle|cousin|nephew|"
    "niece|neighbor|neighbour|friend|partner|lawyer|attorney|boss|manager|tenant|grandson|"
    "granddaughter|fiance|fiancee|girlfriend|boyfriend|roommate|realtor|contractor|handyman"
)
# What stands before a name that is spoken out, whatever its letters.
_STRONG = re.compile(
    r"\b(?:my|his|her|your|last|first|full|maiden)\s(?:last\s|first\s|full\s)?name(?:['’]s|\sis|\swas)\s|"
    r"(?:^|[,.?!]\s)name['’]s\s|\b(?:mr|mrs|mister|missus)\b\.?\s",
    re.I,
)
_TITLES = re.compile(
    r"\b(?:ms|miss|dr|doctor|professor|pastor|aunt|uncle|sergeant|officer)\b\.?\s", re.I
)
_CUES = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        (
            r"\b(?:call\sme|ask\sfor|named|speaking\s(?:to|with)|talking\s(?:to|with)|speak\s(?:to|with)|"
            r"talk\sto|spoke\s(?:to|with)|talked\s(?:to|with)|married\sto|meet\swith|attn:?)\s"
        ),
        rf"\b(?:my|our|his|her|your)\s(?:\w{{3,8}}\s)?(?:{_RELATIVES}),?\s",
        r"\b(?:hi|hello|hey|dear|goodbye|bye|thanks|thank\syou|morning|afternoon|evening),?\s",
        r"(?:^|[.?!]\s)(?:okay|ok|sure|well|yes|yeah|no|right|look|listen|sorry|alright|please),\s(?=[\w'’-]{2,30}[,.?!])",
    )
)
_I_AM = re.compile(r"\b(?:this\sis|it['’]?s|it\sis|i['’]m|i\sam|that['’]s)\s", re.I)
_AFTER_I_AM = re.compile(
    r"['’\w -]{2,40}?(?:\s(?:from|with|w/|at|calling|again|over|here|speaking)(?!\w)|\s?[,.!?]|$)",
    re.I,
)
_BEFORE_SPEAKING = re.compile(r"here\s(?:from|with|at)\b|speaking\b")
_BEFORE_A_FIRM = re.compile(r"(?:with|from)\s[A-Z]")
_EARLY = 8  # words within which people say who they are
_SPELLED = re.compile(r"\b[A-Za-z](?:-[A-Za-z]){3,20}\b")
_PRODUCT = re.compile(rf"\b(?:{'|'.join(map(re.escape, PRODUCTS))})\b", re.I)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Word:
    start: int
    end: int
    text: str
    gap: str  # what stands before it, since the last word
    is_open: bool = True  # neither a mark nor part of a product's name

    @property
    def key(self) -> str:
        return _SHORTENED.sub("", self.text).casefold()

    @property
    def is_common(self) -> bool:
        """Whether it is no name wherever it stands."""
        return self.key in COMMON or self.key.endswith(("n't", "n’t"))

    @property
    def is_capital(self) -> bool:
        return self.text[0].isupper()

    @property
    def begins(self) -> bool:
        return bool(_SENTENCE.search(self.gap))


def names_in(text: str) -> frozenset[str]:
    """The words of names that a text tells by what stands around them, in small letters."""
    words = _words(text)
    return frozenset(
        words[at].key
        for at in _found(text, words)
        if len(words[at].key) >= _SHORTEST and not words[at].is_common
    )


def words_of_name(name: str) -> frozenset[str]:
    """The words of a speaker's name that are a person's: "Dana (Agent)" gives dana."""
    keys = {_OWNED.sub("", found[0]).casefold() for found in _TOKEN.finditer(name)}
    return frozenset(key for key in keys if len(key) > 1 and key not in COMMON)


def mask_names(text: str, known: frozenset[str]) -> str:
    """The text with its names masked, and with those words that are known to be names."""
    text = _SPELLED.sub(_spelled, text)
    words = _words(text)
    hidden = _found(text, words) | {
        at for at, word in enumerate(words) if _recalls(word, known, text)
    }
    return _masked(text, words, hidden)


def _words(text: str) -> list[_Word]:
    products = [found.span() for found in _PRODUCT.finditer(text)]
    words: list[_Word] = []
    end = 0
    for found in _TOKEN.finditer(text):
        while products and products[0][1] <= found.start():
            products.pop(0)
        inside = bool(products) and products[0][0] <= found.start()
        is_open = not inside and found[0][0] != "["
        gap = text[end : found.start()] if words else text[: found.start()] + "\n"
        words.append(
            _Word(start=found.start(), end=found.end(), text=found[0], gap=gap, is_open=is_open)
        )
        end = found.end()
    return words


def _found(text: str, words: Sequence[_Word]) -> set[int]:
    """The places of the words that are names by themselves, or by what stands before them."""
    place = {word.start: at for at, word in enumerate(words)}
    hidden: set[int] = set()
    for at in _after(_STRONG, text, place):
        if words[at].is_open and not words[at].is_common:
            hidden.update(_whole(words, at, any_letters=True))
    for at in _after(_TITLES, text, place):
        if words[at].is_open and words[at].is_capital and not words[at].is_common:
            hidden.update(_whole(words, at))
    told = [at for at in _told(text, words, place) if _fits(words[at])]
    plain = [at for at, word in enumerate(words) if _is_given(word, _next(words, at))]
    for at in (*told, *plain):
        hidden.update(_whole(words, at))
    return hidden


def _after(cue: re.Pattern[str], text: str, place: dict[int, int]) -> Iterator[int]:
    """The places of the words that stand right after a cue."""
    return (place[found.end()] for found in cue.finditer(text) if found.end() in place)


def _told(text: str, words: Sequence[_Word], place: dict[int, int]) -> Iterator[int]:
    for pattern in _CUES:
        yield from _after(pattern, text, place)
    for cue in _I_AM.finditer(text):
        if cue.end() in place and _AFTER_I_AM.match(text, cue.end()):
            yield place[cue.end()]
    for at, word in enumerate(words):
        if word.begins and word.is_capital and _introduces_itself(text, word, at):
            yield at


def _introduces_itself(text: str, word: _Word, at: int) -> bool:
    """Whether a sentence begins with a name: "Lorna speaking", "Renata with Cold Creek"."""
    if _BEFORE_SPEAKING.match(text, word.end + 1):
        return True
    return at < _EARLY and _BEFORE_A_FIRM.match(text, word.end + 1) is not None


def _fits(word: _Word) -> bool:
    """Whether a word can be a name where a name is to be expected."""
    if not word.is_open or word.is_common or _is_adverb(word.key):
        return False
    return word.is_capital or word.key in SURE or word.key in DOUBTFUL


def _is_adverb(key: str) -> bool:
    return key.endswith("ly") and key not in SURE and key not in DOUBTFUL


def _is_given(word: _Word, after: _Word | None) -> bool:
    """Whether a word is a given name with nothing before it that says so."""
    if not word.is_open:
        return False
    if word.key in SURE:
        return True
    if word.key not in DOUBTFUL or not word.is_capital:
        return False
    return not word.begins or (after is not None and _goes_on(word, after))


def _next(words: Sequence[_Word], at: int) -> _Word | None:
    return words[at + 1] if at + 1 < len(words) else None


def _goes_on(before: _Word, word: _Word) -> bool:
    """Whether a word goes on with the name before it: a family name, or an initial."""
    joins = {" ", ". "} if len(before.text) == 1 else {" "}
    return (
        word.gap in joins
        and word.is_open
        and word.is_capital
        and not word.is_common
        and (len(word.text) == 1 or word.text.isupper() <= before.text.isupper())
    )


def _whole(words: Sequence[_Word], at: int, *, any_letters: bool = False) -> range:
    """The places of the whole name that begins at one; small letters count after "my name is"."""
    end = at + 1
    while end < min(at + _MOST_WORDS, len(words)) and (
        _goes_on(words[end - 1], words[end]) or (any_letters and _small_family_name(words[end]))
    ):
        end += 1
    return range(at, end)


def _small_family_name(word: _Word) -> bool:
    return word.gap == " " and word.is_open and word.text.islower() and not word.is_common


def _recalls(word: _Word, known: frozenset[str], text: str) -> bool:
    """Whether a word is a name that was found elsewhere; in small letters only where all is small."""
    if not word.is_open or not _forms(word.key) & known:
        return False
    if word.key in DOUBTFUL or word.is_common:
        return word.is_capital and not word.begins
    return word.is_capital or text.islower()


def _forms(key: str) -> set[str]:
    return {key, key.removesuffix("s"), key.removesuffix("es")}


def _spelled(found: re.Match[str]) -> str:
    return found[0] if found[0].replace("-", "").casefold() in COMMON else mark(Kind.NAME)


def _masked(text: str, words: Sequence[_Word], hidden: Iterable[int]) -> str:
    """The text with a mark for each run of hidden words; "'s" stays after it."""
    out, end, last = [], 0, -2
    for at in sorted(hidden):
        word = words[at]
        joins = at == last + 1 and word.gap in {" ", ". "}
        if not joins:
            out.append(text[end : word.start] + mark(Kind.NAME))
        owned = _OWNED.search(word.text)
        end = word.end - (len(owned[0]) if owned else 0)
        last = at
    return "".join(out) + text[end:]
