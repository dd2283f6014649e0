"""Commands as a person types them, over a data folder of their own and without a model."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from trainer.cli.app import main

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Runs one command over a data folder of its own; gives status, stdout and stderr."""
    monkeypatch.setenv("TRAINER_DATA_DIR", str(tmp_path))
    for name in ("TRAINER_LLM_BASE_URL", "TRAINER_LLM_MODEL", "OPENAI_BASE_URL"):
        monkeypatch.delenv(name, raising=False)

    def command(*arguments: str, stdin: str = "") -> tuple[int, str, str]:
        raw = io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8")
        monkeypatch.setattr("sys.stdin", raw)
        try:
            status = main(list(arguments))
        except SystemExit as stop:
            status = int(stop.code or 0)
        return (status, *capsys.readouterr())

    return command
