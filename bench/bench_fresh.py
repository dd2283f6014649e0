"""Seconds from a fresh clone of HEAD to the first page: `make run`, with nothing in any cache.

It needs the package index; where `make run` gives up before the first page, it says so.
"""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import httpx

from bench.children import ROOT, temporary_folder, whole_environment
from bench.report import arguments_of, note, show
from bench.served import free_port

LIMIT_S = 900
LOOK_EVERY_S = 0.1


def main() -> int:
    """Measure and print; 1 where no page ever came."""
    arguments = arguments_of(__doc__).parse_args()
    with temporary_folder() as folder:
        commit = _clone(folder / "clone")
        note(f"make run in a clone of {commit} ...")
        with _made(folder) as (process, url):
            began_s = time.perf_counter()
            page_bytes = _first_page(process, url)
            passed_s = round(time.perf_counter() - began_s, 1)
        if page_bytes is None:
            said = (folder / "errors.txt").read_text(encoding="utf-8", errors="replace")
            sys.stderr.write(
                f"no page after {passed_s} s; make run needs the package index, is it within "
                f"reach? It said last:\n{said[-1500:]}\n"
            )
            return 1
    row = {"commit": commit, "seconds_to_first_page": passed_s, "page_bytes": page_bytes}
    show("fresh", {"make_run_on_a_fresh_clone": [row]}, as_json=arguments.json)
    return 0


def _clone(folder: Path) -> str:
    """Clone HEAD without sharing files; the short name of its commit."""
    git = shutil.which("git") or "git"
    subprocess.run(
        [git, "clone", "--quiet", "--no-hardlinks", "--depth", "1", ROOT.as_uri(), str(folder)],
        check=True,
    )
    named = subprocess.run(
        [git, "-C", str(folder), "rev-parse", "--short", "HEAD"],
        check=True,
        capture_output=True,
        text=True,
    )
    return named.stdout.strip()


@contextmanager
def _made(folder: Path) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """`make run` in its own process group, which ends with the block."""
    port = free_port()
    caches = {
        "PIP_CACHE_DIR": str(folder / "pip"),
        "UV_CACHE_DIR": str(folder / "uv"),
        "TRAINER_DATA_DIR": str(folder / "data"),
    }
    with (folder / "errors.txt").open("wb") as errors:
        process = subprocess.Popen(
            [shutil.which("make") or "make", "run", f"PORT={port}"],
            cwd=folder / "clone",
            env=whole_environment(caches),
            stdout=errors,
            stderr=errors,
            start_new_session=True,
        )
    try:
        yield process, f"http://127.0.0.1:{port}/sign-in"
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
        process.wait(30)


def _first_page(process: subprocess.Popen[bytes], url: str) -> int | None:
    """Bytes of the first page, or None where it never comes."""
    until_s = time.perf_counter() + LIMIT_S
    with httpx.Client(trust_env=False) as client:
        while process.poll() is None and time.perf_counter() < until_s:
            with suppress(httpx.TransportError):
                page = client.get(url)
                assert page.status_code == httpx.codes.OK, page.text
                return len(page.content)
            time.sleep(LOOK_EVERY_S)
    return None


if __name__ == "__main__":
    sys.exit(main())
