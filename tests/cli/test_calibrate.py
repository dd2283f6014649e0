"""calibrate: ratings from a file and from the database, and lines that cannot be used."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.builders import NOON
from tests.cli.conftest import Run
from trainer.domain.notes import Rating
from trainer.domain.people import Person, Role
from trainer.main import build_parts
from trainer.settings import Settings
from trainer.usecases.end_attempt import end_attempt
from trainer.usecases.start_attempt import Start, start_attempt
from trainer.usecases.take_turn import Said, open_turn

HELLO = "Owner: Who is this?\nRep: Hi, it's Sam from Example Homes.\n"
SAYS = "Owner: How do I know this isn't a scam? I don't trust you people.\n"
REPLIES = ("That's fair, I get why you would be wary.", "Can I come by Thursday at four?")


def a_file(folder: Path, lines: list[dict[str, Any]]) -> Path:
    """A file of ratings."""
    path = folder / "labels.jsonl"
    path.write_text("\n".join(json.dumps(line) for line in lines) + "\n\n", encoding="utf-8")
    return path


def talks(folder: Path, count: int) -> list[dict[str, Any]]:
    """Transcripts in two kinds, and what people and an author made of each."""
    lines: list[dict[str, Any]] = []
    for at in range(count):
        text = f"{HELLO}{SAYS}Rep: {REPLIES[at % 2]}\nOwner: Hm.\n"
        (folder / f"talk-{at}.txt").write_text(text, encoding="utf-8")
        level = 2 if at % 2 == 0 else 0
        for rater in ("Mona", "Max", "author"):
            rated = {"transcript": f"talk-{at}.txt", "criterion": "acknowledge", "rater": rater}
            lines.append({**rated, "level": level if rater != "author" else 1})
    return lines


def test_a_file_of_ratings_is_compared_with_the_local_score(run: Run, tmp_path: Path) -> None:
    path = a_file(tmp_path, talks(tmp_path, 12))
    status, out, _ = run("calibrate", str(path), "--json")
    assert status == 0
    (found,) = json.loads(out)["criteria"]
    assert (found["criterion"], found["raters"]) == ("acknowledge", ["Max", "Mona"])
    assert (found["conversations"], found["compared"], found["authors"]) == (12, 12, 12)
    assert found["among"]["value"] == found["alpha"]["value"] == 1.0
    assert found["kappa"]["low"] <= found["kappa"]["value"] <= found["kappa"]["high"]
    assert found["kappa"]["value"] > 0.5
    assert found["verdict"] == "preliminary"


def test_the_same_in_words_and_the_same_every_time(run: Run, tmp_path: Path) -> None:
    path = a_file(tmp_path, talks(tmp_path, 10))
    status, out, err = run("calibrate", str(path), "--rubric", "objection-handling")
    assert status == 0
    assert err == "acknowledge\n"
    assert "acknowledge: preliminary (10 conversations compared; a label takes 30)" in out
    assert "10 conversations rated by 2 people: Max, Mona; 10 compared" in out
    assert "people among themselves, weighted kappa: 1.00 (1.00 to 1.00)" in out
    assert "the library's authors rated 10; they do not count as people" in out
    assert run("calibrate", str(path), "--rubric", "objection-handling")[1] == out


def test_too_few_ratings_are_told_without_a_number(run: Run, tmp_path: Path) -> None:
    path = a_file(tmp_path, talks(tmp_path, 3))
    _, out, _ = run("calibrate", str(path))
    assert "acknowledge: too few (3 conversations can be compared; a figure takes 10)" in out
    assert "weighted kappa:" not in out
    assert "alpha:" not in out.partition("kappa: quadratically")[0]


def test_criteria_of_other_rubrics_are_left_out_and_counted(run: Run, tmp_path: Path) -> None:
    lines = talks(tmp_path, 1)
    spin = {**lines[0], "criterion": "situation-questions", "level": 1}
    path = a_file(tmp_path, [*lines, spin])
    _, out, err = run("calibrate", str(path), "--rubric", "objection-handling", "--json")
    assert [one["criterion"] for one in json.loads(out)["criteria"]] == ["acknowledge"]
    assert "1 ratings are of criteria that this rubric does not use" in err


GOOD = {"transcript": "talk-0.txt", "criterion": "acknowledge", "rater": "Mona", "level": 1}


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"level": "high"}, "level: Input should be a valid integer"),
        ({"level": -1}, "level: "),
        ({"level": 99}, "level 99 is above the"),
        ({"criterion": "charm"}, "there is no criterion 'charm'; there are: "),
        ({"attempt": "x"}, "give either 'transcript' or 'attempt'"),
        ({"transcript": None}, "give either 'transcript' or 'attempt'"),
        ({"transcript": "gone.txt"}, "gone.txt: No such file"),
        ({"transcript": "bad.txt"}, "bad.txt: "),
        ({"rater": ""}, "rater: "),
        ({"mood": 1}, "mood: "),
        ({"transcript": None, "attempt": "nowhere"}, "no attempt 'nowhere' is stored"),
    ],
)
def test_a_line_that_cannot_be_used_is_named_by_its_number(
    run: Run, tmp_path: Path, change: dict[str, Any], told: str
) -> None:
    talks(tmp_path, 1)
    (tmp_path / "bad.txt").write_text("just a note", encoding="utf-8")
    status, out, err = run("calibrate", str(a_file(tmp_path, [GOOD, {**GOOD, **change}])))
    assert (status, out) == (2, "")
    assert "labels.jsonl: line 2: " in err
    assert told in err


def test_what_is_no_json_or_no_text_is_named(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "labels.jsonl"
    path.write_text("\n{", encoding="utf-8")
    status, _, err = run("calibrate", str(path))
    assert status == 2
    assert "line 2: Invalid JSON" in err
    assert 'A line reads {"transcript"' in err
    path.write_bytes(b"\xff\xfe\xff")
    assert "not UTF-8" in run("calibrate", str(path))[2]
    assert "No such file" in run("calibrate", "/nowhere/labels.jsonl")[2]
    assert "no rubric 'none'" in run("calibrate", str(path), "--rubric", "none")[2]


def test_ratings_given_here_are_compared_with_the_newest_scorecards(
    run: Run, tmp_path: Path
) -> None:
    assert run("calibrate")[1] == "Nobody has rated anything yet.\n"
    parts = build_parts(Settings(data_dir=tmp_path))
    services, nia = parts.services, person("nia", Role.TRAINEE)
    mona, arlo = person("mona", Role.MANAGER), person("arlo", Role.AUTHOR)
    with services.storage.begin() as transaction:
        for somebody in (nia, mona, arlo):
            transaction.people.add(somebody, NOON)
    start = Start(scenario="a7-vacant-duluth", rubric="objection-handling", seed=1)
    attempt = start_attempt(services, nia, start)
    open_turn(services, nia, attempt.id, Said(index=1, text="Hi, it's Sam. Is it a bad time?"))
    end_attempt(services, nia, attempt.id)
    with services.storage.begin() as transaction:
        for rater in (mona, arlo):
            transaction.ratings.add(
                Rating(
                    attempt=attempt.id,
                    criterion="listening",
                    rater=rater.id,
                    level=1,
                    made_at=NOON,
                )
            )
    parts.database.close()
    line = {"attempt": attempt.id, "criterion": "listening", "rater": "Max", "level": 0}
    path = a_file(tmp_path, [line])
    stored = json.loads(run("calibrate", "--stored", "--json")[1])["criteria"]
    assert [(one["criterion"], one["raters"], one["authors"]) for one in stored] == [
        ("listening", ["Mona"], 1)
    ]
    both = json.loads(run("calibrate", str(path), "--stored", "--json")[1])["criteria"]
    assert [(one["raters"], one["compared"]) for one in both] == [(["Max", "Mona"], 1)]


def person(name: str, role: Role) -> Person:
    """Somebody whose id is their name."""
    email = f"{name}@example.com"
    return Person(id=name, email=email, name=name.title(), roles=frozenset({role}))
