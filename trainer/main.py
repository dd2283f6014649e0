"""The composition root: settings to adapters to services to application."""

from asyncio import to_thread
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, replace
from functools import partial
from threading import Event, Thread
from typing import TYPE_CHECKING

from fastapi import FastAPI

from trainer.adapters.clock import SystemChance, SystemClock
from trainer.adapters.embedded.encoder import Encoder, open_encoder
from trainer.adapters.embedded.judge import LocalJudge
from trainer.adapters.embedded.leaks import LeakDetector
from trainer.adapters.embedded.listener import EmbeddedListener, open_listener
from trainer.adapters.embedded.reader import EmbeddedReader
from trainer.adapters.embedded.voice import AuthoredVoice
from trainer.adapters.jobs.lease_worker import LeaseWorker
from trainer.adapters.library.library import YamlLibrary
from trainer.adapters.library.trainees import read_prepared, read_wordings
from trainer.adapters.metrics import make_counters
from trainer.adapters.statistics import LibraryStatistics
from trainer.adapters.storage.database import Database, open_database
from trainer.ports import Judge, Voice
from trainer.routes.config import Web, WebConfig
from trainer.routes.web import make_app
from trainer.settings import Settings
from trainer.usecases.end_attempt import JUDGE_JOB
from trainer.usecases.play_alone import Table
from trainer.usecases.rehearse import Rehearsal
from trainer.usecases.review_call import sweep_calls
from trainer.usecases.score_attempt import Ears, judge_attempt
from trainer.usecases.seed_demo import seed_demo
from trainer.usecases.services import Register, Services
from trainer.usecases.start_attempt import scale_of, scene_of
from trainer.usecases.watch_call import Replays

if TYPE_CHECKING:
    from trainer.adapters.llm.endpoint import Endpoint

VECTORS = "vectors.npz"  # vectors of authored lines, kept between starts
LINES_OF_REHEARSALS = 4096  # lines kept ready: the same ones are said from seed to seed
Lifespan = Callable[[FastAPI], AbstractAsyncContextManager[None]]


class NoJobs:
    """The queue of a run without a model: local scoring needs none."""

    def wake(self) -> None:
        """Nothing waits."""


@dataclass(frozen=True, kw_only=True)
class Parts:
    """The adapters that must be closed when the service stops, and what makes its scenarios ready."""

    services: Services
    database: Database
    endpoint: "Endpoint | None"
    prepare: Callable[[Callable[[], bool]], None]
    replays: Replays

    async def close(self) -> None:
        """Give connections back."""
        await to_thread(self.replays.close)
        if self.endpoint is not None:
            await self.endpoint.close()
        self.database.close()


def build_parts(settings: Settings) -> Parts:
    """All ports, with the database at its newest schema; `prepare` makes the scenarios ready."""
    library = YamlLibrary(settings.content_dir)
    encoder = open_encoder()
    listener = open_listener(library.red_lines(), encoder=encoder)
    listener.prepare((), settings.data_dir / VECTORS)  # what an earlier start has read
    database = open_database(settings.database_url, migrate=settings.migrate)
    endpoint = model_endpoint(settings) if settings.llm_base_url else None
    services = Services(
        storage=database,
        library=library,
        listener=listener,
        voice=_voice(settings, endpoint),
        authored=AuthoredVoice(),
        judge=_judge(settings, endpoint),
        clock=SystemClock(),
        chance=SystemChance(),
        jobs=NoJobs(),
        count=make_counters(),
        statistics=LibraryStatistics(),
    )
    services = _with_worker(services, database)

    def prepare(stops: Callable[[], bool]) -> None:
        listener.prepare(library.scenes().values(), settings.data_dir / VECTORS, stops=stops)

    rehearses = partial(_rehearsals, settings, "", library, listener, encoder)
    return Parts(
        services=services,
        database=database,
        endpoint=endpoint,
        prepare=prepare,
        replays=Replays(rehearses),
    )


def _with_worker(services: Services, database: Database) -> Services:
    """The services with a worker for what a model judge is asked."""
    if not services.judge.is_model:
        return services

    async def judge(attempt_id: str) -> None:
        await judge_attempt(services, attempt_id)

    worker = LeaseWorker(database, services.clock, {JUDGE_JOB: judge})
    return replace(services, jobs=worker)


def _voice(settings: Settings, endpoint: "Endpoint | None") -> Voice:
    if endpoint is None or not settings.llm_model:
        return AuthoredVoice()
    from trainer.adapters.llm.voice import ModelVoice

    return ModelVoice(endpoint, settings.llm_model)


def _judge(settings: Settings, endpoint: "Endpoint | None") -> Judge:
    model = settings.judge_model or settings.llm_model
    if endpoint is None or not model:
        return LocalJudge()
    from trainer.adapters.llm.judge import ModelJudge

    return ModelJudge(endpoint, model)


