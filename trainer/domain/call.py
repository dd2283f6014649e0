"""A real call that somebody uploaded: masked, scored, and kept until a day that was named."""

from dataclasses import dataclass
from datetime import datetime

from trainer.domain.scoring.scorecard import Scorecard
from trainer.domain.transcript import Transcript


@dataclass(frozen=True, kw_only=True, slots=True)
class Call:
    """An uploaded call; only who uploaded it sees it. `scale` is the digest of its rubric."""

    id: str
    person: str
    title: str
    made_at: datetime
    keep_until: datetime
    rubric: str
    scale: str
    transcript: Transcript
    scorecard: Scorecard
