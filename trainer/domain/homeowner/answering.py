"""Answering questions: by topic, from the person's own facts, and only what was earned."""

from collections.abc import Sequence
from dataclasses import replace

from trainer.domain.documents.phrase import Phrase
from trainer.domain.documents.scenario import Fact
from trainer.domain.homeowner.aiming import has_a_matter, is_a_bare_probe
from trainer.domain.homeowner.asking import (
    are_stacked,
    asked_questions,
    can_answer,
    is_closed,
    really_asks,
    unforeseen_phrase,
)
from trainer.domain.homeowner.assenting import beside_an_answer, small_question
from trainer.domain.homeowner.earning import gate, is_earned, is_near, may_come_up, weighs
from trainer.domain.homeowner.feelings import does, gave_something, listens
from trainer.domain.homeowner.mind import (
    FRIENDLY,
    FactMemory,
    ObjectionMemory,
    Stage,
    Told,
)
from trainer.domain.homeowner.moment import Draft, Moment, gains, loses
from trainer.domain.homeowner.particular import (
    asked_for,
    follows_up,
    goes_deeper,
    has_answered,
    is_surer,
    say,
    says_again,
    was_just_said,
)
from trainer.domain.homeowner.reaction import PartKind
from trainer.domain.moves import QUESTIONS, Act, Aim, AimKind, MoveKind

TOPIC_SURE = 0.5
TOPIC_NEAR = 0.42  # enough where nothing is surer, and the person has something to say about it
SAME_QUESTION = 0.8  # sureness from which a matter that came up before is asked for again
FAINT = 0.25  # the least at which it is about something at all
SILENT = 2
SILENT_SURE = 0.8  # "I have none" is said only where it is plain that this was asked
ABOUT_AS_WELL = 0.15  # topics within this confidence of the surest fit about as well
ASKS_WHY = 0.3  # share of unforeseen questions met with "why do you ask?"
ASKS_WHY_TOO_SOON = 0.35  # the same, for questions that come too soon
TAKEN_UP = 0.3  # likeness to a hint from which a line takes it up
FOLLOWED_UP = 6  # points of trust below the gate at which a followed-up hint is told
WHEN_TO_CALL = "contact"  # the topic of how and when to reach the person
OFTEN = 2  # questions about a matter of which nothing is known, after which another is minded


def asked_topics(draft: Draft, moment: Moment) -> tuple[str, ...]:
    """The topic that each question of the line asks about, in the order of the questions.

    Among topics that fit a question about as well, the one that the person can say something
    about is taken; and where no topic is sure, one that comes near.
    """
    aims = moment.heard.aims_at(AimKind.TOPIC)
    speaks = [a for a in aims if _silence_on(draft, moment, a.ref) < SILENT]
    sure = [a for a in aims if a.confidence >= (TOPIC_SURE if a in speaks else SILENT_SURE)] or [
        a for a in speaks if a.confidence >= TOPIC_NEAR
    ]
    by_question: dict[str, list[Aim]] = {}
    for aim in sure:
        by_question.setdefault(aim.text, []).append(aim)
    chosen = [_fitting(draft, moment, aims) for aims in by_question.values()]
    return tuple(dict.fromkeys(chosen))


def _fitting(draft: Draft, moment: Moment, aims: Sequence[Aim]) -> str:
    near = [aim for aim in aims if aim.confidence >= aims[0].confidence - ABOUT_AS_WELL]
    return min(near, key=lambda aim: (_silence_on(draft, moment, aim.ref), -aim.confidence)).ref


def _silence_on(draft: Draft, moment: Moment, topic: str) -> int:
    facts = moment.scene.facts_by_topic.get(topic, ())
    if any(draft.mind.facts[fact.id].told is not Told.TOLD for fact in facts):
        return 0
    return 1 if topic in moment.scene.plain_by_topic and not facts else SILENT


def answer(draft: Draft, moment: Moment) -> Draft:
    """The draft with the questions of the line answered, hinted at, or declined."""
    questions = asked_questions(moment)
    if _is_about_an_objection(draft):
        return draft
    small = small_question(draft, moment)
    if small is not None:
        return small
    topics = asked_topics(draft, moment) if questions or has_a_matter(moment) else ()
    hinted = _hint_taken_up(draft, moment, topics)
    if hinted is not None:
        return _opens_up(draft, moment, hinted)
    if not really_asks(moment) or not (questions or topics):
        return draft
    draft = draft.feels(interest=1)
    particular = asked_for(moment)
    if particular is not None and is_surer(moment, particular):
        said = say(draft, particular.ref, brief=is_closed(moment))
        return minds_stacking(said, moment)
    if not topics:
        return beside_an_answer(draft, moment) if draft.parts else _unforeseen(draft, moment)
    for topic in topics[: 1 if are_stacked(moment) else moment.levers.answers_at_once]:
        draft = _about(draft, moment, topic)
    return minds_stacking(draft, moment)


