"""Who speaks: the names that transcripts use for the two sides."""

import re
from collections.abc import Sequence

from trainer.domain.transcript import Speaker
from trainer.errors import TranscriptError, UnknownRepError

_REP = (
    "rep agent salesperson sales seller-rep trainee advisor consultant technician tech "
    "representative salesman saleswoman acquisitions".split()
)
_HOMEOWNER = (
    "homeowner seller customer owner client prospect callee resident landlord caller-owner".split()
)
_SIDE = dict.fromkeys(_REP, Speaker.REP) | dict.fromkeys(_HOMEOWNER, Speaker.HOMEOWNER)
_EITHER = frozenset({"caller", "buyer"})  # the rep, unless somebody else surely is
_COURTESY = frozenset({"mr", "mrs"})
_PROSPECT = "lead"  # a homeowner, but in "Lead Technician" or "Team Lead" a rank
_FIRST = frozenset({*_SIDE, *_EITHER, *_COURTESY, _PROSPECT, "me"})
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_OWNED = re.compile(r"['’]s\b")
_AFTER_THE_TITLE = re.compile(r"\b(?:for|of|at)\b")
_MOST_NAMED = 8  # so many names an error lists


def speaker_of(name: str, rep: str | None) -> Speaker | None:
    """The side a name stands for; `rep` is the name that was given for the rep, if any."""
    if rep is not None:
        return Speaker.REP if is_called(name, rep) else Speaker.HOMEOWNER
    outside, _, inside = name.partition("(")
    return _usual_side(outside) or _usual_side(inside)


def is_called(name: str, rep: str) -> bool:
    """Whether a name is the one that was given for the rep."""
    return name.strip().casefold() == rep.strip().casefold()


def _usual_side(name: str) -> Speaker | None:
    words = _title(name)
    if words == ["me"]:
        return Speaker.REP
    first = words[0] if words else ""
    roles = [_SIDE[word] for word in words if word in _SIDE]
    if roles and first not in _COURTESY:
        return roles[-1]  # the last word says what somebody is: a client advisor advises
    return Speaker.HOMEOWNER if first in {*_COURTESY, _PROSPECT} else None


def _title(name: str) -> list[str]:
    """The words of a title in small letters; none where it is a phrase, such as "For the owner"."""
    plain = _OWNED.sub("", name.lower())
    words = _WORD.findall(_AFTER_THE_TITLE.split(plain, maxsplit=1)[0])
    return words if words and (words[0] in _FIRST or is_proper(name)) else []


def is_proper(name: str) -> bool:
    """Whether a name is written as names and titles are: no word of it begins small."""
    outside = name.partition("(")[0]
    return not any(word[0].islower() for word in _WORD.findall(outside))


def may_be_either(name: str) -> bool:
    """Whether a name is a role that both sides can have, such as "Caller"."""
    return not _EITHER.isdisjoint(_title(name))


def sides(names: Sequence[str], rep: str | None) -> dict[str, Speaker]:
    """The side of every name: beside a known rep, everybody is on the homeowner's side.

    Raises UnknownRepError when it cannot be told who the rep is; the message says what to do.
    """
    known = {name: speaker_of(name, rep) for name in names}
    if rep is not None and Speaker.REP not in known.values():
        there = f"there are: {listed(names)}" if names else "no turn has a name"
        message = f"Nobody is called '{rep}' here; {there}."
        raise TranscriptError(message)
    unknown = [name for name, side in known.items() if side is None]
    if Speaker.REP not in known.values():
        callers = [name for name in unknown if may_be_either(name)]
        reps = callers or (unknown if len(unknown) == 1 < len(names) else [])
        known |= dict.fromkeys(reps, Speaker.REP)
    if unknown and Speaker.REP not in known.values():
        message = (
            f"It cannot be told who the rep is among: {listed(names)}. "
            f'Say it with: --rep "{unknown[0]}"'
        )
        raise UnknownRepError(message, names)
    return {name: side or Speaker.HOMEOWNER for name, side in known.items()}


def listed(names: Sequence[str]) -> str:
    """The names as an error shows them; "nobody" where there is none."""
    shown = ", ".join(names[:_MOST_NAMED]) or "nobody"
    more = len(names) - _MOST_NAMED
    return f"{shown} and {more} more" if more > 0 else shown
