"""The scorecard as text for a terminal: words first, numbers after."""

from collections.abc import Iterator

from trainer.domain.scoring.scorecard import CheckResult, Moment, Scorecard

_MARKS = {True: "+", False: "-", None: "?"}


def scorecard_text(card: Scorecard) -> str:
    """The whole scorecard in plain lines."""
    return "\n".join(_lines(card)) + "\n"


def _lines(card: Scorecard) -> Iterator[str]:
    for gate in card.gates:
        if gate.held is False:
            yield f"BROKEN: {gate.name}. {gate.reason}"
            for piece in gate.evidence:
                yield f'    turn {piece.turn}: "{piece.quote}"'
    yield from _moment("What worked", card.focus.strength)
    yield from _moment("One thing to change", card.focus.change)
    yield ""
    for score in card.criteria:
        yield f"{score.name}: {score.level} of {score.top}"
        yield from (line for check in score.checks if check.matters for line in _check(check))
    for one in card.unscored:
        yield f"{one.name}: not scored ({one.reason})"
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


def _moment(title: str, moment: Moment | None) -> Iterator[str]:
    if moment is None:
        return
    yield f"{title} ({moment.criterion})"
    yield f'    turn {moment.turn}: "{moment.quote}"'
    yield f"    {moment.why}"
    if moment.try_instead:
        yield f'    Try: "{moment.try_instead}"'


def _check(check: CheckResult) -> Iterator[str]:
    yield f"  {_MARKS[check.held]} {check.anchor}"
    if check.held is not None:
        for piece in check.evidence[:1]:
            yield f'      turn {piece.turn}: "{piece.quote}"'


def _judge(card: Scorecard) -> str:
    return card.judge.model or "counting alone"
