"""serve: the web service; the first start sets up the database and reads the scenarios."""

import argparse
import ipaddress
import os
import socket
import sys

from trainer.errors import SettingsError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where to listen."""
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--workers", type=int, default=1, help="processes (PostgreSQL beyond one)")


def run(arguments: argparse.Namespace) -> int:
    """Runs until it is stopped; 2 when it cannot start."""
    from trainer.adapters.logs import set_up_logs
    from trainer.settings import Settings

    settings = Settings()
    _refuse_open_demo(settings.demo, arguments.host)
    _refuse_taken_port(arguments.host, arguments.port)
    set_up_logs()
    if "public_url" not in settings.model_fields_set:
        address = f"http://{arguments.host}:{arguments.port}"
        os.environ["TRAINER_PUBLIC_URL"] = address  # noqa: TID251 - workers read their settings from the environment
    return _serve(arguments)


def _serve(arguments: argparse.Namespace) -> int:
    import uvicorn

    from trainer.main import build_app, describe
    from trainer.settings import Settings

    settings = Settings()
    address = f"http://{arguments.host}:{arguments.port}"
    options = {"host": arguments.host, "port": arguments.port, "log_config": None}
    options |= {"access_log": False, "timeout_graceful_shutdown": 10}
    if arguments.workers > 1:
        uvicorn.run("trainer.main:worker_app", factory=True, workers=arguments.workers, **options)
        return 0
    app = build_app(settings)
    sys.stderr.write(f"{describe(settings)}\nOpen {address} in a browser. Ctrl-C stops it.\n")
    uvicorn.run(app, **options)
    return 0


def _refuse_open_demo(demo: bool, host: str) -> None:  # noqa: FBT001 - a fact, not a switch
    if demo and not _is_loopback(host):
        message = (
            f"TRAINER_DEMO lets anybody sign in, so it does not run on {host}. "
            "Use --host 127.0.0.1, or start without TRAINER_DEMO and add people."
        )
        raise SettingsError(message)


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _refuse_taken_port(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            message = (
                f"{host}:{port} cannot be used: {error.strerror}. "
                f"Choose another port: --port {port + 1}, or make run PORT={port + 1}."
            )
            raise SettingsError(message) from error
