"""Rendering a template: escaped, strict about unknown names, and nothing else."""

from pathlib import Path
from typing import Any

from fastapi import Request, Response
from fastapi.templating import Jinja2Templates
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from trainer.domain.people import Person
from trainer.routes.deps import config_of


def open_templates(folder: Path) -> Jinja2Templates:
    """The templates of a folder; an unknown name in one is an error, not an empty space."""
    environment = Environment(
        loader=FileSystemLoader(folder),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return Jinja2Templates(env=environment)


def render(
    request: Request,
    template: str,
    context: dict[str, Any],
    *,
    person: Person | None = None,
    status: int = 200,
) -> Response:
    """The page; every template gets the signed-in person and how the service runs."""
    templates: Jinja2Templates = request.app.state.templates
    shared = {"person": person, "config": config_of(request), "path": request.url.path}
    return templates.TemplateResponse(request, template, {**shared, **context}, status_code=status)
