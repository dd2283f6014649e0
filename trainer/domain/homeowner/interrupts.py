"""What comes before any answer: silence, hanging up, stop requests, harm, red lines."""

from dataclasses import replace

from trainer.domain.documents.base import Gate
from trainer.domain.documents.phrase import Phrase
from trainer.domain.documents.scenario import RedLine
from trainer.domain.homeowner.feelings import SURE_OF_HARM, does
from trainer.domain.homeowner.mind import FRIENDLY, Breach
from trainer.domain.homeowner.moment import Draft, Moment, gains, hangs_up, loses
from trainer.domain.homeowner.reaction import PartKind
from trainer.domain.moves import QUESTIONS, Act, Aim, AimKind, Heard, MoveKind
from trainer.domain.outcome import Outcome
from trainer.domain.transcript import Action, Turn

STOP_RED_LINE = "stop-request"
RED_LINE_SURE = 0.5
SURE_OF_RUDENESS = 0.8
SURE_OF_INSULT = 0.93
MANY_SLIPS = 3
MANY_SILENCES = 3

_SELLING = frozenset(
    {
        MoveKind.OFFER,
        MoveKind.PROPOSE_NEXT_STEP,
        MoveKind.CLOSE,
        MoveKind.PRESSURE,
        MoveKind.DISMISS,
    }
)


def interrupt(draft: Draft, moment: Moment) -> Draft | None:
    """The whole reply where something comes before answering, else None."""
    draft = _noted(draft, moment)
    for react in (_instead_of_words, _after_stop_request, _insult, _red_line, _off_role):
        reply = react(draft, moment)
        if reply is not None:
            return reply
    return None


def _instead_of_words(draft: Draft, moment: Moment) -> Draft | None:
    match moment.turn.action:
        case Action.WAIT:
            return _silence(draft, moment)
        case Action.HANG_UP:
            return draft.ends(outcome_when_left(draft))
        case Action.HOLD:
            return loses(draft, moment.levers, 0, 4).phrase(Phrase.HOLD)
        case _:  # words
            return None


def outcome_when_left(draft: Draft) -> Outcome:
    """How it counts when the rep leaves now."""
    ground = draft.mind.ground
    if ground.agreed is not None:
        return ground.agreed
    if ground.stop_requested is not None:
        return Outcome.NO_SALE  # obeying is a duty; it does not make up for what led there
    return Outcome.CONTINUATION if draft.mind.trust >= FRIENDLY else Outcome.NO_SALE


def _silence(draft: Draft, moment: Moment) -> Draft:
    if any(said.startswith(("tell:", "root:")) for said in moment.before.ground.last):
        return gains(draft, moment.levers, 2).phrase(Phrase.RESPECTED_SILENCE)
    ground = replace(draft.mind.ground, silences=draft.mind.ground.silences + 1)
    draft = draft.knows(ground)
    if ground.silences >= MANY_SILENCES:
        return draft.phrase(Phrase.GOODBYE_COLD).ends(Outcome.WALKED_AWAY)
    if ground.silences == 1:
        return loses(draft, moment.levers, 0, 4).phrase(Phrase.SILENCE)
    return loses(draft, moment.levers, 2, 12).phrase(Phrase.HELLO)


def _after_stop_request(draft: Draft, moment: Moment) -> Draft | None:
    if draft.mind.ground.stop_requested is None:
        return None
    if not (sells_on(moment.turn, moment.heard) or _crossed(moment)):
        return draft.says(PartKind.STOP_THANKS).ends(Outcome.NO_SALE)
    breach = Breach(
        red_line=STOP_RED_LINE,
        gate=Gate.DO_NOT_CALL,
        about="After a stop request there is nothing left to say but a confirmation.",
        turn=moment.turn.index,
        quote=moment.turn.text,
    )
    return hangs_up(draft.breached(breach))


def sells_on(turn: Turn, heard: Heard) -> bool:
    """Whether a rep's line, said after a stop request, clearly sells, asks or insults.

    The score asks the same. A question counts only where it is asked as one, so that "I see why"
    breaks nothing.
    """
    defies = heard.did(Act.CALL_BACK) and not heard.did(Act.REMOVAL_DONE)
    if defies or heard.did(Act.INSULT, Act.SLUR):
        return True
    sure = {move.kind for move in heard.moves if move.confidence >= SURE_OF_HARM}
    asks = "?" in turn.text and not sure.isdisjoint(QUESTIONS)
    return asks or not sure.isdisjoint(_SELLING)


