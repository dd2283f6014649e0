"""Masking what is written in figures: e-mail addresses, street addresses, phones, accounts.

Every pattern is bounded, so that two megabytes of anything are read in a second or two. Sums of money, years and
model numbers stay: they bear on the score.
"""

import re
from collections.abc import Callable

from trainer.domain.reading.marks import Kind, mark

_DIGIT = "zero|oh|one|two|three|four|five|six|seven|eight|nine"
_TENS = (
    "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|"
    "thirty|forty|fifty|sixty|seventy|eighty|ninety"
)
_SPOKEN = rf"(?:{_DIGIT}|{_TENS}|double|triple|\d)"
_GAP = r"[\s,.-]{1,3}"
_END = r"(?![\w-]|[.,]\d)"
_START = r"(?<![\w$£€#-])(?<!\d[.,])"
_DOMAIN = r"(?:com|net|org|edu|gov|us|io|co|biz|info)"
# Whoever speaks of a web page says "look at …", and gives nobody's address.
_NO_MAILBOX = (
    r"(?!(?:look|looking|looked|see|me|us|him|her|them|online|site|website|more|house|home|it|"
    r"found|listed|prices?|info|is|are|was|reviews?)\b)"
)
_STATES = (
    "AL|AK|AZ|AR|CA|CO|CT|DE|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|"
    "NY|NC|ND|OH|OK|OR|PA|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY|DC"
)
_WAYS = (
    "Street|Avenue|Ave|Road|Rd|Drive|Dr|Lane|Ln|Court|Ct|Boulevard|Blvd|Way|Place|Pl|Terrace|Ter|"
    "Circle|Cir|Trail|Trl|Parkway|Pkwy|Highway|Hwy|Loop|Alley|Crescent|Cove|Square|Path|Pike|St"
)
_SMALL_WAYS = (
    "street|avenue|ave|road|rd|drive|lane|court|boulevard|blvd|terrace|circle|parkway|trail"
)
_DIRECTION = r"(?:(?:[NSEW]|[NS][EW]|North|South|East|West)\.?\s)?"
# Between a figure and "street" or "drive" these make no address: "a 20 minute drive".
_NO_STREET = (
    r"(?!(?:minutes?|hours?|miles?|days?|weeks?|months?|years?|feet|foot|blocks?|houses?|doors?|"
    r"cars?|lanes?|way|ways|long|short|more|people|percent|dollars?|bucks|grand|the|a|an|of|on|off|"
    r"in|down|up|from|to|across|and|or|my|our|this|that|per|at|by|for|with|is|was|acres?|story|"
    r"bed|bedrooms?|baths?|thousand|hundred|k)\b)"
)
_UNIT = r"(?:,?\s(?i:apt|apartment|unit|suite|ste|lot)\.?\s?#?[A-Za-z0-9]{1,5}\b|,?\s#\s?\d{1,5})?"
_DOT = r"(?:\.(?=,|\s[a-z#]))?"  # of "St.", but not the one that ends the sentence
_PLACE = (
    rf"(?:,?\s[A-Z][\w.]{{1,20}}(?:\s[A-Z][\w.]{{1,20}}){{0,2}},?\s(?:{_STATES})\b)?"
    r"(?:,?\s\d{5}(?:-\d{4})?\b)?"
)
_ADDRESSES = tuple(
    re.compile(pattern, flags)
    for pattern, flags in (
        (  # 4410 County Road 12
            rf"{_START}\d{{1,6}}\s(?:county road|county rd|state road|highway|hwy|route)\s\d{{1,4}}\b{_PLACE}",
            re.I,
        ),
        (  # 1420 W. Maple Street, Apt 4, Duluth, MN 55803
            (
                rf"{_START}\d{{1,6}}[A-Z]?\s{_DIRECTION}(?:(?:[A-Z][\w'’]{{0,20}}|\d{{1,3}}(?:st|nd|rd|th))"
                rf"\.?\s){{1,3}}(?:{_WAYS})\b{_DOT}(?:\s(?:[NS][EW]?|[EW])\b)?{_UNIT}{_PLACE}"
            ),
            0,
        ),
        (  # 1420 maple street
            (
                rf"{_START}\d{{1,6}}\s(?:(?:north|south|east|west)\s)?{_NO_STREET}[a-z'’]{{2,20}}"
                rf"(?:\s{_NO_STREET}[a-z'’]{{2,20}})?\s(?:{_SMALL_WAYS})\b{_UNIT}"
            ),
            re.I,
        ),
        (  # fourteen twenty maple street
            (
                rf"\b(?:{_DIGIT}|{_TENS}|hundred)(?:[\s-](?:{_DIGIT}|{_TENS}|hundred)){{1,5}}\s"
                rf"{_NO_STREET}[a-z'’]{{2,20}}(?:\s{_NO_STREET}[a-z'’]{{2,20}})?\s(?:{_SMALL_WAYS})\b"
            ),
            re.I,
        ),
        (  # over on Maple Street
            (
                r"\b(?!(?:The|This|That|Your|Our|My|Is|On|In|At|What|Which|A|One|Dead|And|Down|Off)\s)"
                r"[A-Z][a-z'’]{1,20}\s(?:Street|Avenue|Ave|Road|Rd|Lane|Boulevard|Blvd|Drive|Court|"
                r"Terrace|Parkway|Circle|Trail)\b"
            ),
            0,
        ),
        (r"\bP\.?\s?O\.?\sbox\s#?\d{1,6}\b", re.I),
        (rf"\b(?:{_STATES})\s\d{{5}}(?:-\d{{4}})?\b", 0),
    )
)
_ADDRESS_AFTER = re.compile(
    r"(\b(?:address\sis|lives?\sat|house\sat|place\sat|property\sat)\s)\d{1,6}\s[A-Z][a-z'’]{2,20}\b|"
    r"(\bzip\s(?:code\s)?(?:is\s)?)\d{5}(?:-\d{4})?\b"
)
_MAILS = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}",
        rf"\b{_NO_MAILBOX}[\w.+-]{{1,64}}\s\(?at\)?\s[\w-]{{1,63}}\.{_DOMAIN}\b",
        (
            rf"\b{_NO_MAILBOX}[\w-]{{1,30}}(?:\s(?:dot|underscore|dash)\s[\w-]{{1,30}}){{0,3}}\sat\s"
            rf"[\w-]{{1,30}}(?:\s[\w-]{{1,30}})?\sdot\s{_DOMAIN}\b"
        ),
    )
)
_PHONES = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        (
            rf"{_START}(?:\+?1[-. ]?)?(?:\(\d{{3}}\)\s?|\d{{3}}[-. ])\d{{3}}[-. ]\d{{4}}{_END}"
            r"(?:,?\s?(?:x|ext\.?|extension)\s?\d{1,6}\b)?"
        ),
        rf"(?<!\w)\+\d{{1,3}}(?:[ .-]?\(?\d{{1,4}}\)?){{2,5}}{_END}",
        rf"{_START}1?\d{{10}}{_END}",
        rf"{_START}\d{{3}}-\d{{4}}{_END}",
    )
)
_PHONE_SPOKEN = re.compile(rf"\b{_SPOKEN}(?:{_GAP}{_SPOKEN}){{6,24}}\b", re.I)
_ONE_FIGURE = re.compile(rf"\b(?:{_DIGIT}|\d)\b", re.I)
_FIGURES_OF_A_PHONE = 7  # said one by one; fewer, with tens between, are prices
_PHONE_AFTER = re.compile(
    r"(\b(?:number|cell|phone|mobile|reach\s(?:me|us|him|her|them)|call\s(?:me|us|him|her|back)|"
    r"text\s(?:me|us|him|her))(?:\s(?:is|at|on|was|to))?[\s:,]{1,3})(\d{3}[ .]?\d{4})\b",
    re.I,
)
_NUMBER_AFTER = re.compile(
    r"(\b(?:(?:account|acct|card|loan|mortgage|policy|claim|confirmation|reference|case|ticket|"
    r"member|customer|client|invoice|file|order|licen[cs]e|permit|parcel|tax|routing|medicare|"
    r"insurance|house|security|identification|gate|door|alarm)\s(?:number|no\.?|num|id|code|#)|"
    r"ssn|social\ssecurity|vin|apn|date\sof\sbirth|dob|born\son|"
    r"last\sfour(?:\sdigits)?(?:\sof\s(?:my|the|your)\s\w{1,12})?|"
    r"(?:account|card|acct)\s(?:\w{1,12}\s){0,3}end(?:s|ing)\s(?:in|with))"
    r"[\s:#.,]{0,3}(?:(?:is|was|are|it's|that's)\s)?(?:#\s?)?)"
    r"((?=[\w/-]{0,24}\d)[A-Z0-9][A-Z0-9/-]{2,24}(?:[ -]\d{2,9}){0,4}(?:,\s\d{4})?|"
    rf"{_SPOKEN}(?:{_GAP}{_SPOKEN}){{2,24}}|"
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
    r"\s\d{1,2}(?:st|nd|rd|th)?(?:,?\s\d{4})?)(?!\w)",
    re.I,
)
_LONG_NUMBERS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_START}\d{{4}}(?:[ -]\d{{4}}){{2,3}}(?:[ -]\d{{1,3}})?{_END}",
        rf"{_START}\d{{3}}[- ]\d{{6}}[- ]\d{{5}}{_END}",
        rf"{_START}\d{{3}}-\d{{2}}-\d{{4}}{_END}",
        rf"{_START}\d{{8,19}}{_END}",
        rf"{_START}\d{{2,9}}(?:-\d{{2,9}}){{1,4}}{_END}",
    )
)
_A_SUM = re.compile(
    r"\s{0,2}-?(?:dollars?|bucks|grand|thousand|million|k\b|square|sq\b|feet|foot|ft\b|percent|%|"
    r"a\s(?:month|year|week)|per\s)",
    re.I,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_LONG = 9  # figures from which a row with dashes is an account, and not a range or a date


def mask_numbers(text: str) -> str:
    """The text with every e-mail address, street address, phone and account number masked."""
    for kind, patterns in (
        (Kind.EMAIL, _MAILS),
        (Kind.ADDRESS, _ADDRESSES),
    ):
        for pattern in patterns:
            text = pattern.sub(mark(kind), text)
    text = _ADDRESS_AFTER.sub(lambda f: (f[1] or f[2]) + mark(Kind.ADDRESS), text)
    text = _NUMBER_AFTER.sub(rf"\1{mark(Kind.NUMBER)}", text)
    text = _PHONE_AFTER.sub(rf"\1{mark(Kind.PHONE)}", text)
    for pattern in _PHONES:
        text = pattern.sub(_unless(Kind.PHONE, _is_a_sum), text)
    text = _PHONE_SPOKEN.sub(_unless(Kind.PHONE, _is_no_phone), text)
    for pattern in _LONG_NUMBERS:
        text = pattern.sub(_unless(Kind.NUMBER, _is_no_account), text)
    return text


def _unless(
    kind: Kind, harmless: Callable[[re.Match[str]], bool]
) -> Callable[[re.Match[str]], str]:
    return lambda found: found[0] if harmless(found) else mark(kind)


def _is_a_sum(found: re.Match[str]) -> bool:
    return _A_SUM.match(found.string, found.end()) is not None


def _is_no_phone(found: re.Match[str]) -> bool:
    return len(_ONE_FIGURE.findall(found[0])) < _FIGURES_OF_A_PHONE or _is_a_sum(found)


def _is_no_account(found: re.Match[str]) -> bool:
    groups = re.split(r"[ -]", found[0])
    figures = sum(map(len, groups))
    is_short = len(groups) > 1 and figures < _LONG and "-" in found[0]
    return _is_a_sum(found) or is_short or all(_YEAR.fullmatch(group) for group in groups)
