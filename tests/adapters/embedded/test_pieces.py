"""Cutting a line into clauses, set phrases, and what names, sums and times a line holds."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.adapters.embedded.clauses import split
from trainer.adapters.embedded.formulas import asks_leave, asks_to_stop
from trainer.adapters.embedded.moves_of import Sureness, moves_of
from trainer.adapters.embedded.slots import slots_of
from trainer.domain.moves import Act, MoveKind


@given(st.text(max_size=300))
def test_clauses_stand_in_the_line_in_order_and_cover_its_words(text: str) -> None:
    clauses = split(text)
    assert all(text[clause.start : clause.end] == clause.text for clause in clauses)
    ends = [0, *(clause.end for clause in clauses)]
    assert all(clause.start >= end for clause, end in zip(clauses, ends, strict=False))
    assert "".join("".join(c.text for c in clauses).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("That's fair. What happened?", ["That's fair.", "What happened?"]),
        ("I hear you, but the price is the price", ["I hear you,", "but the price is the price"]),
        ("What worries you, if anything?", ["What worries you, if anything?"]),
        ("Oh. How long has it been empty?", ["Oh.", "How long has it been empty?"]),
    ],
)
def test_a_line_is_cut_where_people_take_breath(text: str, clauses: list[str]) -> None:
    assert [clause.text for clause in split(text)] == clauses


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Is this a bad time?", Act.BAD_TIME),
        ("Did I catch you at a good moment?", Act.BAD_TIME),
        ("We said ten. Is now still good?", Act.BAD_TIME),
        ("Is now all right?", Act.BAD_TIME),
        ("Is now still the plan?", None),
        ("Do you have two minutes?", Act.PERMISSION),
        ("can i ask you a few questions", Act.PERMISSION),
        ("Can I ask what you owe on it?", None),
        ("Would Thursday be a good time?", None),
        ("Can I stop by on Friday?", None),
    ],
)
def test_asking_leave_is_told_from_asking(text: str, act: Act | None) -> None:
    assert asks_leave(text) is act


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("I can do $58,500 cash", (58_500,)),
        ("call it 58k", (58_000,)),
        ("fifty-eight thousand", (58_000,)),
        ("a hundred twenty-eight thousand five hundred", (128_500,)),
        ("140 dollars a month", (140,)),
        ("1.2 million", (1_200_000,)),
        ("built in 1919 with two bedrooms", ()),
    ],
)
def test_sums_are_read_as_people_say_them(text: str, sums: tuple[float, ...]) -> None:
    assert slots_of(text).amounts == sums


@pytest.mark.parametrize(
    ("text", "name", "company", "when"),
    [
        ("its Sam, from Fairlead. we buy houses", "Sam", "Fairlead", None),
        ("Tyler with Fairlead. So it works like this.", "Tyler", "Fairlead", None),
        ("Oh, sorry! Tyler, with the house buying company.", "Tyler", None, None),
        ("Hi, this is Dana with Fairlead Homes.", "Dana", "Fairlead Homes", None),
        ("I'm Sorry to bother you", None, None, None),
        ("Would Thursday at ten work?", None, None, "Thursday at ten"),
        ("I'll call tomorrow after 6 pm", None, None, "tomorrow after 6 pm"),
        ("I am Jordan, from Fairlead Homes.", "Jordan", "Fairlead Homes", None),
        ("I am Sure of it", None, None, None),
        ("i am glad you called", None, None, None),
        ("How about Thursday at 5:30?", None, None, "Thursday at 5:30"),
        ("Friday at four forty-five, then", None, None, "Friday at four forty-five"),
        ("Say Monday at five thirty", None, None, "Monday at five thirty"),
        ("We'd start at 10:15 a.m. sharp", None, None, "at 10:15 a.m"),
        ("Around 7 o'clock", None, None, "Around 7 o'clock"),
        ("On Saturday morning, if that's fine", None, None, "On Saturday morning"),
        ("It was tomorrow's problem after 14 months", None, None, "tomorrow"),
    ],
)
def test_names_and_times_are_read(
    text: str, name: str | None, company: str | None, when: str | None
) -> None:
    slots = slots_of(text)
    assert (slots.rep_name, slots.company, slots.when) == (name, company, when)


@pytest.mark.parametrize(
    ("text", "monthly"),
    [
        ("That's $140 a month.", True),
        ("$89 per month, no money down", True),
        ("You'd pay $150/mo", True),
        ("$150 / month for ten years", True),
        ("a monthly payment of 89 dollars", True),
        ("It costs $140.", False),
        ("It has been empty for a few months.", False),
        ("Last month it was $140.", False),
        ("That is $900 a day and more.", False),
    ],
)
def test_a_sum_by_the_month_is_known_as_one(text: str, *, monthly: bool) -> None:
    assert slots_of(text).monthly is monthly


@pytest.mark.parametrize(
    ("text", "halfway"),
    [
        ("Let's split the difference.", True),
        ("Would you meet me halfway?", True),
        ("Could we meet in the middle?", True),
        ("I'd meet you half way on that", True),
        ("Say we go halves.", True),
        ("What about halfway between the two?", True),
        ("We're halfway through the list.", False),
        ("There's a wall in the middle.", False),
        ("What's the difference?", False),
    ],
)
def test_splitting_the_difference_is_heard(text: str, *, halfway: bool) -> None:
    assert slots_of(text).halfway is halfway


@pytest.mark.parametrize(
    ("text", "least"),
    [
        ("Somewhere from 46 to 53 thousand.", 46_000),
        ("The range is $46,000 to $53,000", 46_000),
        ("46-53k, I'd say", 46_000),
        ("46\u201353 grand", 46_000),
        ("Between 46k and maybe 53k", 46_000),
        ("forty-six to fifty-three thousand", 46_000),
        ("forty-six thousand or maybe fifty thousand", 46_000),
        ("It comes to 1200 or 1500.", 1_200),
        ("two to three thousand", 2_000),
        ("$46,000", None),
        ("fifty-three thousand", None),
        ("53 to 46 thousand", None),
        ("It takes 10 to 12 days.", None),
        ("two or three days", None),
        ("We're open 9 to 5.", None),
    ],
)
def test_a_range_of_sums_has_a_lower_end(text: str, least: float | None) -> None:
    assert slots_of(text).least == least


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("He says 410-A can't be serviced.", ()),
        ("I can do 58", (58,)),
        ("I can offer 58, all cash", (58,)),
        ("He said 90-day terms.", ()),
    ],
)
def test_a_bare_figure_is_a_sum_only_where_it_stands_alone(
    text: str, sums: tuple[float, ...]
) -> None:
    assert slots_of(text).amounts == sums


@pytest.mark.parametrize(
    ("text", "amount", "moves"),
    [
        ("I can do fifty thousand. And that is the number.", 50_000, 1),
        ("I can do fifty thousand. Call it sixty thousand.", 60_000, 1),
        ("That is the number. I can do fifty thousand.", 50_000, 1),
        ("Would fifty thousand do? And that is the number.", 50_000, 2),
    ],
)
def test_clauses_that_make_one_offer_keep_its_sum(text: str, amount: float, moves: int) -> None:
    clauses = split(text)
    sure = Sureness(
        labels=(MoveKind.OTHER_QUESTION, MoveKind.OFFER),
        moves=np.array([[0.1, 0.9], [0.1, 0.7]], dtype=np.float32),
        open=np.zeros(2, dtype=np.float32),
        has_context=True,
    )
    found = moves_of(text, clauses, sure, frozenset())
    assert [move.kind for move in found] == [MoveKind.OFFER] * moves
    assert (found[0].amount, found[0].confidence) == (amount, 0.9)
    assert found[0].text == (text if moves == 1 else clauses[0].text)


@pytest.mark.parametrize(
    ("text", "stop"),
    [
        ("Take me off your list.", True),
        ("Quit calling here, I mean it", True),
        ("Don't call me again.", True),
        ("Lose my number, pal", True),
        ("Don't call me sir.", False),
        ("Call me tomorrow instead", False),
        ("I don't need anything from the county.", False),
    ],
)
def test_a_stop_request_in_so_many_words_is_never_missed(text: str, *, stop: bool) -> None:
    assert asks_to_stop(text) is stop


def test_a_figure_without_end_is_no_sum_that_cannot_be_stored() -> None:
    amounts = slots_of(f"I can offer you ${'9' * 400}").amounts
    assert all(amount < 1e18 for amount in amounts)
