"""What a schema cannot see: references, patterns and promises, each found where it stands."""

import re
from pathlib import Path

import pytest

from tests.adapters.library.content import (
    PERSON,
    Case,
    change,
    copy_one_person,
    edit,
    findings,
    remove,
)
from trainer.adapters.library.library import YamlLibrary

RUBRIC = "rubrics/spin.yaml"
LISTENING = "rubrics/criteria/listening.yaml"
PRESSURE = "rubrics/gates/pressure.yaml"
SAME = "{id: no-pressure, judged: Was there any?, held: No., not_held: Yes.}"
COMPLIANCE = "rubrics/compliance/houses.yaml"
KEY = "topic: access, earned: {trust: 48"
HYPE = 'breach: ["This is an amazing opportunity for you, Hank."'


def lighten(folder: Path) -> None:
    """Makes the outcome weigh next to nothing, whatever it weighs now."""
    path = folder / RUBRIC
    text, times = re.subn(
        r"right-outcome, weight: \d+", "right-outcome, weight: 5", path.read_text(encoding="utf-8")
    )
    assert times == 1
    path.write_text(text, encoding="utf-8")


CASES = {
    "a fact twice": change("E101", "- {id: city-order", "- ^{id: vacant-policy"),
    "an objection twice": change("E101", "- id: tax-bill", "- ^id: last-outfit"),
    "a red line twice": change("E101", "- id: vague-buyer", "- ^id: hype"),
    "an ending twice": change("E101", "- id: in-principle", "- ^id: walk-through"),
    "a plain answer twice": change("E101", "- {topic: plumbing", "- ^{topic: condition"),
    "no topic of a fact": change("E102", "key, topic: access", "key, topic: ^moon"),
    "no topic of an answer": change("E102", "{topic: plumbing", "{topic: ^moon"),
    "no topic that raises": change("E102", "{on: turn, turn: 5}", "{on: topic, topic: ^moon}"),
    "another trade's topic": change("E102", "{topic: plumbing", "{topic: ^equipment-age"),
    "no fact to come after": change("E104", KEY, f"{KEY}, after: [nothing]", at="topic: access, ^"),
    "an unknown fact": change("E103", KEY, f"{KEY}, after: [key, ^nothing]"),
    "an unknown objection": change("E103", KEY, f"{KEY}, heard: [^nothing]"),
    "nothing to settle": change("E103", "settled: [last-outfit]", "settled: [^nothing]"),
    "nothing to tell": change("E103", "told: [sure-date]", "told: [^nothing]"),
    "nothing to tempt": change("E103", "told: [sure-date]", "baited: [^nothing]"),
    "no bait": change("E103", "told: [sure-date]", "baited: [hides-assignment, ^hype]"),
    "a fact after itself": change("E104", KEY, f"{KEY}, after: [key]", at="topic: access, ^"),
    "an open group": change("E105", 'pattern: "(?i)', 'pattern: ^"(?i)(('),
    "a pattern that re2 lacks": change("E105", 'pattern: "(?i)', 'pattern: ^"(?=x)(?i)'),
    "a breach that is none": change("E106", HYPE, 'breach: [^"Hello."'),
    "a number given away": change("W107", '"Vacant policy, three hundred ten', '^"It is 6,900'),
    "a number given away, written otherwise": change(
        "W107", '"Vacant policy, three hundred ten', '^"It is 6900'
    ),
    "no way to the best": change("E108", "best: advance", "best: ^right_refer"),
    "no phrasebook": change("E109", "temperament: laconic", "temperament: ^silent"),
    "no rubric": change("E110", "rubric: spin", "rubric: ^spine"),
    "no criterion": change("E111", "use: listening", "use: ^hearing", file=RUBRIC),
    "no gate": Case("E112", remove("rubrics/gates/respect.yaml"), "pressure, ^respect", RUBRIC),
    "a light outcome": Case("E113", lighten, "^criteria", RUBRIC),
    "no measure": change("E114", "listening_balance", "^balance_of_power", file=LISTENING),
    "a criterion twice": change("E116", "use: listening", "use: ^problem-questions", file=RUBRIC),
    "a gate twice": change("E116", "pressure, respect", "pressure, ^pressure", file=RUBRIC),
    "a check twice": change("E117", "- id: says-back", "- ^id: builds-on", file=LISTENING),
    "a check of a gate twice": change(
        "E117", "checks:\n", f"checks:\n  - {SAME}\n", at="- ^id: no-pressure", file=PRESSURE
    ),
    "no company": Case("E115", remove("scenarios/companies/houses.yaml"), "trade: ^houses"),
    "an open group for all": change(
        "E105", r"pattern: '(?i)\b(only", r"pattern: ^'(?i)\b((only", file=COMPLIANCE
    ),
    "a breach that is none for all": change(
        "E106", "Only if you sign tonight.", "^Hello.", file=COMPLIANCE
    ),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copy_one_person(tmp_path)


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_flaw_is_found_where_it_is_and_its_document_is_not_used(folder: Path, case: Case) -> None:
    case.spoil(folder)
    library = YamlLibrary(folder)
    found = {(f.code, f.line, f.column) for f in findings(library, case.file)}
    assert (case.code, *case.place(folder)) in found
    assert used(library, case.file) is (case.code[0] == "W")


def used(library: YamlLibrary, file: str) -> bool:
    """Whether the library has a use for a file, or for what rests on it."""
    return "false-deadline" in library.red_lines() if file == COMPLIANCE else bool(library.scenes())


@pytest.mark.parametrize(
    "case", [case for case in CASES.values() if case.code == "E104"], ids=["unknown", "itself"]
)
def test_what_can_never_be_earned_is_named(folder: Path, case: Case) -> None:
    case.spoil(folder)
    messages = [f.message for f in findings(YamlLibrary(folder), PERSON) if f.code == "E104"]
    assert messages == ["facts.4.earned: 'key' can never be earned: its 'after' waits for itself."]


def test_a_criterion_and_a_gate_of_one_name_have_no_check_in_common(folder: Path) -> None:
    text = (folder / LISTENING).read_text(encoding="utf-8").replace("builds-on", "no-pressure")
    (folder / "rubrics/criteria/pressure.yaml").write_text(text, encoding="utf-8")
    edit("use: listening", "use: pressure", RUBRIC)(folder)
    (finding,) = findings(YamlLibrary(folder), RUBRIC)
    assert (finding.code, finding.message.split(":")[0]) == ("E117", "gates.1")


def test_a_criterion_that_only_a_judge_could_score_is_not_used(folder: Path) -> None:
    path = folder / LISTENING
    head, advice = re.split(r"(?=\nadvice:)", path.read_text(encoding="utf-8"))
    checks = head[: head.index("checks:")]
    judged = f"{checks}checks:\n  - {SAME}{advice}"
    path.write_text(judged, encoding="utf-8")
    library = YamlLibrary(folder)
    assert [finding.code for finding in findings(library, LISTENING)] == ["E126"]
    assert "spin" not in library.scales()


def test_facts_that_wait_for_each_other_are_both_named(folder: Path) -> None:
    edit(KEY, f"{KEY}, after: [vanished]")(folder)
    edit("earned: {trust: 50}", "earned: {trust: 50, after: [key]}")(folder)
    found = [f.message.split(":")[0] for f in findings(YamlLibrary(folder), PERSON)]
    assert found == ["facts.3.earned", "facts.4.earned"]


def test_facts_that_come_one_after_the_other_are_no_flaw(folder: Path) -> None:
    edit(KEY, f"{KEY}, after: [sure-date]")(folder)
    edit("earned: {trust: 56}", "earned: {trust: 56, after: [vanished]}")(folder)
    assert findings(YamlLibrary(folder), PERSON) == ()


def test_a_warning_leaves_the_person_usable(folder: Path) -> None:
    CASES["a number given away"].spoil(folder)
    library = YamlLibrary(folder)
    assert [f.code for f in findings(library, PERSON)] == ["W107"]
    assert set(library.scenes()) == {Path(PERSON).stem}


def test_a_person_who_asks_to_be_left_alone_needs_no_ending_for_the_best(folder: Path) -> None:
    stop = "stop_request: {says: Stop it., thanks: Good.}\nbest: right_stop"
    edit("best: advance", stop)(folder)
    assert findings(YamlLibrary(folder), PERSON) == ()


def test_every_flaw_of_a_document_is_found_at_once(folder: Path) -> None:
    edit("key, topic: access", "key, topic: moon")(folder)
    edit("best: advance", "best: right_refer")(folder)
    edit("temperament: laconic", "temperament: silent")(folder)
    codes = [f.code for f in findings(YamlLibrary(folder), PERSON)]
    assert codes == ["E102", "E108", "E109"]


def test_a_message_names_what_there_is_to_choose_from(folder: Path) -> None:
    edit("temperament: laconic", "temperament: silent")(folder)
    (finding,) = findings(YamlLibrary(folder), PERSON)
    assert finding.message == "temperament: no such phrasebook; there are: laconic."
