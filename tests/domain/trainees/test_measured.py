"""The measured difficulty of a scenario."""

from tests.domain.trainees.rehearsals import a_cell
from trainer.domain.trainees.company import TraineeName
from trainer.domain.trainees.measured import Measured, Share, measured_of, stale

T = TraineeName


def test_a_measurement_holds_each_trainees_rounded_figures_and_the_fewest_runs() -> None:
    cells = [
        a_cell(T.STRONG, 70.26, success=0.66666, passed=0.12345, runs=20),
        a_cell(T.WEAK, 31.0, runs=18),
    ]
    assert measured_of(cells, "sha256:abc") == Measured(
        digest="sha256:abc",
        runs=18,
        trainees={
            T.STRONG: Share(overall=70.3, success=0.667, passed=0.123),
            T.WEAK: Share(overall=31.0, success=0.0, passed=0.0),
        },
    )


def test_the_difficulty_is_told_by_good_ends_of_those_who_were_measured_best_first() -> None:
    cells = [a_cell(T.WEAK, 30.0, success=0.05), a_cell(T.PUSHY, 10.0), a_cell(T.STRONG, 70.0)]
    told = measured_of(cells, "sha256:abc").told()
    assert told == (
        "Good ends in 20 talks each, measured with simulated trainees: strong 100%, weak 5%."
    )


def test_what_has_changed_since_it_was_measured_or_never_was_is_stale() -> None:
    measured = {
        name: measured_of([a_cell(T.WEAK)], f"sha256:{name}") for name in ("same", "changed")
    }
    digests = {"same": "sha256:same", "changed": "sha256:other", "new": "sha256:new"}
    assert stale(measured, digests) == ("changed", "new")
