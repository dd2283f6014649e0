"""Whether two texts speak of the same: the numbers and the words they share, however they are written."""

import re
from collections.abc import Iterable, Iterator

_WORD = re.compile(r"\d[\d,]*(?:\.\d+)?|[a-zà-ÿ]+")
_ONES = {
    name: value
    for value, name in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen".split()
    )
}
_TENS = {
    name: 10 * value
    for value, name in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
_ORDINALS = {
    "second": 2,
    "third": 3,
    "fifth": 5,
    "eighth": 8,
    "ninth": 9,
    "twelfth": 12,
    **{f"{name}th": value for name, value in _ONES.items() if value not in {0, 1, 2, 3}},
    **{f"{name.removesuffix('y')}ieth": value for name, value in _TENS.items()},
}
_PLAIN = {**_ONES, **_TENS, **_ORDINALS}
_SCALES = {"hundred": 100, "thousand": 1000, "grand": 1000, "k": 1000, "million": 1_000_000}
_THOUSAND = 1000
_TEN = 10
_A_HUNDRED = 100
_SMALL = 1  # "one" and "no" are words more often than numbers
_STEM = 6  # letters of a word that count, so that "paying" and "payments" are near
_SHORT = 3
_ENDINGS = ("ings", "ing", "ies", "ed", "es", "s", "ly", "y", "e")
_EMPTY = frozenset(
    "the and for are was were has had have his her its our you your they them their she him who what "
    "when where which why how that this these those there here with from into onto about after before "
    "not but also only just very much more most some any all can could would should will may might "
    "did does doing done get got gets going gone want wants wanted need needs said says say told tell "
    "know knows think like well yeah okay right one two still now then than too out off over been "
    "being because own way lot bit thing things something anything nothing really wasn isn don doesn "
    "house houses home homes place sell selling sold buy buying bought call calls called "
    "didn won let make makes made take takes see sees put goes went come comes came back owner rep".split()
)


def numbers_in(text: str) -> frozenset[float]:
    """Every number of a text, in figures or words; of sums spoken in pieces, the pieces as well."""
    return _kept(number for run in _runs(text) for number in (*run, *_joined(run), _whole(run)))


def whole_numbers_in(text: str) -> frozenset[float]:
    """The numbers of a text, each as a whole: "three hundred ten" is one."""
    return _kept(_whole(run) for run in _runs(text))


def _kept(numbers: Iterable[float]) -> frozenset[float]:
    return frozenset(number for number in numbers if number > _SMALL)


def _runs(text: str) -> Iterator[list[float]]:
    """The numbers that are spoken in one breath, in pieces; figures stand alone."""
    run: list[float] = []
    for word in _WORD.findall(text.lower().replace("-", " ")):
        if word[0].isdigit():
            yield run
            run = [float(word.replace(",", ""))]
        elif word in _PLAIN:
            run = [*run, float(_PLAIN[word])]
        elif word in _SCALES:
            run = _scaled(run or [1.0], _SCALES[word])
        elif word != "and":
            yield run
            run = []
    yield run


def _scaled(run: list[float], scale: int) -> list[float]:
    """The pieces times a scale; "hundred" takes the last piece only, the others all of them."""
    if scale == _A_HUNDRED:
        return [*run[:-1], run[-1] * scale]
    return [_whole(run) * scale]


def _whole(run: list[float]) -> float:
    return sum(_joined(run))


def _joined(run: list[float]) -> Iterator[float]:
    """The pieces, with "forty five" and "three ten" made one number each."""
    at = 0
    while at < len(run):
        pair = run[at : at + 2]
        joined = _as_one(*pair) if len(pair) > 1 else None
        yield run[at] if joined is None else joined
        at += 1 if joined is None else 2


def _as_one(first: float, after: float) -> float | None:
    """Two pieces as one number, or None: tens and ones add up, "three ten" is 310."""
    if first in _TENS.values() and 0 < after < _TEN:
        return first + after
    in_pieces = 0 < first < _A_HUNDRED and _TEN <= after < _A_HUNDRED
    return first * _A_HUNDRED + after if in_pieces else None


def same_number(one: float, other: float) -> bool:
    """Whether two numbers can mean the same; people leave "thousand" out."""
    return one == other or one * _THOUSAND == other or other * _THOUSAND == one


def stems_in(text: str) -> frozenset[str]:
    """The words of a text that carry its matter, cut so that forms of a word are alike."""
    words = re.findall(r"[a-zà-ÿ]+", text.lower().replace("’", "'").replace("'s", ""))
    kept = (word for word in words if len(word) >= _SHORT and word not in _EMPTY)
    return frozenset(_stem(word) for word in kept if word not in _PLAIN and word not in _SCALES)


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORT:
            return word[: -len(ending)][:_STEM]
    return word[:_STEM]
