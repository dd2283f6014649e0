"""Which particular question of a scenario is asked: those for any time, and those that go deeper.

Figures of the fit are of the particular questions of ten people, with one wording of each left out: two fifths were found at one invented in seven.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from trainer.adapters.embedded.cues import Cues, cues_from
from trainer.adapters.embedded.encoder import Encoder, Vector
from trainer.adapters.embedded.topics import Fit, TopicCues, sure_of, topic_cues
from trainer.domain.documents.scenario import Asked

ANSWERS = 0.4  # how much likeness to the answer counts beside that to the questions
BY_QUESTIONS = Fit(decay=1.0, nearest=0.5, other=0.0, half=0.64, spread=0.20)
DEEPER_HALF = 0.47
DEEPER_SPREAD = 0.20


@dataclass(frozen=True, kw_only=True, slots=True)
class ParticularCues:
    """Particular questions ready to be compared; the answers have a row for each of their refs."""

    general: TopicCues | None  # None where there are none
    answers: Vector
    deeper: Cues
    deeper_answers: Cues

    def scores(self, vectors: Vector) -> dict[str, float]:
        """For each particular question how surely (0 to 1) the best of the vectors asks it."""
        found = dict[str, float]()
        if self.general is not None:
            found |= self.general.scores(vectors, ANSWERS * (vectors @ self.answers.T).max(axis=0))
        answered = self.deeper_answers.likeness(vectors)
        for ref, (value, _) in self.deeper.likeness(vectors).items():
            total = value + ANSWERS * answered[ref][0]
            found[ref] = sure_of(total, DEEPER_HALF, DEEPER_SPREAD)
        return found


def particular_cues(encoder: Encoder, asked: Sequence[Asked]) -> ParticularCues:
    """The particular questions of a scenario, by their numbers."""
    numbered = [(str(at), one) for at, one in enumerate(asked)]
    general = [(ref, one) for ref, one in numbered if one.after is None]
    deeper = [(ref, one) for ref, one in numbered if one.after is not None]
    questions = cues_from(encoder, ((ref, one.questions) for ref, one in general))
    return ParticularCues(
        general=topic_cues(questions, fit=BY_QUESTIONS) if general else None,
        answers=encoder.vectors([one.says for _, one in general]),
        deeper=cues_from(encoder, ((ref, one.questions) for ref, one in deeper)),
        deeper_answers=cues_from(encoder, ((ref, (one.says,)) for ref, one in deeper)),
    )
