"""What the homeowner says when the talk lies with them, and small exchanges without content."""

from dataclasses import replace

from trainer.domain.chance import draw, pick
from trainer.domain.documents.base import Gate
from trainer.domain.documents.phrase import Phrase
from trainer.domain.documents.scenario import Objection, Raised
from trainer.domain.homeowner.aiming import checks
from trainer.domain.homeowner.asking import is_closed, really_asks, unforeseen_phrase
from trainer.domain.homeowner.assenting import asks_for_a_yes, says_yes_or_maybe
from trainer.domain.homeowner.chapters import REMINDERS, remind, take_up_promise
from trainer.domain.homeowner.concerns import open_objection, raise_objection
from trainer.domain.homeowner.feelings import does, listens
from trainer.domain.homeowner.joining import due_signal
from trainer.domain.homeowner.mind import FRIENDLY, Stage
from trainer.domain.homeowner.moment import Draft, Moment, loses
from trainer.domain.homeowner.money import NAMED
from trainer.domain.homeowner.particular import goes_deeper
from trainer.domain.homeowner.reaction import Part, PartKind
from trainer.domain.homeowner.repeating import SHORT
from trainer.domain.moves import Act, MoveKind
from trainer.domain.outcome import Outcome

SHIFTS = (-1, 0, 1, 2)  # rep turns by which concerns come up sooner or later
ASKS_BACK = 0.18  # share of her answers to which she adds a question of her own
CURT = 0.55  # share of such reactions that are a word or two
WHO = "who"
WHO_TURN = 2  # rep turns without a name after which people ask who it is
WHO_LATEST = 5  # and after which they have taken it as it is
OFF_THE_POINT = 0.06  # likeness to the homeowner's question below which a line is no answer to it
_OWN_QUESTIONS = frozenset(
    f"{PartKind.PHRASE.value}:{phrase.value}"
    for phrase in (Phrase.WHO_IS_THIS, *REMINDERS.values())
)
LATER = 3  # rep turns after which a temptation comes even right after an answer
WINDS_UP = 2  # after so many windings-up she goes

_SMALL = {  # what is answered in kind, in this order
    Act.CLARIFY: Phrase.CLARIFY,
    Act.BAD_TIME: Phrase.BAD_TIME,
    Act.EMAIL: Phrase.EMAIL,
    Act.HOLD: Phrase.HOLD,
    Act.ASK_MANAGER: Phrase.MANAGER,
    Act.APOLOGY: Phrase.APOLOGY,
    Act.CALL_BACK: Phrase.WHEN,
    Act.HUMOUR: Phrase.HUMOUR,
    Act.SMALL_TALK: Phrase.SMALL_TALK,
    Act.THANKS: Phrase.THANKS,
    Act.INTRODUCE: Phrase.GREET,
}

_PERSONAL = ("tell:", "root:", "hint:", "plain:", "asked:")
_SAID_CURTLY = frozenset({Phrase.NO_NEWS, Phrase.ACKNOWLEDGED, Phrase.SOFTENED})
_RESENTS = frozenset(  # what a person who says it does not follow with something of their own
    {Phrase.OFFER_EARLY, Phrase.RETRADE, Phrase.PRESSURED, Phrase.DISMISSED}
)


def take_up_removal(draft: Draft, moment: Moment) -> Draft | None:
    """The reply to a second "shall I take you off the list?": the wish that the person has, or None."""
    asked = moment.heard.did(Act.REMOVAL_OFFER) and not moment.heard.did(Act.REMOVAL_DONE)
    if not asked or Act.REMOVAL_OFFER.value not in moment.before.ground.acts:
        return None
    for line in moment.scenario.red_lines:
        wishes = line.gate is Gate.DO_NOT_CALL and line.bait is not None
        if wishes and line.id not in draft.mind.ground.baited:
            return _tempt(draft, line.id)
    return None


def small_exchange(draft: Draft, moment: Moment) -> Draft:
    """The draft with small talk answered in kind, where nothing weightier was said."""
    if draft.parts:
        return draft
    kept = take_up_promise(draft, moment)
    if kept is not None:
        return kept
    for act, phrase in _SMALL.items():
        if moment.heard.did(act):
            return draft.phrase(_in_kind(phrase, moment))
    return draft


def _in_kind(phrase: Phrase, moment: Moment) -> Phrase:
    """An apology after something personal, where nothing needs forgiving, is sympathy."""
    ground = moment.before.ground
    personal = any(said.startswith(_PERSONAL) for said in ground.last)
    forgives = ground.slips or ground.insults or ground.grudge
    sympathy = phrase is Phrase.APOLOGY and personal and not forgives
    return Phrase.ACKNOWLEDGED if sympathy else phrase


