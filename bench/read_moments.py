"""The moments at which a scripted person feels dead, with every homeowner: the replies, to be read.

`python -m bench.read_moments --json > moments.jsonl` writes one exchange a line; whether a person could say that
there is for readers to judge, since no program can.
"""

import argparse
import asyncio
import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import aclosing
from dataclasses import dataclass

from trainer.domain.attempt import Attempt
from trainer.domain.documents.base import Trade
from trainer.domain.documents.scene import Scene
from trainer.domain.transcript import Action
from trainer.main import build_rehearsals, scenario_ids
from trainer.settings import Settings
from trainer.usecases.play_alone import Table

WAIT = "(says nothing)"
FIRST = {  # what was said before the moment
    Trade.HOUSES: (
        "Hi, this is Jordan Ellis with Fairlead Homes. We buy houses, and I'd like to ask about yours.",
        "What shape is the place in?",
    ),
    Trade.HOME_SERVICES: (
        "Hi, I'm Casey Morgan from Northfork Home Comfort. Thanks for having me.",
        "What have you noticed with it so far?",
    ),
}
_BOTH: dict[str, tuple[tuple[str, ...], ...]] = {
    "names": (
        ("Do you remember my name?",),
        ("Who did I say I'm with?",),
        ("What was your name again?",),
    ),
    "you said earlier": (
        ("You said earlier that you'd decide it by yourself.",),
        ("Earlier you told me your sister wants it gone.",),
        ("Like you said before, price is all that counts for you.",),
    ),
    "silence": ((WAIT,), (WAIT, WAIT), (WAIT, "Are you still there?")),
    "humour": (
        ("I promise I'm less annoying than my ringtone.",),
        ("My mother says I could talk a dog off a meat truck, so stop me any time.",),
        ("If I had a nickel for every time somebody hung up on me, I'd buy my own house.",),
    ),
    "insult and apology": (
        ("That's a stupid way to look at it.", "I'm sorry, that was out of line."),
        ("Are you always this slow?", "I apologize. I shouldn't have said that."),
        ("You clearly don't know what you're talking about.", "Sorry, that came out wrong."),
    ),
    "a time": (
        ("Could we talk tomorrow at three?",),
        ("Can I just e-mail you something?",),
        ("When would be a good time for you?",),
    ),
    "hold": (
        ("Hold on one second, please.",),
        ("Let me ask my manager about that.",),
        ("Is this a bad time?",),
    ),
    "what": (("What?",), ("What do you mean?",), ("ok",)),
    "robot": (
        ("Are you a robot?",),
        ("Am I talking to a real person?",),
        ("Is this a recording?",),
    ),
    "goodbye": (
        ("Well, thanks for your time. Goodbye.",),
        ("I'll let you go now, take care.",),
        ("Okay, have a good one, bye.",),
    ),
}
_OF_A_TRADE: dict[Trade, dict[str, tuple[tuple[str, ...], ...]]] = {
    Trade.HOUSES: {
        "stacked questions": (
            ("How old is the roof, who else is on the deed, and when would you want to be out?",),
            ("Do you owe anything on it? Who lives there? And what would you take for it?",),
            ("Why now, and what have you tried, and who decides with you?",),
        ),
        "offer": (
            ("What if we said {low}?",),
            ("How about we split the difference?",),
            ("We could do {low_words} today.", "Fine, then {high} it is."),
        ),
    },
    Trade.HOME_SERVICES: {
        "stacked questions": (
            ("How old is it, who lives here, and what have you set aside for it?",),
            ("When did it start? Has anybody looked at it? And how long do you plan to stay?",),
            ("Who decides, and by when, and what matters most to you?",),
        ),
        "offer": (
            ("It would be $140 a month.",),
            ("How about we split the difference?",),
            ("We could do it for {high}.", "Fine, then {low} it is."),
        ),
    },
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Exchange:
    """One moment with one person: what stood before, and each line with its reply."""

    scenario: str
    moment: str
    before: str
    lines: tuple[str, ...]
    replies: tuple[str, ...]


def moments_of(scene: Scene) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every moment with each of its wordings, filled in for this person."""
    money = scene.scenario.money
    floor = money.floor if money and money.floor else 10_000.0
    low, high = (round(floor * share, -3) for share in (0.85, 1.1))
    slots = {"low": f"${low:,.0f}", "high": f"${high:,.0f}", "low_words": f"{low / 1000:.0f}k"}
    every = {**_OF_A_TRADE[scene.scenario.trade], **_BOTH}
    for moment, wordings in every.items():
        for lines in wordings:
            yield moment, tuple(line.format(**slots) for line in lines)


async def played(table: Table, moment: str, lines: Sequence[str], seed: int) -> Exchange:
    """The moment after a greeting and one question."""
    attempt = table.open(seed)
    for line in FIRST[table.scene.scenario.trade]:
        attempt = await _replied(table, attempt, line)
    before = attempt.transcript.turns[-1].text
    replies: list[str] = []
    for line in lines:
        if attempt.is_over:
            break
        attempt = await _replied(table, attempt, line)
        replies.append(attempt.transcript.turns[-1].text)
    return Exchange(
        scenario=table.scene.scenario.id,
        moment=moment,
        before=before,
        lines=tuple(lines),
        replies=tuple(replies),
    )


async def _replied(table: Table, attempt: Attempt, line: str) -> Attempt:
    if attempt.is_over:
        return attempt
    waits = line == WAIT
    said = table.say(attempt, "" if waits else line, Action.WAIT if waits else Action.SAY)
    async with aclosing(table.reply(said)) as pieces:
        async for piece in pieces:
            if isinstance(piece, Attempt):
                said = piece
    return said


def main() -> None:
    """Play every moment with every person."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("scenario", nargs="?", default="all")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    settings = Settings()
    rehearsal_of = build_rehearsals(settings, "")
    for name in scenario_ids(settings, arguments.scenario):
        table = rehearsal_of(name).table
        for seed, (moment, lines) in enumerate(moments_of(table.scene)):
            found = asyncio.run(played(table, moment, lines, seed))
            sys.stdout.write(_line(found, as_json=arguments.json))


def _line(found: Exchange, *, as_json: bool) -> str:
    if as_json:
        shown = {name: getattr(found, name) for name in Exchange.__slots__}
        return json.dumps(shown, ensure_ascii=False) + "\n"
    pairs = zip(found.lines, found.replies, strict=False)
    told = "".join(f"    rep: {line}\n    -> {reply}\n" for line, reply in pairs)
    return f"{found.scenario} / {found.moment}\n    ({found.before})\n{told}"


if __name__ == "__main__":
    main()
