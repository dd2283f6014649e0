"""The wrap-up note beside what was told: noted, missed, made up, or rightly left open.

It is decided by words and numbers that the note shares with what was said, so it can tell that a
word was never said, not that it is wrong.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum

from trainer.domain.attempt import Attempt, RepTurn
from trainer.domain.documents.scene import Scene
from trainer.domain.homeowner.reaction import Part, PartKind
from trainer.domain.moves import Category
from trainer.domain.notes import WrapUp
from trainer.domain.scoring.likeness import numbers_in, same_number, stems_in, whole_numbers_in

UNKNOWN = re.compile(
    r"^\W*(unknown|not known|don'?t know|do not know|no idea|not asked|never asked|didn'?t ask|"
    r"did not ask|unclear|not said|open|tbd|n/?a|none yet|\?+)\W*$",
    re.I,
)


class Verdict(StrEnum):
    """How a field of the note stands beside what was told.

    COMPARE: something was told and something noted, and no word shows whether they are the same.
    """

    NOTED = "noted"
    MISSED = "missed"
    INVENTED = "invented"
    COMPARE = "compare"
    UNKNOWN = "unknown"


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """Something the homeowner told: in plain words, at which turn; None where it was known before."""

    text: str
    turn: int | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Noted:
    """One field: what was noted, the verdict, what was told and not noted, what nobody said.

    `on_the_matter` says that something told on this very matter is in it.
    """

    name: str
    label: str
    text: str
    verdict: Verdict
    on_the_matter: bool = False
    said_at: tuple[int, ...] = ()
    left_out: tuple[Told, ...] = ()
    never_said: tuple[str, ...] = ()


_HARD = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june "
    "july august september october november december brother brothers sister sisters wife husband "
    "son daughter mother father partner lawyer attorney accountant agent tenant tenants".split()
)
LABELS = {
    "motivation": "Why they would do it",
    "urgency": "How pressing it is",
    "decides": "Who decides",
    "timeline": "When",
    "fit": "Whether it fits",
    "next_step": "Next step",
}
TOPICS = {
    "motivation": "motivation problem priority effects upkeep carrying-cost comfort memories plans news",
    "urgency": "timing loan-trouble notices taxes happened-before problem",
    "decides": "decision title helpers family household identity",
    "timeline": "timing plans past-tries",
    "fit": "condition price budget debt occupancy criteria options other-offers financing repairs "
    "equipment-age rent belongings roof plumbing heating",
    "next_step": "contact next-steps",
}
_CONCERNS = {
    Category.AUTHORITY: "decides",
    Category.TIMING: "timeline",
    Category.PRICE: "fit",
    Category.SUITABILITY: "fit",
    Category.COMPETITOR: "fit",
    Category.ATTACHMENT: "motivation",
}


def check_note(note: WrapUp, attempt: Attempt, scene: Scene) -> tuple[Noted, ...]:
    """Every field of the note beside what was told in an ended attempt."""
    told = {name: tuple(_told(name, attempt, scene)) for name in LABELS}
    known = " ".join(
        (*scene.scenario.briefing.known, scene.scenario.persona.about, scene.scenario.persona.name)
    )
    names = (f.name for f in fields(note) if f.name in LABELS)
    return tuple(
        _check(name, getattr(note, name).strip(), told[name], attempt, known) for name in names
    )


def _check(name: str, text: str, told: Sequence[Told], attempt: Attempt, known: str) -> Noted:
    covered = [one for one in told if _shares(text, one.text)]
    never = tuple(_never_said(text, attempt, " . ".join((known, *(one.text for one in told)))))
    verdict = _verdict(text, told, covered, never)
    is_open = not text or UNKNOWN.match(text)
    return Noted(
        name=name,
        label=LABELS[name],
        text=text,
        verdict=verdict,
        on_the_matter=bool(covered),
        said_at=() if is_open else tuple(_said_at(text, attempt)),
        left_out=tuple(one for one in told if one not in covered),
        never_said=never if verdict is Verdict.INVENTED else (),
    )


def _verdict(
    text: str, told: Sequence[Told], covered: Sequence[Told], never: Sequence[str]
) -> Verdict:
    matters = len(stems_in(text)) + len(whole_numbers_in(text))
    if not matters or UNKNOWN.match(text):
        return Verdict.MISSED if told else Verdict.UNKNOWN
    if any(_is_hard(word) for word in never):
        return Verdict.INVENTED
    if covered:
        return Verdict.NOTED
    heard = 2 * len(never) <= matters
    if told:
        return Verdict.MISSED if heard else Verdict.COMPARE
    return Verdict.NOTED if heard else Verdict.INVENTED


def _is_hard(word: str) -> bool:
    """Whether a word has no other word for it: numbers, days, months, and who belongs to whom."""
    return word[0].isdigit() or word.lower() in _HARD


def _told(name: str, attempt: Attempt, scene: Scene) -> Iterator[Told]:
    """What was told on the matter of a field, each thing once."""
    topics = frozenset(TOPICS[name].split())
    seen: set[str] = set()
    for fact in scene.scenario.facts:
        if fact.id in attempt.first.told() and fact.topic in topics:
            yield Told(text=fact.is_about, turn=None)
    for turn in attempt.turns:
        for part in turn.parts if isinstance(turn, RepTurn) else ():
            text = _words_of(part, scene, name, topics)
            if text is not None and text not in seen:
                seen.add(text)
                yield Told(text=text, turn=turn.turn.index + 1)
    step = attempt.mind.ground.next_step
    if name == "next_step" and step and attempt.mind.ground.agreed is not None:
        yield Told(text=f"You agreed on: {step}.", turn=None)


def _words_of(part: Part, scene: Scene, name: str, topics: frozenset[str]) -> str | None:
    match part.kind:
        case PartKind.TELL:
            fact = scene.fact(part.ref)
            return fact.is_about if fact.topic in topics else None
        case PartKind.PLAIN:
            return scene.plain_by_topic[part.ref].says if part.ref in topics else None
        case PartKind.ROOT:
            objection = scene.objection(part.ref)
            return objection.root if _CONCERNS.get(objection.category) == name else None
        case _:  # nothing new is told
            return None


def _said_at(text: str, attempt: Attempt) -> Iterator[int]:
    for turn in attempt.turns:
        if not isinstance(turn, RepTurn) and _shares(text, turn.turn.text):
            yield turn.turn.index


def _shares(text: str, other: str) -> bool:
    if stems_in(text) & stems_in(other):
        return True
    return any(same_number(a, b) for a in numbers_in(text) for b in numbers_in(other))


def _never_said(text: str, attempt: Attempt, known: str) -> Iterator[str]:
    """The numbers, then the words of a note that stand nowhere in the talk or the briefing."""
    everything = " . ".join((known, *(turn.turn.text for turn in attempt.turns)))
    said = numbers_in(everything)
    for number in sorted(whole_numbers_in(text)):
        if not any(same_number(number, other) for other in said):
            yield f"{number:,g}"
    stems = stems_in(everything)
    for word in re.findall(r"[A-Za-zÀ-ÿ]+", text):
        if stems_in(word) - stems:
            yield word
