"""What a rehearsed trainee sees, and how they choose among wordings."""

import pytest

from tests.domain.trainees.stage import ALWAYS, NEVER, OPENING, TELLS, glance, view
from trainer.domain.documents.trainee import Said

LINES = ("one {rep}", "two", "three")


def test_the_last_words_are_the_homeowners() -> None:
    assert view(OPENING, "Sam here.", "And?").last == "And?"


@pytest.mark.parametrize(("drawn", "likelihood", "happens"), [(0.5, 0.5, False), (0.49, 0.5, True)])
def test_what_is_likelier_than_the_draw_happens(
    drawn: float, likelihood: float, *, happens: bool
) -> None:
    assert view(chance=drawn).happens(likelihood, "anything") is happens


def test_each_purpose_has_a_draw_of_its_own() -> None:
    seen = view(chance=NEVER, chances={"this": ALWAYS})
    assert seen.happens(0.5, "this")
    assert not seen.happens(0.5, "that")


def test_the_surest_glance_of_a_kind_counts() -> None:
    less, more, other = glance("bare", 0.6), glance("price", 0.8), glance("why", 0.9)
    seen = view(glances=(less, more, other))
    assert seen.glance(Said.OBJECTION) is more
    assert seen.glance(Said.OBJECTION, Said.WHY) is other
    assert seen.glance(Said.STOP) is None
    assert view().glance(Said.TELLS) is TELLS


@pytest.mark.parametrize(("chance", "line"), [(0.0, "one Sam"), (0.5, "two"), (0.99, "three")])
def test_chance_chooses_among_lines(chance: float, line: str) -> None:
    assert view(chance=chance).choose(LINES, "line") == line


def test_a_line_that_was_said_is_not_chosen_while_another_is_left() -> None:
    assert view(OPENING, "So one Sam.", "And?").choose(LINES, "line") == "two"
    assert view(OPENING, "one Sam two three", "And?").choose(LINES, "line") == "one Sam"


def test_a_place_is_filled_where_something_fills_it() -> None:
    assert view().fill("{rep} of {company}, {rep}") == "Sam of {company}, Sam"


def test_the_nearest_line_is_the_one_that_is_most_like_the_last_words() -> None:
    lines = ("a cold roof", "the old roof", "our {rep}")
    assert view(OPENING, "Hm.", "the old and leaky roof").nearest(lines, "line") == "the old roof"
    assert view(OPENING, "Hm.", "ask our friend Sam").nearest(lines, "line") == "our Sam"


def test_the_nearest_line_is_one_that_was_not_said() -> None:
    lines = ("the old roof", "a cold roof")
    said = view(OPENING, "the old roof", "the old roof leaks")
    assert said.nearest(lines, "line") == "a cold roof"


@pytest.mark.parametrize(
    "said", [(OPENING, "the old roof. a cold roof.", "a cold roof"), (OPENING, "Hm.", "")]
)
def test_where_nothing_is_nearest_chance_chooses(said: tuple[str, ...]) -> None:
    lines = ("the old roof", "a cold roof")
    assert view(*said, chance=0.9).nearest(lines, "line") == "a cold roof"
    assert view(*said, chance=0.0).nearest(lines, "line") == "the old roof"