def minds_stacking(draft: Draft, moment: Moment) -> Draft:
    """The draft in which too many questions at once are minded."""
    if not are_stacked(moment):
        return draft
    return loses(draft, moment.levers, 1, 5).phrase(Phrase.ONE_AT_A_TIME)


def _hint_taken_up(draft: Draft, moment: Moment, topics: Sequence[str]) -> Fact | None:
    """The fact that was hinted at in the last reply, where the rep asks on or says it back."""
    refs = [said.removeprefix("hint:") for said in moment.before.ground.last if said[:5] == "hint:"]
    takes_up = moment.heard.relates >= TAKEN_UP and (asked_questions(moment) or listens(moment))
    asks_on = does(moment, MoveKind.EXPLORE) or moment.heard.did(Act.CLARIFY)
    for ref in refs:
        fact = moment.scene.fact(ref)
        leads = {fact.topic, *fact.also}
        away = has_a_matter(moment) or asked_for(moment) is not None
        other = bool(topics) and leads.isdisjoint(topics) and (away or not asks_on)
        if draft.mind.facts[ref].told is Told.HINTED and (takes_up or asks_on) and not other:
            return fact
    return None


def _opens_up(draft: Draft, moment: Moment, fact: Fact) -> Draft:
    """Who follows up a hint hears the rest, a little before they would have earned it otherwise."""
    draft = _asked(draft.feels(interest=1), fact.topic)
    near = draft.mind.trust >= gate(moment, fact) - FOLLOWED_UP and not draft.mind.ground.grudge
    if near and may_come_up(draft.mind, fact):
        return _tell(draft, moment, fact)
    return draft.phrase(Phrase.GRUDGE if draft.mind.ground.grudge else Phrase.GUARDED)


def _is_about_an_objection(draft: Draft) -> bool:
    """Whether the reply is about what stands between the two: one thought is enough."""
    stays = {PartKind.ROOT, PartKind.OBJECT, PartKind.HALF_ANSWERED}
    return any(part.kind in stays for part in draft.parts)


def _unforeseen(draft: Draft, moment: Moment) -> Draft:
    leads = _faintly_asked(draft, moment)
    if leads is not None:
        return hint(draft, moment, leads)
    barely = is_a_bare_probe(moment)
    said = goes_deeper(draft, moment) or says_again(draft, moment)
    if barely and said is not None:
        return said
    if barely and (gave_something(moment) or has_answered(moment)):
        return draft.phrase(Phrase.THAT_IS_ALL)  # asked on about what was said in full
    if draft.mind.trust < FRIENDLY and moment.chance("unforeseen") < ASKS_WHY:
        return draft.phrase(Phrase.WHY_ASK)
    return draft.phrase(unforeseen_phrase(moment))


def _faintly_asked(draft: Draft, moment: Moment) -> str | None:
    """The hidden fact nearest to a question that asks for it only faintly, for who is at ease."""
    if not moment.levers.volunteers or draft.mind.trust < FRIENDLY:
        return None
    for aim in moment.heard.aims_at(AimKind.TOPIC):
        for fact in moment.scene.facts_by_topic.get(aim.ref, ()):
            hidden = draft.mind.facts[fact.id].told is Told.HIDDEN
            if (
                hidden
                and aim.confidence >= FAINT
                and fact.topic == aim.ref
                and is_near(draft.mind, moment, fact)
            ):
                return fact.id
    return None


def _about(draft: Draft, moment: Moment, topic: str) -> Draft:
    draft = _asked(draft, topic)
    facts = moment.scene.facts_by_topic.get(topic, ())
    hidden = [f for f in facts if draft.mind.facts[f.id].told is not Told.TOLD]
    earned = [fact for fact in hidden if is_earned(draft.mind, moment, fact)]
    plain = topic in moment.scene.plain_by_topic and not _was_asked_before(draft, topic)
    told = next((f for f in earned if f.topic == topic or not plain or _presses(moment, f)), None)
    if told is not None:
        return _tell(draft, moment, told)
    if plain and not can_answer(moment, moment.scene.plain_by_topic[topic].says):
        return _unforeseen(draft, moment)
    if plain:
        return draft.says(PartKind.PLAIN, topic, brief=is_closed(moment))
    if hidden:
        return _hold_back(draft, moment, hidden[0], topic)
    return _nothing_new(draft, moment, topic)


