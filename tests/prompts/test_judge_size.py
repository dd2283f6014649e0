"""How much a model judge has to read: 8 criteria over a conversation of 20 turns.

No tokenizer of a large model is at hand, so a token is taken for four characters, as is usual for
English; the word pieces of the packaged encoder, which cut finer, are a second opinion.
"""

from itertools import cycle, islice

from tests.builders import a_scene
from tests.domain.scoring.records import owner, record, rep, track
from tests.prompts.scenes import LIBRARY
from trainer.adapters.embedded.word_piece import open_word_piece
from trainer.domain.documents.rubric import Scale, joined
from trainer.domain.scoring.record import Record
from trainer.prompts.judge import grading_prompt, questions_of

MOST_TOKENS = 2500
CRITERIA = 8
_REP = (
    "Hi, it's Dana with Fairlead Homes, did I catch you at a bad time?",
    "That is fair. You get a pile of these letters, and most of them waste your afternoon.",
    "What would have to be true for a sale to make sense to you this year, and for your sister?",
    "The earnest money sits with the title company. If we walk, you keep it. You can call them.",
    "Could I come by on Thursday at four and look at the roof? You can say no, and that is fine.",
)
_OWNER = (
    "Who is this?",
    "I don't trust you people. The last one promised me the world and then he vanished on me.",
    "It sits empty since May, and the policy costs me three hundred and ten a month.",
    "Fifty-eight is the least I would even think about.",
    "Maybe. I would have to ask my sister first.",
)


def a_talk() -> Record:
    """Twenty turns of the length that people's have, with a concern in them."""
    said = [
        line
        for words in islice(zip(cycle(_OWNER), cycle(_REP), strict=False), 10)
        for line in (owner(words[0]), rep(words[1]))
    ]
    return record(*said, scene=a_scene(), objections=(track(),))


def eight_judged() -> Scale:
    """The eight shared criteria with the most to judge, and every gate."""
    whole = joined(tuple(LIBRARY.scales().values()))

    def to_judge(at: int) -> int:
        return sum(check.judged is not None for check in whole.criteria[at].criterion.checks)

    most = sorted(range(len(whole.criteria)), key=to_judge, reverse=True)[:CRITERIA]
    always = [
        w.model_copy(update={"criterion": w.criterion.model_copy(update={"applies": "always"})})
        for w in (whole.criteria[at] for at in most)
    ]
    return whole.model_copy(update={"criteria": tuple(always)})


def test_eight_criteria_over_twenty_turns_fit_the_budget() -> None:
    talk, scale = a_talk(), eight_judged()
    questions = questions_of(talk, scale)
    judged = {question.key.partition("/")[0] for question in questions}
    assert len(judged & {one.criterion.id for one in scale.criteria}) == CRITERIA
    assert len(talk.lines) == 20
    prompt = grading_prompt(talk, questions)
    text = "\n".join((prompt.system, *(line.text for line in prompt.lines)))
    assert len(text) / 4 <= MOST_TOKENS, len(text) / 4
    assert len(open_word_piece().tokenize(text)) <= MOST_TOKENS
