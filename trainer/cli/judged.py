"""Scoring a transcript with the model judge that is configured, once or several times."""

import asyncio
import sys

from trainer.domain.documents.rubric import Scale
from trainer.domain.documents.scene import Scene
from trainer.domain.scoring.scorecard import Scorecard
from trainer.domain.transcript import Transcript
from trainer.errors import SettingsError
from trainer.settings import Settings
from trainer.usecases.score_attempt import Ears, judge_transcript

NO_JUDGE = (
    "no model judge is configured. Set TRAINER_LLM_BASE_URL and TRAINER_JUDGE_MODEL (or "
    "TRAINER_LLM_MODEL), in the environment or in .env; then: trainer doctor"
)


def judged(
    settings: Settings,
    runs: int,
    ears: Ears,
    transcript: Transcript,
    scale: Scale,
    scene: Scene | None,
) -> list[Scorecard]:
    """A scorecard for each run.

    Raises SettingsError without a model, ModelError where it gives nothing usable.
    """
    model = settings.judge_model or settings.llm_model
    if not settings.llm_base_url or not model:
        raise SettingsError(NO_JUDGE)
    from trainer.adapters.llm.judge import ModelJudge
    from trainer.main import model_endpoint

    async def all_runs() -> list[Scorecard]:
        endpoint = model_endpoint(settings)
        judge, cards = ModelJudge(endpoint, model), []
        try:
            for run in range(runs):
                cards.append(await judge_transcript(ears, judge, transcript, scale, scene))
                sys.stderr.write(f"run {run + 1} of {runs}\n")
        finally:
            await endpoint.close()
        return cards

    return asyncio.run(all_runs())
