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
from trainer.domain.homeowner.asking import asks_openly, is_closed
from trainer.domain.homeowner.concerns import STRONGEST, open_objection, raise_objection
from trainer.domain.homeowner.feelings import does, harms, listens
from trainer.domain.homeowner.interrupts import slips
from trainer.domain.homeowner.mind import FRIENDLY, ObjectionMemory, Stage
from trainer.domain.homeowner.moment import Draft, Moment, gains, loses
from trainer.domain.homeowner.particular import asked_for, follows_up, goes_deeper
from trainer.domain.homeowner.reaction import PartKind
from trainer.domain.homeowner.settling import checked_the_other, confirmed, not_settled
from trainer.domain.moves import ANSWERS, Act, AimKind, MoveKind

ANSWER_SURE = 0.5
ANSWER_PLAIN = 0.6  # the same where the line was not heard to say anything of use
ANSWER_WITH_MOVE = 0.30  # the same where the line brings proof, another view or another way
LATELY = 3  # transcript indexes
ANSWER_LATER = 0.40  # the same where something else was spoken of last
ANSWER_AFTER_ASKING = 0.22  # the same once the rep has asked about the concern and heard its root
BEARS_ON_IT = (MoveKind.PROOF, MoveKind.REFRAME, MoveKind.ALTERNATIVE, MoveKind.BENEFIT)
RELIEF = 6  # patience that comes back when a concern is met
FORESTALL_SURE = 0.7
BEARS = 0.25  # likeness from which what is said has to do with a concern at all
PLAIN_ANSWER = 0.65  # likeness from which nobody misses an "I understand" before the answer
GOES_ON_ANSWERING = 2  # answers to a concern nobody asked about, after which the next one counts


def handle(draft: Draft, moment: Moment) -> Draft:
    """The draft after the rep met, missed or ignored the open objection."""
    draft = _forestalled(draft, moment)
    ref = open_objection(draft.mind)
    if ref is None:
        return _named(draft, moment) or confirmed(draft, moment)
    objection = moment.scene.objection(ref)
    memory = draft.mind.objections[ref]
    if harms(moment, MoveKind.PRESSURE, MoveKind.DISMISS):
        return _hardened(draft, moment, objection, memory)
    heard = _heard_out(memory, moment)
    draft = draft.objection(ref, heard)
    doubtful = _wants_asking(objection) or not _says_it(moment, ref, ANSWER_PLAIN)
    asks_first = doubtful and heard.explored is None and asks_about_it(moment)
    if _answers(moment, ref, heard) and not asks_first:
        return _answered(draft, moment, objection, heard)
    if asks_about_it(moment) and heard.explored is not None:
        return _asked_on(draft, moment, ref, heard)
    if asks_about_it(moment):
        explored = replace(heard, stage=Stage.EXPLORED, explored=moment.turn.index)
        draft = gains(draft.objection(ref, explored), moment.levers, 3, interest=4)
        return _behind_it(draft.says(PartKind.ROOT, ref), moment, objection)
    if checks(moment):
        return checked_the_other(draft, moment, ref) or not_settled(draft, ref, heard)
    return _unmet(draft, moment, objection, heard)


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
    deeper = follows_up(draft, moment) or (
        None if is_closed(moment) else goes_deeper(draft, moment)
    )
    if deeper is not None:
        return deeper
    if is_a_bare_probe(moment):
        return draft if asked_topics(draft, moment) else draft.phrase(Phrase.THAT_IS_ALL)
    if memory.resisted or _was_said_lately(moment, ref):
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
    if asks_openly(moment):
        enough = max(enough, ANSWER_SURE)  # what matters in such a line is the question
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
    acknowledged = (
        heard or objection.needs != "acknowledge" or _says_it(moment, objection.id, PLAIN_ANSWER)
    )
    ready = acknowledged and (memory.explored is not None or not _wants_asking(objection))
    if not ready and memory.early < _early_answers(objection):
        return _answered_too_soon(draft, objection, memory)
    done = replace(memory, stage=Stage.ANSWERED, answered=moment.turn.index)
    draft = gains(draft.objection(objection.id, done), moment.levers, 8, interest=8)
    draft = draft.feels(patience=RELIEF)
    if does(moment, MoveKind.CONFIRM) and heard:
        done = replace(done, stage=Stage.SETTLED, settled=moment.turn.index)
        return draft.objection(objection.id, done).says(PartKind.SETTLED, objection.id)
    return draft.says(PartKind.ANSWERED, objection.id)


def _says_it(moment: Moment, ref: str, sure: float) -> bool:
    """Whether what the rep says is at least so near to an answer."""
    aims = moment.heard.aims_at(AimKind.ANSWER)
    return any(aim.ref == ref and aim.confidence >= sure for aim in aims)


def _early_answers(objection: Objection) -> int:
    """How many answers fall short before a concern was heard as it wants to be."""
    if objection.behind is not None:
        return STRONGEST + GOES_ON_ANSWERING  # an excuse is never the matter
    return GOES_ON_ANSWERING if _wants_asking(objection) else 1


def _answered_too_soon(draft: Draft, objection: Objection, memory: ObjectionMemory) -> Draft:
    """An answer before the concern was heard falls short; the second brings out what is behind it."""
    missed = replace(memory, resisted=memory.resisted + 1, early=memory.early + 1)
    draft = draft.objection(objection.id, missed).feels(trust=1, patience=-2)
    if memory.early == 0:
        return draft.says(PartKind.HALF_ANSWERED, objection.id)
    if objection.behind is None:
        return draft.feels(patience=-2).says(PartKind.ROOT, objection.id)
    return draft


def _unmet(draft: Draft, moment: Moment, objection: Objection, memory: ObjectionMemory) -> Draft:
    if _was_just_heard(memory, moment):
        return draft.phrase(Phrase.ACKNOWLEDGED)
    tells = does(moment, *ANSWERS) and _touches(moment, objection.id)
    waits = moment.levers.waits_for_ear and memory.resisted == 0
    if not tells and not waits and has_a_matter(moment):
        return draft.feels(patience=-2)
    if _only_introduces(moment, memory) and not tells:
        return draft
    said_lately = memory.resisted > 0 and _was_said_lately(moment, objection.id)
    if said_lately or (not tells and memory.was_heard()):
        return draft.feels(patience=-2) if tells else draft
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


def _only_introduces(moment: Moment, memory: ObjectionMemory) -> bool:
    """Whether the rep has only said who they are: what the person opened with still stands in the room."""
    polite = (Act.BAD_TIME, Act.PERMISSION)
    return (
        memory.resisted == 0
        and memory.raised == 0
        and moment.heard.did(Act.INTRODUCE)
        and moment.heard.did(*polite)
    )


def _was_said_lately(moment: Moment, ref: str) -> bool:
    """People come back to what bothers them, but not in every single reply."""
    ground = moment.before.ground
    ways = (PartKind.OBJECT, PartKind.HALF_ANSWERED, PartKind.ROOT)
    said = {f"{way.value}:{ref}" for way in ways}
    return not said.isdisjoint((*ground.last, *ground.last_but_one))


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
