"""The days that homeowners name, as a rehearsed trainee takes them up."""

import pytest

from tests.domain.trainees.stage import OPENING, view
from trainer.domain.trainees.days import SOME_DAY, day_of, is_another_day, names_a_day


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("Thursday at six works.", "Thursday at six"),
        ("Come on friday after 5 p.m.", "Friday after 5 p.m"),
        ("Saturday morning.", "Saturday morning"),
        ("Some Tuesday.", "Tuesday"),
        ("I do not know.", SOME_DAY),
    ],
)
def test_the_trainee_proposes_the_day_that_the_homeowner_named(said: str, day: str) -> None:
    assert day_of(view(OPENING, "When?", said)) == day


def test_of_several_days_the_homeowners_last_one_counts_and_not_the_reps() -> None:
    said = view("Monday is full.", "Friday?", "Sunday, then.", "Or Wednesday?", "Hm.")
    assert day_of(said) == "Sunday"


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("Thursday at six.", True),
        ("Is it urgent? Thursday at six.", True),
        ("Thursday at six?", False),
        ("Next week.", False),
    ],
)
def test_a_day_is_named_where_nothing_is_asked_after_it(said: str, *, names: bool) -> None:
    assert names_a_day(said) is names


@pytest.mark.parametrize(
    ("rep", "homeowner", "other"),
    [
        ("Thursday at six?", "Friday at six.", True),
        ("Thursday at six?", "Thursday at seven.", True),
        ("Thursday at six?", "Thursday at six it is.", False),
        ("Thursday at six?", "Thursday it is.", False),
        ("Thursday at six?", "Not then.", False),
    ],
)
def test_another_day_or_hour_than_the_reps_own_is_seen(
    rep: str, homeowner: str, *, other: bool
) -> None:
    assert is_another_day(view(OPENING, rep, homeowner)) is other


def test_any_day_is_another_one_where_the_rep_has_not_spoken() -> None:
    assert is_another_day(view("Call me on Friday."))
