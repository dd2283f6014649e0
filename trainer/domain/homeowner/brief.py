"""The brief: everything a voice may know for one reply, and nothing that was not earned."""

from collections.abc import Sequence
from dataclasses import dataclass

from trainer.domain.documents.person import Persona
from trainer.domain.documents.scene import Scene
from trainer.domain.homeowner.mind import Mind, Told
from trainer.domain.homeowner.reaction import Mood
from trainer.domain.transcript import Turn


@dataclass(frozen=True, kw_only=True, slots=True)
class Brief:
    """What a voice is told.

    `authored` is the reply in the author's words: the authored voice says it, a model says the
    same in fresh words. `may_know` are the facts told so far. `guarded` holds texts of facts that
    were not earned: for the guard alone, never for a prompt.
    """

    persona: Persona
    situation: str
    style: tuple[str, ...]
    turns: tuple[Turn, ...]
    may_know: tuple[str, ...]
    authored: str
    mood: Mood
    ends: bool
    guarded: tuple[str, ...]
    rep_known: tuple[str, ...] = ()


def brief_for(scene: Scene, mind: Mind, mood: Mood, turns: Sequence[Turn], authored: str) -> Brief:
    """The brief of one reply: `authored` are the author's words for it."""
    scenario = scene.scenario
    told = {ref for ref, memory in mind.facts.items() if memory.told is Told.TOLD}
    hidden = [fact for fact in scenario.facts if fact.id not in told]
    return Brief(
        persona=scenario.persona,
        situation=scenario.briefing.situation,
        style=scenario.style,
        turns=tuple(turns),
        may_know=tuple(fact.tell for fact in scenario.facts if fact.id in told),
        authored=authored,
        mood=mood,
        ends=mind.outcome is not None or mind.ground.agreed is not None,
        guarded=tuple(text for fact in hidden for text in (fact.tell, fact.is_about)),
        rep_known=scenario.briefing.known,
    )
