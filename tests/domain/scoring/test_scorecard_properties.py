"""What holds for every scorecard, whatever was said and whatever a judge answers."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_criterion, a_scale
from tests.domain.rich_scene import rich
from tests.domain.scoring.records import TRUSTED
from tests.domain.strategies import sure
from trainer.domain.documents.rubric import Scale
from trainer.domain.moves import Act, Aim, AimKind, Category, Form, Heard, Move, MoveKind
from trainer.domain.moves import HomeownerMove as Said
from trainer.domain.moves import HomeownerMoveKind as H
from trainer.domain.outcome import Outcome
from trainer.domain.scoring.public import public_scorecard
from trainer.domain.scoring.record import Line, Record
from trainer.domain.scoring.record_of import record_of_call
from trainer.domain.scoring.scorecard import (
    Answer,
    By,
    CheckResult,
    Evidence,
    JudgedBy,
    JudgeKind,
    Reliability,
    Scorecard,
)
from trainer.domain.scoring.tally import tally
from trainer.domain.transcript import Speaker, Turn

SCENE = rich()
JUDGE = JudgedBy(kind=JudgeKind.MODEL, model="some-model")
FORMULAS: dict[str, dict[str, Any]] = {
    "moves-seen": {"formula": "moves_seen", "moves": ["acknowledge", "reflect"], "at_most": 3},
    "acts-seen": {"formula": "acts_seen", "acts": ["introduce", "permission"], "by_turn": 2},
    "moves-absent": {"formula": "moves_absent", "moves": ["pressure"]},
    "reached": {"formula": "objections_reached", "stage": "settled", "share": 0.9},
    "within": {"formula": "measure_within", "measure": "rep_word_share", "at_most": 0.6},
    "in-order": {"formula": "in_order", "first": ["explore"], "then": ["offer", "close"]},
    "builds-on": {"formula": "builds_on"},
    "facts": {"formula": "facts_earned", "share": 0.5},
    "outcome": {"formula": "outcome_reached", "outcome": "best"},
    "stop": {"formula": "stop_honoured"},
}
Trust = Mapping[str, Reliability]
ANCHORS = {"held": "It held.", "not_held": "It did not."}
JUDGED = {"id": "judged", "judged": "Is it so?", **ANCHORS}


def _criterion(ref: str, formula: dict[str, Any], applies: str) -> dict[str, Any]:
    checks = [{"id": "counted", "counted": formula, **ANCHORS}, JUDGED]
    return a_criterion(id=ref, name=ref, applies=applies, checks=checks)


@st.composite
def scales(draw: st.DrawFn) -> Scale:
    """Every formula beside a judged check, with any weight and bound; three gates."""
    applies = st.sampled_from(("always", "objection_raised", "scenario_known"))
    gates = tuple(
        {"id": ref, "name": ref, "about": ref, "checks": [JUDGED]}
        for ref in ("honesty", "pressure", "do_not_call")
    )
    bare = a_scale({"id": "only-judged", "checks": [JUDGED]}, gates=gates).model_dump()
    for ref, formula in FORMULAS.items():
        made = {"criterion": _criterion(ref, formula, draw(applies)), "weight": 1}
        bare["criteria"] = [*bare["criteria"], made]
    for criterion in bare["criteria"]:
        criterion["weight"] = draw(st.integers(1, 100))
    bare["rubric"]["pass_at"] = draw(st.integers(0, 100))
    return Scale.model_validate(bare)


@st.composite
def calls(draw: st.DrawFn) -> Record:
    """A call of up to ten turns in which every move quotes words of its own turn."""
    spoken = draw(st.lists(st.tuples(st.sampled_from(Speaker), texts), max_size=10))
    lines = tuple(
        draw(_line(Turn(index=index, speaker=speaker, text=" ".join(words)), words))
        for index, (speaker, words) in enumerate(spoken)
    )
    return record_of_call(lines, SCENE.red_lines, draw(st.sampled_from((None, SCENE))))


texts = st.lists(st.sampled_from("roof insurance fair price thursday why".split()), max_size=5)


@st.composite
def _line(draw: st.DrawFn, turn: Turn, words: list[str]) -> Line:
    if not words:
        return Line(turn=turn)
    quotes = st.sampled_from(words)
    if turn.speaker is Speaker.HOMEOWNER:
        does = st.builds(
            Said, kind=st.sampled_from(H), text=quotes, confidence=sure, category=_category
        )
        return Line(turn=turn, says=tuple(draw(st.lists(does, max_size=2))))
    form = st.sampled_from((None, *Form))
    moves = st.builds(Move, kind=st.sampled_from(MoveKind), text=quotes, confidence=sure, form=form)
    refs = st.sampled_from(sorted(SCENE.red_lines))
    aims = st.builds(Aim, kind=st.just(AimKind.RED_LINE), ref=refs, confidence=sure, text=quotes)
    heard = Heard(
        moves=tuple(draw(st.lists(moves, max_size=4))),
        acts=tuple(draw(st.lists(st.sampled_from(Act), max_size=2))),
        aims=tuple(draw(st.lists(aims, max_size=1))),
        words=len(words),
    )
    return Line(turn=turn, heard=heard)


_category = st.sampled_from(Category)
_evidence = st.builds(
    Evidence,
    turn=st.integers(-1, 10),
    quote=st.sampled_from(("roof", "fair price", "why", "", " ", "nobody said this")),
)
_verdicts = st.builds(
    Answer,
    held=st.none() | st.booleans(),
    reason=st.just("as read"),
    evidence=st.lists(_evidence, max_size=3).map(tuple),
    by=st.just(By.MODEL),
)
_keys = [f"{ref}/judged" for ref in (*FORMULAS, "only-judged", "honesty", "pressure")]
verdicts = st.dictionaries(st.sampled_from(_keys), _verdicts)
Verdicts = Mapping[str, Answer]
_TRUSTED = dict.fromkeys((key.partition("/")[0] for key in _keys), TRUSTED)
trusts: st.SearchStrategy[Trust] = st.sampled_from((_TRUSTED, {}))


@given(calls(), scales(), verdicts, trusts)
def test_the_total_lies_between_0_and_100_or_is_not_there(
    call: Record, scale: Scale, answers: Verdicts, trust: Trust
) -> None:
    card = tally(call, scale, answers, JUDGE, trust)
    assert (card.overall is None) is (not card.criteria)
    assert card.overall is None or 0 <= card.overall <= 100
    assert all(0 <= score.level <= score.top for score in card.criteria)


@given(calls(), scales(), verdicts, trusts)
def test_every_quote_stands_verbatim_in_the_turn_it_names(
    call: Record, scale: Scale, answers: Verdicts, trust: Trust
) -> None:
    texts_by_turn = {line.turn.index: line.turn.text for line in call.lines}
    for turn, quote in _quotes(tally(call, scale, answers, JUDGE, trust)):
        assert quote.strip()
        assert quote in texts_by_turn[turn]


def _quotes(card: Scorecard) -> Iterator[tuple[int, str]]:
    pieces = [piece for gate in card.gates for piece in gate.evidence]
    checks = [check for score in card.criteria for check in score.checks]
    pieces.extend(piece for check in checks for piece in check.evidence)
    yield from ((piece.turn, piece.quote) for piece in pieces)
    for moment in (card.focus.strength, card.focus.change):
        if moment is not None:
            yield moment.turn, moment.quote


@given(calls(), scales(), verdicts, trusts)
def test_a_broken_gate_is_never_passed_and_only_a_total_below_the_bound_fails_else(
    call: Record, scale: Scale, answers: Verdicts, trust: Trust
) -> None:
    card = tally(call, scale, answers, JUDGE, trust)
    broken = {gate.id for gate in card.gates if gate.held is False}
    assert {breach.gate for breach in call.breaches} <= broken
    if broken:
        assert card.passed is False
    elif card.overall is None:
        assert card.passed is None
    else:
        assert card.passed is (card.overall >= scale.rubric.pass_at)


@given(calls(), scales(), verdicts, trusts)
def test_unscored_criteria_have_a_reason_and_do_not_count(
    call: Record, scale: Scale, answers: Verdicts, trust: Trust
) -> None:
    card = tally(call, scale, answers, JUDGE, trust)
    unscored = {one.id for one in card.unscored}
    assert all(one.reason for one in card.unscored)
    kept = tuple(one for one in scale.criteria if one.criterion.id not in unscored)
    assert [score.id for score in card.criteria] == [one.criterion.id for one in kept]
    rest = tally(call, scale.model_copy(update={"criteria": kept}), answers, JUDGE, trust)
    assert (rest.overall, rest.criteria, rest.focus) == (card.overall, card.criteria, card.focus)


@given(calls(), scales(), verdicts, trusts)
def test_every_scorecard_has_a_public_form(
    call: Record, scale: Scale, answers: Verdicts, trust: Trust
) -> None:
    card = tally(call, scale, answers, JUDGE, trust)
    public = public_scorecard(card)
    assert public["overall"] == card.overall
    assert public["outcome"] in {None, *Outcome}
    assert len(public["criteria"]) + len(public["unscored"]) == len(scale.criteria)


@given(calls(), scales(), verdicts)
def test_advice_changes_no_level_no_total_and_fails_no_one(
    call: Record, scale: Scale, answers: Verdicts
) -> None:
    advised = tally(call, scale, answers, JUDGE)
    counted = tally(call, scale, {}, JUDGE)
    assert (advised.overall, advised.passed) == (counted.overall, counted.passed)
    levels = [[(one.id, one.level, one.top) for one in c.criteria] for c in (advised, counted)]
    assert levels[0] == levels[1]
    assert [gate.held for gate in advised.gates] == [gate.held for gate in counted.gates]
    assert advised.focus == counted.focus


@given(calls(), scales())
def test_without_a_judge_only_what_was_counted_is_scored(call: Record, scale: Scale) -> None:
    card = tally(call, scale, {}, JUDGE)
    assert {score.scored_by for score in card.criteria} <= {By.COUNT}
    assert "only-judged" in {one.id for one in card.unscored}


@pytest.mark.parametrize(
    ("held", "reason", "matters"),
    [
        (True, "yes", True),
        (None, "needs a judge", True),
        (None, "not applicable: no offer", False),
    ],
)
def test_a_check_with_nothing_to_look_at_is_not_worth_reading(
    reason: str, *, held: bool | None, matters: bool
) -> None:
    check = CheckResult(id="x", by=By.COUNT, held=held, evidence=(), reason=reason, anchor="words")
    assert check.matters is matters
