"""Particular questions of a second call: its own come first, and replace those that ask the same."""

from pathlib import Path

import pytest

from tests.adapters.library.content import copy_one_person, edit, findings, write
from trainer.adapters.library.library import YamlLibrary

SECOND = "second-call"
FILE = f"scenarios/{SECOND}.yaml"
TEXT = """\
title: The same again
minutes: 5
follows: {scenario: a7-vacant-duluth, after: [advance], gone: [vacant-policy]}
"""
ASKED = """\
asked:
  - {questions: ["Any dogs?", "A dog?"], says: "None."}
  - {questions: ["Since when?"], says: "Since May.", after: vacant-policy}
  - {questions: ["Who vanished?"], says: "A man in a truck.", after: vanished}
  - {questions: ["Kids?"], says: "Two."}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One person who is called twice."""
    copy_one_person(tmp_path)
    edit("plain:\n", f"{ASKED}plain:\n")(tmp_path)
    write(TEXT.encode(), FILE)(tmp_path)
    return tmp_path


def said(folder: Path) -> list[str]:
    scenes = YamlLibrary(folder).scenes()
    return [asked.says for asked in scenes[SECOND].scenario.asked]


def test_particular_questions_stay_unless_they_are_answered_anew_or_their_fact_is_gone(
    folder: Path,
) -> None:
    assert said(folder) == ["None.", "A man in a truck.", "Two."]
    anew = 'asked:\n  - {questions: ["any dogs?"], says: "One, since."}\n'
    edit("minutes: 5\n", f"minutes: 5\n{anew}", FILE)(folder)
    assert said(folder) == ["One, since.", "A man in a truck.", "Two."]


@pytest.mark.parametrize("broken", ["asked: 5\n", "asked: [5]\n", "asked: [{questions: 5}]\n"])
def test_particular_questions_that_are_none_are_found_where_they_stand(
    folder: Path, broken: str
) -> None:
    edit("minutes: 5\n", f"minutes: 5\n{broken}", FILE)(folder)
    found = findings(YamlLibrary(folder), FILE)
    assert found
    assert all(finding.code.startswith("E01") for finding in found)
