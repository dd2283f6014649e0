"""The guard and the real scenarios: authors can say all they wrote, secrets stay in."""

import re
from pathlib import Path

import pytest

from trainer.adapters.library.library import YamlLibrary
from trainer.domain.documents.scenario import Fact
from trainer.domain.documents.scene import Scene
from trainer.domain.homeowner.brief import brief_for
from trainer.domain.homeowner.guard import Guard, guard_for
from trainer.domain.homeowner.mind import first_mind
from trainer.domain.homeowner.step import opening

SCENES = {
    f"{name}-{scene.day}" if scene.day else name: scene
    for name, first in YamlLibrary(Path(__file__).parents[3]).scenes().items()
    for scene in first.every_day
}
FILLED = {
    "rep": "Sam",
    "own": "Sam",
    "company": "Fairlead Homes",
    "when": "Thursday at six",
    "free": "Thursday at six",
}
every_scene = pytest.mark.parametrize("scene", SCENES.values(), ids=SCENES)


def guard(scene: Scene, authored: str) -> Guard:
    """The guard before anything was told, when the author's words are these."""
    reaction = opening(scene)
    return guard_for(brief_for(scene, reaction.mind, reaction.mood, (), authored))


def lines_of(scene: Scene) -> list[str]:
    """Every line that an author lets this homeowner say."""
    person = scene.scenario
    lines = [*person.opening, *person.asks]
    for fact in person.facts:
        lines += [fact.tell, fact.hint, fact.again]
    for concern in person.objections:
        lines += [*concern.says, concern.root_says, concern.half_answered]
        lines += [concern.answered, concern.settled]
    for plain in person.plain:
        lines += [plain.says, plain.again]
    for ending in person.endings:
        lines += [ending.agrees, ending.not_yet]
    lines += [line.says for line in scene.red_lines.values()]
    lines += [line.bait for line in scene.red_lines.values() if line.bait]
    lines += [line for wordings in scene.phrasebook.lines.values() for line in wordings]
    lines += [line for topic in scene.topics for line in topic.unknown]
    if person.money is not None:
        lines += [*person.money.low, *person.money.near, *person.money.good]
    if person.stop_request is not None:
        lines += [person.stop_request.says, person.stop_request.thanks]
    return [filled(line) for line in (*lines, *own_lines_of(scene))]


def own_lines_of(scene: Scene) -> list[str]:
    """Wordings that are this person's alone, and those of people who are with them."""
    person = scene.scenario
    lines = [line for wordings in person.phrases.values() for line in wordings]
    lines += [signal.says for signal in person.signals]
    lines += [cut.says for other in person.others for cut in other.cuts_in]
    return [*lines, person.calendar.suggests] if person.calendar else lines


def filled(line: str) -> str:
    """A line as it is said: every place in braces has its words."""
    return re.sub(r"\{(\w+)\}", lambda found: FILLED[found[1]], line)


def test_there_are_scenes_to_try() -> None:
    assert len(SCENES) >= 3


@every_scene
def test_every_authored_line_passes_its_own_guard(scene: Scene) -> None:
    stopped = {line: guard(scene, line).check(line) for line in lines_of(scene)}
    assert {line: problem for line, problem in stopped.items() if problem is not None} == {}


@every_scene
def test_no_hint_or_plain_answer_gives_a_fact_away(scene: Scene) -> None:
    lines = [fact.hint for fact in scene.scenario.facts]
    lines += [plain.says for plain in scene.scenario.plain]
    assert {line: guard(scene, "").check(line) for line in lines} == dict.fromkeys(lines)


@every_scene
def test_every_number_of_a_fact_is_stopped(scene: Scene) -> None:
    secrets = {
        number
        for fact in hidden(scene)
        for number in re.findall(r"\d[\d,.]*\d", f"{fact.tell} {fact.is_about}")
    }
    known = known_text(scene)
    shut = guard(scene, "")
    assert [n for n in secrets if n not in known and shut.check(f"So it is {n} now") is None] == []


@every_scene
def test_every_name_in_a_fact_is_stopped(scene: Scene) -> None:
    secrets = {
        name
        for fact in hidden(scene)
        for name in re.findall(r"(?<=[a-z,] )[A-Z][a-z]{2,}\b", f"{fact.tell} {fact.is_about}")
    }
    known = known_text(scene)
    shut = guard(scene, "")
    assert [n for n in secrets if n not in known and shut.check(f"so {n} told me") is None] == []


@every_scene
def test_every_fact_told_word_for_word_is_stopped(scene: Scene) -> None:
    shut = guard(scene, "")
    let_out = [fact.id for fact in hidden(scene) if shut.check(fact.tell) is None]
    assert let_out == []


def hidden(scene: Scene) -> list[Fact]:
    """The facts that were not told in a call before this one."""
    told = first_mind(scene).told()
    return [fact for fact in scene.scenario.facts if fact.id not in told]


def known_text(scene: Scene) -> str:
    person = scene.scenario
    persona = f"{person.persona.name} {person.persona.about}"
    told = [fact.tell for fact in person.facts if fact not in hidden(scene)]
    told += [fact.is_about for fact in person.facts if fact not in hidden(scene)]
    known = (*person.briefing.known, *told)
    return f"{persona} {person.briefing.situation} {' '.join(known)}"
