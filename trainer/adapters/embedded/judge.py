"""The local judge: leaves every question that needs judgement open."""

from trainer.domain.documents.rubric import Scale
from trainer.domain.scoring.record import Record
from trainer.ports import Verdicts


class LocalJudge:
    """Answers nothing; what can be counted is counted in the core, whoever judges."""

    is_model = False

    async def judge(self, record: Record, scale: Scale) -> Verdicts:  # noqa: ARG002 - the port asks for them
        """No answers: the judged checks stay unscored, with the reason."""
        return Verdicts(answers={})
