"""Rating a conversation by hand: blind first, then beside the machine's score."""

from dataclasses import replace

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from trainer.errors import InvalidInputError
from trainer.routes.deps import PersonDep, ServicesDep
from trainer.routes.pages import render
from trainer.routes.views_chat import said_turns
from trainer.usecases.rate_attempt import rate_attempt, rating_sheet
from trainer.usecases.services import in_thread

router = APIRouter(include_in_schema=False)
SEE_OTHER = 303
_LEVEL = "level-"


@router.get("/attempts/{attempt_id}/rate")
def get_rate(
    request: Request,
    services: ServicesDep,
    person: PersonDep,
    attempt_id: str,
    again: bool = False,  # noqa: FBT001, FBT002 - a query parameter
) -> Response:
    """The transcript and the rubric without the machine's score; after rating, both."""
    sheet = rating_sheet(services, person, attempt_id)
    own = sheet.attempt.person == person.id
    turns = said_turns(sheet.attempt, sheet.scene.scenario.persona.short_name)
    if not own:
        turns = tuple(replace(t, who=sheet.trainee.name) if t.is_rep else t for t in turns)
    context = {
        "sheet": sheet,
        "turns": turns,
        "own": own,
        "compare": sheet.is_rated and not again,
    }
    return render(request, "rate.html", context, person=person)


@router.post("/attempts/{attempt_id}/rate")
async def post_rate(
    request: Request, services: ServicesDep, person: PersonDep, attempt_id: str
) -> Response:
    """Keep what was rated, and show it beside the machine's score."""
    form = await request.form()
    levels = {
        name.removeprefix(_LEVEL): _level(str(value))
        for name, value in form.items()
        if name.startswith(_LEVEL) and value
    }
    await in_thread(rate_attempt, services, person, attempt_id, levels)
    return RedirectResponse(f"/attempts/{attempt_id}/rate", SEE_OTHER)


def _level(text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        message = f"'{text[:20]}' is not a level; choose one of the numbers."
        raise InvalidInputError(message)
    return int(text[:9])
