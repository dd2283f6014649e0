"""How alike lines are, by meaning: for rehearsed trainees and for the search for leaks."""

from collections.abc import Mapping, Sequence

from trainer.adapters.embedded.cues import cues_from
from trainer.adapters.embedded.encoder import Encoder
from trainer.adapters.embedded.topics import TopicCues, topic_cues


class EmbeddedReader:
    """Compares lines with the packaged encoder."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._fitted: dict[int, TopicCues] = {}

    def likeness(self, texts: Sequence[str], cues: Sequence[str]) -> Sequence[Sequence[float]]:
        """For each text how near (cosine) it is to each cue; cues are encoded once."""
        table = self._encoder.vectors(texts) @ self._encoder.vectors(cues).T
        return [[float(value) for value in row] for row in table]

    def fits(
        self, texts: Sequence[str], groups: Mapping[str, Sequence[str]]
    ) -> Sequence[Mapping[str, float]]:
        """For each text how surely (0 to 1) it belongs to each group of lines."""
        key = hash(tuple(groups.items()))
        if key not in self._fitted:
            self._fitted[key] = topic_cues(cues_from(self._encoder, groups.items()))
        return [self._fitted[key].scores(self._encoder.vectors([text])) for text in texts]
