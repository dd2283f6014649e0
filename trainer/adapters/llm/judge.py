"""A model as judge: one call for the whole rubric, a reason first, quotes for everything."""

from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from trainer.adapters.llm.endpoint import Endpoint
from trainer.adapters.llm.structured import StructuredCalls
from trainer.domain.documents.rubric import Scale
from trainer.domain.scoring.record import Record
from trainer.domain.scoring.scorecard import Answer, By, Evidence
from trainer.ports import Verdicts
from trainer.prompts.judge import grading_prompt, prompt_digest, questions_of

TOKENS_PER_QUESTION = 160
_SILENT = "the judge did not answer this"


class Verdict(StrEnum):
    """What a judge may say."""

    YES = "yes"
    NO = "no"
    CANNOT_TELL = "cannot_tell"


class Quote(BaseModel):
    """Words of one turn."""

    model_config = ConfigDict(extra="forbid")

    turn: int
    quote: Annotated[str, Field(max_length=400)]


class Judgement(BaseModel):
    """The answer to one question; the reason comes before the verdict on purpose."""

    model_config = ConfigDict(extra="forbid")

    id: str
    reason: Annotated[str, Field(max_length=600)]
    verdict: Verdict
    quotes: Annotated[list[Quote], Field(max_length=3)]


class Judgements(BaseModel):
    """The answers to all questions."""

    model_config = ConfigDict(extra="forbid")

    answers: list[Judgement]


class ModelJudge:
    """Judges through a model."""

    is_model = True

    def __init__(self, endpoint: Endpoint, model: str) -> None:
        self._calls = StructuredCalls(endpoint)
        self._model = model

    async def judge(self, record: Record, scale: Scale) -> Verdicts:
        """One answer per judged check. Raises ModelError when nothing usable comes."""
        questions = questions_of(record, scale)
        if not questions or not record.rep_lines():
            return Verdicts(answers={}, model=self._model, prompt_digest=prompt_digest())
        prompt = grading_prompt(record, questions)
        most = TOKENS_PER_QUESTION * len(questions)
        asked = await self._calls.ask(self._model, prompt, Judgements, most)
        given = {judgement.id: judgement for judgement in asked.answer.answers}
        return Verdicts(
            answers={question.key: _answer(given.get(question.key)) for question in questions},
            model=self._model,
            prompt_digest=prompt_digest(),
            usage=asked.usage,
        )


def _answer(judgement: Judgement | None) -> Answer:
    if judgement is None:
        return Answer(held=None, reason=_SILENT, by=By.MODEL)
    held = {Verdict.YES: True, Verdict.NO: False, Verdict.CANNOT_TELL: None}[judgement.verdict]
    quotes = tuple(Evidence(turn=quote.turn, quote=quote.quote) for quote in judgement.quotes)
    return Answer(held=held, reason=judgement.reason, evidence=quotes, by=By.MODEL)
