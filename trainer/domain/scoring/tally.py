"""The arithmetic of the score: from a record and a judge's answers to the scorecard."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from trainer.domain.documents.digest import digest_of
from trainer.domain.documents.rubric import Check, GateRule, Scale, Weighted
from trainer.domain.scoring.applying import why_not
from trainer.domain.scoring.better import better_words
from trainer.domain.scoring.focus import focus_of
from trainer.domain.scoring.formulas import count
from trainer.domain.scoring.measures import measures_of
from trainer.domain.scoring.record import Record
from trainer.domain.scoring.reliability import UNCALIBRATED
from trainer.domain.scoring.scorecard import (
    Answer,
    By,
    CheckResult,
    CriterionScore,
    Evidence,
    GateResult,
    JudgedBy,
    Reliability,
    Scorecard,
    Unscored,
)

NO_JUDGE = "needs a judge that reads for meaning; none is configured"
NO_QUOTE = "the judge's quote does not stand in the turn it named"
ADVICE = "advice, not yet calibrated here"


def tally(
    record: Record,
    scale: Scale,
    answers: Mapping[str, Answer],
    judge: JudgedBy,
    trust: Mapping[str, Reliability] | None = None,
) -> Scorecard:
    """The scorecard. `answers` are a judge's, by `criterion/check` or `gate/check`.

    `overall` is the weighted mean share of held checks over the scored criteria, times 100.
    `trust` labels criteria and gates by id; where it does not let a judge decide, its answers are
    advice: shown, but in no level and failing no one.
    """
    labels = trust or {}
    scored: list[CriterionScore] = []
    unscored: list[Unscored] = []
    for weighted in scale.criteria:
        label = labels.get(weighted.criterion.id, UNCALIBRATED)
        rated = rate(record, weighted, answers, label)
        if isinstance(rated, Unscored):
            unscored.append(rated)
        else:
            scored.append(rated)
    gates = tuple(
        _gate(record, gate, answers, labels.get(gate.id.value, UNCALIBRATED))
        for gate in scale.gates
    )
    overall = _overall(scored)
    return Scorecard(
        rubric=scale.rubric.id,
        scale=digest_of(scale),
        scenario=record.scene.scenario.id if record.scene else None,
        judge=judge,
        overall=overall,
        passed=_passed(overall, gates, scale),
        gates=gates,
        outcome=record.outcome,
        criteria=tuple(scored),
        unscored=tuple(unscored),
        objections=record.objections,
        signals=record.signals,
        disclosures=record.disclosures,
        measures=measures_of(record),
        focus=focus_of(scored, gates, record),
    )


def _overall(scored: list[CriterionScore]) -> float | None:
    weights = sum(score.weight for score in scored)
    if not weights:
        return None
    return round(100 * sum(s.weight * s.level / s.top for s in scored) / weights, 1)


def _passed(overall: float | None, gates: tuple[GateResult, ...], scale: Scale) -> bool | None:
    if any(gate.held is False for gate in gates):
        return False
    return None if overall is None else overall >= scale.rubric.pass_at


def rate(
    record: Record,
    weighted: Weighted,
    answers: Mapping[str, Answer],
    label: Reliability = UNCALIBRATED,
) -> CriterionScore | Unscored:
    """The level of one criterion, or why it has none; `label` says whether a judge decides."""
    criterion = weighted.criterion
    excuse = why_not(criterion, record)
    if excuse is not None:
        return Unscored(id=criterion.id, name=criterion.name, reason=excuse)
    results = _results(criterion.id, criterion.checks, record, answers, label)
    answered = [result for result in results if result.counts]
    if not answered:
        advised = any(result.advice for result in results)
        return Unscored(
            id=criterion.id,
            name=criterion.name,
            reason=ADVICE if advised else results[0].reason,
            checks=results if advised else (),
        )
    level = sum(bool(result.held) for result in answered)
    turn, better = better_words(criterion, answered, record)
    return CriterionScore(
        id=criterion.id,
        name=criterion.name,
        weight=weighted.weight,
        level=level,
        top=len(answered),
        scored_by=answered[0].by,
        checks=results,
        reason="; ".join(result.anchor for result in answered),
        advice=criterion.advice,
        better=better,
        better_turn=turn,
        reliability=label,
    )


def _results(
    owner: str,
    checks: Sequence[Check],
    record: Record,
    answers: Mapping[str, Answer],
    label: Reliability,
) -> tuple[CheckResult, ...]:
    results = (_check(owner, check, record, answers) for check in checks)
    decides = label.lets_judges_decide
    return tuple(
        replace(r, advice=not decides and r.by is not By.COUNT and r.held is not None)
        for r in results
    )


def _check(owner: str, check: Check, record: Record, answers: Mapping[str, Answer]) -> CheckResult:
    if check.counted is not None:
        answer = count(check.counted, record)
    else:
        answer = _judged(f"{owner}/{check.id}", record, answers)
    anchor = {True: check.held, False: check.not_held, None: answer.reason}[answer.held]
    return CheckResult(
        id=check.id,
        by=answer.by,
        held=answer.held,
        evidence=answer.evidence,
        reason=answer.reason,
        anchor=anchor,
    )


def _judged(key: str, record: Record, answers: Mapping[str, Answer]) -> Answer:
    answer = answers.get(key)
    if answer is None:
        return Answer(held=None, reason=NO_JUDGE, by=By.LOCAL)
    stands = tuple(evidence for evidence in answer.evidence if _stands(evidence, record))
    if answer.held is not None and not stands:
        return Answer(held=None, reason=NO_QUOTE, by=answer.by)
    return replace(answer, evidence=stands)


def _stands(evidence: Evidence, record: Record) -> bool:
    return bool(evidence.quote.strip()) and any(
        line.turn.index == evidence.turn
        and evidence.quote in line.turn.text
        and evidence.quote in line.reads
        for line in record.lines
    )


def _gate(
    record: Record, gate: GateRule, answers: Mapping[str, Answer], label: Reliability
) -> GateResult:
    breaches = [breach for breach in record.breaches if breach.gate is gate.id]
    results = _results(gate.id, gate.checks, record, answers, label)
    broken = [result for result in results if result.held is False and result.counts]
    reasons = [breach.about for breach in breaches] + [result.anchor for result in broken]
    asked = [result for result in results if result.matters]
    answered = all(result.counts for result in asked)
    known = answered and (record.scene is not None or bool(asked))
    held = False if reasons else (True if known and record.rep_lines() else None)
    advised = [result for result in results if result.advice] if held is None else []
    evidence = [Evidence(turn=breach.turn, quote=breach.quote) for breach in breaches]
    evidence.extend(piece for result in broken or advised for piece in result.evidence)
    spoken = "; ".join(dict.fromkeys(reasons)) or _advised(advised)
    return GateResult(
        id=gate.id,
        name=gate.name,
        held=held,
        evidence=tuple(dict.fromkeys(evidence)),
        reason=spoken or ("kept" if held else "nobody could judge this here"),
        checks=results,
    )


def _advised(results: Sequence[CheckResult]) -> str:
    """What a judge thinks that decides nothing; a breach comes before what was kept."""
    thought = [r.anchor.rstrip(".") for r in sorted(results, key=lambda r: r.held is True)]
    return f"a judge thinks: {'; '.join(thought)}; {ADVICE}" if thought else ""
