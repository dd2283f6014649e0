"""Watch first: a rehearsed call with a homeowner, strong or weak, as an annotated replay."""

from concurrent.futures import Future
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from trainer.routes.deps import ServicesDep, TraineeDep, web_of
from trainer.routes.pages import render
from trainer.routes.views_watch import watch_page
from trainer.usecases.services import in_thread
from trainer.usecases.start_attempt import scene_of
from trainer.usecases.watch_call import Replay, Which

router = APIRouter(include_in_schema=False)
PATIENCE = 4.0  # seconds that a page waits for a call to be played; then it says so, and asks again
LOOK_AGAIN = 3  # seconds


@router.get("/scenarios/{scenario_id}/watch")
async def get_watch(
    request: Request,
    services: ServicesDep,
    person: TraineeDep,
    scenario_id: str,
    which: Annotated[Which | None, Query(alias="as")] = None,
) -> Response:
    """What watching gives away, then the call that was asked for."""
    scene = await in_thread(scene_of, services.library, scenario_id)
    context = {"scenario": scene.scenario, "which": which}
    if which is None:
        return render(request, "watch.html", context, person=person)
    asked = await in_thread(web_of(request).replays.ask, scene, which)
    replay = await in_thread(_awaited, asked)
    if replay is None:
        waiting = render(request, "watch_wait.html", context, person=person)
        waiting.headers["refresh"] = str(LOOK_AGAIN)
        return waiting
    page = await in_thread(watch_page, replay)
    return render(request, "watch_call.html", {**context, "page": page}, person=person)


def _awaited(asked: "Future[Replay]") -> Replay | None:
    try:
        return asked.result(timeout=PATIENCE)
    except TimeoutError:
        return None
