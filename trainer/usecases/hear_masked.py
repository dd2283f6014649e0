"""Hear a masked transcript as if it were not: everyday words stand for the marks."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from trainer.domain.documents.scene import Scene
from trainer.domain.moves import Heard, HomeownerMove
from trainer.domain.reading.marks import as_written, spoken
from trainer.domain.scoring.reliability import Figures
from trainer.domain.transcript import Turn
from trainer.ports import Listener


@dataclass(frozen=True, slots=True)
class MaskedListener:
    """A listener to masked words; what it quotes stands in them as they are written."""

    listener: Listener

    def hear(self, text: str, context: Sequence[Turn], scene: Scene | None) -> Heard:
        """The moves, acts and aims of a rep's line."""
        heard = self.listener.hear(spoken(text), _spoken(context), scene)
        return replace(
            heard,
            moves=tuple(replace(move, text=as_written(move.text, text)) for move in heard.moves),
            aims=tuple(replace(aim, text=as_written(aim.text, text)) for aim in heard.aims),
        )

    def hear_homeowner(self, text: str, context: Sequence[Turn]) -> tuple[HomeownerMove, ...]:
        """What a homeowner's line does."""
        moves = self.listener.hear_homeowner(spoken(text), _spoken(context))
        return tuple(replace(move, text=as_written(move.text, text)) for move in moves)

    def figures(self) -> Figures:
        """How well each label is heard."""
        return self.listener.figures()


def _spoken(context: Sequence[Turn]) -> tuple[Turn, ...]:
    return tuple(replace(turn, text=spoken(turn.text)) for turn in context)
