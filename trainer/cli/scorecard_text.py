"""The scorecard as text for a terminal: words first, numbers after."""

from collections.abc import Iterator, Sequence

from trainer.domain.scoring.scorecard import CheckResult, GateResult, Moment, Scorecard
from trainer.domain.scoring.spread import Spread

_MARKS = {True: "+", False: "-", None: "?"}


def scorecard_text(card: Scorecard) -> str:
    """The whole scorecard in plain lines."""
    return "\n".join(_lines(card)) + "\n"


def spread_text(spread: Spread) -> str:
    """How far several runs of a judge lie apart, and in which checks."""
    words = {True: "yes", False: "no", None: "no answer"}
    differing = (
        f"  {one.of}, {one.check}: {', '.join(words[held] for held in one.held)}"
        for one in spread.differing
    )
    return "\n".join([spread.told, *differing]) + "\n"


def _lines(card: Scorecard) -> Iterator[str]:
    for gate in card.gates:
        yield from _gate(gate)
    yield from _moment("What worked", card.focus.strength)
    yield from _moment("One thing to change", card.focus.change)
    yield ""
    for score in card.criteria:
        yield f"{score.name}: {score.level} of {score.top}"
        yield from _checks(score.checks)
        yield f"  ({score.reliability.about})"
    for one in card.unscored:
        yield f"{one.name}: not scored ({one.reason})"
        yield from _checks(one.checks)
    yield ""
    for track in card.objections:
        steps = ("acknowledged", "explored", "answered", "settled")
        reached = [f"{step} {getattr(track, step)}" for step in steps if getattr(track, step)]
        yield f"Concern ({track.category.value}), raised at {track.raised}: " + (
            ", ".join(reached) or "not met"
        )
    overall = "not scored" if card.overall is None else f"{card.overall:g} of 100"
    passed = {True: ", passed", False: ", not passed", None: ""}[card.passed]
    outcome = card.outcome.value.replace("_", " ") if card.outcome else "not known"
    yield f"Outcome: {outcome}. Overall: {overall}{passed}. Judged by: {_judge(card)}."


def _gate(gate: GateResult) -> Iterator[str]:
    """A gate that was broken, or that a judge only thinks of."""
    if gate.held is not False:
        if any(check.advice for check in gate.checks):
            yield f"{gate.name}: {gate.reason}"
        return
    yield f"BROKEN: {gate.name}. {gate.reason}"
    for piece in gate.evidence:
        yield f'    turn {piece.turn}: "{piece.quote}"'


def _checks(checks: Sequence[CheckResult]) -> Iterator[str]:
    yield from (line for check in checks if check.matters for line in _check(check))


def _moment(title: str, moment: Moment | None) -> Iterator[str]:
    if moment is None:
        return
    yield f"{title} ({moment.criterion})"
    yield f'    turn {moment.turn}: "{moment.quote}"'
    yield f"    {moment.why}"
    if moment.try_instead:
        yield f'    Try: "{moment.try_instead}"'


def _check(check: CheckResult) -> Iterator[str]:
    yield f"  {_MARKS[check.held]} {check.anchor}{' [advice]' if check.advice else ''}"
    if check.held is not None:
        for piece in check.evidence[:1]:
            yield f'      turn {piece.turn}: "{piece.quote}"'


def _judge(card: Scorecard) -> str:
    return card.judge.model or "counting alone"
