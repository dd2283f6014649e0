"""How a conversation comes to its end: what the homeowner agrees to, and saying goodbye."""

import re
from dataclasses import replace

from trainer.domain.documents.phrase import Phrase
from trainer.domain.documents.scenario import Ending
from trainer.domain.homeowner.aiming import has_a_matter
from trainer.domain.homeowner.asking import asks_for_a_fact
from trainer.domain.homeowner.assenting import asks_for_a_yes
from trainer.domain.homeowner.calendar import first_free, suits, this_week
from trainer.domain.homeowner.concerns import STRONGEST, latent, open_objection, raise_objection
from trainer.domain.homeowner.feelings import SURE, does
from trainer.domain.homeowner.interrupts import outcome_when_left
from trainer.domain.homeowner.mind import FRIENDLY, Mind, Stage
from trainer.domain.homeowner.missing import name_what_is_missing
from trainer.domain.homeowner.moment import Draft, Moment, gains, loses
from trainer.domain.homeowner.particular import asked_for
from trainer.domain.homeowner.reaction import PartKind
from trainer.domain.moves import Act, AimKind, MoveKind
from trainer.domain.outcome import Outcome

CUE_SURE = 0.5
STEP_SURE = 0.8  # of a step proposed in a line that asks about something, too
CUE_PLAIN = 0.6  # of an ending that a line brings up without proposing anything
CUE_WITH_MOVE = 0.35  # a move that proposes needs less likeness to a cue
ABOUT_THE_SAME = 0.35  # by how much less like the words the ending may be that they are ready for
CUE_WHEN_READY = 0.15  # somebody who is ready takes a vague proposal for the one they want
LINGERS = 4  # rep turns the homeowner stays on after having agreed

_DECLINES = re.compile(r"\b(?:no|not|never|nothing|neither|rather)\b|n['\u2019]t\b", re.I)
_TAKES = re.compile(
    r"^\W*(?:good|done|then)\b|\b(?:yes|yeah|yep|sure|ok|okay|fine|great|perfect|works?|deal|agreed|see you|"
    r"(?:i|we)(?: wi|['\u2019])ll (?:be|call|ring|come|see|put|write|send)|count on|it is|sounds? good|"
    r"absolutely|certainly|that day|that time)\b",
    re.I,
)
_PROPOSALS = (MoveKind.PROPOSE_NEXT_STEP, MoveKind.CLOSE)


def close(draft: Draft, moment: Moment) -> Draft | None:
    """The reply to a proposal, a referral or a goodbye; None where the line is none of these."""
    if draft.mind.ground.agreed is not None:
        return _after_agreement(draft, moment)
    dated = _named_the_day(draft, moment)
    if dated is not None:
        return dated
    ending = asked_ending(moment)
    if ending is not None and (moment.heard.did(*ending.acts) or not _only_opens(moment)):
        ready = _is_ready(draft.mind, ending) or _is_put(moment, ending)
        if ready and not _only_asks(moment):
            return _asked_for(draft, moment, ending)
    elif _proposes_something(moment) and not _only_opens(moment):
        return _not_yet(draft, moment, moment.scenario.endings[0])
    if moment.heard.did(Act.GOODBYE) and not moment.heard.questions():
        return _goodbye(draft)
    return None


def _is_put(moment: Moment, ending: Ending) -> bool:
    """Whether an ending is put to them, rather than spoken of; who is not ready answers only that."""
    aims = moment.heard.aims_at(AimKind.ENDING)
    likeness = max((a.confidence for a in aims if a.ref == ending.id), default=0.0)
    leaves = moment.heard.did(Act.GOODBYE) or moment.heard.slots.when is not None
    asks = "?" in moment.turn.text or does(moment, *_PROPOSALS)
    if leaves or (asks and likeness >= CUE_PLAIN):
        return True
    sure = STEP_SURE if asks_for_a_fact(moment) else SURE
    return does(moment, *_PROPOSALS, sure=sure) and not asks_for_a_yes(moment)


def _only_asks(moment: Moment) -> bool:
    """Whether a line that brings up an ending asks for something else and proposes nothing."""
    asks = has_a_matter(moment) or asked_for(moment) is not None
    return asks and "?" in moment.turn.text and not does(moment, *_PROPOSALS)


