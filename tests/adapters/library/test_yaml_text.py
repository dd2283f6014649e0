"""YAML as an author may and may not write it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml.comments import CommentedMap

from tests.adapters.library import content
from trainer.adapters.library.documents import load_document
from trainer.adapters.library.yaml_text import DEEPEST, MOST_BYTES, key_place, place_of, read_yaml
from trainer.domain.documents.scenario import Scenario
from trainer.ports import Finding

HANK = content.HANK.read_text(encoding="utf-8")


def data(text: str) -> CommentedMap:
    read = read_yaml(text, "x.yaml")
    assert read.data is not None, read.findings
    return read.data


def refused(text: str) -> Finding:
    read = read_yaml(text, "x.yaml")
    assert read.data is None
    (finding,) = read.findings
    return finding


@pytest.mark.parametrize("mark", ["", "\ufeff", "# hello\n", "---\n", "%YAML 1.2\n---\n"])
def test_what_stands_before_a_document_does_no_harm(mark: str) -> None:
    assert data(f"{mark}title: Hello\n") == {"title": "Hello"}


def test_words_that_other_readers_take_for_switches_stay_words() -> None:
    assert data("raised: {on: yes}\nat: 12:30:45") == {"raised": {"on": "yes"}, "at": "12:30:45"}


def test_a_file_may_be_just_as_big_as_the_limit() -> None:
    start = "title: "
    assert data(start + "x" * (MOST_BYTES - len(start)))
    assert refused(start + "x" * (MOST_BYTES - len(start) + 1)).code == "E001"


def test_the_limit_counts_bytes_and_not_letters() -> None:
    assert refused("title: " + "é" * (MOST_BYTES // 2)).code == "E001"


def test_nesting_may_be_just_as_deep_as_the_limit() -> None:
    lists = DEEPEST - 1  # the document is the first level
    assert data(f"a: {'[' * lists}{']' * lists}")
    found = refused(f"a: {'[' * (lists + 1)}{']' * (lists + 1)}")
    assert (found.code, found.column) == ("E004", 3 + DEEPEST)


def test_many_short_lists_are_not_deep() -> None:
    assert len(data(f"a: [{', '.join(['[x]'] * 100)}]")["a"]) == 100


def test_a_bomb_of_aliases_is_refused_before_it_can_grow() -> None:
    levels = [f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]" for n in range(1, 40)]
    found = refused("\n".join(["l0: &l0 [lol]", *levels]))
    assert (found.code, found.line) == ("E005", 1)


def test_deep_nesting_is_refused_without_reading_to_its_end() -> None:
    assert refused("a: " + "[" * 100_000).code == "E004"


@pytest.mark.parametrize("text", ["a: 1\na: 2", "a: {b: 1, b: 2}", "a: 1\n'a': 1"])
def test_a_field_that_stands_twice_is_refused(text: str) -> None:
    found = refused(text)
    assert found.code == "E002"
    assert "duplicate key" in found.message


def test_a_message_stays_on_one_line() -> None:
    found = refused("a: [1, 2\nb: 3\n")
    assert "\n" not in str(found)


def test_the_place_of_a_value_is_the_value_and_of_a_group_its_name() -> None:
    read = data("a:\n  b: [x, yy]\n  c: {d: 1}\n")
    assert place_of(read, ("a",)) == (1, 1)
    assert place_of(read, ("a", "b", 1)) == (2, 10)
    assert place_of(read, ("a", "c", "d")) == (3, 10)
    assert key_place(read, ("a", "c", "d")) == (3, 7)


def test_what_is_not_there_is_looked_for_where_it_would_be() -> None:
    read = data("x: 1\na:\n  b: [x]\n")
    assert place_of(read, ("a", "c", "d")) == (2, 1)
    assert place_of(read, ("a", "b", 7)) == (3, 3)
    assert key_place(read, ("nowhere", "d")) == (1, 1)
    assert key_place(read, ("a", "nothing")) == (2, 1)


@settings(deadline=None, max_examples=30, derandomize=True)
@given(st.integers(0, len(HANK)), st.integers(0, 30), st.text("a: {[\"'-\n\t#|", max_size=5))
def test_whatever_is_typed_into_a_scenario_it_is_read_or_refused(
    at: int, gone: int, typed: str
) -> None:
    text = HANK[:at] + typed + HANK[at + gone :]
    document, found = load_document(Scenario, read_yaml(text, "x.yaml"), "x.yaml", "x-y")
    assert (document is None) is bool(found)
    assert all(1 <= one.line <= text.count("\n") + 2 and one.column >= 1 for one in found)
