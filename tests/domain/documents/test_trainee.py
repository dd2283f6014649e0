"""The wording of rehearsed trainees: what is refused, and what was prepared for one conversation."""

import pytest
from pydantic import ValidationError

from tests.domain.trainees.stage import WORDING, a_reading, prepared, reading, wording
from trainer.domain.documents.trainee import Said


def test_what_was_prepared_comes_first() -> None:
    own = prepared()
    whole = WORDING.prepared_with(own)
    assert whole.asks == (*own.asks, *WORDING.asks)
    assert whole.reads[: len(own.reads)] == own.reads


def test_a_prepared_reading_stands_in_for_the_common_one() -> None:
    whole = WORDING.prepared_with(prepared())
    refs = [found.id for found in whole.reads]
    assert len(refs) == len(set(refs))
    assert set(refs) >= {found.id for found in WORDING.reads}
    price = next(found for found in whole.reads if found.id == "price")
    assert price.hears != reading("price").hears


def test_a_prepared_proposal_is_the_one_that_is_made_and_all_else_stays() -> None:
    own = prepared()
    whole = WORDING.prepared_with(own)
    assert whole.proposes == own.proposes
    other = {"asks", "reads", "proposes"}
    assert whole.model_dump(exclude=other) == WORDING.model_dump(exclude=other)


@pytest.mark.parametrize("name", ["asks", "reads", "pushy", "hostile", "gamer", "script"])
def test_a_wording_with_too_few_lines_is_refused(name: str) -> None:
    few = WORDING.model_dump()[name][:3]
    with pytest.raises(ValidationError, match=name):
        wording(**{name: few})


def test_how_homeowners_say_something_is_given_in_several_ways() -> None:
    reads = [a_reading(f"one-{n}", Said.TELLS, hears=["Well."] * 4) for n in range(10)]
    with pytest.raises(ValidationError, match="hears"):
        wording(reads=reads)
