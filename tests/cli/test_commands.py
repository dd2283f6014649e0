"""The commands as a person types them, each with its exit status and its words."""

import json
import re
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from trainer.cli.app import VERBS

TALK = """Rep: Hi, it's Sam from Example Homes, is this a bad time?
Owner: No. But that letter of yours was an insult.
Rep: Sounds like it felt like a slap. What about it bothered you most?
Owner: You guessed at a house you never saw.
Rep: Could I come by Thursday at four and look? You can say no.
"""


def test_help_names_every_verb_with_what_it_does(run: Run) -> None:
    status, out, _ = run("--help")
    assert status == 0
    told = out.partition("  VERB\n")[2].partition("\n\n")[0]
    said = dict(re.findall(r"^    ([a-z-]+)\s+(\S.*(?:\n {10,}\S.*)*)", told, re.MULTILINE))
    assert tuple(said) == VERBS
    assert all(len(words.split()) > 3 and words.endswith(".") for words in said.values())


def test_play_holds_a_conversation_and_ends_with_the_scorecard(run: Run) -> None:
    said = "Hi Hank, it's Dana with Fairlead Homes.\nHow long has it been empty?\n\n/end\n"
    status, out, _ = run("play", "a7-vacant-duluth", "--seed", "3", stdin=said)
    assert status == 0
    briefing, talk = out.split("Type what you say.")
    assert max(map(len, briefing.splitlines())) <= 72
    spoken = [line for line in talk.splitlines() if line.startswith("Hank: ")]
    assert len(set(spoken[:3])) == 3
    assert "Judged by: counting alone." in out
    assert run("play", "a7-vacant-duluth", "--seed", "3", stdin=said)[1] == out


def test_play_names_the_scenarios_there_are(run: Run) -> None:
    status, _, err = run("play", "nobody")
    assert status == 2
    assert "a7-vacant-duluth" in err


def test_listen_answers_line_by_line(run: Run) -> None:
    lines = [
        {"id": "7", "text": "What has been the hardest part?", "context": []},
        {"id": 8, "speaker": "homeowner", "text": "Take me off your list."},
    ]
    status, out, err = run("listen", stdin="\n".join(json.dumps(line) for line in lines) + "\n\n")
    heard = [json.loads(line) for line in out.splitlines()]
    assert (status, err) == (0, "")
    assert [line["id"] for line in heard] == ["7", 8]
    (question,) = heard[0]["moves"]
    assert question["move"] == "problem_question"
    assert question["form"] == "open"
    assert heard[1]["moves"][0]["move"] == "stop_request"


@pytest.mark.parametrize("bad", ["{", '{"id": 1}', '{"id": 1, "text": 3}', "[]"])
def test_listen_names_the_line_it_cannot_read(run: Run, bad: str) -> None:
    good = '{"id": "1", "text": "Hello there"}'
    status, out, err = run("listen", stdin=f"{good}\n{bad}\n")
    assert status == 2
    assert json.loads(out)["id"] == "1"
    assert "line 2 cannot be read" in err


def test_score_prints_words_or_one_json_document(run: Run, tmp_path: Path) -> None:
    (tmp_path / "call.txt").write_text(TALK, encoding="utf-8")
    status, out, _ = run("score", str(tmp_path / "call.txt"))
    assert status == 0
    assert "What worked" in out
    status, out, err = run("score", str(tmp_path / "call.txt"), "--rubric", "spin", "--json")
    card = json.loads(out)
    assert (status, err) == (0, "")
    assert card["rubric"]["id"] == "spin"
    turns = [line.partition(": ")[2] for line in TALK.splitlines()]
    quotes = [e for c in card["criteria"] for check in c["checks"] for e in check["evidence"]]
    assert quotes
    assert all(quote["quote"] in turns[quote["turn"]] for quote in quotes)


def test_score_reads_latin_1_and_says_so(run: Run, tmp_path: Path) -> None:
    (tmp_path / "call.txt").write_bytes(
        "Rep: Señora, bad time?\nOwner: No, sí.\n".encode("latin-1")
    )
    status, _, err = run("score", str(tmp_path / "call.txt"))
    assert status == 0
    assert "Latin-1" in err


@pytest.mark.parametrize(
    ("text", "words"),
    [("", "empty"), ("just a note without speakers", "speaker"), ('{"turns": 3}', "turns")],
)
def test_score_says_what_is_wrong_with_a_transcript(run: Run, text: str, words: str) -> None:
    status, out, err = run("score", "-", stdin=text)
    assert (status, out) == (2, "")
    assert words in err.lower()


def test_score_of_a_missing_file_or_rubric_says_what_there_is(run: Run) -> None:
    assert run("score", "/nowhere/call.txt")[0] == 2
    status, _, err = run("score", "-", "--rubric", "none", stdin=TALK)
    assert status == 2
    assert "objection-handling" in err


def test_score_of_five_thousand_turns_ends(run: Run) -> None:
    turns = [
        {"speaker": ("homeowner", "rep")[at % 2], "text": f"Line {at % 10}, is it old?"}
        for at in range(5_000)
    ]
    status, out, _ = run("score", "-", "--json", stdin=json.dumps({"turns": turns}))
    assert status == 0
    assert json.loads(out)["measures"]["rep_turns"] == 2_500


def test_check_is_silent_about_the_repository_and_loud_about_a_wrong_file(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    status, out, _ = run("check")
    assert (status, out.split()[-2:]) == (0, ["0", "findings"])
    monkeypatch.setenv("TRAINER_CONTENT_DIR", str(tmp_path))
    (tmp_path / "scenarios").mkdir()
    (tmp_path / "scenarios" / "x.yaml").write_text("title: X\ncolour: red\n", encoding="utf-8")
    status, out, _ = run("check", "--json")
    findings = [json.loads(line) for line in out.splitlines()]
    assert status == 1
    assert {"file", "line", "column", "code", "message"} == set(findings[0])
    assert ("scenarios/x.yaml", 2) in {(f["file"], f["line"]) for f in findings}
    assert run("check", "/nowhere")[0] == 2


@pytest.mark.parametrize("kind", ["scenario", "rubric", "transcript", "scorecard"])
def test_schema_prints_a_json_schema(run: Run, kind: str) -> None:
    status, out, _ = run("schema", kind)
    assert status == 0
    assert json.loads(out)["type"] == "object"


def test_people_and_tokens(run: Run) -> None:
    added = ("people", "add", "ana@example.com", "--name", "Ana", "--cohort", "May")
    status, out, _ = run(*added)
    assert status == 0
    assert "/sign-in/link/" in out
    status, _, err = run(*added)
    assert status == 1
    assert "ana@example.com" in err
    status, out, _ = run("token", "ana@example.com")
    assert status == 0
    assert len(out.strip()) > 20
    status, _, err = run("token", "nobody@example.com")
    assert status == 1
    assert "nobody@example.com" in err


def test_doctor_says_what_to_do_and_is_content_after_it(run: Run) -> None:
    status, out, _ = run("doctor")
    assert status == 1
    assert "LOOK  database" in out
    run("people", "add", "ana@example.com")
    status, out, _ = run("doctor")
    assert status == 0, out
    assert "LOOK" not in out


def test_serve_refuses_an_open_demo(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRAINER_DEMO", "1")
    status, _, err = run("serve", "--host", "0.0.0.0")  # noqa: S104 - what is refused
    assert status == 2
    assert "127.0.0.1" in err
