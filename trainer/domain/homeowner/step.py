"""The one transition: what a rep's turn does to the homeowner. Pure, total and deterministic."""

from collections.abc import Callable, Container, Sequence
from dataclasses import replace

from trainer.domain.documents.phrase import Phrase
from trainer.domain.documents.scenario import Objection
from trainer.domain.documents.scene import Scene
from trainer.domain.homeowner.answering import answer, is_ignored, minds_stacking
from trainer.domain.homeowner.chapters import note_promises
from trainer.domain.homeowner.composing import one_thought
from trainer.domain.homeowner.concerns import open_objection
from trainer.domain.homeowner.endings import close
from trainer.domain.homeowner.feelings import VERY_LONG_WORDS, feel
from trainer.domain.homeowner.initiative import (
    small_exchange,
    take_the_word,
    take_up_removal,
)
from trainer.domain.homeowner.interrupts import gives_up, interrupt
from trainer.domain.homeowner.joining import answer_for_themselves, cut_in
from trainer.domain.homeowner.levers import levers_of
from trainer.domain.homeowner.mind import Mind, ObjectionMemory, Stage, first_mind
from trainer.domain.homeowner.missing import what_is_missing
from trainer.domain.homeowner.moment import Draft, Moment
from trainer.domain.homeowner.moments import take_up_moment
from trainer.domain.homeowner.money import hear_offer
from trainer.domain.homeowner.objecting import handle
from trainer.domain.homeowner.reaction import MOST_PARTS, Mood, Part, PartKind, Reaction
from trainer.domain.homeowner.recalling import recall
from trainer.domain.homeowner.repeating import repeat
from trainer.domain.moves import AimKind, Heard
from trainer.domain.transcript import Turn

ANGRY, ANNOYED = 15, 30  # patience below which it shows
GUARDED, WARM = 35, 65  # trust below and above which it shows


def opening(scene: Scene, mind: Mind | None = None, week: int | None = None) -> Reaction:
    """How the homeowner opens the conversation, at transcript index 0.

    `mind` is what they bring along from an earlier one, where there was one; `week` is a number
    that decides what differs from call to call, and without it all is as the author wrote it.
    """
    mind = mind or first_mind(scene)
    for objection in scene.scenario.objections:
        is_latent = mind.objections[objection.id].stage is Stage.LATENT
        if objection.raised.on == "opening" and is_latent:
            raised = ObjectionMemory(stage=Stage.RAISED, raised=0)
            mind = replace(mind, objections={**mind.objections, objection.id: raised})
    part = Part(kind=PartKind.OPENING)
    ground = replace(mind.ground, last=(_trace(part),), week=week)
    mind = replace(mind, ground=ground)
    return Reaction(mind=mind, parts=(part,), mood=mood_of(mind))


def step(
    mind: Mind, scene: Scene, heard: Heard, turn: Turn, chance: Callable[[str], float]
) -> Reaction:
    """What the homeowner makes of a rep's turn.

    `chance` gives a number in [0, 1) for a purpose; the same mind, words and chance always lead to
    the same reaction. An ended mind stays as it is and says nothing; an aim at something that the
    scene does not have is not heard.
    """
    if mind.outcome is not None:
        return Reaction(mind=mind, parts=(), mood=mood_of(mind))
    moment = Moment(
        scene=scene,
        heard=_known(heard, scene),
        turn=turn,
        levers=levers_of(scene.scenario.difficulty, scene.scenario.persona),
        chance=chance,
        before=mind,
    )
    draft = _reply(_remember(mind, heard), moment)
    parts = one_thought(draft.parts)[:MOST_PARTS]
    ground = replace(
        draft.mind.ground,
        last=tuple(_trace(part) for part in parts),
        last_but_one=mind.ground.last,
    )
    said = _as_said(draft.mind, mind, parts, scene.scenario.objections)
    after = replace(said, ground=ground)
    return Reaction(mind=after, parts=parts, mood=mood_of(after))


