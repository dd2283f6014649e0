"""How a rehearsed trainee reads a homeowner's line."""

from collections.abc import Mapping, Sequence

import pytest

from tests.domain.trainees.stage import WORDING, reading
from trainer.domain.documents.trainee import Said
from trainer.domain.trainees.reading import SURE, SURE_CONCERN, SURER, glances_of
from trainer.domain.trainees.view import Glance

Seen = dict[str, dict[str, float]]


def glances(text: str, seen: Seen) -> tuple[Glance, ...]:
    """What a line is taken for by somebody who is as sure of its sentences as `seen` says."""

    def fits(
        texts: Sequence[str], groups: Mapping[str, Sequence[str]]
    ) -> Sequence[Mapping[str, float]]:
        return [{ref: seen.get(one, {}).get(ref, 0.1) for ref in groups} for one in texts]

    return glances_of(text, WORDING, fits)


def taken_for(text: str, seen: Seen) -> list[tuple[str, float]]:
    return [(one.reading.id if one.reading else "", one.sure) for one in glances(text, seen)]


def test_every_sentence_is_taken_for_what_it_fits_best() -> None:
    seen = {"It is too much.": {"price": 0.9, "accepts": 0.8}, "Why?": {"why": 0.7}}
    assert taken_for("It is too much. Why?", seen) == [("price", 0.9), ("why", 0.7)]


def test_every_concern_that_a_sentence_may_be_about_is_kept_in_mind() -> None:
    seen = {"It is too much.": {"price": 0.9, "bare": 0.8}, "Well.": {"accepts": 0.9, "price": 0.5}}
    assert set(taken_for("It is too much. Well.", seen)) == {
        ("price", 0.9),
        ("bare", 0.8),
        ("accepts", 0.9),
    }


def test_a_glance_knows_its_kind_and_its_reading() -> None:
    found = glances("Too much.", {"Too much.": {"price": 0.9}})
    assert found == (Glance(said=Said.OBJECTION, reading=reading("price"), sure=0.9),)


def test_a_line_of_several_sentences_is_read_as_a_whole_too() -> None:
    assert taken_for("It is. Too much.", {"It is. Too much.": {"price": 0.8}}) == [("price", 0.8)]


@pytest.mark.parametrize("first", [0.6, 0.9])
def test_of_two_sentences_that_say_the_same_the_surer_one_counts(first: float) -> None:
    seen = {"Too much.": {"price": first}, "Way too much.": {"price": 0.7}}
    assert taken_for("Too much. Way too much.", seen) == [("price", max(first, 0.7))]


@pytest.mark.parametrize(
    ("ref", "sure"),
    [("price", SURE_CONCERN), ("accepts", SURE), ("goodbye", SURER), ("stop", SURER)],
)
def test_a_sentence_counts_where_it_was_understood_surely_enough(ref: str, sure: float) -> None:
    assert taken_for("Well, so.", {"Well, so.": {ref: sure}}) == [(ref, sure)]
    assert taken_for("Well, so.", {"Well, so.": {ref: sure - 0.01}}) == [("", 0.0)]


def test_one_word_alone_ends_no_conversation_unless_it_is_bye() -> None:
    assert taken_for("Okay.", {"Okay.": {"goodbye": 0.9}}) == [("", 0.0)]
    assert taken_for("Okay.", {"Okay.": {"accepts": 0.9}}) == [("accepts", 0.9)]
    assert taken_for("Goodbye.", {"Goodbye.": {"goodbye": 0.9}}) == [("goodbye", 0.9)]


@pytest.mark.parametrize("ref", ["question", "why", "asks-day"])
def test_what_asks_for_something_counts_where_it_is_asked(ref: str) -> None:
    seen = {text: {ref: 0.9} for text in ("And when?", "And when.")}
    assert taken_for("And when?", seen) == [(ref, 0.9)]
    assert taken_for("And when.", seen) == [("", 0.0)]


@pytest.mark.parametrize("text", ["", "...", "Well, well."])
def test_anything_else_is_telling_something(text: str) -> None:
    assert glances(text, {}) == (Glance(said=Said.TELLS),)
