"""One reply, one thought: what of a draft is left unsaid beside something weightier."""

from collections.abc import Sequence

from trainer.domain.documents.phrase import Phrase
from trainer.domain.homeowner.reaction import Part, PartKind

_GIVES_WAY = frozenset(  # phrases that "not yet" makes needless
    {
        Phrase.NOT_SETTLED,
        Phrase.UNSURE,
        Phrase.WHEN,
        Phrase.PRESSURED,
        Phrase.DISMISSED,
        Phrase.NO_NEWS,
        Phrase.ACKNOWLEDGED,
        Phrase.THAT_IS_ALL,
    }
)


_ABOUT_A_SUM = frozenset({PartKind.OFFER_LOW, PartKind.OFFER_NEAR, PartKind.OFFER_GOOD})
_BESIDE_A_SUM = frozenset({PartKind.OBJECT, PartKind.HALF_ANSWERED, PartKind.ROOT})


def one_thought(parts: Sequence[Part]) -> tuple[Part, ...]:
    """The parts without those that say nearly the same as a weightier one, or its contrary."""
    if any(part.kind is PartKind.NOT_YET for part in parts):
        parts = [part for part in parts if not _gives_way(part)]
    if any(part.kind in _ABOUT_A_SUM for part in parts):
        wonders = [p for p in parts if p.kind is PartKind.PHRASE and p.ref == Phrase.RAISE]
        parts = [
            p
            for p in parts
            if p.kind not in _BESIDE_A_SUM and not (wonders and p.kind is PartKind.OFFER_GOOD)
        ]
    return tuple(parts)


def _gives_way(part: Part) -> bool:
    doubts = part.kind is PartKind.HALF_ANSWERED
    return doubts or (part.kind is PartKind.PHRASE and Phrase(part.ref) in _GIVES_WAY)
