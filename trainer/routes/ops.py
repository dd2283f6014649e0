"""For operators: is it alive, is it ready, what does it count."""

from fastapi import APIRouter
from fastapi.responses import JSONResponse, Response

from trainer.routes.deps import ServicesDep

router = APIRouter(tags=["operation"])


@router.get("/healthz", summary="Alive")
async def get_health() -> dict[str, str]:
    """The process answers."""
    return {"status": "ok"}


@router.get("/readyz", summary="Ready", responses={503: {"description": "Not ready."}})
def get_ready(services: ServicesDep) -> JSONResponse:
    """The database answers and its schema is the newest."""
    ready = services.storage.is_ready()
    return JSONResponse({"status": "ok" if ready else "not ready"}, 200 if ready else 503)


@router.get("/metrics", summary="Metrics", response_class=Response)
def get_metrics(services: ServicesDep) -> Response:
    """Prometheus text."""
    return Response(services.count.text(), media_type="text/plain; version=0.0.4")
