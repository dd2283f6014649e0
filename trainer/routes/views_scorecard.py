"""What the scorecard page shows."""

from collections.abc import Sequence
from dataclasses import dataclass

from trainer.domain.attempt import Attempt, HomeownerTurn, RepTurn
from trainer.domain.documents.scene import Scene
from trainer.domain.outcome import Outcome
from trainer.domain.scoring.scorecard import CriterionScore, GateResult, Scorecard
from trainer.routes.views_practice import SaidView, said_turns
from trainer.usecases.review_cohort import AttemptReview

_OUTCOMES = {
    Outcome.ORDER: "{name} said yes.",
    Outcome.ADVANCE: "{name} agreed to a next step.",
    Outcome.CONTINUATION: "You parted on good terms, with nothing agreed.",
    Outcome.NO_SALE: "It ended without a step.",
    Outcome.RIGHT_STOP: "You stopped, and that was right.",
    Outcome.RIGHT_REFER: "You sent {name} where they are better served.",
    Outcome.WALKED_AWAY: "{name} ended the conversation.",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class TrackView:
    """An objection as a line of stages: name of the stage, and the turn or None."""

    category: str
    root: str | None
    stage: str
    steps: tuple[tuple[str, int | None], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class FactView:
    """Something the homeowner held back, and whether you learned it."""

    topic: str
    about: str | None
    earned_at: int | None


@dataclass(frozen=True, kw_only=True, slots=True)
class CallView:
    """A second call that goes on from this conversation."""

    scenario: str
    button: str
    situation: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ScorecardView:
    """The scorecard page."""

    attempt: str
    scenario: str
    title: str
    name: str
    trainee: str
    own: bool
    is_official: bool
    ended: str
    card: Scorecard | None
    judging: str  # "" nothing is asked, "waiting" a model is asked, "failed" it gave up
    judging_reason: str
    judged_by: str
    rubric: str
    broken: tuple[GateResult, ...]
    criteria: tuple[CriterionScore, ...]
    tracks: tuple[TrackView, ...]
    facts: tuple[FactView, ...]
    turns: tuple[SaidView, ...]
    trust: tuple[tuple[int, int], ...]
    spoken_by_model: int
    fallbacks: int
    calls: tuple[CallView, ...]
    off_role: tuple[int, ...]  # turns that spoke to the simulator instead of the homeowner


def scorecard_page(
    review: AttemptReview, scene: Scene, *, own: bool, calls: Sequence[Scene] = ()
) -> ScorecardView:
    """The page of one scorecard; everything may be shown, since the conversation has ended.

    `calls` are the second calls to which it leads.
    """
    attempt, card = review.attempt, review.scorecard
    persona = scene.scenario.persona
    outcome = attempt.outcome or Outcome.NO_SALE
    voices = [t.spoken_by.value for t in attempt.turns if isinstance(t, HomeownerTurn)]
    return ScorecardView(
        attempt=attempt.id,
        scenario=attempt.scenario,
        title=scene.scenario.title,
        name=persona.short_name,
        trainee=review.trainee.name,
        own=own,
        is_official=attempt.assignment is not None,
        ended=_OUTCOMES[outcome].format(name=persona.short_name),
        card=card,
        judging=_judging(review),
        judging_reason=review.judging.reason if review.judging else "",
        judged_by=_judged_by(card),
        rubric=attempt.rubric,
        broken=tuple(gate for gate in card.gates if gate.held is False) if card else (),
        criteria=card.criteria if card else (),
        tracks=_tracks(card, scene) if card else (),
        facts=_facts(card, attempt) if card else (),
        turns=said_turns(attempt, persona.short_name),
        trust=tuple((t.turn.index, t.mind.trust) for t in attempt.turns if isinstance(t, RepTurn)),
        spoken_by_model=voices.count("model"),
        fallbacks=voices.count("fallback"),
        calls=tuple(_call(call) for call in calls),
        off_role=tuple(
            t.turn.index for t in attempt.turns if isinstance(t, RepTurn) and t.heard.is_off_role
        ),
    )


def _call(scene: Scene) -> CallView:
    scenario = scene.scenario
    button = scenario.follows.button if scenario.follows else scenario.title
    return CallView(scenario=scenario.id, button=button, situation=scenario.briefing.situation)


def _judging(review: AttemptReview) -> str:
    if review.judging is None or review.judging.state == "done":
        return ""
    return "failed" if review.judging.state == "failed" else "waiting"


def _judged_by(card: Scorecard | None) -> str:
    if card is None:
        return "Not scored yet."
    if card.judge.model is None:
        return (
            "Counted by the program from what was said; questions that need judgement were "
            "not answered."
        )
    return f"Counted by the program; judged by the model {card.judge.model}, with quotes checked."


def _tracks(card: Scorecard, scene: Scene) -> tuple[TrackView, ...]:
    return tuple(
        TrackView(
            category=track.category.value.replace("_", " "),
            root=scene.objection(track.ref).root if track.ref else None,
            stage=track.stage.value,
            steps=(
                ("raised", track.raised),
                ("acknowledged", track.acknowledged),
                ("explored", track.explored),
                ("answered", track.answered),
                ("settled", track.settled),
            ),
        )
        for track in card.objections
    )


def _facts(card: Scorecard, attempt: Attempt) -> tuple[FactView, ...]:
    """Facts not found are named by topic only while the scenario may be met officially again."""
    hide = attempt.assignment is not None
    return tuple(
        FactView(
            topic=fact.topic,
            about=None if hide and fact.earned_at is None else fact.about,
            earned_at=fact.earned_at,
        )
        for fact in card.disclosures
    )
