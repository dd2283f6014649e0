"""Authored lines of one kind, ready to be compared with what was said."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from trainer.adapters.embedded.encoder import Encoder, Vector


@dataclass(frozen=True, kw_only=True, slots=True)
class Cues:
    """Authored lines of one kind: whose they are, and their vectors row by row."""

    refs: tuple[str, ...]
    vectors: Vector

    def likeness(self, vectors: Vector) -> dict[str, tuple[float, int]]:
        """For each ref the best likeness to any of the vectors, and to which one."""
        if not self.refs or not len(vectors):
            return {}
        table = vectors @ self.vectors.T
        best: dict[str, tuple[float, int]] = {}
        values, rows = table.max(axis=0).tolist(), table.argmax(axis=0).tolist()
        for ref, value, row in zip(self.refs, values, rows, strict=True):
            if ref not in best or value > best[ref][0]:
                best[ref] = (value, row)
        return best


def cues_from(encoder: Encoder, groups: Iterable[tuple[str, Sequence[str]]]) -> Cues:
    """The cues of lines that belong to some ref each."""
    pairs = [(ref, line) for ref, lines in groups for line in lines]
    return Cues(
        refs=tuple(ref for ref, _ in pairs), vectors=encoder.vectors([line for _, line in pairs])
    )
