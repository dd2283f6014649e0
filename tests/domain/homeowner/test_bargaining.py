"""Money beyond a first number: by the month, halfway, raised without a reason, and eased."""

from dataclasses import replace
from typing import Any

import pytest

from tests.builders import Talk, a_move, a_scenario, a_scene, heard
from trainer.domain.moves import Heard, MoveKind, Slots

OFFER = MoveKind.OFFER
ASKS = [heard(MoveKind.SITUATION_QUESTION, topics=(topic,)) for topic in ("debt", "owner")]
LOW, NEAR, GOOD = "offer_low:", "offer_near:", "offer_good:"


def offer(*amounts: float, more: tuple[MoveKind, ...] = (), **slots: Any) -> Heard:
    return heard(OFFER, *more, amounts=amounts, rep_name="Sam", **slots)


def talk(*offers: float, **changes: Any) -> Talk:
    """Somebody who was asked about two things and has heard these offers."""
    start = {"trust": 60, "patience": 95, "interest": 30}
    quiet = [{**a_scenario()["objections"][0], "raised": {"on": "next_step"}, "needs": "answer"}]
    met = Talk(a_scene(**{"start": start, "objections": quiet, **changes}))
    for line in (*ASKS, *map(offer, offers)):
        met.hears(line)
    return met


def money(**changes: Any) -> dict[str, Any]:
    return {**a_scenario()["money"], **changes}


PAYS = money(anchor=10_000, target=8_000, floor=12_000, more_is_better=False)


def test_a_monthly_figure_is_no_price_and_the_whole_is_asked_for() -> None:
    met = talk().hears(offer(650, monthly=True))
    assert met.said[0] == "phrase:per_month"
    assert met.mind.trust == 59
    assert met.mind.ground.offers == ()


def test_the_whole_is_asked_for_once() -> None:
    met = talk().hears(offer(650, monthly=True)).hears(offer(600, monthly=True))
    assert "phrase:per_month" not in met.said
    assert met.mind.ground.offers == ()


def test_the_whole_price_after_a_monthly_figure_is_taken_as_a_price() -> None:
    met = talk().hears(offer(650, monthly=True)).hears(offer(60_000))
    assert met.said[0] == NEAR
    assert met.mind.ground.offers == (60_000,)


def test_splitting_the_difference_means_halfway_to_the_homeowners_own_number() -> None:
    met = talk(60_000).hears(heard(halfway=True))
    assert met.said[0] == GOOD
    assert met.mind.ground.offers == (60_000, 80_000)


def test_nothing_can_be_split_before_a_number_was_named() -> None:
    assert talk().hears(heard(OFFER, halfway=True)).mind.ground.offers == ()


def test_a_number_that_is_named_counts_before_splitting_the_difference() -> None:
    assert talk(60_000).hears(offer(65_000, halfway=True)).mind.ground.offers[-1] == 65_000


def test_a_number_that_goes_up_by_itself_makes_people_wonder_once() -> None:
    met = talk(55_000)
    trust = met.mind.trust
    assert met.hears(offer(60_000)).said == ["phrase:raise", NEAR]
    assert met.mind.trust == trust - 4
    assert met.hears(offer(65_000)).said[0] == NEAR


@pytest.mark.parametrize("kind", [MoveKind.PROOF, MoveKind.INFORM, MoveKind.ALTERNATIVE])
def test_a_number_that_goes_up_for_a_reason_makes_nobody_wonder(kind: MoveKind) -> None:
    assert talk(55_000).hears(offer(60_000, more=(kind,))).said[0] == NEAR


def test_the_same_number_again_is_no_raise() -> None:
    assert talk(60_000).hears(offer(60_000)).said[0] == NEAR


def test_for_somebody_who_pays_a_price_that_falls_by_itself_is_the_wonder() -> None:
    met = talk(11_500, money=PAYS)
    assert met.hears(offer(9_000)).said == ["phrase:raise", NEAR]


@pytest.mark.parametrize(
    ("price", "said"), [(11_500, "phrase:retrade"), (13_000, "phrase:retrade"), (14_000, LOW)]
)
def test_for_somebody_who_pays_a_price_for_another_job_is_no_retrade(
    price: float, said: str
) -> None:
    assert talk(10_000, money=PAYS).hears(offer(price)).said[0] == said


def test_for_somebody_who_sells_every_lower_number_is_a_retrade() -> None:
    assert talk(90_000).hears(offer(40_000)).said[0] == "phrase:retrade"


