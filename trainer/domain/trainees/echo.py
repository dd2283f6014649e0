"""Saying back what somebody said: their words with the persons turned round."""

import re

_TURNED = {
    "i": "you",
    "i'm": "you're",
    "i've": "you've",
    "i'd": "you'd",
    "i'll": "you'll",
    "me": "you",
    "my": "your",
    "mine": "yours",
    "myself": "yourself",
    "we": "you",
    "we're": "you're",
    "we've": "you've",
    "our": "your",
    "ours": "yours",
    "us": "you",
    "am": "are",
    "you": "I",
    "your": "our",
}
_SENTENCE = re.compile(r"[^.?!]+[.?!]?")
_WORD = re.compile(r"[A-Za-z][A-Za-z']*")
_AFTER_VERB = re.compile(  # "you told I", "to I": the one to whom it is done
    r"\b(\w+(?:ed|ing)|told|gave|give|gives|taught|sold|sent|left|made|make|lets?|tells?|asks?|calls?|"
    r"to|for|with|from|at|of|by|about|like|than) I\b(?!')"
)
LEAST, MOST = 3, 16  # words of a sentence worth saying back


def echo_of(text: str) -> str | None:
    """The longest plain statement of a text with the persons turned round, or None."""
    sentences = [found.strip() for found in _SENTENCE.findall(text)]
    plain = [
        s.rstrip(".! ") for s in sentences if not s.endswith("?") and LEAST <= _length(s) <= MOST
    ]
    if not plain:
        return None
    turned = _AFTER_VERB.sub(r"\1 me", _WORD.sub(_turn, max(plain, key=_length)))
    return turned if turned.startswith("I ") else turned[:1].lower() + turned[1:]


def _length(sentence: str) -> int:
    return len(sentence.split())


def _turn(word: re.Match[str]) -> str:
    return _TURNED.get(word[0].lower(), word[0])
