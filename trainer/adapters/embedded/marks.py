"""Numbers and names in a line: marks by which a fact is known in whatever words."""

import re
from collections.abc import Iterator

LEAST = 4  # smaller numbers are in every second line and prove nothing
_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen".split()
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINAL = {"five": "fif", "eight": "eigh", "nine": "nin", "twelve": "twelf"}
_NUMBERS = {word: value for value, word in enumerate(_UNITS)} | {
    word: 10 * value for value, word in enumerate(_TENS, 2)
}
_ORDINALS = {"first": 1, "second": 2, "third": 3} | {
    f"{_ORDINAL.get(word, word).removesuffix('y') + ('ie' if word in _TENS else '')}th": value
    for word, value in _NUMBERS.items()
    if value > 3  # noqa: PLR2004
}
_SCALES = {"hundred": 100, "thousand": 1000, "grand": 1000, "k": 1000}
_WORD = re.compile(r"\d[\d,]*(?:\.\d+)?|[^\W\d_]+(?:['’][^\W\d_]+)?")
_FIGURE = re.compile(r"\d")
_NAME = re.compile(r"(?<=[a-zà-ÿ,;] )[A-ZÀ-Ý][a-zà-ÿ]{2,}")
_CALENDAR = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?|january|february|march|april|may|june|july"
    r"|august|september|october|november|december|easter|christmas"
)


def names_in(text: str) -> frozenset[str]:
    """Words with a capital inside a sentence, in small letters; days and months are no names."""
    found = (name.lower() for name in _NAME.findall(text))
    return frozenset(name for name in found if not _CALENDAR.fullmatch(name))


def marks_of(text: str) -> frozenset[str]:
    """All words in small letters, and all numbers: where a name or a number can be found again."""
    words = (word.lower().partition("'")[0] for word in _WORD.findall(text.replace("’", "'")))
    return frozenset((*words, *numbers_in(text)))


def numbers_in(text: str) -> frozenset[str]:
    """The numbers of a line as figures, also spelled-out ones: "seventy-four hundred" is 7400."""
    return frozenset(f"{value:g}" for value in _numbers(text) if value >= LEAST)


def _numbers(text: str) -> Iterator[float]:
    spoken: list[str] = []
    for word in (*_WORD.findall(text.lower().replace("-", " ")), ""):
        if _FIGURE.match(word) or word in _NUMBERS or word in _SCALES:
            if spoken and _FIGURE.match(word):
                yield _value(spoken)
                spoken = []
            spoken.append(word)
        elif word in _ORDINALS:
            tens = _NUMBERS[spoken.pop()] if spoken and spoken[-1] in _TENS else 0
            yield tens + _ORDINALS[word]
        elif spoken and word != "and":
            yield _value(spoken)
            spoken = []


def _value(words: list[str]) -> float:
    """What number words say together; two that do not add up stand side by side, as in a year."""
    total = part = 0.0
    for word in words:
        scale = _SCALES.get(word)
        if scale == 100:  # noqa: PLR2004
            part = (part or 1) * 100
        elif scale:
            total, part = total + (part or 1) * scale, 0.0
        elif _FIGURE.match(word):
            part = float(word.replace(",", ""))
        else:
            part = _joined(part, _NUMBERS[word])
    return total + part


def _joined(part: float, value: int) -> float:
    room = part % 100 == 0 if value >= 10 else part % 10 == 0 and part % 100 != 10  # noqa: PLR2004
    return part + value if room else part * 100 + value
