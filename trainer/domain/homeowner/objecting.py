"""The life of an objection: raised, acknowledged, explored, answered, settled, or hardened."""

from dataclasses import replace

from trainer.domain.documents.scenario import Objection
from trainer.domain.documents.shared import Phrase
from trainer.domain.homeowner.aiming import asks_about_it, asks_for_concerns, has_a_matter
from trainer.domain.homeowner.feelings import does, harms, listens
from trainer.domain.homeowner.interrupts import slips
from trainer.domain.homeowner.mind import FRIENDLY, Mind, ObjectionMemory, Stage
from trainer.domain.homeowner.moment import Draft, Moment, gains, loses
from trainer.domain.homeowner.reaction import PartKind
from trainer.domain.moves import ANSWERS, Act, AimKind, MoveKind

ANSWER_SURE = 0.5
FORESTALL_SURE = 0.7
STRONGEST = 2
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
    if _answers(moment, ref):
        return _answered(draft, moment, objection, heard)
    if asks_about_it(moment) and heard.explored is not None:
        return _asked_on(draft, moment, ref, heard)
    if asks_about_it(moment):
        explored = replace(heard, stage=Stage.EXPLORED, explored=moment.turn.index)
        draft = gains(draft.objection(ref, explored), moment.levers, 3, interest=4)
        return draft.says(PartKind.ROOT, ref)
    if does(moment, MoveKind.CONFIRM):
        return draft.phrase(Phrase.NOT_SETTLED)
    return _unmet(draft, moment, objection, heard)


def _asked_on(draft: Draft, moment: Moment, ref: str, memory: ObjectionMemory) -> Draft:
    """Asked once more about a concern, people say it again in other words, or name the next."""
    if asks_for_concerns(moment):
        draft = _named(draft, moment) or draft
    return draft if draft.parts else draft.says(PartKind.OBJECT, ref, min(memory.resisted, 2))


def _named(draft: Draft, moment: Moment) -> Draft | None:
    """A concern that was never voiced, brought out by somebody who asks for it; else None."""
    if not asks_for_concerns(moment) or does(moment, MoveKind.CONFIRM):
        return None
    for objection in moment.scenario.objections:
        if draft.mind.objections[objection.id].stage is Stage.LATENT:
            return raise_objection(gains(draft, moment.levers, 2), moment, objection.id)
    return None


def _forestalled(draft: Draft, moment: Moment) -> Draft:
    """A concern that was answered before it was raised does not come up any more.

    Only somebody who is believed can do that; and the homeowner says nothing about it.
    """
    if draft.mind.trust < FRIENDLY:
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


def _answers(moment: Moment, ref: str) -> bool:
    aims = moment.heard.aims_at(AimKind.ANSWER)
    return any(aim.ref == ref and aim.confidence >= ANSWER_SURE for aim in aims)


def _answered(draft: Draft, moment: Moment, objection: Objection, memory: ObjectionMemory) -> Draft:
    heard = memory.was_heard()
    ready = {
        "answer": True,
        "acknowledge": heard,
        "explore": memory.explored is not None,
    }[objection.needs]
    if not ready:
        missed = replace(memory, resisted=memory.resisted + 1)
        draft = draft.objection(objection.id, missed).feels(trust=1, patience=-2)
        return draft.says(PartKind.HALF_ANSWERED, objection.id)
    done = replace(memory, stage=Stage.ANSWERED, answered=moment.turn.index)
    draft = gains(draft.objection(objection.id, done), moment.levers, 8, interest=8)
    if does(moment, MoveKind.CONFIRM) and heard:
        done = replace(done, stage=Stage.SETTLED, settled=moment.turn.index)
        return draft.objection(objection.id, done).says(PartKind.SETTLED, objection.id)
    return draft.says(PartKind.ANSWERED, objection.id)


def _unmet(draft: Draft, moment: Moment, objection: Objection, memory: ObjectionMemory) -> Draft:
    if _was_just_heard(memory, moment):
        return draft.phrase(Phrase.ACKNOWLEDGED)
    tells = does(moment, *ANSWERS)
    if not tells and not moment.levers.waits_for_ear and has_a_matter(moment):
        return draft.feels(patience=-2)
    if not tells and (memory.was_heard() or _was_just_repeated(memory, moment, objection.id)):
        return draft
    resisted = memory.resisted + 1
    stage = Stage.HARDENED if resisted > STRONGEST else memory.stage
    draft = draft.objection(objection.id, replace(memory, resisted=resisted, stage=stage))
    if tells and memory.was_heard():
        return draft.feels(patience=-3).says(PartKind.HALF_ANSWERED, objection.id)
    draft = loses(draft, moment.levers, 3, 5)
    return draft.says(PartKind.OBJECT, objection.id, min(resisted, STRONGEST))


def _was_just_repeated(memory: ObjectionMemory, moment: Moment, ref: str) -> bool:
    """People come back to what bothers them, but not in every single reply."""
    return memory.resisted > 0 and f"{PartKind.OBJECT.value}:{ref}" in moment.before.ground.last


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
    found = [
        (m.answered or 0, ref)
        for ref, m in draft.mind.objections.items()
        if m.stage is Stage.ANSWERED
    ]
    answered = [ref for _, ref in sorted(found)]
    if does(moment, MoveKind.CONFIRM):
        if not answered:
            return draft.phrase(Phrase.NOTHING_OPEN)
        memory = draft.mind.objections[answered[-1]]
        settled = replace(memory, stage=Stage.SETTLED, settled=moment.turn.index)
        draft = gains(draft.objection(answered[-1], settled), moment.levers, 4, interest=4)
        return draft.says(PartKind.SETTLED, answered[-1])
    return _doubted(draft, moment, answered)


def _doubted(draft: Draft, moment: Moment, answered: list[str]) -> Draft:
    if not moment.levers.returns:
        return draft
    for ref in answered:
        memory = draft.mind.objections[ref]
        since = moment.turn.index - (memory.answered or 0)
        if not memory.returned and since >= UNCONFIRMED_TURNS:
            draft = draft.objection(ref, replace(memory, returned=True, resisted=1))
            return raise_objection(draft, moment, ref)
    return draft