def _as_said(
    mind: Mind, before: Mind, parts: Sequence[Part], objections: Sequence[Objection]
) -> Mind:
    """The mind without facts told and objections raised that did not get into the reply.

    A person who hangs up, agrees or has said enough leaves the rest of a reply unsaid.
    """
    told = {part.ref for part in parts if part.kind in {PartKind.TELL, PartKind.HINT}}
    objects = {part.ref for part in parts if part.kind is PartKind.OBJECT}
    named = {part.ref for part in parts if part.kind is PartKind.ROOT}
    objects |= {o.behind for o in objections if o.id in named and o.behind is not None}
    return replace(
        mind,
        facts={ref: new if ref in told else before.facts[ref] for ref, new in mind.facts.items()},
        objections={
            ref: new if ref in objects or new.raised == old.raised else old
            for ref, new in mind.objections.items()
            for old in (before.objections[ref],)
        },
    )


def _known(heard: Heard, scene: Scene) -> Heard:
    """What was heard, without aims at something that this scene does not have."""
    refs: dict[AimKind, Container[str]] = {
        AimKind.TOPIC: scene.topics_by_id,
        AimKind.ASKED: {str(at) for at in range(len(scene.scenario.asked))},
        AimKind.ANSWER: {objection.id for objection in scene.scenario.objections},
        AimKind.RED_LINE: scene.red_lines,
        AimKind.ENDING: {ending.id for ending in scene.scenario.endings},
        AimKind.CLAIM: scene.claims,
        AimKind.MISQUOTE: scene.claims,
    }
    return replace(heard, aims=tuple(aim for aim in heard.aims if aim.ref in refs[aim.kind]))


def _remember(mind: Mind, heard: Heard) -> Draft:
    ground = replace(
        mind.ground,
        silences=0 if heard.words else mind.ground.silences,
        rep_name=heard.slots.rep_name or mind.ground.rep_name,
        company=heard.slots.company or mind.ground.company,
        since_agreed=mind.ground.since_agreed + (mind.ground.agreed is not None),
    )
    ground = note_promises(ground, heard)
    return Draft(mind=replace(mind, heard_turns=mind.heard_turns + 1, ground=ground))


def _reply(draft: Draft, moment: Moment) -> Draft:
    cut_short = interrupt(draft, moment)
    if cut_short is not None:
        return cut_short if cut_short.mind.patience else _out_of_patience(cut_short, moment)
    draft = feel(draft, moment)
    if moment.heard.words > VERY_LONG_WORDS:
        draft = draft.phrase(Phrase.MONOLOGUE)
        return draft if draft.mind.patience else _out_of_patience(draft, moment)
    said_again = repeat(draft, moment)
    if said_again is not None:
        return said_again
    draft = _converse(draft, moment)
    return draft if draft.mind.patience else _out_of_patience(draft, moment)


def _out_of_patience(draft: Draft, moment: Moment) -> Draft:
    ground = draft.mind.ground
    leaving = draft.mind.outcome is not None or ground.agreed is not None
    return draft if leaving or ground.stop_requested is not None else gives_up(draft, moment)


def _converse(draft: Draft, moment: Moment) -> Draft:
    wished = take_up_removal(draft, moment) or take_up_moment(draft, moment)
    if wished is not None:
        return wished
    answered = answer_for_themselves(draft, moment)
    if answered is not None:
        return answered
    draft = handle(draft, moment)
    if draft.mind.outcome is not None or draft.mind.ground.stop_requested is not None:
        return draft
    draft = hear_offer(draft, moment)
    closed = close(draft, moment)
    if closed is not None:
        return closed if closed.mind.outcome is not None else cut_in(closed, moment)
    remembered = recall(draft, moment)
    if remembered is not None:
        return remembered
    draft = what_is_missing(draft, moment) or draft
    if _wants_an_ear(draft, moment):
        minded = minds_stacking(replace(draft, parts=()), moment)
        draft = replace(minded, parts=(*minded.parts, *draft.parts))
    else:
        draft = answer(draft, moment)
    return cut_in(take_the_word(small_exchange(draft, moment), moment), moment)


def _wants_an_ear(draft: Draft, moment: Moment) -> bool:
    standing = open_objection(draft.mind)
    if standing is None or not moment.levers.waits_for_ear:
        return False
    return is_ignored(draft.mind.objections[standing]) and bool(draft.parts)


def mood_of(mind: Mind) -> Mood:
    """The mood in which something is said."""
    if mind.patience < ANGRY:
        return Mood.ANGRY
    if mind.patience < ANNOYED:
        return Mood.ANNOYED
    if mind.trust < GUARDED:
        return Mood.GUARDED
    return Mood.WARM if mind.trust >= WARM else Mood.EVEN


def _trace(part: Part) -> str:
    return f"{part.kind.value}:{part.ref}"
