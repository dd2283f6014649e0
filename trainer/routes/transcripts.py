"""The API of real calls: send a transcript, get its scorecard."""

from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query
from fastapi.responses import JSONResponse, Response
from pydantic import ConfigDict, Field

from trainer.domain.reading.masking import marks_in
from trainer.domain.reading.names import listed
from trainer.domain.reading.transcripts import MOST_TURNS, TranscriptDocument, TurnDocument
from trainer.domain.scoring.public import PublicScorecard, public_scorecard
from trainer.errors import InvalidInputError, TranscriptError, UnknownRepError
from trainer.routes.deps import CallerDep, ServicesDep
from trainer.routes.views import View, problem
from trainer.usecases.review_call import forget_call, read_call
from trainer.usecases.upload_call import (
    MOST_DAYS,
    USUAL_DAYS,
    USUAL_RUBRIC,
    Draft,
    Terms,
    check_terms,
    read_draft,
    store_calls,
)

router = APIRouter(
    prefix="/api/transcripts",
    tags=["real calls"],
    responses={
        401: problem("Nobody is signed in."),
        403: problem("The person lacks the role."),
        422: problem("The request cannot be used; `detail` says what and where."),
    },
)
_NO_CALL: dict[int | str, dict[str, Any]] = {404: problem("No such call, or not yours to see.")}
CallId = Annotated[str, Path(max_length=64)]


class UploadBody(View):
    """A transcript of a real call: as a file (`transcript`, or its `turns` as they are), or as `text`.

    `rights` says that you may use the recording and that those in it may be written down; without
    it nothing is stored. `rep` names the rep among the speakers where that cannot be told.
    """

    transcript: TranscriptDocument | None = None
    turns: Annotated[list[TurnDocument] | None, Field(max_length=MOST_TURNS)] = None
    scenario: str | None = None
    text: str | None = None
    rights: bool = False
    keep_days: Annotated[int, Field(ge=1, le=MOST_DAYS)] = USUAL_DAYS
    title: Annotated[str, Field(max_length=120)] = ""
    rep: Annotated[str | None, Field(max_length=80)] = None

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [{"text": "Rep: Hi.\nHomeowner: Who is it?", "rights": True}]
        },
    )


class UploadView(View):
    """What became of a transcript: how many pieces were masked, and until when it is kept."""

    id: str
    title: str
    masked: int
    kept_until: datetime
    scorecard: str


@router.post(
    "",
    status_code=202,
    summary="Send a real call",
    response_model=UploadView,
    responses={404: problem("No such rubric.")},
)
def post_transcript(
    services: ServicesDep,
    person: CallerDep,
    body: UploadBody,
    rubric: Annotated[str, Query(max_length=64)] = USUAL_RUBRIC,
) -> Response:
    """Masked before it is stored; `Location` is where its scorecard is."""
    terms = Terms(rights=body.rights, keep_days=body.keep_days, rubric=rubric)
    check_terms(services, terms)
    (call,) = store_calls(services, person, [_draft(body)], terms)
    address = f"{router.prefix}/{call.id}/scorecard"
    view = UploadView(
        id=call.id,
        title=call.title,
        masked=marks_in(call.transcript),
        kept_until=call.keep_until,
        scorecard=address,
    )
    return JSONResponse(view.model_dump(mode="json"), 202, headers={"Location": address})


def _draft(body: UploadBody) -> Draft:
    try:
        return read_draft(_text(body), body.title, body.rep)
    except UnknownRepError as error:
        message = (
            f'Say which speaker is the rep, as "rep"; the speakers are: {listed(error.names)}.'
        )
        raise TranscriptError(message) from error


def _text(body: UploadBody) -> str:
    given = [one for one in (body.transcript, body.turns, body.text) if one is not None]
    if len(given) != 1:
        message = 'Send one of "transcript" (or its "turns"), and "text".'
        raise InvalidInputError(message)
    if body.text is not None:
        return body.text
    document = body.transcript or TranscriptDocument(turns=body.turns or [])
    return document.model_dump_json(exclude_none=True)


@router.get(
    "/{call_id}/scorecard",
    summary="The scorecard of a real call",
    response_model=None,
    responses={200: {"description": "The scorecard.", "model": PublicScorecard}, **_NO_CALL},
)
def get_scorecard(services: ServicesDep, person: CallerDep, call_id: CallId) -> JSONResponse:
    """The scorecard in its public form; for who sent the call only."""
    return JSONResponse(public_scorecard(read_call(services, person, call_id).scorecard))


@router.delete("/{call_id}", status_code=204, summary="Forget a real call", responses=_NO_CALL)
def delete_transcript(services: ServicesDep, person: CallerDep, call_id: CallId) -> Response:
    """The masked transcript and its scorecard are gone for good."""
    forget_call(services, person, call_id)
    return Response(status_code=204)
