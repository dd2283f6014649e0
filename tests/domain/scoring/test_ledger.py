"""The ledger says what brought a fact out, and what would have."""

from typing import Any

import pytest

from tests.builders import a_scenario, a_scene, heard
from tests.domain.scoring.played import play, trusting
from trainer.domain.attempt import Attempt
from trainer.domain.documents.scene import Scene
from trainer.domain.homeowner.mind import FactMemory, Told
from trainer.domain.moves import Act, MoveKind
from trainer.domain.scoring.ledger import Entry, ledger, would_earn
from trainer.domain.scoring.record_of import record_of_attempt

ASKS = ("What does the insurance run?", heard(MoveKind.PROBLEM_QUESTION, topics=("insurance",)))
CHATS = ("Nice day.", heard())


def of(attempt: Attempt, scene: Scene, *, hide: bool = False) -> dict[str, Entry]:
    says: list[Any] = [() for turn in attempt.turns if turn.turn.index % 2 == 0]
    disclosures = record_of_attempt(attempt, scene, says).disclosures
    return {entry.fact: entry for entry in ledger(disclosures, attempt, scene, hide=hide)}


def fact(**earned: Any) -> Scene:
    """A scene whose first fact is earned like this; the second one needs nothing."""
    first, second = a_scenario()["facts"]
    return a_scene(facts=[{**first, "earned": earned}, {**second, "earned": {}}])


def test_a_fact_that_was_asked_for_names_the_question() -> None:
    scene = a_scene()
    entry = of(play(ASKS, scene=scene), scene)["policy"]
    assert (entry.turn, entry.how) == (1, "earned by a question about what is difficult")
    assert entry.about is not None


def test_a_fact_by_another_move_is_earned_by_a_question() -> None:
    scene = a_scene()
    talk = play(ASKS, scene=scene)
    told = FactMemory(told=Told.TOLD, turn=1, by=MoveKind.PROOF)
    talk.mind.facts["policy"] = told
    assert of(talk, scene)["policy"].how == "earned by a question"


def test_a_fact_without_a_question_was_volunteered_or_came_after_a_hint() -> None:
    scene = a_scene()
    talk = play(CHATS, CHATS, scene=scene)
    talk.mind.facts["policy"] = FactMemory(told=Told.TOLD, turn=3)
    assert of(talk, scene)["policy"].how == "volunteered, without a question"
    talk.turns[1].mind.facts["policy"] = FactMemory(told=Told.HINTED, turn=1)  # type: ignore[union-attr]
    assert of(talk, scene)["policy"].how == "earned by taking up a hint"


def test_what_was_never_found_says_what_brings_it_out() -> None:
    scene = a_scene()
    found = of(play(CHATS, scene=scene, first=trusting(scene, 30)), scene)
    assert found["policy"].how == (
        "trust of about 40 of 100 (yours came to 30); then a question about insurance"
    )
    assert found["policy"].chances == ()
    assert found["sister"].how == (
        "first learning this: “The policy costs 310 dollars a month at Zurbriggen”; "
        "then a question about owner"
    )


def test_where_it_must_stay_secret_only_topics_are_named() -> None:
    scene = a_scene()
    found = of(play(CHATS, scene=scene), scene, hide=True)
    assert [entry.about for entry in found.values()] == [None, None]
    assert found["sister"].how == (
        "first learning what there was about insurance; then a question about owner"
    )
    assert "310" not in "".join(entry.how for entry in found.values())


def test_a_question_that_came_too_soon_is_shown_with_the_trust_it_met() -> None:
    scene = a_scene()
    entry = of(play(ASKS, CHATS, scene=scene, first=trusting(scene, 20)), scene)["policy"]
    assert entry.turn is None
    assert entry.chances == ((1, 20),)
    assert entry.hinted is None
    assert entry.how.startswith("trust of about 40 of 100 (yours came to 20)")


def test_trust_that_came_later_is_asked_for_at_that_moment() -> None:
    scene = a_scene()
    warm = ("From a list; I am Sam.", heard(acts=(Act.SOURCE, Act.INTRODUCE, Act.REMOVAL_OFFER)))
    talk = play(ASKS, warm, warm, scene=scene, first=trusting(scene, 27))
    assert talk.mind.trust >= 40
    assert of(talk, scene)["policy"].how == (
        "trust of about 40 of 100 at that moment; then a question about insurance"
    )


def test_a_hint_is_shown() -> None:
    scene = a_scene()
    entry = of(play(ASKS, scene=scene, first=trusting(scene, 32)), scene)["policy"]
    assert entry.hinted == 1


@pytest.mark.parametrize(
    ("earned", "says"),
    [
        ({}, "a question about insurance"),
        (
            {"moves": ["problem_question", "implication_question"]},
            (
                "a question about insurance, asked as a question about what is difficult "
                "or a question about what it leads to"
            ),
        ),
        ({"moves": ["proof"]}, "a question about insurance"),
        (
            {"acts": ["source", "permission"]},
            (
                "first saying where you have the number from or asking whether it is a good time; "
                "then a question about insurance"
            ),
        ),
        (
            {"heard": ["scam"]},
            "first showing that you heard their concern about trust; then a question about insurance",
        ),
    ],
)
def test_each_condition_is_put_in_words(earned: dict[str, Any], says: str) -> None:
    scene = fact(**earned)
    talk = play(CHATS, scene=scene)
    assert would_earn(scene.fact("policy"), talk, scene) == says


def test_conditions_that_were_met_are_not_asked_for_again() -> None:
    scene = fact(acts=["source"], heard=["scam"], trust=10)
    objection = heard(MoveKind.ACKNOWLEDGE, MoveKind.PROPOSE_NEXT_STEP, acts=(Act.SOURCE,))
    talk = play(("From a list.", objection), ("I see.", heard(MoveKind.ACKNOWLEDGE)), scene=scene)
    assert talk.mind.objections["scam"].was_met()
    assert would_earn(scene.fact("policy"), talk, scene) == "a question about insurance"


def test_difficulty_asks_for_more_trust() -> None:
    first, second = a_scenario()["facts"]
    hard = a_scene(difficulty="hard", facts=[first, second])
    talk = play(scene=hard, first=trusting(hard, 1))
    assert would_earn(hard.fact("policy"), talk, hard).startswith("trust of about 45 of 100")
