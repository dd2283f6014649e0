"""What routes ask for: the services, and the signed-in person with a role."""

from collections.abc import Callable
from typing import Annotated, cast

from fastapi import Depends, Request

from trainer.domain.people import Person, Role
from trainer.errors import ForbiddenError, NotSignedInError
from trainer.routes.config import Web, WebConfig
from trainer.usecases.services import Services, in_thread
from trainer.usecases.sign_in import person_behind


def web_of(request: Request) -> Web:
    """The services and configuration of this application."""
    return cast("Web", request.app.state.web)


def services_of(request: Request) -> Services:
    """The ports that use cases take."""
    return web_of(request).services


def config_of(request: Request) -> WebConfig:
    """How the service was started."""
    return web_of(request).config


def cookie_name(config: WebConfig) -> str:
    """The name of the session cookie; the prefix binds it to this host over https."""
    return "__Host-trainer" if config.secure else "trainer_session"


def secret_of(request: Request) -> str | None:
    """The bearer token or session secret that came with a request."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer" and token.strip():
        return token.strip()
    return request.cookies.get(cookie_name(config_of(request)))


async def signed_in(request: Request) -> Person:
    """The signed-in person. Raises NotSignedInError."""
    secret = secret_of(request)
    if secret is None:
        message = "Sign in first, or send 'Authorization: Bearer TOKEN'."
        raise NotSignedInError(message)
    return await in_thread(person_behind, services_of(request).register, secret)


def _with(*roles: Role) -> Callable[..., object]:
    async def has_role(person: Annotated[Person, Depends(signed_in)]) -> Person:
        if not any(person.is_a(role) for role in roles):
            named = " or ".join(f"'{role.value}'" for role in roles)
            message = f"This page is for people with the role {named}."
            raise ForbiddenError(message)
        return person

    return has_role


ServicesDep = Annotated[Services, Depends(services_of)]
ConfigDep = Annotated[WebConfig, Depends(config_of)]
PersonDep = Annotated[Person, Depends(signed_in)]
TraineeDep = Annotated[Person, Depends(_with(Role.TRAINEE))]
ManagerDep = Annotated[Person, Depends(_with(Role.MANAGER))]
AuthorDep = Annotated[Person, Depends(_with(Role.AUTHOR))]
CallerDep = Annotated[Person, Depends(_with(Role.TRAINEE, Role.MANAGER))]
