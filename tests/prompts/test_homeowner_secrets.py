"""What is not in the prompt cannot leak: no word of a fact that was not earned."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.prompts.scenes import (
    SCENES,
    brief_of,
    disclosures,
    rewritten,
    talked,
    telling,
    text_of,
    words,
)
from trainer.domain.documents.scene import Scene
from trainer.domain.homeowner.reaction import Mood
from trainer.prompts.homeowner import homeowner_prompt, repair_prompt

Disclosure = tuple[Scene, frozenset[str], Mood]
quick = settings(deadline=None, max_examples=150)
every_scene = pytest.mark.parametrize("scene", SCENES.values(), ids=SCENES)


@quick
@given(disclosures())
def test_no_line_of_an_unearned_fact_stands_in_the_prompt(state: Disclosure) -> None:
    scene, earned, mood = state
    prompt = text_of(homeowner_prompt(brief_of(scene, earned, mood)))
    for fact in scene.scenario.facts:
        if fact.id not in earned:
            assert fact.tell not in prompt
            assert fact.is_about not in prompt
            assert fact.again not in prompt


@quick
@given(disclosures())
def test_no_word_that_only_an_unearned_fact_has_stands_in_the_prompt(state: Disclosure) -> None:
    scene, earned, mood = state
    brief = brief_of(scene, earned, mood)
    persona = brief.persona
    shown = (persona.name, persona.about, persona.manner, str(persona.age), brief.authored)
    open_words = words(" ".join((*shown, *brief.style, *(t.text for t in brief.turns))))
    # The rules are the same for all in one place, so their words are taken from a stranger's prompt.
    stranger = brief_of(STRANGERS[persona.setting], frozenset(), mood)
    rules = words(text_of(homeowner_prompt(stranger)))
    secret = {
        word
        for fact in scene.scenario.facts
        if fact.id not in earned
        for word in telling(fact) - open_words - rules
    }
    assert words(text_of(homeowner_prompt(brief))) & secret == set()


def a_stranger(setting: str) -> Scene:
    """Somebody of whom nothing is known, on the phone or at home."""
    scene = SCENES[min(SCENES)]
    other = rewritten(scene, {fact.id for fact in scene.scenario.facts})
    persona = other.scenario.persona.model_copy(update={"setting": setting})
    scenario = other.scenario.model_copy(update={"persona": persona})
    return other.model_copy(update={"scenario": scenario})


STRANGERS = {setting: a_stranger(setting) for setting in ("phone", "at_home")}


@quick
@given(disclosures(), st.text(max_size=30), st.sampled_from(["unearned_fact", "markup"]))
def test_the_prompt_is_the_same_whatever_the_unearned_facts_are(
    state: Disclosure, broken: str, reason: str
) -> None:
    scene, earned, mood = state
    hidden = {fact.id for fact in scene.scenario.facts} - earned
    real = brief_of(scene, earned, mood)
    other = brief_of(rewritten(scene, hidden), earned, mood)
    assert homeowner_prompt(real) == homeowner_prompt(other)
    assert repair_prompt(real, broken, reason) == repair_prompt(other, broken, reason)


@every_scene
def test_a_fact_that_was_told_stands_in_the_prompt_as_something_said(scene: Scene) -> None:
    everything = frozenset(fact.id for fact in scene.scenario.facts)
    prompt = text_of(homeowner_prompt(brief_of(scene, everything, Mood.EVEN)))
    assert [fact.id for fact in scene.scenario.facts if fact.tell not in prompt] == []
    assert len(talked(scene, everything)) > 10


@every_scene
def test_what_the_author_notes_for_the_debrief_stays_out(scene: Scene) -> None:
    everything = frozenset(fact.id for fact in scene.scenario.facts)
    prompt = text_of(homeowner_prompt(brief_of(scene, everything, Mood.EVEN)))
    notes = [objection.root for objection in scene.scenario.objections]
    notes += [line.is_about for line in scene.red_lines.values()]
    notes += [line for objection in scene.scenario.objections for line in objection.answers]
    assert [note for note in notes if note in prompt] == []


@every_scene
def test_the_price_at_which_somebody_gives_in_stays_out(scene: Scene) -> None:
    everything = frozenset(fact.id for fact in scene.scenario.facts)
    prompt = text_of(homeowner_prompt(brief_of(scene, everything, Mood.EVEN)))
    money = scene.scenario.money
    assert money is None or str(money.floor) not in words(prompt)
