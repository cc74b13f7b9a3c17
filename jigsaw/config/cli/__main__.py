"""The command line of Jigsaw: one module beside this one for each command.

Exit status: 0 done, 1 the input has faults (all listed), 2 wrong usage.
"""

from __future__ import annotations

import argparse
import importlib
import sys

# Command and the module that holds it; loaded only when it is the one asked for, so that each starts at once.
COMMANDS = {
    "pack": "pack",
    "clock": "clock",
    "reference": "reference",
    "merge-chronology": "merge_chronology",
    "serve": "serve",
    "prepare": "prepare",
    "first-partnership": "first_partnership",
    "verify-audit": "verify_audit",
    "import-reviews": "import_reviews",
    "note-bounce": "note_bounce",
}


def main(words: list[str]) -> int:
    """Carry out one command. Returns its exit status."""
    parser = argparse.ArgumentParser(prog="./run jigsaw", description="The command line of Jigsaw")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    asked = next((w for w in words if not w.startswith("-")), None)
    for name in [asked] if asked in COMMANDS else list(COMMANDS):
        importlib.import_module(f"jigsaw.config.cli.{COMMANDS[name]}").add(commands)
    arguments = parser.parse_args(words)
    return arguments.run(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
