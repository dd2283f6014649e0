"""A rep who takes up what was just said: a hint that is followed, a question that points back."""

import pytest

from tests.builders import Talk, a_move, a_scenario, a_scene, heard
from trainer.domain.documents.scene import Scene
from trainer.domain.homeowner.mind import Told
from trainer.domain.moves import Act, Heard, MoveKind

ASK = MoveKind.SITUATION_QUESTION
LISTEN = MoveKind.REFLECT
APART = 0.29


def gated(trust: int = 60, **earned) -> Scene:
    """Somebody whose one fact asks for a trust, in a talk that starts at another."""
    facts = [{**a_scenario()["facts"][0], "earned": {"trust": 60, **earned}}]
    return a_scene(start={"trust": trust, "patience": 95, "interest": 30}, facts=facts)


def hinted(trust: int = 56, **earned) -> Talk:
    """Somebody who has just hinted at the fact."""
    talk = Talk(gated(trust, **earned)).hears(heard(ASK, topics=("insurance",), rep_name="Sam"))
    assert talk.mind.facts["policy"].told is Told.HINTED
    return talk


@pytest.mark.parametrize(
    "line",
    [
        heard(LISTEN),
        heard(ASK),
        heard(ASK, topics=("insurance",)),
        heard(MoveKind.EXPLORE, relates=APART),
        heard(acts=(Act.CLARIFY,), relates=APART, words=20),
        heard(acts=(Act.CLARIFY,), relates=APART, words=1),
    ],
)
def test_who_follows_up_a_hint_hears_the_rest_a_little_before_it_was_earned(line: Heard) -> None:
    talk = hinted().hears(line)
    assert "tell:policy" in talk.said
    assert talk.mind.ground.asked["insurance"] == 2


@pytest.mark.parametrize(
    "line",
    [
        heard(MoveKind.EXPLORE, topics=("roof",), relates=APART),
        heard(LISTEN, relates=APART),
        heard(ASK, relates=APART),
        heard(ASK, topics=("roof",)),
        heard(MoveKind.INFORM),
        heard(),
    ],
)
def test_who_goes_on_to_something_else_has_not_followed_up_a_hint(line: Heard) -> None:
    assert "tell:policy" not in hinted().hears(line).said


def test_a_hint_is_followed_up_at_once_or_not_at_all() -> None:
    talk = hinted().hears(heard(ASK, topics=("roof",))).hears(heard(LISTEN))
    assert talk.mind.facts["policy"].told is Told.HINTED


def test_a_hint_that_is_followed_up_far_from_its_gate_is_guarded() -> None:
    talk = hinted(50).hears(heard(ASK))
    assert talk.said[0] == "phrase:guarded"
    assert talk.mind.facts["policy"].told is Told.HINTED


def test_who_bears_a_grudge_tells_nothing_even_where_a_hint_is_followed_up() -> None:
    talk = Talk(gated(90)).hears(heard(MoveKind.DISRESPECT, acts=(Act.INSULT,), rep_name="Sam"))
    talk.hears(heard(ASK, topics=("insurance",)))
    assert talk.said == ["hint:policy"]
    assert "tell:policy" not in talk.hears(heard(ASK)).said


def objecting() -> Talk:
    concern = {**a_scenario()["objections"][0], "raised": {"on": "opening"}}
    start = {"trust": 60, "patience": 90}
    return Talk(a_scene(objections=[concern], start=start))


def explored(text: str, relates: float, *, sure: float = 0.9) -> bool:
    line = Heard(moves=(a_move(MoveKind.EXPLORE, text, sure=sure),), words=9, relates=relates)
    return objecting().hears(line).said == ["root:scam"]


@pytest.mark.parametrize(
    ("text", "relates", "explores"),
    [
        ("How so?", 0.2, True),
        ("How so?", 0.19, False),
        ("What do you mean?", 0.0, True),
        ("What happened the last time?", 0.0, True),
        ("What worries you?", 0.0, True),
        ("What would you like?", 0.0, False),
    ],
)
def test_a_question_explores_a_concern_where_it_points_back_to_it(
    text: str, relates: float, *, explores: bool
) -> None:
    assert explored(text, relates) is explores


@pytest.mark.parametrize(("sure", "explores"), [(0.6, True), (0.59, False)])
def test_a_question_that_might_be_about_anything_explores_nothing(
    sure: float, *, explores: bool
) -> None:
    assert explored("What do you mean?", 1.0, sure=sure) is explores
