"""Moments that come before anything is looked up: hold on, who am I, you said earlier.

They are answered whatever stands between the two; a concern that stands comes up again afterwards.
"""

from trainer.domain.documents.phrase import Phrase
from trainer.domain.homeowner.chapters import take_up_promise
from trainer.domain.homeowner.endings import asked_ending
from trainer.domain.homeowner.feelings import does, listens
from trainer.domain.homeowner.moment import Draft, Moment, loses
from trainer.domain.homeowner.recalling import recall
from trainer.domain.moves import ANSWERS, Act

BRIEF = 14  # words up to which a line may be nothing but such a moment
VERY_BRIEF = 8  # the same where it may be heard as saying something, too
NAMES_EARLY = 4  # rep turns in which somebody asks whom they are speaking to
_PHRASES = {
    Act.HOLD: Phrase.HOLD,
    Act.BAD_TIME: Phrase.BAD_TIME,
    Act.ASK_MANAGER: Phrase.MANAGER,
    Act.EMAIL: Phrase.EMAIL,
    Act.ASKS_NAME: Phrase.OWN_NAME,
    Act.STILL_THERE: Phrase.HERE,
}


_HURT = frozenset(
    f"phrase:{phrase.value}" for phrase in (Phrase.INSULT, Phrase.DISMISSED, Phrase.PRESSURED)
)


def take_up_moment(draft: Draft, moment: Moment) -> Draft | None:
    """The reply to a line that is nothing but such a moment; None for any other line."""
    heard = moment.heard
    if heard.words > BRIEF or heard.did(Act.INTRODUCE) or asked_ending(moment) is not None:
        return None
    if heard.did(Act.KNOWS_ME):
        return _who_they_are(draft)
    if heard.slots.halfway and not heard.slots.amounts and not draft.mind.ground.offers:
        return loses(draft, moment.levers, 1, 3).phrase(Phrase.OFFER_EARLY)
    if heard.did(Act.APOLOGY) and not _HURT.isdisjoint(moment.before.ground.last):
        return draft.phrase(Phrase.APOLOGY)
    remembered = recall(draft, moment)
    says_more = heard.words > VERY_BRIEF and (does(moment, *ANSWERS) or listens(moment))
    if remembered is not None or says_more:
        return remembered
    for act, phrase in _PHRASES.items():
        late = act is Act.ASKS_NAME and draft.mind.heard_turns > NAMES_EARLY
        if heard.did(act) and not late:
            return take_up_promise(draft, moment) or draft.phrase(phrase)
    return None


def _who_they_are(draft: Draft) -> Draft:
    ground = draft.mind.ground
    known = ground.rep_name is not None or ground.company is not None
    return draft.phrase(Phrase.KNOWS_REP if known else Phrase.WHO_IS_THIS)
