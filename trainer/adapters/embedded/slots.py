"""Names, sums and times in a line, as spoken."""

import re

from trainer.domain.moves import Slots

_NAME = re.compile(
    r"\b(?:[Tt]his is|[Mm]y name is|[Mm]y name's|[Nn]ame's|I'm|I am|[Ii]m|[Ii]t'?s)\s+([A-Z][a-z]+)\b"
)
_SIGNED = re.compile(
    r"(?:^|[,.!?]\s+)([A-Z][a-z]+),? (?:here,? )?(?:with|from) (?:the |a )?(?:[A-Z]|\w+ ?\w* company\b)"
)
_COMPANY = re.compile(
    r"\b(?:with|from|at|over at)\s+([A-Z][\w&']+(?:\s+(?:[A-Z&][\w&']*|of|and))*(?:\s+[A-Z][\w']+)?)"
)
_NOT_NAMES = frozenset(
    "Not Just Sorry Calling So The A Really Good Fine Here With Glad Sure".split()
)
_WHEN = re.compile(
    r"\b(?:(?:this|next|on)\s+)?(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|"
    r"tomorrow|tonight)s?\b(?:[\w\s,]{0,20}?\b(?:at|after|around|before|by|say)\s+(?:\d{1,2}(?::\d\d)?|"
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon)\b"
    r"(?:[\s-](?:fifteen|thirty|forty[\s-]five))?(?:\s*[ap]\.?m\b)?"
    r"|\s+(?:\d{1,2}(?::\d\d)?\s*[ap]\.?m\b|morning|afternoon|evening|night|at noon))?"
    r"|\b(?:at|after|around)\s+\d{1,2}(?::\d\d)?\s*(?:[ap]\.?m\b|o'?clock)",
    re.I,
)
_MONTHLY = re.compile(r"\b(?:a|per|each|every) month\b|/ ?mo(?:nth)?\b|\bmonthly\b", re.I)
_HALFWAY = re.compile(
    r"\b(?:split the difference|meet (?:you |me )?(?:in the middle|half ?way)|go halves|"
    r"halfway between)\b",
    re.I,
)
_SUM = re.compile(
    r"\$\s?(\d[\d,]{0,14}(?:\.\d{1,2})?)\s*(k|grand|thousand|million)?\b"
    r"|\b(\d[\d,]{0,14}(?:\.\d{1,2})?)\s*(k|grand|thousand|million|dollars|bucks)\b"
    r"|\b(\d{1,3}(?:,\d{3})+)\b",
    re.I,
)
_BARE = re.compile(
    r"\b(?:do|offer|pay|pays?|give you|go|goes|says?|said|so|how about|what about|take|call it)"
    r"(?: you| up to| as high as| maybe| about)?\s+(\d{2,3})\b"
    r"(?!\s*(?:[-%:/.,]\d|-[a-z]|%|percent|days?|weeks?|months?|years?|minutes?|hours?|miles?|people|"
    r"times?|calls?|houses?|quotes?|reviews?|degrees?|[ap]\.?m\b|o'?clock|st\b|th\b))",
    re.I,
)
_SMALLEST_SUM = 1000  # dollars from which two bare figures are a range of prices, and not of days
_SCALE = {"k": 1e3, "grand": 1e3, "thousand": 1e3, "million": 1e6}
_UNITS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen".split()
    )
}
_TENS = {
    word: value
    for value, word in zip(
        range(20, 100, 10),
        "twenty thirty forty fifty sixty seventy eighty ninety".split(),
        strict=True,
    )
}
_NUMBER_WORD = "|".join((*_UNITS, *_TENS, "hundred"))
_SPOKEN = re.compile(
    rf"\b((?:(?:{_NUMBER_WORD})[\s-]*(?:and\s+)?)+)(k|grand|thousand)\b(?:[\s,]*(?:and\s+)?"
    rf"((?:{_NUMBER_WORD})(?:[\s-]+(?:{_NUMBER_WORD}))*))?",
    re.I,
)


_RANGE = re.compile(
    r"(?:\$\s?)?(\d[\d,]{0,9}(?:\.\d{1,2})?)\s*(k|grand|thousand)?\s*(?:to|-|\u2013|and|or)\s*"
    r"(?:maybe )?\$?\s?(\d[\d,]{0,9}(?:\.\d{1,2})?)\s*(k|grand|thousand)?\b",
    re.I,
)
_SPOKEN_RANGE = re.compile(
    rf"\b((?:(?:{_NUMBER_WORD})[\s-]*)+)(?:k|grand|thousand)?\s*(?:to|and|or)\s+(?:maybe )?"
    rf"(?:(?:{_NUMBER_WORD})[\s-]*)+(?:k|grand|thousand)\b",
    re.I,
)


def slots_of(text: str) -> Slots:
    """What a line says of names, sums in dollars and times."""
    name = _NAME.search(text) or _SIGNED.search(text)
    company = _COMPANY.search(text) if name else None
    when = _WHEN.search(text)
    return Slots(
        rep_name=name[1] if name and name[1] not in _NOT_NAMES else None,
        company=company[1] if company else None,
        amounts=(*_figures(text), *_spoken(text)) or _bare(text),
        when=when[0] if when else None,
        monthly=_MONTHLY.search(text) is not None,
        halfway=_HALFWAY.search(text) is not None,
        least=_least(text),
    )


def _least(text: str) -> float | None:
    """The lower end of a range of sums; None where none is named."""
    spoken = _SPOKEN_RANGE.search(text)
    if spoken:
        return _value(spoken[1]) * 1000
    found = _RANGE.search(text)
    if found is None:
        return None
    low, high = (float(digits.replace(",", "")) for digits in (found[1], found[3]))
    scale = _SCALE.get((found[2] or found[4] or "").lower(), 1.0)
    is_sums = scale > 1 or high >= _SMALLEST_SUM
    return low * scale if is_sums and low < high else None


def _figures(text: str) -> tuple[float, ...]:
    found = []
    for match in _SUM.finditer(text):
        digits = match[1] or match[3] or match[5]
        scale = (match[2] or match[4] or "").lower()
        found.append(float(digits.replace(",", "")) * _SCALE.get(scale, 1.0))
    return tuple(found)


def _bare(text: str) -> tuple[float, ...]:
    """Figures that only an offer says without a unit, as in "I can do 58"."""
    return tuple(float(match[1]) for match in _BARE.finditer(text))


def _spoken(text: str) -> tuple[float, ...]:
    return tuple(
        _value(match[1]) * 1000 + (_value(match[3]) if match[3] else 0)
        for match in _SPOKEN.finditer(text)
    )


def _value(words: str) -> float:
    total = 0.0
    for word in re.findall(r"[a-z]+", words.lower()):
        if word == "hundred":
            total = (total or 1) * 100
        total += _UNITS.get(word, 0) + _TENS.get(word, 0)
    return total
