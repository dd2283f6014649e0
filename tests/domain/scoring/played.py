"""Attempts that are played by the homeowner's own mind, for tests of what the debrief tells."""

from dataclasses import replace
from functools import partial

from tests.builders import a_scene, a_turn, an_attempt
from trainer.domain.attempt import Attempt, HomeownerTurn, SpokenBy, end, hear_homeowner, hear_rep
from trainer.domain.chance import draw
from trainer.domain.documents.scene import Scene
from trainer.domain.homeowner.mind import Mind
from trainer.domain.homeowner.step import step
from trainer.domain.moves import Heard
from trainer.domain.outcome import Outcome
from trainer.domain.transcript import Action, Speaker


def play(
    *said: tuple[str, Heard] | Action,
    scene: Scene | None = None,
    first: Mind | None = None,
    reply: str = "Mm.",
    outcome: Outcome = Outcome.NO_SALE,
) -> Attempt:
    """An ended attempt in which the rep said this; the homeowner always answers `reply`."""
    scene = scene or a_scene()
    attempt = an_attempt(scene)
    attempt = replace(attempt, first=first or attempt.first)
    for line in said:
        index = len(attempt.turns)
        text, what = ("", Heard()) if isinstance(line, Action) else line
        action = line if isinstance(line, Action) else Action.SAY
        turn = a_turn(index, text, action=action)
        reaction = step(attempt.mind, scene, what, turn, partial(draw, attempt.seed, index))
        attempt = hear_rep(attempt, turn, what, reaction)
        answer = a_turn(index + 1, reply, Speaker.HOMEOWNER)
        attempt = hear_homeowner(attempt, HomeownerTurn(turn=answer, spoken_by=SpokenBy.AUTHORED))
        if attempt.is_over:
            return attempt
    return end(attempt, outcome, None)


def trusting(scene: Scene, trust: int) -> Mind:
    """The mind with which a scene begins, with this trust."""
    return replace(an_attempt(scene).first, trust=trust)
