"""A wish not to be called: it can be bargained with only once it was made."""

from dataclasses import replace
from typing import Any

import pytest

from tests.builders import Talk, a_scenario, a_scene, heard
from trainer.domain.moves import Act, MoveKind
from trainer.domain.outcome import Outcome

OK = heard(acts=(Act.OK,), rep_name="Sam")
BARGAINS = heard(red_lines=("keep",), rep_name="Sam")
STOP = {"below_trust": 40, "says": "Never call again.", "thanks": "Good. Bye."}


def wishing(**line: Any) -> Talk:
    """Somebody who will wish to be let go in their second reply, unless the line is another."""
    keep = {
        **a_scenario()["red_lines"][0],
        "id": "keep",
        "gate": "do_not_call",
        "trap": True,
        "bait": "Just take me off the list.",
        "bait_turn": 2,
        **line,
    }
    start = {"trust": 60, "patience": 90}
    return Talk(a_scene(red_lines=[keep], start=start, stop_request=STOP))


def breached(talk: Talk) -> list[str]:
    return [breach.red_line for breach in talk.mind.breaches]


def test_bargaining_with_a_wish_counts_only_after_the_wish() -> None:
    early = wishing().hears(BARGAINS)
    assert breached(early) == []
    assert "red_line:keep" not in early.said
    late = wishing().hears(OK).hears(OK)
    assert "bait:keep" in late.said
    assert breached(late.hears(BARGAINS)) == ["keep"]
    assert late.said == ["red_line:keep"]


@pytest.mark.parametrize("line", [{"gate": "honesty"}, {"trap": False, "bait": None}])
def test_any_other_red_line_is_crossed_at_once(line: dict[str, Any]) -> None:
    assert breached(wishing(**line).hears(BARGAINS)) == ["keep"]


def test_a_stop_request_is_a_wish_too() -> None:
    talk = wishing()
    ground = replace(talk.mind.ground, stop_requested=0)
    talk.reaction = replace(talk.reaction, mind=replace(talk.mind, ground=ground))
    assert breached(talk.hears(BARGAINS)) == ["keep", "stop-request"]
    assert talk.mind.outcome is Outcome.WALKED_AWAY


def test_who_is_called_out_on_their_tone_and_keeps_it_up_is_hung_up_on_for_insults() -> None:
    talk = wishing().hears(heard(MoveKind.DISRESPECT))
    assert (talk.said, talk.mind.ground.insults) == (["phrase:insult"], 0)
    assert talk.hears(heard(MoveKind.DISRESPECT)).mind.ground.insults == 1
