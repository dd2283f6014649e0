"""The disclosure ledger: each hidden fact, how it came out, or what would have brought it out."""

from collections.abc import Iterator
from dataclasses import dataclass

from trainer.domain.attempt import Attempt, RepTurn
from trainer.domain.documents.scenario import Fact
from trainer.domain.documents.scene import Scene
from trainer.domain.homeowner.levers import levers_of
from trainer.domain.homeowner.mind import Mind, Told
from trainer.domain.scoring.record import Disclosure
from trainer.domain.scoring.words import ASKED_BY, CONCERNS, act_words, either

_QUESTION = "a question"


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One line of the ledger.

    `about` is None where only the topic may be named; `turn` is the rep turn that earned it; `how`
    says by what, or what would have brought it out; `chances` are the turns in which it was asked
    for, each with the trust (0 to 100) at that moment; `hinted` is the turn of a hint.
    """

    fact: str
    topic: str
    about: str | None
    turn: int | None
    how: str
    chances: tuple[tuple[int, int], ...] = ()
    hinted: int | None = None


def steps(attempt: Attempt) -> Iterator[tuple[RepTurn, Mind]]:
    """Each rep turn with the mind before it."""
    before = attempt.first
    for turn in attempt.turns:
        if isinstance(turn, RepTurn):
            yield turn, before
            before = turn.mind


def ledger(
    disclosures: tuple[Disclosure, ...], attempt: Attempt, scene: Scene, *, hide: bool
) -> tuple[Entry, ...]:
    """The ledger of an ended attempt; with `hide`, what was not found is named by topic only."""
    return tuple(
        _found(one, attempt) if one.earned_at is not None else _missed(one, attempt, scene, hide)
        for one in disclosures
    )


def _found(one: Disclosure, attempt: Attempt) -> Entry:
    if one.by is not None:
        how = f"earned by {ASKED_BY.get(one.by, _QUESTION)}"
    elif _was_hinted_before(one, attempt):
        how = "earned by taking up a hint"
    else:
        how = "volunteered, without a question"
    return Entry(fact=one.fact, topic=one.topic, about=one.about, turn=one.earned_at, how=how)


def _was_hinted_before(one: Disclosure, attempt: Attempt) -> bool:
    return any(
        before.facts[one.fact].told is Told.HINTED
        for turn, before in steps(attempt)
        if turn.turn.index == one.earned_at
    )


def _missed(one: Disclosure, attempt: Attempt, scene: Scene, hide: bool) -> Entry:  # noqa: FBT001
    fact = scene.fact(one.fact)
    memory = attempt.mind.facts[one.fact]
    return Entry(
        fact=one.fact,
        topic=one.topic,
        about=None if hide else one.about,
        turn=None,
        how=would_earn(fact, attempt, scene, hide=hide),
        chances=_chances(fact, attempt),
        hinted=memory.turn if memory.told is Told.HINTED else None,
    )


def would_earn(fact: Fact, attempt: Attempt, scene: Scene, *, hide: bool = False) -> str:
    """What would have brought a fact out, from its conditions, in plain words."""
    asked = f"a question about {scene.topics_by_id[fact.topic].name.lower()}{_asked_by(fact)}"
    first = [*_first_learned(fact, attempt, scene, hide=hide), *_first_met(fact, attempt, scene)]
    if fact.earned.acts and not _did_one(fact, attempt):
        first.append(either([act_words(act) for act in fact.earned.acts]))
    trust = _trust(fact, attempt, scene)
    parts = [f"first {', and '.join(first)}" if first else "", trust, f"then {asked}"]
    said = "; ".join(part for part in parts if part)
    return said.removeprefix("then ") if not (first or trust) else said


def _asked_by(fact: Fact) -> str:
    kinds = [ASKED_BY[move] for move in fact.earned.moves if move in ASKED_BY]
    return f", asked as {either(kinds)}" if kinds else ""


def _first_learned(fact: Fact, attempt: Attempt, scene: Scene, *, hide: bool) -> list[str]:
    told = attempt.mind.told()
    missing = [scene.fact(ref) for ref in fact.earned.after if ref not in told]
    topics = [scene.topics_by_id[other.topic].name.lower() for other in missing]
    if hide:
        return [f"learning what there was about {topic}" for topic in topics]
    return [f"learning this: “{other.is_about.rstrip('.')}”" for other in missing]


def _first_met(fact: Fact, attempt: Attempt, scene: Scene) -> list[str]:
    objections = attempt.mind.objections
    return [
        f"showing that you heard their concern about {CONCERNS[scene.objection(ref).category]}"
        for ref in fact.earned.heard
        if not objections[ref].was_met()
    ]


def _did_one(fact: Fact, attempt: Attempt) -> bool:
    return any(act.value in attempt.mind.ground.acts for act in fact.earned.acts)


def _trust(fact: Fact, attempt: Attempt, scene: Scene) -> str:
    scenario = scene.scenario
    levers = levers_of(scenario.difficulty, scenario.persona)
    gate = max(0, fact.earned.trust + levers.gate) if fact.earned.trust else 0
    most = max((turn.mind.trust for turn, _ in steps(attempt)), default=attempt.first.trust)
    if most < gate:
        return f"trust of about {gate} of 100 (yours came to {most})"
    too_soon = any(trust < gate for _, trust in _chances(fact, attempt))
    return f"trust of about {gate} of 100 at that moment" if too_soon else ""


def _chances(fact: Fact, attempt: Attempt) -> tuple[tuple[int, int], ...]:
    topics = (fact.topic, *fact.also)
    return tuple(
        (turn.turn.index, before.trust)
        for turn, before in steps(attempt)
        if any(
            turn.mind.ground.asked.get(topic, 0) > before.ground.asked.get(topic, 0)
            for topic in topics
        )
    )
