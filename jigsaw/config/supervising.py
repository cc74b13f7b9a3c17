"""Run several processes as one: they start together and stop together."""

from __future__ import annotations

import signal
import subprocess
import time
from collections.abc import Callable

PATIENCE = 10.0


def supervise(
    commands: dict[str, list[str]],
    *,
    when_started: Callable[[], None] | None = None,
    until: Callable[[], bool] = lambda: False,
) -> int:
    """Start every command and wait. A signal, the end of one, or `until` saying so stops them all.

    Returns 0 after a signal or `until`; 1 when a process ended by itself, which is named.
    """
    told: list[int] = []
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda n, _: told.append(n))
    # A session of its own each, so that Ctrl-C reaches them through this process alone, in order.
    running = {name: subprocess.Popen(command, start_new_session=True) for name, command in commands.items()}
    ended = None
    try:
        if when_started:
            when_started()
        while not told and ended is None and not until():
            ended = next((name for name, process in running.items() if process.poll() is not None), None)
            time.sleep(0.1)
    finally:
        stop(running)
    if ended and not told:
        print(f"The {ended} process ended by itself. The lines above say why.")
        return 1
    return 0


def stop(running: dict[str, subprocess.Popen]) -> None:
    """Ask every process to stop; end those that do not within ten seconds."""
    for process in running.values():
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
    deadline = time.monotonic() + PATIENCE
    for process in running.values():
        try:
            process.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
