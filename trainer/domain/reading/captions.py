"""WebVTT and SRT: cues taken apart into lines, each with its voice where a tag names one."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

_TIMES = re.compile(r"^\s*(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3}\s+-->")
_TAG = re.compile(r"<(/?[A-Za-z0-9][^<>]*)>")
# Only these, and no longer ones: html.unescape alone fails on a number of 5,000 digits.
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_DASHES = " -–—"  # alone in a line they say nothing
_HEAD = 40  # lines in which the first cue must begin


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A line of a transcript: its number in the file, and who a tag says is speaking."""

    number: int
    text: str
    voice: str | None = None


def looks_like_captions(text: str) -> bool:
    """Whether this is WebVTT or SRT."""
    bare = text.lstrip("\ufeff")
    head = bare.splitlines()[:_HEAD]
    return bare.startswith("WEBVTT") or any(_TIMES.match(line) for line in head)


def caption_lines(text: str) -> Iterator[Line]:
    """The lines that are spoken, in order; a voice that runs over lines gives one."""
    cue: list[str] = []
    inside = False
    for number, line in enumerate([*text.splitlines(), ""], start=1):
        if _TIMES.match(line):
            inside, cue = True, []
        elif line.strip():
            cue.append(line)
        else:
            if inside:
                yield from _cue_lines(number - len(cue), "\n".join(cue))
            inside = False


def _cue_lines(number: int, cue: str) -> Iterator[Line]:
    for voice, words in _voices(cue):
        lines = [_decoded(line) for line in words.split("\n")]
        if voice is not None:
            said = " ".join(line for line in lines if line.strip(_DASHES))
            yield Line(number=number, text=said, voice=_decoded(voice))
        else:
            for below, line in enumerate(lines):
                if line.strip(_DASHES):
                    yield Line(number=number + below, text=line)
        number += len(lines) - 1


def _voices(cue: str) -> Iterator[tuple[str | None, str]]:
    """The words of a cue by voice; words outside of the tags belong to the nearest voice.

    None where the cue names no voice at all.
    """
    voice: str | None = None
    words: list[str] = []
    at = 0
    for tag in _TAG.finditer(cue):
        words.append(cue[at : tag.start()])
        at = tag.end()
        kind, *name = tag[1].split(maxsplit=1)
        if kind.partition(".")[0] == "v" and name:
            yield voice or name[0], "".join(words)
            voice, words = name[0], []
    yield voice, "".join([*words, cue[at:]])


def _decoded(text: str) -> str:
    return _ENTITY.sub(lambda entity: html.unescape(entity[0]), text).strip()
