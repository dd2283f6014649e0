"""When a next meeting suits the homeowner."""

from itertools import product
from typing import Any

import pytest

from trainer.domain.documents.person import Calendar
from trainer.domain.homeowner.calendar import When, first_free, suits, when_of

THURSDAY = {"days": ["thu"], "from": "17:00", "to": "20:30"}
SATURDAY = {"days": ["sat", "sun"], "from": "09:00", "to": "12:00"}


def calendar(*free: dict[str, Any], today: str = "mon", suggests: str = "Thursday?") -> Calendar:
    """A week in which there is time after work on Thursday and at the weekend's mornings."""
    windows = free or (THURSDAY, SATURDAY)
    shown = {"today": today, "now": "12:00", "time_zone": "Central", "suggests": suggests}
    return Calendar.model_validate({**shown, "free": windows})


@pytest.mark.parametrize(
    ("said", "day", "minutes"),
    [
        ("Thursday at six", "thu", (6 * 60, 18 * 60)),
        ("on thursdays after 5", "thu", (5 * 60, 17 * 60)),
        ("Tuesday at 6:15", "tue", (6 * 60 + 15, 18 * 60 + 15)),
        ("Tuesday at six fifteen", "tue", (6 * 60 + 15, 18 * 60 + 15)),
        ("wednesday around ten-thirty", "wed", (10 * 60 + 30, 22 * 60 + 30)),
        ("Friday, say two forty five", "fri", (2 * 60 + 45, 14 * 60 + 45)),
        ("Friday at 2 p.m.", "fri", (14 * 60,)),
        ("Friday at 2:30pm", "fri", (14 * 60 + 30,)),
        ("sunday at 9 am", "sun", (9 * 60,)),
        ("Sunday at 12 a.m.", "sun", (0,)),
        ("Sunday at 12 pm", "sun", (12 * 60,)),
        ("saturday at noon", "sat", (12 * 60,)),
        ("saturday at twelve", "sat", (0, 12 * 60)),
        ("Monday at 17:30", "mon", (17 * 60 + 30,)),
        ("at seven", None, (7 * 60, 19 * 60)),
        ("Thursday", "thu", ()),
        ("tomorrow", "tue", ()),
        ("today at four", "mon", (4 * 60, 16 * 60)),
        ("some time soon", None, ()),
    ],
)
def test_a_spoken_time_is_a_day_and_the_hours_it_can_mean(
    said: str, day: str | None, minutes: tuple[int, ...]
) -> None:
    when = when_of(said, "mon")
    assert (when.day, when.minutes) == (day, minutes)


@pytest.mark.parametrize(
    ("said", "within"),
    [
        ("Thursday morning", (8 * 60, 12 * 60)),
        ("Thursday evening", (17 * 60, 21 * 60)),
        ("tomorrow night", (18 * 60, 22 * 60)),
        ("tonight", (18 * 60, 22 * 60)),
    ],
)
def test_a_part_of_a_day_is_the_hours_that_people_mean_by_it(
    said: str, within: tuple[int, int]
) -> None:
    when = when_of(said, "mon")
    assert (when.minutes, when.within) == ((), within)


def test_an_afternoon_is_not_noon() -> None:
    expected = When(day="thu", minutes=(), within=(12 * 60, 17 * 60))
    assert when_of("Thursday afternoon", "mon") == expected


@pytest.mark.parametrize(
    ("said", "fits"),
    [
        ("Thursday at six", True),
        ("Thursday at five", True),
        ("Thursday at 4:45", False),
        ("Thursday at nine", False),
        ("Thursday at 6 a.m.", False),
        ("Thursday at 6 p.m.", True),
        ("Thursday at 18:15", True),
        ("Thursday evening", True),
        ("Thursday morning", False),
        ("Thursday", True),
        ("Saturday morning", True),
        ("Saturday at eleven forty-five", True),
        ("Saturday at noon", True),
        ("Saturday evening", False),
        ("Sunday at ten", True),
        ("Friday", False),
        ("Friday at six", False),
        ("at six", True),
        ("at two", False),
    ],
)
def test_a_time_suits_where_the_homeowner_is_free(said: str, *, fits: bool) -> None:
    assert suits(calendar(), said) is fits


