"""A trainee of some skill, noticing: signs that add up, and what was told."""

import pytest

from tests.domain.trainees.stage import (
    ALWAYS,
    NEVER,
    OPENING,
    a_reading,
    good_and_poor,
    view,
    wording,
)
from trainer.domain.documents.trainee import Said
from trainer.domain.trainees.skilled import speak
from trainer.domain.trainees.view import Glance, Memory, Spoken, View

SILENT = {"reflects": NEVER, "asks on": NEVER}


def skilled(seen: View, memory: Memory | None = None) -> Spoken:
    return speak(1.0, seen, memory or Memory())


def clumsy(seen: View, memory: Memory | None = None) -> Spoken:
    return speak(0.0, seen, memory or Memory())


SIGNS = wording(
    reads=[
        *(found.model_dump() for found in wording().reads if found.kind is not Said.SIGNS),
        a_reading("frail", Said.SIGNS, signs=2),
        a_reading("lonely", Said.SIGNS),
    ]
)


def showing(*refs: str, **changes) -> View:
    """A line that shows these signs."""
    reads = {found.id: found for found in SIGNS.reads}
    seen = tuple(Glance(said=Said.SIGNS, reading=reads[ref], sure=0.9) for ref in refs)
    return view(wording=SIGNS, glances=seen, **{"chances": SILENT, **changes})


def test_a_sign_that_needs_company_is_acted_on_once_it_has_it() -> None:
    first = skilled(showing("frail"))
    assert "frail" not in (first.text or "")
    assert first.memory.signs == {"frail": 1}
    second = skilled(showing("frail"), first.memory)
    assert second.text == "frail answer 0."
    assert (second.memory.proposed, second.memory.since_proposal) == (1, 0)


def test_a_sign_that_was_acted_on_makes_way_for_the_next_one() -> None:
    spoken = skilled(showing("frail", "lonely"), Memory(signs={"frail": 1}, met={"frail": 1}))
    assert spoken.text == "lonely answer 0."


def test_who_has_no_skill_sees_no_sign() -> None:
    spoken = clumsy(showing("lonely"))
    assert "lonely" not in (spoken.text or "")
    assert spoken.memory.signs == {"lonely": 1}
    half = showing("lonely", chances={**SILENT, "sees lonely": 0.26})
    assert "lonely" not in (speak(0.5, half, Memory()).text or "")


ECHOES = wording(reflects={"good": ["So {echo}."], "poor": ["Okay."]})


def telling(text: str, **chances: float) -> View:
    return view(
        OPENING, "Hm.", text, wording=ECHOES, chances={"asks on": NEVER, **chances}, chance=ALWAYS
    )


def test_what_was_told_is_said_back() -> None:
    spoken = skilled(telling("I like my porch. It is old."))
    assert spoken.text == "So you like your porch. situation-0 good 0."


@pytest.mark.parametrize("seen", [telling("No."), telling("I like my porch.", reflects=0.6)])
def test_what_cannot_be_said_back_or_is_not_is_acknowledged(seen: View) -> None:
    assert skilled(seen).text == "acknowledges good 0. situation-0 good 0."


def test_who_does_not_listen_has_a_token_for_it() -> None:
    assert clumsy(telling("I like my porch.")).text == "acknowledges poor 0. situation-0 poor 0."


def test_every_word_of_the_stage_says_whether_it_is_good_or_poor() -> None:
    assert good_and_poor("x")["good"][0] == "x good 0."
