"""What a streamed turn costs: processor time, added waiting, turns a second, memory.

A real `trainer serve` over SQLite is played by several users at once, through the API, against a mock
model of a fixed schedule; the bare proxy, over the same mock in the same minute, is the floor. Then
the same with the authored voice, where no model is asked.
"""

import uvloop

from bench.children import Child, part, temporary_folder
from bench.levels import Place, held_open, measure, model_of
from bench.procfs import memory_mb, pin
from bench.report import Row, arguments_of, note, show
from bench.served import served

TRAINEE = "nia@demo.localhost"
OPEN_ATTEMPTS = 100
# Milliseconds between two tokens (None: no model), and how many users at once.
RUNS: tuple[tuple[int | None, tuple[int, ...]], ...] = (
    (5, (1, 8, 32)),
    (50, (1, 32)),
    (None, (1, 8, 32)),
)


def main() -> None:
    """Measure all runs and print them."""
    parser = arguments_of(__doc__)
    parser.add_argument("--seconds", type=float, default=10, help="of each level (default 10)")
    arguments = parser.parse_args()
    pin(0, measured=False)
    tables: dict[str, list[Row]] = {"turns": [], "conditions": [], "memory": []}
    with (
        part("bench.mock_model", measured=False) as mock,
        part("bench.bare_proxy", str(mock.port), measured=True) as floor,
    ):
        for gap_ms, users in RUNS:
            with (
                temporary_folder() as folder,
                served(folder, _settings(mock, gap_ms), pinned=True) as trainer,
            ):
                place = Place(
                    mock=mock,
                    floor=floor,
                    trainer=trainer,
                    token=trainer.token(TRAINEE),
                    gap_ms=gap_ms,
                )
                uvloop.run(_run(place, users, arguments.seconds, tables))
    show("turns", tables, as_json=arguments.json)


def _settings(mock: Child, gap_ms: int | None) -> dict[str, str]:
    if gap_ms is None:
        return {}
    base_url = f"http://127.0.0.1:{mock.port}/v1"
    return {"TRAINER_LLM_BASE_URL": base_url, "TRAINER_LLM_MODEL": model_of(gap_ms)}


async def _run(
    place: Place, users: tuple[int, ...], seconds: float, tables: dict[str, list[Row]]
) -> None:
    idle = memory_mb(place.trainer.pid)
    for count in users:
        note(f"{place.voice}, {count} at once ...")
        figures, conditions = await measure(place, count, seconds)
        tables["turns"].append(figures)
        tables["conditions"].append(conditions)
    held = await held_open(place, OPEN_ATTEMPTS)
    tables["memory"].append({"voice": place.voice, "idle_mb": idle, **held})


if __name__ == "__main__":
    main()
