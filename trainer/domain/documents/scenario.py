"""The scenario: who the homeowner is, what they hold back, what they object to, how it can end."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from trainer.domain.documents.base import Difficulty, Document, Gate, Id, Line, Score, Trade
from trainer.domain.documents.chapter import Follows
from trainer.domain.documents.person import Calendar, Other, Persona, Signal
from trainer.domain.documents.phrase import Phrase
from trainer.domain.moves import Act, Category, MoveKind
from trainer.domain.outcome import Outcome


class Briefing(Document):
    """What the rep knows before the conversation. Nothing hidden may stand here."""

    situation: Line
    known: tuple[Line, ...] = Field(min_length=1)
    goal: Line


class Start(Document):
    """How the homeowner feels when the conversation opens, each 0 to 100."""

    trust: Score = 40
    patience: Score = 60
    interest: Score = 30


class Earned(Document):
    """What earns a fact; every condition that is given must hold."""

    trust: Score = Field(default=0, description="Trust must have reached this.")
    moves: tuple[MoveKind, ...] = Field(
        default=(), description="The line that asks must make one of these moves."
    )
    acts: tuple[Act, ...] = Field(default=(), description="One of these acts came first.")
    after: tuple[Id, ...] = Field(default=(), description="These facts must have been told.")
    heard: tuple[Id, ...] = Field(
        default=(), description="These objections must at least have been acknowledged."
    )


class Fact(Document):
    """Something the homeowner holds back until it is earned."""

    id: Id
    topic: Id
    also: tuple[Id, ...] = Field(default=(), description="Further topics that lead to it.")
    is_about: Line = Field(description="The fact in plain words, for the debrief.")
    earned: Earned = Earned()
    tell: Line
    hint: Line
    again: Line = Field(description="When it is asked for a second time.")


class Raised(Document):
    """When an objection comes up by itself; with `day`, only on a day that says when."""

    on: Literal["opening", "offer", "next_step", "topic", "turn", "after", "day"]
    topic: Id | None = None
    turn: int | None = Field(default=None, ge=1, description="From this rep turn on.")
    objection: Id | None = Field(
        default=None, description="With `after`: the objection that was answered before."
    )


class Objection(Document):
    """A reason not to go on, with its root."""

    id: Id
    category: Category
    root: Line = Field(description="What lies beneath, for the debrief.")
    raised: Raised
    says: tuple[Line, Line, Line] = Field(description="Three wordings, from mild to strong.")
    root_says: Line = Field(description="What they say when the concern is explored.")
    answers: tuple[Line, ...] = Field(
        min_length=3, description="Spoken lines of a rep that answer the root; found by meaning."
    )
    needs: Literal["answer", "explore", "acknowledge"] = Field(
        default="explore",
        description="What must come before an answer counts: nothing, hearing it, or asking.",
    )
    behind: Id | None = Field(
        default=None,
        description="A smokescreen: asking about it brings out this objection, the real one.",
    )
    returns: bool = Field(
        default=False, description="Comes back once unless the rep checked that it was settled."
    )
    half_answered: Line = Field(description="When the answer misses the root.")
    answered: Line = Field(description="When the answer reaches the root.")
    settled: Line = Field(description="When asked whether it is settled, and it is.")
    sample: Line = Field(description="What a good rep could say, shown as better words.")


class RedLine(Document):
    """Something that costs the conversation: by pattern *and* meaning."""

    id: Id
    gate: Gate
    is_about: Line = Field(description="The rule in plain words, for the scorecard.")
    pattern: str = Field(min_length=3, description="re2; must match for a breach to count.")
    breach: tuple[Line, ...] = Field(min_length=3, description="Lines that break it.")
    fine: tuple[Line, ...] = Field(min_length=3, description="Near misses that do not.")
    then: Literal["cools", "hangs_up"] = "cools"
    says: Line
    trap: bool = Field(default=False, description="A compliance trap: the homeowner tempts.")
    bait: Line | None = Field(default=None, description="What the homeowner says to tempt.")
    bait_turn: int | None = Field(default=None, ge=1, description="From this rep turn on.")


class Needs(Document):
    """What the homeowner needs before they agree."""

    trust: Score = 50
    interest: Score = 0
    settled: tuple[Id, ...] = Field(default=(), description="Objections answered or settled.")
    told: tuple[Id, ...] = Field(default=(), description="Facts that must be on the table.")
    baited: tuple[Id, ...] = Field(
        default=(), description="Red lines whose bait the homeowner must have offered."
    )


class Ending(Document):
    """One way the conversation can end well, and what the rep must do for it."""

    id: Id
    outcome: Outcome
    moves: tuple[MoveKind, ...] = ()
    acts: tuple[Act, ...] = ()
    cues: tuple[Line, ...] = Field(
        default=(), description="Spoken lines of a rep that ask for this; found by meaning."
    )
    dated: bool = Field(
        default=True, description="Whether an advance counts only once a day is named."
    )
    needs: Needs = Needs()
    agrees: Line
    not_yet: Line


class Plain(Document):
    """An answer that is no secret, by topic."""

    topic: Id
    says: Line
    again: Line


class Asked(Document):
    """A particular question that reps ask, and the answer that fits it and no other."""

    questions: tuple[Line, ...] = Field(
        min_length=1, description="Spoken questions of a rep that it answers; found by meaning."
    )
    says: Line = Field(description="Its first sentence alone answers a closed question.")
    again: Line | None = Field(default=None, description="When it is asked for a second time.")
    after: Id | None = Field(
        default=None,
        description="Only right after this fact was told, or what lies behind this objection.",
    )


class StopRequest(Document):
    """When the homeowner asks never to be contacted again; the only right answer is to stop."""

    below_trust: Score = 15
    says: Line
    thanks: Line = Field(description="When the rep confirms and goes.")


class Moved(Document):
    """What makes the homeowner ease their price, and by how many dollars."""

    settled: Id = Field(description="The objection that must have been answered.")
    by: int = Field(ge=1)


def _as_list(value: object) -> object:
    return [value] if isinstance(value, str) else value


Wordings = Annotated[tuple[Line, ...], BeforeValidator(_as_list), Field(min_length=1)]


class Money(Document):
    """What the homeowner thinks about the price, in dollars. Never shown before the end."""

    anchor: int = Field(description="The number they have in their head.")
    target: int
    floor: int
    more_is_better: bool = Field(description="True where the homeowner sells.")
    low: Wordings = Field(description="What they say to a number beyond the floor.")
    near: Wordings = Field(description="What they say between floor and target.")
    good: Wordings = Field(description="What they say at the target or better.")
    moved: tuple[Moved, ...] = ()


class DayFact(Document):
    """A fact that is different on another day; its topic and what earns it stay."""

    id: Id
    is_about: Line
    tell: Line
    hint: Line
    again: Line


class Day(Document):
    """The same person on another day, so that last time's script does not win."""

    id: Id
    start: Start
    opening: tuple[Line, ...] = Field(min_length=1)
    known: tuple[Line, ...] = Field(default=(), description="Added to the briefing on this day.")
    raised: Mapping[Id, Raised] = Field(
        default={}, description="When objections come up on this day, by their id."
    )
    facts: tuple[DayFact, ...] = ()


