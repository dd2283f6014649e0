"""Counted checks of fit: what a turn of the rep has to do with what was said around it."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from trainer.domain.documents import course as form
from trainer.domain.moves import MoveKind
from trainer.domain.scoring.counting import (
    count,
    does,
    found_moves,
    made,
    makes,
    named,
    none_of,
    quotes_of,
    turn_quotes,
)
from trainer.domain.scoring.measures import content_words, words
from trainer.domain.scoring.record import Line, Record
from trainer.domain.scoring.scorecard import Answer

TOLD_WORDS = 8  # words from which a line of the homeowner tells something
PARROTED = 0.7  # share of a turn's matter taken from one line, from which it only repeats it
OWN_WORDS = 2  # words of the homeowner's that show what they said is used
USED = 0.12  # share of a turn's matter that is theirs, so that length alone uses nothing
COPIED = 6  # words in a row from which a line of the homeowner is repeated, not taken up
_WORD = re.compile(r"[a-z0-9']+")


@count.register
def _responds(formula: form.Responds, record: Record) -> Answer:
    places = [at for at in _places(formula, record) if _next_reps(record, at, 1)]
    if not places:
        return Answer(held=None, reason=f"not applicable: no {formula.after} to reply to")
    replies = [(at, _fitting(formula, record, at)) for at in places]
    met = [reply for _, reply in replies if reply is not None]
    missed = [_next_reps(record, at, 1)[0] for at, reply in replies if reply is None]
    held = len(met) / len(places) >= formula.share
    shown = met if held else missed
    reason = f"{len(met)} of {len(places)} replies to {formula.after} lines fit"
    evidence = turn_quotes(record, [line.turn.index for line in shown])
    return Answer(held=held, reason=reason, evidence=evidence)


def _places(formula: form.Responds, record: Record) -> list[int]:
    """The turn indexes of the homeowner's lines of the kind, each once."""
    raised = {
        track.raised
        for track in record.objections
        if not formula.categories or track.category in formula.categories
    }
    match formula.after:
        case "objection":
            found = raised
        case "stop":
            found = set() if record.stop_requested is None else {record.stop_requested}
        case "signal" | "look_alike":
            found = {one.turn for one in record.signals if one.kind == formula.after}
        case _:
            found = _said(record, asks=formula.after == "question", but=raised)
    return sorted(found)


def _said(record: Record, *, asks: bool, but: set[int]) -> set[int]:
    own = [line for line in record.lines if not line.is_rep]
    if asks:
        return {line.turn.index for line in own if "?" in line.turn.text}
    return {line.turn.index for line in own if tells(line) and line.turn.index not in but}


def tells(line: Line) -> bool:
    """Whether a line of the homeowner is of some length and no question."""
    return "?" not in line.turn.text and words(line.turn.text) >= TOLD_WORDS


def _next_reps(record: Record, index: int, within: int) -> tuple[Line, ...]:
    after = [line for line in record.rep_lines() if line.turn.index > index and line.turn.text]
    return tuple(after[:within])


def _fitting(formula: form.Responds, record: Record, index: int) -> Line | None:
    """The first of the next turns that fits; what must not be there must be in none before it."""
    said = next((line.turn.text for line in record.lines if line.turn.index == index), "")
    for line in _next_reps(record, index, formula.within):
        if made(line, *formula.without) or line.does_harm:
            return None
        if _fits(formula, line) and not copies(line.own, said):
            return line
    return None


def copies(text: str, said: str) -> bool:
    """Whether a line repeats another one word for word, in part and for some length."""
    return text != _without_copies(text, (said,))


def _without_copies(text: str, said: Iterable[str]) -> str:
    """The text without the runs of words that stand in these lines; the same where there are none."""
    own = _WORD.findall(text.lower())
    runs = {run for line in said for run in _runs(_WORD.findall(line.lower()))}
    copied = {
        place
        for start in range(len(own) - COPIED + 1)
        if tuple(own[start : start + COPIED]) in runs
        for place in range(start, start + COPIED)
    }
    if not copied:
        return text
    return " ".join(word for place, word in enumerate(own) if place not in copied)


def _runs(spoken: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(spoken[at : at + COPIED]) for at in range(len(spoken) - COPIED + 1)]


def _fits(formula: form.Responds, line: Line) -> bool:
    named_some = formula.moves or formula.acts
    if named_some and not (makes(line, *formula.moves) or does(line, *formula.acts)):
        return False
    if formula.at_most_words is not None and words(line.turn.text) > formula.at_most_words:
        return False
    return line.earns.relates >= formula.related


