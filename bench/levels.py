"""One level of load on a running service, beside the floor, as rows of figures."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

from bench.children import Child
from bench.mock_model import TOKENS, model_name
from bench.players import FloorPlayer, Trainee, scenarios_of, spoken_by_the_model
from bench.procfs import memory_mb
from bench.report import Row, quantile
from bench.served import Served
from bench.sse_load import Load, Player, closed_loop
from bench.wire import Wire, json_of, open_wire, request_of

FIRST_MS = 200  # from the request to the model's first token
LEAST_TURNS = 30  # of each level, so that a p95 is not the slowest one
BETWEEN_TURNS_S = 20  # what a person needs to read and to type
AT_ONCE = 20
BUSY_SHARE = 0.8  # how much of a core may be in use


@dataclass(frozen=True, kw_only=True)
class Place:
    """The processes of a run; `gap_ms` lies between two tokens, None where no model speaks."""

    mock: Child
    floor: Child
    trainer: Served
    token: str
    gap_ms: int | None

    @property
    def voice(self) -> str:
        """Who speaks, for the tables."""
        return "authored" if self.gap_ms is None else f"model, {self.gap_ms} ms a token"


def model_of(gap_ms: int) -> str:
    """The mock's name for the schedule."""
    return model_name(FIRST_MS, gap_ms)


async def measure(place: Place, users: int, seconds: float) -> tuple[Row, Row]:
    """The figures of one level, and the conditions they were measured under."""
    floor = await _floor(place, users, seconds)
    await _mock_stats(place)
    wires = [await open_wire(place.trainer.port) for _ in range(users)]
    scenarios = await scenarios_of(wires[0], place.token)
    trainees = [
        Trainee(wire, place.token, scenarios[at % len(scenarios)], at)
        for at, wire in enumerate(wires)
    ]
    load = await _play(trainees, place.trainer.pid, place, seconds)
    _close(wires)
    return _figures(place, users, load, floor), await _conditions(place, users, load)


async def _floor(place: Place, users: int, seconds: float) -> Load | None:
    if place.gap_ms is None:
        return None
    wires = [await open_wire(place.floor.port) for _ in range(users)]
    model = model_of(place.gap_ms)
    players = [FloorPlayer(wire, model, at) for at, wire in enumerate(wires)]
    load = await _play(players, place.floor.pid, place, seconds)
    _close(wires)
    return load


async def _play(players: Sequence[Player], pid: int, place: Place, seconds: float) -> Load:
    turn_s = 0.0 if place.gap_ms is None else (FIRST_MS + place.gap_ms * TOKENS) / 1000
    enough_s = LEAST_TURNS * turn_s / len(players)
    return await closed_loop(
        players,
        processes=(pid, place.mock.pid),
        seconds=max(seconds, enough_s),
        spread_s=turn_s,
    )


def _close(wires: Sequence[Wire]) -> None:
    for wire in wires:
        wire.close()


def _figures(place: Place, users: int, load: Load, floor: Load | None) -> Row:
    """Added times count from the floor's median; with no model they are the whole wait."""
    base_ms = quantile(floor.first_ms(), 0.5, 3) if floor else 0.0
    added = [ms - (base_ms or 0.0) for ms in load.first_ms()]
    conversations = BUSY_SHARE * BETWEEN_TURNS_S * 1000 / load.cpu_ms_per_turn
    return {
        "voice": place.voice,
        "users": users,
        "turns": len(load.answers),
        "turns_per_s": load.per_s,
        "cpu_ms_per_turn": load.cpu_ms_per_turn,
        "floor_cpu_ms": floor.cpu_ms_per_turn if floor else None,
        "times_floor": round(load.cpu_ms_per_turn / floor.cpu_ms_per_turn, 1) if floor else None,
        "added_ms_p50": quantile(added, 0.5),
        "added_ms_p95": quantile(added, 0.95),
        "conversations_a_core": round(conversations),
    }


async def _conditions(place: Place, users: int, load: Load) -> Row:
    asked = await _mock_stats(place)
    by_model = sum(spoken_by_the_model(answer) for answer in load.answers)
    judged = int(asked["judge_calls"])
    return {
        "voice": place.voice,
        "users": users,
        "by_model_percent": round(100 * by_model / max(1, len(load.answers))),
        "attempts_ended": sum(b"event: ended" in answer.data for answer in load.answers),
        "judge_calls": judged,
        "judge_letters_a_call": round(asked["judge_letters"] / judged) if judged else None,
        "bytes_a_turn": round(sum(len(a.data) for a in load.answers) / max(1, len(load.answers))),
        "mock_late_ms_p95": asked["late_ms_p95"],
        "other_cores_busy": load.other_cores,
    }


async def _mock_stats(place: Place) -> dict[str, Any]:
    """What the mock was asked since the last time."""
    wire = await open_wire(place.mock.port)
    stats = json_of(await wire.ask(request_of("GET", "/stats")))
    wire.close()
    return cast("dict[str, Any]", stats)


async def held_open(place: Place, attempts: int) -> Row:
    """Memory in MB after the load, and with so many more attempts open, each one turn old."""
    before = memory_mb(place.trainer.pid)
    wires = [await open_wire(place.trainer.port) for _ in range(AT_ONCE)]
    scenarios = await scenarios_of(wires[0], place.token)

    async def open_some(first: int, wire: Wire) -> None:
        for at in range(first, attempts, AT_ONCE):
            await Trainee(wire, place.token, scenarios[at % len(scenarios)], at).turn()

    await asyncio.gather(*(open_some(at, wire) for at, wire in enumerate(wires)))
    _close(wires)
    after = memory_mb(place.trainer.pid)
    return {"after_load_mb": before, f"each_{attempts}_open_mb": round(after - before, 1)}
