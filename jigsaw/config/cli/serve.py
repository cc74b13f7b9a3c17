"""jigsaw serve casework|public|worker|all: run the processes of Jigsaw."""

from __future__ import annotations

import os
import sys

PORTS = {"public": 8000, "casework": 8001}


def add(commands) -> None:
    parser = commands.add_parser(
        "serve", help="run the casework site, the public site, the worker, or all three"
    )
    parser.add_argument("what", choices=["casework", "public", "worker", "all"])
    parser.add_argument("--host", default="127.0.0.1", help="where to listen (127.0.0.1)")
    parser.add_argument("--public-port", type=int, default=PORTS["public"])
    parser.add_argument("--casework-port", type=int, default=PORTS["casework"])
    parser.set_defaults(run=run)


def run(arguments) -> int:
    """Run until told to stop. Each process is one of its own; when one ends, `all` stops the others."""
    if arguments.what == "worker":
        from jigsaw.config.cli.start_django import start

        start()
        from jigsaw.config.worker import run as work

        work()
        return 0
    if arguments.what == "all":
        from jigsaw.config.supervising import supervise

        return supervise(processes(arguments.host, arguments.public_port, arguments.casework_port))
    port = arguments.public_port if arguments.what == "public" else arguments.casework_port
    command = site(arguments.what, arguments.host, port)
    os.execv(command[0], command)
    return 0


def site(name: str, host: str, port: int, workers: int = 2) -> list[str]:
    """The command that serves one site."""
    return [
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port)),
        *("--workers", str(workers), "--blocking-threads", "1", "--no-ws", "--log-level", "warning"),
        f"jigsaw.config.wsgi_{name}:application",
    ]


def processes(host: str, public_port: int, casework_port: int, workers: int = 2) -> dict[str, list[str]]:
    """The three processes of Jigsaw and their commands."""
    return {
        "public": site("public", host, public_port, workers),
        "casework": site("casework", host, casework_port, workers),
        "worker": [sys.executable, "-m", "jigsaw.config.cli", "serve", "worker"],
    }
