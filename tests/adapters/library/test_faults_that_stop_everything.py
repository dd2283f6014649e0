"""One wrong line in one file must never keep the others from loading."""

from pathlib import Path

import pytest

from tests.adapters.library.content import (
    PERSON,
    Case,
    change,
    copy_content,
    copy_one_person,
    edit,
    findings,
    write,
)
from trainer.adapters.library.library import YamlLibrary
from trainer.domain.documents.base import Trade

START = "title: Empty for fourteen months\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copy_one_person(tmp_path)


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(change("E002", "minutes: 10", "minutes: ^2026-02-30"), id="no such day"),
        pytest.param(change("E002", "minutes: 10", f"minutes: ^{'9' * 5000}"), id="huge number"),
        pytest.param(change("E002", "minutes: 10", "minutes: ^0x" + "f" * 5000), id="long hex"),
        pytest.param(change("E002", "minutes: 10", "minutes: ^0x_"), id="no digit"),
        pytest.param(change("E002", START, 'title: ^"\\ud800"\n'), id="half a character"),
        pytest.param(change("E002", START, '^title: "\\UFFFFFFFF"\n'), id="no character"),
        pytest.param(change("E005", START, f"{START}^<<: {{colour: red}}\n"), id="merged field"),
    ],
)
def test_a_value_that_cannot_be_built_is_a_finding(folder: Path, case: Case) -> None:
    case.spoil(folder)
    library = YamlLibrary(folder)
    found = [(f.code, f.line, f.column) for f in findings(library, PERSON)]
    assert found == [(case.code, *case.place(folder))]
    assert library.scales()


def test_an_unknown_measure_of_a_gate_is_found(folder: Path) -> None:
    gate = "rubrics/gates/do_not_call.yaml"
    edit("{formula: stop_honoured}", "{formula: measure_within, measure: nothing}", gate)(folder)
    assert [f.code for f in findings(YamlLibrary(folder), gate)] == ["E114"]


def test_one_faulty_item_does_not_make_its_list_too_short(folder: Path) -> None:
    topics = "scenarios/topics.yaml"
    text = (folder / topics).read_text(encoding="utf-8")
    start = text.index("cues: [")
    short = 'cues: [7, "1", "2", "3", "4", "5", "6", "7", "8", "9"]'
    end = text.index("]", start) + 1
    (folder / topics).write_text(text[:start] + short + text[end:], encoding="utf-8")
    assert [f.code for f in findings(YamlLibrary(folder), topics)] == ["E014"]


def test_a_list_that_is_too_short_by_itself_is_still_found(folder: Path) -> None:
    topics = "scenarios/topics.yaml"
    text = (folder / topics).read_text(encoding="utf-8")
    start = text.index("cues: [")
    end = text.index("]", start) + 1
    (folder / topics).write_text(f"{text[:start]}cues: [7, why]{text[end:]}", encoding="utf-8")
    assert [f.code for f in findings(YamlLibrary(folder), topics)] == ["E015", "E014"]


BROKEN_LISTS = {
    "no YAML": b"trade: houses\nred_lines: [",
    "a schema fault": b"trade: houses\nred_lines: []\n",
    "an unknown trade": b"trade: moon\n",
    "no text": b"\xff\xfe",
}


@pytest.mark.parametrize("text", BROKEN_LISTS.values(), ids=BROKEN_LISTS)
def test_nobody_is_met_without_the_red_lines_of_a_broken_list(folder: Path, text: bytes) -> None:
    write(text, "rubrics/compliance/houses.yaml")(folder)
    library = YamlLibrary(folder)
    assert library.scenes() == {}
    (finding,) = findings(library, PERSON)
    assert str(finding).startswith(f"{PERSON}:3:8: E118 trade: rubrics/compliance/houses.yaml")


def test_a_red_line_with_a_flaw_keeps_the_people_of_its_trade_away_and_no_others(
    tmp_path: Path,
) -> None:
    copy_content(tmp_path)
    edit("Only if you sign tonight.", "Hello.", "rubrics/compliance/houses.yaml")(tmp_path)
    left = {scene.scenario.trade for scene in YamlLibrary(tmp_path).scenes().values()}
    assert left == {Trade.HOME_SERVICES}