def take_the_word(draft: Draft, moment: Moment) -> Draft:
    """The draft in which the homeowner says something of their own, where that is due."""
    if not draft.parts:
        draft = _react(draft, moment)
    if draft.mind.ground.agreed is not None or _has_closed_it(draft, moment):
        return draft
    due = _due_objection(draft, moment)
    if due is not None and len(draft.parts) <= 1:
        return raise_objection(draft, moment, due)
    own = _own_business(draft, moment)
    if own is not None:
        return own
    bait = _due_bait(draft, moment)
    if bait is not None and len(draft.parts) <= 1:
        return _tempt(draft, bait)
    return _carry_on(draft, moment)


_SHORT_ANSWERS = frozenset(
    {
        PartKind.TELL,
        PartKind.PLAIN,
        PartKind.ASKED,
        PartKind.AGAIN,
        PartKind.PLAIN_AGAIN,
        PartKind.ASKED_AGAIN,
        PartKind.UNKNOWN,
    }
)


def _has_closed_it(draft: Draft, moment: Moment) -> bool:
    """Whether a closed question has its answer, or it was said that this is all: no more follows."""
    if len(draft.parts) != 1:
        return False
    only = draft.parts[0]
    is_all = only.kind is PartKind.PHRASE and only.ref == Phrase.THAT_IS_ALL
    return is_all or (only.kind in _SHORT_ANSWERS and is_closed(moment))


def _own_business(draft: Draft, moment: Moment) -> Draft | None:
    """What is on their own mind: who is this, you did not answer me; None where there is nothing."""
    ground = draft.mind.ground
    if len(draft.parts) > 1 or open_objection(draft.mind) is not None:
        return None
    unknown = ground.rep_name is None and ground.company is None
    asked = Act.INTRODUCE.value in ground.acts or WHO in ground.once
    if unknown and not asked and WHO_TURN <= draft.mind.heard_turns <= WHO_LATEST:
        return draft.did_once(WHO).phrase(Phrase.WHO_IS_THIS)
    reminded = remind(draft, moment)
    if reminded is not None:
        return reminded
    if _was_left_unanswered(moment):
        return loses(draft, moment.levers, 4, 7).phrase(Phrase.UNANSWERED)
    return None


def _was_left_unanswered(moment: Moment) -> bool:
    """Whether the rep met a question of the homeowner's own with something else."""
    asked = any(
        said in _OWN_QUESTIONS or said.startswith("ask:") for said in moment.before.ground.last
    )
    moves = moment.heard.moves
    only_asks = bool(moves) and len(moves) == len(moment.heard.questions())
    elsewhere = moment.heard.relates < OFF_THE_POINT and moment.heard.words > SHORT
    return asked and (only_asks or elsewhere) and not listens(moment)


def _react(draft: Draft, moment: Moment) -> Draft:
    opened_up = goes_deeper(draft, moment) if listens(moment) else None
    if opened_up is not None:
        return opened_up
    if asks_for_a_yes(moment) and not (checks(moment) and open_objection(draft.mind)):
        return says_yes_or_maybe(draft, moment)
    voiced = any(m.raised is not None for m in draft.mind.objections.values())
    reactions = (
        (checks(moment) and open_objection(draft.mind) is not None, Phrase.NOT_SETTLED),
        (checks(moment) and voiced, Phrase.NOTHING_OPEN),
        (_asks_something(moment), unforeseen_phrase(moment)),
        (listens(moment), Phrase.ACKNOWLEDGED),
        (moment.heard.did(Act.TRADE_OFF, Act.OWN_LIMIT, Act.WITHDRAW), Phrase.SOFTENED),
        (does(moment, MoveKind.PRESSURE), Phrase.PRESSURED),
        (does(moment, MoveKind.DISMISS), Phrase.DISMISSED),
        (moment.heard.did(Act.OK), Phrase.OK),
    )
    phrase = next((phrase for fits, phrase in reactions if fits), Phrase.NO_NEWS)
    curt = phrase in _SAID_CURTLY and moment.chance("curt") < CURT
    return draft.phrase(Phrase.MM if curt else phrase)


def _asks_something(moment: Moment) -> bool:
    asks = bool(moment.heard.questions()) or does(moment, MoveKind.CONFIRM)
    return asks and really_asks(moment)


