"""The parts of bench_scorecard that are arithmetic or words."""

import pytest

from bench.bench_scorecard import ranks_of
from bench.rewording import REWORDINGS, lowered, paraphrased
from bench.scorecard_talks import Talk, skills, spearman


def test_ranks_that_rise_together_correlate_fully_and_ties_share_their_rank() -> None:
    assert spearman([(0.1, 5), (0.2, 50), (0.9, 51)]) == pytest.approx(1.0)
    assert spearman([(0.1, 9), (0.2, 8), (0.9, 1)]) == pytest.approx(-1.0)
    assert spearman([(1, 1), (2, 1), (3, 2)]) == pytest.approx(0.866, abs=0.001)
    assert spearman([(1, 4), (2, 4)]) is None


def test_levels_run_from_the_weak_trainee_to_the_strong_one_in_equal_steps() -> None:
    levels = skills()
    assert (levels[0], levels[-1], len(levels)) == (0.12, 0.98, 10)
    assert levels[1] - levels[0] == pytest.approx(levels[9] - levels[8], abs=0.002)


def talk(skill: float, overall: float | None) -> Talk:
    return Talk(scenario="a", skill=skill, overall=overall, cards=1, quotes=0, false_quotes=0)


def test_skill_is_ranked_against_the_mean_of_each_level_and_unscored_talks_are_left_out() -> None:
    (row,) = ranks_of([talk(0.1, 10), talk(0.1, 90), talk(0.5, 60), talk(0.9, 70), talk(0.9, None)])
    assert (row["talks"], row["by_level"], row["weakest"], row["strongest"]) == (4, 1.0, 50, 70)
    assert row["by_talk"] != row["by_level"]


@pytest.mark.parametrize("name", sorted(REWORDINGS))
def test_a_rewording_changes_words_the_same_way_each_time(name: str) -> None:
    said = "I don't need the house, maybe later. What happened with it, and who's to decide?"
    change = REWORDINGS[name]
    other = [change(said, at) for at in range(6)]
    assert any(one != said for one in other)
    assert other == [change(said, at) for at in range(6)]
    assert all(len(one.split()) > 10 for one in other)


def test_a_paraphrase_swaps_both_ways_and_keeps_silence() -> None:
    assert "I do not require the home" in paraphrased("I don't need the house.", 1)
    assert "Perhaps it's" in paraphrased("Maybe it is", 3).replace("perhaps", "Perhaps")
    assert paraphrased("", 1) == ""
    assert lowered("Well, OK", 0) == "well, ok"
