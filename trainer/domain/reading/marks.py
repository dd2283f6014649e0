"""The marks that stand where something was masked."""

import re
from collections.abc import Iterator
from enum import StrEnum


class Kind(StrEnum):
    """What a mark stands for."""

    NAME = "name"
    PHONE = "phone"
    EMAIL = "e-mail"
    ADDRESS = "address"
    NUMBER = "number"
    OTHER = "masked"  # words that somebody asked to have masked


MARK = re.compile(rf"\[(?:{'|'.join(kind.value for kind in Kind)})\]")


def mark(kind: Kind) -> str:
    """The mark of one kind, such as `[phone]`."""
    return f"[{kind.value}]"


def pieces(text: str) -> Iterator[tuple[str, bool]]:
    """The text cut at its marks: each piece, and whether it is a mark."""
    at = 0
    for found in MARK.finditer(text):
        if found.start() > at:
            yield text[at : found.start()], False
        yield found[0], True
        at = found.end()
    if at < len(text):
        yield text[at:], False


# What a listener hears in place of a mark: it was trained on words, and "[name]" throws it off.
_SPOKEN = {
    "[name]": "Morgan",
    "[phone]": "555-0100",
    "[e-mail]": "mail@example.com",
    "[address]": "12 Main Street",
    "[number]": "1234",
    "[masked]": "that",
}


def spoken(text: str) -> str:
    """The text with everyday words in place of its marks."""
    return "".join(_SPOKEN[piece] if is_mark else piece for piece, is_mark in pieces(text))


def as_written(quote: str, text: str) -> str:
    """The words of a text that a quote from its spoken form stands for; marks are quoted whole."""
    start = spoken(text).find(quote)
    end = start + len(quote)
    out, at = [], 0
    for piece, is_mark in pieces(text):
        length = len(_SPOKEN[piece]) if is_mark else len(piece)
        first, last = max(start - at, 0), min(end - at, length)
        if first < last:
            out.append(piece if is_mark else piece[first:last])
        at += length
    return "".join(out)
