"""people: add somebody, or make a new sign-in link for them."""

import argparse
import sys

from trainer.domain.people import Role


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to do, and for whom."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    add = actions.add_parser("add", help="add a person and print a sign-in link")
    add.add_argument("email")
    add.add_argument("--name", default="")
    add.add_argument("--role", action="append", choices=[role.value for role in Role])
    add.add_argument("--cohort", help="name of the class; made if it is not there yet")
    link = actions.add_parser("link", help="print a new sign-in link")
    link.add_argument("email")


def run(arguments: argparse.Namespace) -> int:
    """0; 1 with the reason when it cannot be done."""
    from trainer.errors import TrainerError
    from trainer.main import build_register
    from trainer.settings import Settings
    from trainer.usecases.add_person import NewPerson, add_person
    from trainer.usecases.sign_in import new_link

    settings = Settings()
    register = build_register(settings)
    try:
        if arguments.action == "add":
            roles = frozenset(Role(role) for role in arguments.role or ["trainee"])
            new = NewPerson(
                email=arguments.email, name=arguments.name, roles=roles, cohort=arguments.cohort
            )
            person = add_person(register, new)
            sys.stdout.write(f"Added {person.name} <{person.email}>.\n")
        secret = new_link(register, arguments.email)
    except TrainerError as error:
        sys.stderr.write(f"trainer people: {error}\n")
        return 1
    address = f"{settings.public_url}/sign-in/link/{secret}"
    sys.stdout.write(f"Sign-in link, good once and for three days:\n{address}\n")
    return 0
