"""A real PostgreSQL server for the length of a test run, and an empty database for each test."""

import os
import shutil
import socket
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from tests.support.required import absent

# Nothing here outlives the run, so durability may be traded for speed.
_OPTIONS = (
    "-c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off "
    "-c synchronous_commit=off -c full_page_writes=off"
)


@dataclass(frozen=True)
class _Cluster:
    programs: Path
    data: Path

    def run(self, program: str, *arguments: str) -> None:
        """Run one of PostgreSQL's programs, as `postgres` where we are root: it refuses root."""
        command = [str(self.programs / program), "-D", str(self.data), *arguments]
        owner = "postgres" if os.geteuid() == 0 else None
        log = self.data.with_suffix(".log")
        with log.open("ab") as output:
            finished = subprocess.run(
                command,
                check=False,
                cwd=self.data,
                user=owner,
                group=owner,
                extra_groups=None if owner is None else [],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
            )
        if finished.returncode != 0:
            pytest.fail(f"{program} failed:\n{log.read_text()[-2000:]}", pytrace=False)


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """Address of the maintenance database of a PostgreSQL server on a free loopback port."""
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    if not programs:
        absent("PostgreSQL is not installed: make system")
    data = Path(tempfile.mkdtemp(prefix="trainer-postgres-"))
    if os.geteuid() == 0:
        shutil.chown(data, "postgres", "postgres")
    cluster = _Cluster(programs[-1], data)
    try:
        with _serving(cluster) as url:
            yield url
    finally:
        shutil.rmtree(data, ignore_errors=True)
        data.with_suffix(".log").unlink(missing_ok=True)


@contextmanager
def _serving(cluster: _Cluster) -> Iterator[str]:
    port = _free_port()
    cluster.run("initdb", "--auth=trust", "--username=postgres", "--encoding=UTF8", "--no-sync")
    cluster.run("pg_ctl", "--wait", "-o", f"-p {port} {_OPTIONS}", "start")
    try:
        yield f"postgresql://postgres@127.0.0.1:{port}/postgres"
    finally:
        cluster.run("pg_ctl", "--wait", "-m", "immediate", "stop")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture
def fresh_postgres(postgres_url: str) -> Iterator[str]:
    """Address of an empty database that this test alone uses."""
    name = f"test_{uuid.uuid4().hex}"
    with psycopg.connect(postgres_url, autocommit=True) as server:
        server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        yield postgres_url.rpartition("/")[0] + "/" + name
        server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))
