"""Small yes-or-no questions: "does that sound fair?", "shall I text it to you?".

They ask for no fact. What they ask is met with a plain yes where people are at ease, and with a "maybe" where they are not; neither
agrees to anything that an ending stands for.
"""

import re

from trainer.domain.documents.phrase import Phrase
from trainer.domain.homeowner.aiming import checks
from trainer.domain.homeowner.asking import EITHER, QUESTION_SURE, last_question, unforeseen_phrase
from trainer.domain.homeowner.concerns import open_objection
from trainer.domain.homeowner.feelings import does, harms
from trainer.domain.homeowner.mind import FRIENDLY
from trainer.domain.homeowner.moment import Draft, Moment
from trainer.domain.homeowner.reaction import PartKind
from trainer.domain.moves import HARM, MoveKind

TAG = 2  # words of "okay?" and "is it?", which only keep the other listening
CLOSES = 0.8  # sureness from which a question asks for more than a small yes
_SUITS = (
    r"help|works?|sound|seem|make|give|be|let|suit|fit|feel|take|answer|cover|ease|change|matter"
)
_SMALL = (
    r"show|tell|explain|send|mail|text|e-?mail|walk|give|read|leave|share|start|go over|go on|check|look|put that|note|say|ask you|"
    r"run you|step"
)
_YES_OR_NO = re.compile(
    rf"\b(?:would|does|do|is|will|might|could) (?:that|this|it|those|these|having|seeing) (?:really |still )?(?:{_SUITS})\b"
    r"|\b(?:would|do) (?:you|u) (?:like|want|need|mind if|feel \w+ if) (?:me|us|if (?:i|we)|to (?:see|hear|look|have|get|go (?:over|through)))\b"
    r"|\b(?:you|u) want me to\b"
    rf"|\b(?:shall|should|can|could|may) (?:i|we) (?:just |quickly |maybe )?(?:{_SMALL})\b"
    r"|\b(?:is|was) (?:that|this|it) (?:a )?(?:fair|ok(?:ay)?|all ?right|better|easier|good|fine|useful|helpful|enough)\b"
    r"|\bsounds? (?:fair|good|ok(?:ay)?|all ?right|about right)\b"
    r"|\b(?:fair|okay|ok|all ?right|alright|right)(?: so far| with you| by you)?\W*$",
    re.I,
)
_ASKS_ON = re.compile(r"\b(?:what|who|whom|whose|which|when|where|why|how)\b", re.I)
_ASKED_BACK = re.compile(
    r"\b(?:why (?:do|did|are|were|would) you ask|what (?:made|makes|had) you (?:ask|wonder|say)|why(?:'s| is) that|why you ask|"
    r"what(?:'s| is) behind (?:that|your) question)\b",
    re.I,
)
_OWN_QUESTIONS = ("ask:", "signal:", "bait:")


def asks_for_a_yes(moment: Moment) -> bool:
    """Whether the last thing a line asks is a small yes or no about what the rep does or has said."""
    if does(moment, MoveKind.CLOSE, sure=CLOSES) or harms(moment, *HARM):
        return False
    last = last_question(moment)
    if EITHER.search(last):
        return False
    return _YES_OR_NO.search(last) is not None and _ASKS_ON.search(last) is None


def says_yes_or_maybe(draft: Draft, moment: Moment) -> Draft:
    """The draft with the reply to a small yes-or-no question."""
    if len(last_question(moment).split()) <= TAG:
        return draft.phrase(Phrase.MM)
    at_ease = draft.mind.trust >= FRIENDLY and open_objection(draft.mind) is None
    sums = moment.heard.slots.amounts or does(moment, MoveKind.OFFER)
    return draft.phrase(Phrase.FINE if at_ease and not sums else Phrase.PERHAPS)


def small_question(draft: Draft, moment: Moment) -> Draft | None:
    """The reply to "why do you ask?" and to a small yes-or-no that stands alone; else None."""
    if _asks_back(moment):
        return draft.phrase(Phrase.CLARIFY)
    surely = sum(m.confidence >= QUESTION_SURE for m in moment.heard.questions())
    asks_more = surely > 1 or moment.turn.text.count("?") > 1
    if asks_more or not asks_for_a_yes(moment):
        return None
    return draft if draft.parts else says_yes_or_maybe(draft, moment)


def _asks_back(moment: Moment) -> bool:
    """Whether the rep asks why the homeowner has asked what they asked."""
    asked = any(said.startswith(_OWN_QUESTIONS) for said in moment.before.ground.last)
    return asked and _ASKED_BACK.search(moment.turn.text) is not None


def beside_an_answer(draft: Draft, moment: Moment) -> Draft:
    """The draft in which somebody who takes an answer does not leave a question of another kind in the air."""
    takes = len(draft.parts) == 1 and draft.parts[0].kind is PartKind.ANSWERED
    phrase = unforeseen_phrase(moment)
    asks = "?" in moment.turn.text and phrase not in {Phrase.UNSURE, Phrase.SORT_OF}
    return draft.phrase(phrase) if takes and asks and not checks(moment) else draft
