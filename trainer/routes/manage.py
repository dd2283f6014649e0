"""The manager's pages: who did what, assigning, reading an official conversation."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from trainer.errors import InvalidInputError
from trainer.routes.deps import ManagerDep, ServicesDep
from trainer.routes.pages import render
from trainer.usecases.assign_scenario import NewAssignment, assign_scenario
from trainer.usecases.choose_practice import easiest_first
from trainer.usecases.review_cohort import review_cohorts

router = APIRouter(prefix="/manage", include_in_schema=False)
SEE_OTHER = 303
USUAL_DAYS = 7  # days until an assignment is due, unless the manager says otherwise


@router.get("")
def get_manage(request: Request, services: ServicesDep, person: ManagerDep) -> Response:
    """Cohorts and assignments, those who need help first."""
    context = {
        "cohorts": review_cohorts(services, person),
        "scenes": services.library.scenes(),
        "now": services.clock.now(),
    }
    return render(request, "manage.html", context, person=person)


@router.get("/assign")
def get_assign(request: Request, services: ServicesDep, person: ManagerDep) -> Response:
    """The form that gives a cohort a scenario."""
    today = services.clock.now().date()
    scenes = services.library.scenes().values()
    context = {
        "cohorts": [review.cohort for review in review_cohorts(services, person)],
        "scenes": [scene.scenario for scene in easiest_first(scenes)],
        "scales": [s.rubric for s in services.library.scales().values()],
        "today": today.isoformat(),
        "usual": (today + timedelta(days=USUAL_DAYS)).isoformat(),
    }
    return render(request, "assign.html", context, person=person)


@router.post("/assign")
def post_assign(  # noqa: PLR0913, PLR0917 - the fields of a form
    services: ServicesDep,
    person: ManagerDep,
    cohort: Annotated[str, Form()],
    scenario: Annotated[str, Form()],
    due: Annotated[str, Form()],
    rubric: Annotated[str, Form()] = "",
    message: Annotated[str, Form(max_length=500)] = "",
) -> Response:
    """Assign; due at the end of the day (UTC) that was chosen."""
    new = NewAssignment(
        cohort=cohort,
        scenario=scenario,
        due=_end_of(due),
        rubric=rubric or None,
        message=message,
    )
    assign_scenario(services, person, new)
    return RedirectResponse("/manage", SEE_OTHER)


def _end_of(day: str) -> datetime:
    try:
        chosen = date.fromisoformat(day)
    except ValueError as error:
        message = f"'{day}' is not a date. Choose one like 2026-12-01."
        raise InvalidInputError(message) from error
    return datetime.combine(chosen, time(23, 59, 59), tzinfo=UTC)