def _insult(draft: Draft, moment: Moment) -> Draft | None:
    heard = moment.heard
    if heard.did(Act.SLUR):
        return hangs_up(draft)
    if not (_is_insulted(moment) or _goes_on_so(moment)):
        return _rudeness(draft, moment)
    ground = replace(
        draft.mind.ground, insults=draft.mind.ground.insults + 1, grudge=moment.levers.grudge + 1
    )
    draft = loses(draft.knows(ground), moment.levers, 25, 30)
    if ground.insults > 1 or draft.mind.patience == 0:
        return hangs_up(draft)
    return slips(draft.phrase(Phrase.INSULT), moment)


def _rudeness(draft: Draft, moment: Moment) -> Draft | None:
    if not does(moment, MoveKind.DISRESPECT, sure=SURE_OF_RUDENESS):
        return None
    draft = loses(draft, moment.levers, 12, 18)
    return slips(draft.phrase(Phrase.INSULT), moment)


def _goes_on_so(moment: Moment) -> bool:
    """Whether somebody who was just called out on their tone keeps it up: that is an insult."""
    called_out = f"{PartKind.PHRASE.value}:{Phrase.INSULT.value}" in moment.before.ground.last
    return called_out and does(moment, MoveKind.DISRESPECT, sure=SURE_OF_RUDENESS)


def _is_insulted(moment: Moment) -> bool:
    """Both the manner and the meaning say so, or one of them very surely."""
    if does(moment, MoveKind.DISRESPECT, sure=SURE_OF_INSULT):
        return True
    return moment.heard.did(Act.INSULT) and does(moment, MoveKind.DISRESPECT)


def _off_role(draft: Draft, moment: Moment) -> Draft | None:
    if moment.heard.did(Act.ROBOT):
        return loses(draft, moment.levers, 3, 4).phrase(Phrase.ROBOT)
    if not moment.heard.is_off_role:
        return None
    return slips(loses(draft, moment.levers, 6, 14).phrase(Phrase.OFF_ROLE), moment)


def _crossed(moment: Moment) -> tuple[Aim, ...]:
    aims = moment.heard.aims_at(AimKind.RED_LINE)
    return tuple(a for a in aims if a.confidence >= RED_LINE_SURE and _holds(moment, a.ref))


def _holds(moment: Moment, ref: str) -> bool:
    """Whether the line can be crossed by now: bargaining with a wish needs a wish.

    "Before I let you go" is bad manners only after somebody has asked to be let go.
    """
    line, ground = moment.scene.red_lines[ref], moment.before.ground
    waits = line.gate is Gate.DO_NOT_CALL and line.bait is not None
    return not waits or ref in ground.baited or ground.stop_requested is not None


def _noted(draft: Draft, moment: Moment) -> Draft:
    """The draft with every red line that the words cross, whatever the homeowner answers first."""
    for aim in _crossed(moment):
        line = moment.scene.red_lines[aim.ref]
        draft = draft.breached(breach_of(line, moment.turn.index, aim.text))
    return draft


def _red_line(draft: Draft, moment: Moment) -> Draft | None:
    crossed = _crossed(moment)
    if not crossed:
        return None
    line = moment.scene.red_lines[crossed[0].ref]
    draft = loses(draft, moment.levers, 22, 18).says(PartKind.RED_LINE, line.id)
    if line.then == "hangs_up":
        return draft.ends(Outcome.WALKED_AWAY)
    return slips(draft, moment)


def breach_of(line: RedLine, turn: int, quote: str) -> Breach:
    """The note of a crossed red line."""
    return Breach(red_line=line.id, gate=line.gate, about=line.is_about, turn=turn, quote=quote)


def slips(draft: Draft, moment: Moment) -> Draft:
    """One more slip; a person who had too many leaves."""
    ground = replace(draft.mind.ground, slips=draft.mind.ground.slips + 1)
    draft = draft.knows(ground)
    return gives_up(draft, moment) if ground.slips > MANY_SLIPS else draft


def gives_up(draft: Draft, moment: Moment) -> Draft:
    """The reply of a person whose patience is gone: a stop request where they make one.

    Who was treated well has only run out of time, and parts as friends.
    """
    stop = moment.scenario.stop_request
    if stop is not None and draft.mind.trust < stop.below_trust:
        ground = replace(draft.mind.ground, stop_requested=moment.turn.index + 1)
        return replace(draft, parts=()).knows(ground).says(PartKind.STOP)
    if draft.mind.trust >= FRIENDLY and not (draft.mind.ground.slips or draft.mind.breaches):
        draft = replace(draft, parts=()).phrase(Phrase.GOODBYE_WARM)
        return draft.ends(Outcome.CONTINUATION)
    return hangs_up(replace(draft, parts=()))
