"""What kind of question a line asks, by its shape; the meaning is the listener's business."""

import re

from trainer.domain.documents.phrase import Phrase
from trainer.domain.homeowner.moment import Moment
from trainer.domain.moves import Form, Move

QUESTION_SURE = 0.4  # sureness from which a question counts as one
STACKED = 3  # so many questions in one line are too many
SHORT_LINE = 15  # words up to which a line without a question mark may still ask something

_INVITES = re.compile(
    r"\b(?:tell me|walk me|talk me|describe|help me understand|let me know)\b", re.I
)
_OPEN = re.compile(
    r"\b(?:what|whats|who|whom|whose|which|when|where|why|how|hows)\b(?!(?:'s| is)? (?:about|if))",
    re.I,
)
_FOR_A_TIME = re.compile(
    r"\b(?:what|which) (?:day|time|evening|morning|afternoon|week)\b|\bwhen (?:can|could|would|works|suits|should|shall|may)\b",
    re.I,
)
_STATE = (
    r"\bhow (?:do|did|does|have|has|is|are|was|were) (?:you|that|it|things|this|they|she|he)\b[^?]*"
    r"\b(?:feel|been|going|holding|doing|coping|like|sit)\b|"
    r"\bwhat\b[^?]*\b(?:like|feel)\b(?! to (?:happen|see|do|know))|"
    r"\bhow(?:'s| is| was| are) (?:it|that|this|things|everything)\b"
)
_WISH = (
    r"\b(?:would|do|did) (?:you|u|they|each of you|both of you)\b[^?]*\b(?:like|want|wish|hope|prefer|need|love)\b|"
    r"\b(?:hoping|ideal|ideally|wish|matters?|perfect|best case|important)\b"
)
_FIGURE = (
    r"\b(?:how (?:much|many|big|far|often|high|large|deep)|where)\b|"
    r"\bwhat(?:'s| is| are| was)? (?:the|your|it|they) [^?]*\b(?:cost|pay|number|price|rate|size|rent|bill)s?\b"
)
_KINDS = (
    (_STATE, Phrase.SO_SO),
    (_WISH, Phrase.A_WISH),
    (r"\b(?:why|how come|what made|what makes|what brought|what got)\b", Phrase.A_REASON),
    (r"\b(?:when|how long|since when|how old|how recently|what year)\b", Phrase.A_WHILE),
    (_FIGURE, Phrase.A_FIGURE),
)
_BY_SHAPE = tuple((re.compile(pattern, re.I), phrase) for pattern, phrase in _KINDS)
_YES_OR_NO = re.compile(
    r"^(?:\W*(?:and|so|but|ok|okay|well|oh|um|or|then)\b)*\W*(?:is|are|was|were|do|does|did|have|has|had|can|could|will)\b",
    re.I,
)


_BEGINS = re.compile(
    r"^\W*(?:(?:and|so|but|ok|okay|oh|um)\W+)*(?:do|did|does|are|is|was|have|has|what|whats|who|when|whens|where|why|how|which)\b",
    re.I,
)
_IS_SO = re.compile(
    r"^\W*(?:(?:and|so|but|ok|okay|oh|um|then|\w+,)\W+)*(?:do you (?!want|mind)|did|have|has|had|are (?:you|there|they)|is (?:there|anybody|anyone|somebody|it)|was|were)\b",
    re.I,
)


def last_question(moment: Moment) -> str:
    """The sentence that asks: the last one with a question mark, else the last of all."""
    text = moment.turn.text.replace("\u2019", "'").strip()
    asked = text[: text.rindex("?")] if "?" in text else text
    return re.split(r"[.!?]\s+", asked.rstrip(" .!?"))[-1]


def really_asks(moment: Moment) -> bool:
    """Whether a line asks something in its form, so that a long statement is not taken for a question."""
    text = moment.turn.text
    if "?" in text or moment.heard.words <= SHORT_LINE or _INVITES.search(text):
        return True
    return _BEGINS.search(last_question(moment)) is not None


def asks_openly(moment: Moment) -> bool:
    """Whether a line ends with a question for more than a yes, a no or a time."""
    if "?" not in moment.turn.text:
        return False
    asked = last_question(moment)
    return _OPEN.search(asked) is not None and _FOR_A_TIME.search(asked) is None


def asks_for_a_fact(moment: Moment) -> bool:
    """Whether a line ends with a question about what is so, which proposes nothing."""
    if "?" not in moment.turn.text:
        return False
    return asks_openly(moment) or _IS_SO.search(last_question(moment)) is not None


def unforeseen_phrase(moment: Moment) -> Phrase:
    """What is said to a question that nobody foresaw: something that fits its shape."""
    asked = last_question(moment)
    open_one = _OPEN.search(asked) is not None
    for pattern, phrase in _BY_SHAPE if open_one else ():
        if pattern.search(asked):
            return phrase
    if not open_one and _YES_OR_NO.search(asked):
        return Phrase.SORT_OF
    return Phrase.UNSURE


def asked_questions(moment: Moment) -> tuple[Move, ...]:
    """The questions that ask for something: those of the line that were heard surely enough."""
    return tuple(m for m in moment.heard.questions() if m.confidence >= QUESTION_SURE)


def is_closed(moment: Moment) -> bool:
    """Whether the line asks for a short answer only."""
    forms = [m.form for m in asked_questions(moment)]
    return bool(forms) and all(form is Form.CLOSED for form in forms)


def are_stacked(moment: Moment) -> bool:
    """Whether a line asks too much at once; two clauses of one question do not."""
    return len(asked_questions(moment)) >= STACKED and moment.turn.text.count("?") != 1
