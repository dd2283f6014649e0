"""What the benchmarks rest on: a mock that no guard stops and no cache knows, and honest quantiles."""

from bench.mock_model import TOKENS, tokens_of
from bench.players import first_clause_token
from bench.rep_lines import benign, varied
from bench.report import quantile
from trainer.domain.homeowner.guard import MOST_WORDS, Guard, split_clause


def test_the_mock_says_as_much_as_a_reply_may_hold() -> None:
    guard = Guard(numbers=frozenset(), names=frozenset(), words=(), allows_agreement=False)
    assert TOKENS == len(tokens_of(0)) == MOST_WORDS
    assert guard.check("".join(tokens_of(0))) is None


def test_the_mock_does_not_repeat_itself_soon() -> None:
    assert len({"".join(tokens_of(number)) for number in range(1_000)}) == 1_000


def test_both_sides_of_the_comparison_wait_for_the_same_token() -> None:
    said = ""
    for token in tokens_of(7):
        said += token
        if split_clause(said)[0]:
            break
    assert token == first_clause_token()


def test_no_line_returns_before_all_were_said() -> None:
    known = len(benign("rep", "houses"))
    lines = varied("rep", "houses", seed=3)
    assert len({next(lines).text for _ in range(200)}) > 190
    assert known > 200


def test_a_quantile_is_one_of_the_values() -> None:
    assert quantile([3.0, 1.0, 2.0], 0.5) == 2.0
    assert quantile([3.0, 1.0, 2.0], 0.95) == 3.0
    assert quantile([], 0.5) is None
