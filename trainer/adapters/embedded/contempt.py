"""Words of contempt: few, old and much the same for everybody, so they are listed.

A classifier that learns from labelled lines hears the tone of some of them only; missing an insult makes a
homeowner look as if they had not listened.
"""

import re

_INSULT = re.compile(
    r"\b(?:stupid|dumb(?:est|er)?|idiots?|idiotic|morons?|moronic|imbecile|dimwit|pathetic|lazy|losers?|(?<!made a )fools?(?! of)|"
    r"foolish|senile|crazy old|brainless|clueless|whin(?:e|er|ing)|crybaby|shut (?:up|it)(?! (?:off|down|out))|(?:a |your |that |this )"
    r"(?:dump|shack|pigsty|rat ?hole|wreck|junk ?heap)|you people|people like you|your (?:kind|type|sort)\b(?! of)|"
    r"are you (?:always )?(?:this |that |so )?(?:deaf|slow|blind|dense|stupid|thick|difficult|kidding me)|what(?:'s| is) wrong with you|see if i care|"
    r"draw you a picture|spell(?:ed)? (?:it )?out for you|need it spelled out|not (?:that|very|too) (?:smart|bright)|"
    r"(?:smarter|better) (?:conversations?|excuses)|nobody (?:likes|wants) you|sit in (?:it|that \w+) until)\b",
    re.I,
)
_RUDE = re.compile(
    r"\b(?:damn(?: it)?|what the hell|who cares|grow up|wake up|get real|ridiculous|quit (?:wasting|stalling)|"
    r"wast(?:e|ing) (?:my|our|people's|everybody's|everyone's) (?:time|day|afternoon|evening|night)|"
    r"(?:real|serious|paying|better) (?:customer|client|seller|buyer)s? (?:right now|instead|than)|"
    r"live like (?:this|that),? (?:then|if you)|(?:don't|haven't|do not|have not)(?: got| have)? "
    r"(?:all (?:day|night)|time for (?:this|your))|should be grateful|no wonder (?:nobody|no one|this|that|the|it|you|your)|did you even|do you even|"
    r"do you want it (?:\w+ )?or not|i'?m the (?:professional|expert) here|how any of this works|"
    r"heard (?:that|better) excuses?|if you'?d (?:kept|taken care)|somebody'?s permission)\b",
    re.I,
)
_OWN = re.compile(
    r"\b(?:i(?:'m| am| was| feel| felt)|my|me|of me|on my part|we(?:'re| were)|call me)\b.{0,24}$",
    re.I,
)


_ABOUT_OTHERS = re.compile(
    r"^\W*(?:and |so )?(?:what|who|which|when|how)\b.*\b(?:they|them|he|she|callers?|contractors?|reps?|buyers?|anyone|"
    r"anybody|somebody|someone|the last|the other)\b.*\?\W*$",
    re.I | re.S,
)


def insults(line: str) -> bool:
    """Whether a line holds words of contempt that are not about the speaker."""
    return _is_said_to_them(_INSULT, line)


def is_rude(line: str) -> bool:
    """Whether a line is impatient or disdainful in so many words."""
    return _is_said_to_them(_RUDE, line)


def _is_said_to_them(pattern: re.Pattern[str], line: str) -> bool:
    text = line.replace("\u2019", "'")
    if _ABOUT_OTHERS.search(text):
        return False
    return any(not _OWN.search(text[: found.start()]) for found in pattern.finditer(text))
