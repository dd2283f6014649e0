"""The model's judgement: one call, every quote checked, nothing made up."""

import json
from typing import Annotated

import pytest
from pydantic import BaseModel, ConfigDict, Field

from tests.adapters.llm.conftest import EndpointAt
from tests.builders import a_move, a_scale, a_turn
from tests.domain.scoring.records import TRUSTED
from tests.support.model_server import ModelServer
from tests.support.replies import Reply, html, refuses, says, server_error
from tests.support.scripted_endpoint import ScriptedEndpoint
from trainer.adapters.llm.judge import ModelJudge, Verdict
from trainer.adapters.llm.structured import StructuredCalls
from trainer.domain.documents.rubric import Scale
from trainer.domain.moves import Heard, MoveKind
from trainer.domain.scoring.record import Line, Record
from trainer.domain.scoring.scorecard import CriterionScore
from trainer.domain.scoring.tally import tally
from trainer.domain.transcript import Speaker
from trainer.errors import ModelReplyError, ModelUnavailableError
from trainer.prompts.prompt import Prompt, PromptLine, Side
from trainer.usecases.score_attempt import judged_by

KEY = "honest/checkable"


def a_judged_scale() -> Scale:
    check = {"id": "checkable", "judged": "Can it be checked?", "held": "Yes.", "not_held": "No."}
    return a_scale({"id": "honest", "checks": [check]})


def a_record() -> Record:
    heard = Heard(moves=(a_move(MoveKind.PROOF, "call the title company"),), words=6)
    return Record(
        lines=(
            Line(turn=a_turn(0, "Is this a scam?", Speaker.HOMEOWNER)),
            Line(turn=a_turn(1, "You can call the title company."), heard=heard),
        ),
        scene=None,
        outcome=None,
    )


def verdict(word: str, quote: str, turn: int = 1) -> Reply:
    answer = {
        "id": KEY,
        "reason": "It names somebody to call.",
        "verdict": word,
        "quotes": [{"turn": turn, "quote": quote}],
    }
    return says(json.dumps({"answers": [answer]}))


@pytest.fixture
async def judge(scripted_endpoint: ScriptedEndpoint, endpoint_at: EndpointAt) -> ModelJudge:
    """A judge that asks the scripted endpoint."""
    return ModelJudge(endpoint_at(scripted_endpoint.base_url, timeout_s=2), "scripted")


async def scored(judge: ModelJudge) -> tuple[CriterionScore, ...]:
    verdicts = await judge.judge(a_record(), a_judged_scale())
    by, trust = judged_by(verdicts), {"honest": TRUSTED}
    return tally(a_record(), a_judged_scale(), verdicts.answers, by, trust).criteria


async def test_a_verdict_with_its_quote_scores(
    scripted_endpoint: ScriptedEndpoint, judge: ModelJudge
) -> None:
    scripted_endpoint.queue(verdict("yes", "call the title company"))
    (score,) = await scored(judge)
    assert (score.level, score.top) == (1, 1)
    assert score.checks[0].evidence[0].quote == "call the title company"
    assert len(scripted_endpoint.requests) == 1


@pytest.mark.parametrize(
    ("quote", "turn"), [("call the sheriff", 1), ("call the title company", 0), ("", 1)]
)
async def test_a_quote_that_does_not_stand_there_scores_nothing(
    scripted_endpoint: ScriptedEndpoint, judge: ModelJudge, quote: str, turn: int
) -> None:
    scripted_endpoint.queue(verdict("yes", quote, turn))
    assert await scored(judge) == ()


async def test_cannot_tell_and_silence_score_nothing(
    scripted_endpoint: ScriptedEndpoint, judge: ModelJudge
) -> None:
    scripted_endpoint.queue(verdict("cannot_tell", "call the title company"))
    assert await scored(judge) == ()
    scripted_endpoint.queue(says('{"answers": []}'))
    assert await scored(judge) == ()


async def test_a_server_without_schemas_is_asked_in_a_simpler_form(
    scripted_endpoint: ScriptedEndpoint, judge: ModelJudge
) -> None:
    good = verdict("yes", "call the title company")
    scripted_endpoint.queue(refuses("no schemas here"), good, good)
    for _ in range(2):
        await judge.judge(a_record(), a_judged_scale())
    forms = [r.body.get("response_format", {}).get("type") for r in scripted_endpoint.requests]
    assert forms == ["json_schema", "json_object", "json_object"]


async def test_a_bad_answer_gets_one_second_chance(
    scripted_endpoint: ScriptedEndpoint, judge: ModelJudge
) -> None:
    scripted_endpoint.queue(says("Well, I think"), verdict("yes", "call the title company"))
    assert len(await scored(judge)) == 1
    scripted_endpoint.queue(says("Well"), says('{"answers": [{"id": 1}]}'))
    with pytest.raises(ModelReplyError, match="twice"):
        await scored(judge)


@pytest.mark.parametrize(
    ("reply", "error"), [(server_error(), ModelUnavailableError), (html(), ModelReplyError)]
)
async def test_a_dead_or_babbling_judge_is_an_error_and_never_a_number(
    scripted_endpoint: ScriptedEndpoint, judge: ModelJudge, reply: Reply, error: type[Exception]
) -> None:
    scripted_endpoint.otherwise(reply)
    with pytest.raises(error):
        await scored(judge)


async def test_nothing_to_judge_asks_nobody(
    scripted_endpoint: ScriptedEndpoint, judge: ModelJudge
) -> None:
    verdicts = await judge.judge(a_record(), a_scale({"id": "counted"}))
    assert verdicts.answers == {}
    assert scripted_endpoint.requests == ()


class Short(BaseModel):
    """As a judgement is, but never longer than a small model has room for."""

    model_config = ConfigDict(extra="forbid")

    reason: Annotated[str, Field(max_length=60)]
    verdict: Verdict
    quotes: Annotated[list[Annotated[str, Field(max_length=30)]], Field(max_length=2)]


async def test_a_real_server_answers_in_the_form_that_was_asked(
    model_server: ModelServer, endpoint_at: EndpointAt
) -> None:
    endpoint = endpoint_at(model_server.base_url, model_server.api_key, timeout_s=600)
    prompt = Prompt(system="Answer.", lines=(PromptLine(side=Side.TOLD, text="Judge nothing."),))
    asked = await StructuredCalls(endpoint).ask(model_server.model, prompt, Short, 400)
    assert isinstance(asked.answer, Short)
    assert asked.usage.prompt_tokens > 0
