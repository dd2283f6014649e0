"""First calls that ended as a test wants, stored by the application as if they had been talked through."""

from dataclasses import replace

from fastapi import FastAPI

from trainer.domain.attempt import end
from trainer.domain.homeowner.mind import FactMemory, Told
from trainer.domain.outcome import Outcome
from trainer.domain.people import Assignment
from trainer.routes.config import Web
from trainer.usecases.end_attempt import finish
from trainer.usecases.start_attempt import Start, start_attempt

FIRST, SECOND, THIRD = "a7-vacant-duluth", "a7-hank-firm-number", "a7-hank-after-closing"
TOLD = ("key", "vanished")
AGREED = "Wednesday at nine"


def ended_call(
    app: FastAPI,
    name: str = "nia",
    *,
    outcome: Outcome = Outcome.ADVANCE,
    assignment: Assignment | None = None,
) -> str:
    """The id of an ended and scored first call, in which two facts were told and a day agreed."""
    web: Web = app.state.web
    services = web.services
    with services.storage.begin() as transaction:
        person = transaction.people.by_email(f"{name}@demo.localhost")
    assert person is not None
    start = Start(scenario=FIRST, seed=0)
    if assignment is not None:
        start = Start(assignment=assignment.id, seed=0)
    begun = start_attempt(services, person, start)
    facts = begun.first.facts | dict.fromkeys(TOLD, FactMemory(told=Told.TOLD))
    ground = replace(begun.first.ground, next_step=AGREED, promised=("email",))
    mind = replace(begun.first, facts=facts, ground=ground)
    call = replace(begun, id=f"{outcome.value}-{name}", first=mind)
    with services.storage.begin() as transaction:
        transaction.attempts.add(call)
        finish(services, transaction, end(call, outcome, services.clock.now()))
    return call.id
