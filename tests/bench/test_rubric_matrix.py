"""The matrix of the rubrics: correlation over what both scored, and the pairs that say the same."""

import numpy as np
import pytest

from bench.rubric_matrix import LEAST, alike, correlation, matrix_of, means_of

COUNT = LEAST + 10
UP = np.linspace(0.0, 100.0, COUNT)
WAVE = np.abs(np.sin(np.arange(COUNT) * 2.0)) * 100
TOTALS = {"up": UP, "too": UP * 0.5 + 3, "wave": WAVE}


def test_totals_that_rise_together_correlate_fully_and_against_each_other_negatively() -> None:
    assert correlation(UP, UP * 0.5 + 3) == pytest.approx(1.0)
    assert correlation(UP, -UP) == pytest.approx(-1.0)


def test_talks_that_one_rubric_could_not_score_are_left_out() -> None:
    holed = UP.copy()
    holed[:5] = np.nan
    assert correlation(UP, holed) == pytest.approx(1.0)
    holed[:20] = np.nan
    assert correlation(UP, holed) is None


def test_a_total_that_never_varies_correlates_with_nothing() -> None:
    assert correlation(UP, np.full(COUNT, 50.0)) is None


def test_the_pairs_above_the_limit_and_only_those_are_named() -> None:
    assert alike(TOTALS) == [{"one": "up", "other": "too", "r": 1.0}]


def test_each_rubric_has_its_mean_and_its_nearest() -> None:
    up, _, wave = means_of(TOTALS)
    assert (up["mean"], up["nearest"], up["scored"]) == (50.0, "too", COUNT)
    assert abs(float(str(wave["r"]))) < 0.5
    assert means_of({"up": UP})[0]["nearest"] is None


def test_the_matrix_has_a_row_and_a_numbered_column_for_each() -> None:
    rows = matrix_of(TOTALS)
    assert [row["rubric"] for row in rows] == ["1 up", "2 too", "3 wave"]
    assert [rows[at][str(at + 1)] for at in range(3)] == [1.0, 1.0, 1.0]
