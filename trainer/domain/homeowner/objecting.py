"""The life of an objection: raised, acknowledged, explored, answered, settled, or hardened."""

from dataclasses import replace

from trainer.domain.documents.phrase import Phrase
from trainer.domain.documents.scenario import Objection
from trainer.domain.homeowner.aiming import (
    asks_about_it,
    asks_for_concerns,
    checks,
    has_a_matter,
    is_a_bare_probe,
)
from trainer.domain.homeowner.answering import asked_topics
from trainer.domain.homeowner.feelings import does, harms, listens
from trainer.domain.homeowner.interrupts import slips
from trainer.domain.homeowner.mind import FRIENDLY, Mind, ObjectionMemory, Stage
from trainer.domain.homeowner.moment import Draft, Moment, gains, loses
from trainer.domain.homeowner.particular import asked_for, goes_deeper
from trainer.domain.homeowner.reaction import PartKind
from trainer.domain.moves import ANSWERS, Act, AimKind, MoveKind

ANSWER_SURE = 0.5
ANSWER_PLAIN = 0.6  # the same where the line was not heard to say anything of use
ANSWER_WITH_MOVE = 0.30  # the same where the line brings proof, another view or another way
SETTLES_WITHIN = 4  # transcript indexes in which any "all right?" is about what was answered
LATELY = 3  # transcript indexes
ANSWER_LATER = 0.40  # the same where something else was spoken of last
ANSWER_AFTER_ASKING = 0.22  # the same once the rep has asked about the concern and heard its root
BEARS_ON_IT = (MoveKind.PROOF, MoveKind.REFRAME, MoveKind.ALTERNATIVE, MoveKind.BENEFIT)
RELIEF = 6  # patience that comes back when a concern is met
FORESTALL_SURE = 0.7
STRONGEST = 2
BEARS = 0.25  # likeness from which what is said has to do with a concern at all
UNCONFIRMED_TURNS = 6  # transcript indexes after which an unconfirmed answer is doubted again


def open_objection(mind: Mind) -> str | None:
    """The objection that stands between the two now: the one raised last, or None."""
    raised = [(m.raised or 0, ref) for ref, m in mind.objections.items() if m.is_open()]
    return max(raised)[1] if raised else None


def raise_objection(draft: Draft, moment: Moment, ref: str) -> Draft:
    """The draft in which an objection comes up."""
    memory = draft.mind.objections[ref]
    first = moment.turn.index + 1 if memory.raised is None else memory.raised
    raised = replace(memory, stage=Stage.RAISED, raised=first)
    return draft.objection(ref, raised).says(PartKind.OBJECT, ref, min(memory.resisted, STRONGEST))


def latent(draft: Draft, moment: Moment, on: str) -> str | None:
    """The first latent objection that is raised by `on`, or None."""
    for objection in moment.scenario.objections:
        is_latent = draft.mind.objections[objection.id].stage is Stage.LATENT
        if is_latent and objection.raised.on == on:
            return objection.id
    return None


def handle(draft: Draft, moment: Moment) -> Draft:
    """The draft after the rep met, missed or ignored the open objection."""
    draft = _forestalled(draft, moment)
    ref = open_objection(draft.mind)
    if ref is None:
        return _named(draft, moment) or _confirmed(draft, moment)
    objection = moment.scene.objection(ref)
    memory = draft.mind.objections[ref]
    if harms(moment, MoveKind.PRESSURE, MoveKind.DISMISS):
        return _hardened(draft, moment, objection, memory)
    heard = _heard_out(memory, moment)
    draft = draft.objection(ref, heard)
    asks_first = _wants_asking(objection) and heard.explored is None and asks_about_it(moment)
    if _answers(moment, ref, heard) and not asks_first:
        return _answered(draft, moment, objection, heard)
    if asks_about_it(moment) and heard.explored is not None:
        return _asked_on(draft, moment, ref, heard)
    if asks_about_it(moment):
        explored = replace(heard, stage=Stage.EXPLORED, explored=moment.turn.index)
        draft = gains(draft.objection(ref, explored), moment.levers, 3, interest=4)
        return _behind_it(draft.says(PartKind.ROOT, ref), moment, objection)
    if checks(moment):
        return _checked_the_other(draft, moment, ref) or _not_settled(draft, ref, heard)
    return _unmet(draft, moment, objection, heard)


def _not_settled(draft: Draft, ref: str, memory: ObjectionMemory) -> Draft:
    """Asked whether a concern is settled that stands, people say no, and what is still in the way."""
    draft = draft.phrase(Phrase.NOT_SETTLED)
    if memory.resisted > STRONGEST:
        return draft
    draft = draft.objection(ref, replace(memory, resisted=memory.resisted + 1))
    return draft.says(PartKind.OBJECT, ref, min(memory.resisted + 1, STRONGEST))


