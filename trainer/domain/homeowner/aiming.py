"""What a rep's question is about: the concern that stands, or a matter of its own."""

import re

from trainer.domain.homeowner.feelings import does, listens
from trainer.domain.homeowner.mind import Told
from trainer.domain.homeowner.moment import Moment
from trainer.domain.moves import Act, AimKind, Form, MoveKind

CONCERN_SURE = 0.5
EXPLORE_SURE = 0.6  # a question that might be about anything is not about the concern
RELATED = 0.2  # likeness from which a line takes up what was said before
_BACK = re.compile(
    r"\b(?:that|this|those|say|mean|worr\w+|concern\w*|bother\w*|feels?|happened|behind|trust|else)\b",
    re.I,
)
_CHECKS = re.compile(
    r"\b(?:settle[sd]?|answer(?:s|ed)?|clear(?:s|ed|er)?|makes? sense|(?:that|this|it|any of) (?:\w+ )?help(?:s|ed)?|cover(?:s|ed)?|comfortable|"
    r"satisf\w+|(?:good|okay|ok|fine|better) with|bother\w*|worr\w+|skipped|left out|easier|take care of)\b",
    re.I,
)
_SETTLES = re.compile(r"\b(?:settle[sd]?|answer(?:s|ed)?)\b", re.I)
BARE = 5  # words of a question that names no matter of its own
TOPICAL = 0.75  # likeness from which a question has a matter of its own
REASONS = frozenset({"motivation", "priority", "criteria"})  # what lies behind a concern
CONCERNS = "concerns"  # the topic that stands for whatever worries the person


def asks_about_it(moment: Moment) -> bool:
    """Whether the rep asks about the concern that stands, be it after having shown to listen."""
    if asks_for_concerns(moment) or _asks_what_lies_behind(moment):
        return True
    explores = does(moment, MoveKind.EXPLORE, sure=EXPLORE_SURE) and _points_back(moment)
    if explores or _asks_what_is_left(moment):
        return not _asks_for_something_else(moment)
    wide = (MoveKind.PROBLEM_QUESTION, MoveKind.OTHER_QUESTION, MoveKind.IMPLICATION_QUESTION)
    asks = any(m.kind in wide and m.form is Form.OPEN for m in moment.heard.moves)
    return asks and listens(moment) and not _asks_for_a_fact(moment)


def is_a_bare_probe(moment: Moment) -> bool:
    """Whether a line only asks on: "what happened?", "like what?", "how do you mean?"."""
    asks_on = does(moment, MoveKind.EXPLORE) or moment.heard.did(Act.CLARIFY)
    return asks_on and moment.heard.words <= BARE


def _asks_for_a_fact(moment: Moment) -> bool:
    """Whether the question is plainly about a matter of which the rep does not know all."""
    topics = moment.heard.aims_at(AimKind.TOPIC)
    if not topics or topics[0].confidence < EXPLORE_SURE:
        return False
    facts = moment.scene.facts_by_topic.get(topics[0].ref, ())
    return any(moment.before.facts[fact.id].told is not Told.TOLD for fact in facts)


def _points_back(moment: Moment) -> bool:
    """Whether the question is tied to what the homeowner has just said, by meaning or by a word."""
    if moment.heard.relates >= RELATED:
        return True
    explores = (m.text for m in moment.heard.moves if m.kind is MoveKind.EXPLORE)
    return any(_BACK.search(text) for text in explores)


def _asks_what_lies_behind(moment: Moment) -> bool:
    """Whether the rep shows to have heard and asks openly for reasons or wishes."""
    topics = moment.heard.aims_at(AimKind.TOPIC)
    reasons = bool(topics) and topics[0].ref in REASONS
    return reasons and listens(moment) and any(m.form is Form.OPEN for m in moment.heard.moves)


def checks(moment: Moment) -> bool:
    """Whether the rep checks in so many words that something is settled.

    Many a yes-or-no question sounds like a check to the listener; where nothing was answered, only
    these words make it one.
    """
    found = [m for m in moment.heard.moves if m.kind is MoveKind.CONFIRM]
    words = _SETTLES if has_a_matter(moment) else _CHECKS
    return any(m.confidence >= CONCERN_SURE and words.search(m.text) for m in found)


def _asks_what_is_left(moment: Moment) -> bool:
    """Whether the rep checks with an open question: "which part is still open?"."""
    return any(m.kind is MoveKind.CONFIRM and m.form is Form.OPEN for m in moment.heard.moves)


def asks_for_concerns(moment: Moment) -> bool:
    """Whether the rep asks what worries the person, in whatever words."""
    topics = moment.heard.aims_at(AimKind.TOPIC)
    return bool(topics) and topics[0].ref == CONCERNS and topics[0].confidence >= CONCERN_SURE


def _asks_for_something_else(moment: Moment) -> bool:
    """Whether the question is about a matter of its own more surely than about the objection."""
    asks = (MoveKind.EXPLORE, MoveKind.CONFIRM)
    return has_a_matter(moment, max(m.confidence for m in moment.heard.moves if m.kind in asks))


def has_a_matter(moment: Moment, sure: float = 0.0) -> bool:
    """Whether the line asks about a topic, more surely than `sure`."""
    topics = moment.heard.aims_at(AimKind.TOPIC)
    return bool(topics) and topics[0].confidence >= max(sure, TOPICAL)
