"""What every person of the repository has: other days, ways to speak of money, signs of warming up."""

import pytest

from tests.adapters.library.content import ROOT
from trainer.adapters.library.library import YamlLibrary
from trainer.domain.documents.digest import digest_of
from trainer.domain.documents.scenario import Scenario
from trainer.domain.documents.scene import Scene

SCENES = YamlLibrary(ROOT).scenes()
every_person = pytest.mark.parametrize("scene", SCENES.values(), ids=SCENES)


def test_there_are_sixteen_people_and_five_of_their_calls_go_on() -> None:
    calls = [scene.scenario for scene in SCENES.values() if scene.scenario.follows]
    first = [scene.scenario for scene in SCENES.values() if not scene.scenario.follows]
    assert len({scenario.persona.name for scenario in first}) == len(first) == 16
    assert len(calls) == 5
    assert {call.persona.name for call in calls} < {scenario.persona.name for scenario in first}


@pytest.mark.parametrize(
    "scene", [s for s in SCENES.values() if s.scenario.follows], ids=lambda s: s.scenario.id
)
def test_a_second_call_comes_after_an_end_that_the_call_before_can_have(scene: Scene) -> None:
    follows = scene.scenario.follows
    assert follows is not None
    before = SCENES[follows.scenario].scenario
    assert set(follows.after) <= {ending.outcome for ending in before.endings}


@every_person
def test_a_person_is_met_on_three_days(scene: Scene) -> None:
    days = scene.every_day
    assert [day.day for day in days] == [None, *(day.id for day in scene.scenario.days)]
    assert len({digest_of(day) for day in days}) == len({day.day for day in days}) == 3


@every_person
def test_no_two_days_begin_alike(scene: Scene) -> None:
    openings = [line for day in scene.every_day for line in day.scenario.opening]
    assert len(set(openings)) == len(openings)


@every_person
def test_another_day_has_something_to_find_out_anew(scene: Scene) -> None:
    known = {fact.tell for fact in scene.scenario.facts}
    for day in scene.every_day[1:]:
        assert {fact.tell for fact in day.scenario.facts} - known
        assert [fact.id for fact in day.scenario.facts] == [f.id for f in scene.scenario.facts]


@every_person
def test_whatever_comes_up_by_itself_on_some_day_is_a_topic_that_people_may_speak_of(
    scene: Scene,
) -> None:
    for day in scene.every_day:
        raised = {objection.raised.topic for objection in day.scenario.objections}
        cuts = {cut.topic for other in day.scenario.others for cut in other.cuts_in}
        assert (raised | cuts) - {None} <= set(scene.topics_by_id)


@every_person
def test_no_day_is_given_away_by_the_briefing(scene: Scene) -> None:
    briefing = scene.scenario.briefing
    shown = " ".join((briefing.situation, *briefing.known, briefing.goal)).lower()
    told = {fact.tell for day in scene.every_day for fact in day.scenario.facts}
    assert [line for line in told if line.lower().rstrip(".!?") in shown] == []


@every_person
def test_a_person_shows_in_three_ways_or_more_that_they_warm_up_and_some_mean_nothing(
    scene: Scene,
) -> None:
    signals = scene.scenario.signals
    assert len(signals) >= 3
    assert len({signal.says for signal in signals}) == len(signals)
    assert "look_alike" in {signal.kind for signal in signals}


@pytest.mark.parametrize(
    "scene", [s for s in SCENES.values() if s.scenario.money], ids=lambda s: s.scenario.id
)
def test_a_number_is_answered_in_three_ways_or_more(scene: Scene) -> None:
    for lines in bands(scene.scenario):
        assert len(set(lines)) >= 3


def bands(scenario: Scenario) -> list[tuple[str, ...]]:
    """What is said to a number that is low, near or good."""
    money = scenario.money
    assert money is not None
    return [money.low, money.near, money.good]
