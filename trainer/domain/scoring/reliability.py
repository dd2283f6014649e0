"""How far each criterion can be trusted: what its formulas hear, and how well that is heard."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from trainer.domain.documents.base import Document
from trainer.domain.documents.rubric import Check, Scale
from trainer.domain.moves import (
    ANSWERS,
    LISTENING,
    QUESTIONS,
    Act,
    Category,
    Form,
    HomeownerMoveKind,
    MoveKind,
)
from trainer.domain.scoring.scorecard import Reliability

UNCALIBRATED = Reliability(kind="none")


@dataclass(frozen=True, kw_only=True, slots=True)
class Figure:
    """How well one label is heard: precision and recall on `n` examples that were held out."""

    precision: float
    recall: float
    n: int


Figures = Mapping[str, Figure]
"""Figures by `head/label`: moves/acknowledge, acts/hold, form/open, homeowner/objection/price."""

NOTHING_HEARD = frozenset(
    {
        "rep_turns",
        "homeowner_turns",
        "rep_word_share",
        "longest_rep_turn_words",
        "first_rep_turn_words",
    }
)
"""The measures that count turns and words, and need no listener."""

_STAGES: Mapping[str, frozenset[MoveKind]] = {
    "acknowledged": LISTENING,
    "explored": frozenset({MoveKind.EXPLORE}),
    "answered": ANSWERS,
    "settled": ANSWERS | {MoveKind.CONFIRM},
}
_MEASURES: Mapping[str, frozenset[MoveKind]] = {
    "questions_asked": QUESTIONS,
    "stacked_turns": QUESTIONS,
    "double_turns": QUESTIONS,
    "listening_moves": LISTENING,
    "unasked_input": ANSWERS | {MoveKind.OFFER},
    "listening_balance": LISTENING | ANSWERS | {MoveKind.OFFER},
    "off_role_turns": frozenset({MoveKind.OFF_ROLE}),
}
_MOVES: Mapping[str, frozenset[MoveKind]] = {
    "step_dated": frozenset({MoveKind.PROPOSE_NEXT_STEP, MoveKind.CLOSE}),
    "builds_on": frozenset({MoveKind.REFLECT}),
    "stop_honoured": QUESTIONS | {MoveKind.OFFER, MoveKind.PROPOSE_NEXT_STEP, MoveKind.CLOSE},
    "paced": QUESTIONS | LISTENING | ANSWERS,
    "no_retrade": frozenset({MoveKind.OFFER}),
}
_RESPONDED: Mapping[str, HomeownerMoveKind] = {
    "signal": HomeownerMoveKind.BUYING_SIGNAL,
    "look_alike": HomeownerMoveKind.LOOK_ALIKE,
    "stop": HomeownerMoveKind.STOP_REQUEST,
}
_NO_FIGURES = "aims/topic"  # what a question is about is found by meaning, and has no head


def labels_of(formula: Document, *, practised: bool) -> frozenset[str]:
    """What a formula needs heard, as the keys of figures; nothing where it only counts.

    In a practised conversation the homeowner's objections, signals and stops are known and need
    not be heard.
    """
    name = str(getattr(formula, "formula", ""))
    labels = {*_written(formula), *_moves(_MOVES.get(name, ()))}
    implied = _IMPLIED.get(name)
    return frozenset(labels if implied is None else labels | {*implied(formula, practised)})


def _written(part: object) -> Iterator[str]:
    """The labels that the author wrote into a formula."""
    if isinstance(part, MoveKind):
        yield f"moves/{part.value}"
    elif isinstance(part, Act):
        yield f"acts/{part.value}"
    elif isinstance(part, Form):
        yield "form/open"
    elif isinstance(part, Document):
        for name in type(part).model_fields:
            yield from _written(getattr(part, name))
    elif isinstance(part, tuple):
        for each in part:
            yield from _written(each)


def _moves(kinds: Sequence[MoveKind] | frozenset[MoveKind]) -> Iterator[str]:
    yield from (f"moves/{kind.value}" for kind in kinds)


def _objections(categories: Sequence[Category] = ()) -> Iterator[str]:
    for category in categories or Category:
        yield f"homeowner/{HomeownerMoveKind.OBJECTION.value}/{category.value}"


def _reached(formula: Any, practised: bool) -> Iterator[str]:  # noqa: FBT001 - of the table below
    yield from _moves(_STAGES[formula.stage])
    if formula.before is not None:
        yield from _moves(_STAGES[formula.before])
    if not practised:
        yield from _objections()
        if formula.stage == "settled":
            yield f"homeowner/{HomeownerMoveKind.SETTLED.value}"


def _measured(formula: Any, _: bool) -> Iterator[str]:  # noqa: FBT001
    if formula.measure in _MEASURES:
        yield from _moves(_MEASURES[formula.measure])
    elif formula.measure not in NOTHING_HEARD:
        yield f"measures/{formula.measure}"


def _stopped(_: Any, practised: bool) -> Iterator[str]:  # noqa: FBT001
    if not practised:
        yield f"homeowner/{HomeownerMoveKind.STOP_REQUEST.value}"


def _responded(formula: Any, practised: bool) -> Iterator[str]:  # noqa: FBT001
    if formula.after in {"objection", "told"}:
        yield from _objections(formula.categories)
    elif formula.after in _RESPONDED and not practised:
        yield f"homeowner/{_RESPONDED[formula.after].value}"


def _ended(_: Any, practised: bool) -> Iterator[str]:  # noqa: FBT001
    if not practised:
        yield f"homeowner/{HomeownerMoveKind.BUYING_SIGNAL.value}"
        yield f"moves/{MoveKind.PROPOSE_NEXT_STEP.value}"


def _asked(_: Any, __: bool) -> Iterator[str]:  # noqa: FBT001
    yield _NO_FIGURES


_IMPLIED: Mapping[str, Callable[[Any, bool], Iterator[str]]] = {
    "objections_reached": _reached,
    "measure_within": _measured,
    "stop_honoured": _stopped,
    "responds": _responded,
    "outcome_reached": _ended,
    "asked_about": _asked,
}


def heard(checks: Sequence[Check], figures: Figures, *, practised: bool) -> Reliability:
    """How well what these counted checks count is heard: the figures of all labels, weighted by n.

    Without figures where one thing that is needed cannot have any, or none was measured.
    """
    formulas = [check.counted for check in checks if check.counted is not None]
    labels = {label for one in formulas for label in labels_of(one, practised=practised)}
    if not labels:
        return Reliability(kind="listener")
    known = [figures[label] for label in sorted(labels) if label in figures]
    total = sum(figure.n for figure in known)
    if not total or any(label.startswith(("aims/", "measures/")) for label in labels):
        return Reliability(kind="listener", n=0)
    return Reliability(
        kind="listener",
        precision=round(sum(figure.precision * figure.n for figure in known) / total, 3),
        recall=round(sum(figure.recall * figure.n for figure in known) / total, 3),
        n=total,
    )


def trust_in(
    scale: Scale, figures: Figures, people: Mapping[str, Reliability], *, practised: bool
) -> dict[str, Reliability]:
    """The label of every criterion and gate of a scale.

    `people` says how far the judge agrees with people, by criterion, where enough of them have
    rated. Where they agree too little, a criterion that is partly counted keeps its counted label.
    """
    parts = {w.criterion.id: w.criterion.checks for w in scale.criteria}
    parts |= {gate.id.value: gate.checks for gate in scale.gates}
    labels = {}
    for name, checks in parts.items():
        counted = any(check.counted is not None for check in checks)
        judged = any(check.judged is not None for check in checks)
        rated = people.get(name, UNCALIBRATED) if judged else UNCALIBRATED
        is_counted = counted and not rated.lets_judges_decide
        labels[name] = heard(checks, figures, practised=practised) if is_counted else rated
    return labels
