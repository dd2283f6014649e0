"""The debrief: half a minute of self-assessment, the scorecard, and what one does with it."""

from typing import Annotated, Any

from fastapi import APIRouter, Form, Request
from fastapi.responses import PlainTextResponse, RedirectResponse, Response
from pydantic import BaseModel

from trainer.domain.notes import SelfAssessment, WrapUp
from trainer.errors import ConflictError, InvalidInputError
from trainer.routes.debrief_text import debrief_text
from trainer.routes.deps import PersonDep, ServicesDep, TraineeDep
from trainer.routes.pages import render
from trainer.routes.views_notes import reflect_page
from trainer.routes.views_scorecard import scorecard_page
from trainer.usecases.debrief import open_debrief
from trainer.usecases.judge_again import judging_of
from trainer.usecases.keep_note import (
    Reflecting,
    keep_assessment,
    keep_felt,
    keep_wrap_up,
    reflecting,
)
from trainer.usecases.retry_attempt import retry_attempt
from trainer.usecases.review_attempt import scene_behind
from trainer.usecases.review_cohort import review_attempt
from trainer.usecases.services import Services

router = APIRouter(include_in_schema=False)
SEE_OTHER = 303


class AssessmentForm(BaseModel):
    """The self-assessment as the page sends it; what was not chosen is missing or empty."""

    criterion: str = ""
    level: str = ""
    redo: str = ""


class WrapUpForm(BaseModel):
    """The note for the file."""

    motivation: str = ""
    urgency: str = ""
    decides: str = ""
    timeline: str = ""
    fit: str = ""
    next_step: str = ""


class FeltForm(BaseModel):
    """One tap; what was not tapped stays as it was."""

    fair: bool | None = None
    real: bool | None = None


@router.get("/attempts/{attempt_id}/reflect")
def get_reflect(
    request: Request, services: ServicesDep, person: PersonDep, attempt_id: str
) -> Response:
    """The self-assessment, offered once; everybody else is sent on to what they may see."""
    attempt = review_attempt(services, person, attempt_id).attempt
    if attempt.person != person.id:
        return _to(attempt_id, "/scorecard")
    if not attempt.is_over:
        return _to(attempt_id)
    about = reflecting(services, person, attempt_id)
    if not about.is_due:
        return _to(attempt_id, "/scorecard")
    return _reflect(request, services, person, about, {}, "")


@router.post("/attempts/{attempt_id}/reflect")
def post_reflect(
    request: Request,
    services: ServicesDep,
    person: TraineeDep,
    attempt_id: str,
    form: Annotated[AssessmentForm, Form()],
) -> Response:
    """Keep the self-assessment and show the scorecard; what is missing is asked for again."""
    said = SelfAssessment(
        criterion=form.criterion,
        level=_number(form.level) or 0,
        redo=_number(form.redo),
    )
    try:
        keep_assessment(services, person, attempt_id, said)
    except InvalidInputError as error:
        about = reflecting(services, person, attempt_id)
        chosen: dict[str, object] = {
            "criterion": said.criterion,
            "level": said.level,
            "redo": said.redo,
        }
        return _reflect(request, services, person, about, chosen, str(error))
    return _to(attempt_id, "/scorecard")


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() else None


def _reflect(
    request: Request,
    services: Services,
    person: Any,
    about: Reflecting,
    chosen: dict[str, object],
    trouble: str,
) -> Response:
    page = reflect_page(about, scene_behind(services, about.attempt), chosen, trouble)
    return render(
        request, "reflect.html", {"page": page}, person=person, status=422 if trouble else 200
    )


@router.get("/attempts/{attempt_id}/scorecard")
def get_scorecard(
    request: Request, services: ServicesDep, person: PersonDep, attempt_id: str
) -> Response:
    """The scorecard with the words that earned or cost each point."""
    try:
        debrief = open_debrief(services, person, attempt_id)
    except ConflictError:
        if review_attempt(services, person, attempt_id).attempt.person == person.id:
            return _to(attempt_id)
        raise
    judging = judging_of(services, person, attempt_id)
    context = {"page": scorecard_page(debrief), "judging": judging}
    return render(request, "scorecard.html", context, person=person)


@router.get("/attempts/{attempt_id}/scorecard.txt")
def get_text(services: ServicesDep, person: PersonDep, attempt_id: str) -> Response:
    """The whole debrief as plain text, to be read aloud or sent in a mail."""
    debrief = open_debrief(services, person, attempt_id)
    return PlainTextResponse(debrief_text(scorecard_page(debrief)))


@router.post("/attempts/{attempt_id}/retry")
def post_retry(
    services: ServicesDep,
    person: TraineeDep,
    attempt_id: str,
    from_turn: Annotated[int, Form(ge=0)],
) -> Response:
    """The chat at that very moment, with everything before it as it was."""
    attempt = retry_attempt(services, person, attempt_id, from_turn)
    return RedirectResponse(f"/attempts/{attempt.id}#say", SEE_OTHER)


@router.post("/attempts/{attempt_id}/wrap-up")
def post_wrap_up(
    services: ServicesDep,
    person: TraineeDep,
    attempt_id: str,
    form: Annotated[WrapUpForm, Form()],
) -> Response:
    """Keep the note and show it beside what was told."""
    keep_wrap_up(services, person, attempt_id, WrapUp(**form.model_dump()))
    return _to(attempt_id, "/scorecard#wrap-up")


@router.post("/attempts/{attempt_id}/felt")
def post_felt(
    services: ServicesDep,
    person: TraineeDep,
    attempt_id: str,
    form: Annotated[FeltForm, Form()],
) -> Response:
    """Keep whether it was fair and felt real."""
    keep_felt(services, person, attempt_id, fair=form.fair, real=form.real)
    return _to(attempt_id, "/scorecard#felt")


def _to(attempt_id: str, part: str = "") -> Response:
    return RedirectResponse(f"/attempts/{attempt_id}{part}", SEE_OTHER)
