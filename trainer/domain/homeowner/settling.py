"""Whether a concern that was answered is settled, and what is said where it is not."""

from dataclasses import replace

from trainer.domain.documents.phrase import Phrase
from trainer.domain.homeowner.aiming import checks, has_a_matter
from trainer.domain.homeowner.asking import asks_openly
from trainer.domain.homeowner.concerns import STRONGEST, raise_objection
from trainer.domain.homeowner.feelings import does
from trainer.domain.homeowner.mind import ObjectionMemory, Stage
from trainer.domain.homeowner.moment import Draft, Moment, gains
from trainer.domain.homeowner.particular import asked_for
from trainer.domain.homeowner.reaction import PartKind
from trainer.domain.moves import MoveKind

LONG = 25  # words from which a line without a question mark is no check
CHECKED_WITHIN = 12  # the same for "does that settle it?" in so many words
SETTLES_WITHIN = 4  # transcript indexes in which any "all right?" is about what was answered
UNCONFIRMED_TURNS = 8  # transcript indexes after which an unconfirmed answer is doubted again


def not_settled(draft: Draft, ref: str, memory: ObjectionMemory) -> Draft:
    """Asked whether a concern is settled that stands, people say no, and what is still in the way."""
    draft = draft.phrase(Phrase.NOT_SETTLED)
    if memory.resisted > STRONGEST:
        return draft
    draft = draft.objection(ref, replace(memory, resisted=memory.resisted + 1))
    return draft.says(PartKind.OBJECT, ref, min(memory.resisted + 1, STRONGEST))


def confirmed(draft: Draft, moment: Moment) -> Draft:
    if _is_checked(moment) and not _asks_for_other(moment):
        return _settled_last(draft, moment) or draft
    return _doubted(draft, moment)


def _is_checked(moment: Moment) -> bool:
    """Whether a line checks that all is well; a long one that asks nothing only goes on talking."""
    if checks(moment):
        return True
    goes_on = moment.heard.words > LONG and "?" not in moment.turn.text
    return does(moment, MoveKind.CONFIRM) and not (goes_on or asks_openly(moment))


def _asks_for_other(moment: Moment) -> bool:
    """Whether what sounds like a check is a question about a matter of its own."""
    return not checks(moment) and (has_a_matter(moment) or asked_for(moment) is not None)


def checked_the_other(draft: Draft, moment: Moment, standing: str) -> Draft | None:
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
        and moment.turn.index - (m.answered or 0)
        <= (CHECKED_WITHIN if checks(moment) else SETTLES_WITHIN)
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
