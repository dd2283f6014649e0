"""Moments that are answered before anything is looked up, whatever stands between the two."""

import pytest

from tests.builders import Talk, a_scenario, a_scene, heard
from trainer.domain.documents.scene import Scene
from trainer.domain.homeowner.moments import BRIEF, VERY_BRIEF
from trainer.domain.moves import Act, Heard, MoveKind

ASK = MoveKind.SITUATION_QUESTION
HELLO = heard(acts=(Act.INTRODUCE,), rep_name="Sam", company="Example Homes")


def objecting(difficulty: str = "hard") -> Scene:
    """Somebody with a concern from the first word on."""
    concern = {**a_scenario()["objections"][0], "raised": {"on": "opening"}}
    start = {"trust": 50, "patience": 90}
    return a_scene(objections=[concern], start=start, difficulty=difficulty)


def says(*acts: Act, words: int = 4) -> Heard:
    return heard(acts=acts, words=words)


@pytest.mark.parametrize(
    ("act", "phrase"),
    [
        (Act.HOLD, "hold"),
        (Act.BAD_TIME, "bad_time"),
        (Act.ASK_MANAGER, "manager"),
        (Act.EMAIL, "email"),
        (Act.ASKS_NAME, "own_name"),
        (Act.STILL_THERE, "here"),
    ],
)
def test_a_moment_is_answered_though_a_concern_stands(act: Act, phrase: str) -> None:
    met = Talk(objecting()).hears(says(act))
    assert met.said == [f"phrase:{phrase}"]
    assert next(iter(met.mind.objections.values())).resisted == 0


def test_who_was_introduced_is_known_and_who_was_not_is_asked_for() -> None:
    assert Talk(objecting()).hears(HELLO).hears(says(Act.KNOWS_ME)).said == ["phrase:knows_rep"]
    assert Talk(objecting()).hears(says(Act.KNOWS_ME)).said == ["phrase:who_is_this"]


def test_a_line_that_says_more_is_no_such_moment() -> None:
    long = says(Act.HOLD, words=BRIEF + 1)
    assert "phrase:hold" not in Talk(objecting()).hears(long).said
    answers = heard(MoveKind.PROOF, acts=(Act.HOLD,), words=VERY_BRIEF + 1)
    assert "phrase:hold" not in Talk(objecting()).hears(answers).said
    curt = heard(MoveKind.PROOF, acts=(Act.HOLD,), words=VERY_BRIEF)
    assert Talk(objecting()).hears(curt).said == ["phrase:hold"]
    meets = heard(acts=(Act.HOLD, Act.INTRODUCE), words=4)
    assert "phrase:hold" not in Talk(objecting()).hears(meets).said


def test_an_apology_after_an_insult_is_taken_as_one() -> None:
    insult = heard(MoveKind.DISRESPECT, acts=(Act.INSULT,), rep_name="Sam")
    sorry = says(Act.APOLOGY)
    assert Talk(objecting("easy")).hears(insult).hears(sorry).said == ["phrase:apology"]
    assert Talk(objecting("easy")).hears(sorry).said != ["phrase:apology"]


def test_a_difference_between_no_two_numbers_cannot_be_split() -> None:
    halfway = heard(MoveKind.OFFER, halfway=True, words=5, rep_name="Sam")
    sum_named = heard(MoveKind.OFFER, amounts=(60_000,), words=5, rep_name="Sam")
    met = Talk(objecting("easy")).hears(halfway)
    assert met.said == ["phrase:offer_early"]
    bargained = Talk(objecting("easy")).hears(sum_named).hears(halfway)
    assert bargained.said != ["phrase:offer_early"]


def test_what_was_never_said_is_set_right_though_a_concern_stands() -> None:
    assert Talk(objecting()).hears(says(Act.SAID_EARLIER)).said == ["phrase:never_said"]


def test_a_time_is_too_soon_while_a_concern_stands() -> None:
    step = heard(MoveKind.PROPOSE_NEXT_STEP, when="thursday at five")
    said = Talk(objecting()).hears(HELLO).hears(heard()).hears(step).said
    assert said[0] == "phrase:when"
    assert said[1].startswith("object:")


def test_many_questions_at_once_are_minded_by_somebody_with_a_concern_too() -> None:
    asks = heard(*[MoveKind.SITUATION_QUESTION] * 3, topics=("roof",), words=20)
    said = Talk(objecting()).hears(asks).said
    assert said[0] == "phrase:one_at_a_time"
    assert said[1].startswith("object:")


def test_who_takes_an_answer_does_not_add_that_they_know_nothing_of_something_else() -> None:
    concern = a_scenario()["objections"][0]["id"]
    listens = heard(MoveKind.ACKNOWLEDGE, MoveKind.EXPLORE, rep_name="Sam")
    both = heard(MoveKind.PROOF, ASK, answers=(concern,), topics=("debt",), rep_name="Sam")
    said = Talk(objecting("easy")).hears(listens).hears(both).said
    assert said[0].startswith(("answered:", "settled:"))
    assert not [one for one in said if one.startswith("unknown:")]
    alone = heard(ASK, topics=("debt",), rep_name="Sam")
    assert "unknown:debt" in Talk(a_scene(start={"trust": 50, "patience": 90})).hears(alone).said


@pytest.mark.parametrize("act", ["ask:", "phrase:unanswered"])
def test_what_after_a_question_of_their_own_is_waved_away(act: str) -> None:
    talk = Talk(a_scene(start={"trust": 60, "patience": 95, "interest": 30}, signals=[]))
    for _ in range(30):
        asks = any(part.startswith("ask:") for part in talk.said)
        if any(part.startswith(act) for part in talk.said):
            break
        line = heard(MoveKind.OTHER_QUESTION, relates=0.0) if asks else heard(acts=(Act.OK,))
        talk.hears(line)
    assert talk.hears(heard(acts=(Act.CLARIFY,), words=1)).said == ["phrase:clarify"]


def test_a_sum_is_weighed_without_another_concern_in_the_same_breath() -> None:
    concern = {**a_scenario()["objections"][0], "raised": {"on": "opening"}}
    offer = heard(MoveKind.OFFER, amounts=(75_000.0,), topics=("price",))
    said = Talk(a_scene(objections=[concern])).hears(HELLO).hears(heard()).hears(offer).said
    assert not any(part.startswith("object:") for part in said)
