"""A second call is a file that says only what is other than in the call before it."""

from pathlib import Path

import pytest

from tests.adapters.library.content import (
    PERSON,
    Case,
    Spoil,
    change,
    copy_one_person,
    edit,
    findings,
    write,
)
from trainer.adapters.library.library import YamlLibrary
from trainer.domain.documents.phrase import Phrase
from trainer.domain.documents.scene import Scene

FIRST, SECOND, THIRD = Path(PERSON).stem, "second-call", "third-call"
FILE, THIRD_FILE = (f"scenarios/{name}.yaml" for name in (SECOND, THIRD))
TEXT = """\
title: The same again
minutes: 5
follows:
  scenario: a7-vacant-duluth
  after: [advance]
  told: [vanished]
  settled: [tax-bill]
  past: [last-outfit]
  gone: [vacant-policy]
briefing: {situation: Two days later., known: [You were there.], goal: Go on.}
facts:
  - {id: key, topic: access, earned: {trust: 10}, is_about: "The key is with the city.",
     tell: "City has the key.", hint: "It moved.", again: "The city."}
  - {id: lilacs, topic: timing, is_about: "He waits for lilacs.", tell: "The lilacs.",
     hint: "Something blooms.", again: "Lilacs."}
plain:
  - {topic: roof, says: "It leaks now.", again: "Leaks."}
objections:
  - id: slips
    category: timing
    root: He was let down.
    raised: {on: turn, turn: 3}
    needs: answer
    says: ["It slips.", "They all slip.", "Yours slips too."]
    root_says: "Mine slipped."
    answers: ["It is fixed.", "We pay for it.", "Title has it."]
    half_answered: "Maybe."
    answered: "Good."
    settled: "It holds."
    sample: "It will not slip, and here is why."
phrases:
  thanks: ["Obliged, again."]
days:
  - id: rainy
    start: {trust: 30}
    opening: ["Rain."]
    facts: [{id: key, is_about: "It is lost.", tell: "Key's lost.", hint: "Hm.", again: "Lost."}]
"""
BY_TURN = "raised: {on: turn, turn: 3}"
RAIN = "    opening: ["
MONEY = (
    "anchor: 9, target: 8, floor: 7, more_is_better: true, low: Low., near: Near., good: Good.,"
    " moved: [{settled: slips, by: 1}]"
)
KEY_NEEDS = "earned: {trust: 10}"

