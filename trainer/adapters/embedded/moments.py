"""Moments that people mark with set words: hold on, are you a robot, do you remember my name.

There are few ways to say them, so they are listed; the heads hear what else is said.
"""

import re

from trainer.domain.moves import Act

_THEY = r"(?:my|the|our) (?:manager|boss|office|supervisor|foreman|team lead)"
_SAYS = r"(?:said|told me|mentioned|were saying)"
_ACTS: tuple[tuple[Act, str], ...] = (
    (
        Act.ROBOT,
        (
            r"\b(?:are you|am i (?:talking|speaking) (?:to|with)|is this|are we) (?:even |really |just )?(?:an? )?"
            r"(?:robot|bot|chat ?bot|machine|computer|recording|real (?:person|human)|actual (?:person|human)|"
            r"human|person|ai|a\.i\.)\b"
        ),
    ),
    (
        Act.HOLD,
        (
            r"\b(?:hold on(?! to)|hang on(?! to)|hold (?:the line|please)|bear with me|"
            r"(?:give me|just|wait) (?:just )?(?:a|one|two) (?:quick )?(?:sec(?:ond)?|moment|minute)s?|"
            r"one (?:second|sec|moment|minute),? please)\b"
        ),
    ),
    (
        Act.ASK_MANAGER,
        (
            rf"\b(?:let me|i'll|i will|i'd have to|i have to|i need to|i've got to|i gotta|can i) (?:just |quickly )?"
            rf"(?:ask|check with|talk to|speak to|call|run (?:it|that|this) (?:by|past)) {_THEY}\b"
        ),
    ),
    (
        Act.EMAIL,
        (
            r"\b(?:can|could|may|shall|let me|i'll|i can|i could|want me to|okay if|mind if) (?:i )?(?:just |maybe )?"
            r"(?:e-?mail|send|text) (?:it |this |that )?(?:to )?you\b"
        ),
    ),
    (
        Act.SAID_EARLIER,
        (
            rf"\b(?:earlier|before|just now|a (?:minute|moment|while) ago),? (?:you|when you) {_SAYS}\b"
            rf"|\b(?:like|as|what) you {_SAYS} (?:earlier|before|just now|a (?:minute|moment) ago)\b"
            rf"|\byou {_SAYS} (?:earlier|before|just now|a (?:minute|moment) ago)\b"
        ),
    ),
    (
        Act.STILL_THERE,
        r"^\W*(?:hello\?\W*)?(?:are )?you (?:still )?(?:there|with me|on the line)\W*$",
    ),
    (
        Act.KNOWS_ME,
        (
            r"\b(?:do you|you) (?:still )?(?:remember|recall|know) (?:my name|who i am|who i'm with|my company|"
            r"what i'm called|where i'm (?:calling )?from|which company)\b"
            r"|\b(?:who|what) did i say (?:i'm|i was|i am|my name|my company)\b|\bdid i (?:tell|give) you my name\b"
        ),
    ),
    (
        Act.ASKS_NAME,
        (
            r"\b(?:what(?:'s| is| was) your (?:first |last |full )?name|(?:can|could|may) i (?:get|have|ask) your name|"
            r"who am i (?:talking|speaking) (?:to|with)|what (?:do|should|can) i call you)\b"
        ),
    ),
)
_PATTERNS = tuple((act, re.compile(pattern, re.I)) for act, pattern in _ACTS)


_PARTS = re.compile(
    r"\b(?:(?<!before )i'll let you (?:go|get (?:back|on))|take care|good ?bye|bye(?: now)?|so long|"
    r"have a (?:good|nice|great|blessed) (?:one|day|evening|night|weekend|rest))\b[^?]*$",
    re.I,
)
_LAST_WORD = re.compile(r"\b(?:good ?bye|bye(?: now)?)\W*$", re.I)
MOST_PARTING = 14  # words up to which such a line is a goodbye and no polite aside


def marked(line: str) -> frozenset[Act]:
    """The acts that a line marks with set words."""
    text = line.replace("\u2019", "'")
    found = frozenset(act for act, pattern in _PATTERNS if pattern.search(text))
    short = len(text.split()) <= MOST_PARTING and "?" not in text
    parts = (short and _PARTS.search(text)) or _LAST_WORD.search(text)
    return found | {Act.GOODBYE} if parts else found
