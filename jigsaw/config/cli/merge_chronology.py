"""`jigsaw merge-chronology FILE... --out FILE`: the spreadsheets of several agencies as one chronology."""

from __future__ import annotations

import argparse
import gc
import json
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jigsaw.agency_returns.chronology.events import Event, Finding
    from jigsaw.agency_returns.spreadsheets.importing import Return
    from jigsaw.agency_returns.together import Merged

EPILOG = """\
Reads XLSX, ODS and CSV in the columns of the template, checks every cell, and writes all rows without errors to
one XLSX or CSV, oldest first. Rows of two files that may be the same event are listed, never merged.
The agency is the one on the sheet Read me, else the name of the file.
Exit status: 0 done, 1 the input has faults (all listed; the rows without errors are written), 2 wrong usage.

examples:
  jigsaw merge-chronology health.xlsx police.csv school.ods --out chronology.xlsx
  jigsaw merge-chronology *.xlsx --out chronology.csv --json
  jigsaw merge-chronology --template chronology.xlsx       an empty template to send out
"""
ENDINGS = (".xlsx", ".csv")
TEMPLATES = (".xlsx", ".ods", ".csv")
MOST_FILES = 200


def add(subparsers: Any) -> None:
    """Add the command `merge-chronology` to the command line."""
    parser = subparsers.add_parser(
        "merge-chronology",
        help="merge agencies' spreadsheets into one chronology",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("files", metavar="FILE", nargs="*", type=Path, help="an agency's XLSX, ODS or CSV")
    parser.add_argument("--out", metavar="FILE", type=Path, help="the merged chronology, .xlsx or .csv")
    parser.add_argument("--marked", metavar="DIR", type=Path, help="a folder for faulty files, errors marked")
    parser.add_argument("--template", metavar="FILE", type=Path, help="write an empty template and end")
    parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")
    parser.set_defaults(run=run, usage_error=parser.error)


def run(args: argparse.Namespace) -> int:
    """Merge the files and say what was found. Returns 0, or 1 with all faults of the input."""
    if args.template:
        return write_template(args)
    hold_usage(args)
    gc.disable()  # a million cells are made and none of them is dropped before the end
    from jigsaw.agency_returns.chronology.checking import Asked
    from jigsaw.agency_returns.together import merge_files
    from jigsaw.calendar.london import to_london
    from jigsaw.calendar.present import present

    try:
        merged = merge_files(
            args.files, Asked(to_london(present()).date()), cores=min(2, os.cpu_count() or 1)
        )
        write(merged.events, args.out)
        if args.marked:
            write_marked(args.files, merged.returns, args.marked)
    except OSError as refused:
        where = str(refused.filename or args.out)
        print(f"{where}: cannot be read or written: {refused.strerror or refused}", file=sys.stderr)
        if args.json:
            print(json.dumps({"rows": 0, "files": [], "suggestions": [], "faults": [where]}))
        return 1
    if args.json:
        print(json.dumps(as_data(merged, args), ensure_ascii=False))
    else:
        print("\n".join(in_words(merged, args)))
    return 1 if any(found.errors for found in merged.returns) else 0


def hold_usage(args: argparse.Namespace) -> None:
    """Ends with status 2 for a command that cannot be carried out as it stands."""
    if not args.files or not args.out:
        args.usage_error("name the files of the agencies, and the merged chronology after --out")
    if len(args.files) > MOST_FILES:
        args.usage_error(f"name {MOST_FILES} files at most")
    if args.out.suffix.lower() not in ENDINGS:
        args.usage_error("--out must end in .xlsx or .csv")
    if args.out.resolve() in {path.resolve() for path in args.files}:
        args.usage_error("--out must not be one of the files that are read")


def write(events: list[Event], out: Path) -> None:
    """Write the chronology beside its place, then put it there: a file that is there is always whole."""
    from jigsaw.agency_returns.spreadsheets.exporting import write_csv, write_xlsx

    out.parent.mkdir(parents=True, exist_ok=True)
    beside, name = tempfile.mkstemp(prefix=f".{out.name}-", dir=out.parent)
    try:
        with os.fdopen(beside, "wb") as file:
            (write_csv if out.suffix.lower() == ".csv" else write_xlsx)(events, file)
        Path(name).replace(out)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def write_marked(paths: list[Path], returns: list[Return], folder: Path) -> None:
    """Each file with errors in its rows, with these marked."""
    from jigsaw.agency_returns.spreadsheets.limits import COMMAND
    from jigsaw.agency_returns.spreadsheets.marking import marked

    folder.mkdir(parents=True, exist_ok=True)
    for number, (path, found) in enumerate(zip(paths, returns, strict=True), 1):
        if any(error.row for error in found.errors):
            content, ending = marked(path.read_bytes(), found.errors, found.confirm, COMMAND)
            twice = sum(other.stem == path.stem for other in paths) > 1
            (folder / f"{path.stem}{f'-{number}' if twice else ''}{ending}").write_bytes(content)


def write_template(args: argparse.Namespace) -> int:
    """An empty template, in the form that the ending names."""
    from jigsaw.agency_returns.spreadsheets import templates

    ending = args.template.suffix.lower()
    if args.files or args.out or ending not in TEMPLATES:
        args.usage_error("--template takes one file that ends in .xlsx, .ods or .csv, and nothing else")
    made = getattr(templates, f"{ending[1:]}_template")(templates.Request())
    try:
        args.template.write_bytes(made)
    except OSError as refused:
        print(f"{args.template}: cannot be written: {refused.strerror or refused}", file=sys.stderr)
        return 1
    return 0


def first_row(out: Path) -> int:
    """The row of the written file in which the first event stands."""
    from jigsaw.agency_returns.chronology.columns import FIRST_ROW
    from jigsaw.agency_returns.spreadsheets.exporting import FIRST_CSV_ROW

    return FIRST_CSV_ROW if out.suffix.lower() == ".csv" else FIRST_ROW


def as_data(merged: Merged, args: argparse.Namespace) -> dict[str, Any]:
    """The merge as `--json` prints it. `rows` of a suggestion are rows of the written file."""
    from jigsaw.agency_returns.chronology.merging import SORT_RULE

    begin = first_row(args.out)
    return {
        "rows": len(merged.events),
        "out": str(args.out),
        "sorted": list(SORT_RULE),
        "files": [
            {
                "path": str(path),
                "agency": found.agency,
                "rows": found.rows,
                "taken": len(found.events),
                "errors": list(map(as_finding, found.errors)),
                "confirm": list(map(as_finding, found.confirm)),
            }
            for path, found in zip(args.files, merged.returns, strict=True)
        ],
        "suggestions": [
            {
                "rows": [pair.first + begin, pair.second + begin],
                "score": pair.score,
                "why": pair.why,
                "from": [
                    {"file": event.file, "agency": event.agency, "row": event.row}
                    for event in (merged.events[pair.first], merged.events[pair.second])
                ],
            }
            for pair in merged.suggestions
        ],
    }


def as_finding(finding: Finding) -> dict[str, str]:
    return {"cell": finding.cell, "message": finding.message}


def in_words(merged: Merged, args: argparse.Namespace) -> list[str]:
    """The merge for people: each file with all its errors, what to confirm, what may be the same event."""
    begin = first_row(args.out)
    lines = []
    for path, found in zip(args.files, merged.returns, strict=True):
        rows = f"{len(found.events):,} of {found.rows:,} rows are ready" if found.rows else "not read"
        lines.append(f"{path}: {rows}")
        lines += [f"  {error.cell + ' ' if error.cell else ''}{error.message}" for error in found.errors]
        lines += [
            f"  to confirm: {f'{said.cell} ' if said.cell else ''}{said.message}" for said in found.confirm
        ]
    lines.append(f"{args.out}: {len(merged.events):,} rows")
    if merged.suggestions:
        lines.append(
            f"Possibly the same event, {len(merged.suggestions):,} times, as rows of {args.out.name}:"
        )
    for pair in merged.suggestions:
        lines.append(f"  {pair.first + begin} and {pair.second + begin} ({pair.score:.2f}): {pair.why}")
    return lines
