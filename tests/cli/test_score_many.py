"""score over several files or a folder: each by itself, then what comes up in all of them."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]
TALK = """Rep: Hi, it's Sam from Example Homes, is this a bad time?
Owner: How do I know this is not a scam?
Rep: Fair question. What makes you wary?
Owner: The last one vanished.
"""
CALM = "Rep: Good morning.\nOwner: Good morning to you.\n"


@pytest.fixture
def calls(tmp_path: Path) -> Path:
    """A folder with two calls, a note that is none, and a file of another kind."""
    folder = tmp_path / "calls"
    folder.mkdir()
    (folder / "a.txt").write_text(TALK, encoding="utf-8")
    (folder / "b.TXT").write_text(CALM, encoding="utf-8")
    (folder / "c.md").write_text("notes", encoding="utf-8")
    return folder


def test_a_folder_is_scored_file_by_file_with_a_summary(run: Run, calls: Path) -> None:
    status, out, err = run("score", str(calls))
    assert (status, err) == (0, "")
    heads = [line for line in out.splitlines() if line.startswith("== ")]
    assert heads == [f"== {calls / 'a.txt'}", f"== {calls / 'b.TXT'}", "== 2 calls, 1 concerns"]
    table = out[out.index(heads[-1]) :].splitlines()
    assert table[1].split() == [
        *("concern", "calls", "raised", "acknowledged", "explored", "answered", "settled"),
    ]
    assert table[2].split()[:3] == ["trust", "1", "1"]
    assert "no further" in table[3]
    assert 'a.txt, turn 1: "How do I know this is not a scam?"' in table[4]


def test_many_files_give_json_lines_and_a_summary_last(run: Run, calls: Path) -> None:
    status, out, err = run("score", str(calls / "a.txt"), str(calls / "b.TXT"), "--json")
    assert (status, err) == (0, "")
    *cards, last = [json.loads(line) for line in out.splitlines()]
    assert [Path(card["file"]).name for card in cards] == ["a.txt", "b.TXT"]
    assert all(card["rubric"]["id"] == "objection-handling" for card in cards)
    summary = last["summary"]
    assert (summary["calls"], summary["concerns"]) == (2, 1)
    (trust,) = summary["categories"]
    assert (trust["category"], trust["calls"], trust["times"]) == ("trust", 1, 1)
    assert trust["reached"]["raised"] == 1
    assert trust["stalled"][0]["turn"] == 1


def test_a_file_that_cannot_be_read_is_named_and_the_others_are_scored(
    run: Run, calls: Path
) -> None:
    (calls / "bad.txt").write_text("just a note without speakers", encoding="utf-8")
    status, out, err = run("score", str(calls), "/nowhere/call.txt", "--json")
    assert status == 2
    assert [line.split(": ")[1] for line in err.splitlines()] == [
        str(calls / "bad.txt"),
        "/nowhere/call.txt",
    ]
    assert json.loads(out.splitlines()[-1])["summary"]["calls"] == 2


def test_calls_without_concerns_have_a_short_summary(run: Run, calls: Path) -> None:
    (calls / "a.txt").unlink()
    status, out, _ = run("score", str(calls))
    assert status == 0
    assert out.splitlines()[-1] == "== 1 call, 0 concerns"


def test_one_file_is_scored_as_ever(run: Run, calls: Path) -> None:
    status, out, _ = run("score", str(calls / "a.txt"), "--json")
    card = json.loads(out)
    assert status == 0
    assert "file" not in card
    assert "==" not in run("score", str(calls / "a.txt"))[1]


def test_a_folder_without_transcripts_says_what_it_looks_for(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    status, out, err = run("score", str(tmp_path / "empty"))
    assert (status, out) == (2, "")
    assert ".vtt" in err
