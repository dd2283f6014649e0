"""A second call: what a person keeps of the one before, and what they were promised in it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from trainer.domain.documents.phrase import Phrase
from trainer.domain.documents.scene import Scene
from trainer.domain.homeowner.mind import (
    FactMemory,
    Ground,
    Mind,
    ObjectionMemory,
    Stage,
    Told,
    first_mind,
)
from trainer.domain.homeowner.moment import Draft, Moment, gains, loses
from trainer.domain.homeowner.reaction import PartKind
from trainer.domain.moves import Act, Heard

_EVERY_TIME = frozenset({Act.INTRODUCE.value, Act.PERMISSION.value})  # worth as much once more
REMINDERS: Mapping[str, Phrase] = {
    Act.EMAIL.value: Phrase.PROMISED_EMAIL,
    Act.ASK_MANAGER.value: Phrase.PROMISED_ASKING,
}
REMINDER_TURN = 2  # rep turns that a rep has to speak of a promise first


def as_told(scene: Scene, first: Scene, then: Scene) -> Scene:
    """The scene of a second call, with the facts of the first as they were on the day of that call.

    `first` is the scenario it follows on its first day, `then` the same as it was played.
    """
    written = {fact.id: fact for fact in first.scenario.facts}
    played = {fact.id: fact for fact in then.scenario.facts}
    facts = tuple(
        played.get(fact.id, fact) if fact == written.get(fact.id) else fact
        for fact in scene.scenario.facts
    )
    return scene.with_facts(facts)


def carried_over(before: Mind, scene: Scene, then: Scene) -> Mind:
    """The mind before a second call, made of the mind after the first, which was played in `then`.

    Trust and interest drift half of the way to where the scene starts, patience is fresh. A fact or
    a concern of which the scene says something new is new.
    """
    fresh = first_mind(scene)
    told = {fact.id for fact in then.scenario.facts if fact in scene.scenario.facts}
    says = {objection.id: objection.says for objection in then.scenario.objections}
    same = {o.id for o in scene.scenario.objections if says.get(o.id) == o.says}
    past = scene.scenario.follows.past if scene.scenario.follows else ()
    return Mind(
        trust=_halfway(before.trust, fresh.trust),
        patience=fresh.patience,
        interest=_halfway(before.interest, fresh.interest),
        facts={
            ref: FactMemory(told=Told.TOLD if ref in told & before.told() else Told.HIDDEN)
            for ref in fresh.facts
        },
        objections={
            ref: ObjectionMemory(stage=Stage.SETTLED)
            if ref in past
            else _kept(before.objections[ref] if ref in same else ObjectionMemory())
            for ref in fresh.objections
        },
        ground=_common(before.ground, scene, then),
    )


def _halfway(value: int, to: int) -> int:
    return round((value + to) / 2)


def _kept(memory: ObjectionMemory) -> ObjectionMemory:
    """A concern as it comes into the next call: what was not met comes up again in its own time."""
    if memory.stage not in {Stage.ANSWERED, Stage.SETTLED}:
        return ObjectionMemory()
    return ObjectionMemory(stage=memory.stage, returned=memory.returned)


def _common(ground: Ground, scene: Scene, then: Scene) -> Ground:
    plain, before = scene.plain_by_topic, then.plain_by_topic
    return Ground(
        rep_name=ground.rep_name,
        company=ground.company or scene.company.company,
        offers=ground.offers,
        asked={t: n for t, n in ground.asked.items() if plain.get(t) == before.get(t)},
        acts=ground.acts - _EVERY_TIME,
        slips=ground.slips // 2,
        grudge=ground.grudge // 2,
        baited=ground.baited,
        next_step=ground.next_step,
        owed=ground.promised,
    )


def note_promises(ground: Ground, heard: Heard) -> Ground:
    """The common ground after a line: what it promises, and without the promises it speaks of."""
    named = tuple(act for act in REMINDERS if heard.did(Act(act)))
    if heard.did(Act.HOLD):  # who asks the manager while the other waits owes nothing
        named = tuple(act for act in named if act != Act.ASK_MANAGER.value)
    new = tuple(act for act in named if act not in (*ground.owed, *ground.promised))
    owed = tuple(act for act in ground.owed if act not in named)
    return replace(ground, promised=(*ground.promised, *new), owed=owed)


def take_up_promise(draft: Draft, moment: Moment) -> Draft | None:
    """The reply to a rep who speaks of what they promised, or is sorry about it; else None."""
    before = moment.before.ground
    reminded = [act for act, phrase in REMINDERS.items() if _says(phrase) in before.last]
    settled = moment.heard.did(*(Act(act) for act in (*before.owed, *reminded)))
    if not settled and not (reminded and moment.heard.did(Act.APOLOGY)):
        return None
    return gains(draft, moment.levers, 3, interest=2).phrase(Phrase.PROMISE_KEPT)


def remind(draft: Draft, moment: Moment) -> Draft | None:
    """The homeowner speaks of a promise by themselves, once; None where there is none."""
    owed = draft.mind.ground.owed
    if not owed or draft.mind.heard_turns < REMINDER_TURN:
        return None
    left = replace(draft.mind.ground, owed=owed[1:])
    return loses(draft.knows(left), moment.levers, 2, 3).phrase(REMINDERS[owed[0]])


def _says(phrase: Phrase) -> str:
    return f"{PartKind.PHRASE.value}:{phrase.value}"


@dataclass(frozen=True, kw_only=True, slots=True)
class LastTime:
    """What a rep knows from the call before, in plain words: what was told, agreed and promised."""

    told: tuple[str, ...]
    agreed: str | None
    promised: tuple[str, ...]


_PROMISES = {
    Act.EMAIL.value: "to e-mail something",
    Act.ASK_MANAGER.value: "to ask your manager",
}


def last_time(scene: Scene, first: Mind) -> LastTime | None:
    """What is known before a second call that begins with the mind `first`; None in a first call."""
    if scene.scenario.follows is None:
        return None
    told = first.told()
    return LastTime(
        told=tuple(fact.is_about for fact in scene.scenario.facts if fact.id in told),
        agreed=first.ground.next_step,
        promised=tuple(_PROMISES[act] for act in first.ground.owed),
    )
