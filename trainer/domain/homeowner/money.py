"""How a homeowner takes a number."""

import re
from dataclasses import replace

from trainer.domain.documents.phrase import Phrase
from trainer.domain.documents.scenario import Money
from trainer.domain.homeowner.aiming import has_a_matter
from trainer.domain.homeowner.concerns import latent, open_objection, raise_objection
from trainer.domain.homeowner.feelings import SURE, does
from trainer.domain.homeowner.mind import Stage
from trainer.domain.homeowner.moment import Draft, Moment, gains, loses
from trainer.domain.homeowner.reaction import PartKind
from trainer.domain.moves import ANSWERS, MoveKind

IN_THOUSANDS = 1000  # "I can do 58" means thousands where thousands are talked about
PLAUSIBLE = (0.3, 3.0)  # shares of the homeowner's own number between which a sum is a price
_ANOTHERS = re.compile(
    r"\b(?:agent|list(?:ed|ing)?|nets?|market|repair(?:s|ed)?|sold|sells|estimate|zillow|county|assess\w*|"
    r"fixed up|rent|minus|less)\b",
    re.I,
)
SAME_THING = 0.35  # how far two prices of the same job lie apart; a lower one is a re-trade
PRICE = "price"  # the topic of what they want for it
EARLY_TOPICS = 2  # a number before so many topics were asked about comes before any discovery
NAMED = "sum"  # what brings up the concerns that wait for a number, now or when there is room
RAISED = "raise"  # a homeowner wonders only once about a number that goes up by itself


def hear_offer(draft: Draft, moment: Moment) -> Draft:
    """The draft after a number was put on the table, if one was.

    Of a range people look at the upper end, and are promised no more than the lower one.
    """
    money = moment.scenario.money
    if money is None:
        return _without_a_price_in_mind(draft, moment)
    amount = _amount(moment, money)
    if amount is None:
        return draft
    if moment.heard.slots.monthly:
        return draft if has_a_matter(moment) else _by_the_month(draft, moment)
    ground = draft.mind.ground
    last = ground.offers[-1] if ground.offers else None
    firm = amount if moment.heard.slots.least is None else moment.heard.slots.least
    draft = draft.knows(replace(ground, offers=(*ground.offers, firm))).did_once(NAMED)
    spoken_of = PRICE in ground.asked or bool(draft.mind.told())
    if not spoken_of and len(ground.asked) < EARLY_TOPICS and last is None:
        return loses(draft, moment.levers, 7, 6).phrase(Phrase.OFFER_EARLY)
    if last is not None and _is_retrade(money, last, amount):
        return loses(draft, moment.levers, 20, 15).phrase(Phrase.RETRADE)
    concern = latent(draft, moment, "offer")
    if concern is not None and open_objection(draft.mind) is None:
        return raise_objection(draft, moment, concern)
    if last is not None and _raises_without_reason(draft, moment, money, last, amount):
        draft = loses(draft, moment.levers, 4, 3).did_once(RAISED).phrase(Phrase.RAISE)
    return _by_band(draft, moment, money, amount)


def _without_a_price_in_mind(draft: Draft, moment: Moment) -> Draft:
    """Somebody who weighs no price still has a concern that a price brings up."""
    concern = latent(draft, moment, "offer")
    if not does(moment, MoveKind.OFFER) or not moment.heard.slots.amounts:
        return draft
    draft = draft.did_once(NAMED)
    if concern is None or open_objection(draft.mind) is not None:
        return draft
    return raise_objection(draft, moment, concern)


def _by_the_month(draft: Draft, moment: Moment) -> Draft:
    """A monthly figure by itself is no price: people want to know the whole of it."""
    ground = draft.mind.ground
    if ground.monthly:
        return draft
    draft = draft.knows(replace(ground, monthly=True))
    return loses(draft, moment.levers, 1, 2).phrase(Phrase.PER_MONTH)


def _amount(moment: Moment, money: Money) -> float | None:
    slots, offers = moment.heard.slots, moment.before.ground.offers
    if slots.halfway and offers and not slots.amounts:
        return (offers[-1] + money.anchor) / 2
    said = _said(moment)
    if said is None:
        return None
    in_thousands = said < IN_THOUSANDS <= money.anchor and not slots.monthly
    amount = said * 1000 if in_thousands else said
    least, most = PLAUSIBLE
    is_price = slots.monthly or least * money.anchor <= amount <= most * money.anchor
    return amount if is_price else None


def _said(moment: Moment) -> float | None:
    """The sum that the rep offers; what an agent, a list or a neighbor's sale says is none."""
    amounts, moves = moment.heard.slots.amounts, moment.heard.moves
    offers = [m for m in moves if m.kind is MoveKind.OFFER and m.confidence >= SURE]
    own = [m for m in offers if not _ANOTHERS.search(m.text)]
    if own:
        return own[-1].amount or (amounts[-1] if amounts else None)
    bargains = bool(moment.before.ground.offers) and not moment.heard.questions() and not moves
    return amounts[-1] if bargains and amounts else None


def _raises_without_reason(
    draft: Draft, moment: Moment, money: Money, last: float, amount: float
) -> bool:
    better = _worth(money, amount) > _worth(money, last)
    explained = does(moment, *ANSWERS) or moment.heard.slots.halfway
    return better and not explained and RAISED not in draft.mind.ground.once


def _is_retrade(money: Money, last: float, amount: float) -> bool:
    """Whether a number is the last one made worse; another job has another price."""
    worse = _worth(money, amount) < _worth(money, last)
    return worse and (money.more_is_better or abs(amount - last) <= SAME_THING * last)


def _worth(money: Money, amount: float) -> float:
    return amount if money.more_is_better else -amount


def eased(draft: Draft, money: Money) -> float:
    """By how many dollars concerns that were met have moved what the homeowner would take."""
    met = {Stage.ANSWERED, Stage.SETTLED}
    return sum(m.by for m in money.moved if draft.mind.objections[m.settled].stage in met)


def _by_band(draft: Draft, moment: Moment, money: Money, amount: float) -> Draft:
    worth = _worth(money, amount) + eased(draft, money)
    if worth < _worth(money, money.floor):
        return loses(draft, moment.levers, 6, 6).says(PartKind.OFFER_LOW)
    if worth < _worth(money, money.target):
        return draft.feels(interest=4).says(PartKind.OFFER_NEAR)
    return gains(draft, moment.levers, 2, interest=15).says(PartKind.OFFER_GOOD)
