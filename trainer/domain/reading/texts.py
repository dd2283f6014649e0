"""Who said what, line by line, in plain text and in captions."""

from collections.abc import Sequence
from dataclasses import dataclass

from trainer.domain.reading.captions import Line, caption_lines
from trainer.domain.reading.labels import Label, label_of, speakers
from trainer.errors import TranscriptError

_SHOWN = 60  # letters of a line that an error shows


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """What one name said."""

    name: str
    text: str


def read_captions(text: str, rep: str | None = None) -> list[Said]:
    """The cues of a WebVTT or SRT file; a cue without a speaker belongs to the one before."""
    return _said(list(caption_lines(text)), rep)


def read_plain(text: str, rep: str | None = None) -> list[Said]:
    """Lines such as `Rep: …`; a line without a speaker goes on with the turn before.

    What stands before the first turn with the look of a heading (`Date: …`) is left out.
    """
    numbered = enumerate(text.splitlines(), start=1)
    return _said([Line(number=number, text=line) for number, line in numbered], rep)


def _said(lines: Sequence[Line], rep: str | None) -> list[Said]:
    labelled = [(line, _label(line)) for line in lines if line.text.strip() or line.voice]
    named = speakers([label for _, label in labelled if label is not None], rep)
    turns: list[tuple[str, list[str]]] = []
    for line, label in labelled:
        if label is not None and (line.voice is not None or label.name in named):
            turns.append((label.name, [label.text]))
        elif turns:
            turns[-1][1].append(line.text.strip())
        elif label is None:
            raise TranscriptError(_nobody(line))
    return [Said(name=name, text=" ".join(filter(None, pieces))) for name, pieces in turns]


def _label(line: Line) -> Label | None:
    if line.voice is not None:
        return Label(name=line.voice, text=line.text, marked=True)
    return label_of(line.text)


def _nobody(line: Line) -> str:
    return (
        f"Line {line.number}: Nobody is named as speaker in '{line.text.strip()[:_SHOWN]}'. "
        "Begin each turn with a name and a colon, such as 'Rep:' and 'Homeowner:'."
    )
