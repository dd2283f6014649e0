"""How a homeowner takes a number."""

from dataclasses import replace

from trainer.domain.documents.scenario import Money
from trainer.domain.documents.shared import Phrase
from trainer.domain.homeowner.feelings import does
from trainer.domain.homeowner.moment import Draft, Moment, gains, loses
from trainer.domain.homeowner.objecting import latent, open_objection, raise_objection
from trainer.domain.homeowner.reaction import PartKind
from trainer.domain.moves import MoveKind

IN_THOUSANDS = 1000  # "I can do 58" means thousands where thousands are talked about
EARLY_TURNS = 2  # a number within the first rep turns comes before any discovery


def hear_offer(draft: Draft, moment: Moment) -> Draft:
    """The draft after a number was put on the table, if one was."""
    money = moment.scenario.money
    amount = _amount(moment)
    if money is None or amount is None:
        return draft
    ground = draft.mind.ground
    last = ground.offers[-1] if ground.offers else None
    draft = draft.knows(replace(ground, offers=(*ground.offers, amount)))
    if draft.mind.heard_turns <= EARLY_TURNS and not draft.mind.told():
        return loses(draft, moment.levers, 7, 6).phrase(Phrase.OFFER_EARLY)
    if last is not None and _worth(money, amount) < _worth(money, last):
        return loses(draft, moment.levers, 20, 15).phrase(Phrase.RETRADE)
    concern = latent(draft, moment, "offer")
    if concern is not None and open_objection(draft.mind) is None:
        return raise_objection(draft, moment, concern)
    return _by_band(draft, moment, money, amount)


def _amount(moment: Moment) -> float | None:
    amounts = moment.heard.slots.amounts
    money = moment.scenario.money
    bargains = bool(moment.before.ground.offers) and not moment.heard.questions()
    if not amounts or money is None or not (bargains or does(moment, MoveKind.OFFER)):
        return None
    in_thousands = amounts[-1] < IN_THOUSANDS <= money.anchor
    return amounts[-1] * 1000 if in_thousands else amounts[-1]


def _worth(money: Money, amount: float) -> float:
    return amount if money.more_is_better else -amount


def _by_band(draft: Draft, moment: Moment, money: Money, amount: float) -> Draft:
    if _worth(money, amount) < _worth(money, money.floor):
        return loses(draft, moment.levers, 6, 6).says(PartKind.OFFER_LOW)
    if _worth(money, amount) < _worth(money, money.target):
        return draft.feels(interest=4).says(PartKind.OFFER_NEAR)
    return gains(draft, moment.levers, 2, interest=15).says(PartKind.OFFER_GOOD)