@count.register
def _accompanied(formula: form.Accompanied, record: Record) -> Answer:
    reps = record.rep_lines()
    places = [at for at, line in enumerate(reps) if makes(line, *formula.moves)]
    if not places:
        return none_of(record, formula.moves)
    beside = [at for at in places if _has_company(formula, reps, at)]
    alone = [at for at in places if at not in beside]
    held = len(beside) / len(places) >= formula.share
    shown = [reps[at].turn.index for at in (beside if held else alone)]
    reason = f"{len(beside)} of {len(places)} times beside {named(_company(formula))}"
    return Answer(held=held, reason=reason, evidence=turn_quotes(record, shown))


def _company(formula: form.Accompanied) -> tuple[str, ...]:
    return (*formula.by_moves, *formula.by_acts)


def _has_company(formula: form.Accompanied, reps: Sequence[Line], at: int) -> bool:
    near = range(max(0, at - formula.back), min(len(reps), at + formula.ahead + 1))
    return any(
        makes(reps[one], *formula.by_moves) or does(reps[one], *formula.by_acts)
        for one in near
        if one != at or not formula.apart
    )


@count.register
def _tied(formula: form.Tied, record: Record) -> Answer:
    heard = [one for one in _with_matter(record) if one[2] and makes(one[0], *formula.moves)]
    if not heard:
        return none_of(record, formula.moves, " after a reason")
    tied = [line for line, own, matter in heard if _uses(own, matter)]
    loose = [line for line, own, matter in heard if not _uses(own, matter)]
    held = len(tied) / len(heard) >= formula.share
    reason = f"{len(tied)} of {len(heard)} use what the homeowner brought up"
    shown = [line.turn.index for line in (tied if held else loose)]
    return Answer(held=held, reason=reason, evidence=turn_quotes(record, shown))


Matter = tuple[frozenset[str], ...]
Words = frozenset[str]


def _with_matter(record: Record) -> list[tuple[Line, Words, Matter]]:
    """Each turn of the rep with its own words and those that each line before it brought up.

    Words repeated in a row after the homeowner are not the rep's own.
    """
    spoken: Words = frozenset()
    brought: list[Words] = []
    said: list[str] = []
    found: list[tuple[Line, Words, Matter]] = []
    for line in record.lines:
        if line.is_rep:
            own = content_words(_without_copies(line.own, said))
            found.append((line, own, tuple(matter for matter in brought if matter)))
        else:
            said.append(line.turn.text)
            brought.append(content_words(line.turn.text) - spoken)
        spoken |= content_words(line.turn.text)
    return found


def _uses(own: Words, matter: Matter) -> bool:
    """Whether what they brought up makes a part of the turn, and not the whole of it."""
    used = own & frozenset().union(*matter)
    enough = len(used) >= max(OWN_WORDS, USED * len(own))
    return enough and not _parrots(own, matter)


def _parrots(own: Words, matter: Matter) -> bool:
    return any(len(own & one) > PARROTED * len(own) for one in matter)


@count.register
def _summarises(formula: form.Summarises, record: Record) -> Answer:
    last = _last_of(record, formula.before)
    if formula.before and last is None:
        return none_of(record, formula.before)
    sums = [
        line
        for line, own, matter in _with_matter(record)
        if (last is None or line.turn.index <= last)
        and not line.does_harm
        and _gathers(own, matter, formula.lines)
    ]
    reason = f"{len(sums)} turns take up what several lines said"
    evidence = turn_quotes(record, [line.turn.index for line in sums])
    return Answer(held=bool(sums), reason=reason, evidence=evidence)


def _last_of(record: Record, kinds: Sequence[MoveKind]) -> int | None:
    found = found_moves(record, kinds)
    return found[-1][0].turn.index if found else None


def _gathers(own: Words, matter: Matter, enough: int) -> bool:
    from_lines = sum(bool(own & one) for one in matter)
    return from_lines >= enough and _uses(own, matter)


@count.register
def _spaced(formula: form.Spaced, record: Record) -> Answer:
    found = found_moves(record, formula.moves)
    turns = list(dict.fromkeys(line.turn.index for line, _ in found))
    if len(turns) < 2:  # noqa: PLR2004 - it takes two to have something between them
        return Answer(held=None, reason=f"not applicable: {named(formula.moves)} came once at most")
    between = {line.turn.index for line in record.rep_lines() if makes(line, *formula.between)}
    close = [
        later
        for earlier, later in pairwise(turns)
        if not any(earlier < index <= later for index in between)
    ]
    shown = quotes_of(found) if not close else turn_quotes(record, close)
    reason = f"{len(close)} of {len(turns) - 1} came without {named(formula.between)} before"
    return Answer(held=not close, reason=reason, evidence=shown)
