"""The repository's people on each of their days, in any state, and the words that would give a secret away."""

import re
from dataclasses import replace
from pathlib import Path

from hypothesis import strategies as st

from trainer.adapters.library.library import YamlLibrary
from trainer.domain.chance import draw
from trainer.domain.documents.scenario import Fact
from trainer.domain.documents.scene import Scene
from trainer.domain.homeowner.brief import Brief, brief_for
from trainer.domain.homeowner.mind import FactMemory, Mind, Told, first_mind
from trainer.domain.homeowner.reaction import Mood, Part, PartKind
from trainer.domain.homeowner.script import script
from trainer.domain.transcript import Speaker, Turn
from trainer.prompts.prompt import Prompt

LIBRARY = YamlLibrary(Path(__file__).parents[2])
SCENES = {
    f"{ref}/{day.day or 'first'}": day
    for ref, scene in LIBRARY.scenes().items()
    for day in scene.every_day
}
scenes = st.sampled_from(sorted(SCENES)).map(SCENES.__getitem__)


@st.composite
def disclosures(draw_: st.DrawFn) -> tuple[Scene, frozenset[str], Mood]:
    """A scene, the facts that were earned, and a mood."""
    scene = draw_(scenes)
    facts = sorted(fact.id for fact in scene.scenario.facts)
    earned = draw_(st.frozensets(st.sampled_from(facts)))
    return scene, earned, draw_(st.sampled_from(Mood))


def mind_of(scene: Scene, earned: frozenset[str]) -> Mind:
    """The mind of somebody who has told these facts and hinted at the others."""
    mind = first_mind(scene)
    return replace(
        mind,
        facts={
            ref: FactMemory(told=Told.TOLD if ref in earned else Told.HINTED) for ref in mind.facts
        },
    )


def talked(scene: Scene, earned: frozenset[str]) -> tuple[Turn, ...]:
    """A conversation in which the earned facts were told, and the others hinted at."""
    turns = [Turn(index=0, speaker=Speaker.HOMEOWNER, text=scene.scenario.opening[0])]
    for fact in scene.scenario.facts:
        said = fact.tell if fact.id in earned else fact.hint
        turns.append(Turn(index=len(turns), speaker=Speaker.REP, text="Go on."))
        turns.append(Turn(index=len(turns), speaker=Speaker.HOMEOWNER, text=said))
    return (*turns, Turn(index=len(turns), speaker=Speaker.REP, text="What else is there?"))


def brief_of(scene: Scene, earned: frozenset[str], mood: Mood) -> Brief:
    """The brief of a reply that hints at what is still hidden."""
    turns = talked(scene, earned)
    hidden = [fact.id for fact in scene.scenario.facts if fact.id not in earned]
    parts = [Part(kind=PartKind.HINT, ref=ref) for ref in hidden[:1]]
    parts.append(Part(kind=PartKind.ASK, ref="0"))
    authored = script(parts, scene, (), lambda purpose: draw(1, len(turns), purpose))
    return brief_for(scene, mind_of(scene, earned), mood, turns, authored)


def text_of(prompt: Prompt) -> str:
    """All that a model gets to see."""
    return "\n".join((prompt.system, *(line.text for line in prompt.lines)))


def words(text: str) -> set[str]:
    """Words and numbers in one form each."""
    return {word.replace(",", "") for word in re.findall(r"[a-zà-ÿ]+|\d[\d,]*", text.lower())}


def telling(fact: Fact) -> set[str]:
    """The words in which a fact is told."""
    return words(f"{fact.tell} {fact.again} {fact.is_about}")


def rewritten(scene: Scene, hidden: set[str]) -> Scene:
    """The scene with other secrets, where these facts stood."""
    facts = tuple(
        fact.model_copy(
            update={name: f"zyx {fact.id} {name} 98765" for name in ("tell", "again", "is_about")}
        )
        if fact.id in hidden
        else fact
        for fact in scene.scenario.facts
    )
    scenario = scene.scenario.model_copy(update={"facts": facts})
    return scene.model_copy(update={"scenario": scenario})
