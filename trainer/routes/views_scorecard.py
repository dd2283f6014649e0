"""What the debrief page shows, in the order in which it is read."""

from collections.abc import Sequence
from dataclasses import dataclass

from trainer.domain.attempt import Attempt, HomeownerTurn, RepTurn
from trainer.domain.documents.scene import Scene
from trainer.domain.notes import Felt
from trainer.domain.outcome import Outcome
from trainer.domain.scoring.bands import Band, bands
from trainer.domain.scoring.curve import Point, curve, movers
from trainer.domain.scoring.ledger import Entry, ledger
from trainer.domain.scoring.scorecard import (
    CriterionScore,
    GateResult,
    Moment,
    Scorecard,
    Unscored,
)
from trainer.domain.scoring.sister import told_at_home
from trainer.routes.views_course import (
    CurveView,
    SignalView,
    TrackView,
    curve_view,
    signals,
    tracks,
)
from trainer.routes.views_notes import (
    AssessedView,
    FieldView,
    TriesView,
    assessed_view,
    tries_view,
    wrap_up_fields,
)
from trainer.routes.views_transcript import ReadTurn, read_turns
from trainer.usecases.debrief import Debrief

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
class CallView:
    """A second call that goes on from this conversation."""

    scenario: str
    button: str
    situation: str


@dataclass(frozen=True, kw_only=True, slots=True)
class CardView:
    """The scorecard of one rubric."""

    rubric: str
    name: str
    overall: float | None
    passed: bool | None
    pass_at: int
    criteria: tuple[CriterionScore, ...]
    unscored: tuple[Unscored, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ScorecardView:
    """The debrief page."""

    attempt: str
    scenario: str
    title: str
    name: str
    trainee: str
    own: bool
    is_official: bool
    ended: str
    told_to: str
    told: str
    card: Scorecard | None
    strength: Moment | None
    shown: CardView | None
    also: tuple[CardView, ...]
    judged_by: str
    broken: tuple[GateResult, ...]
    kept: tuple[GateResult, ...]
    open: tuple[GateResult, ...]
    assessed: AssessedView | None
    tries: TriesView | None
    tracks: tuple[TrackView, ...]
    facts: tuple[Entry, ...]
    signals: tuple[SignalView, ...]
    curve: CurveView | None
    bands: tuple[Band, ...]
    fields: tuple[FieldView, ...]
    is_noted: bool
    felt: Felt
    turns: tuple[ReadTurn, ...]
    can_retry: frozenset[int]  # the turns that may be tried again
    spoken_by_model: int
    fallbacks: int
    calls: tuple[CallView, ...]
    off_role: tuple[int, ...]  # turns that spoke to the simulator instead of the homeowner


def scorecard_page(debrief: Debrief) -> ScorecardView:
    """The page of one scorecard; everything may be shown, since the conversation has ended."""
    review, scene, own = debrief.review, debrief.scene, debrief.own
    attempt, card = review.attempt, review.scorecard
    persona = scene.scenario.persona
    outcome = attempt.outcome or Outcome.NO_SALE
    voices = [t.spoken_by.value for t in attempt.turns if isinstance(t, HomeownerTurn)]
    points = curve(attempt, scene)
    cards = (card, *review.also) if card else review.also
    mine = frozenset(t.turn.index for t in attempt.turns if isinstance(t, RepTurn))
    return ScorecardView(
        attempt=attempt.id,
        scenario=attempt.scenario,
        title=scene.scenario.title,
        name=persona.short_name,
        trainee=review.trainee.name,
        own=own,
        is_official=attempt.assignment is not None,
        ended=_OUTCOMES[outcome].format(name=persona.short_name),
        told_to=debrief.told_to,
        told=told_at_home(attempt),
        card=card,
        strength=(card.focus.strength or _won_trust(points, attempt)) if card else None,
        shown=_card(card, debrief) if card else None,
        also=tuple(_card(other, debrief) for other in review.also),
        judged_by=_judged_by(card),
        broken=_gates(card, held=False),
        kept=_gates(card, held=True),
        open=_gates(card, held=None),
        assessed=_assessed(debrief) if own else None,
        tries=tries_view(debrief),
        tracks=tracks(card, scene, len(attempt.turns)) if card else (),
        facts=ledger(card.disclosures, attempt, scene, hide=debrief.spoils) if card else (),
        signals=signals(card, attempt) if card else (),
        curve=curve_view(points, len(attempt.turns)),
        bands=bands(card.measures) if card else (),
        fields=wrap_up_fields(debrief.notes.wrap_up, attempt, scene),
        is_noted=debrief.notes.wrap_up is not None,
        felt=debrief.notes.felt,
        turns=read_turns(attempt, scene, cards, {point.turn: point for point in points}),
        can_retry=mine if own else frozenset(),
        spoken_by_model=voices.count("model"),
        fallbacks=voices.count("fallback"),
        calls=tuple(_call(call) for call in debrief.calls),
        off_role=_off_role(attempt),
    )


def _won_trust(points: Sequence[Point], attempt: Attempt) -> Moment | None:
    """The turn that won most trust, where no point of the rubric can be quoted."""
    best = max(movers(tuple(points)), key=lambda point: point.change, default=None)
    said = attempt.said(best.turn) if best else None
    if best is None or best.change <= 0 or said is None or not said.turn.text:
        return None
    return Moment(
        turn=best.turn,
        quote=said.turn.text,
        why=f"It won {best.change} points of trust: {', and '.join(best.because)}.",
        criterion="Trust",
    )


def _card(card: Scorecard, debrief: Debrief) -> CardView:
    scale = debrief.scales.get(card.rubric)
    return CardView(
        rubric=card.rubric,
        name=scale.rubric.name if scale else card.rubric,
        overall=card.overall,
        passed=card.passed,
        pass_at=scale.rubric.pass_at if scale else 0,
        criteria=card.criteria,
        unscored=card.unscored,
    )


def _gates(card: Scorecard | None, *, held: bool | None) -> tuple[GateResult, ...]:
    return tuple(gate for gate in card.gates if gate.held is held) if card else ()


def _assessed(debrief: Debrief) -> AssessedView | None:
    said, review = debrief.notes.assessed, debrief.review
    if said is None or review.scorecard is None:
        return None
    scale = debrief.scales[review.attempt.rubric]
    return assessed_view(said, review.attempt, review.scorecard, scale)


def _off_role(attempt: Attempt) -> tuple[int, ...]:
    turns: Sequence[RepTurn] = [t for t in attempt.turns if isinstance(t, RepTurn)]
    return tuple(turn.turn.index for turn in turns if turn.heard.is_off_role)


def _call(scene: Scene) -> CallView:
    scenario = scene.scenario
    button = scenario.follows.button if scenario.follows else scenario.title
    return CallView(scenario=scenario.id, button=button, situation=scenario.briefing.situation)


def _judged_by(card: Scorecard | None) -> str:
    if card is None:
        return "Not scored yet."
    if card.judge.model is None:
        return (
            "Counted by the program from what was said; questions that need judgement were "
            "not answered."
        )
    return f"Counted by the program; judged by the model {card.judge.model}, with quotes checked."
