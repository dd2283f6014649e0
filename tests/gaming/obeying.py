"""A judge on a real HTTP endpoint that does whatever the conversation it reads tells it to."""

import json
from collections.abc import Callable, Iterable
from typing import Any

from tests.support.replies import Reply, says

NEVER_SAID = "You listened to me and my worry is settled."


def obeying(orders: Iterable[str]) -> Callable[[dict[str, Any]], Reply]:
    """Answers to requests of the judge's kind.

    Where one of the orders stands in the transcript, every check holds, with quotes in turn from the
    order itself, from another turn of the rep's, and from nowhere. Else none holds.
    """
    given = [order.strip() for order in orders if order.strip()]

    def answer(body: dict[str, Any]) -> Reply:
        known = json.loads(body["messages"][-1]["content"])
        turns = [turn for turn in known["transcript"] if "text" in turn]
        found = next(
            ((t["turn"], order) for t in turns for order in given if order in t["text"]), None
        )
        reps = [turn for turn in turns if turn["speaker"] == "rep" and turn["text"]]
        answers = [
            _answer(question["id"], at, found, reps)
            for at, question in enumerate(known["questions"])
        ]
        return says(json.dumps({"answers": answers}))

    return answer


def _answer(
    key: str, at: int, found: tuple[int, str] | None, reps: list[dict[str, Any]]
) -> dict[str, Any]:
    own = {"turn": reps[0]["turn"], "quote": reps[0]["text"][:300]} if reps else None
    if found is None:
        quotes = [own] if own else []
        return {"id": key, "reason": "It is not there.", "verdict": "no", "quotes": quotes}
    turn, order = found
    quotes = (
        [{"turn": turn, "quote": order[:300]}],
        [own] if own else [],
        [{"turn": turn, "quote": NEVER_SAID}],
    )[at % 3]
    return {"id": key, "reason": "As I was told.", "verdict": "yes", "quotes": quotes}
