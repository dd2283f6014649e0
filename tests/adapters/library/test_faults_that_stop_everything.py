"""One wrong line in one file must never keep the others from loading."""

from pathlib import Path

import pytest

from tests.adapters.library.content import (
    PERSON,
    Case,
    change,
    copy_one_person,
    edit,
    findings,
)
from trainer.adapters.library.library import YamlLibrary

START = "title: Empty for fourteen months\n"
crashes = pytest.mark.xfail(
    reason="the library raises instead of naming the file",
    raises=(ValueError, KeyError),
    strict=True,
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copy_one_person(tmp_path)


@crashes
@pytest.mark.parametrize(
    "case",
    [
        pytest.param(change("E002", "minutes: 10", "minutes: ^2026-02-30"), id="no such day"),
        pytest.param(change("E002", "minutes: 10", f"minutes: ^{'9' * 5000}"), id="huge number"),
        pytest.param(change("E012", START, f"{START}<<: {{colour: red}}\n"), id="merged field"),
    ],
)
def test_a_value_that_cannot_be_built_is_a_finding(folder: Path, case: Case) -> None:
    case.spoil(folder)
    library = YamlLibrary(folder)
    assert findings(library, PERSON)
    assert library.scales()


@pytest.mark.xfail(reason="the lint looks for measures in criteria only", strict=True)
def test_an_unknown_measure_of_a_gate_is_found(folder: Path) -> None:
    gate = "rubrics/gates/do_not_call.yaml"
    edit("{formula: stop_honoured}", "{formula: measure_within, measure: nothing}", gate)(folder)
    assert [f.code for f in findings(YamlLibrary(folder), gate)] == ["E114"]


@pytest.mark.xfail(reason="a list is called too short because of its faulty items", strict=True)
def test_one_faulty_item_does_not_make_its_list_too_short(folder: Path) -> None:
    topics = "scenarios/topics.yaml"
    text = (folder / topics).read_text(encoding="utf-8")
    start = text.index("cues: [")
    short = 'cues: [7, "1", "2", "3", "4", "5", "6", "7", "8", "9"]'
    end = text.index("]", start) + 1
    (folder / topics).write_text(text[:start] + short + text[end:], encoding="utf-8")
    assert [f.code for f in findings(YamlLibrary(folder), topics)] == ["E014"]
