"""Plain text, WebVTT and SRT: who said what, line by line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from trainer.errors import TranscriptError

_PREFIX = re.compile(
    r"^\s*(?:\[?\(?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?\)?\]?\s*)?[*_]*"
    r"([A-Za-z][\w .'’-]{0,40}?)[*_]*\s*:[*_]*(?:\s+|$)(.*)$"
)
_VOICE = re.compile(r"<v(?:\.[\w.]+)?\s+([^>]+)>(.*?)(?:</v>|$)", re.S)
_TAG = re.compile(r"</?[^>]+>")
_TIMES = re.compile(r"^\s*(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3}\s+-->")
_NUMBER = re.compile(r"^\s*\d+\s*$")


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """What one name said."""

    name: str
    text: str


def read_captions(text: str) -> list[Said]:
    """The cues of a WebVTT or SRT file; a cue without a speaker belongs to the one before."""
    said: list[Said] = []
    for cue in _cues(text):
        voices = _VOICE.findall(cue)
        if voices:
            said.extend(Said(name=name.strip(), text=_plain(words)) for name, words in voices)
        else:
            _add_lines(said, _plain(cue))
    return said


def _cues(text: str) -> Iterator[str]:
    cue: list[str] = []
    inside = False
    for line in text.splitlines():
        if _TIMES.match(line):
            inside, cue = True, []
        elif not line.strip():
            if inside and cue:
                yield "\n".join(cue)
            inside, cue = False, []
        elif inside:
            cue.append(line)
    if inside and cue:
        yield "\n".join(cue)


def _plain(words: str) -> str:
    return _TAG.sub("", words).strip()


def read_plain(text: str) -> list[Said]:
    """Lines such as `Rep: …`; a line without a name goes on with the turn before."""
    said: list[Said] = []
    _add_lines(said, text)
    return said


def _add_lines(said: list[Said], text: str) -> None:
    for line in text.splitlines():
        if not line.strip():
            continue
        match = _PREFIX.match(line)
        if match:
            said.append(Said(name=match[1].strip(), text=match[2].strip()))
        elif said:
            last = said[-1]
            said[-1] = Said(name=last.name, text=f"{last.text} {line.strip()}".strip())
        else:
            message = (
                f"Nobody is named as speaker in '{line.strip()[:60]}'. "
                "Begin each turn with a name and a colon, such as 'Rep:' and 'Homeowner:'."
            )
            raise TranscriptError(message)


def looks_like_captions(text: str) -> bool:
    """Whether this is WebVTT or SRT."""
    head = text.lstrip("\ufeff").splitlines()[:40]
    return text.lstrip("\ufeff").startswith("WEBVTT") or any(_TIMES.match(line) for line in head)