def _due_objection(draft: Draft, moment: Moment) -> str | None:
    if open_objection(draft.mind) is not None:
        return None
    for objection in moment.scenario.objections:
        if draft.mind.objections[objection.id].stage is not Stage.LATENT:
            continue
        raised = objection.raised
        by_turn = raised.on == "turn" and draft.mind.heard_turns >= _due_turn(draft, objection)
        by_topic = raised.on == "topic" and raised.topic in draft.mind.ground.asked
        by_topic = by_topic or (raised.on == "offer" and NAMED in draft.mind.ground.once)
        if by_turn or by_topic or _is_next_layer(draft, moment, raised):
            return objection.id
    return None


def _due_turn(draft: Draft, objection: Objection) -> int:
    """The rep turn at which a concern comes up: a little sooner or later in every conversation."""
    written = objection.raised.turn or 1
    week = draft.mind.ground.week
    return written if week is None else max(1, written + pick(SHIFTS, draw(week, 0, objection.id)))


def _is_next_layer(draft: Draft, moment: Moment, raised: Raised) -> bool:
    """Whether the concern lies beneath one that was answered."""
    if raised.on != "after" or raised.objection is None:
        return False
    above = draft.mind.objections[raised.objection]
    met = above.stage in {Stage.ANSWERED, Stage.SETTLED}
    return met and above.answered != moment.turn.index  # leaves room to check that it is settled


def _due_bait(draft: Draft, moment: Moment) -> str | None:
    if open_objection(draft.mind) is not None:
        return None
    for line in moment.scenario.red_lines:
        waits = 0 if _has_room(draft) else LATER
        due = line.bait is not None and draft.mind.heard_turns >= (line.bait_turn or 3) + waits
        if due and line.id not in draft.mind.ground.baited:
            return line.id
    return None


def _has_room(draft: Draft) -> bool:
    """Whether nothing of weight was said in this reply, so that something new does not jar.

    Who has just put a question off does not come with one of their own.
    """
    if any(part.kind is PartKind.PHRASE and part.ref in _PUTS_OFF for part in draft.parts):
        return False
    met = (PartKind.ANSWERED, PartKind.SETTLED)
    return all(_is_small(part) or part.kind in met for part in draft.parts)


def _tempt(draft: Draft, ref: str) -> Draft:
    ground = draft.mind.ground
    draft = draft.knows(replace(ground, baited=ground.baited | {ref}))
    return draft.says(PartKind.BAIT, ref)


_PUTS_OFF = frozenset({Phrase.UNSURE, Phrase.GUARDED, Phrase.WHY_ASK, Phrase.PERHAPS, Phrase.FINE})
_CONTENT = frozenset({PartKind.TELL, PartKind.PLAIN, PartKind.ASKED})


def _carry_on(draft: Draft, moment: Moment) -> Draft:
    thin = len(draft.parts) == 1 and _is_small(draft.parts[0])
    content = len(draft.parts) == 1 and draft.parts[0].kind in _CONTENT
    asks = content and moment.chance("asks back") < ASKS_BACK
    signal = due_signal(draft, moment)
    if thin and signal is not None and _has_room(draft):
        return draft.did_once(f"signal:{signal}").says(PartKind.SIGNAL, str(signal))
    if moment.heard.questions() or open_objection(draft.mind) is not None:
        return _asks(draft, moment) if asks else draft
    if not (thin or asks):
        return draft
    if draft.mind.ground.own_questions < len(moment.scenario.asks):
        return _asks(draft, moment)
    return _winds_up(draft) if thin else draft


def _is_small(part: Part) -> bool:
    return part.kind is PartKind.PHRASE and part.ref not in _RESENTS


def _asks(draft: Draft, moment: Moment) -> Draft:
    ground = draft.mind.ground
    if ground.own_questions >= len(moment.scenario.asks):
        return draft
    draft = draft.knows(replace(ground, own_questions=ground.own_questions + 1))
    return draft.says(PartKind.ASK, str(ground.own_questions))


def _winds_up(draft: Draft) -> Draft:
    ground = replace(draft.mind.ground, wound_up=draft.mind.ground.wound_up + 1)
    draft = replace(draft.knows(ground), parts=())
    if ground.wound_up <= WINDS_UP:
        return draft.phrase(Phrase.WIND_UP)
    warm = draft.mind.trust >= FRIENDLY
    outcome = Outcome.CONTINUATION if warm else Outcome.NO_SALE
    return draft.phrase(Phrase.GOODBYE_WARM if warm else Phrase.GOODBYE_COLD).ends(outcome)
