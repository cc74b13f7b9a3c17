"""`jigsaw note-bounce ADDRESS`: mail to a reader could not be delivered, so updates by email end when they must."""

from __future__ import annotations

import argparse
import json

EPILOG = """\
Call it for each report of mail that could not be delivered, by hand or from the mail server. One permanent
bounce ends the updates of an address; five temporary ones do, none more than three months after the last.
An address that has no updates is no fault.

examples:
  jigsaw note-bounce leah@health.example
  jigsaw note-bounce leah@health.example --temporary
"""


def add(subparsers) -> None:
    """Add the command `note-bounce` to the command line."""
    parser = subparsers.add_parser(
        "note-bounce",
        help="note that mail to a reader could not be delivered",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("address", metavar="ADDRESS")
    parser.add_argument(
        "--temporary", action="store_true", help="the mailbox may work again, like a full one"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Note the bounce and say what ended by it. Returns 0."""
    from jigsaw.config.cli.start_django import start

    start("casework")
    from jigsaw.calendar.present import present
    from jigsaw.learning.actions.subscriptions import note_bounce

    ended = note_bounce(args.address, at=present(), permanent=not args.temporary)
    if args.json:
        print(json.dumps({"ended": ended}))
    else:
        print(f"Noted. {ended} subscription{'' if ended == 1 else 's'} ended by it.")
    return 0