@pytest.mark.parametrize(
    ("today", "said", "fits"),
    [
        ("wed", "tomorrow at six", True),
        ("thu", "tomorrow at six", False),
        ("thu", "tonight", True),
        ("thu", "today at six", True),
        ("fri", "tonight", False),
        ("fri", "tomorrow morning", True),
        ("sat", "tomorrow at ten", True),
        ("sun", "tomorrow at ten", False),
    ],
)
def test_today_and_tomorrow_are_seen_from_the_day_of_the_conversation(
    today: str, said: str, *, fits: bool
) -> None:
    assert suits(calendar(today=today), said) is fits


@pytest.mark.parametrize(
    ("said", "window", "fits"),
    [
        ("tomorrow morning at nine", ("18:00", "21:30"), False),
        ("tomorrow evening at nine", ("08:00", "12:00"), False),
        ("tomorrow night at nine", ("18:00", "21:30"), True),
        ("Tuesday afternoon", ("13:00", "16:00"), True),
        ("Tuesday afternoon", ("08:00", "12:00"), False),
        ("Tuesday afternoon", ("17:00", "20:00"), False),
        ("Tuesday morning", ("12:00", "16:00"), False),
        ("Tuesday evening", ("13:00", "17:00"), False),
        ("Tuesday evening", ("13:00", "17:15"), True),
    ],
)
def test_the_part_of_the_day_says_which_hour_is_meant(
    said: str, window: tuple[str, str], *, fits: bool
) -> None:
    free = {"days": ["tue"], "from": window[0], "to": window[1]}
    assert suits(calendar(free), said) is fits


@pytest.mark.parametrize(
    ("start", "spoken"),
    [
        ("17:00", "Saturday at five"),
        ("18:30", "Saturday at six thirty"),
        ("09:15", "Saturday at nine fifteen"),
        ("12:45", "Saturday at twelve forty five"),
        ("00:00", "Saturday at twelve"),
    ],
)
def test_the_first_free_time_is_named_as_people_say_it(start: str, spoken: str) -> None:
    assert first_free(calendar({"days": ["sat"], "from": start, "to": "23:00"})) == spoken


@pytest.mark.parametrize(
    "start", [f"{h:02}:{m:02}" for h, m in product(range(23), (0, 15, 30, 45))]
)
def test_the_first_free_time_suits(start: str) -> None:
    week = calendar({"days": ["sat", "sun"], "from": start, "to": "23:30"}, THURSDAY)
    assert suits(week, first_free(week))


@pytest.mark.parametrize(
    ("suggests", "named"),
    [
        ("Could you do Thursday after six?", "Thursday at six"),
        ("Saturday at ten would work.", "Saturday at ten"),
        ("Sunday, any time before lunch.", "Sunday at nine"),
        ("Saturday at three?", "Saturday at nine"),
        ("Friday would be nice.", "Thursday at five"),
        ("Whenever you like.", "Thursday at five"),
        ("How about seven?", "Thursday at seven"),
    ],
)
def test_the_time_that_a_homeowner_suggests_is_the_one_they_name_where_they_are_free(
    suggests: str, named: str
) -> None:
    assert first_free(calendar(suggests=suggests)) == named


def test_of_two_windows_of_a_day_the_suggestion_means_the_one_with_its_hour() -> None:
    morning = {**THURSDAY, "from": "08:00", "to": "10:00"}
    week = calendar(morning, THURSDAY, suggests="Thursday at six p.m.")
    assert first_free(week) == "Thursday at six"
    assert first_free(calendar(morning, THURSDAY)) == "Thursday at eight"
