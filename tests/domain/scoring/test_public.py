"""The public form of a scorecard: the names that programs and exports rely on."""

import json
from dataclasses import replace
from typing import Any

import pytest
from pydantic import ValidationError

from tests.builders import a_move, a_scale, a_scene
from tests.domain.scoring.records import disclosure, owner, record, rep, track
from trainer.domain.attempt import Usage
from trainer.domain.documents.digest import digest_of
from trainer.domain.homeowner.mind import Stage
from trainer.domain.moves import Form, Heard, MoveKind
from trainer.domain.outcome import Outcome
from trainer.domain.scoring.public import PublicScorecard, public_scorecard
from trainer.domain.scoring.record import Signal
from trainer.domain.scoring.scorecard import NOT_CALIBRATED, JudgedBy, JudgeKind, Scorecard
from trainer.domain.scoring.tally import tally

GATE = {"id": "honesty", "name": "Honesty", "about": "Only the truth."}
OFFER = {"formula": "moves_seen", "moves": ["offer"]}
OFFERS = {"id": "offers", "counted": OFFER, "held": "You offered.", "not_held": "No offer."}
SCALE = a_scale(
    {},
    {"id": "offer", "name": "Offer", "checks": [OFFERS]},
    {"id": "about-concerns", "applies": "objection_raised"},
    gates=(GATE,),
)
LISTENS = Heard(
    moves=(
        a_move(MoveKind.ACKNOWLEDGE, "Fair enough."),
        a_move(MoveKind.PROBLEM_QUESTION, "What happened?", form=Form.OPEN),
    ),
    words=4,
)


def card(**changes: Any) -> Scorecard:
    talk = record(
        owner("Is it a scam?"),
        rep("Fair enough. What happened?", LISTENS),
        owner("They left."),
        scene=a_scene(),
        outcome=Outcome.ADVANCE,
        disclosures=(disclosure(1), disclosure(fact="sister")),
    )
    made = tally(talk, SCALE, {}, JudgedBy(kind=JudgeKind.LOCAL))
    tracks = (track(Stage.ACKNOWLEDGED, acknowledged=1, ref="scam"),)
    signals = (Signal(turn=2, kind="look_alike", response="missed"),)
    return replace(made, objections=tracks, signals=signals, **changes)


def criterion(ref: str, name: str, *, held: bool, better: str, **check: Any) -> dict[str, Any]:
    """A criterion of the contract with one counted check."""
    figures: dict[str, Any] = {
        "precision": None,
        "recall": None,
        "n": None,
        "agreement": None,
        "raters": [],
    }
    none = {"kind": "none", **figures, "about": NOT_CALIBRATED}
    return {
        "id": ref,
        "name": name,
        "weight": 1,
        "level": int(held),
        "top": 1,
        "scored_by": "count",
        "checks": [{"by": "count", "held": held, "advice": False, **check}],
        "reason": check["anchor"],
        "advice": "Acknowledge.",
        "better": better,
        "reliability": none,
    }


def test_the_public_form_is_the_one_that_was_promised() -> None:
    public = public_scorecard(card())
    measures = public.pop("measures")
    assert measures["rep_turns"] == 1
    assert public == {
        "rubric": {"id": "test-rubric", "digest": digest_of(SCALE)},
        "scenario": "test-person",
        "judge": {"kind": "local", "model": None, "prompt_digest": None},
        "overall": 50.0,
        "passed": True,
        "gates": [
            {"id": "honesty", "name": "Honesty", "held": True, "reason": "kept", "evidence": []}
        ],
        "outcome": "advance",
        "criteria": [
            criterion(
                "acknowledge",
                "Acknowledge",
                held=True,
                better="",
                id="seen",
                evidence=[{"turn": 1, "quote": "Fair enough."}],
                reason="acknowledge: heard 1 times",
                anchor="You acknowledged.",
            ),
            criterion(
                "offer",
                "Offer",
                held=False,
                better="That is fair.",
                id="offers",
                evidence=[],
                reason="offer: heard 0 times",
                anchor="No offer.",
            ),
        ],
        "unscored": [
            {
                "id": "about-concerns",
                "name": "Acknowledge",
                "reason": "not applicable: no objection was raised",
                "checks": [],
            }
        ],
        "objections": [
            {
                "category": "trust",
                "stage": "acknowledged",
                "raised": 0,
                "acknowledged": 1,
                "explored": None,
                "answered": None,
                "settled": None,
            }
        ],
        "signals": [{"turn": 2, "kind": "look_alike", "response": "missed"}],
        "disclosures": [
            {"fact": "policy", "earned_at": 1, "by": "situation_question"},
            {"fact": "sister", "earned_at": None, "by": None},
        ],
        "focus": {
            "strength": {"turn": 1, "quote": "Fair enough.", "why": "You acknowledged."},
            "change": {
                "turn": 1,
                "quote": "Fair enough. What happened?",
                "why": "No offer.",
                "try": "That is fair.",
            },
        },
    }


def test_the_public_form_counts_what_was_promised() -> None:
    measures = public_scorecard(card())["measures"]
    assert measures["rep_word_share"] == 0.4
    assert measures["longest_rep_turn_words"] == 4
    promised = ("open", "closed", "situation", "problem", "implication", "need_payoff")
    assert [measures["questions"][name] for name in promised] == [1, 0, 0, 1, 0, 0]


def test_the_public_form_is_json_all_through_and_fits_its_own_schema() -> None:
    public = public_scorecard(card())
    assert json.loads(json.dumps(public)) == public
    schema = PublicScorecard.model_json_schema(mode="serialization")
    assert set(public) == set(schema["properties"])
    assert set(public["focus"]["change"]) == set(schema["$defs"]["PublicChange"]["properties"])


def test_what_is_not_known_is_null_and_not_missing() -> None:
    bare = tally(record(owner("Hello?")), SCALE, {}, JudgedBy(kind=JudgeKind.LOCAL))
    public = public_scorecard(bare)
    empty = {"scenario", "overall", "passed", "outcome"}
    assert {name for name in public if public[name] is None} == empty
    assert public["focus"] == {"strength": None, "change": None}
    assert public["gates"][0]["held"] is None


def test_a_models_scorecard_names_the_model_and_its_prompt_but_not_what_it_cost() -> None:
    usage = Usage(prompt_tokens=9, dollars=0.1)
    judge = JudgedBy(
        kind=JudgeKind.MODEL, model="some-model", prompt_digest="sha256:p", usage=usage
    )
    assert public_scorecard(card(judge=judge))["judge"] == {
        "kind": "model",
        "model": "some-model",
        "prompt_digest": "sha256:p",
    }


@pytest.mark.parametrize("overall", [-0.1, 100.1])
def test_a_total_out_of_bounds_is_never_published(overall: float) -> None:
    with pytest.raises(ValidationError, match="overall"):
        public_scorecard(card(overall=overall))
