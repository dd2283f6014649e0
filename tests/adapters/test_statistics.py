"""Agreement as the libraries give it, held against tables that were worked out by hand."""

import pytest

from trainer.adapters.statistics import LibraryStatistics

COUNT = LibraryStatistics()


def pairs(table: list[list[int]]) -> list[tuple[int, int]]:
    """Pairs of levels from a table of how often each pair was given."""
    return [
        (a, b) for a, row in enumerate(table) for b, times in enumerate(row) for _ in range(times)
    ]


def test_kappa_weighs_a_difference_by_its_square() -> None:
    # Observed: 4 x 1 + 1 x 4 of 20 pairs = 0.4; by chance, from the margins 9/7/4 and 8/7/5:
    # ((9x7 + 7x8 + 7x5 + 4x7) x 1 + (9x5 + 4x8) x 4) / 400 = (182 + 308) / 400 = 1.225.
    table = [[7, 1, 1], [1, 5, 1], [0, 1, 3]]
    assert COUNT.kappa(pairs(table)) == pytest.approx(1 - 0.4 / 1.225)


def test_kappa_is_one_where_all_agree_and_nought_where_one_rater_never_varies() -> None:
    assert COUNT.kappa([(0, 0), (1, 1), (2, 2)]) == 1.0
    assert COUNT.kappa([(0, 1), (1, 1), (2, 1), (1, 1)]) == pytest.approx(0.0)
    assert COUNT.kappa([(0, 1), (1, 0)]) == -1.0


@pytest.mark.parametrize("alike", [[], [(2, 2)], [(1, 1)] * 9])
def test_kappa_cannot_be_told_from_one_level(alike: list[tuple[int, int]]) -> None:
    assert COUNT.kappa(alike) is None


def test_alpha_is_that_of_krippendorffs_own_example() -> None:
    # "Computing Krippendorff's Alpha-Reliability" (2011), example C: alpha ordinal = 0.815.
    rows = [
        [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
        [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
        [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None],
        [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None],
    ]
    assert COUNT.alpha(rows) == pytest.approx(0.815, abs=5e-4)


@pytest.mark.parametrize(
    "rows",
    [[[1, 1], [1, 1]], [[1, None], [None, 2]], [[1, 2]], [[], []]],
    ids=["one level", "nothing shared", "one rater", "nothing"],
)
def test_alpha_cannot_be_told_without_levels_to_compare(rows: list[list[int | None]]) -> None:
    assert COUNT.alpha(rows) is None
