"""How alike lines are, by meaning: for rehearsed trainees and for the search for leaks."""

from collections.abc import Sequence

from trainer.adapters.embedded.encoder import Encoder


class EmbeddedReader:
    """Compares lines with the packaged encoder."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder

    def likeness(self, texts: Sequence[str], cues: Sequence[str]) -> Sequence[Sequence[float]]:
        """For each text how near (cosine) it is to each cue; cues are encoded once."""
        table = self._encoder.vectors(texts) @ self._encoder.vectors(cues).T
        return [[float(value) for value in row] for row in table]
