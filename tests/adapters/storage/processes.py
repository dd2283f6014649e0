"""Starting rivals, talking to them, and killing them."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[3]


class Rival:
    """Another process at the database; see `rival.py` for what it can do."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def says(self, expected: str) -> None:
        """Wait for its next line, which must be this."""
        line = self.line()
        assert line == expected

    def line(self) -> str:
        """Its next line, or "" when it has ended."""
        assert self._process.stdout
        return self._process.stdout.readline().strip()

    def lines(self) -> list[str]:
        """All it still says."""
        assert self._process.stdout
        return self._process.stdout.read().split("\n")[:-1]

    def go(self) -> None:
        """Let it go on."""
        assert self._process.stdin
        self._process.stdin.write("\n")
        self._process.stdin.flush()

    def kill(self) -> None:
        """SIGKILL, as the kernel does when memory is short."""
        self._process.kill()
        self._process.wait()


@contextmanager
def rivals(number: int, command: str, url: str, *more: str) -> Iterator[list[Rival]]:
    """So many processes that are ready to do one thing; they are gone when the block ends."""
    line = [sys.executable, "-m", "tests.adapters.storage.rival", command, url, *more]
    with ExitStack() as running:
        started = []
        for _ in range(number):
            process = running.enter_context(
                subprocess.Popen(
                    line, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
                )
            )
            running.callback(process.kill)
            started.append(Rival(process))
        for each in started:
            each.says("ready")
        yield started
