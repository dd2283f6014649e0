"""score --judge: a transcript judged by the configured model, once or several times."""

import json

import pytest

from tests.cli.conftest import Run
from tests.support.replies import Reply, says, server_error
from tests.support.scripted_endpoint import ScriptedEndpoint

TALK = "Owner: I do not trust you people.\nRep: Call the title company, they hold the money.\n"


def verdict(word: str, key: str = "honesty/no-misstatement") -> Reply:
    answer = {
        "id": key,
        "reason": "It names somebody.",
        "verdict": word,
        "quotes": [{"turn": 1, "quote": "Call the title company"}],
    }
    return says(json.dumps({"answers": [answer]}))


@pytest.fixture
def model(
    run: Run,  # noqa: ARG001 - it takes every model away, so it comes first
    monkeypatch: pytest.MonkeyPatch,
    scripted_endpoint: ScriptedEndpoint,
) -> ScriptedEndpoint:
    """The scripted endpoint as judge."""
    monkeypatch.setenv("TRAINER_LLM_BASE_URL", scripted_endpoint.base_url)
    monkeypatch.setenv("TRAINER_LLM_API_KEY", "test")
    monkeypatch.setenv("TRAINER_JUDGE_MODEL", "judge-1")
    return scripted_endpoint


def test_a_judges_answers_are_shown_as_advice(run: Run, model: ScriptedEndpoint) -> None:
    model.queue(verdict("no"))
    status, out, _ = run("score", "-", "--judge", stdin=TALK)
    assert status == 0
    assert "Honesty: a judge thinks: " in out
    assert "advice, not yet calibrated here" in out
    assert "BROKEN" not in out
    assert "Judged by: judge-1." in out
    assert len(model.requests) == 1


def test_several_runs_print_the_spread(run: Run, model: ScriptedEndpoint) -> None:
    model.queue(verdict("no"), verdict("yes"))
    status, out, err = run("score", "-", "--judge", "--runs", "2", stdin=TALK)
    assert status == 0
    assert err.splitlines() == ["run 1 of 2", "run 2 of 2"]
    spread, differing = out.splitlines()[-2:]
    assert spread.startswith("2 runs: ")
    assert spread.endswith("; 1 check differs")
    assert differing.strip() == "Honesty, no-misstatement: no, yes"


def test_programs_get_a_line_for_each_run(run: Run, model: ScriptedEndpoint) -> None:
    advised = "answer-the-root/honest"
    model.queue(verdict("yes", advised), verdict("no", advised))
    _, out, _ = run("score", "-", "--judge", "--runs", "2", "--json", stdin=TALK)
    first, second = (json.loads(line) for line in out.splitlines())
    assert first["judge"] == second["judge"]
    assert first["judge"]["model"] == "judge-1"
    held = [
        check["held"]
        for card in (first, second)
        for criterion in (*card["criteria"], *card["unscored"])
        for check in criterion["checks"]
        if check["advice"]
    ]
    assert held == [True, False]
    assert first["overall"] == second["overall"]


def test_a_dead_judge_gives_no_number(run: Run, model: ScriptedEndpoint) -> None:
    model.otherwise(server_error())
    status, out, err = run("score", "-", "--judge", stdin=TALK)
    assert (status, out) == (2, "")
    assert "trainer score: " in err


@pytest.mark.parametrize("runs", ["0", "2"])
def test_runs_without_a_judge_are_refused(run: Run, runs: str) -> None:
    status, _, err = run("score", "-", "--runs", runs, stdin=TALK)
    assert status == 2
    assert "--runs: give a number from 1 on, together with --judge" in err


def test_without_a_model_it_says_what_to_set(run: Run) -> None:
    status, _, err = run("score", "-", "--judge", stdin=TALK)
    assert status == 2
    assert "TRAINER_JUDGE_MODEL" in err
