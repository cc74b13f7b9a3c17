"""`jigsaw pack EDITION.yaml --out DIR`: every document of a publication from its one source."""

from __future__ import annotations

import argparse
import gc
import json
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jigsaw.documents.edition import Edition
    from jigsaw.documents.look import Look
    from jigsaw.documents.made import Fault, MadeDocument

# New objects between two searches for unused ones: a process that makes one pack has few, and ends soon.
SELDOM = 100_000

EPILOG = """\
Makes the Report and the Press statement (PDF and Word), the Briefing (PDF, one page), the Slides (PowerPoint)
and the Report as a web page. Each is checked; when one check does not pass, nothing is written.
Exit status: 0 done, 1 the input has faults (all listed, no file written), 2 wrong usage.

example:
  jigsaw pack edition.yaml --out pack --json
"""


def add(subparsers: Any) -> None:
    """Add the command `pack` to the command line."""
    parser = subparsers.add_parser(
        "pack",
        help="make every document of a publication from its edition file",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("edition", metavar="EDITION", type=Path, help="an edition file, YAML or JSON")
    parser.add_argument("--out", metavar="DIR", type=Path, required=True, help="the folder for the documents")
    parser.add_argument("--primary", metavar="COLOUR", help="the partnership's colour, like #0b4f5c")
    parser.add_argument("--tint", metavar="COLOUR", help="its light tint, like #eef4f3")
    parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Make the pack and say what was made. Returns 0, or 1 with all faults of the input."""
    gc.set_threshold(SELDOM)
    from jigsaw.documents.made import DocumentFault, EditionFaults, Fault

    try:
        edition, made = made_from(args)
        write(made, args.out)
    except EditionFaults as refused:
        return report(refused.faults, as_json=args.json)
    except DocumentFault as refused:
        return report([Fault(refused.path or refused.document, refused.message)], as_json=args.json)
    except OSError as refused:
        path = str(refused.filename or args.out)
        return report(
            [Fault(path, f"cannot be read or written: {refused.strerror or refused}")], as_json=args.json
        )
    if args.json:
        print(json.dumps(as_data(edition, made, args.out), ensure_ascii=False))
    else:
        print("\n".join(in_words(made, args.out)))
    return 0


def made_from(args: argparse.Namespace) -> tuple[Edition, list[MadeDocument]]:
    """The edition and its documents. Raises EditionFaults for faults of the input or of a document."""
    from jigsaw.documents.loading import MOST_BYTES
    from jigsaw.documents.made import EditionFaults, Fault
    from jigsaw.documents.packing import make_pack
    from jigsaw.documents.reading import read_edition

    if fault := fault_of_places(args.edition, args.out):
        raise EditionFaults([fault])
    look = look_of(args)
    with args.edition.open("rb") as file:
        content = file.read(MOST_BYTES + 1)
    edition = read_edition(content, args.edition.name)
    made = make_pack(edition, look)
    failed = [
        Fault(f"{document.name} ({document.format})", f"did not pass the check: {check.name}")
        for document in made
        for check in document.checks
        if not check.passed
    ]
    if failed:
        raise EditionFaults(failed)
    return edition, made


def fault_of_places(edition: Path, out: Path) -> Fault | None:
    """What is wrong with the edition's file or with the folder, found before any work is done."""
    from jigsaw.documents.made import Fault

    if edition.is_dir():
        return Fault(str(edition), "is a folder; name the edition's file in it")
    if not edition.exists():
        return Fault(str(edition), "is not there; check the name and the folder")
    if out.exists() and not out.is_dir():
        return Fault(str(out), "is a file; name a folder for the documents")
    nearest = next(place for place in (out, *out.absolute().parents) if place.exists())
    if not nearest.is_dir():
        return Fault(str(nearest), f"is a file, so the folder {out} cannot be made; name another folder")
    if not os.access(nearest, os.W_OK | os.X_OK):
        return Fault(str(nearest), "is not yours to write to; name another folder for the documents")
    return None


def look_of(args: argparse.Namespace) -> Look:
    """The colours that were asked for. Raises EditionFaults for colours in which text is hard to read."""
    from jigsaw.documents.look import Look
    from jigsaw.documents.made import EditionFaults, Fault

    house = Look()
    try:
        return Look(args.primary or house.primary, args.tint or house.tint)
    except ValueError as refused:
        raise EditionFaults([Fault("--primary, --tint", str(refused))]) from None


def write(made: list[MadeDocument], out: Path) -> None:
    """Write all documents to a folder beside out, then put them in place. Raises OSError."""
    out.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    try:
        for document in made:
            (beside / document.filename).write_bytes(document.content)
        out.mkdir(exist_ok=True)
        for document in made:
            (beside / document.filename).replace(out / document.filename)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def as_data(edition: Edition, made: list[MadeDocument], out: Path) -> dict[str, Any]:
    """The pack as `--json` prints it."""
    from jigsaw.documents.edition import fingerprint
    from jigsaw.documents.packing import summary_of

    documents = [summary_of(document) | {"path": str(out / document.filename)} for document in made]
    return {
        "reference": edition.reference,
        "title": edition.title,
        "fingerprint": fingerprint(edition),
        "documents": documents,
        "faults": [],
    }


def in_words(made: list[MadeDocument], out: Path) -> list[str]:
    """The pack, one line for each document."""
    lines = []
    for document in made:
        unit = "slide" if document.format == "pptx" else "page"
        pages = f"{document.pages} {unit}{'' if document.pages == 1 else 's'}"
        size = f"{max(1, round(len(document.content) / 1000)):,} kB"
        checks = f"{len(document.checks)} checks passed"
        lines.append(f"{document.name:<16} {document.format:<5} {pages:<10} {size:>8}  {checks}")
        lines.append(f"  {out / document.filename}")
    return lines


def report(faults: list[Fault], *, as_json: bool) -> int:
    """Print every fault. Returns the exit status for faulty input."""
    if as_json:
        listed = [{"path": fault.path, "message": fault.message} for fault in faults]
        print(json.dumps({"reference": None, "documents": [], "faults": listed}, ensure_ascii=False))
    else:
        print("\n".join(str(fault) for fault in faults), file=sys.stderr)
    return 1
