"""Asking the model judge once more, and doing without it."""

from fastapi import APIRouter
from fastapi.responses import RedirectResponse, Response

from trainer.routes.deps import PersonDep, ServicesDep
from trainer.usecases.judge_again import judge_again, score_here

router = APIRouter(include_in_schema=False)
SEE_OTHER = 303


@router.post("/attempts/{attempt_id}/judge-again")
def post_judge_again(services: ServicesDep, person: PersonDep, attempt_id: str) -> Response:
    """One more run of the judge, shown beside the others when it is there."""
    judge_again(services, person, attempt_id)
    return RedirectResponse(f"/attempts/{attempt_id}/scorecard#judging", SEE_OTHER)


@router.post("/attempts/{attempt_id}/score-here")
def post_score_here(services: ServicesDep, person: PersonDep, attempt_id: str) -> Response:
    """The local score is the final one."""
    score_here(services, person, attempt_id)
    return RedirectResponse(f"/attempts/{attempt_id}/scorecard#judging", SEE_OTHER)
