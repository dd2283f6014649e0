"""From parts to the author's words: which wording says a part, and never the same one twice."""

from collections.abc import Callable, Sequence

from trainer.domain.chance import pick
from trainer.domain.documents.scene import Scene
from trainer.domain.documents.shared import Phrase
from trainer.domain.homeowner.reaction import Part, PartKind
from trainer.domain.transcript import Speaker, Turn


def script(
    parts: Sequence[Part], scene: Scene, turns: Sequence[Turn], chance: Callable[[str], float]
) -> str:
    """The reply in authored words; empty only when there is no part to say.

    A wording that stands in an earlier homeowner turn is not used again while another is left. A
    part without one is left unsaid, unless the reply would be empty: then the oldest serves again.
    """
    said = [turn.text for turn in turns if turn.speaker is Speaker.HOMEOWNER]
    lines: list[str] = []
    for part in parts:
        options = _wordings(part, scene)
        line = _fresh(options, [*said, *lines], chance(f"{part.kind.value}:{part.ref}"))
        if line is not None:
            lines.append(line)
    return " ".join(lines) or _oldest(parts, scene, said)


def _fresh(groups: Sequence[Sequence[str]], said: Sequence[str], chance: float) -> str | None:
    for group in groups:
        unused = [line for line in group if not any(line in text for text in said)]
        if unused:
            return pick(unused, chance)
    return None


def _oldest(parts: Sequence[Part], scene: Scene, said: Sequence[str]) -> str:
    """Of all wordings for the parts the one that was said longest ago."""
    lines = [line for part in parts for group in _wordings(part, scene) for line in group if line]
    return min(lines, key=lambda line: _last_said(line, said), default="")


def _last_said(line: str, said: Sequence[str]) -> int:
    return max((at for at, text in enumerate(said) if line in text), default=-1)


def _wordings(part: Part, scene: Scene) -> Sequence[Sequence[str]]:
    """Groups of wordings, best first; the next group serves when one is used up."""
    match part.kind:
        case PartKind.OPENING:
            return (scene.scenario.opening,)
        case PartKind.PHRASE:
            return _phrase(part.ref, scene)
        case PartKind.TELL | PartKind.HINT | PartKind.AGAIN:
            return _fact(part, scene)
        case PartKind.PLAIN | PartKind.PLAIN_AGAIN | PartKind.UNKNOWN:
            return _topic(part, scene)
        case PartKind.ASK:
            return ((scene.scenario.asks[int(part.ref)],),)
        case (
            PartKind.OBJECT
            | PartKind.ROOT
            | PartKind.HALF_ANSWERED
            | PartKind.ANSWERED
            | PartKind.SETTLED
        ):
            return _objection(part, scene)
        case _:
            return _scenario(part, scene)


def _book(scene: Scene, *phrases: Phrase) -> tuple[Sequence[str], ...]:
    return tuple(scene.phrasebook.lines[phrase] for phrase in phrases)


def _phrase(ref: str, scene: Scene) -> Sequence[Sequence[str]]:
    return (*_book(scene, Phrase(ref)), *_book(scene, Phrase.NO_NEWS, Phrase.WIND_UP))


def _fact(part: Part, scene: Scene) -> Sequence[Sequence[str]]:
    fact = scene.fact(part.ref)
    own = {
        PartKind.TELL: ((fact.tell,), (fact.again,)),
        PartKind.HINT: ((fact.hint,), *_book(scene, Phrase.GUARDED)),
        PartKind.AGAIN: ((fact.again,),),
    }[part.kind]
    return (*own, *_book(scene, Phrase.ASKED_BEFORE))


def _topic(part: Part, scene: Scene) -> Sequence[Sequence[str]]:
    if part.kind is PartKind.UNKNOWN:
        topic = scene.topics_by_id[part.ref]
        return (topic.unknown, *_book(scene, Phrase.WHY_ASK))
    plain = scene.plain_by_topic[part.ref]
    own = (plain.says, plain.again) if part.kind is PartKind.PLAIN else (plain.again,)
    return (*((line,) for line in own), *_book(scene, Phrase.ASKED_BEFORE))


def _objection(part: Part, scene: Scene) -> Sequence[Sequence[str]]:
    objection = scene.objection(part.ref)
    stronger = tuple((line,) for line in objection.says[part.strength :])
    milder = tuple((line,) for line in objection.says[: part.strength])
    book = _book(scene, Phrase.NOT_SETTLED, Phrase.DISMISSED)
    match part.kind:
        case PartKind.ROOT:
            return ((objection.root_says,), *stronger, *book)
        case PartKind.HALF_ANSWERED:
            return ((objection.half_answered,), *stronger, *milder, *book)
        case PartKind.ANSWERED:
            return ((objection.answered,), *_book(scene, Phrase.SOFTENED))
        case PartKind.SETTLED:
            return ((objection.settled,), *_book(scene, Phrase.SOFTENED))
        case _:
            return (*stronger, *milder, *book)


def _scenario(part: Part, scene: Scene) -> Sequence[Sequence[str]]:
    scenario = scene.scenario
    endings = {ending.id: ending for ending in scenario.endings}
    red_lines = scene.red_lines
    match part.kind:
        case PartKind.AGREES:
            return ((endings[part.ref].agrees,), *_book(scene, Phrase.GOODBYE_WARM))
        case PartKind.NOT_YET:
            return ((endings[part.ref].not_yet,), *_book(scene, Phrase.NOT_SETTLED))
        case PartKind.BAIT:
            return ((red_lines[part.ref].bait or "",),)
        case PartKind.RED_LINE:
            return ((red_lines[part.ref].says,), *_book(scene, Phrase.PRESSURED))
        case PartKind.STOP | PartKind.STOP_THANKS:
            return _stop(part, scene)
        case _:
            return _offer(part, scene)


def _stop(part: Part, scene: Scene) -> Sequence[Sequence[str]]:
    stop = scene.scenario.stop_request
    if stop is None:
        return _book(scene, Phrase.HANG_UP)
    return ((stop.says if part.kind is PartKind.STOP else stop.thanks,),)


def _offer(part: Part, scene: Scene) -> Sequence[Sequence[str]]:
    money = scene.scenario.money
    if money is None:
        return _book(scene, Phrase.NO_NEWS)
    own = {
        PartKind.OFFER_LOW: money.low,
        PartKind.OFFER_NEAR: money.near,
        PartKind.OFFER_GOOD: money.good,
    }[part.kind]
    return ((own,), *_book(scene, Phrase.NO_NEWS))
