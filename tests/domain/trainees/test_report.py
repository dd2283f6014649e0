"""What rehearsals are reported as."""

from typing import Any

from tests.domain.trainees.rehearsals import a_cell, a_run
from tests.domain.trainees.stage import turns_of
from trainer.domain.trainees.company import TraineeName
from trainer.domain.trainees.habits import Reply
from trainer.domain.trainees.report import data_of, table_of
from trainer.domain.trainees.results import Run, cells_of

T = TraineeName
EVERYBODY = "everybody, with the average trainee"


def a_reply(text: str) -> Reply:
    return Reply(text=text, asked=None, resists=False, lines=2, shared=0)


def spoken(trainee: TraineeName, text: str = "The roof is old.", **changes: Any) -> Run:
    """A rehearsal in which the homeowner said one thing."""
    turns = turns_of("Hello?", "Sam here.", text)
    return a_run(trainee, turns=turns, replies=(a_reply(text),), **changes)


def reported(*runs: Run, transcripts: bool = False) -> Any:
    return data_of(runs, cells_of(runs), ["first: broken."], transcripts=transcripts)


def test_the_table_has_a_line_for_each_trainee_at_each_scenario() -> None:
    cells = [
        a_cell(T.WEAK, 31.24, success=0.05, passed=0.1, turns=12, told=0.25, settled=0.5),
        a_cell(T.STRONG, 70.0, scenario="second"),
    ]
    head, weak, strong = (line.split() for line in table_of(cells).splitlines())
    assert head[:3] == ["scenario", "trainee", "score"]
    assert weak == "first easy weak 31.2 29 to 33 5% 10% 12 25% 50%".split()
    assert strong[:3] == ["second", "easy", "strong"]


def test_the_columns_of_the_table_end_where_their_names_end() -> None:
    head, line = table_of([a_cell(T.MEMORISER, 100.0)]).splitlines()
    assert len(head) == len(line)


def test_words_are_reported_only_where_they_are_wanted() -> None:
    bare, whole = (reported(spoken(T.WEAK), transcripts=wanted) for wanted in (False, True))
    assert "turns" not in bare["runs"][0]
    assert whole["runs"][0]["turns"][2] == {"speaker": "homeowner", "text": "The roof is old."}


def test_runs_cells_and_broken_promises_are_reported_as_plain_data() -> None:
    data = reported(spoken(T.WEAK, seed=7))
    assert (data["runs"][0]["seed"], data["runs"][0]["scenario"]) == (7, "first")
    assert "replies" not in data["runs"][0]
    assert [(cell["trainee"], cell["runs"]) for cell in data["cells"]] == [(T.WEAK, 1)]
    assert data["broken"] == ["first: broken."]


def test_speech_is_measured_with_the_average_trainee_alone() -> None:
    assert reported(spoken(T.STRONG))["speech"] is None
    speech = reported(spoken(T.STRONG), spoken(T.AVERAGE))["speech"]
    assert speech["messages"] == 2
    assert "median words: 2.5 (7 to 14)" in speech["missed"]


def test_the_habits_of_each_person_are_those_with_trainees_who_listen() -> None:
    runs = (
        spoken(T.WEAK, "Why?"),
        spoken(T.AVERAGE, "The roof is old."),
        spoken(T.STRONG, "Why do you ask?"),
        spoken(T.STRONG, "Who are you?", scenario="second"),
    )
    habits = reported(*runs)["habits"]
    assert {name: shown["asks"] for name, shown in habits.items()} == {
        EVERYBODY: 0.0,
        "first": 0.5,
        "second": 1.0,
    }
    assert habits["second"]["missed"] == ["asks something: 100.0% (10.0% to 30.0%)"]


def test_nobody_has_habits_with_those_who_do_not_listen() -> None:
    habits = reported(spoken(T.HOSTILE))["habits"]
    assert (list(habits), habits[EVERYBODY]["asks"]) == ([EVERYBODY], None)
