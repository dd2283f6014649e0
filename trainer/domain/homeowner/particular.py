"""Particular questions: the one answer that fits them, and what deepens something just told."""

from dataclasses import replace

from trainer.domain.documents.scenario import Asked
from trainer.domain.homeowner.asking import can_answer
from trainer.domain.homeowner.mind import Told
from trainer.domain.homeowner.moment import Draft, Moment
from trainer.domain.homeowner.reaction import PartKind
from trainer.domain.moves import Aim, AimKind

ASKED_SURE = 0.6
DEEPER_SURE = 0.75  # the same for what asks on about something that was just told
AHEAD = 0.15  # by how much it must be surer than a topic of which something is still held back
BEHIND = (
    0.2  # by how much it may be less sure than a topic with a plain answer that is not given yet
)

PLAINLY = 0.95  # sureness from which it is asked in nearly these words, whatever else is near
OUTDONE = 0.3  # by how much another question is surer that does not fit here
FOLLOWS_UP = 0.5  # sureness from which a question about what was just told is answered from there

_TELLS = frozenset({PartKind.TELL, PartKind.AGAIN, PartKind.ROOT})
OTHER_WORDS = {
    PartKind.TELL: PartKind.AGAIN,
    PartKind.PLAIN: PartKind.PLAIN_AGAIN,
    PartKind.ASKED: PartKind.ASKED_AGAIN,
}
_ANSWERS = frozenset({PartKind.ASKED, PartKind.ASKED_AGAIN})


def asked_for(moment: Moment) -> Aim | None:
    """The particular question that a line asks most surely, among those that fit here; or None."""
    fitting = (
        aim
        for aim in moment.heard.aims_at(AimKind.ASKED)
        if aim.confidence >= (DEEPER_SURE if _asked(moment, aim.ref).after else ASKED_SURE)
        and _fits(moment, _asked(moment, aim.ref))
    )
    found = max(fitting, key=lambda aim: aim.confidence, default=None)
    return None if found is None or _is_outdone(moment, found) else found


def _is_outdone(moment: Moment, asked: Aim) -> bool:
    """Whether the same words ask far more surely for what cannot be told here."""
    rivals = (a for a in moment.heard.aims_at(AimKind.ASKED) if a.text == asked.text)
    return any(rival.confidence >= asked.confidence + OUTDONE for rival in rivals)


def is_surer(moment: Moment, asked: Aim) -> bool:
    """Whether a particular question is what was asked, rather than a topic.

    Its answer must fit the shape of the question. A topic of which a fact is held back must be left behind, and one with a plain answer that was
    not given yet may be only a little surer.
    """
    if not can_answer(moment, _asked(moment, asked.ref).says):
        return False
    if _deepens(moment, asked):
        return True
    topics = [a for a in moment.heard.aims_at(AimKind.TOPIC) if a.text == asked.text]
    held_back = (min(a.confidence + AHEAD, PLAINLY) for a in topics if _is_held_back(moment, a.ref))
    unsaid = (a.confidence - BEHIND for a in topics if _has_plain(moment, a.ref))
    return asked.confidence >= max((*held_back, *unsaid), default=0.0)


def say(draft: Draft, ref: str, *, brief: bool) -> Draft:
    """The draft with the answer to a particular question; the second time in other words."""
    ground, key = draft.mind.ground, f"{PartKind.ASKED.value}/{ref}"
    times = ground.asked.get(key, 0)
    draft = draft.knows(replace(ground, asked={**ground.asked, key: times + 1}))
    return draft.says(PartKind.ASKED_AGAIN if times else PartKind.ASKED, ref, brief=brief)


def goes_deeper(draft: Draft, moment: Moment) -> Draft | None:
    """What a person adds to what they have just told when they are only asked on; or None."""
    told = _just_told(moment)
    for at, asked in enumerate(moment.scenario.asked):
        unsaid = f"{PartKind.ASKED.value}/{at}" not in draft.mind.ground.asked
        if asked.after in told and unsaid:
            return say(draft, str(at), brief=False)
    return None


def follows_up(draft: Draft, moment: Moment) -> Draft | None:
    """The answer to a question that most likely asks on about what was just told; or None."""
    told = _just_told(moment)
    for aim in moment.heard.aims_at(AimKind.ASKED):
        asked = _asked(moment, aim.ref)
        unsaid = f"{PartKind.ASKED.value}/{aim.ref}" not in draft.mind.ground.asked
        if asked.after in told and unsaid and aim.confidence >= FOLLOWS_UP:
            return say(draft, aim.ref, brief=False)
    return None


def was_just_said(moment: Moment, *parts: str) -> bool:
    """Whether one of these parts stands in the homeowner's last reply."""
    return not set(parts).isdisjoint(moment.before.ground.last)


def says_again(draft: Draft, moment: Moment) -> Draft | None:
    """The same in other words, after "tell me more" about something that was just told; or None."""
    for said in moment.before.ground.last:
        kind, _, ref = said.partition(":")
        if kind in OTHER_WORDS:
            return draft.says(OTHER_WORDS[PartKind(kind)], ref)
    return None


def has_answered(moment: Moment) -> bool:
    """Whether the homeowner's last reply answered a question."""
    answers = {*OTHER_WORDS, *OTHER_WORDS.values()}
    return any(said.partition(":")[0] in answers for said in moment.before.ground.last)


def _asked(moment: Moment, ref: str) -> Asked:
    return moment.scenario.asked[int(ref)]


def _fits(moment: Moment, asked: Asked) -> bool:
    return asked.after is None or asked.after in _just_told(moment)


def _deepens(moment: Moment, asked: Aim) -> bool:
    return _asked(moment, asked.ref).after is not None


def _is_held_back(moment: Moment, topic: str) -> bool:
    facts = (f for f in moment.scene.facts_by_topic.get(topic, ()) if f.topic == topic)
    return any(moment.before.facts[fact.id].told is not Told.TOLD for fact in facts)


def _has_plain(moment: Moment, topic: str) -> bool:
    return topic in moment.scene.plain_by_topic and topic not in moment.before.ground.asked


def _just_told(moment: Moment) -> frozenset[str]:
    """The facts and concerns that the homeowner's last two replies have opened up, or deepened."""
    ground = moment.before.ground
    return frozenset(
        about
        for said in (*ground.last, *ground.last_but_one)
        for kind, _, ref in (said.partition(":"),)
        for about in (_opened(moment, PartKind(kind), ref),)
        if about is not None
    )


def _opened(moment: Moment, kind: PartKind, ref: str) -> str | None:
    if kind in _ANSWERS:
        return _asked(moment, ref).after
    return ref if kind in _TELLS else None
