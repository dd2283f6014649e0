"""The examples of docs/api.md work as they stand, with curl and nothing else."""

import json
import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from fastapi import FastAPI

from tests.support.app import token_for
from trainer.settings import Settings

PAGE = Path(__file__).parents[2] / "docs" / "api.md"


@pytest.fixture
def answers(
    demo: FastAPI, settings_of: Callable[..., Settings], live_server: Callable[[FastAPI], str]
) -> list[str]:
    """What every curl of the page printed, in order."""
    blocks = re.findall(r"^```bash\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.M | re.S)
    script = "set -euo pipefail\n" + "\n".join(blocks)
    script = re.sub(r"^curl", "printf '\\\\0'; curl", script, flags=re.M)
    done = subprocess.run(
        ["bash", "-c", script],
        env={
            "PATH": os.environ["PATH"],  # noqa: TID251 - curl must be found
            "URL": live_server(demo),
            "TOKEN": token_for(settings_of(), "nia@demo.localhost"),
            "NO_PROXY": "*",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.split("\0")[1:]


def test_the_examples_hold_a_whole_conversation(answers: list[str]) -> None:
    scenarios, _, first, stream, silence, _, transcript, scorecard, again, method, *_ = answers
    assert "a7-vacant-duluth" in {one["id"] for one in json.loads(scenarios)}
    assert json.loads(first)["index"] == 2
    assert re.search(r'^event: turn\ndata: {"index": 4,', stream, re.M)
    assert json.loads(silence)["speaker"] == "homeowner"
    told = json.loads(transcript)
    assert [turn["index"] for turn in told["turns"]] == list(range(7))
    assert told["ended_at"]
    assert told["inner"]
    card = json.loads(scorecard)
    assert card["judge"]["kind"] == "local"
    words = {turn["index"]: turn["text"] for turn in told["turns"]}
    quotes = [e for c in card["criteria"] for check in c["checks"] for e in check["evidence"]]
    assert quotes
    assert all(quote["quote"] in words[quote["turn"]] for quote in quotes)
    second = json.loads(again)
    assert (second["retries"], second["from_turn"]) == (told["id"], 3)
    assert second["turns"] == told["turns"][:3]
    assert json.loads(method)["rubric"]["id"] == "spin"
