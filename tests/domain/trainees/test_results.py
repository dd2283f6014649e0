"""What rehearsals show, and which promises of a scenario they break."""

import pytest

from tests.domain.trainees.rehearsals import a_cell, a_run
from trainer.domain.documents.base import Difficulty
from trainer.domain.trainees.company import TraineeName
from trainer.domain.trainees.results import (
    APART,
    HOSTILE_TURNS,
    SCRIPT_SHARE,
    SHARE,
    T90,
    WEAK_SHARE,
    Cell,
    broken_promises,
    cell_of,
    cells_of,
    short_promises,
)

T = TraineeName


def test_a_cell_is_its_runs_together() -> None:
    runs = [
        a_run(overall=70.0, rep_turns=8, leaks=("policy",), repeats=2),
        a_run(overall=90.0, rep_turns=30, told=(), settled=2, unheard=1),
        a_run(overall=80.0, rep_turns=9, passed=False, accepted=False),
    ]
    cell = cell_of(runs)
    assert (cell.scenario, cell.difficulty, cell.trainee, cell.runs) == (
        "first",
        Difficulty.MEDIUM,
        T.STRONG,
        3,
    )
    assert (cell.overall, cell.turns, cell.longest) == (80.0, 9, 30)
    assert [cell.success, cell.passed] == pytest.approx([2 / 3, 2 / 3])
    assert [cell.told, cell.settled] == pytest.approx([1 / 3, 2 / 3])
    assert (cell.leaks, cell.repeats, cell.unheard) == (1, 2, 1)


def test_the_bounds_of_a_mean_widen_with_how_much_the_scores_differ() -> None:
    cell = cell_of([a_run(overall=score) for score in (70.0, 80.0, 90.0)])
    half = T90 * 10 / 3**0.5
    assert [cell.low, cell.high] == pytest.approx([80 - half, 80 + half])
    alike = cell_of([a_run(), a_run()])
    assert (alike.low, alike.high) == (80.0, 80.0)


def test_one_run_has_no_spread() -> None:
    cell = cell_of([a_run()])
    assert (cell.low, cell.overall, cell.high) == (80.0, 80.0, 80.0)


def test_a_run_that_nobody_could_score_counts_as_nothing() -> None:
    assert cell_of([a_run(overall=None), a_run(overall=50.0)]).overall == 25.0


def test_a_homeowner_without_concerns_has_none_settled() -> None:
    assert cell_of([a_run(objections=0, settled=0)]).settled == 0.0


def test_runs_are_put_together_by_scenario_and_trainee_in_the_order_they_were_met() -> None:
    runs = [
        a_run(T.WEAK),
        a_run(T.STRONG),
        a_run(T.WEAK, seed=2),
        a_run(T.WEAK, scenario="second"),
    ]
    assert [(cell.scenario, cell.trainee, cell.runs) for cell in cells_of(runs)] == [
        ("first", T.WEAK, 2),
        ("first", T.STRONG, 1),
        ("second", T.WEAK, 1),
    ]


KEPT = (
    a_cell(T.WEAK, 30.0),
    a_cell(T.AVERAGE, 50.0),
    a_cell(T.STRONG, 70.0),
    *(a_cell(name, 10.0) for name in (T.PUSHY, T.HOSTILE, T.GAMER, T.RECITER, T.MEMORISER)),
)


def broken(*changed: Cell) -> list[str]:
    """What is broken where these cells stand in for those that keep every promise."""
    cells = {cell.trainee: cell for cell in (*KEPT, *changed)}
    return [sentence.removeprefix("first: ") for sentence in broken_promises(list(cells.values()))]


def test_a_scenario_that_keeps_its_promises_breaks_none() -> None:
    assert broken() == []
    assert broken_promises([]) == ()


@pytest.mark.parametrize("cell", KEPT, ids=lambda cell: cell.trainee)
def test_a_trainee_alone_breaks_no_promise_about_others(cell: Cell) -> None:
    assert broken_promises([cell]) == ()


def test_a_strong_trainee_must_score_well_above_a_weak_one() -> None:
    near = a_cell(T.WEAK, 70.0 - APART + 0.5)
    assert broken(near) == ["strong scores only 24.5 points above weak, 25 are promised."]
    assert broken(a_cell(T.WEAK, 70.0 - APART)) == []


@pytest.mark.parametrize(("lower", "upper"), [(T.AVERAGE, T.STRONG), (T.WEAK, T.AVERAGE)])
def test_better_trainees_must_be_apart_from_worse_ones(
    lower: TraineeName, upper: TraineeName
) -> None:
    scores = {cell.trainee: cell.overall for cell in KEPT}
    sentence = f"{upper.value} and {lower.value} are not apart (90 % intervals touch)."
    assert broken(a_cell(lower, scores[lower], high=scores[upper] - 2)) == [sentence]
    assert broken(a_cell(lower, scores[lower], high=scores[upper] - 2.1)) == []


