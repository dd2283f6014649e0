"""The same in other words, after "what?"."""

from trainer.domain.documents.phrase import Phrase
from trainer.domain.homeowner.missing import was_refused
from trainer.domain.homeowner.moment import Draft, Moment
from trainer.domain.homeowner.particular import OTHER_WORDS
from trainer.domain.homeowner.reaction import PartKind
from trainer.domain.moves import Act, MoveKind

SHORT = 8  # words up to which a line is only a "what?"


def repeat(draft: Draft, moment: Moment) -> Draft | None:
    """The same content in other words after "what?", or None where nothing was asked for."""
    heard = moment.heard
    says_more = heard.words > SHORT or heard.did(Act.APOLOGY) or bool(heard.slots.amounts)
    if says_more or not heard.did(Act.CLARIFY) or was_refused(moment):
        return None
    for said in reversed(moment.before.ground.last):
        kind, _, ref = said.partition(":")
        match PartKind(kind):
            case PartKind.HINT:
                return None  # what was only hinted at can be asked for
            case PartKind.OBJECT if heard.has(MoveKind.EXPLORE):
                return None  # asked what they mean, people say what is behind it
            case PartKind.AGAIN:
                return draft.says(PartKind.AGAIN, ref)
            case PartKind.TELL | PartKind.PLAIN | PartKind.ASKED as told:
                return draft.says(OTHER_WORDS[told], ref)
            case PartKind.OBJECT | PartKind.ROOT | PartKind.HALF_ANSWERED:
                return draft.says(PartKind.OBJECT, ref, 1)
            case _:
                continue
    return draft.phrase(Phrase.CLARIFY)
