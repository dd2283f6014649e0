"""Being told "you said earlier": what was said is confirmed, what was not is set right."""

from trainer.domain.documents.phrase import Phrase
from trainer.domain.homeowner.mind import Told
from trainer.domain.homeowner.moment import Draft, Moment, gains, loses
from trainer.domain.homeowner.reaction import PartKind
from trainer.domain.moves import Act, AimKind

CLAIM_SURE = 0.5


def recall(draft: Draft, moment: Moment) -> Draft | None:
    """The reply to a claim about what the homeowner said, or None where there is no such claim."""
    if not moment.heard.did(Act.SAID_EARLIER):
        return None
    claims = (*moment.heard.aims_at(AimKind.MISQUOTE), *moment.heard.aims_at(AimKind.CLAIM))
    best = max(claims, key=lambda aim: aim.confidence, default=None)
    if best is None or best.confidence < CLAIM_SURE:
        return None if "?" in moment.turn.text else _never(draft, moment)
    kind, _, ref = best.ref.partition("/")
    wrong = best.kind is AimKind.MISQUOTE
    if kind == "fact":
        return _fact(draft, moment, ref, wrong=wrong)
    return _plain(draft, moment, ref, wrong=wrong)


def _never(draft: Draft, moment: Moment) -> Draft:
    return loses(draft, moment.levers, 2, 3).phrase(Phrase.NEVER_SAID)


def _fact(draft: Draft, moment: Moment, ref: str, *, wrong: bool) -> Draft:
    told = draft.mind.facts[ref].told is Told.TOLD
    if not told:
        return loses(draft, moment.levers, 8, 6).phrase(Phrase.HOW_KNOW)
    if wrong:
        return draft.feels(patience=-2).phrase(Phrase.CORRECTS).says(PartKind.AGAIN, ref)
    return gains(draft, moment.levers, 2).phrase(Phrase.CONFIRMS)


def _plain(draft: Draft, moment: Moment, topic: str, *, wrong: bool) -> Draft:
    if topic not in draft.mind.ground.asked:
        return _never(draft, moment)
    if wrong:
        return draft.feels(patience=-2).phrase(Phrase.CORRECTS).says(PartKind.PLAIN_AGAIN, topic)
    return gains(draft, moment.levers, 1).phrase(Phrase.CONFIRMS)
