"""doctor: looks at configuration, database, content and model, and says what to do."""

import argparse
import asyncio
import sys
from collections.abc import Iterator

from trainer.errors import TrainerError
from trainer.settings import Settings

Finding = tuple[bool, str]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing to choose."""


def run(_: argparse.Namespace) -> int:
    """0 all well, 1 otherwise."""
    findings = list(_look(Settings()))
    for well, said in findings:
        sys.stdout.write(f"{'ok  ' if well else 'LOOK'}  {said}\n")
    return int(not all(well for well, _ in findings))


def _look(settings: Settings) -> Iterator[Finding]:
    yield from _content(settings)
    yield from _encoder()
    yield from _database(settings)
    yield from _model(settings)
    if settings.demo:
        yield True, "demo: anybody on this machine can sign in (TRAINER_DEMO is set)"


def _content(settings: Settings) -> Iterator[Finding]:
    from trainer.adapters.library.library import YamlLibrary

    library = YamlLibrary(settings.content_dir)
    errors = [f for source in library.sources() for f in source.findings if f.code[0] == "E"]
    scenes, scales = len(library.scenes()), len(library.scales())
    yield bool(scenes and scales), f"content: {scenes} scenarios, {scales} rubrics usable"
    for error in errors:
        yield False, f"content: {error}"


def _encoder() -> Iterator[Finding]:
    from trainer.adapters.embedded.classifier import open_weights
    from trainer.adapters.embedded.encoder import open_encoder

    try:
        open_encoder()
        open_weights()
    except TrainerError as error:
        yield False, f"listener: {error}"
    else:
        yield True, "listener: encoder and weights are there"


def _database(settings: Settings) -> Iterator[Finding]:
    from trainer.adapters.storage.database import open_database

    shown = settings.database_url.rpartition("@")[2]
    try:
        ready = open_database(settings.database_url, migrate=False).is_ready()
    except TrainerError as error:
        yield False, f"database: {error}"
        return
    advice = "" if ready else "; start the service once, or run: trainer serve"
    yield ready, f"database: {shown} {'is ready' if ready else 'has no current schema'}{advice}"


def _model(settings: Settings) -> Iterator[Finding]:
    if not settings.has_model:
        missing = "TRAINER_LLM_BASE_URL and TRAINER_LLM_MODEL are not both set"
        yield True, f"model: none ({missing}); the authored homeowner and counted scores are used"
        return
    from trainer.adapters.llm.probe import probe
    from trainer.main import model_endpoint

    try:
        said = asyncio.run(probe(model_endpoint(settings), settings.llm_model or ""))
    except TrainerError as error:
        yield False, f"model: {error}"
    else:
        yield True, f"model: {said}"
