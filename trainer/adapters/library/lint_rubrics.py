"""What a schema cannot see in rubrics, criteria and gates: references, and answers with one key."""

from collections.abc import Iterator, Sequence

from trainer.adapters.library.lint import Flaw
from trainer.domain.documents.rubric import Check, Criterion, GateRule, MeasureWithin, Rubric
from trainer.domain.scoring.measures import MEASURES


def rubric_flaws(
    rubric: Rubric, criteria: dict[str, Criterion], gates: dict[str, GateRule]
) -> Iterator[Flaw]:
    """References of a rubric that lead nowhere or twice, and a weight that the design asks for."""
    used = [use.use for use in rubric.criteria]
    for at, use in enumerate(used):
        if use not in criteria:
            message = f"there is no criterion '{use}' in rubrics/criteria."
            yield Flaw(path=("criteria", at, "use"), code="E111", message=message)
        if use in used[:at]:
            message = f"'{use}' is there already; name it once, with all of its weight."
            yield Flaw(path=("criteria", at, "use"), code="E116", message=message)
    for at, gate in enumerate(rubric.gates):
        if gate.value not in gates:
            message = f"there is no gate '{gate.value}' in rubrics/gates."
            yield Flaw(path=("gates", at), code="E112", message=message)
        if gate in rubric.gates[:at]:
            message = f"'{gate.value}' is there already; name it once."
            yield Flaw(path=("gates", at), code="E116", message=message)
    yield from _shared_keys(rubric, criteria, gates)
    total = sum(use.weight for use in rubric.criteria)
    outcome = sum(use.weight for use in rubric.criteria if use.use == "right-outcome")
    if outcome * 5 < total:
        message = "'right-outcome' needs at least a fifth of the weight, so a right stop scores."
        yield Flaw(path=("criteria",), code="E113", message=message)


def _shared_keys(
    rubric: Rubric, criteria: dict[str, Criterion], gates: dict[str, GateRule]
) -> Iterator[Flaw]:
    """A gate named like a criterion: their checks are answered under `name/check`."""
    used = {use.use for use in rubric.criteria} & criteria.keys()
    for at, gate in enumerate(rubric.gates):
        if gate.value in used and gate.value in gates:
            first = {check.id for check in criteria[gate.value].checks}
            second = {check.id for check in gates[gate.value].checks}
            for check in sorted(first & second):
                message = f"criterion and gate '{gate.value}' both have a check '{check}'."
                yield Flaw(path=("gates", at), code="E117", message=message)


def criterion_flaws(criterion: Criterion) -> Iterator[Flaw]:
    """The faults of its checks, and a criterion that has no score without a judge."""
    yield from check_flaws(criterion.checks)
    if all(check.counted is None for check in criterion.checks):
        message = "needs one 'counted' check at least, so that it has a score without a model."
        yield Flaw(path=("checks",), code="E126", message=message)


def check_flaws(checks: Sequence[Check]) -> Iterator[Flaw]:
    """Of a criterion or a gate: measures that do not exist, and checks with the same name."""
    names = [check.id for check in checks]
    for at, check in enumerate(checks):
        if check.id in names[:at]:
            message = f"'{check.id}' is there already; its answer would stand for both."
            yield Flaw(path=("checks", at), code="E117", message=message)
        counted = check.counted
        if isinstance(counted, MeasureWithin) and counted.measure not in MEASURES:
            yield Flaw(
                path=("checks", at, "counted", "measure"),
                code="E114",
                message=f"'{counted.measure}' is no measure; there are: {', '.join(MEASURES)}.",
            )
