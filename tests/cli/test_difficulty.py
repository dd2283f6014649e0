"""The difficulty of a scenario is measured, kept beside it, and void once the scenario changes."""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.adapters.library.content import PERSON, ROOT, copy_one_person, edit
from trainer.cli import rehearse
from trainer.cli.app import main

HANK = Path(PERSON).stem
ENOUGH = ("--runs", "20")
Run = Callable[..., tuple[int, str]]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Keeps the vectors of the lines, which are the same in every test."""
    return tmp_path_factory.mktemp("data")


@pytest.fixture
def folder(tmp_path: Path, data: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Content with one person, and trainees who rehearse."""
    content = tmp_path / "content"
    content.mkdir()
    copy_one_person(content)
    (content / "scenarios" / "measured.json").unlink(missing_ok=True)
    shutil.copytree(ROOT / "trainees", content / "trainees")
    monkeypatch.setenv("TRAINER_DATA_DIR", str(data))
    monkeypatch.setenv("TRAINER_CONTENT_DIR", str(content))
    rehearse._rehearsals.cache_clear()  # noqa: SLF001 - what was opened elsewhere is not for here
    yield content
    rehearse._rehearsals.cache_clear()  # noqa: SLF001


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Rehearses with somebody who is soon thrown out; gives status and stderr."""

    def command(*arguments: str) -> tuple[int, str]:
        status = main(["rehearse", HANK, "--as", "hostile", "--jobs", "1", *arguments])
        return status, capsys.readouterr().err

    return command


def measured(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "scenarios" / "measured.json").read_bytes())
    return found


def test_what_was_measured_is_kept_and_void_once_the_scenario_changes(
    folder: Path, run: Run
) -> None:
    status, err = run("--stale")
    assert (status, f"trainer rehearse {HANK} --write" in err) == (1, True)
    assert run("--write", *ENOUGH) == (0, "")
    kept = measured(folder)
    assert set(kept) == {HANK}
    assert kept[HANK]["runs"] == 20
    assert kept[HANK]["trainees"]["hostile"]["success"] == 0.0
    assert run("--stale") == (0, "")
    edit("title: Empty", "title: Vacant")(folder)
    status, err = run("--stale")
    assert (status, HANK in err) == (1, True)


def test_a_scenario_that_is_gone_is_no_longer_among_the_measured(folder: Path, run: Run) -> None:
    run("--write", *ENOUGH)
    file, kept = folder / "scenarios" / "measured.json", measured(folder)
    file.write_text(json.dumps(kept | {"gone": kept[HANK]}), encoding="utf-8")
    assert run("--write", *ENOUGH)[0] == 0
    assert set(measured(folder)) == {HANK}


def test_too_few_conversations_are_no_measurement(folder: Path, run: Run) -> None:
    status, err = run("--write", "--runs", "1")
    assert (status, "20 conversations" in err) == (2, True)
    assert not (folder / "scenarios" / "measured.json").exists()


def test_a_file_that_cannot_be_read_says_what_to_do(folder: Path, run: Run) -> None:
    (folder / "scenarios" / "measured.json").write_text("[]", encoding="utf-8")
    status, err = run("--stale")
    assert (status, "trainer rehearse all --write" in err) == (2, True)