class Scenario(Document):
    """One homeowner on one day."""

    id: Id
    title: Line
    trade: Trade
    difficulty: Difficulty
    minutes: int = Field(ge=2, le=40)
    rubric: Id
    temperament: Id
    follows: Follows | None = Field(default=None, description="What this is a second call to.")
    persona: Persona
    briefing: Briefing
    opening: tuple[Line, ...] = Field(min_length=1)
    start: Start = Start()
    plain: tuple[Plain, ...] = ()
    asked: tuple[Asked, ...] = Field(
        default=(), description="Particular questions and their answers, beside the topics."
    )
    facts: tuple[Fact, ...] = Field(min_length=1)
    objections: tuple[Objection, ...] = Field(min_length=1)
    money: Money | None = None
    calendar: Calendar | None = None
    others: tuple[Other, ...] = ()
    signals: tuple[Signal, ...] = ()
    phrases: Mapping[Phrase, tuple[Line, ...]] = Field(
        default={}, description="Wordings of this person's own, used before the phrasebook's."
    )
    asks: tuple[Line, ...] = Field(
        min_length=2, description="Questions of their own, for when the talk lies with them."
    )
    red_lines: tuple[RedLine, ...] = ()
    stop_request: StopRequest | None = None
    endings: tuple[Ending, ...] = Field(min_length=1)
    best: Outcome
    accepted: tuple[Outcome, ...] = Field(min_length=1)
    style: tuple[Line, ...] = Field(
        default=(), max_length=8, description="Lines that show how this person talks."
    )
    days: tuple[Day, ...] = Field(default=(), description="The same person on other days.")
