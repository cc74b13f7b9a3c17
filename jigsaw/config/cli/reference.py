"""`jigsaw reference TEXT...`: the case references in a text, in the one house form."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jigsaw.documents.references import Reference

EPILOG = """\
Any text may be given; a text without a reference is no fault. NSPCC accession numbers and references of
casework are listed apart, for they are no case references.

examples:
  jigsaw reference "Ref no: BSCP 2021/22-01"     BSCP 2021-22/01
  jigsaw reference ASCP2024-25-02 --json
"""


def add(subparsers) -> None:
    """Add the command `reference` to the command line."""
    parser = subparsers.add_parser(
        "reference",
        help="find case references in a text, however they are written",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("text", metavar="TEXT", nargs="+", help="one text or several")
    parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Find the references and print them. Returns 0: any text is good input."""
    from jigsaw.documents.references import casework_references, external_ids, parse

    references = [found for text in args.text for found in parse(text)]
    external = [found for text in args.text for found in external_ids(text)]
    casework = [found for text in args.text for found in casework_references(text)]
    if args.json:
        data = {
            "references": [as_data(found) for found in references],
            "external_ids": [asdict(found) for found in external],
            "casework": [asdict(found) for found in casework],
        }
        print(json.dumps(data))
        return 0
    for found in references:
        print(f"{found.house}  written {found.raw!a}" + (f"  {found.flag}" if found.flag else ""))
    for other in external:
        print(f"{other.value}  NSPCC accession number, written {other.raw!a}")
    for case in casework:
        print(f"{case.code}-{case.year}-{case.number:02d}  reference of casework, written {case.raw!a}")
    if not (references or external or casework):
        print("No case reference found")
    return 0


def as_data(reference: Reference) -> dict:
    """The reference as plain data, in the shape that `--json` prints."""
    return {
        "raw": reference.raw,
        "code": reference.code,
        "start_year": reference.start_year,
        "end_year": reference.end_year,
        "number": reference.number,
        "house": reference.house,
        "slug": reference.slug,
        "flag": reference.flag,
    }
