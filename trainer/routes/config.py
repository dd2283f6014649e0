"""What the pages need to know about how the service was started."""

from dataclasses import dataclass
from pathlib import Path

from trainer.usecases.services import Services
from trainer.usecases.watch_call import Replays


@dataclass(frozen=True, kw_only=True, slots=True)
class WebConfig:
    """How the service runs, as far as a page or a header depends on it."""

    web_folder: Path
    demo: bool = False
    secure: bool = False  # served over https: `__Host-` cookie and HSTS
    voice: str = "authored"  # who speaks, as the pages name it
    judge: str = "local"  # who judges, as the pages name it


@dataclass(frozen=True, kw_only=True, slots=True)
class Web:
    """What every route can reach through the application's state."""

    services: Services
    config: WebConfig
    replays: Replays
