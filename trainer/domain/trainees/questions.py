"""Which question of discovery a trainee asks next."""

from collections.abc import Sequence

from trainer.domain.documents.trainee import Question
from trainer.domain.trainees.view import Memory, View

FEWEST, MOST = 1, 5  # questions before proposing, of no skill and of all
FOLLOWS = 0.25  # likeness to the homeowner's words from which a question takes them up
_KINDS = ("situation", "problem", "implication", "payoff")


def next_question(skill: float, view: View, memory: Memory) -> Question | None:
    """The next question, or None when all were asked.

    Skilled trainees go from the situation to problems, consequences and what would help.
    """
    left = [q for q in view.wording.asks if q.about not in memory.asked]
    if not left:
        return None
    left = [q for q in left if q.about in view.prepared] or left
    if view.happens(skill, "goes deeper"):
        depth = min(len(memory.asked) * len(_KINDS) // MOST, len(_KINDS) - 1)
        fitting = [q for q in left if q.kind == _KINDS[depth]] or left
        if view.happens(skill, "follows up"):
            row = view.likeness((view.last,), [q.good[0] for q in left])[0]
            nearest = max(range(len(left)), key=row.__getitem__)
            return left[nearest] if row[nearest] >= FOLLOWS else _pick(fitting, view)
        return _pick(fitting, view)
    return _pick([q for q in left if q.kind == _KINDS[0]] or left, view)


def _pick(questions: Sequence[Question], view: View) -> Question:
    return questions[int(view.chance("next question") * len(questions))]
