"""How a homeowner takes a number."""

import pytest

from tests.builders import Talk, a_scenario, a_scene, heard
from trainer.domain.moves import Heard, MoveKind

ASKS = [heard(MoveKind.SITUATION_QUESTION, topics=(topic,)) for topic in ("debt", "owner")]


def talk(*first: Heard, **changes) -> Talk:
    """Somebody who was asked about two things, so that a number is not early any more."""
    start = {"trust": 60, "patience": 90, "interest": 30}
    quiet = [{**a_scenario()["objections"][0], "raised": {"on": "next_step"}}]
    met = Talk(a_scene(**{"start": start, "objections": quiet, **changes}))
    for line in (*first, *ASKS):
        met.hears(line)
    return met


def offer(*amounts: float, **slots) -> Heard:
    return heard(MoveKind.OFFER, amounts=amounts, **slots)


@pytest.mark.parametrize(
    ("amount", "said"),
    [(40_000, "offer_low:"), (60_000, "offer_near:"), (70_000, "offer_good:")],
)
def test_a_number_is_taken_by_where_it_lies(amount: float, said: str) -> None:
    offered = talk().hears(offer(amount))
    assert offered.said[0] == said
    assert offered.mind.ground.offers == (amount,)


def test_for_somebody_who_pays_less_is_better() -> None:
    money = {**a_scenario()["money"], "anchor": 10_000, "target": 8_000, "floor": 12_000}
    money["more_is_better"] = False
    assert talk(money=money).hears(offer(7_000)).said[0] == "offer_good:"
    assert talk(money=money).hears(offer(15_000)).said[0] == "offer_low:"


@pytest.mark.parametrize(("asked", "early"), [(0, True), (1, True), (2, False)])
def test_a_number_is_early_before_two_things_were_asked_about(asked: int, *, early: bool) -> None:
    met = Talk(a_scene(start={"trust": 60, "patience": 90}))
    for line in ASKS[:asked]:
        met.hears(line)
    trust = met.mind.trust
    assert ("phrase:offer_early" in met.hears(offer(60_000)).said) is early
    assert met.mind.trust == trust - 7 * early


def test_a_second_number_is_not_early_any_more() -> None:
    met = Talk(a_scene(start={"trust": 60, "patience": 90})).hears(offer(60_000))
    assert "phrase:offer_early" not in met.hears(offer(60_000)).said


def test_a_number_is_not_early_once_something_was_told() -> None:
    known = Talk(a_scene(start={"trust": 60, "patience": 90}))
    known.hears(heard(MoveKind.SITUATION_QUESTION, topics=("insurance",)))
    assert known.hears(offer(60_000)).said[0] == "offer_near:"


def test_a_worse_second_number_costs_much_trust_and_a_better_one_with_a_reason_does_not() -> None:
    offered = talk().hears(offer(60_000))
    trust = offered.mind.trust
    better = heard(MoveKind.OFFER, MoveKind.PROOF, amounts=(65_000,))
    assert offered.hears(better).said[0] == "offer_near:"
    assert offered.mind.trust == trust
    assert offered.hears(offer(55_000)).said[0] == "phrase:retrade"
    assert offered.mind.trust == trust - 20


def test_of_several_sums_the_last_one_is_the_offer() -> None:
    assert talk().hears(offer(100, 60_000)).mind.ground.offers == (60_000,)


def test_a_sum_that_is_no_offer_and_an_offer_without_a_sum_are_no_number() -> None:
    assert talk().hears(heard(amounts=(60_000,))).mind.ground.offers == ()
    assert talk().hears(heard(MoveKind.OFFER)).mind.ground.offers == ()


def test_a_person_without_a_price_in_mind_takes_no_number() -> None:
    assert talk(money=None).hears(offer(60_000)).mind.ground.offers == ()


def test_the_first_number_brings_up_the_concern_about_it() -> None:
    objections = [{**a_scenario()["objections"][0], "raised": {"on": "offer"}}]
    assert talk(objections=objections).hears(offer(60_000)).said == ["object:scam"]


def test_while_another_concern_is_open_the_number_is_taken_as_it_is() -> None:
    base = a_scenario()["objections"][0]
    objections = [
        {**base, "raised": {"on": "opening"}},
        {**base, "id": "price", "raised": {"on": "offer"}},
    ]
    listened = heard(MoveKind.ACKNOWLEDGE)
    offered = talk(listened, objections=objections).hears(offer(60_000))
    assert "offer_near:" in offered.said
    assert "object:price" not in offered.said


def test_a_concern_about_the_number_comes_up_once_the_one_in_its_way_is_met() -> None:
    base = a_scenario()["objections"][0]
    objections = [
        {**base, "raised": {"on": "opening"}, "needs": "answer"},
        {**base, "id": "price", "raised": {"on": "offer"}},
    ]
    for money in (a_scenario()["money"], None):
        met = talk(heard(MoveKind.ACKNOWLEDGE), objections=objections, money=money)
        assert "object:price" not in met.hears(offer(60_000)).said
        assert met.hears(heard(answers=("scam",))).said == ["answered:scam", "object:price"]


def test_a_concern_about_the_number_does_not_come_up_where_none_was_named() -> None:
    base = a_scenario()["objections"][0]
    objections = [
        {**base, "raised": {"on": "opening"}, "needs": "answer"},
        {**base, "id": "price", "raised": {"on": "offer"}},
    ]
    met = talk(objections=objections).hears(heard(answers=("scam",)))
    assert "object:price" not in met.said


def test_of_a_range_people_look_at_the_upper_end_and_hold_on_to_the_lower_one() -> None:
    met = talk().hears(offer(46_000, 53_000, least=46_000))
    assert met.said[0] == "offer_near:"
    assert met.mind.ground.offers == (46_000,)


def test_a_number_within_the_range_that_was_named_is_no_retrade() -> None:
    ranged = talk().hears(offer(46_000, 53_000, least=46_000))
    assert ranged.hears(offer(47_000)).said[0] == "phrase:raise"
    firm = talk().hears(offer(53_000))
    assert firm.hears(offer(47_000)).said[0] == "phrase:retrade"