def _presses(moment: Moment, fact: Fact) -> bool:
    """Whether a fact comes out although its own topic was not asked for, and a plain answer would do."""
    return weighs(moment, fact) and not is_closed(moment)


def _asked(draft: Draft, topic: str) -> Draft:
    ground = draft.mind.ground
    asked = {**ground.asked, topic: ground.asked.get(topic, 0) + 1}
    return draft.knows(replace(ground, asked=asked))


def _was_asked_before(draft: Draft, topic: str) -> bool:
    return draft.mind.ground.asked.get(topic, 0) > 1


def _nothing_new(draft: Draft, moment: Moment, topic: str) -> Draft:
    repeated = _was_asked_before(draft, topic)
    if repeated and _sureness_of(moment, topic) < SAME_QUESTION:
        return draft if draft.parts else _unforeseen(draft, moment)  # near it, and not it again
    if repeated:
        draft = loses(draft, moment.levers, 1, moment.levers.asked_again)
    again = _said_before(moment, topic)
    if again is not None:
        kind, ref, first = again
        if was_just_said(moment, f"{kind.value}:{ref}", f"{first.value}:{ref}"):
            return follows_up(draft, moment) or draft.phrase(_nothing_more(moment))
        return draft.says(kind, ref)
    if topic == WHEN_TO_CALL and moment.scenario.calendar is not None and not repeated:
        return draft.says(PartKind.SUGGESTS)
    if draft.parts and not repeated:
        return draft  # who has just taken an answer does not add that they know nothing
    often = draft.mind.ground.asked.get(topic, 0) > OFTEN
    if repeated:
        return draft.phrase(Phrase.ASKED_BEFORE if often else Phrase.UNSURE)
    return draft.says(PartKind.UNKNOWN, topic)


def _nothing_more(moment: Moment) -> Phrase:
    """What is said when somebody asks on about what was just told, and no more is known."""
    phrase = unforeseen_phrase(moment)
    return Phrase.THAT_IS_ALL if phrase is Phrase.UNSURE else phrase


def _said_before(moment: Moment, topic: str) -> tuple[PartKind, str, PartKind] | None:
    """How what is known of a topic is said again, and how it was said first; None where nothing is known.

    Who is asked for more of what they have just said does not say it again.
    """
    told = moment.scene.facts_by_topic.get(topic, ())
    if told:
        return PartKind.AGAIN, told[0].id, PartKind.TELL
    if topic in moment.scene.plain_by_topic:
        return PartKind.PLAIN_AGAIN, topic, PartKind.PLAIN
    return None


def _tell(draft: Draft, moment: Moment, fact: Fact) -> Draft:
    by = _asking_move(moment)
    memory = FactMemory(told=Told.TOLD, turn=moment.turn.index, by=by)
    brief = is_closed(moment)
    draft = _with_fact(draft, fact.id, memory).says(PartKind.TELL, fact.id, brief=brief)
    return gains(draft, moment.levers, 2, interest=5)


def _sureness_of(moment: Moment, topic: str) -> float:
    aims = moment.heard.aims_at(AimKind.TOPIC)
    return max((aim.confidence for aim in aims if aim.ref == topic), default=0.0)


def _asking_move(moment: Moment) -> MoveKind | None:
    asking = [m for m in asked_questions(moment) if m.kind in QUESTIONS]
    return max(asking, key=lambda move: move.confidence).kind if asking else None


def _hold_back(draft: Draft, moment: Moment, fact: Fact, topic: str) -> Draft:
    near = fact.topic == topic and is_near(draft.mind, moment, fact)
    if near and draft.mind.facts[fact.id].told is Told.HIDDEN:
        return hint(draft, moment, fact.id)
    if draft.mind.ground.grudge:
        return draft.phrase(Phrase.GRUDGE)
    if draft.mind.trust < FRIENDLY and moment.chance("hold back") < ASKS_WHY_TOO_SOON:
        return draft.phrase(Phrase.WHY_ASK)
    return draft.phrase(Phrase.GUARDED)


def hint(draft: Draft, moment: Moment, ref: str) -> Draft:
    """The draft with a hint of a hidden fact."""
    memory = FactMemory(told=Told.HINTED, turn=moment.turn.index)
    return _with_fact(draft, ref, memory).says(PartKind.HINT, ref)


def _with_fact(draft: Draft, ref: str, memory: FactMemory) -> Draft:
    mind = replace(draft.mind, facts={**draft.mind.facts, ref: memory})
    return replace(draft, mind=mind)


def is_ignored(memory: ObjectionMemory) -> bool:
    """Whether an objection stands that nobody has acknowledged."""
    return memory.stage in {Stage.RAISED, Stage.HARDENED} and not memory.was_heard()
