"""What the API answers: typed and allow-listed, so that nothing hidden slips out."""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from trainer.domain.attempt import Attempt, HomeownerTurn, RepTurn
from trainer.domain.documents.rubric import Scale
from trainer.domain.documents.scene import Scene
from trainer.domain.transcript import Action


class View(BaseModel):
    """An answer or a request of the API; an unknown field is an error."""

    model_config = ConfigDict(extra="forbid")


class ScenarioView(View):
    """A scenario as it may be seen before practising."""

    id: str
    title: str
    trade: str
    difficulty: str
    minutes: int
    rubric: str
    person: str
    situation: str
    goal: str
    follows: str | None = None


class RubricView(View):
    """A rubric with what it asks for."""

    id: str
    name: str
    about: str
    pass_at: int
    criteria: list[str]


class StartBody(View):
    """What to practise: a scenario, or an assignment.

    `follows` is an ended conversation of your own from which a second call goes on; `also` are
    further rubrics, three at most, to be scored by.
    """

    scenario: str = ""
    rubric: str | None = None
    also: list[str] = []
    assignment: str | None = None
    practice: bool | None = None
    seed: Annotated[int | None, Field(ge=0, lt=2**31)] = None
    follows: Annotated[str | None, Field(max_length=64)] = None

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"examples": [{"scenario": "a7-vacant-duluth"}]}
    )


class RetryBody(View):
    """Which of your own turns to try again."""

    from_turn: Annotated[int, Field(ge=0, lt=10_000)]

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"from_turn": 3}]})


class TurnBody(View):
    """What the rep says or does."""

    text: str = ""
    action: Action = Action.SAY

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"examples": [{"text": "Hi Hank, this is Sam from Example Homes."}]},
    )


class TurnView(View):
    """One turn as everybody sees it."""

    index: int
    speaker: Literal["rep", "homeowner"]
    text: str
    action: str = "say"
    at: datetime | None = None


class InnerView(View):
    """The homeowner's inner state after a rep's turn; shown only when the talk has ended."""

    turn: int
    trust: int
    patience: int
    interest: int


class AttemptView(View):
    """A conversation; `inner` and `spoken_by` are empty until it has ended.

    `also` are the further rubrics it is scored by; `retries` is the conversation that it tries
    again, from turn `from_turn` on.
    """

    id: str
    kind: Literal["practice", "official"]
    scenario: str
    rubric: str
    seed: int | None
    started_at: datetime
    ended_at: datetime | None
    outcome: str | None
    awaits_reply: bool
    follows: str | None = None
    also: list[str] = []
    retries: str | None = None
    from_turn: int | None = None
    turns: list[TurnView]
    inner: list[InnerView] = []
    spoken_by: dict[int, str] = {}


class ReplyView(View):
    """The homeowner's reply; `outcome` is set when the conversation ended with it."""

    index: int
    speaker: Literal["homeowner"] = "homeowner"
    text: str
    ended: bool
    outcome: str | None


def scenario_view(scene: Scene) -> ScenarioView:
    """What of a scenario may be seen before practising."""
    scenario = scene.scenario
    return ScenarioView(
        id=scenario.id,
        title=scenario.title,
        trade=scenario.trade.value,
        difficulty=scenario.difficulty.value,
        minutes=scenario.minutes,
        rubric=scenario.rubric,
        person=scenario.persona.name,
        situation=scenario.briefing.situation,
        goal=scenario.briefing.goal,
        follows=scenario.follows.scenario if scenario.follows else None,
    )


def rubric_view(scale: Scale) -> RubricView:
    """A rubric with the names of its criteria."""
    rubric = scale.rubric
    return RubricView(
        id=rubric.id,
        name=rubric.name,
        about=rubric.about,
        pass_at=rubric.pass_at,
        criteria=[weighted.criterion.name for weighted in scale.criteria],
    )


def turn_view(turn: RepTurn | HomeownerTurn) -> TurnView:
    """One turn without what happened inside the homeowner."""
    bare = turn.turn
    return TurnView(
        index=bare.index,
        speaker=bare.speaker.value,
        text=bare.text,
        action=bare.action.value,
        at=bare.at,
    )


def attempt_view(attempt: Attempt) -> AttemptView:
    """The transcript; trust and the rest only once the conversation has ended."""
    return AttemptView(
        id=attempt.id,
        kind=attempt.kind.value,
        scenario=attempt.scenario,
        rubric=attempt.rubric,
        seed=attempt.seed if attempt.is_over else None,
        started_at=attempt.started_at,
        ended_at=attempt.ended_at,
        outcome=attempt.outcome.value if attempt.outcome else None,
        awaits_reply=attempt.awaits_reply,
        follows=attempt.follows,
        also=[pinned.rubric for pinned in attempt.also],
        retries=attempt.retries,
        from_turn=attempt.from_turn,
        turns=[turn_view(turn) for turn in attempt.turns],
        inner=_inner(attempt) if attempt.is_over else [],
        spoken_by=_spoken_by(attempt) if attempt.is_over else {},
    )


def _inner(attempt: Attempt) -> list[InnerView]:
    return [
        InnerView(
            turn=turn.turn.index,
            trust=turn.mind.trust,
            patience=turn.mind.patience,
            interest=turn.mind.interest,
        )
        for turn in attempt.turns
        if isinstance(turn, RepTurn)
    ]


def _spoken_by(attempt: Attempt) -> dict[int, str]:
    return {
        turn.turn.index: turn.spoken_by.value
        for turn in attempt.turns
        if isinstance(turn, HomeownerTurn)
    }


def problem(description: str) -> dict[str, Any]:
    """How OpenAPI describes an error answer."""
    schema = {
        "type": "object",
        "properties": {
            "type": {"type": "string"},
            "title": {"type": "string"},
            "status": {"type": "integer"},
            "detail": {"type": "string"},
            "what_to_do": {"type": "string"},
        },
    }
    return {
        "description": description,
        "content": {"application/problem+json": {"schema": schema}},
    }