@pytest.mark.parametrize(("amount", "before", "after"), [(66_000, NEAR, GOOD), (48_000, LOW, NEAR)])
def test_a_concern_that_was_met_eases_what_the_homeowner_would_take(
    amount: float, before: str, after: str
) -> None:
    eases = money(moved=[{"settled": "scam", "by": 5_000}])
    opened = [{**a_scenario()["objections"][0], "raised": {"on": "opening"}, "needs": "answer"}]
    answered = heard(answers=("scam",))
    listened = heard(MoveKind.ACKNOWLEDGE)
    for first, said in ((listened, before), (answered, after)):
        start = {"trust": 60, "patience": 95}
        met = Talk(a_scene(start=start, money=eases, objections=opened)).hears(first)
        for line in ASKS:
            met.hears(line)
        assert said in met.hears(offer(amount)).said


@pytest.mark.parametrize(
    ("amount", "offers"),
    [
        (29_999, ()),
        (30_000, (30_000,)),
        (300_000, (300_000,)),
        (300_001, ()),
        (58, (58_000,)),
        (999, ()),
        (1_000, ()),
    ],
)
def test_a_sum_far_from_the_homeowners_own_number_is_no_price(
    amount: float, offers: tuple[float, ...]
) -> None:
    assert talk().hears(offer(amount)).mind.ground.offers == offers


def saying(text: str, *, amount: float | None = None, amounts: tuple[float, ...] = ()) -> Heard:
    move = replace(a_move(OFFER, text), amount=amount)
    return Heard(moves=(move,), slots=Slots(amounts=amounts, rep_name="Sam"), words=9)


@pytest.mark.parametrize(
    "text",
    [
        "An agent might list it at 90.",
        "The one next door sold for 90,000.",
        "It would take 40,000 in repairs.",
        "Zillow says 90,000.",
    ],
)
def test_a_sum_that_somebody_else_says_or_wants_is_no_offer(text: str) -> None:
    assert talk().hears(saying(text, amounts=(90_000,))).mind.ground.offers == ()


def test_the_sum_of_the_offer_itself_counts_before_other_sums_of_the_line() -> None:
    line = saying("I can do 60.", amount=60_000, amounts=(60_000, 90_000))
    assert talk().hears(line).mind.ground.offers == (60_000,)
    plain = saying("That is what I can do.", amounts=(61_000, 62_000))
    assert talk().hears(plain).mind.ground.offers == (62_000,)


def test_an_offer_that_was_hardly_heard_is_none() -> None:
    unsure = Heard(moves=(a_move(OFFER, sure=0.3),), slots=Slots(amounts=(60_000,)), words=9)
    assert talk().hears(unsure).mind.ground.offers == ()


def test_once_a_number_is_on_the_table_a_bare_one_is_a_bid() -> None:
    bare = heard(amounts=(61_000,))
    assert talk().hears(bare).mind.ground.offers == ()
    assert talk(60_000).hears(bare).mind.ground.offers == (60_000, 61_000)
    assert talk(60_000).hears(heard()).mind.ground.offers == (60_000,)


@pytest.mark.parametrize("offers", [(), (60_000,)])
@pytest.mark.parametrize("kind", [MoveKind.INFORM, MoveKind.PROOF, MoveKind.SITUATION_QUESTION])
def test_a_sum_in_a_line_that_does_something_else_is_no_bid(
    kind: MoveKind, offers: tuple[float, ...]
) -> None:
    met = talk(*offers).hears(heard(kind, amounts=(90_000,)))
    assert met.mind.ground.offers == offers


def about_the_price(**changes: Any) -> dict[str, Any]:
    return {**a_scenario()["objections"][0], "id": "price", "raised": {"on": "offer"}, **changes}


def unpriced(*objections: dict[str, Any]) -> Talk:
    endings = [{**a_scenario()["endings"][0], "needs": {}}]
    return talk(money=None, objections=objections, endings=endings)


def test_a_number_brings_up_the_concern_about_it_in_somebody_who_weighs_no_price_too() -> None:
    met = unpriced(about_the_price()).hears(offer(60_000))
    assert met.said == ["object:price"]
    assert met.mind.ground.offers == ()


@pytest.mark.parametrize("line", [heard(OFFER), heard(amounts=(60_000,))])
def test_without_a_number_or_an_offer_the_concern_stays_where_it_is(line: Heard) -> None:
    assert "object:price" not in unpriced(about_the_price()).hears(line).said


def test_somebody_who_weighs_no_price_and_has_another_concern_keeps_to_that() -> None:
    other = {**a_scenario()["objections"][0], "raised": {"on": "opening"}}
    met = unpriced(other, about_the_price()).hears(offer(60_000))
    assert "object:price" not in met.said


def test_somebody_who_weighs_no_price_and_minds_none_lets_a_number_pass() -> None:
    met = unpriced(about_the_price(raised={"on": "next_step"})).hears(offer(60_000))
    assert met.said[0] in {"phrase:no_news", "phrase:mm"}
