"""The same in other words, after "what?"."""

from trainer.domain.documents.phrase import Phrase
from trainer.domain.homeowner.missing import was_refused
from trainer.domain.homeowner.moment import Draft, Moment
from trainer.domain.homeowner.particular import OTHER_WORDS
from trainer.domain.homeowner.reaction import PartKind
from trainer.domain.moves import Act, MoveKind

SHORT = 8  # words up to which a line is only a "what?"


_OWN = frozenset(
    {Phrase.UNANSWERED.value, Phrase.PROMISED_EMAIL.value, Phrase.PROMISED_ASKING.value}
)


_OWN_QUESTIONS = frozenset({PartKind.ASK, PartKind.SIGNAL, PartKind.BAIT})
_CONCERNS = frozenset({PartKind.OBJECT, PartKind.ROOT, PartKind.HALF_ANSWERED})


def repeat(draft: Draft, moment: Moment) -> Draft | None:
    """The same content in other words after "what?", or None where nothing was asked for."""
    heard = moment.heard
    says_more = heard.words > SHORT or heard.did(Act.APOLOGY) or bool(heard.slots.amounts)
    if says_more or not heard.did(Act.CLARIFY) or was_refused(moment):
        return None
    for said in reversed(moment.before.ground.last):
        kind, _, ref = said.partition(":")
        part = PartKind(kind)
        if part is PartKind.HINT or (part is PartKind.OBJECT and heard.has(MoveKind.EXPLORE)):
            return None  # what was only hinted at, or lies behind a concern, can be asked for
        if part in _OWN_QUESTIONS or (part is PartKind.PHRASE and ref in _OWN):
            return draft.phrase(Phrase.CLARIFY)
        if part in _CONCERNS:
            return draft.says(PartKind.OBJECT, ref, 1)
        if part is PartKind.AGAIN or part in OTHER_WORDS:
            return draft.says(OTHER_WORDS.get(part, PartKind.AGAIN), ref)
    return draft.phrase(Phrase.CLARIFY)
