"""play: a conversation in the terminal, with the scorecard at the end."""

import argparse
import asyncio
import sys
from contextlib import aclosing
from textwrap import fill

from trainer.domain.attempt import Attempt
from trainer.domain.documents.scene import Scene
from trainer.domain.homeowner.chapters import last_time
from trainer.domain.transcript import Action
from trainer.errors import InvalidInputError
from trainer.usecases.play_alone import Table
from trainer.usecases.speaking import Released

_HELP = "Type what you say. Empty line: say nothing. /hang up, /end: end it."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Whom to talk to."""
    parser.add_argument("scenario", help="id of the scenario, e.g. a7-vacant-duluth")
    parser.add_argument("--rubric", help="id of the rubric (default: the scenario's own)")
    parser.add_argument("--seed", type=int, default=1, help="the same seed, the same person")


def run(arguments: argparse.Namespace) -> int:
    """0; 2 for an unknown scenario or rubric."""
    from trainer.cli.scorecard_text import scorecard_text
    from trainer.main import build_table
    from trainer.settings import Settings

    table = build_table(Settings(), arguments.scenario, arguments.rubric)
    opened = table.open(arguments.seed)
    _brief(table.day_of(opened), opened)
    attempt = asyncio.run(_talk(table, opened))
    sys.stdout.write("\n" + "-" * 72 + "\n")
    sys.stdout.write(scorecard_text(table.score(table.end(attempt))))
    return 0


def _brief(scene: Scene, opened: Attempt) -> None:
    scenario, last = scene.scenario, last_time(scene, opened.first)
    lines = [f"{scenario.persona.name}: {scenario.persona.about}", scenario.briefing.situation]
    lines += [f"- {known}" for known in scenario.briefing.known]
    lines += [f"- Last time: {told}" for told in (last.told if last else ())]
    lines += [f"You want: {scenario.briefing.goal}"]
    lines += [f"{fact.name}: {fact.says}" for fact in scene.company.facts]
    sys.stdout.write("\n".join(fill(line, 72) for line in lines) + f"\n\n{_HELP}\n\n")


async def _talk(table: Table, attempt: Attempt) -> Attempt:
    name = table.scene.scenario.persona.short_name
    sys.stdout.write(f"{name}: {attempt.turns[0].turn.text}\n")
    while not attempt.is_over:
        line = await asyncio.to_thread(_line)
        if line is None or line.strip() == "/end":
            break
        try:
            said = table.say(attempt, *_meant(line))
        except InvalidInputError as error:
            sys.stdout.write(f"({error})\n")
            continue
        sys.stdout.write(f"{name}: ")
        async with aclosing(table.reply(said)) as pieces:
            async for piece in pieces:
                if isinstance(piece, Released):
                    sys.stdout.write(piece.text)
                    sys.stdout.flush()
                else:
                    attempt = piece
        sys.stdout.write("\n")
    return attempt


def _line() -> str | None:
    if sys.stdin.isatty():
        sys.stdout.write("You: ")
        sys.stdout.flush()
    line = sys.stdin.readline()
    return line.rstrip("\n") if line else None


def _meant(line: str) -> tuple[str, Action]:
    if not line.strip():
        return "", Action.WAIT
    if line.strip() == "/hang up":
        return "", Action.HANG_UP
    return line, Action.SAY
