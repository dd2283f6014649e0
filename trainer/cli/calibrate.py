"""calibrate: how far the scorer agrees with human ratings, criterion by criterion."""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.errors import NotFoundError

if TYPE_CHECKING:
    from trainer.domain.documents.rubric import Scale
    from trainer.domain.scoring.agreement import Agreement, Interval, Label
    from trainer.settings import Settings
    from trainer.usecases.score_attempt import Ears

HOW = (
    "kappa: quadratically weighted, scorer with the median of people (the lower of two in the middle);"
    " among: the mean over pairs of raters; alpha: Krippendorff's, ordered levels; intervals: 95 %,"
    " bootstrap over conversations with a fixed seed."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where the ratings are, and which rubric."""
    parser.add_argument("labels", nargs="?", type=Path, help="JSON Lines (default: --stored)")
    parser.add_argument("--stored", action="store_true", help="also the ratings given here")
    parser.add_argument("--rubric", help="id of one rubric (default: the criteria of all)")
    parser.add_argument("--json", action="store_true", help="one JSON document")


@dataclass(frozen=True, kw_only=True, slots=True)
class _Rated:
    """Labels, and the scorer's levels by conversation and criterion."""

    labels: "tuple[Label, ...]"
    scored: dict[str, dict[str, int]]


def run(arguments: argparse.Namespace) -> int:
    """0; 2 for a line or a rubric that cannot be used."""
    from trainer.adapters.statistics import LibraryStatistics
    from trainer.main import build_ears
    from trainer.settings import Settings
    from trainer.usecases.calibrate import calibrate

    settings = Settings()
    ears = build_ears(settings)
    known = ears.library.scales()
    if arguments.rubric is not None and arguments.rubric not in known:
        message = f"no rubric '{arguments.rubric}'; there are: {', '.join(sorted(known))}"
        raise NotFoundError(message)
    scales = [scale for name, scale in known.items() if arguments.rubric in {None, name}]
    rated = _of_file(arguments, settings, ears, scales) if arguments.labels else _NOTHING
    if arguments.stored or not arguments.labels:
        stored = _stored(settings, arguments.rubric, scales)
        both = {**rated.scored, **stored.scored}
        rated = _Rated(labels=(*rated.labels, *stored.labels), scored=both)
    found = []
    for agreement in calibrate(rated.labels, rated.scored, LibraryStatistics()):
        sys.stderr.write(f"{agreement.criterion}\n")
        found.append(agreement)
    sys.stdout.write(_json(found) if arguments.json else _text(found))
    return 0


_NOTHING = _Rated(labels=(), scored={})


def _of_file(
    arguments: argparse.Namespace, settings: "Settings", ears: "Ears", scales: "Sequence[Scale]"
) -> _Rated:
    """The ratings of the file, and a score of every conversation that they speak of."""
    from trainer.cli.calibrate_labels import levels_of, read_labels
    from trainer.domain.documents.rubric import joined
    from trainer.domain.scoring.agreement import levels_in
    from trainer.usecases.score_attempt import score_transcript

    ratings = read_labels(arguments.labels, list(ears.library.scales().values()))
    wanted = levels_of(scales)
    labels = tuple(label for label in ratings.labels if label.criterion in wanted)
    if len(labels) < len(ratings.labels):
        left = len(ratings.labels) - len(labels)
        sys.stderr.write(f"{left} ratings are of criteria that this rubric does not use\n")
    scale, scenes = joined(scales), ears.library.scenes()
    scored = _attempts(settings, arguments, ratings.attempts) if ratings.attempts else {}
    for path, transcript in ratings.transcripts.items():
        scene = scenes.get(transcript.scenario or "")
        scored[path] = levels_in([score_transcript(ears, transcript, scale, scene)])
    return _Rated(labels=labels, scored=scored)


def _attempts(
    settings: "Settings", arguments: argparse.Namespace, lines: "Mapping[str, int]"
) -> dict[str, dict[str, int]]:
    from trainer.adapters.storage.database import open_database
    from trainer.errors import InvalidInputError
    from trainer.usecases.calibrate import scored_attempts

    scored: dict[str, dict[str, int]] = {}
    opened = closing(open_database(settings.database_url, migrate=settings.migrate))
    with opened as database, database.begin() as transaction:
        for attempt_id, number in lines.items():
            try:
                scored |= scored_attempts(transaction, [attempt_id], arguments.rubric)
            except NotFoundError as error:
                message = f"{arguments.labels}: line {number}: no attempt '{attempt_id}' is stored."
                raise InvalidInputError(message) from error
    return scored


def _stored(settings: "Settings", rubric: str | None, scales: "Sequence[Scale]") -> _Rated:
    """The ratings that people gave here, and the newest scorecards of what they rated."""
    from trainer.adapters.storage.database import open_database
    from trainer.cli.calibrate_labels import levels_of
    from trainer.usecases.calibrate import scored_attempts
    from trainer.usecases.trust import stored_labels

    wanted = levels_of(scales)
    opened = closing(open_database(settings.database_url, migrate=settings.migrate))
    with opened as database, database.begin() as transaction:
        labels = stored_labels(transaction, transaction.ratings.everything())
        ids = sorted({label.conversation for label in labels})
        scored = scored_attempts(transaction, ids, rubric)
    return _Rated(labels=tuple(one for one in labels if one.criterion in wanted), scored=scored)


def _json(found: "Sequence[Agreement]") -> str:
    return json.dumps({"how": HOW, "criteria": [asdict(one) for one in found]}) + "\n"


def _text(found: "Sequence[Agreement]") -> str:
    if not found:
        return "Nobody has rated anything yet.\n"
    lines = [line for one in found for line in _lines(one)]
    return "\n".join([*lines, HOW]) + "\n"


def _lines(one: "Agreement") -> Iterator[str]:
    yield f"{one.criterion}: {one.verdict} ({one.why})"
    if one.raters:
        yield (
            f"  {one.conversations} conversations rated by {len(one.raters)} people: "
            f"{', '.join(one.raters)}; {one.compared} compared with the scorer"
        )
    yield from _figure("scorer and people, weighted kappa", one.kappa)
    yield from _figure("people among themselves, weighted kappa", one.among)
    yield from _figure("people, Krippendorff's alpha", one.alpha)
    yield from _figure("people and scorer, Krippendorff's alpha", one.alpha_all)
    if one.authors:
        yield f"  apart: the library's authors rated {one.authors}; they do not count as people"
    yield ""


def _figure(name: str, figure: "Interval | None") -> Iterator[str]:
    if figure is None:
        return
    low, high = figure.low, figure.high
    bounds = "" if low is None or high is None else f" ({low:.2f} to {high:.2f})"
    yield f"  {name}: {figure.value:.2f}{bounds}"
