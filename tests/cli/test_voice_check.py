"""`trainer voice-check` as a person types it, against an endpoint that does as it is told."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.replies import denies, says
from tests.support.scripted_endpoint import ScriptedEndpoint
from trainer.adapters.embedded.encoder import Encoder, open_encoder
from trainer.adapters.library.library import YamlLibrary
from trainer.cli.app import main
from trainer.settings import Settings

Run = Callable[..., tuple[int, str, str]]
SCENARIO = "b4-always-a-crack"


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    """One encoder for all commands: it remembers the lines it has met."""
    return open_encoder()


@pytest.fixture(scope="module")
def library() -> YamlLibrary:
    """The scenarios, read once for all commands."""
    return YamlLibrary(Settings().content_dir)


@pytest.fixture
def run(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    encoder: Encoder,
    library: YamlLibrary,
) -> Run:
    """Runs one command over a data folder of its own; gives status, stdout and stderr."""
    monkeypatch.setattr("trainer.main.open_encoder", lambda **_: encoder)
    monkeypatch.setattr("trainer.main.YamlLibrary", lambda _: library)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TRAINER_DATA_DIR", str(tmp_path))
    for name in ("TRAINER_LLM_BASE_URL", "TRAINER_LLM_MODEL", "OPENAI_BASE_URL"):
        monkeypatch.delenv(name, raising=False)

    def command(*arguments: str) -> tuple[int, str, str]:
        status = main(list(arguments))
        return (status, *capsys.readouterr())

    return command


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch, scripted_endpoint: ScriptedEndpoint) -> ScriptedEndpoint:
    """The scripted endpoint, configured."""
    monkeypatch.setenv("TRAINER_LLM_BASE_URL", scripted_endpoint.base_url)
    monkeypatch.setenv("TRAINER_LLM_API_KEY", "test")
    monkeypatch.setenv("TRAINER_LLM_MODEL", "scripted")
    return scripted_endpoint


@pytest.mark.parametrize("half", ["", "TRAINER_LLM_BASE_URL", "TRAINER_LLM_MODEL"])
def test_without_an_endpoint_it_says_what_to_set(
    run: Run, monkeypatch: pytest.MonkeyPatch, half: str
) -> None:
    if half:
        monkeypatch.setenv(half, "http://127.0.0.1:9/v1")
    status, out, err = run("voice-check")
    assert (status, out) == (2, "")
    assert "TRAINER_LLM_BASE_URL and TRAINER_LLM_MODEL" in err


def test_an_endpoint_that_refuses_the_key_is_not_played_against(
    run: Run, model: ScriptedEndpoint
) -> None:
    model.otherwise(denies())
    status, out, err = run("voice-check", SCENARIO)
    assert (status, out) == (2, "")
    assert "TRAINER_LLM_API_KEY" in err
    assert len(model.requests) == 1


def test_what_cannot_be_asked_for_is_refused(run: Run, model: ScriptedEndpoint) -> None:
    assert run("voice-check", "nobody")[0] == 2
    status, _, err = run("voice-check", SCENARIO, "--runs", "0")
    assert (status, "--runs" in err) == (2, True)
    assert model.requests == ()


def test_a_faithful_model_and_a_bad_one_are_told_apart(run: Run, model: ScriptedEndpoint) -> None:
    who = (SCENARIO, "--runs", "1", "--seed", "1", "--json")
    _, out, _ = run("rehearse", *who, "--as", "average", "--transcripts", "--jobs", "1")
    rehearsed = json.loads(out)
    turns = rehearsed["runs"][0]["turns"]
    lines = [turn["text"] for turn in turns if turn["speaker"] == "homeowner" and turn["text"]]
    model.queue(says("Yes."), *(says(line) for line in lines[1:]))

    status, out, err = run("voice-check", *who)
    found = json.loads(out)
    whole = found["all"]
    assert found["model"] == "scripted"
    assert SCENARIO in err
    assert [one["scenario"] for one in found["scenarios"]] == [SCENARIO]
    assert (whole["replies"], whole["repairs"], whole["fell_back"]) == (len(lines) - 1, 0, {})
    assert set(whole["stopped"].values()) == {0}
    assert {**whole["speech"], "missed": found["missed"]} == rehearsed["speech"]
    assert status == (1 if found["missed"] else 0)

    model.otherwise(says("As an AI, I cannot say."))
    status, out, _ = run("voice-check", SCENARIO, "--seed", "1")
    count = len(lines) - 1
    assert status == 1
    assert f"meta_talk {2 * count}" in out
    assert f"Stopped {count}" in out
    assert "MISSED  fall-backs: 100.0%" in out
    assert "no price is set" in out


def test_speech_is_that_of_the_average_trainees_runs_alone(run: Run) -> None:
    who = (SCENARIO, "--runs", "1", "--json", "--jobs", "1")
    _, out, _ = run("rehearse", *who, "--as", "hostile")
    assert json.loads(out)["speech"] is None