def _behind_it(draft: Draft, moment: Moment, objection: Objection) -> Draft:
    """The draft in which asking about a smokescreen has brought out the concern behind it."""
    if objection.behind is None:
        return draft
    screen = draft.mind.objections[objection.id]
    gone = replace(screen, stage=Stage.ANSWERED, answered=moment.turn.index, returned=True)
    draft = draft.objection(objection.id, gone)
    real = draft.mind.objections[objection.behind]
    if real.stage is not Stage.LATENT:
        return draft
    named = replace(real, stage=Stage.RAISED, raised=moment.turn.index + 1)
    return draft.objection(objection.behind, named)


def _asked_on(draft: Draft, moment: Moment, ref: str, memory: ObjectionMemory) -> Draft:
    """Asked about a concern once more, people put it in other words; barely asked on, that was all."""
    if asks_for_concerns(moment):
        draft = _named(draft, moment) or draft
    if draft.parts:
        return draft
    if asked_for(moment) is not None:
        return draft  # answered with the other questions
    deeper = goes_deeper(draft, moment)
    if deeper is not None:
        return deeper
    if is_a_bare_probe(moment):
        return draft if asked_topics(draft, moment) else draft.phrase(Phrase.THAT_IS_ALL)
    if memory.resisted:
        return draft
    asked = draft.objection(ref, replace(memory, resisted=1))
    return asked.says(PartKind.OBJECT, ref)


def _named(draft: Draft, moment: Moment) -> Draft | None:
    """A concern that was never voiced, brought out by somebody who asks for it; else None."""
    if not asks_for_concerns(moment) or checks(moment):
        return None
    for objection in moment.scenario.objections:
        if draft.mind.objections[objection.id].stage is Stage.LATENT:
            return raise_objection(gains(draft, moment.levers, 2), moment, objection.id)
    return None


def _forestalled(draft: Draft, moment: Moment) -> Draft:
    """A concern that was answered before it was raised does not come up any more.

    Only somebody who is believed, and was told something in this talk, can do that; and the homeowner says nothing about it.
    """
    told_now = any(memory.turn is not None for memory in draft.mind.facts.values())
    if draft.mind.trust < FRIENDLY or not told_now:
        return draft
    for aim in moment.heard.aims_at(AimKind.ANSWER):
        memory = draft.mind.objections[aim.ref]
        if memory.stage is Stage.LATENT and aim.confidence >= FORESTALL_SURE:
            done = replace(memory, stage=Stage.ANSWERED, answered=moment.turn.index)
            draft = gains(draft.objection(aim.ref, done), moment.levers, 5, interest=6)
    return draft


def _heard_out(memory: ObjectionMemory, moment: Moment) -> ObjectionMemory:
    owns_it = moment.heard.did(Act.APOLOGY, Act.REMOVAL_OFFER)
    if memory.acknowledged is not None or not (listens(moment) or owns_it):
        return memory
    stage = Stage.EXPLORED if memory.stage is Stage.EXPLORED else Stage.ACKNOWLEDGED
    return replace(memory, stage=stage, acknowledged=moment.turn.index)


def _answers(moment: Moment, ref: str, memory: ObjectionMemory) -> bool:
    if does(moment, MoveKind.REFLECT) and not does(moment, *ANSWERS):
        return False  # a concern that is only said back is heard, and not answered
    with_move = ANSWER_WITH_MOVE if memory.explored is None else ANSWER_AFTER_ASKING
    with_move = with_move if _is_spoken_of(moment, ref, memory) else ANSWER_LATER
    bears = does(moment, *BEARS_ON_IT) and not moment.heard.did(Act.INTRODUCE)
    enough = with_move if bears else ANSWER_SURE
    if not does(moment, *ANSWERS):
        enough = ANSWER_PLAIN
    aims = moment.heard.aims_at(AimKind.ANSWER)
    return any(aim.ref == ref and aim.confidence >= enough for aim in aims)


def _is_spoken_of(moment: Moment, ref: str, memory: ObjectionMemory) -> bool:
    """Whether the two are speaking of this concern: what comes next is meant for it."""
    marks = (memory.raised, memory.acknowledged, memory.explored)
    lately = any(mark is not None and mark >= moment.turn.index - LATELY for mark in marks)
    return lately or any(said.endswith(f":{ref}") for said in moment.before.ground.last)


def _wants_asking(objection: Objection) -> bool:
    """Whether an answer counts only after the rep has asked about the concern."""
    return objection.needs == "explore" or objection.behind is not None


def _answered(draft: Draft, moment: Moment, objection: Objection, memory: ObjectionMemory) -> Draft:
    heard = memory.was_heard()
    acknowledged = heard or objection.needs != "acknowledge"
    ready = acknowledged and (memory.explored is not None or not _wants_asking(objection))
    if not ready:
        missed = replace(memory, resisted=memory.resisted + 1)
        draft = draft.objection(objection.id, missed).feels(trust=1, patience=-2)
        return draft.says(PartKind.HALF_ANSWERED, objection.id)
    done = replace(memory, stage=Stage.ANSWERED, answered=moment.turn.index)
    draft = gains(draft.objection(objection.id, done), moment.levers, 8, interest=8)
    draft = draft.feels(patience=RELIEF)
    if does(moment, MoveKind.CONFIRM) and heard:
        done = replace(done, stage=Stage.SETTLED, settled=moment.turn.index)
        return draft.objection(objection.id, done).says(PartKind.SETTLED, objection.id)
    return draft.says(PartKind.ANSWERED, objection.id)


