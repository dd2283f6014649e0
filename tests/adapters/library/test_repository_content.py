"""The content of the repository loads whole; a broken file leaves the rest as it was."""

from pathlib import Path

import pytest

from tests.adapters.library.content import (
    PERSON,
    ROOT,
    copy_content,
    edit,
    findings,
    remove,
    source,
    write,
)
from trainer.adapters.library.library import YamlLibrary
from trainer.domain.documents.base import Gate, Trade
from trainer.usecases.follow_up import parts_before

FILES = sorted(
    path.relative_to(ROOT).as_posix()
    for name in ("scenarios", "rubrics")
    for path in (ROOT / name).rglob("*.yaml")
)


@pytest.fixture(scope="module")
def library() -> YamlLibrary:
    return YamlLibrary(ROOT)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copy_content(tmp_path)


@pytest.mark.parametrize("file", FILES)
def test_every_file_of_the_repository_loads_without_findings(
    library: YamlLibrary, file: str
) -> None:
    assert findings(library, file) == ()
    assert source(library, file).text == (ROOT / file).read_text(encoding="utf-8")
    assert source(library, file).id == Path(file).stem


def test_no_file_is_read_twice_and_none_is_left_out(library: YamlLibrary) -> None:
    assert sorted(source.file for source in library.sources()) == FILES


def test_every_scenario_and_rubric_file_becomes_a_usable_document(library: YamlLibrary) -> None:
    people = {path.stem for path in (ROOT / "scenarios").glob("*.yaml")} - {"topics"}
    assert set(library.scenes()) == people
    assert set(library.scales()) == {path.stem for path in (ROOT / "rubrics").glob("*.yaml")}


def test_a_scene_holds_only_what_belongs_to_its_trade(library: YamlLibrary) -> None:
    for scene in library.scenes().values():
        trade = scene.scenario.trade
        assert scene.company.trade is trade
        assert all(trade in topic.trades for topic in scene.topics)
        assert scene.phrasebook.id == scene.scenario.temperament
        assert {line.id for line in scene.compliance} <= set(library.red_lines())
        assert scene.compliance


def test_a_scale_holds_the_criteria_with_the_weights_of_its_rubric(library: YamlLibrary) -> None:
    for scale in library.scales().values():
        weights = [(use.use, use.weight) for use in scale.rubric.criteria]
        assert [(one.criterion.id, one.weight) for one in scale.criteria] == weights
        assert tuple(gate.id for gate in scale.gates) == scale.rubric.gates


THREE_FAULTS = """\
title: Three faults
trade: houses
difficulty: esy
minutes: 10
rubric: spin
temperament: laconic
persona: {name: Al Example, short_name: Al, pronoun: he, age: 9,
          about: Owns it., manner: Plain., setting: phone}
briefing: {situation: A call., known: [It is empty.], goal: Talk.}
opening: [Hello.]
facts:
  - {id: key, topic: access, is_about: A key., tell: Here., hint: There is one., again: Here.}
  - id: policy
    topic: insurance
    is_about: It costs.
    tell: It costs a lot.
    hints: It costs.
    hint: It is not cheap.
    again: A lot.
"""


def test_three_faults_in_one_file_give_three_findings_and_the_others_still_load(
    folder: Path, library: YamlLibrary
) -> None:
    whole = (folder / PERSON).read_text(encoding="utf-8")
    rest = whole[whole.index("objections:\n") :]
    write((THREE_FAULTS + rest).encode(), "scenarios/broken.yaml")(folder)
    spoiled = YamlLibrary(folder)
    places = [(f.line, f.column, f.code) for f in findings(spoiled, "scenarios/broken.yaml")]
    assert places == [(3, 13, "E013"), (7, 63, "E015"), (17, 5, "E012")]
    assert "did you mean 'easy'" in findings(spoiled, "scenarios/broken.yaml")[0].message
    assert {scene: spoiled.scenes()[scene] for scene in spoiled.scenes()} == library.scenes()
    assert [file for file in FILES if findings(spoiled, file)] == []


def test_a_finding_reads_as_file_line_and_column(folder: Path) -> None:
    edit("difficulty: easy", "difficulty: esy")(folder)
    (finding,) = findings(YamlLibrary(folder), PERSON)
    assert str(finding).startswith(f"{PERSON}:4:13: E013 difficulty: 'esy' is not known")


def test_a_broken_person_is_gone_with_all_their_calls_and_the_others_stay(
    folder: Path, library: YamlLibrary
) -> None:
    scenes, broken = library.scenes(), Path(PERSON).stem
    write(b"title: [", PERSON)(folder)
    later = {name for name, scene in scenes.items() if broken in parts_before(scenes, scene)}
    assert later
    assert set(scenes) - set(YamlLibrary(folder).scenes()) == {broken} | later


def test_a_broken_second_call_is_gone_with_those_after_it_and_the_first_stays(
    folder: Path, library: YamlLibrary
) -> None:
    scenes = library.scenes()
    last = next(s for s in scenes.values() if len(list(parts_before(scenes, s))) > 1)
    broken, first = parts_before(scenes, last)
    write(b"title: [", f"scenarios/{broken}.yaml")(folder)
    assert set(scenes) - set(YamlLibrary(folder).scenes()) == {broken, last.scenario.id}
    assert first in scenes


def test_a_broken_criterion_takes_its_rubrics_and_their_people_along(
    folder: Path, library: YamlLibrary
) -> None:
    write(b"name: 1\n", "rubrics/criteria/confirm.yaml")(folder)
    spoiled = YamlLibrary(folder)
    whole = {
        name
        for name, scale in library.scales().items()
        if "confirm" not in {one.criterion.id for one in scale.criteria}
    }
    assert set(spoiled.scales()) == whole
    assert "spin" in whole
    lost = set(library.scenes()) - set(spoiled.scenes())
    expected = {n for n, s in library.scenes().items() if s.scenario.rubric == "objection-handling"}
    assert lost == expected
    assert expected


def test_a_person_without_compliance_list_still_has_red_lines_of_their_own(folder: Path) -> None:
    remove("rubrics/compliance/houses.yaml")(folder)
    scenes = YamlLibrary(folder).scenes().values()
    houses = [scene for scene in scenes if scene.scenario.trade is Trade.HOUSES]
    assert [scene.compliance for scene in houses] == [()] * len(houses)
    assert all(scene.red_lines for scene in houses)


def test_a_folder_without_content_is_an_empty_library(tmp_path: Path) -> None:
    empty = YamlLibrary(tmp_path)
    assert (empty.scenes(), empty.scales(), empty.red_lines()) == ({}, {}, {})
    assert empty.sources() == ()


def test_every_gate_of_a_rubric_has_its_own_file() -> None:
    stems = {path.stem for path in (ROOT / "rubrics" / "gates").glob("*.yaml")}
    assert stems <= {gate.value for gate in Gate}
