"""The same person on another day."""

from typing import Any

from tests.builders import Talk, a_scenario, a_scene, heard
from trainer.domain.documents.digest import digest_of
from trainer.domain.documents.scene import Scene
from trainer.domain.homeowner.mind import Stage
from trainer.domain.moves import MoveKind

RAINY = {
    "id": "rainy",
    "start": {"trust": 77, "patience": 66, "interest": 55},
    "opening": ["It rains. Who is it?"],
    "raised": {"scam": {"on": "opening"}},
    "facts": [
        {
            "id": "policy",
            "is_about": "The policy was cancelled.",
            "tell": "They cancelled the policy.",
            "hint": "A letter came.",
            "again": "Cancelled, as I said.",
        }
    ],
}
DULL = {"id": "dull", "start": {}, "opening": ["Hm?"]}


def with_days(*days: dict[str, Any]) -> Scene:
    price = {**a_scenario()["objections"][0], "id": "price", "raised": {"on": "offer"}}
    return a_scene(objections=[*a_scenario()["objections"], price], days=list(days))


def test_a_person_without_other_days_has_the_one_that_is_told() -> None:
    scene = a_scene()
    assert scene.every_day == (scene,)
    assert {scene.on_day_of(seed).day for seed in range(5)} == {None}


def test_the_first_day_is_as_the_scenario_tells_it() -> None:
    scene = with_days(RAINY)
    first = scene.every_day[0]
    assert (first.day, first.scenario.days) == (None, ())
    assert first.scenario == with_days().scenario


def test_another_day_has_its_own_start_and_opening() -> None:
    rainy = with_days(RAINY).every_day[1]
    assert (rainy.day, rainy.scenario.days) == ("rainy", ())
    assert rainy.scenario.opening == ("It rains. Who is it?",)
    mind = Talk(rainy).mind
    assert (mind.trust, mind.patience, mind.interest) == (77, 66, 55)


def test_a_fact_of_another_day_has_other_words_and_is_earned_as_before() -> None:
    scene = with_days(RAINY)
    first, rainy = scene.fact("policy"), scene.every_day[1].fact("policy")
    words = (rainy.is_about, rainy.tell, rainy.hint, rainy.again)
    assert words == tuple(RAINY["facts"][0][name] for name in ("is_about", "tell", "hint", "again"))  # type: ignore[index]
    assert (rainy.topic, rainy.earned) == (first.topic, first.earned)
    assert scene.every_day[1].fact("sister") == scene.fact("sister")


def test_a_concern_comes_up_at_another_moment_on_another_day_where_the_day_says_so() -> None:
    rainy = with_days(RAINY).every_day[1]
    stages = {ref: memory.stage for ref, memory in Talk(rainy).mind.objections.items()}
    assert stages == {"scam": Stage.RAISED, "price": Stage.LATENT}
    assert rainy.objection("price").raised.on == "offer"


def test_all_else_of_a_person_stays_on_another_day() -> None:
    scene = with_days(RAINY)
    kept = {"persona", "plain", "money", "asks", "red_lines", "endings", "best", "id", "title"}
    first, rainy = (day.scenario.model_dump(include=kept) for day in scene.every_day)
    assert rainy == first
    assert scene.every_day[1].phrasebook == scene.phrasebook


def test_facts_are_looked_up_as_they_are_on_the_day() -> None:
    scene = with_days(RAINY)
    assert scene.facts_by_topic["insurance"] == (scene.fact("policy"),)
    rainy = scene.every_day[1]
    assert rainy.facts_by_topic["insurance"] == (rainy.fact("policy"),)


def test_seeds_count_through_the_days() -> None:
    scene = with_days(RAINY, DULL)
    assert [scene.on_day_of(seed).day for seed in range(5)] == [
        None,
        "rainy",
        "dull",
        None,
        "rainy",
    ]


def test_each_day_is_a_document_of_its_own() -> None:
    digests = {digest_of(day) for day in with_days(RAINY, DULL).every_day}
    assert len(digests) == 3


def test_a_fact_that_is_told_on_another_day_is_the_one_of_that_day() -> None:
    rainy = with_days({**RAINY, "raised": {}}).every_day[1]
    talk = Talk(rainy).hears(heard(MoveKind.SITUATION_QUESTION, topics=("insurance",)))
    assert "tell:policy" in talk.said
    assert talk.scene.fact("policy").tell == "They cancelled the policy."


def test_a_day_adds_to_what_is_known_before_the_call() -> None:
    first, rainy = with_days({**RAINY, "known": ["It has rained for a week."]}).every_day
    known = first.scenario.briefing.known
    assert rainy.scenario.briefing.known == (*known, "It has rained for a week.")
    assert rainy.scenario.briefing.goal == first.scenario.briefing.goal


def concerns_by_day(*days: dict[str, Any]) -> list[list[str]]:
    """The concerns of each day, of somebody who has one that waits for a day of its own."""
    leak = {**a_scenario()["objections"][0], "id": "leak", "raised": {"on": "day"}}
    scene = a_scene(objections=[*a_scenario()["objections"], leak], days=list(days))
    return [[one.id for one in day.scenario.objections] for day in scene.every_day]


def test_a_concern_that_waits_for_a_day_is_there_only_on_a_day_that_says_when_it_comes_up() -> None:
    leaky = {**RAINY, "raised": {"leak": {"on": "turn", "turn": 2}}}
    assert concerns_by_day(leaky, DULL) == [["scam"], ["scam", "leak"], ["scam"]]


def test_a_scene_with_other_facts_is_the_same_day_and_looks_up_the_new_ones() -> None:
    rainy = with_days(RAINY).every_day[1]
    assert "owner" in rainy.facts_by_topic
    policy = rainy.fact("policy").model_copy(update={"tell": "Gone."})
    other = rainy.with_facts([policy])
    assert other.facts_by_topic == {"insurance": (policy,)}
    assert (other.day, other.scenario.opening) == ("rainy", rainy.scenario.opening)
    assert rainy.fact("policy").tell == "They cancelled the policy."


def test_a_fact_is_also_found_by_the_other_topics_that_lead_to_it_but_last() -> None:
    policy, sister = a_scenario()["facts"]
    scene = a_scene(facts=[{**policy, "also": ["owner", "roof"]}, sister])
    found = {topic: [f.id for f in facts] for topic, facts in scene.facts_by_topic.items()}
    assert found == {"insurance": ["policy"], "owner": ["sister", "policy"], "roof": ["policy"]}
