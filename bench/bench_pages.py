"""What the pages weigh, and how long the service takes to start.

Bytes over the wire, heads included, of a page with all its files and an empty cache: once where the
browser takes no compression, once as it is served to one that does. Then seconds until /healthz
answers: with an empty data folder, and warm.
"""

import statistics
from pathlib import Path

import httpx

from bench.children import temporary_folder
from bench.pages import page_weight
from bench.report import Row, arguments_of, note, show
from bench.served import served

WARM_STARTS = 5
PLAIN, COMPRESSED = "identity", "gzip, deflate"
LINES = (
    "Hi Hank, this is Dana with Fairlead Homes. Did I catch you at a bad time?",
    "What has been the hardest part of looking after it from so far away?",
    "That sounds like a lot of trips. What would make it worth your while to let it go?",
)


def main() -> None:
    """Measure and print."""
    arguments = arguments_of(__doc__).parse_args()
    with temporary_folder() as folder:
        with served(folder) as trainer:
            first = {"start": "empty data folder", "n": 1, "seconds": round(trainer.start_s, 2)}
            starts: list[Row] = [{**first, "cpu_seconds": round(trainer.start_cpu_s, 2)}]
            with httpx.Client(
                base_url=f"http://127.0.0.1:{trainer.port}", trust_env=False, timeout=30
            ) as client:
                pages = _pages(client)
        starts.append(_warm(folder))
    tables = {"bytes_over_the_wire": pages, "starts_to_healthz": starts}
    show("pages", tables, as_json=arguments.json)


def _pages(client: httpx.Client) -> list[Row]:
    rows = [_row(client, "sign-in", "/sign-in")]
    signed = client.post("/sign-in/demo", data={"email": "nia@demo.localhost"})
    assert signed.status_code == httpx.codes.SEE_OTHER, signed.text
    rows.append(_row(client, "home", "/"))
    started = client.post("/scenarios/a7-vacant-duluth/start")
    attempt = started.headers["location"]
    for at, text in enumerate(LINES):
        client.post(f"{attempt}/say", data={"index": 2 * at + 1, "text": text})
    rows.append(_row(client, "chat, 3 turns in", attempt))
    client.post(f"{attempt}/end")
    rows.append(_row(client, "scorecard", f"{attempt}/scorecard"))
    return rows


def _row(client: httpx.Client, name: str, path: str) -> Row:
    plain = page_weight(client, path, encoding=PLAIN)
    served_so = page_weight(client, path, encoding=COMPRESSED)
    return {
        "page": name,
        "requests": len(plain),
        "plain": sum(one.wire_bytes for one in plain),
        "plain_javascript": sum(one.wire_bytes for one in plain if one.is_script),
        "as_served": sum(one.wire_bytes for one in served_so),
        "as_served_javascript": sum(one.wire_bytes for one in served_so if one.is_script),
    }


def _warm(folder: Path) -> Row:
    seconds, cpu_seconds = [], []
    for _ in range(WARM_STARTS):
        note("a warm start ...")
        with served(folder) as trainer:
            seconds.append(trainer.start_s)
            cpu_seconds.append(trainer.start_cpu_s)
    return {
        "start": "warm, median",
        "n": WARM_STARTS,
        "seconds": round(statistics.median(seconds), 2),
        "cpu_seconds": round(statistics.median(cpu_seconds), 2),
    }


if __name__ == "__main__":
    main()
