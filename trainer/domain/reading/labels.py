"""Labels: which lines begin with the name of a speaker, and which only look as if they did."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from trainer.domain.reading.names import is_called, is_proper, may_be_either, speaker_of

_TIME = re.compile(r"\s*[\[(]*\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?[\])]*\s*")
_IN_NAMES = frozenset(" .'’()_-")
_LONGEST = 41  # letters
_MOST_WORDS = 3
_HEADERS = frozenset(
    {"date", "time", "subject", "duration", "call id", "note", "notes", "transcript"}
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Label:
    """What stands before the colon of a line, and the words after it.

    `marked` says that more than the colon tells a speaker: a time stamp, or a voice tag.
    """

    name: str
    text: str
    marked: bool = False


def label_of(line: str) -> Label | None:
    """The label of a line such as `[00:05] **Rep:** Hi`; None where no colon can end a name."""
    time = _TIME.match(line)
    before, colon, after = line[time.end() if time else 0 :].partition(":")
    name = before.strip().strip("*_").strip()
    words = after.lstrip("*_")
    if not colon or not _can_be_a_name(name) or (words and not words[0].isspace()):
        return None
    return Label(name=name, text=words.strip(), marked=time is not None)


def _can_be_a_name(name: str) -> bool:
    return (
        0 < len(name) <= _LONGEST
        and name[0].isalpha()
        and all(
            letter.isalnum() or letter in _IN_NAMES or unicodedata.category(letter)[0] == "M"
            for letter in name
        )
    )


def speakers(labels: Sequence[Label], rep: str | None) -> frozenset[str]:
    """The names among the labels that are speakers: roles, and who speaks again and again.

    A name that comes once may be a heading or a phrase ("Two things: …"). It is a speaker only
    where a side would otherwise be missing, and rather where it is written as names are.
    """
    times = Counter(label.name for label in labels)
    marked = {label.name for label in labels if label.marked}
    roles = {name for name in times if _is_role(name, rep)}
    others = {name for name in times if name not in roles and _is_short(name)}
    sure = roles | {name for name in others if times[name] > 1 or name in marked}
    if _both_sides(sure, rep):
        return frozenset(sure)
    proper = {name for name in others if is_proper(name)}
    return frozenset(sure | (proper or others))


def _is_role(name: str, rep: str | None) -> bool:
    given = rep is not None and is_called(name, rep)
    return given or may_be_either(name) or speaker_of(name, None) is not None


def _is_short(name: str) -> bool:
    words = name.casefold().split()
    return len(words) <= _MOST_WORDS and " ".join(words) not in _HEADERS


def _both_sides(names: set[str], rep: str | None) -> bool:
    found = {speaker_of(name, rep) for name in names}
    return len(found) > 1 or (found == {None} and len(names) > 1)