def _unmet(draft: Draft, moment: Moment, objection: Objection, memory: ObjectionMemory) -> Draft:
    if _was_just_heard(memory, moment):
        return draft.phrase(Phrase.ACKNOWLEDGED)
    tells = does(moment, *ANSWERS) and _touches(moment, objection.id)
    if not tells and not moment.levers.waits_for_ear and has_a_matter(moment):
        return draft.feels(patience=-2)
    if not tells and (memory.was_heard() or _was_said_lately(memory, moment, objection.id)):
        return draft
    resisted = memory.resisted + 1
    stage = Stage.HARDENED if resisted > STRONGEST else memory.stage
    draft = draft.objection(objection.id, replace(memory, resisted=resisted, stage=stage))
    if tells and memory.was_heard() and not moment.heard.did(Act.INTRODUCE):
        return draft.feels(patience=-3).says(PartKind.HALF_ANSWERED, objection.id)
    draft = loses(draft, moment.levers, 3, 5)
    if resisted <= STRONGEST:
        return draft.says(PartKind.OBJECT, objection.id, resisted)
    return draft.phrase(Phrase.DISMISSED) if tells else draft


def _touches(moment: Moment, ref: str) -> bool:
    """Whether what the rep says has to do with a concern; nobody weighs what has not."""
    aims = moment.heard.aims_at(AimKind.ANSWER)
    bears = any(aim.ref == ref and aim.confidence >= BEARS for aim in aims)
    return bears or moment.heard.relates >= BEARS


def _was_said_lately(memory: ObjectionMemory, moment: Moment, ref: str) -> bool:
    """People come back to what bothers them, but not in every single reply."""
    ground = moment.before.ground
    said = f"{PartKind.OBJECT.value}:{ref}"
    return memory.resisted > 0 and said in (*ground.last, *ground.last_but_one)


def _was_just_heard(memory: ObjectionMemory, moment: Moment) -> bool:
    only_listens = not does(moment, *ANSWERS) and not moment.heard.questions()
    return memory.acknowledged == moment.turn.index and only_listens


def _hardened(draft: Draft, moment: Moment, objection: Objection, memory: ObjectionMemory) -> Draft:
    resisted = memory.resisted + 1
    hard = replace(memory, stage=Stage.HARDENED, resisted=resisted)
    draft = loses(draft.objection(objection.id, hard), moment.levers, 10, 12)
    pressed = harms(moment, MoveKind.PRESSURE)
    draft = draft.phrase(Phrase.PRESSURED if pressed else Phrase.DISMISSED)
    return slips(draft.says(PartKind.OBJECT, objection.id, STRONGEST), moment)


def _confirmed(draft: Draft, moment: Moment) -> Draft:
    if does(moment, MoveKind.CONFIRM) and not _asks_for_other(moment):
        return _settled_last(draft, moment) or draft
    return _doubted(draft, moment)


def _asks_for_other(moment: Moment) -> bool:
    """Whether what sounds like a check is a question about a matter of its own."""
    return not checks(moment) and (has_a_matter(moment) or asked_for(moment) is not None)


def _checked_the_other(draft: Draft, moment: Moment, standing: str) -> Draft | None:
    """The reply to "does that settle it?" where it means what was answered before, else None.

    A concern that came up in the homeowner's very last reply is not what the rep asks about.
    """
    fresh = draft.mind.objections[standing].raised == moment.turn.index - 1
    return _settled_last(draft, moment) if fresh else None


def _settled_last(draft: Draft, moment: Moment) -> Draft | None:
    found = [
        (m.answered or 0, ref)
        for ref, m in draft.mind.objections.items()
        if m.stage is Stage.ANSWERED
        and (checks(moment) or moment.turn.index - (m.answered or 0) <= SETTLES_WITHIN)
    ]
    if not found:
        return None
    ref = max(found)[1]
    memory = draft.mind.objections[ref]
    settled = replace(memory, stage=Stage.SETTLED, settled=moment.turn.index)
    draft = gains(draft.objection(ref, settled), moment.levers, 4, interest=4)
    return draft.says(PartKind.SETTLED, ref)


def _doubted(draft: Draft, moment: Moment) -> Draft:
    for ref, memory in draft.mind.objections.items():
        since = moment.turn.index - (memory.answered or 0)
        unsure = memory.stage is Stage.ANSWERED and not memory.returned
        if unsure and moment.scene.objection(ref).returns and since >= UNCONFIRMED_TURNS:
            draft = draft.objection(ref, replace(memory, returned=True, resisted=1))
            return raise_objection(draft, moment, ref)
    return draft
