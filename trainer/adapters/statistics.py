"""Measures of agreement from NLTK (weighted kappa) and krippendorff (alpha).

Both are loaded when the first figure is asked for: most runs of the service never do.
"""

from collections.abc import Sequence

LEAST_VALUES = 2  # where everybody gave one level, chance alone would agree as well
_ONE, _OTHER = "one", "other"


class LibraryStatistics:
    """The figures as the libraries give them."""

    def kappa(self, pairs: Sequence[tuple[int, int]]) -> float | None:
        """The quadratically weighted kappa of two raters; None where both gave one level only."""
        from nltk.metrics.agreement import AnnotationTask  # noqa: PLC0415 - takes a second

        if len({level for pair in pairs for level in pair}) < LEAST_VALUES:
            return None
        data = [
            (rater, str(at), level)
            for at, pair in enumerate(pairs)
            for rater, level in zip((_ONE, _OTHER), pair, strict=True)
        ]
        task = AnnotationTask(data=data, distance=lambda a, b: float((a - b) ** 2))
        return float(task.weighted_kappa_pairwise(_ONE, _OTHER))

    def alpha(self, rows: Sequence[Sequence[int | None]]) -> float | None:
        """Krippendorff's alpha for ordered levels; None where no two levels can be compared."""
        import krippendorff  # noqa: PLC0415 - as above
        import numpy as np  # noqa: PLC0415 - as above

        columns = list(zip(*rows, strict=True))
        paired = [[one for one in column if one is not None] for column in columns]
        levels = {one for column in paired if len(column) > 1 for one in column}
        if len(levels) < LEAST_VALUES:
            return None
        table = np.array([[np.nan if one is None else one for one in row] for row in rows])
        return float(krippendorff.alpha(table, level_of_measurement="ordinal"))
