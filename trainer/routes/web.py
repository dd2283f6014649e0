"""The application: routers, guards, error handling and static files put together."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles

from trainer.routes import (
    account,
    api,
    author,
    calls,
    debrief,
    judging,
    manage,
    ops,
    practice,
    ratings,
    transcripts,
    watch,
)
from trainer.routes.config import Web
from trainer.routes.errors import add_error_handlers
from trainer.routes.guards import BodyLimit, CrossOriginGuard, SecurityHeaders
from trainer.routes.pages import open_templates

_ABOUT = """Practise sales conversations with a homeowner, and get a scorecard with evidence.

Sign in with `Authorization: Bearer TOKEN`; `trainer token EMAIL` prints one.
"""


def make_app(
    web: Web, lifespan: Callable[[FastAPI], AbstractAsyncContextManager[None]] | None = None
) -> FastAPI:
    """The web application over these services."""
    app = FastAPI(
        title="Objection trainer",
        version="1",
        description=_ABOUT,
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan,
    )
    app.state.web = web
    app.state.templates = open_templates(web.config.web_folder / "templates")
    for router in (
        ops.router,
        account.router,
        api.router,
        practice.router,
        debrief.router,
        calls.router,
        transcripts.router,
        watch.router,
        judging.router,
        ratings.router,
        manage.router,
        author.router,
    ):
        app.include_router(router)
    app.mount("/static", StaticFiles(directory=web.config.web_folder / "static"), name="static")
    add_error_handlers(app)
    app.add_middleware(BodyLimit)
    app.add_middleware(CrossOriginGuard)
    app.add_middleware(SecurityHeaders, secure=web.config.secure)
    return app