def _proposes_something(moment: Moment) -> bool:
    """Whether a step is proposed that is none of the endings, rather than a question asked."""
    asks = has_a_matter(moment) or asked_for(moment) is not None or asks_for_a_fact(moment)
    if asks_for_a_yes(moment) and moment.heard.slots.when is None:
        return False
    return does(moment, *_PROPOSALS, sure=STEP_SURE if asks else SURE)


def _only_opens(moment: Moment) -> bool:
    """Whether the line introduces the rep and says how the talk will go: no step is proposed yet."""
    opens = moment.heard.did(Act.INTRODUCE, Act.BAD_TIME, Act.PERMISSION)
    return opens and moment.heard.slots.when is None


def asked_ending(moment: Moment) -> Ending | None:
    """The ending that the rep's words ask for, or None."""
    likeness = {a.ref: a.confidence for a in moment.heard.aims_at(AimKind.ENDING)}
    fits = [
        (likeness.get(ending.id, 0.0), -order, ending)
        for order, ending in enumerate(moment.scenario.endings)
        if _fits(moment, ending, likeness.get(ending.id, 0.0))
    ]
    if not fits:
        return None
    near = max(fits, key=lambda fit: fit[:2])[0] - ABOUT_THE_SAME
    return max(
        fits, key=lambda fit: (fit[0] >= near and _is_ready(moment.before, fit[2]), *fit[:2])
    )[2]


def _fits(moment: Moment, ending: Ending, likeness: float) -> bool:
    moved = does(moment, *ending.moves) or moment.heard.did(*ending.acts)
    if not ending.cues:
        return moved
    if ending.moves or ending.acts:
        asked_as_such = ending.outcome is not Outcome.ORDER or does(moment, MoveKind.CLOSE)
        ready = asked_as_such and _is_ready(moment.before, ending)
        return moved and likeness >= (CUE_WHEN_READY if ready else CUE_WITH_MOVE)
    return likeness >= CUE_SURE


def _asked_for(draft: Draft, moment: Moment, ending: Ending) -> Draft:
    if not _is_ready(draft.mind, ending):
        leaves = moment.heard.did(Act.GOODBYE) and not does(moment, *_PROPOSALS)
        return _goodbye(draft) if leaves else _not_yet(draft, moment, ending)
    draft = gains(replace(draft, parts=()), moment.levers, 3, interest=10)
    when = moment.heard.slots.when
    if not _needs_a_day(moment, ending):
        return _agrees(draft, moment, ending, when)
    if when is not None and _suits(draft, moment, when):
        return _agrees(draft, moment, ending, when)
    pending = replace(draft.mind.ground, pending=ending.id)
    phrase = Phrase.WHAT_DAY if when is None else Phrase.DAY_CLASH
    return draft.knows(pending).phrase(phrase).says(PartKind.SUGGESTS)


def _agrees(draft: Draft, moment: Moment, ending: Ending, when: str | None) -> Draft:
    ground = replace(draft.mind.ground, agreed=ending.outcome, next_step=when, pending=None)
    agreed = draft.knows(ground).says(PartKind.AGREES, ending.id)
    if when is not None and ending.outcome is Outcome.ADVANCE:
        agreed = agreed.phrase(Phrase.SAID_BACK)
    return agreed.ends(ending.outcome) if moment.heard.did(Act.GOODBYE) else agreed


def _needs_a_day(moment: Moment, ending: Ending) -> bool:
    """Whether agreeing means to fix a day: without one an advance is only a continuation."""
    dated = ending.dated and ending.outcome is Outcome.ADVANCE
    return dated and moment.scenario.calendar is not None


def _suits(draft: Draft, moment: Moment, when: str) -> bool:
    calendar = moment.scenario.calendar
    return calendar is not None and suits(this_week(calendar, draft.mind.ground.week), when)


