"""Another process at the same database: `python -m tests.adapters.storage.rival COMMAND URL ...`.

It says `ready`, waits for a line, does what its command is, and says how that went.
"""

import itertools
import sys
from collections.abc import Callable
from dataclasses import replace

from tests.adapters.storage.values import rep_turn, reply
from tests.builders import NOON
from trainer.adapters.storage.database import open_database
from trainer.errors import ConflictError, TrainerError
from trainer.ports import Job


def say(line: str) -> None:
    """One line to whoever started us."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def migrate(url: str) -> None:
    """Open the database and bring it to the newest schema."""
    try:
        database = open_database(url)
    except TrainerError as error:
        say(str(error))
        return
    say("current" if database.is_ready() else "behind")
    database.close()


def add_turn(url: str, text: str) -> None:
    """Store the next rep's turn with this text."""
    database = open_database(url, migrate=False)
    with database.begin() as transaction:
        attempt = rep_turn(transaction.attempts.get("attempt-1"), text)
    say("loaded")
    sys.stdin.readline()
    try:
        with database.begin() as transaction:
            transaction.attempts.add_turn(attempt, attempt.turns[-1])
    except ConflictError:
        say("conflict")
    else:
        say("stored")


def claim(url: str) -> None:
    """Claim jobs until there is none, and finish each."""
    database = open_database(url, migrate=False)
    while True:
        with database.begin() as transaction:
            job = transaction.jobs.claim(NOON)
        if job is None:
            say("empty")
            return
        say(job.id)
        with database.begin() as transaction:
            transaction.jobs.finish(job)


def claim_and_hang(url: str) -> None:
    """Claim a job, and never finish it."""
    with open_database(url, migrate=False).begin() as transaction:
        job = transaction.jobs.claim(NOON)
    say(job.id if job else "empty")
    sys.stdin.readline()


def stay_inside(url: str) -> None:
    """Write a turn, a key and a job, and stay in the transaction."""
    database = open_database(url, migrate=False)
    with database.begin() as transaction:
        attempt = rep_turn(transaction.attempts.get("attempt-1"))
        transaction.attempts.add_turn(attempt, attempt.turns[-1])
        transaction.keys.add_token("person-1", "secret", NOON)
        transaction.enqueue(Job(name="judge", argument="attempt-1", id="job-1"))
        say("inside")
        sys.stdin.readline()


def talk_on(url: str) -> None:
    """Store turn after turn without end, and say each index once it is committed."""
    database = open_database(url, migrate=False)
    with database.begin() as transaction:
        attempt = transaction.attempts.get("attempt-1")
    exchange = reply(rep_turn(attempt)).turns[1:]
    for index in itertools.count(1):
        said = exchange[(index - 1) % 2]
        added = replace(said, turn=replace(said.turn, index=index))
        with database.begin() as transaction:
            transaction.attempts.add_turn(attempt, added)
        say(str(index))


COMMANDS: dict[str, Callable[..., None]] = {
    command.__name__: command
    for command in (migrate, add_turn, claim, claim_and_hang, stay_inside, talk_on)
}

if __name__ == "__main__":
    say("ready")
    sys.stdin.readline()
    COMMANDS[sys.argv[1]](*sys.argv[2:])
