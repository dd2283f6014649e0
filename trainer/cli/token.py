"""token: an API token for one person, shown once."""

import argparse
import sys


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Whose token."""
    parser.add_argument("email")


def run(arguments: argparse.Namespace) -> int:
    """0; 1 when there is no such person."""
    from trainer.errors import TrainerError
    from trainer.main import build_register
    from trainer.settings import Settings
    from trainer.usecases.sign_in import new_token

    try:
        secret = new_token(build_register(Settings()), arguments.email)
    except TrainerError as error:
        sys.stderr.write(f"trainer token: {error}\n")
        return 1
    sys.stdout.write(f"{secret}\n")
    return 0