def _named_the_day(draft: Draft, moment: Moment) -> Draft | None:
    """The reply where a day is still to be named: it is said back, or another is suggested."""
    general, pending = moment.scenario.calendar, draft.mind.ground.pending
    if pending is None or general is None:
        return None
    calendar = this_week(general, draft.mind.ground.week)
    ending = next(e for e in moment.scenario.endings if e.id == pending)
    when = moment.heard.slots.when
    if when is None and _takes_the_suggestion(moment):
        when = first_free(calendar)
    if when is None:
        return None
    draft = replace(draft, parts=())
    if suits(calendar, when):
        return _agrees(draft, moment, ending, when)
    return draft.feels(patience=-3).phrase(Phrase.DAY_CLASH).says(PartKind.SUGGESTS)


def _takes_the_suggestion(moment: Moment) -> bool:
    suggested = f"{PartKind.SUGGESTS.value}:" in moment.before.ground.last
    presses = does(moment, MoveKind.PRESSURE, MoveKind.DISMISS)
    other = bool(moment.heard.questions()) or moment.heard.did(Act.GOODBYE) or presses
    takes = moment.heard.did(Act.OK) or _TAKES.search(moment.turn.text) is not None
    return suggested and takes and not other and _DECLINES.search(moment.turn.text) is None


def _is_ready(mind: Mind, ending: Ending) -> bool:
    needs = ending.needs
    met = {Stage.ANSWERED, Stage.SETTLED}
    return (
        mind.trust >= needs.trust
        and mind.interest >= needs.interest
        and set(needs.told) <= mind.told()
        and set(needs.baited) <= mind.ground.baited
        and all(mind.objections[ref].stage in met for ref in needs.settled)
    )


def _not_yet(draft: Draft, moment: Moment, ending: Ending) -> Draft:
    draft = loses(draft, moment.levers, 1, 5)
    if any(part.kind in {PartKind.OBJECT, PartKind.HALF_ANSWERED} for part in draft.parts):
        return _first_things_first(draft, moment)
    standing = open_objection(draft.mind)
    if standing is not None:
        return _first_things_first(_stands_in_the_way(draft, standing, ending), moment)
    concern = latent(draft, moment, "next_step")
    if concern is not None:
        return raise_objection(draft, moment, concern)
    return _says_not_yet(draft, moment, ending)


def _says_not_yet(draft: Draft, moment: Moment, ending: Ending) -> Draft:
    """Asked for the same again too soon, people say what is missing."""
    once = f"{PartKind.NOT_YET.value}/{ending.id}"
    missing = name_what_is_missing(draft, moment) if once in draft.mind.ground.once else None
    return missing or draft.did_once(once).says(PartKind.NOT_YET, ending.id)


def _first_things_first(draft: Draft, moment: Moment) -> Draft:
    """Asked for a time, people say that it is too soon for one before they say why."""
    if moment.heard.slots.when is None and not moment.heard.did(Act.CALL_BACK):
        return draft
    too_soon = replace(draft, parts=()).phrase(Phrase.WHEN)
    return replace(too_soon, parts=(*too_soon.parts, *draft.parts))


def _stands_in_the_way(draft: Draft, standing: str, ending: Ending) -> Draft:
    lately = draft.mind.ground.last
    memory = draft.mind.objections[standing]
    if memory.resisted > STRONGEST or f"{PartKind.OBJECT.value}:{standing}" in lately:
        return draft.says(PartKind.NOT_YET, ending.id)
    return draft.says(PartKind.OBJECT, standing, min(memory.resisted, STRONGEST))


def _goodbye(draft: Draft) -> Draft:
    outcome = outcome_when_left(draft)
    warm = draft.mind.trust >= FRIENDLY
    draft = replace(draft, parts=())
    return draft.phrase(Phrase.GOODBYE_WARM if warm else Phrase.GOODBYE_COLD).ends(outcome)


def _after_agreement(draft: Draft, moment: Moment) -> Draft | None:
    ground = draft.mind.ground
    asks = bool(moment.heard.questions()) and not moment.heard.did(Act.GOODBYE)
    if ground.agreed is None or (asks and ground.since_agreed <= LINGERS):
        return draft if draft.parts else None
    draft = replace(draft, parts=())
    if asks_for_a_yes(moment):
        draft = draft.phrase(Phrase.FINE)
    return draft.phrase(Phrase.GOODBYE_WARM).ends(ground.agreed)
