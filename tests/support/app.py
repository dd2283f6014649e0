"""The whole application over a database of its own, as the demo or with people that a test adds."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from trainer.main import build_app, build_parts, build_register
from trainer.settings import Settings
from trainer.usecases.sign_in import new_token


@pytest.fixture(scope="session")
def vectors(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The vectors of every authored line, computed once for the whole run."""
    folder = tmp_path_factory.mktemp("vectors")
    build_parts(Settings(data_dir=folder)).prepare(lambda: False)
    return folder / "vectors.npz"


@pytest.fixture
def settings_of(tmp_path: Path, vectors: Path) -> Callable[..., Settings]:
    """Makes settings with a data folder of the test's own; the demo runs unless told otherwise."""
    shutil.copy(vectors, tmp_path / "vectors.npz")

    def make(**changes: Any) -> Settings:
        return Settings(**{"data_dir": tmp_path, "demo": True, **changes})

    return make


@pytest.fixture
def demo(settings_of: Callable[..., Settings]) -> FastAPI:
    """The demo application without a language model."""
    return build_app(settings_of())


def token_for(settings: Settings, email: str) -> str:
    """An API token of one of the demo people."""
    return new_token(build_register(settings), email)


@pytest.fixture
def as_person(demo: FastAPI, settings_of: Callable[..., Settings]) -> Callable[[str], TestClient]:
    """Clients that are signed in with a token: `as_person("nia")`, or "" for nobody."""
    settings = settings_of()

    def client(name: str) -> TestClient:
        headers = {}
        if name:
            headers["authorization"] = f"Bearer {token_for(settings, f'{name}@demo.localhost')}"
        return TestClient(demo, headers=headers, follow_redirects=False)

    return client
