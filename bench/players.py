"""The users of the load: one who practises through the API, and one who asks the bare proxy."""

import json
from collections.abc import Mapping
from typing import Any, cast

from bench.mock_model import FIRST_CLAUSE, TOKENS
from bench.rep_lines import varied
from bench.wire import Answer, Wire, json_of, request_of
from trainer.domain.homeowner.guard import split_clause

OK, CREATED = 200, 201


def first_clause_token() -> str:
    """The token with which the mock's first clause is complete."""
    words = FIRST_CLAUSE.split()
    said = " ".join(words[:-1])
    assert not split_clause(f"{said} ")[0], "the first clause must be whole only at its end"
    assert split_clause(f"{FIRST_CLAUSE} ")[0] == FIRST_CLAUSE
    return f"{words[-1]} "


class FloorPlayer:
    """Asks the proxy; waits for the token that would let the first clause out."""

    def __init__(self, wire: Wire, model: str, number: int) -> None:
        self._wire = wire
        self._model = model
        self._lines = varied("rep", "houses", number)
        self._awaited = f'"content":"{first_clause_token()}"'.encode()

    async def turn(self) -> Answer:
        """One passed-through reply."""
        body = {"model": self._model, "text": next(self._lines).text}
        answer = await self._wire.ask(request_of("POST", "/", body), self._awaited)
        assert answer.status == OK, answer.data
        return answer


class Trainee:
    """Plays attempts one after the other, with lines of the scenario's trade."""

    def __init__(self, wire: Wire, token: str, scenario: Mapping[str, str], number: int) -> None:
        self._wire = wire
        self._headers = {"authorization": f"Bearer {token}"}
        self._scenario = scenario["id"]
        self._lines = varied("rep", scenario["trade"], number)
        self._attempt = ""
        self._index = 1
        self.started = 0

    async def turn(self) -> Answer:
        """The next turn, of a new attempt where the last one is over."""
        if not self._attempt:
            await self._start()
        path = f"/api/attempts/{self._attempt}/turns/{self._index}"
        headers = {**self._headers, "accept": "text/event-stream"}
        request = request_of("PUT", path, {"text": next(self._lines).text}, headers)
        answer = await self._wire.ask(request, b"event: chunk")
        assert answer.status == OK, answer.data
        assert b"event: turn" in answer.data, answer.data
        self._index += 2
        if b"event: ended" in answer.data:
            self._attempt = ""
        return answer

    async def _start(self) -> None:
        body = {"scenario": self._scenario}
        request = request_of("POST", "/api/attempts", body, self._headers)
        answer = await self._wire.ask(request)
        assert answer.status == CREATED, answer.data
        self._attempt = str(cast("dict[str, Any]", json_of(answer))["id"])
        self._index = 1
        self.started += 1


def spoken_by_the_model(answer: Answer) -> bool:
    """Whether the whole reply is the mock's, not the authored voice's in its place."""
    line = answer.data.partition(b"event: turn\ndata: ")[2].split(b"\n")[0]
    words = json.loads(line)["text"].split()
    return len(words) == TOKENS and " ".join(words).startswith(FIRST_CLAUSE)


async def scenarios_of(wire: Wire, token: str) -> list[dict[str, str]]:
    """Every scenario with its trade."""
    request = request_of("GET", "/api/scenarios", headers={"authorization": f"Bearer {token}"})
    return cast("list[dict[str, str]]", json_of(await wire.ask(request)))
