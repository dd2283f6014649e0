"""Which topic a question asks about: by what its questions have in common, and by the nearest one."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

import numpy as np

from trainer.adapters.embedded.cues import Cues
from trainer.adapters.embedded.encoder import Vector

NO_TOPIC = ""  # stands for questions that ask about none of the topics


@dataclass(frozen=True, kw_only=True, slots=True)
class Fit:
    """How the two views are weighed, and how a score becomes sureness.

    Sureness is 0.5 at `half`, where right and wrong answers part on writers that were left out, and
    whole `spread` further on.
    """

    decay: float  # of the ridge regression from questions to topics
    nearest: float  # how much the nearest question counts beside the regression
    other: float  # how much likeness to questions about no topic takes away
    half: float
    spread: float


BY_CUES = Fit(decay=10.0, nearest=0.5, other=0.0, half=0.30, spread=0.16)  # a dozen cues a topic
BY_LINES = Fit(decay=3.0, nearest=1.0, other=0.5, half=0.50, spread=0.20)  # with those of lines/


@dataclass(frozen=True, kw_only=True, slots=True)
class TopicCues:
    """The topics: what their questions have in common (a ridge regression), and each by itself.

    On writers that were left out the two together find the right topic more often than either.
    """

    refs: tuple[str, ...]
    vectors: Vector  # of the questions, those of one topic after the other
    starts: tuple[int, ...]  # row at which each topic begins
    others: Vector  # of questions about none of the topics
    slopes: Vector
    middle: Vector
    share: Vector
    fit: Fit

    def scores(self, vectors: Vector, more: Vector | float = 0.0) -> dict[str, float]:
        """For each topic how surely (0 to 1) the best of the vectors asks about it.

        `more` is what else speaks for each topic, in the order of `refs`.
        """
        likeness = (vectors @ self.vectors.T).max(axis=0)
        near = np.maximum.reduceat(likeness, self.starts)
        fits = ((vectors - self.middle) @ self.slopes + self.share).max(axis=0)
        total = fits + self.fit.nearest * near + more
        if len(self.others):
            total = total - self.fit.other * float((vectors @ self.others.T).max())
        return {
            ref: sure_of(score, self.fit.half, self.fit.spread)
            for ref, score in zip(self.refs, total.tolist(), strict=True)
        }


def topic_cues(cues: Cues, lines: Cues | None = None, *, fit: Fit = BY_CUES) -> TopicCues:
    """The topics fitted from their cues, and from labelled lines about the same topics.

    `fit` is for cues alone.

    Takes some milliseconds without lines, some hundredths of a second with them.
    """
    refs = tuple(dict.fromkeys(cues.refs))
    if lines is None:
        return _fitted(refs, cues, fit)
    both = Cues(
        refs=(*cues.refs, *lines.refs), vectors=np.concatenate([cues.vectors, lines.vectors])
    )
    return _fitted(refs, both, BY_LINES)


def _fitted(refs: Sequence[str], cues: Cues, fit: Fit) -> TopicCues:
    own = [[at for at, ref in enumerate(cues.refs) if ref == topic] for topic in refs]
    rows = cues.vectors[[at for group in own for at in group]]
    others = cues.vectors[[at for at, ref in enumerate(cues.refs) if ref == NO_TOPIC]]
    wanted = np.zeros((len(rows) + len(others), len(refs)), dtype=np.float32)
    bounds = list(accumulate((len(group) for group in own), initial=0))
    for topic, (start, end) in enumerate(pairwise(bounds)):
        wanted[start:end, topic] = 1.0
    every = np.concatenate([rows, others])
    middle, share = every.mean(axis=0), wanted.mean(axis=0)
    apart = every - middle
    squares = apart.T @ apart + fit.decay * np.eye(apart.shape[1], dtype=np.float32)
    slopes = np.linalg.solve(squares, apart.T @ (wanted - share)).astype(np.float32)
    return TopicCues(
        refs=tuple(refs),
        vectors=rows,
        starts=tuple(bounds[:-1]),
        others=others,
        slopes=slopes,
        middle=middle,
        share=share,
        fit=fit,
    )


def sure_of(score: float, half: float, spread: float) -> float:
    """A score as sureness from 0 to 1: 0.5 at `half`, and all of it `spread` further on."""
    return round(min(1.0, max(0.0, 0.5 + (score - half) / (2 * spread))), 3)