def model_endpoint(settings: Settings) -> "Endpoint":
    """The configured model endpoint."""
    from trainer.adapters.llm.endpoint import Prices, open_endpoint

    return open_endpoint(
        settings.llm_base_url or "",
        settings.llm_api_key.get_secret_value(),
        timeout_s=settings.llm_timeout_s,
        prices=Prices(
            tokens_in=settings.llm_dollars_per_million_in,
            tokens_out=settings.llm_dollars_per_million_out,
        ),
    )


def build_register(settings: Settings) -> Register:
    """What adding people needs: the database alone."""
    return Register(
        storage=open_database(settings.database_url, migrate=settings.migrate),
        clock=SystemClock(),
        chance=SystemChance(),
    )


def build_ears(settings: Settings) -> Ears:
    """What scoring a transcript needs: no database, no model."""
    library = YamlLibrary(settings.content_dir)
    return Ears(listener=open_listener(library.red_lines()), library=library)


def build_table(settings: Settings, scenario: str, rubric: str | None) -> Table:
    """What a conversation in memory needs. Raises NotFoundError for an unknown id."""
    library = YamlLibrary(settings.content_dir)
    scene = scene_of(library, scenario)
    endpoint = model_endpoint(settings) if settings.has_model else None
    return Table(
        scene=scene,
        scale=scale_of(library, rubric or scene.scenario.rubric),
        listener=open_listener(library.red_lines()),
        voice=_voice(settings, endpoint),
        clock=SystemClock(),
        count=make_counters(),
    )


def scenario_ids(settings: Settings, asked: str) -> tuple[str, ...]:
    """The scenario that was asked for, or every one. Raises NotFoundError for an unknown id."""
    library = YamlLibrary(settings.content_dir)
    if asked == "all":
        return tuple(library.scenes())
    return (scene_of(library, asked).scenario.id,)


def build_rehearsals(settings: Settings, author: str) -> Callable[[str], Rehearsal]:
    """What rehearsals with the authored voice need, by scenario; library and encoder are shared.

    Raises InvalidInputError for faulty files of trainees; the result NotFoundError for an unknown
    scenario.
    """
    library = YamlLibrary(settings.content_dir)
    encoder = open_encoder(recent=LINES_OF_REHEARSALS)
    listener = open_listener(library.red_lines(), encoder=encoder)
    rehearsal_of = _rehearsals(settings, author, library, listener, encoder)
    leaks = LeakDetector(encoder)

    def rehearsal(scenario: str) -> Rehearsal:
        listener.prepare((scene_of(library, scenario),), settings.data_dir / VECTORS)
        return replace(rehearsal_of(scenario), leaks=leaks)

    return rehearsal


def _rehearsals(
    settings: Settings,
    author: str,
    library: YamlLibrary,
    listener: EmbeddedListener,
    encoder: Encoder,
) -> Callable[[str], Rehearsal]:
    reader = EmbeddedReader(encoder)
    wordings = read_wordings(settings.content_dir, author)
    prepared = read_prepared(settings.content_dir)

    def rehearsal(scenario: str) -> Rehearsal:
        scene = scene_of(library, scenario)
        table = Table(
            scene=scene,
            scale=scale_of(library, scene.scenario.rubric),
            listener=listener,
            voice=AuthoredVoice(),
            clock=SystemClock(),
            count=make_counters(),
        )
        return Rehearsal(
            table=table,
            wording=wordings[scene.scenario.trade],
            reader=reader,
            prepared=prepared.get(scenario),
        )

    return rehearsal


def describe(settings: Settings) -> str:
    """Who speaks and who judges, in one line for the person who starts the service."""
    judge = (settings.judge_model or settings.llm_model) if settings.llm_base_url else None
    if judge is None:
        return "The homeowner speaks the authors' lines; scores are counted. No model is set."
    speaks = f"through {settings.llm_model}" if settings.has_model else "the authors' lines"
    return f"The homeowner speaks {speaks}; {judge} judges."


def worker_app() -> FastAPI:
    """The application of one of several worker processes."""
    return build_app(Settings())


def build_app(settings: Settings) -> FastAPI:
    """The web application; with `demo` it has demo people to sign in as."""
    parts = build_parts(settings)
    services = parts.services
    if settings.demo:
        seed_demo(services)
    sweep_calls(services)
    config = WebConfig(
        web_folder=settings.content_dir / "web",
        demo=settings.demo,
        secure=settings.public_url.startswith("https://"),
        voice=(settings.llm_model or "model") if services.voice.is_model else "authored",
        judge=(settings.judge_model or settings.llm_model or "model")
        if services.judge.is_model
        else "local",
    )
    return make_app(Web(services=services, config=config, replays=parts.replays), _lifespan(parts))


def _lifespan(parts: Parts) -> Lifespan:
    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        worker = parts.services.jobs
        if isinstance(worker, LeaseWorker):
            worker.start()
        stopping = Event()
        # A first start reads thousands of authored lines; the pages need not wait for it.
        readying = Thread(target=parts.prepare, args=(stopping.is_set,), name="prepare")
        readying.start()
        try:
            yield
        finally:
            stopping.set()
            await to_thread(readying.join)
            if isinstance(worker, LeaseWorker):
                await worker.stop()
            await parts.close()

    return lifespan
