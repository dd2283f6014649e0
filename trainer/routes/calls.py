"""The pages of real calls: upload, look through, list, read one, forget one, many at once."""

import csv
import io
from datetime import timedelta
from typing import Annotated, Any

from fastapi import APIRouter, Path, Request
from fastapi.responses import RedirectResponse, Response

from trainer.domain.people import Person
from trainer.errors import InvalidInputError, NotFoundError
from trainer.routes.call_forms import CallForm, Read, read_form, read_sources
from trainer.routes.deps import CallerDep, ServicesDep
from trainer.routes.pages import render
from trainer.routes.views_calls import call_page, list_page, preview_page, summary_page, table_of
from trainer.usecases.review_call import concerns_in, forget_call, list_calls, read_call
from trainer.usecases.services import Services, in_thread
from trainer.usecases.upload_call import (
    MOST_CALLS,
    MOST_DAYS,
    USUAL_DAYS,
    USUAL_RUBRIC,
    Draft,
    check_terms,
    masked,
    store_calls,
)

router = APIRouter(prefix="/calls", include_in_schema=False)
SEE_OTHER, UNUSABLE = 303, 422
CallId = Annotated[str, Path(max_length=64)]


@router.get("")
def get_calls(request: Request, services: ServicesDep, person: CallerDep) -> Response:
    """The person's calls, and the form that adds some."""
    return _upload_page(request, services, person)


def _upload_page(
    request: Request,
    services: Services,
    person: Person,
    form: CallForm | None = None,
    read: Read | None = None,
    error: str = "",
) -> Response:
    now = services.clock.now()
    context = {
        "page": list_page(list_calls(services, person)),
        "names": _names(services),
        "scales": [scale.rubric for scale in services.library.scales().values()],
        "form": form,
        "failures": read.failures if read else (),
        "error": error,
        "usual": {"days": USUAL_DAYS, "rubric": USUAL_RUBRIC, "most": MOST_DAYS},
        "most_calls": MOST_CALLS,
        "until": now + timedelta(days=USUAL_DAYS),
    }
    status = UNUSABLE if form else 200
    return render(request, "calls.html", context, person=person, status=status)


@router.post("/preview")
async def post_preview(request: Request, services: ServicesDep, person: CallerDep) -> Response:
    """What would be stored, masked; asks who the rep is where that cannot be told."""
    form = await read_form(request)
    try:
        await in_thread(check_terms, services, form.terms)
    except (InvalidInputError, NotFoundError) as error:
        return await in_thread(_upload_page, request, services, person, form, None, str(error))
    read = await in_thread(read_sources, form)
    if read.questions:
        context: dict[str, Any] = {"form": form, "read": read}
        return render(request, "call_who.html", context, person=person)
    if not read.drafts:
        none = "" if read.failures else "Choose a file, or paste a transcript."
        return await in_thread(_upload_page, request, services, person, form, read, none)
    return _preview(request, services, person, form, read)


def _names(services: Services) -> dict[str, str]:
    """What the rubrics are called."""
    return {ref: scale.rubric.name for ref, scale in services.library.scales().items()}


def _preview(
    request: Request, services: Services, person: Person, form: CallForm, read: Read
) -> Response:
    context = {
        "page": preview_page(read.drafts, read.labels),
        "names": _names(services),
        "form": form,
        "read": read,
    }
    return render(request, "call_preview.html", context, person=person)


@router.post("/again")
async def post_again(request: Request, services: ServicesDep, person: CallerDep) -> Response:
    """The same with the words masked that the person asked for."""
    form = await read_form(request)
    await in_thread(check_terms, services, form.terms)
    drafts = await in_thread(_with_words, form)
    return _preview(request, services, person, form, Read(drafts=drafts, labels=form.labels))


@router.post("")
async def post_calls(request: Request, services: ServicesDep, person: CallerDep) -> Response:
    """Store and score what was looked through; words named meanwhile are masked too."""
    form = await read_form(request)
    drafts = await in_thread(_with_words, form)
    stored = await in_thread(store_calls, services, person, drafts, form.terms)
    page = f"/calls/{stored[0].id}" if len(stored) == 1 else "/calls/summary"
    return RedirectResponse(page, SEE_OTHER)


def _with_words(form: CallForm) -> tuple[Draft, ...]:
    return tuple(masked(draft, form.words) for draft in form.drafts)


@router.get("/summary")
def get_summary(request: Request, services: ServicesDep, person: CallerDep) -> Response:
    """Which concerns come up in all of them, and where they stall."""
    calls = list_calls(services, person)
    page = summary_page(calls, concerns_in(calls))
    return render(request, "calls_summary.html", {"page": page}, person=person)


@router.get("/summary.csv")
def get_table(services: ServicesDep, person: CallerDep) -> Response:
    """A row for every concern of every call."""
    calls = list_calls(services, person)
    text = io.StringIO()
    csv.writer(text).writerows(table_of(calls, concerns_in(calls)))
    headers = {"content-disposition": 'attachment; filename="concerns.csv"'}
    return Response(text.getvalue(), media_type="text/csv; charset=utf-8", headers=headers)


@router.get("/{call_id}")
def get_call(
    request: Request, services: ServicesDep, person: CallerDep, call_id: CallId
) -> Response:
    """One call with its scorecard."""
    page = call_page(read_call(services, person, call_id))
    return render(request, "call.html", {"page": page, "names": _names(services)}, person=person)


@router.post("/{call_id}/delete")
def post_delete(services: ServicesDep, person: CallerDep, call_id: CallId) -> Response:
    """Forget a call for good."""
    forget_call(services, person, call_id)
    return RedirectResponse("/calls", SEE_OTHER)
