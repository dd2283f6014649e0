"""The author's wordings of a part of a reply: groups, best first."""

from collections.abc import Sequence

from trainer.domain.documents.phrase import Phrase
from trainer.domain.documents.scene import Scene
from trainer.domain.homeowner.reaction import Part, PartKind

_TO_THE_UNFORESEEN = frozenset(
    {
        Phrase.SO_SO,
        Phrase.A_WISH,
        Phrase.A_REASON,
        Phrase.SORT_OF,
        Phrase.A_WHILE,
        Phrase.A_FIGURE,
    }
)
_STAND_INS = (Phrase.NO_NEWS, Phrase.OK, Phrase.WIND_UP)


def stand_ins(scene: Scene) -> Sequence[Sequence[str]]:
    """What people say when they have no words left for what they meant."""
    return _book(scene, *_STAND_INS)


def wordings(part: Part, scene: Scene) -> Sequence[Sequence[str]]:
    """Groups of wordings, best first; the next group serves when one is used up."""
    match part.kind:
        case PartKind.OPENING:
            return _opening(scene)
        case PartKind.PHRASE:
            return _phrase(part.ref, scene)
        case PartKind.TELL | PartKind.HINT | PartKind.AGAIN:
            return _fact(part, scene)
        case PartKind.PLAIN | PartKind.PLAIN_AGAIN | PartKind.UNKNOWN:
            return _topic(part, scene)
        case PartKind.ASKED | PartKind.ASKED_AGAIN:
            return _particular(part, scene)
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
    groups = ((scene.own_phrases(phrase), scene.phrases(phrase)) for phrase in phrases)
    return tuple(group for pair in groups for group in pair)


def _opening(scene: Scene) -> Sequence[Sequence[str]]:
    """Who knows the rep's name from an earlier conversation says it."""
    lines = scene.scenario.opening
    by_name = tuple(line for line in lines if "{" in line)
    return (by_name, tuple(line for line in lines if line not in by_name))


def _phrase(ref: str, scene: Scene) -> Sequence[Sequence[str]]:
    phrase = Phrase(ref)
    return _book(scene, phrase, *((Phrase.UNSURE,) if phrase in _TO_THE_UNFORESEEN else ()))


def _fact(part: Part, scene: Scene) -> Sequence[Sequence[str]]:
    fact = scene.fact(part.ref)
    own = {
        PartKind.TELL: ((fact.tell,), (fact.again,)),
        PartKind.HINT: ((fact.hint,), *_book(scene, Phrase.GUARDED)),
        PartKind.AGAIN: ((fact.again,),),
    }[part.kind]
    return (*own, *_book(scene, Phrase.THAT_IS_ALL))


def _topic(part: Part, scene: Scene) -> Sequence[Sequence[str]]:
    if part.kind is PartKind.UNKNOWN:
        topic = scene.topics_by_id[part.ref]
        return (topic.unknown, *_book(scene, Phrase.WHY_ASK))
    plain = scene.plain_by_topic[part.ref]
    own = (plain.says, plain.again) if part.kind is PartKind.PLAIN else (plain.again,)
    return (*((line,) for line in own), *_book(scene, Phrase.THAT_IS_ALL))


def _particular(part: Part, scene: Scene) -> Sequence[Sequence[str]]:
    asked = scene.scenario.asked[int(part.ref)]
    again = (asked.again,) if asked.again else ()
    own = ((asked.says,), again) if part.kind is PartKind.ASKED else (again,)
    return (*own, *_book(scene, Phrase.THAT_IS_ALL))


def _objection(part: Part, scene: Scene) -> Sequence[Sequence[str]]:
    objection = scene.objection(part.ref)
    stronger = tuple((line,) for line in objection.says[part.strength :])
    milder = tuple((line,) for line in objection.says[: part.strength])
    book = _book(scene, Phrase.NOT_SETTLED)
    match part.kind:
        case PartKind.ROOT:
            return ((objection.root_says,), *stronger, *_book(scene, Phrase.THAT_IS_ALL))
        case PartKind.HALF_ANSWERED:
            return ((objection.half_answered,), *stronger, *milder, *book)
        case PartKind.ANSWERED:
            return ((objection.answered,), *_book(scene, Phrase.SOFTENED))
        case PartKind.SETTLED:
            return ((objection.settled,), *_book(scene, Phrase.SOFTENED))
        case _:
            return (*stronger, *milder)


def _scenario(part: Part, scene: Scene) -> Sequence[Sequence[str]]:
    if part.kind in {PartKind.SIGNAL, PartKind.OTHER, PartKind.SUGGESTS}:
        return _own_word(part, scene)
    scenario = scene.scenario
    endings = {ending.id: ending for ending in scenario.endings}
    red_lines = scene.red_lines
    match part.kind:
        case PartKind.AGREES:
            return ((endings[part.ref].agrees,), *_book(scene, Phrase.GOODBYE_WARM))
        case PartKind.NOT_YET:
            return ((endings[part.ref].not_yet,), *_book(scene, Phrase.PERHAPS))
        case PartKind.BAIT:
            return ((red_lines[part.ref].bait or "",),)
        case PartKind.RED_LINE:
            return ((red_lines[part.ref].says,), *_book(scene, Phrase.PRESSURED))
        case PartKind.STOP | PartKind.STOP_THANKS:
            return _stop(part, scene)
        case _:
            return _offer(part, scene)


def _own_word(part: Part, scene: Scene) -> Sequence[Sequence[str]]:
    scenario = scene.scenario
    match part.kind:
        case PartKind.SIGNAL:
            return ((scenario.signals[int(part.ref)].says,),)
        case PartKind.OTHER:
            who, _, at = part.ref.partition("/")
            other = scenario.others[int(who)]  # their name says that it is not the homeowner
            return ((f"{other.name}: \u201c{other.lines[int(at)]}\u201d",),)
        case _:
            return ((scenario.calendar.suggests,),) if scenario.calendar else ()


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
    return (own, *_book(scene, Phrase.NO_NEWS))
