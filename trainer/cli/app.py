"""`trainer`: reads the verb and hands over to its file."""

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Protocol, cast

from trainer.errors import TrainerError

VERBS = (
    "serve",
    "play",
    "listen",
    "score",
    "check",
    "rehearse",
    "voice-check",
    "schema",
    "calibrate",
    "rescore",
    "people",
    "token",
    "doctor",
)


class Verb(Protocol):
    """What every file of a verb offers."""

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Describe the arguments."""
        ...

    def run(self, arguments: argparse.Namespace) -> int:
        """Do it; the exit status."""
        ...


def main(argv: Sequence[str] | None = None) -> int:
    """Run one verb; errors the product knows end with 2 and one line on stderr."""
    parser = argparse.ArgumentParser(
        prog="trainer", description="Practise sales conversations with a homeowner."
    )
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    for name in VERBS:
        module = import_module(_module_of(name))
        summary = (module.__doc__ or "").partition("\n")[0].partition(": ")[2]
        sub = verbs.add_parser(name, help=summary, description=summary)
        cast("Verb", module).add_arguments(sub)
    arguments = parser.parse_args(argv)
    verb = cast("Verb", import_module(_module_of(arguments.verb)))
    try:
        return verb.run(arguments)
    except TrainerError as error:
        sys.stderr.write(f"trainer {arguments.verb}: {error}\n")
        return 2
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except KeyboardInterrupt:
        return 130


def _module_of(verb: str) -> str:
    return f"trainer.cli.{verb.replace('-', '_')}"
