"""The one table from error class to status, and what a person or a program sees of it."""

import logging
from dataclasses import dataclass
from uuid import uuid4

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse
from starlette.exceptions import HTTPException
from starlette.responses import Response

from trainer import errors
from trainer.routes.pages import render

UNAUTHORIZED = 401
log = logging.getLogger("trainer.routes")


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """How one kind of error is answered."""

    status: int
    title: str
    what_to_do: str


_TABLE: dict[type[errors.TrainerError], Answer] = {
    errors.InvalidInputError: Answer(
        status=422, title="That cannot be used", what_to_do="Change it and send it again."
    ),
    errors.TranscriptError: Answer(
        status=422, title="The transcript cannot be read", what_to_do="Mend the file."
    ),
    errors.ContentError: Answer(
        status=500, title="The content has a mistake", what_to_do="Tell an author."
    ),
    errors.NotFoundError: Answer(
        status=404, title="There is no such page", what_to_do="Go back to the start page."
    ),
    errors.NotSignedInError: Answer(
        status=401, title="You are not signed in", what_to_do="Sign in first."
    ),
    errors.ForbiddenError: Answer(
        status=403, title="This is not yours to see", what_to_do="Ask an admin for the role."
    ),
    errors.ConflictError: Answer(
        status=409,
        title="This conversation has moved on",
        what_to_do="Reload it to see where it stands.",
    ),
    errors.ModelError: Answer(
        status=502, title="The language model did not answer", what_to_do="Try again in a minute."
    ),
    errors.StorageError: Answer(
        status=503,
        title="Nothing can be stored at the moment",
        what_to_do="Nothing was lost. Try again in a minute.",
    ),
}
_OTHER = Answer(
    status=500,
    title="Something went wrong here",
    what_to_do="Try again; tell an admin if it stays.",
)
_HTTP = {
    404: ("There is no such page", "Check the address, or go back to the start page."),
    405: ("This cannot be done here", "Check the address and the method."),
    413: ("That is too much at once", "Send less than 200 kB."),
}


def answer_of(error: errors.TrainerError) -> Answer:
    """The answer for an error; the nearest class of the tree decides."""
    for kind in type(error).__mro__:
        if kind in _TABLE:
            return _TABLE[kind]
    return _OTHER


def add_error_handlers(app: FastAPI) -> None:
    """Answer every error of the product, of FastAPI and of Starlette in the same form."""

    async def known(request: Request, error: Exception) -> Response:
        assert isinstance(error, errors.TrainerError)  # noqa: S101 - registered for it
        answer = answer_of(error)
        if answer.status == UNAUTHORIZED and not wants_json(request) and request.method == "GET":
            return RedirectResponse("/sign-in", status_code=303)
        return _respond(request, answer, str(error))

    async def invalid(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)  # noqa: S101 - registered for it
        where = "; ".join(_said(detail) for detail in error.errors())
        return _respond(request, _TABLE[errors.InvalidInputError], where)

    async def http(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)  # noqa: S101 - registered for it
        title, advice = _HTTP.get(error.status_code, (str(error.detail), "Try again."))
        answer = Answer(status=error.status_code, title=title, what_to_do=advice)
        return _respond(request, answer, title + ".")

    async def unforeseen(request: Request, error: Exception) -> Response:
        return _respond(request, _OTHER, note_unforeseen(error, request.url.path))

    app.add_exception_handler(errors.TrainerError, known)
    app.add_exception_handler(Exception, unforeseen)
    app.add_exception_handler(RequestValidationError, invalid)
    app.add_exception_handler(HTTPException, http)


def note_unforeseen(error: Exception, path: str) -> str:
    """Log an error nobody foresaw under a short number, and say that number to the person."""
    number = uuid4().hex[:8]
    log.error("unforeseen error %s at %s", number, path, exc_info=error)
    return f"An error nobody foresaw; the log names it {number}. What you said before is stored."


def _said(detail: dict[str, object]) -> str:
    loc = detail.get("loc")
    path = ".".join(str(step) for step in loc[1:]) if isinstance(loc, tuple) else ""
    return f"{path or 'body'}: {detail.get('msg')}"


def wants_json(request: Request) -> bool:
    """Whether a program asks: everything under /api, and the few addresses for operators."""
    path = request.url.path
    return path.startswith("/api/") or path in {"/healthz", "/readyz", "/metrics", "/openapi.json"}


def _respond(request: Request, answer: Answer, detail: str) -> Response:
    if wants_json(request):
        body = {
            "type": "about:blank",
            "title": answer.title,
            "status": answer.status,
            "detail": detail,
            "what_to_do": answer.what_to_do,
        }
        headers = {"WWW-Authenticate": "Bearer"} if answer.status == UNAUTHORIZED else None
        return JSONResponse(
            body, answer.status, media_type="application/problem+json", headers=headers
        )
    context = {
        "status": answer.status,
        "title": answer.title,
        "message": detail,
        "what_to_do": answer.what_to_do,
    }
    return render(request, "error.html", context, status=answer.status)
