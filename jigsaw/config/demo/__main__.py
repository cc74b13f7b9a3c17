"""./run demo: from nothing to a running public site, staff site, worker and mailbox."""

from __future__ import annotations

import argparse
import os
import socket
import sys
import time
from pathlib import Path

HOST = "127.0.0.1"


def main(words: list[str]) -> int:
    """Prepare the demo, run it until Ctrl-C. Returns the exit status."""
    parser = argparse.ArgumentParser(
        prog="./run demo", description="Jigsaw with invented reviews, on this machine"
    )
    parser.add_argument("--keep", action="store_true", help="go on with the data of the last demo")
    parser.add_argument("--public-port", type=int, default=8000)
    parser.add_argument("--casework-port", type=int, default=8001)
    arguments = parser.parse_args(words)
    for port in (arguments.public_port, arguments.casework_port):
        if taken(port):
            print(
                f"Port {port} is in use. Name others with --public-port and --casework-port.", file=sys.stderr
            )
            return 1
    os.environ["JIGSAW_DEMO"] = "1"
    os.environ["DJANGO_SETTINGS_MODULE"] = "jigsaw.config.settings.casework"
    os.environ["JIGSAW_PUBLIC_ADDRESS"] = f"http://localhost:{arguments.public_port}"
    os.environ["JIGSAW_CASEWORK_ADDRESS"] = f"http://localhost:{arguments.casework_port}"
    from jigsaw.config.demo.clock import keep_in
    from jigsaw.config.demo.snapshot import is_to_begin_again, make_ready

    var = Path(os.environ["JIGSAW_VAR"])
    keep_in(var)
    make_ready(var, keep=arguments.keep)
    while (status := run(var, arguments.public_port, arguments.casework_port)) == 0 and is_to_begin_again(
        var
    ):
        print("The demo begins again.", flush=True)
        make_ready(var, keep=False)
    print("The demo has stopped.")
    return status


def run(var: Path, public_port: int, casework_port: int) -> int:
    """Run the demo's processes until Ctrl-C, or until somebody asks for it to begin again."""
    from jigsaw.config.cli.serve import processes
    from jigsaw.config.demo.snapshot import is_to_begin_again
    from jigsaw.config.supervising import supervise

    return supervise(
        processes(HOST, public_port, casework_port, workers=1),
        when_started=lambda: announce(public_port, casework_port),
        until=lambda: is_to_begin_again(var),
    )


def taken(port: int) -> bool:
    """Whether something listens on the port already."""
    with socket.socket() as probe:
        probe.settimeout(0.5)
        return probe.connect_ex((HOST, port)) == 0


def announce(public_port: int, casework_port: int) -> None:
    """Wait until both sites answer, then print addresses and roles."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and not (taken(public_port) and taken(casework_port)):
        time.sleep(0.1)
    from jigsaw.calendar.london import moment_words
    from jigsaw.calendar.present import present
    from jigsaw.config.demo.people import BUTTONS, PEOPLE

    site = f"http://localhost:{casework_port}"
    print(f"""
Jigsaw demo. Everything in it is invented. Stop it with Ctrl-C.

  Public site   http://localhost:{public_port}/
  Staff site    {site}/
  Mailbox       {site}/demo/mailbox/
  Time machine  {site}/demo/time/

It is {moment_words(present())} in it. The clock runs on from there, and the time machine moves it.

Sign in on the staff site with one press, as:
""")
    for person in [each for each in PEOPLE if each.email in BUTTONS.values()]:
        where = " and ".join(p.replace("-", " ").title() for p in person.partnerships)
        print(f"  {person.role.words:<18} {person.name:<13} {where}")
    print("\nOne publication waits for signature; one is released two minutes from now.\n", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
