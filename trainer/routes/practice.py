"""The trainee's pages: home, briefing, conversation."""

from contextlib import aclosing
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response
from pydantic import BaseModel

from trainer.domain.people import Person, Role
from trainer.domain.transcript import Action
from trainer.routes.deps import PersonDep, ServicesDep, TraineeDep
from trainer.routes.pages import render
from trainer.routes.views_chat import chat_page
from trainer.routes.views_practice import briefing_page, home_page
from trainer.usecases.choose_practice import brief_assignment, brief_trainee, choose_practice
from trainer.usecases.debrief import first_words
from trainer.usecases.end_attempt import end_attempt
from trainer.usecases.review_attempt import scene_behind
from trainer.usecases.review_cohort import review_attempt
from trainer.usecases.services import Services, in_thread
from trainer.usecases.speak_reply import Replied, speak_reply
from trainer.usecases.start_attempt import Start, start_attempt
from trainer.usecases.take_turn import Said, open_turn

router = APIRouter(include_in_schema=False)
SEE_OTHER = 303


class StartForm(BaseModel):
    """What the briefing sends along: the rubrics, the day it is of, and the call it goes on from."""

    rubric: str | None = None
    also: list[str] = []
    follows: str | None = None
    day: int | None = None


@router.get("/")
def get_home(request: Request, services: ServicesDep, person: PersonDep) -> Response:
    """Whom to practise with, what is due, what is unfinished; others go to their own part."""
    if not person.is_a(Role.TRAINEE):
        part = "/manage" if person.is_a(Role.MANAGER) else "/author"
        return RedirectResponse(part, SEE_OTHER)
    page = home_page(choose_practice(services, person), services.clock.now())
    return render(request, "home.html", {"page": page}, person=person)


@router.get("/start")
def get_start(request: Request, services: ServicesDep, person: TraineeDep) -> Response:
    """The first page for a new hire: one good opening, then the easy person."""
    page = home_page(choose_practice(services, person), services.clock.now())
    if not page.choices:
        return RedirectResponse("/", status_code=303)
    return render(request, "start.html", {"first": page.choices[0]}, person=person)


@router.get("/scenarios/{scenario_id}")
def get_briefing(
    request: Request,
    services: ServicesDep,
    person: TraineeDep,
    scenario_id: str,
    rubric: str | None = None,
    follows: str | None = None,
) -> Response:
    """What the rep knows before the conversation. Nothing hidden is here."""
    start = Start(scenario=scenario_id, rubric=rubric, follows=follows)
    briefed = brief_trainee(services, person, start)
    measured = services.library.measured(scenario_id)
    page = briefing_page(briefed, services.library.scales(), measured)
    context = {"page": page, "action": f"/scenarios/{scenario_id}/start", "assignment": None}
    return render(request, "briefing.html", context, person=person)


@router.post("/scenarios/{scenario_id}/start")
def post_start(
    services: ServicesDep,
    person: TraineeDep,
    scenario_id: str,
    form: Annotated[StartForm, Form()],
) -> Response:
    """Start to practise."""
    start = Start(
        scenario=scenario_id,
        rubric=form.rubric,
        also=tuple(form.also),
        follows=form.follows or None,
        day=form.day,
    )
    attempt = start_attempt(services, person, start)
    return RedirectResponse(f"/attempts/{attempt.id}", SEE_OTHER)


@router.get("/assignments/{assignment_id}")
def get_assignment(
    request: Request, services: ServicesDep, person: TraineeDep, assignment_id: str
) -> Response:
    """The briefing of an assignment; says who will see the conversation before it starts."""
    briefed, assignment = brief_assignment(services, person, assignment_id)
    page = briefing_page(briefed, {}, services.library.measured(assignment.scenario))
    context = {
        "page": page,
        "action": f"/assignments/{assignment_id}/start",
        "assignment": assignment,
    }
    return render(request, "briefing.html", context, person=person)


@router.post("/assignments/{assignment_id}/start")
def post_assignment(
    services: ServicesDep,
    person: TraineeDep,
    assignment_id: str,
    form: Annotated[StartForm, Form()],
) -> Response:
    """Start an official conversation."""
    attempt = start_attempt(services, person, Start(assignment=assignment_id, day=form.day))
    return RedirectResponse(f"/attempts/{attempt.id}", SEE_OTHER)


@router.get("/attempts/{attempt_id}")
def get_chat(
    request: Request, services: ServicesDep, person: TraineeDep, attempt_id: str
) -> Response:
    """The conversation; an ended one leads to its scorecard."""
    review = review_attempt(services, person, attempt_id)
    if review.attempt.is_over:
        return RedirectResponse(f"/attempts/{attempt_id}/scorecard", SEE_OTHER)
    first = first_words(services, person, review.attempt)
    page = chat_page(review.attempt, scene_behind(services, review.attempt), first)
    return render(request, "chat.html", {"page": page}, person=person)


@router.post("/attempts/{attempt_id}/say")
async def post_say(
    services: ServicesDep,
    person: TraineeDep,
    attempt_id: str,
    index: Annotated[int, Form(ge=0)],
    text: Annotated[str, Form()] = "",
    action: Annotated[Action, Form()] = Action.SAY,
) -> Response:
    """One turn without script: say it, wait for the reply, look at the conversation again."""
    said = Said(index=index, text=text, action=action)
    is_over = await _say(services, person, attempt_id, said)
    return RedirectResponse(f"/attempts/{attempt_id}{'/reflect' if is_over else '#say'}", SEE_OTHER)


async def _say(services: Services, person: Person, attempt_id: str, said: Said) -> bool:
    """Say it and wait for the reply; whether the conversation ended with it."""
    opened = await in_thread(open_turn, services, person, attempt_id, said)
    is_over = False
    async with aclosing(speak_reply(services, opened)) as pieces:
        async for piece in pieces:
            is_over = isinstance(piece, Replied) and piece.outcome is not None
    return is_over


@router.get("/attempts/{attempt_id}/end")
def get_end(
    request: Request, services: ServicesDep, person: TraineeDep, attempt_id: str
) -> Response:
    """Ask once more before ending."""
    review = review_attempt(services, person, attempt_id)
    page = chat_page(review.attempt, scene_behind(services, review.attempt))
    return render(request, "end.html", {"page": page}, person=person)


@router.post("/attempts/{attempt_id}/end")
def post_end(services: ServicesDep, person: TraineeDep, attempt_id: str) -> Response:
    """End it, and look back for half a minute before the scorecard."""
    end_attempt(services, person, attempt_id)
    return RedirectResponse(f"/attempts/{attempt_id}/reflect", SEE_OTHER)
