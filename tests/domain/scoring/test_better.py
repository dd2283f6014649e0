"""Better words: what the next level would have sounded like, and at which turn."""

from tests.builders import a_scenario, a_scene, weighted
from tests.domain.scoring.records import owner, record, rep, result, track
from trainer.domain.documents.scene import Scene
from trainer.domain.scoring.better import better_words
from trainer.domain.scoring.record import ObjectionTrack

TALK = (owner("Scam?"), rep("No."), owner("Price?"), rep("Low."), owner("Bye."))
GENERAL = "That is fair."
MISSED = result((3, "Low."), (1, "No."), held=False)


def two_concerns() -> Scene:
    one = a_scenario()["objections"][0]
    return a_scene(objections=[one, {**one, "id": "price", "sample": "Compared to what?"}])


def words_for(*tracks: ObjectionTrack, scene: Scene | None, applies: str = "objection_raised"):
    criterion = weighted(applies=applies).criterion
    return better_words(criterion, [MISSED], record(*TALK, scene=scene, objections=tracks))


def test_where_nothing_was_missed_there_are_no_better_words() -> None:
    criterion = weighted().criterion
    for held in (True, None):
        assert better_words(criterion, [result((1, "No."), held=held)], record(*TALK)) == (None, "")


def test_a_missed_check_is_said_better_where_it_was_quoted_first() -> None:
    criterion = weighted().criterion
    results = [result((1, "No."), held=True), result(held=False), MISSED]
    assert better_words(criterion, results, record(*TALK)) == (3, GENERAL)


def test_words_of_the_homeowner_are_not_the_turn_to_try_again() -> None:
    results = [result((2, "Price?"), (3, "Low."), held=False)]
    assert better_words(weighted().criterion, results, record(*TALK)) == (3, GENERAL)
    results = [result((2, "Price?"), held=False)]
    assert better_words(weighted().criterion, results, record(*TALK)) == (None, GENERAL)


def test_a_missed_check_without_a_quote_has_words_but_no_turn() -> None:
    results = [result((1, "No."), held=True), result(held=False)]
    assert better_words(weighted().criterion, results, record(*TALK)) == (None, GENERAL)


def test_a_concern_of_the_scenario_is_met_with_its_own_words_right_after_it_was_raised() -> None:
    assert words_for(track(raised=0, ref="scam"), scene=a_scene()) == (
        1,
        "What happened the last time?",
    )


def test_the_first_concern_that_nobody_explored_is_the_one_to_meet() -> None:
    explored, price = track(raised=0, explored=1, ref="scam"), track(raised=2, ref="price")
    assert words_for(explored, price, scene=two_concerns()) == (3, "Compared to what?")
    early = track(raised=0, ref="scam")
    assert words_for(price, early, scene=two_concerns()) == (1, "What happened the last time?")


def test_a_concern_after_the_reps_last_words_gives_way_to_one_that_could_be_met() -> None:
    late, met = track(raised=4, ref="price"), track(raised=0, explored=1, ref="scam")
    assert words_for(late, met, scene=two_concerns()) == (1, "What happened the last time?")
    assert words_for(late, scene=two_concerns()) == (3, GENERAL)


def test_a_concern_that_the_scenario_does_not_know_has_only_general_words() -> None:
    assert words_for(track(raised=0), scene=a_scene()) == (3, GENERAL)
    assert words_for(track(raised=0), scene=None) == (3, GENERAL)


def test_a_criterion_that_is_not_about_concerns_keeps_its_own_words() -> None:
    assert words_for(track(raised=0, ref="scam"), scene=a_scene(), applies="always") == (3, GENERAL)


def test_where_asking_was_missed_the_criterions_own_question_is_shown() -> None:
    check = {
        "id": "asks",
        "counted": {"formula": "objections_reached", "stage": "explored"},
        "held": "Asked.",
        "not_held": "Not asked.",
    }
    criterion = weighted(applies="objection_raised", checks=[check]).criterion
    talk = record(*TALK, scene=a_scene(), objections=(track(raised=0, ref="scam"),))
    assert better_words(criterion, [MISSED], talk) == (1, GENERAL)
