"""After a "not yet" a rep may ask what is missing, and hears it."""

from typing import Any

import pytest

from tests.builders import Talk, a_scenario, a_scene, heard
from tests.domain.rich_scene import particular
from trainer.domain.moves import Form, Heard, MoveKind

ASKS = heard(MoveKind.OTHER_QUESTION, rep_name="Sam")
PROPOSES = heard(MoveKind.PROPOSE_NEXT_STEP, rep_name="Sam")
SCAM = {**a_scenario()["objections"][0], "raised": {"on": "topic", "topic": "debt"}}


def refused(needs: dict[str, Any], **changes: Any) -> Talk:
    """Somebody who has just said that it is too soon."""
    ending = {**a_scenario()["endings"][0], "needs": {"trust": 99, **needs}}
    start = {"trust": 60, "patience": 95, "interest": 30}
    talk = Talk(a_scene(**{"start": start, "endings": [ending], "objections": [SCAM], **changes}))
    talk.hears(PROPOSES)
    assert talk.said == ["not_yet:visit"]
    return talk


def test_a_concern_that_was_not_voiced_comes_up() -> None:
    assert refused({"settled": ["scam"]}).hears(ASKS).said == ["object:scam"]


def test_a_fact_that_must_be_on_the_table_is_hinted() -> None:
    assert refused({"told": ["policy"]}).hears(ASKS).said == ["hint:policy"]


@pytest.mark.parametrize(
    ("needs", "line"),
    [
        ({}, ASKS),
        ({"told": ["sister"]}, ASKS),  # which comes only after another
        ({"settled": ["scam"]}, heard(MoveKind.INFORM, rep_name="Sam")),
        ({"settled": ["scam"]}, heard(MoveKind.OTHER_QUESTION, topics=("roof",))),
        ({"settled": ["scam"]}, heard(MoveKind.OTHER_QUESTION, asked=("0",), form=Form.CLOSED)),
    ],
)
def test_nothing_is_brought_up_where_nothing_is_missing_or_something_else_was_asked(
    needs: dict[str, Any], line: Heard
) -> None:
    said = refused(needs, asked=particular()).hears(line).said
    assert not any(part.startswith(("object:", "hint:")) for part in said)


def test_who_was_not_refused_hears_nothing_of_it() -> None:
    ending = {**a_scenario()["endings"][0], "needs": {"settled": ["scam"]}}
    talk = Talk(a_scene(endings=[ending], objections=[SCAM])).hears(ASKS)
    assert "object:scam" not in talk.said
