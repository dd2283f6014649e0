"""The days that people name: which one the homeowner would take, and whether it is another one."""

import re

from trainer.domain.trainees.view import View

_WHEN = re.compile(
    r"\b((?:mon|tues|wednes|thurs|fri|satur|sun)day)s?\b"
    r"(?:[^.?!]{0,24}?\b((?:at|after|around|before)\s+(?:\d{1,2}(?::\d\d)?|one|two|three|four|five|"
    r"six|seven|eight|nine|ten|eleven|twelve|noon)\b(?:[\s-](?:fifteen|thirty|forty[\s-]five))?"
    r"(?:\s*[ap]\.?m\b)?)|"
    r"[^.?!]{0,10}?\b(morning|afternoon|evening))?",
    re.I,
)
SOME_DAY = "Thursday at six"


def day_of(view: View) -> str:
    """The day that the homeowner named last; some day where none was named."""
    for turn in reversed(view.turns):
        found = _WHEN.search(turn.text) if turn.speaker.value == "homeowner" else None
        if found:
            hour = found[2] or (found[3] and f"{found[3]}") or ""
            return f"{found[1].title()} {hour}".strip()
    return SOME_DAY


def names_a_day(text: str) -> bool:
    """Whether a homeowner's words name a day and ask nothing after it."""
    named = _WHEN.search(text)
    return named is not None and "?" not in text[named.end() :]


def is_another_day(view: View) -> bool:
    """Whether the homeowner's last words name another day or hour than the rep's own last ones."""
    named = _WHEN.search(view.last)
    if named is None:
        return False
    own = next((t.text for t in reversed(view.turns) if t.speaker.value == "rep"), "").lower()
    return named[1].lower() not in own or bool(named[2] and named[2].lower() not in own)
