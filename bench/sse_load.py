"""Closed-loop load: so many users at once, each asks again as soon as they were answered."""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from bench.procfs import cpu_s, machine_busy_s
from bench.wire import Answer

WARM_S = 2.0  # every level runs this long before anything is measured


class Player(Protocol):
    """One user."""

    async def turn(self) -> Answer:
        """Take one turn, and start over where the conversation has ended."""
        ...


@dataclass(frozen=True, kw_only=True)
class Load:
    """What happened in the measured seconds of one level.

    `cpu_ms` is the server's, `other_cores` how many cores were busy with what is not ours.
    """

    answers: tuple[Answer, ...]
    seconds: float
    cpu_ms: float
    other_cores: float

    @property
    def cpu_ms_per_turn(self) -> float:
        """Processor time of the server for each answer that ended."""
        return round(self.cpu_ms / max(1, len(self.answers)), 2)

    @property
    def per_s(self) -> float:
        """Answers a second."""
        return round(len(self.answers) / self.seconds, 1)

    def first_ms(self) -> list[float]:
        """When the awaited words came, for all answers in which they did."""
        return [answer.first_ms for answer in self.answers if answer.first_ms is not None]


async def closed_loop(
    players: Sequence[Player], *, processes: Sequence[int], seconds: float, spread_s: float
) -> Load:
    """Let the players play against the first of the processes; all of them are ours.

    They begin spread over `spread_s`, best the length of a turn: else they would ask in bursts for
    ever. Raises what one of the players raises.
    """
    stop = asyncio.Event()
    answers: list[Answer] = []

    async def play(number: int, player: Player) -> None:
        await asyncio.sleep(spread_s * number / len(players))
        while not stop.is_set():
            answers.append(await player.turn())

    tasks = [asyncio.create_task(play(at, player)) for at, player in enumerate(players)]
    await _wait(tasks, WARM_S + spread_s)
    began = _now(processes)
    await _wait(tasks, seconds)
    ended = _now(processes)
    stop.set()
    await asyncio.gather(*tasks)
    counted = tuple(a for a in answers if began.at_s <= a.ended_at_s < ended.at_s)
    passed_s = ended.at_s - began.at_s
    own_s = ended.server_s - began.server_s + ended.ours_s - began.ours_s
    return Load(
        answers=counted,
        seconds=passed_s,
        cpu_ms=(ended.server_s - began.server_s) * 1000,
        other_cores=round((ended.machine_s - began.machine_s - own_s) / passed_s, 2),
    )


async def _wait(tasks: Sequence[asyncio.Task[None]], seconds: float) -> None:
    """Wait, unless a player fails: that ends the benchmark at once."""
    done, _ = await asyncio.wait(tasks, timeout=seconds, return_when=asyncio.FIRST_EXCEPTION)
    for task in done:
        task.result()


@dataclass(frozen=True, kw_only=True)
class _Moment:
    at_s: float
    server_s: float
    ours_s: float
    machine_s: float


def _now(processes: Sequence[int]) -> _Moment:
    return _Moment(
        at_s=time.perf_counter(),
        server_s=cpu_s(processes[0]),
        ours_s=time.process_time() + sum(cpu_s(one) for one in processes[1:]),
        machine_s=machine_busy_s(),
    )
