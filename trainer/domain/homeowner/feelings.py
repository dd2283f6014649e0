"""How what was heard moves trust, patience and interest, before anything is answered.

Listening pays only where there is something to listen to, so that repeating "that makes sense"
earns nothing by itself.
"""

from dataclasses import replace

from trainer.domain.homeowner.moment import Draft, Moment, gains, loses
from trainer.domain.moves import HEARD, Act, MoveKind

SURE = HEARD  # below this confidence a move moves nothing
SURE_OF_HARM = 0.6  # harm is punished only when it was heard clearly
SURE_WHERE_ASKED = 0.85  # of brushing a concern off in a line that asks something
_ASKED = MoveKind.DISMISS
LONG_WORDS = 75  # a turn over this wears patience; see design figures on monologues
VERY_LONG_WORDS = 120

_ONCE = {  # what a first time is worth in trust
    Act.INTRODUCE: 3,
    Act.PERMISSION: 3,
    Act.SOURCE: 6,
    Act.REMOVAL_OFFER: 6,
    Act.TRADE_OFF: 7,
    Act.OWN_LIMIT: 6,
    Act.SHOW_PROOF: 4,
    Act.WITHDRAW: 4,
    Act.REFER: 3,
}


def does(moment: Moment, *kinds: MoveKind, sure: float = SURE) -> bool:
    """Whether a move of these kinds was heard surely enough."""
    return any(m.kind in kinds and m.confidence >= sure for m in moment.heard.moves)


def harms(moment: Moment, *kinds: MoveKind) -> bool:
    """Whether harm of these kinds was heard clearly."""
    asks = "?" in moment.turn.text and bool(moment.heard.questions())
    return any(
        does(moment, kind, sure=SURE_WHERE_ASKED if asks and kind is _ASKED else SURE_OF_HARM)
        for kind in kinds
    )


def listens(moment: Moment) -> bool:
    """Whether the rep shows that they heard."""
    return does(moment, MoveKind.ACKNOWLEDGE, MoveKind.REFLECT)


def gave_something(moment: Moment) -> bool:
    """Whether the homeowner's last reply held something worth listening to."""
    personal = ("tell:", "root:", "hint:", "object:", "half_answered:", "opening:")
    return any(said.startswith(personal) for said in moment.before.ground.last)


def feel(draft: Draft, moment: Moment) -> Draft:
    """The draft after the first impression of the line."""
    draft = _first_times(draft, moment)
    draft = _listening(draft, moment)
    draft = _grudge(_length(draft, moment), moment)
    return draft.feels(patience=-moment.levers.tires)


def _first_times(draft: Draft, moment: Moment) -> Draft:
    ground = draft.mind.ground
    fresh = [act for act in moment.heard.acts if act.value not in ground.acts]
    for act in fresh:
        draft = gains(draft, moment.levers, _ONCE.get(act, 0))
    return draft.knows(replace(ground, acts=ground.acts | {act.value for act in fresh}))


def _listening(draft: Draft, moment: Moment) -> Draft:
    if listens(moment) and gave_something(moment):
        draft = gains(draft, moment.levers, 5, interest=2).feels(patience=3)
    if moment.heard.did(Act.APOLOGY) and moment.before.ground.slips:
        draft = gains(draft, moment.levers, 4).feels(patience=4)
    return draft


def _grudge(draft: Draft, moment: Moment) -> Draft:
    """An insult is forgotten with time, and sooner after an apology."""
    ground = draft.mind.ground
    eased = 3 if moment.heard.did(Act.APOLOGY) else 1
    return draft.knows(replace(ground, grudge=max(0, ground.grudge - eased)))


def _length(draft: Draft, moment: Moment) -> Draft:
    if moment.heard.words > VERY_LONG_WORDS:
        return loses(draft, moment.levers, 6, 18)
    if moment.heard.words > LONG_WORDS:
        return loses(draft, moment.levers, 2, 8)
    return draft
