"""What still stands in the way of agreeing, for a rep who asks what it is."""

from trainer.domain.documents.phrase import Phrase
from trainer.domain.homeowner.aiming import has_a_matter
from trainer.domain.homeowner.answering import hint
from trainer.domain.homeowner.asking import asked_questions
from trainer.domain.homeowner.concerns import STRONGEST, raise_objection
from trainer.domain.homeowner.earning import may_come_up
from trainer.domain.homeowner.mind import Stage, Told
from trainer.domain.homeowner.moment import Draft, Moment
from trainer.domain.homeowner.particular import asked_for
from trainer.domain.homeowner.reaction import PartKind

_REFUSES = frozenset(
    f"{PartKind.PHRASE.value}:{phrase.value}" for phrase in (Phrase.NOT_SETTLED, Phrase.WHEN)
)


def what_is_missing(draft: Draft, moment: Moment) -> Draft | None:
    """The reply to "what would you need first?" after a "not yet"; None for any other line."""
    own_matter = has_a_matter(moment) or asked_for(moment) is not None
    if draft.parts or own_matter or not asked_questions(moment) or not was_refused(moment):
        return None
    return name_what_is_missing(draft, moment)


def name_what_is_missing(draft: Draft, moment: Moment) -> Draft | None:
    """The concern or the matter that keeps them from agreeing; None where they could not name any."""
    concern = _missing_concern(draft, moment)
    if concern is not None:
        return raise_objection(draft, moment, concern)
    fact = _missing_fact(draft, moment)
    return None if fact is None else hint(draft, moment, fact)


def was_refused(moment: Moment) -> bool:
    not_yet = f"{PartKind.NOT_YET.value}:"
    last = moment.before.ground.last
    return any(said.startswith(not_yet) or said in _REFUSES for said in last)


def _missing_concern(draft: Draft, moment: Moment) -> str | None:
    """A concern that keeps them from agreeing and has not been said in every way; or None."""
    met = {Stage.ANSWERED, Stage.SETTLED}
    needed = (ref for ending in moment.scenario.endings for ref in ending.needs.settled)
    left = [ref for ref in needed if draft.mind.objections[ref].stage not in met]
    sayable = (ref for ref in left if draft.mind.objections[ref].resisted <= STRONGEST)
    return next(sayable, None)


def _missing_fact(draft: Draft, moment: Moment) -> str | None:
    """A fact that must be on the table before they agree, of which nothing was said; or None."""
    for ending in moment.scenario.endings:
        for ref in ending.needs.told:
            hidden = draft.mind.facts[ref].told is Told.HIDDEN
            if hidden and may_come_up(draft.mind, moment.scene.fact(ref)):
                return ref
    return None
