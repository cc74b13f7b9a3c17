"""`jigsaw verify-audit`: walk the audit trail from its first event and say whether anything was changed."""

from __future__ import annotations

import argparse
import json
import sys


def add(subparsers) -> None:
    """Add the command `verify-audit` to the command line."""
    parser = subparsers.add_parser(
        "verify-audit",
        help="prove that the audit trail is whole",
        description="Checks the seal of every event. A cut of the newest events shows only against a seal kept "
        "elsewhere: note the number and the seal that this prints, and give them again with --seal.",
    )
    parser.add_argument(
        "--seal", metavar="NUMBER:SEAL", help="an event and its seal, noted at an earlier time"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Verify, print, and return 0; 1 for a trail with a fault; 2 for a seal that is not of the form asked for."""
    number, _, seal = (args.seal or "").partition(":")
    if args.seal and not (number.isascii() and number.isdigit() and seal):
        print("The seal must be a number, a colon and the seal, as this command prints them", file=sys.stderr)
        return 2
    from jigsaw.config.cli.start_django import start

    start("casework")
    from jigsaw.audit.models import Event
    from jigsaw.audit.queries import verify

    proof = verify()
    fault = proof.fault
    if not fault and args.seal and not Event.objects.filter(number=int(number), hash=seal).exists():
        fault = f"Event {number} with the seal noted earlier is no longer there: the end was cut or rewritten"
    if args.json:
        print(json.dumps({"events": proof.events, "seal": proof.last_hash, "fault": fault}))
    elif fault:
        print(fault, file=sys.stderr)
    else:
        print(f"The audit trail is whole: {proof.events} events. Last seal {proof.events}:{proof.last_hash}")
    return 1 if fault else 0
