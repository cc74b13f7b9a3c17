"""jigsaw serve casework|public|worker|all: run the processes of Jigsaw."""

from __future__ import annotations

import os
import sys

PORTS = {"public": 8000, "casework": 8001}
# Processes of the public site: one for each processor, so that many readers wait for nothing else; two at least,
# so that one slow answer stops nobody, and eight at most, since each holds about 100 MB.
FEWEST, MOST = 2, 8


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
    workers = readers_at_once(os.cpu_count()) if arguments.what == "public" else FEWEST
    command = site(arguments.what, arguments.host, port, workers)
    os.execv(command[0], command)
    return 0


def readers_at_once(processors: int | None) -> int:
    """How many processes serve the public site on a machine with so many processors; None where nobody knows."""
    return min(max(processors or 1, FEWEST), MOST)


def site(name: str, host: str, port: int, workers: int = FEWEST) -> list[str]:
    """The command that serves one site."""
    return [
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port)),
        *("--workers", str(workers), "--blocking-threads", "1", "--no-ws", "--log-level", "warning"),
        f"jigsaw.config.wsgi_{name}:application",
    ]


def processes(
    host: str, public_port: int, casework_port: int, workers: int | None = None
) -> dict[str, list[str]]:
    """The three processes of Jigsaw and their commands; `workers` processes for each site where it is given."""
    return {
        "public": site("public", host, public_port, workers or readers_at_once(os.cpu_count())),
        "casework": site("casework", host, casework_port, workers or FEWEST),
        "worker": [sys.executable, "-m", "jigsaw.config.cli", "serve", "worker"],
    }
