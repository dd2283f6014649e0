"""From parts to the author's words: which wording says a part, and never the same one twice."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from trainer.domain.chance import pick
from trainer.domain.documents.scene import Scene
from trainer.domain.homeowner.calendar import first_free, this_week
from trainer.domain.homeowner.mind import Mind
from trainer.domain.homeowner.reaction import Part, PartKind
from trainer.domain.homeowner.wordings import stand_ins, wordings
from trainer.domain.transcript import Speaker, Turn

_SLOT = re.compile(r"\{(\w+)\}")
_FIRST_SENTENCE = re.compile(
    r"(.+?(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bSt)[.?!])\s+(?=[A-Z\"'])"
)
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.I)
_ON = re.compile(r"^on\s+", re.I)
SHORT = 2  # words of a sound that means nothing by itself
OPENERS = 3  # words that make two lines sound as if they began the same


def script(
    parts: Sequence[Part],
    scene: Scene,
    turns: Sequence[Turn],
    chance: Callable[[str], float],
    slots: Mapping[str, str] | None = None,
) -> str:
    """The reply in authored words; empty only when there is no part to say.

    A wording that stands in an earlier homeowner turn is not used again while another is left. A
    part without one is left unsaid, unless the reply would be empty: then people say something
    small, and the oldest wording serves again only when there is nothing small left either.
    `slots` fill the places in braces; a wording with a place that they do not fill is not used.
    """
    said = [turn.text for turn in turns if turn.speaker is Speaker.HOMEOWNER]
    known = {"own": scene.scenario.persona.short_name, **(slots or {})}
    lines: list[str] = []
    for part in parts:
        options = _filled(wordings(part, scene), known, brief=part.brief)
        line = _fresh(options, [*said, *lines], chance(f"{part.kind.value}:{part.ref}"), lines)
        if line is not None:
            lines.append(_turned(line, part) if lines else line)
    if lines or not parts:
        return " ".join(lines)
    left = _fresh(_filled(stand_ins(scene), {}, brief=False), said, chance("stand in"), ())
    return left or _oldest(parts, scene, said)


def slots_for(mind: Mind, scene: Scene) -> dict[str, str]:
    """What a wording may name: what both know by now, and when the homeowner is free."""
    ground, calendar = mind.ground, scene.scenario.calendar
    when = _WEEKDAY.sub(lambda found: found[0].title(), ground.next_step or "")
    free = first_free(this_week(calendar, ground.week)) if calendar else None
    known = {
        "rep": ground.rep_name,
        "company": ground.company,
        "when": _ON.sub("", when),
        "free": free,
    }
    return {name: value for name, value in known.items() if value}


def _filled(
    groups: Sequence[Sequence[str]], slots: Mapping[str, str], *, brief: bool
) -> Iterator[tuple[str, ...]]:
    for group in groups:
        usable = (line for line in group if all(name in slots for name in _SLOT.findall(line)))
        lines = (_SLOT.sub(lambda found: slots[found[1]], line) for line in usable)
        yield tuple(_cut(line) if brief else _capital(line) for line in lines)


def _turned(line: str, part: Part) -> str:
    """A "not yet" that follows something kinder begins with "but"."""
    turns = part.kind is PartKind.NOT_YET and line.startswith("Not ")
    return f"But n{line[1:]}" if turns else line


def _capital(line: str) -> str:
    return line[:1].upper() + line[1:]


def _cut(line: str) -> str:
    """The first sentence: a closed question gets a short answer."""
    found = _FIRST_SENTENCE.match(line)
    return found[1] if found else line


def _fresh(
    groups: Iterator[tuple[str, ...]], said: Sequence[str], chance: float, before: Sequence[str]
) -> str | None:
    for group in groups:
        unused = [line for line in group if not any(_repeats(line, text) for text in said)]
        if unused:
            other = [line for line in unused if before or not _begins_alike(line, said)]
            return pick(other or unused, chance)
    return None


def _repeats(line: str, text: str) -> bool:
    """Whether a line was said before: a "mm-hm" inside of something longer is no repeat."""
    text, line = text.casefold(), line.casefold()
    return text == line if len(line.split()) <= SHORT else line in text


def _begins_alike(line: str, said: Sequence[str]) -> bool:
    return any(_opener(line) == _opener(text) for text in said)


def _opener(text: str) -> tuple[str, ...]:
    return tuple(text.lower().split()[:OPENERS])


def _oldest(parts: Sequence[Part], scene: Scene, said: Sequence[str]) -> str:
    """Of all wordings for the parts the one that was said longest ago."""
    every = (line for part in parts for group in wordings(part, scene) for line in group)
    lines = [line for line in every if line and not _SLOT.search(line)]
    return min(lines, key=lambda line: _last_said(line, said), default="")


def _last_said(line: str, said: Sequence[str]) -> int:
    return max((at for at, text in enumerate(said) if line in text), default=-1)
