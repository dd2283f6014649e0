"""The HTTP API for programs and for the chat page."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query, Request
from fastapi.responses import JSONResponse, Response

from trainer.domain.scoring.public import PublicScorecard, public_scorecard
from trainer.domain.scoring.scorecard import Scorecard
from trainer.errors import ConflictError, InvalidInputError, NotFoundError
from trainer.routes.deps import ServicesDep, TraineeDep
from trainer.routes.stream import as_events, whole_reply
from trainer.routes.views import (
    AttemptView,
    ReplyView,
    RetryBody,
    RubricView,
    ScenarioView,
    StartBody,
    TurnBody,
    attempt_view,
    problem,
    rubric_view,
    scenario_view,
)
from trainer.usecases.end_attempt import end_attempt
from trainer.usecases.retry_attempt import retry_attempt
from trainer.usecases.review_cohort import AttemptReview, review_attempt
from trainer.usecases.services import in_thread
from trainer.usecases.start_attempt import Start, start_attempt
from trainer.usecases.take_turn import OpenedTurn, Said, open_turn

router = APIRouter(
    prefix="/api",
    responses={
        401: problem("Nobody is signed in."),
        403: problem("The person lacks the role."),
        422: problem("The request cannot be used; `detail` says what and where."),
    },
)
_NO_ATTEMPT: dict[int | str, dict[str, Any]] = {
    404: problem("No such conversation, or not yours to see.")
}
AttemptId = Annotated[str, Path(max_length=64)]


@router.get("/scenarios", tags=["content"], summary="What you may practise")
def get_scenarios(services: ServicesDep, _: TraineeDep) -> list[ScenarioView]:
    """Every scenario, with nothing in it that is for the homeowner alone."""
    scenes = services.library.scenes()
    return [scenario_view(scenes[name]) for name in sorted(scenes)]


@router.get("/rubrics", tags=["content"], summary="What you may be scored by")
def get_rubrics(services: ServicesDep, _: TraineeDep) -> list[RubricView]:
    """Every rubric with the names of its criteria."""
    scales = services.library.scales()
    return [rubric_view(scales[name]) for name in sorted(scales)]


@router.post(
    "/attempts",
    status_code=201,
    tags=["conversation"],
    summary="Start a conversation",
    responses={
        404: problem(
            "No such scenario, rubric or assignment, or no such conversation to go on from."
        ),
        409: problem("The conversation to go on from is still running."),
    },
)
def post_attempt(services: ServicesDep, person: TraineeDep, body: StartBody) -> AttemptView:
    """The conversation with the homeowner's opening turn, index 0."""
    if body.practice is not None and body.practice is (body.assignment is not None):
        message = "practice: an assigned conversation is official, any other is not; leave it out."
        raise InvalidInputError(message)
    start = Start(
        scenario=body.scenario,
        rubric=body.rubric,
        also=tuple(body.also),
        assignment=body.assignment,
        seed=body.seed,
        follows=body.follows,
    )
    return attempt_view(start_attempt(services, person, start))


async def _opened(
    services: ServicesDep,
    person: TraineeDep,
    attempt_id: AttemptId,
    index: Annotated[int, Path(ge=0, le=10_000)],
    body: TurnBody,
) -> OpenedTurn:
    """Everything that can be refused is refused here, before a stream begins."""
    said = Said(index=index, text=body.text, action=body.action)
    return await in_thread(open_turn, services, person, attempt_id, said)


@router.put(
    "/attempts/{attempt_id}/turns/{index}",
    tags=["conversation"],
    summary="Say something and hear the reply",
    response_model=ReplyView,
    responses={
        200: {
            "description": "The reply; as a stream where `Accept: text/event-stream` asks for it:"
            " events `chunk`, `turn`, `ended`, `error`.",
            "content": {"text/event-stream": {"schema": {"type": "string"}}},
        },
        **_NO_ATTEMPT,
        409: problem("Other words are stored there, or the conversation is over."),
    },
)
async def put_turn(
    request: Request, services: ServicesDep, opened: Annotated[OpenedTurn, Depends(_opened)]
) -> Response:
    """Rep turns have odd indexes. The same index and words again return what is stored."""
    if "text/event-stream" in request.headers.get("accept", ""):
        return as_events(services, opened)
    reply = await whole_reply(services, opened)
    return JSONResponse(reply.model_dump(mode="json"))


@router.post(
    "/attempts/{attempt_id}/end",
    tags=["conversation"],
    summary="End the conversation",
    responses=_NO_ATTEMPT,
)
def post_end(services: ServicesDep, person: TraineeDep, attempt_id: AttemptId) -> AttemptView:
    """Ends and scores it; doing it twice changes nothing."""
    return attempt_view(end_attempt(services, person, attempt_id))


@router.post(
    "/attempts/{attempt_id}/retry",
    status_code=201,
    tags=["conversation"],
    summary="Try a moment again",
    responses={**_NO_ATTEMPT, 409: problem("The conversation is still running.")},
)
def post_retry(
    services: ServicesDep, person: TraineeDep, attempt_id: AttemptId, body: RetryBody
) -> AttemptView:
    """A new practice conversation at the moment before that turn, with all before it as it was."""
    return attempt_view(retry_attempt(services, person, attempt_id, body.from_turn))


@router.get(
    "/attempts/{attempt_id}",
    tags=["conversation"],
    summary="The transcript",
    responses=_NO_ATTEMPT,
)
def get_attempt(services: ServicesDep, person: TraineeDep, attempt_id: AttemptId) -> AttemptView:
    """The turns; trust and the rest of the inner state only once it has ended."""
    return attempt_view(review_attempt(services, person, attempt_id).attempt)


@router.get(
    "/attempts/{attempt_id}/scorecard",
    tags=["scorecard"],
    summary="The scorecard",
    response_model=None,
    responses={
        200: {"description": "The newest scorecard.", "model": PublicScorecard},
        202: {"description": "It is being scored; ask again after `Retry-After` seconds."},
        **_NO_ATTEMPT,
        409: problem("The conversation is still running."),
    },
)
def get_scorecard(
    services: ServicesDep,
    person: TraineeDep,
    attempt_id: AttemptId,
    rubric: Annotated[str | None, Query(max_length=64)] = None,
) -> JSONResponse:
    """The scorecard in its public form; `rubric` asks for that of another rubric of the attempt."""
    review = review_attempt(services, person, attempt_id)
    if not review.attempt.is_over:
        message = "The conversation is still running. End it to see the scorecard."
        raise ConflictError(message)
    card = _card(review, rubric)
    if card is None:
        return JSONResponse({"status": "being scored"}, 202, headers={"Retry-After": "2"})
    return JSONResponse(public_scorecard(card))


def _card(review: AttemptReview, rubric: str | None) -> Scorecard | None:
    """The newest scorecard by a rubric. Raises NotFoundError, naming those the attempt is scored by."""
    attempt = review.attempt
    wanted = rubric or attempt.rubric
    names = [pinned.rubric for pinned in attempt.rubrics]
    if wanted not in names:
        message = f"It is not scored by a rubric '{wanted}'. It is by: {', '.join(names)}."
        raise NotFoundError(message)
    cards = (review.scorecard, *review.also)
    return next((card for card in cards if card is not None and card.rubric == wanted), None)
