"""The author's pages: every document, and one with its findings beside the lines."""

from fastapi import APIRouter, Request, Response

from trainer.errors import NotFoundError
from trainer.routes.deps import AuthorDep, ServicesDep
from trainer.routes.pages import render

router = APIRouter(prefix="/author", include_in_schema=False)


@router.get("")
def get_author(request: Request, services: ServicesDep, person: AuthorDep) -> Response:
    """Every document with the number of its findings, those with findings first."""
    sources = sorted(services.library.sources(), key=lambda s: (-len(s.findings), s.file))
    return render(request, "author.html", {"sources": sources}, person=person)


@router.get("/{file:path}")
def get_document(request: Request, services: ServicesDep, person: AuthorDep, file: str) -> Response:
    """The text of a document, with what is wrong beside the line it is wrong in."""
    source = next((s for s in services.library.sources() if s.file == file), None)
    if source is None:
        message = f"There is no document '{file}'."
        raise NotFoundError(message)
    by_line = {
        number: [finding for finding in source.findings if finding.line == number]
        for number in {finding.line for finding in source.findings}
    }
    context = {
        "source": source,
        "lines": source.text.splitlines(),
        "by_line": by_line,
        "is_scenario": source.file == f"scenarios/{source.id}.yaml",
        "measured": services.library.measured(source.id),
    }
    return render(request, "document.html", context, person=person)
