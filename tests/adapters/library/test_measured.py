"""The measured difficulty lies in one file beside the scenarios, in their order."""

from pathlib import Path

import pytest

from tests.adapters.library.content import PERSON, copy_one_person
from trainer.adapters.library.library import YamlLibrary
from trainer.adapters.library.measured import FILE, read_measured, write_measured
from trainer.domain.documents.digest import digest_of
from trainer.domain.trainees.company import TraineeName
from trainer.domain.trainees.measured import Measured, Share
from trainer.errors import InvalidInputError


def a_measured(digest: str = "sha256:one") -> Measured:
    """Something that was measured."""
    share = Share(overall=61.5, success=0.45, passed=0.4)
    return Measured(digest=digest, runs=20, trainees={TraineeName.STRONG: share})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "scenarios").mkdir()
    return tmp_path


def test_what_was_written_is_read_again_in_the_order_of_the_scenarios(folder: Path) -> None:
    kept = {"b-other": a_measured("sha256:two"), "a-one": a_measured()}
    write_measured(folder, kept)
    assert read_measured(folder) == kept
    assert list(read_measured(folder)) == ["a-one", "b-other"]


def test_the_same_figures_are_the_same_file(folder: Path) -> None:
    write_measured(folder, {"b": a_measured(), "a": a_measured()})
    first = (folder / FILE).read_bytes()
    write_measured(folder, {"a": a_measured(), "b": a_measured()})
    assert (folder / FILE).read_bytes() == first
    assert first.endswith(b"\n")


def test_where_nothing_was_measured_there_is_nothing(folder: Path) -> None:
    assert read_measured(folder) == {}


@pytest.mark.parametrize("text", ["", "{", "[]", '{"a": {"digest": "x"}}', '{"a": 5}'])
def test_a_file_that_holds_something_else_is_named(folder: Path, text: str) -> None:
    (folder / FILE).write_text(text, encoding="utf-8")
    with pytest.raises(InvalidInputError, match=r"measured\.json cannot be read"):
        read_measured(folder)


def test_a_measurement_holds_for_the_scenario_it_was_made_of_and_no_other(tmp_path: Path) -> None:
    folder = copy_one_person(tmp_path)
    name = Path(PERSON).stem
    digest = digest_of(YamlLibrary(folder).scenes()[name])
    write_measured(folder, {name: a_measured(digest)})
    assert YamlLibrary(folder).measured(name) == a_measured(digest)
    assert YamlLibrary(folder).measured("nobody") is None
    write_measured(folder, {name: a_measured("sha256:other")})
    assert YamlLibrary(folder).measured(name) is None
