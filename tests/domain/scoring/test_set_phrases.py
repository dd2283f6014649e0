"""Sentences as they are said: what they have in common, and set phrases by kind."""

import pytest

from trainer.domain.scoring.set_phrases import (
    Kind,
    forms_of,
    kinds_of,
    matter_of,
    plays_them,
    quotes_in,
    sentences_in,
)


def test_a_text_falls_into_its_sentences_and_marks_alone_are_none() -> None:
    assert sentences_in('Well... "Why?" he said.\nThen no — 4.') == (
        "Well...",
        '"Why?"',
        "he said.",
        "Then no — 4.",
    )
    assert sentences_in(" … ?! ") == ()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Thursday at six?", "How about Friday at half past nine?", True),
        ("It saves 20 percent.", "it saves thirty PERCENT", True),
        ("Can I come on Thursday?", "Can I come on Monday?", True),
        ("Can I come on Thursday?", "Could you come on Thursday?", False),
        ("Six.", "Seven!", True),
    ],
)
def test_sentences_that_differ_in_days_and_numbers_alone_are_the_same(
    one: str, other: str, *, same: bool
) -> None:
    assert (forms_of(one, ()) == forms_of(other, ())) is same


def test_words_of_the_line_before_are_the_same_whatever_they_are() -> None:
    before = (" the roof leaks ", " my sister pays the tax ")
    assert forms_of("Pays the tax?", before) & forms_of("My sister!", before)
    assert forms_of("The roof leaks?", before) == {"the roof leaks"}


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("I totally understand how you feel.", {Kind.EMPATHY}),
        ("It's not for me to say.", set()),
        ("I'd be wary too, after three calls.", set()),
        ("Studies show it pays off.", {Kind.AUTHORITY}),
        ("9 out of 10 people are glad.", {Kind.AUTHORITY}),
        ("I named your worry before anything else.", {Kind.TALK}),
        ("Your concern was answered.", {Kind.TALK}),
        ("Trust, value, benefit.", {Kind.WORDS}),
        ("No pressure, peace of mind, value, next step, calendar, trust, proof.", {Kind.WORDS}),
        ("Okay, great.", set()),
        ("Thursday, six.", set()),
        ("First the roof, then the sink, then the tax, and I call you on Monday.", set()),
        ("Do studies show that?", set()),
    ],
)
def test_set_phrases_are_known_by_their_kind(sentence: str, kinds: set[Kind]) -> None:
    assert kinds_of(sentence) == kinds


def test_a_line_of_a_play_is_known_by_its_label() -> None:
    assert plays_them("Homeowner: I'll sign.")
    assert plays_them("**The owner says:** yes.")
    assert not plays_them("The owner before you said no.")


def test_quotes_are_the_words_between_marks() -> None:
    assert quotes_in('You said “I\'m done, Sam” and "ask me later."') == (
        " i'm done sam ",
        " ask me later ",
    )
    assert quotes_in('He said "') == quotes_in('She said "..."') == ()


def test_the_matter_of_a_line_is_what_it_is_about() -> None:
    assert matter_of("I understand, and what about the roof?") == {"roof"}