CASES = {
    "nothing before it": change(
        "E122", "scenario: a7-vacant-duluth", "scenario: ^nobody", file=FILE
    ),
    "itself before it": change(
        "E122", "scenario: a7-vacant-duluth", "scenario: ^second-call", file=FILE
    ),
    "no fact that was told": change("E103", "[vanished]", "[vanished, ^moon]", file=FILE),
    "a fact that is gone was told": change("E103", "[vanished]", "[^vacant-policy]", file=FILE),
    "no concern that is settled": change("E103", "[tax-bill]", "[^moon]", file=FILE),
    "no concern that is over": change("E103", "[last-outfit]", "[^moon]", file=FILE),
    "no fact that is gone": change("E103", "[vacant-policy]", "[vacant-policy, ^moon]", file=FILE),
    "an own fact is gone": change("E103", "[vacant-policy]", "[^lilacs]", file=FILE),
    "gone without a list": change("E015", "gone: [vacant-policy]", "gone: ^5", file=FILE),
    "a told fact is other today": change(
        "E123", "told: [vanished]", "told: [key]", at="[{id: ^key", file=FILE
    ),
    "a concern of no day": change("E123", BY_TURN, "^raised: {on: day}", file=FILE),
    "a field that is none": change("E012", "minutes: 5", "^minuts: 5", file=FILE),
    "a fault of its own": change("E015", "minutes: 5", "minutes: ^-5", file=FILE),
    "a topic of its own": change("E102", "{topic: roof", "{topic: ^moon", file=FILE),
    "an end that needs what is gone": change(
        "E103", "gone: [vacant-policy]", "gone: [sure-date]", at="^follows:", file=FILE
    ),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One person with a phrase of his own, who is called twice."""
    copy_one_person(tmp_path)
    edit("days:\n", "phrases: {ok: [Well?]}\ndays:\n")(tmp_path)
    write(TEXT.encode(), FILE)(tmp_path)
    return tmp_path


@pytest.fixture
def calls(folder: Path) -> tuple[Scene, Scene]:
    """Both calls of the person."""
    scenes = YamlLibrary(folder).scenes()
    return scenes[FIRST], scenes[SECOND]


def third(**changes: str) -> Spoil:
    """A third call to the person, which says little of its own."""
    words = {"scenario": SECOND, "gone": "[]", **changes}
    follows = ", ".join(f"{key}: {value}" for key, value in words.items())
    return write(f"title: Third\nfollows: {{{follows}, after: [order]}}\n".encode(), THIRD_FILE)


def test_what_a_second_call_does_not_say_is_as_before(calls: tuple[Scene, Scene]) -> None:
    before, after = (scene.scenario for scene in calls)
    for field in ("trade", "difficulty", "persona", "opening", "money", "endings", "red_lines"):
        assert getattr(after, field) == getattr(before, field)
    assert (after.title, after.minutes, after.id) == ("The same again", 5, SECOND)
    assert after.briefing.known == ("You were there.",)
    assert (calls[1].phrasebook, calls[1].topics) == (calls[0].phrasebook, calls[0].topics)


def test_its_own_facts_come_first_and_replace_those_of_the_same_name(
    calls: tuple[Scene, Scene],
) -> None:
    before, after = calls
    rest = [f.id for f in before.scenario.facts if f.id not in {"key", "vacant-policy"}]
    assert [fact.id for fact in after.scenario.facts] == ["key", "lilacs", *rest]
    assert after.fact("key").tell == "City has the key."
    assert after.fact("vanished") == before.fact("vanished")


def test_concerns_answers_and_phrases_are_added_to_those_before(
    calls: tuple[Scene, Scene],
) -> None:
    before, after = calls
    concerns = [concern.id for concern in before.scenario.objections]
    assert [concern.id for concern in after.scenario.objections] == ["slips", *concerns]
    assert after.plain_by_topic["roof"].says == "It leaks now."
    assert after.plain_by_topic["price"] == before.plain_by_topic["price"]
    assert after.own_phrases(Phrase.THANKS) == ("Obliged, again.",)
    assert after.own_phrases(Phrase.OK) == before.own_phrases(Phrase.OK) == ("Well?",)


def test_its_days_are_its_own(folder: Path, calls: tuple[Scene, Scene]) -> None:
    assert [day.day for day in calls[1].every_day] == [None, "rainy"]
    (folder / FILE).write_text(TEXT.partition("days:")[0], encoding="utf-8")
    assert YamlLibrary(folder).scenes()[SECOND].scenario.days == ()
    assert calls[0].scenario.days != ()


def test_a_third_call_takes_over_from_both(folder: Path) -> None:
    third()(folder)
    library = YamlLibrary(folder)
    assert findings(library, THIRD_FILE) == ()
    last = library.scenes()[THIRD]
    assert (last.scenario.title, last.scenario.minutes) == ("Third", 5)
    assert last.fact("key").tell == "City has the key."
    assert {"vanished", "lilacs"} <= {fact.id for fact in last.scenario.facts}


def test_what_was_gone_in_the_second_call_does_not_come_back_in_the_third(folder: Path) -> None:
    third()(folder)
    assert "vacant-policy" not in [
        fact.id for fact in YamlLibrary(folder).scenes()[THIRD].scenario.facts
    ]
    third(gone="[vacant-policy]")(folder)
    assert codes(YamlLibrary(folder), THIRD_FILE) == ["E103"]


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_fault_of_a_second_call_is_found_where_it_is(folder: Path, case: Case) -> None:
    case.spoil(folder)
    library = YamlLibrary(folder)
    found = {(f.code, f.line, f.column) for f in findings(library, FILE)}
    place = place_of(folder, case)
    assert (case.code, *place) in found
    assert set(library.scenes()) == {FIRST}


def place_of(folder: Path, case: Case) -> tuple[int, int]:
    """Line and column of the `^` in the words that a case has put into the second call."""
    text = (folder / FILE).read_text(encoding="utf-8")
    before = text[: text.index(case.at.replace("^", "")) + case.at.index("^")]
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def codes(library: YamlLibrary, file: str) -> list[str]:
    return [finding.code for finding in findings(library, file)]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("a7-vacant-duluth", "nobody", "follows.scenario: no scenario 'nobody'."),
        ("a7-vacant-duluth", SECOND, "follows.scenario: 'second-call' follows this one."),
    ],
)
def test_a_call_that_follows_nothing_is_not_blamed_for_what_it_lacks(
    folder: Path, old: str, new: str, says: str
) -> None:
    edit(old, new, FILE)(folder)
    assert [f.message for f in findings(YamlLibrary(folder), FILE)] == [says]


def test_two_calls_that_follow_each_other_are_both_named(folder: Path) -> None:
    third()(folder)
    edit("scenario: a7-vacant-duluth", f"scenario: {THIRD}", FILE)(folder)
    library = YamlLibrary(folder)
    assert codes(library, FILE) == codes(library, THIRD_FILE) == ["E122"]
    assert set(library.scenes()) == {FIRST}


def test_no_call_outlives_an_unreadable_one_before_it(folder: Path) -> None:
    third()(folder)
    write(b"title: [")(folder)
    library = YamlLibrary(folder)
    for file in (FILE, THIRD_FILE):
        (finding,) = findings(library, file)
        assert (finding.code, finding.message) == (
            "E122",
            f"follows.scenario: '{FIRST}' cannot be read; mend it.",
        )
    assert library.scenes() == {}


def test_no_call_outlives_a_faulty_one_before_it_even_where_it_replaces_the_fault(
    folder: Path,
) -> None:
    edit("key, topic: access", "key, topic: moon")(folder)
    library = YamlLibrary(folder)
    assert codes(library, PERSON) == ["E102"]
    assert [(f.code, f.message) for f in findings(library, FILE)] == [
        ("E122", f"follows.scenario: {PERSON} cannot be used; mend it.")
    ]
    assert library.scenes() == {}


def test_what_is_wrong_with_what_was_taken_over_is_found_at_follows(folder: Path) -> None:
    edit("difficulty: easy", "difficulty: esy")(folder)
    (finding,) = findings(YamlLibrary(folder), FILE)
    assert (finding.code, finding.line, finding.column) == ("E013", 3, 1)


def test_a_concern_of_one_day_is_there_on_that_day_alone(folder: Path) -> None:
    edit(BY_TURN, "raised: {on: day}", FILE)(folder)
    edit(RAIN, f"    raised: {{slips: {{on: turn, turn: 1}}}}\n{RAIN}", FILE)(folder)
    library = YamlLibrary(folder)
    assert findings(library, FILE) == ()
    first, rainy = library.scenes()[SECOND].every_day
    assert "slips" not in [concern.id for concern in first.scenario.objections]
    assert "slips" in [concern.id for concern in rainy.scenario.objections]


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        (KEY_NEEDS, "earned: {trust: 10, heard: [slips]}", "facts.0.earned.heard"),
        ("    needs: answer\n", "    needs: answer\n    behind: slips\n", "objections.0.behind"),
        ("phrases:", f"money: {{{MONEY}}}\nphrases:", "money.moved.0.settled"),
    ],
)
def test_nothing_else_needs_a_concern_of_one_day(
    folder: Path, old: str, new: str, where: str
) -> None:
    edit(BY_TURN, "raised: {on: day}", FILE)(folder)
    edit(RAIN, f"    raised: {{slips: {{on: turn, turn: 1}}}}\n{RAIN}", FILE)(folder)
    edit(old, new, FILE)(folder)
    found = [(f.code, f.message) for f in findings(YamlLibrary(folder), FILE)]
    assert any(code == "E123" and message.startswith(where) for code, message in found), found


def test_the_briefing_may_tell_what_was_told_before(folder: Path) -> None:
    edit("known: [You were there.]", "known: [It was signed for 45 days.]", FILE)(folder)
    edit('tell: "Fellow had it signed forty-five days', 'tell: "45. Fellow had it')(folder)
    assert codes(YamlLibrary(folder), FILE) == []
    edit("told: [vanished]", "told: []", FILE)(folder)
    assert codes(YamlLibrary(folder), FILE) == ["W107"]
