"""The two moments that lead a scorecard: one strength and one change, each with its words."""

from collections.abc import Sequence

from trainer.domain.documents.base import Gate
from trainer.domain.moves import LISTENING, QUESTIONS
from trainer.domain.scoring.measures import words
from trainer.domain.scoring.record import Line, Record
from trainer.domain.scoring.scorecard import (
    CriterionScore,
    Evidence,
    Focus,
    GateResult,
    Moment,
)

INSTEAD = {
    Gate.HONESTY: "I don't know that for certain. I'll find out, and tell you what I can stand behind.",
    Gate.PRESSURE: "Take the time you need. What would you want to know before you decide?",
    Gate.RESPECT: "I'm sorry, that came out wrong. What matters to you here?",
    Gate.DO_NOT_CALL: "Understood. I take you off the list now, and you won't hear from us again.",
    Gate.VULNERABLE_OWNER: "This can wait. Whom would you like to have with you when we talk about it?",
}
"""What to say instead of what breaks a gate, where its author has no words for it."""

OUTCOME = "right-outcome"  # what came of it is the last thing one can change directly


def focus_of(
    scored: Sequence[CriterionScore], gates: Sequence[GateResult], record: Record
) -> Focus:
    """The strongest criterion that can be quoted, and the one that would gain most.

    A breached gate comes before every criterion: nothing else is worth changing first.
    """
    return Focus(strength=_strength(scored, record), change=_change(scored, gates, record))


def _strength(scored: Sequence[CriterionScore], record: Record) -> Moment | None:
    best = sorted(scored, key=lambda s: (s.id == OUTCOME, -s.level / s.top, -s.weight))
    for score in best:
        for check in score.checks:
            for evidence in check.evidence:
                if check.held and check.counts and _is_reps(evidence, record):
                    return _moment(evidence, check.anchor, score.name, "")
    return None


def _change(
    scored: Sequence[CriterionScore], gates: Sequence[GateResult], record: Record
) -> Moment | None:
    for gate in gates:
        if gate.held is False and gate.evidence:
            instead = _instead(gate, record)
            return _moment(gate.evidence[0], gate.reason, gate.name, instead)
    losing = [score for score in scored if score.level < score.top]
    by_loss = sorted(losing, key=lambda s: (s.id == OUTCOME, -s.weight * (1 - s.level / s.top)))
    for score in by_loss:
        missed = next(c for c in score.checks if c.held is False and c.counts)
        evidence = _place(score, missed.evidence, record)
        if evidence is not None:
            return _moment(evidence, missed.anchor, score.name, score.better or score.advice)
    return None


def _instead(gate: GateResult, record: Record) -> str:
    """What can be said without breaking the gate: the author's words for that rule, else general ones."""
    known = record.scene.red_lines if record.scene else {}
    for breach in record.breaches:
        if breach.turn == gate.evidence[0].turn and breach.red_line in known:
            return known[breach.red_line].fine[0]
    return INSTEAD[gate.id]


def _place(score: CriterionScore, evidence: Sequence[Evidence], record: Record) -> Evidence | None:
    """The words to change: at the turn that the better words are for, else where it was missed."""
    is_end = score.id == OUTCOME  # what is quoted there is how the talk ended, not where it turned
    quoted = [piece for piece in evidence if _is_reps(piece, record) and not is_end]
    there = [piece for piece in quoted if piece.turn == score.better_turn]
    reps = [line for line in record.rep_lines() if line.turn.text]
    at_turn = [line for line in reps if line.turn.index == score.better_turn]
    if there or (quoted and not at_turn):
        return (there or quoted)[0]
    chosen = at_turn or _passed_over(record) or reps[-1:]
    if not chosen:
        return None
    return Evidence(turn=chosen[0].turn.index, quote=chosen[0].turn.text)


def _passed_over(record: Record) -> list[Line]:
    """The rep turn that let most pass: it neither asks nor takes up what the homeowner had told."""
    pairs = [
        (before, line)
        for before, line in zip(record.lines, record.lines[1:], strict=False)
        if line.is_rep and line.turn.text and not before.is_rep and "?" not in before.turn.text
    ]
    passed = [pair for pair in pairs if not pair[1].heard.has(*LISTENING, *QUESTIONS)]
    return [max(passed, key=lambda pair: words(pair[0].turn.text))[1]] if passed else []


def _is_reps(evidence: Evidence, record: Record) -> bool:
    return any(line.turn.index == evidence.turn for line in record.rep_lines())


def _moment(evidence: Evidence, why: str, criterion: str, instead: str) -> Moment:
    return Moment(
        turn=evidence.turn,
        quote=evidence.quote,
        why=why,
        criterion=criterion,
        try_instead=instead,
    )
