"""Signing in and out."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from trainer.domain.people import Person
from trainer.errors import ForbiddenError
from trainer.routes.deps import ConfigDep, ServicesDep, cookie_name, secret_of
from trainer.routes.pages import render
from trainer.usecases.services import in_thread
from trainer.usecases.sign_in import SESSION_DAYS, close_session, open_session, use_link

router = APIRouter(include_in_schema=False)
_LOOPBACK = {"127.0.0.1", "::1", "localhost"}
_WHAT_THEY_DO = {
    "nia@demo.localhost": "New hire. Practises conversations.",
    "omar@demo.localhost": "New hire in the same class.",
    "mona@demo.localhost": "Manager. Assigns practice and reads scorecards.",
    "arlo@demo.localhost": "Author. Writes the homeowners and the rubrics.",
}


@router.get("/sign-in")
def get_sign_in(request: Request, services: ServicesDep, config: ConfigDep) -> Response:
    """The sign-in page; demo people where the demo runs."""
    people: list[Person] = []
    if config.demo:
        with services.storage.begin() as transaction:
            found = (transaction.people.by_email(email) for email in _WHAT_THEY_DO)
            people = [person for person in found if person is not None]
    shown = [{"name": p.name, "email": p.email, "what": _WHAT_THEY_DO[p.email]} for p in people]
    return render(request, "sign_in.html", {"demo_people": shown})


@router.post("/sign-in/demo")
async def post_demo(
    request: Request, services: ServicesDep, config: ConfigDep, email: Annotated[str, Form()]
) -> Response:
    """Sign in as one of the demo people, from this very machine only."""
    client = request.client.host if request.client else ""
    if not config.demo or client not in _LOOPBACK or email not in _WHAT_THEY_DO:
        message = "Demo people can sign in only in the demo, on the machine it runs on."
        raise ForbiddenError(message)

    def opened() -> str:
        with services.storage.begin() as transaction:
            person = transaction.people.by_email(email)
        if person is None:
            message = "The demo people are not there yet. Start the service again."
            raise ForbiddenError(message)
        return open_session(services.register, person)

    return _signed_in(request, await in_thread(opened))


@router.get("/sign-in/link/{token}")
def get_link(request: Request, token: str) -> Response:
    """A page with a button, so that a link preview does not use the link up."""
    return render(request, "sign_in_link.html", {"token": token})


@router.post("/sign-in/link/{token}")
async def post_link(request: Request, services: ServicesDep, token: str) -> Response:
    """Use a single-use link."""
    return _signed_in(request, await in_thread(use_link, services.register, token))


@router.post("/sign-out")
async def post_sign_out(request: Request, services: ServicesDep, config: ConfigDep) -> Response:
    """Forget this browser's session."""
    secret = secret_of(request)
    if secret is not None:
        await in_thread(close_session, services.register, secret)
    response = RedirectResponse("/sign-in", status_code=303)
    response.delete_cookie(cookie_name(config), path="/", secure=config.secure, httponly=True)
    return response


def _signed_in(request: Request, secret: str) -> Response:
    config = request.app.state.web.config
    response = RedirectResponse("/", status_code=303)
    response.set_cookie(
        cookie_name(config),
        secret,
        max_age=SESSION_DAYS * 24 * 3600,
        path="/",
        secure=config.secure,
        httponly=True,
        samesite="lax",
    )
    return response
