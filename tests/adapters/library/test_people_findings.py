"""Wrong references among the layers of a person: concerns behind concerns, prices, other days; and books."""

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
from trainer.domain.documents.phrase import Phrase

BOOK = "scenarios/phrasebooks/laconic.yaml"
TAX_BILL = "    needs: answer\n"
BY_TURN = "raised: {on: turn, turn: 5}"
PLAIN = "plain:\n"
ON_THE_DAY = "raised: {tax-bill: {on: turn, turn: 2}"

CASES = {
    "nothing behind it": change("E103", TAX_BILL, f"{TAX_BILL}    behind: ^nobody\n"),
    "itself behind it": change("E103", TAX_BILL, f"{TAX_BILL}    behind: ^tax-bill\n"),
    "after no concern": change("E103", BY_TURN, "^raised: {on: after, objection: nobody}"),
    "after itself": change("E103", BY_TURN, "^raised: {on: after, objection: tax-bill}"),
    "after nothing": change("E103", BY_TURN, "^raised: {on: after}"),
    "a price eased by nothing": change(
        "E103", "{settled: last-outfit, by: 2000}", "{settled: ^nobody, by: 2000}"
    ),
    "at no topic": change("E121", BY_TURN, "^raised: {on: topic}"),
    "no concern on a day": change("E103", ON_THE_DAY, "raised: {^nobody: {on: opening}"),
    "after itself on a day": change(
        "E103", ON_THE_DAY, "raised: {^tax-bill: {on: after, objection: tax-bill}"
    ),
    "at no topic on a day": change("E121", ON_THE_DAY, "raised: {^tax-bill: {on: topic}"),
    "a time that nothing fills": change("E124", 'suggests: "', 'suggests: ^"{time} or '),
    "nothing told before it": change(
        "E103", PLAIN, f"asked:\n  - {{questions: [Dogs?], says: None., after: ^moon}}\n{PLAIN}"
    ),
    "a particular question twice": change(
        "E125",
        PLAIN,
        "asked:\n  - {questions: [Dogs?], says: None.}\n"
        f"  - {{^questions: [Any pets?, dogs?], says: No pets.}}\n{PLAIN}",
    ),
    "no fact on a day": change(
        "E103", '{id: key, is_about: "There', '{id: ^lockbox, is_about: "There'
    ),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copy_one_person(tmp_path)


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_reference_that_leads_nowhere_is_found_where_it_is(folder: Path, case: Case) -> None:
    case.spoil(folder)
    library = YamlLibrary(folder)
    found = [(f.code, f.line, f.column) for f in findings(library, PERSON)]
    assert found == [(case.code, *case.place(folder))]
    assert library.scenes() == {}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (TAX_BILL, f"{TAX_BILL}    behind: last-outfit\n"),
        (BY_TURN, "raised: {on: after, objection: last-outfit}"),
        (BY_TURN, "raised: {on: topic, topic: price}"),
        (ON_THE_DAY, "raised: {tax-bill: {on: after, objection: last-outfit}"),
        ("raised: {tax-bill: {on: opening}, last-outfit: {on: turn, turn: 4}}", "raised: {}"),
    ],
)
def test_a_reference_that_leads_somewhere_is_no_flaw(folder: Path, old: str, new: str) -> None:
    edit(old, new)(folder)
    assert findings(YamlLibrary(folder), PERSON) == ()


def test_a_book_without_a_phrase_is_named_with_all_that_it_lacks(folder: Path) -> None:
    text = (folder / BOOK).read_text(encoding="utf-8").splitlines(keepends=True)
    lost = ("  greet:", "  thanks:")
    (folder / BOOK).write_text(
        "".join(line for line in text if not line.startswith(lost)), encoding="utf-8"
    )
    library = YamlLibrary(folder)
    (finding,) = findings(library, BOOK)
    assert (finding.code, finding.message) == (
        "E119",
        "lines: lines are missing for: greet, thanks.",
    )
    assert [f.code for f in findings(library, PERSON)] == ["E109"]


def test_a_book_with_an_empty_phrase_would_leave_somebody_without_words(folder: Path) -> None:
    text = (folder / BOOK).read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if line.startswith("  hold:"))
    edit(line, "  hold: []", BOOK)(folder)
    assert [f.message for f in findings(YamlLibrary(folder), BOOK)] == [
        f"lines: lines are missing for: {Phrase.HOLD.value}."
    ]


def test_a_line_that_says_a_day_back_names_the_day(folder: Path) -> None:
    case = change("E120", 'said_back: ["{when}, then.', 'said_back: [^"All right.', file=BOOK)
    case.spoil(folder)
    (finding,) = findings(YamlLibrary(folder), BOOK)
    assert (finding.code, finding.line, finding.column) == ("E120", *case.place(folder))