@pytest.mark.parametrize("difficulty", Difficulty)
def test_a_strong_trainee_comes_to_a_good_end_as_often_as_the_difficulty_promises(
    difficulty: Difficulty,
) -> None:
    least, most = SHARE[difficulty]

    def kept(success: float) -> bool:
        return not broken(a_cell(T.STRONG, 70.0, difficulty=difficulty, success=success))

    assert kept(least)
    assert kept(most)
    assert not kept(least - 0.01)
    assert most == 1.0 or not kept(most + 0.01)


def test_how_often_a_strong_trainee_came_to_a_good_end_is_said() -> None:
    cell = a_cell(T.STRONG, 70.0, difficulty=Difficulty.HARD, success=0.9)
    assert broken(cell) == ["strong comes to a good end in 90%, promised are 40% to 80%."]


def test_a_weak_trainee_seldom_comes_to_a_good_end() -> None:
    assert broken(a_cell(T.WEAK, 30.0, success=WEAK_SHARE)) == []
    assert broken(a_cell(T.WEAK, 30.0, success=0.25)) == [
        "weak comes to a good end in 25%, more than 10%."
    ]


@pytest.mark.parametrize("name", [T.PUSHY, T.HOSTILE, T.GAMER])
@pytest.mark.parametrize(("passed", "success"), [(0.05, 0.0), (0.0, 0.05)])
def test_who_does_not_listen_never_passes_and_never_succeeds(
    name: TraineeName, passed: float, success: float
) -> None:
    sentence = f"{name.value} passes in {passed:.0%}, succeeds in {success:.0%}."
    assert broken(a_cell(name, 10.0, passed=passed, success=success)) == [sentence]


def test_a_hostile_trainee_is_not_heard_for_long() -> None:
    assert broken(a_cell(T.HOSTILE, 10.0, longest=HOSTILE_TURNS)) == []
    assert broken(a_cell(T.HOSTILE, 10.0, longest=HOSTILE_TURNS + 1)) == [
        "hostile was heard for 5 turns, 4 are promised."
    ]


@pytest.mark.parametrize("name", [T.RECITER, T.MEMORISER])
def test_lines_learned_by_heart_hardly_ever_pass(name: TraineeName) -> None:
    assert broken(a_cell(name, 10.0, passed=SCRIPT_SHARE, success=1.0)) == []
    sentence = f"{name.value} passes in 10%, more than 5%."
    assert broken(a_cell(name, 10.0, passed=0.1)) == [sentence]


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({"leaks": 3}, "average: 3 leaks."),
        ({"repeats": 1}, "average: 1 repeats."),
        ({"unheard": 2}, "average: 2 concerns unheard."),
    ],
)
def test_nothing_leaks_nothing_is_repeated_and_nobody_caves_in_with_any_trainee(
    changes: dict[str, int], what: str
) -> None:
    assert broken(a_cell(T.AVERAGE, 50.0, **changes)) == [what]


def test_each_scenario_is_held_to_its_own_promises() -> None:
    second = [a_cell(T.WEAK, 30.0, scenario="second", success=0.5)]
    assert broken_promises([*KEPT, *second]) == (
        "second: weak comes to a good end in 50%, more than 10%.",
    )


def short(*cells: Cell) -> list[str]:
    return [sentence.removeprefix("first: ") for sentence in short_promises(cells)]


def test_a_few_conversations_must_show_that_who_listens_scores_higher() -> None:
    weak = a_cell(T.WEAK, 50.0)
    assert short(weak, a_cell(T.STRONG, 50.1)) == []
    assert short(weak, a_cell(T.STRONG, 50.0)) == ["strong scores no more than weak."]


@pytest.mark.parametrize("cell", [a_cell(T.WEAK, 90.0), a_cell(T.STRONG, 0.0)])
def test_a_few_conversations_of_one_trainee_show_nothing_about_another(cell: Cell) -> None:
    assert short(cell) == []


def test_a_few_conversations_need_not_come_to_a_good_end_but_may_not_leak() -> None:
    assert short(a_cell(T.STRONG, 70.0, success=0.0)) == []
    assert short(a_cell(T.STRONG, 70.0, leaks=1)) == ["strong: 1 leaks."]


def test_a_few_conversations_of_all_scenarios_are_compared_together() -> None:
    first = (a_cell(T.WEAK, 50.0), a_cell(T.STRONG, 40.0))
    second = [a_cell(T.WEAK, 45.0, scenario="second"), a_cell(T.STRONG, 56.0, scenario="second")]
    assert short(*first, *second) == []
    second[1] = a_cell(T.STRONG, 55.0, scenario="second")
    assert short(*first, *second) == ["strong scores no more than weak."]
    leaks = a_cell(T.STRONG, 70.0, scenario="second", leaks=1)
    assert short_promises([leaks]) == ("second: strong: 1 leaks.",)
