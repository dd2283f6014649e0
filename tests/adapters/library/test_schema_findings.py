"""What the reader and the schema find in one file: codes, and where."""

from pathlib import Path

import pytest

from tests.adapters.library.content import (
    PERSON,
    Case,
    change,
    copy_file,
    copy_one_person,
    findings,
    source,
    write,
)
from trainer.adapters.library.library import YamlLibrary

PHRASES = "scenarios/phrasebooks/laconic.yaml"
TOPICS = "scenarios/topics.yaml"
LISTENING = "rubrics/criteria/listening.yaml"
START = "title: Empty for fourteen months\n"

# A bomb: were aliases followed, nine lists of nine would become 9**9 values.
BOMB = "a: &a [x]\n" + "".join(
    f"{after}: &{after} [{', '.join([f'*{before}'] * 9)}]\n"
    for before, after in zip("abcdefgh", "bcdefghi", strict=True)
)


CASES = {
    "not UTF-8": Case("E001", write(b"title: caf\xe9\n")),
    "UTF-16": Case("E001", write("title: Café\n".encode("utf-16"))),
    "too big": Case("E001", write(b"title: " + b"x" * 200_001)),
    "an open bracket": change("E002", "minutes: 10", "minutes: [10", at="rubric^: spin"),
    "a tab for indentation": change("E002", "  name: Hank", "\tname: Hank", at="^\tname: Hank"),
    "a duplicate field": change("E002", START, f"{START}^title: Again\n"),
    "a second document": change("E002", START, f"{START}^---\n"),
    "a control character": change("E002", "Empty for", "Empty\a for", at="^title: Empty"),
    "an empty file": Case("E003", write(b"")),
    "only a comment": Case("E003", write(b"# later\n")),
    "a list": Case("E003", write(b"- title: x\n")),
    "a text": Case("E003", write(b"title\n")),
    "deep nesting": Case("E004", write(b"title: " + b"[" * 40 + b"]" * 40), f"title: {'[' * 19}^["),
    "an anchor": change("E005", "minutes: 10", "minutes: ^&ten 10"),
    "an alias": change("E005", "minutes: 10", "minutes: ^*ten"),
    "an alias bomb": Case("E005", write(BOMB.encode()), "a: ^&a"),
    "a tag": change("E006", "minutes: 10", "minutes: ^!!int '10'"),
    "a tag that would run code": change("E006", START, "title: ^!!python/name:os.system\n"),
    "its own id": change("E010", START, f"{START}^id: a7-vacant-duluth\n"),
    "a missing field": change("E011", "difficulty: easy\n", ""),
    "a missing inner field": change("E011", "  age: 70\n", "", at="^persona:"),
    "a missing field of a list": change("E011", "id: key, ", "", at="- ^{topic: access"),
    "an unknown field": change("E012", START, f"{START}^colour: red\n"),
    "an unknown inner field": change("E012", "  age: 70", "  ^shoes: 9\n  age: 70"),
    "an unknown word": change("E013", "difficulty: easy", "difficulty: ^esy"),
    "an unknown literal": change("E013", "setting: phone", "setting: ^telephone"),
    "an unknown move": change("E013", "moves: [propose_next_step,", "moves: [^propose,"),
    "an unknown phrase": change("E013", "  greet:", "  ^gret:", file=PHRASES),
    "a number for text": change("E014", "short_name: Hank", "short_name: ^70"),
    "a date for text": change("E014", START, "title: ^2026-11-23\n"),
    "nothing for text": change("E014", START, "^title:\n"),
    "nothing at all": change("E014", "difficulty: easy", "^difficulty: null"),
    "nothing in a list": change("E014", "accepted: [", "accepted: [^null, "),
    "a number for a field": change("E012", START, f"{START}^7: red\n"),
    "nothing for a field": change("E012", START, f"{START}^null: red\n"),
    "a switch for a field": change("E012", START, f"{START}^true: {{a: b}}\n"),
    "too small": change("E015", "minutes: 10", "minutes: ^1"),
    "not a number": change("E015", "minutes: 10", "minutes: ^ten"),
    "no number at all": change("E015", "minutes: 10", "minutes: ^.nan"),
    "too few": change("E015", "asks: [", "^asks: [Why?]\naks: ["),
    "an unknown formula": change(
        "E015",
        "{formula: builds_on, at_least: 2}",
        "{formula: builds, at_least: 2}",
        at="^counted: {formula: builds,",
        file=LISTENING,
    ),
    "an option that a formula lacks": change(
        "E012", "builds_on, at_least: 2", "builds_on, ^at_leas: 2", file=LISTENING
    ),
    "neither counted nor judged": change(
        "E015",
        "    counted: {formula: builds_on, at_least: 2}\n",
        "",
        at="- ^id: builds-on",
        file=LISTENING,
    ),
    "too few cues": change("E015", "    cues: [", "    ^cues: [Why?]\n    kuhs: [", file=TOPICS),
}


def test_the_unspoiled_copy_has_no_findings(tmp_path: Path) -> None:
    library = YamlLibrary(copy_one_person(tmp_path))
    assert [finding for source in library.sources() for finding in source.findings] == []
    assert set(library.scenes()) == {Path(PERSON).stem}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_fault_is_found_where_it_is(tmp_path: Path, case: Case) -> None:
    case.spoil(copy_file(tmp_path, case.file))
    library = YamlLibrary(tmp_path)
    places = [(f.line, f.column) for f in findings(library, case.file) if f.code == case.code]
    assert places == [case.place(tmp_path)]
    assert source(library, case.file).findings[0].file == case.file


def test_what_is_empty_is_called_empty(tmp_path: Path) -> None:
    change("E014", START, "title:\n").spoil(copy_file(tmp_path, PERSON))
    messages = [f.message for f in findings(YamlLibrary(tmp_path), PERSON) if f.code == "E014"]
    assert messages == ["title: is empty; write something here."]


def test_findings_at_one_place_stand_in_one_order(tmp_path: Path) -> None:
    for field in ("difficulty: easy\n", "minutes: 10\n", "trade: houses\n", "rubric: spin\n"):
        change("E011", field, "").spoil(
            tmp_path if (tmp_path / PERSON).exists() else copy_file(tmp_path, PERSON)
        )
    found = [f.message.split(":")[0] for f in findings(YamlLibrary(tmp_path), PERSON)]
    assert found == ["difficulty", "minutes", "rubric", "trade"]


def test_a_file_that_cannot_be_read_shows_no_text(tmp_path: Path) -> None:
    write(b"title: caf\xe9\n")(tmp_path)
    assert source(YamlLibrary(tmp_path), PERSON).text == ""
