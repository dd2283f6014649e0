"""docs/scoring.md: its worked example is what the code scores, and its sums add up as it says."""

import re

import pytest

from bench.scoring_page import EXAMPLE, PAGE, block, example, gaming, scored_example, with_block
from trainer.domain.scoring.scorecard import Scorecard

SHOWN = block(PAGE.read_text(encoding="utf-8"), "example")
ROW = re.compile(r"^\| ([a-z-]+) \| (\d+) of (\d+) \| (\d+) \| ([\d.]+) \|$", re.M)
TOTAL = re.compile(r"100 x ([\d.]+) / (\d+) = \*\*([\d.]+)\*\*")


@pytest.fixture(scope="module")
def card() -> Scorecard:
    """The example, scored."""
    return scored_example()[0]


def test_every_level_and_weight_of_the_page_is_the_scorecards(card: Scorecard) -> None:
    shown = {
        name: (int(level), int(top), int(weight))
        for name, level, top, weight, _ in ROW.findall(SHOWN)
    }
    assert shown == {score.id: (score.level, score.top, score.weight) for score in card.criteria}
    assert len(shown) >= 5


def test_the_overall_can_be_recomputed_from_the_pages_own_numbers(card: Scorecard) -> None:
    rows = ROW.findall(SHOWN)
    total = sum(int(weight) * int(level) / int(top) for _, level, top, weight, _ in rows)
    weights = sum(int(weight) for *_, weight, _ in rows)
    found = TOTAL.search(SHOWN)
    assert found is not None
    assert float(found[1]) == pytest.approx(total, abs=0.01)
    assert int(found[2]) == weights
    assert float(found[3]) == card.overall == pytest.approx(100 * total / weights, abs=0.051)


def test_every_check_of_the_page_is_answered_as_it_says(card: Scorecard) -> None:
    words = {True: "yes", False: "no", None: "not answered"}
    for score in card.criteria:
        for check in score.checks:
            row = f"| {score.id} | {score.weight} | {check.id} | {check.reason} | {words[check.held]} |"
            assert row in SHOWN


def test_the_page_holds_the_example_whole_and_as_it_is_scored_today() -> None:
    assert example() == SHOWN, "run: python -m bench.scoring_page --write"
    for line in EXAMPLE.read_text(encoding="utf-8").splitlines():
        assert line.partition(": ")[2] in SHOWN


def test_the_attacks_table_names_every_column_and_bar() -> None:
    found = {
        "points_raised": [{"attack": "parrot", "pasted, most": 0.4, "practised, mean": None}],
        "bars": [{"bar": "pasted: most", "at most": 2.0, "value": 0.4, "": "met"}],
    }
    assert gaming(found).splitlines() == [
        "| attack | pasted, most | practised, mean |",
        "| --- | --- | --- |",
        "| parrot | 0.4 | - |",
        "",
        "- pasted: most: 0.4 (met)",
    ]
    assert with_block("<!-- a -->\nold\n<!-- end of a -->", "a", "new").splitlines()[1] == "new"
