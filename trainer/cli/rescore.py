"""rescore: score stored conversations again under the current rubrics, beside the old scores."""

import argparse
import json
import sys
from dataclasses import asdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from trainer.errors import InvalidInputError, NotFoundError

if TYPE_CHECKING:
    from trainer.usecases.rescore import Progress


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which conversations, and the form of the answer."""
    parser.add_argument("--rubric", help="id of one rubric (default: all)")
    parser.add_argument("--since", metavar="DATE", help="ended on or after, e.g. 2026-11-01 (UTC)")
    parser.add_argument("--json", action="store_true", help="one JSON document")


def run(arguments: argparse.Namespace) -> int:
    """0; 2 for an unknown rubric or what is no date."""
    from trainer.main import build_parts
    from trainer.settings import Settings
    from trainer.usecases.rescore import Progress, rescore

    since = _moment(arguments.since) if arguments.since else None
    parts = build_parts(Settings())
    try:
        known = parts.services.library.scales()
        if arguments.rubric is not None and arguments.rubric not in known:
            message = f"no rubric '{arguments.rubric}'; there are: {', '.join(sorted(known))}"
            raise NotFoundError(message)
        last = Progress(total=0)
        for last in rescore(parts.services, arguments.rubric, since):
            sys.stderr.write(f"{last.done} of {last.total} conversations\n")
    finally:
        parts.database.close()
    sys.stdout.write(json.dumps(asdict(last)) + "\n" if arguments.json else _told(last))
    return 0


def _moment(day: str) -> datetime:
    try:
        moment = datetime.fromisoformat(day)
    except ValueError as error:
        message = f"--since: '{day}' is not a date; give one like 2026-11-01."
        raise InvalidInputError(message) from error
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _told(progress: "Progress") -> str:
    queued = f"{progress.queued} wait for the model judge as well.\n" if progress.queued else ""
    return (
        f"{progress.rescored} of {progress.total} ended conversations got "
        f"{progress.scorecards} new scorecards; the old ones are kept.\n"
        f"{progress.current} had one under the current version; {progress.without} have no such "
        f"rubric, or one that is no longer there.\n{queued}"
    )
