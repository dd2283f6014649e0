"""The words of rehearsed trainees are read by trade and author, and what was prepared by scenario."""

import json
from pathlib import Path

import pytest
from pydantic import BaseModel

from tests.adapters.library.content import ROOT
from tests.domain.trainees.stage import WORDING, prepared, wording
from trainer.adapters.library.trainees import read_prepared, read_wordings
from trainer.domain.documents.base import Trade
from trainer.domain.documents.trainee import TraineeWording
from trainer.errors import InvalidInputError


def keep(folder: Path, name: str, document: BaseModel, **changes: object) -> None:
    """Writes a document of trainees; JSON is YAML too."""
    path = folder / "trainees" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    data = document.model_dump(mode="json", exclude={"id"}) | changes
    path.write_text(json.dumps(data, indent=1), encoding="utf-8")


def test_a_wording_is_found_by_its_trade_whatever_its_file_is_called(tmp_path: Path) -> None:
    keep(tmp_path, "first.yaml", WORDING)
    keep(tmp_path, "second.yaml", WORDING, trade="home_services")
    wordings = read_wordings(tmp_path)
    assert {trade: found.id for trade, found in wordings.items()} == {
        Trade.HOUSES: "first",
        Trade.HOME_SERVICES: "second",
    }
    assert wordings[Trade.HOUSES] == wording(id="first")


def test_another_authors_words_lie_in_a_folder_of_their_own(tmp_path: Path) -> None:
    keep(tmp_path, "houses.yaml", WORDING)
    keep(tmp_path, "other/houses.yaml", WORDING, script=[f"Other {n}." for n in range(12)])
    keep(tmp_path, "prepared/own.yaml", prepared())
    assert read_wordings(tmp_path)[Trade.HOUSES].script == WORDING.script
    assert read_wordings(tmp_path, "other")[Trade.HOUSES].script[0] == "Other 0."


@pytest.mark.parametrize("author", ["", "nobody"])
def test_where_no_trainees_are_one_is_told_where_they_were_looked_for(
    tmp_path: Path, author: str
) -> None:
    with pytest.raises(InvalidInputError, match=str(tmp_path / "trainees" / author)):
        read_wordings(tmp_path, author)


def test_a_wording_with_a_fault_is_named_with_its_line(tmp_path: Path) -> None:
    keep(tmp_path, "houses.yaml", WORDING, trade="moon")
    with pytest.raises(InvalidInputError, match=r"trainees/houses\.yaml:2:\d+: E013 trade: 'moon'"):
        read_wordings(tmp_path)


def test_what_was_prepared_is_found_by_its_scenario(tmp_path: Path) -> None:
    assert read_prepared(tmp_path) == {}
    keep(tmp_path, "prepared/one-talk.yaml", prepared())
    keep(tmp_path, "prepared/other-talk.yaml", prepared())
    found = read_prepared(tmp_path)
    assert set(found) == {"one-talk", "other-talk"}
    assert found["one-talk"] == prepared(id="one-talk")


def test_something_prepared_with_a_fault_is_named_with_its_line(tmp_path: Path) -> None:
    keep(tmp_path, "prepared/one-talk.yaml", prepared())
    keep(tmp_path, "prepared/other-talk.yaml", prepared(), asks=[])
    with pytest.raises(InvalidInputError, match=r"prepared/other-talk\.yaml:\d+:\d+: E015 asks"):
        read_prepared(tmp_path)


@pytest.mark.parametrize("author", ["", "second"])
def test_every_author_of_the_repository_has_words_for_both_trades(author: str) -> None:
    wordings = read_wordings(ROOT, author)
    assert set(wordings) == set(Trade)
    assert all(isinstance(found, TraineeWording) for found in wordings.values())


def test_every_scenario_of_the_repository_was_prepared_for_and_nothing_else() -> None:
    scenarios = {path.stem for path in (ROOT / "scenarios").glob("*.yaml")} - {"topics"}
    assert set(read_prepared(ROOT)) == scenarios
