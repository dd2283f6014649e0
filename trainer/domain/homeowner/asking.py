"""What kind of question a line asks, by its shape; the meaning is the listener's business."""

import re

from trainer.domain.documents.phrase import Phrase
from trainer.domain.homeowner.moment import Moment
from trainer.domain.moves import QUESTIONS, Form, Move, MoveKind

QUESTION_SURE = 0.4  # sureness from which a question counts as one
STACKED = 3  # so many questions in one line are too many
PLAINLY_ASKED = 0.65  # the same without a question mark
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
    (r"\b(?:you|u|that|it) mean\b", Phrase.CLARIFY),
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


EITHER = re.compile(r"\bor\b", re.I)
_NEEDS = (  # what an answer must hold to answer a question of that shape
    (
        re.compile(
            r"\b(?:how long|how old|since when|what year|how many years|when (?:did|was|were|is|are|will|do|does|have|had))\b",
            re.I,
        ),
        re.compile(
            r"\d|\b(?:now|soon|today|tonight|tomorrow|yesterday|since|ago|before|after|until|till|by|in|last|next|once|never|always|"
            r"years?|months?|weeks?|days?|nights?|mornings?|winter|spring|summer|fall|christmas|easter|while|time|long|new|old|"
            r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|"
            r"mon|tues|wednes|thurs|fri|satur|sun)(?:day)?\b",
            re.I,
        ),
    ),
    (
        re.compile(r"\bhow (?:much|many|big|far|often|large|high)\b", re.I),
        re.compile(
            r"\d|\b(?:no|none|nothing|not|never|all|every|some|few|lot|lots|enough|plenty|half|more|less|most|much|many|just|only|once|twice|"
            r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|"
            r"hundred|thousand|grand|couple|pair|whole|big|small)\b",
            re.I,
        ),
    ),
    (
        re.compile(
            r"^(?:\W*(?:and|so|but|or|well|okay|ok)\b)*\W*(?:who|whose|whom|which of you|who's)\b",
            re.I,
        ),
        re.compile(
            r"\b(?i:i|i'm|i've|i'd|i'll|me|my|mine|we|we're|us|our|ours|he|his|him|she|her|they|them|their|nobody|somebody|no one|someone|anybody|"
            r"just|only|everybody|people|folks|company|city|county|bank|court|neighbor\w*|tenants?|kids?|guy|man|woman|fellow|oldest|youngest|sons?|daughters?|wife|husband|sister|brother|mother|father)\b|(?<!^)(?<![.?!]\s)\b[A-Z][a-z]+",
        ),
    ),
)


def last_question(moment: Moment) -> str:
    """The sentence that asks: the last one with a question mark, else the last of all."""
    text = moment.turn.text.replace("\u2019", "'").strip()
    asked = text[: text.rindex("?")] if "?" in text else text
    return re.split(r"[.!?]\s+", asked.rstrip(" .!?"))[-1]


def really_asks(moment: Moment) -> bool:
    """Whether a line asks something in its form, so that a long statement is not taken for a question."""
    text = moment.turn.text
    if "?" in text or _INVITES.search(text):
        return True
    asks = (m for m in moment.heard.moves if m.kind in QUESTIONS or m.kind is MoveKind.CONFIRM)
    surely = any(m.confidence >= PLAINLY_ASKED for m in asks)
    if surely and moment.heard.words <= SHORT_LINE:
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


def can_answer(moment: Moment, answer: str) -> bool:
    """Whether an answer holds what a question of this shape asks for: a time, a number, a person."""
    asked, answer = last_question(moment), answer.replace("\u2019", "'")
    return all(holds.search(answer) for asks, holds in _NEEDS if asks.search(asked))


def unforeseen_phrase(moment: Moment) -> Phrase:
    """What is said to a question that nobody foresaw: something that fits its shape."""
    asked = last_question(moment)
    open_one = _OPEN.search(asked) is not None
    for pattern, phrase in _BY_SHAPE if open_one else ():
        if pattern.search(asked):
            return phrase
    if not open_one and _YES_OR_NO.search(asked) and not EITHER.search(asked):
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
