"""Numbers and words that mean the same, however they are written."""

import pytest

from trainer.domain.scoring.likeness import (
    numbers_in,
    same_number,
    stems_in,
    whole_numbers_in,
)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("310 a month", {310}),
        ("three hundred ten a month", {310}),
        ("three-ten", {310}),
        ("$52,000", {52_000}),
        ("52k", {52_000}),
        ("fifty-two thousand", {52_000}),
        ("forty to fifty thousand", {40, 50_000}),
        ("a hundred and twenty thousand", {120_000}),
        ("a million", {1_000_000}),
        ("twenty fifteen", {2015}),
        ("the fifteenth of May", {15}),
        ("9:30 or 5, 6", {9, 30, 5, 6}),
        ("2.5 baths", {2.5}),
        ("one thing, and no more", set()),
        ("five fifty", {550}),
        ("", set()),
    ],
)
def test_a_number_is_read_as_a_whole(text: str, whole: set[float]) -> None:
    assert whole_numbers_in(text) == whole


def test_what_was_said_counts_in_its_pieces_too() -> None:
    assert numbers_in("three hundred ten") == {10, 300, 310}


def test_people_leave_thousand_out() -> None:
    assert same_number(52, 52_000)
    assert same_number(52_000, 52)
    assert same_number(7, 7)
    assert not same_number(52, 53)


def test_forms_of_a_word_are_alike_and_little_words_are_none() -> None:
    assert stems_in("paying") == stems_in("pays") == stems_in("Pay")
    assert stems_in("the brother's house") & stems_in("her brothers") == stems_in("brother")
    assert stems_in("and they were not about it, forty of them") == frozenset()
    assert stems_in("bus") == {"bus"}
