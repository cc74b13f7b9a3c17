"""`jigsaw import-reviews FILE... --partnership NAME`: past reviews, found in files of any kind."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jigsaw.publishing.past.importing import Import
    from jigsaw.publishing.past.records import Applied
    from jigsaw.publishing.past.reviews import Review

EPILOG = """\
Reads CSV, XLSX, saved web pages, pasted text and PDFs. Without --apply nothing is written but the worksheet.
Every value says where it stands. What is not sure is asked: correct the worksheet and give it back.
Exit status: 0 done, 1 something needs a person or a file has faults (all listed), 2 wrong usage.

examples:
  jigsaw import-reviews reviews.html statement.pdf --partnership "Alderbrook Safeguarding Children Partnership"
  jigsaw import-reviews *.xlsx --partnership NAME --code ASCP --worksheet to-settle.xlsx
  jigsaw import-reviews *.xlsx --partnership NAME --code ASCP --corrections to-settle.xlsx --apply past/
"""
WORKSHEETS = (".xlsx", ".csv")
MOST_FILES = 500


def add(subparsers: Any) -> None:
    """Add the command `import-reviews` to the command line."""
    parser = subparsers.add_parser(
        "import-reviews",
        help="find past reviews in spreadsheets, pages, text and PDFs",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("files", metavar="FILE", nargs="+", type=Path, help="CSV, XLSX, HTML, text or PDF")
    parser.add_argument("--partnership", metavar="NAME", required=True, help="the name of your partnership")
    parser.add_argument(
        "--code",
        metavar="CODE",
        action="append",
        default=[],
        help="a code of your references; may be repeated",
    )
    parser.add_argument(
        "--column", metavar="HEADING=FIELD", action="append", default=[], help="what a heading means"
    )
    parser.add_argument(
        "--worksheet", metavar="FILE", type=Path, help="write what was found, to correct: .xlsx or .csv"
    )
    parser.add_argument(
        "--corrections", metavar="FILE", action="append", default=[], type=Path, help="a corrected worksheet"
    )
    parser.add_argument(
        "--apply", metavar="DIR", type=Path, help="write the reviews that are ready into a folder"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")
    parser.set_defaults(run=run, usage_error=parser.error)


def run(args: argparse.Namespace) -> int:
    """Find the reviews, say what was found, and with --apply write those that are ready."""
    columns = hold_usage(args)
    from jigsaw.calendar.london import to_london
    from jigsaw.calendar.present import present
    from jigsaw.publishing.past.corrections import read_corrections, write_worksheet
    from jigsaw.publishing.past.found import FileUnread
    from jigsaw.publishing.past.importing import import_files
    from jigsaw.publishing.past.reading_rows import Reader
    from jigsaw.publishing.past.records import apply

    codes = tuple(code.strip().upper() for code in args.code)
    reader = Reader(args.partnership.strip(), codes, to_london(present()).date(), columns)
    applied: list[Applied] = []
    try:
        corrections = read_corrections(args.corrections)
        found = import_files(
            args.files, reader, corrections=corrections, progress=None if args.json else tell
        )
        if args.worksheet:
            write_worksheet(found, args.worksheet)
        if args.apply:
            applied = apply(found.reviews, reader.partnership, args.apply)
    except FileUnread as unread:
        return refuse(args, str(unread))
    except OSError as refused:
        return refuse(
            args, f"{refused.filename or ''}: cannot be read or written: {refused.strerror or refused}"
        )
    if args.json:
        print(json.dumps(as_data(found, applied), ensure_ascii=False))
    else:
        print("\n".join(in_words(found, applied, args)))
    held = any(one.state == "held back" for one in applied)
    return 0 if found.is_done and not held else 1


def refuse(args: argparse.Namespace, said: str) -> int:
    print(said, file=sys.stderr)
    if args.json:
        print(json.dumps({"reviews": [], "faults": [{"place": "", "message": said}]}))
    return 1


def tell(file: str, page: int, pages: int) -> None:
    """How far a PDF is read, on the screen's own stream."""
    if page == pages or page % 50 == 0:
        print(f"{file}: page {page} of {pages}", file=sys.stderr)


def hold_usage(args: argparse.Namespace) -> dict[str, str]:
    """Ends with status 2 for a command that cannot be carried out. Returns the headings that were explained."""
    from jigsaw.publishing.past import fields

    if len(args.files) > MOST_FILES:
        args.usage_error(f"name {MOST_FILES} files at most")
    if not args.partnership.strip():
        args.usage_error("--partnership must name your partnership")
    if args.worksheet and args.worksheet.suffix.lower() not in WORKSHEETS:
        args.usage_error("--worksheet must end in .xlsx or .csv")
    if args.worksheet and args.worksheet.resolve() in {
        path.resolve() for path in [*args.files, *args.corrections]
    }:
        args.usage_error("--worksheet must not be one of the files that are read")
    if args.apply and args.apply.exists() and not args.apply.is_dir():
        args.usage_error("--apply must name a folder")
    known = {name for name, _ in fields.FIELDS}
    columns = {}
    for said in args.column:
        heading, _, name = said.rpartition("=")
        if not heading or name.strip() not in known:
            args.usage_error(
                f"--column takes HEADING=FIELD, where FIELD is one of {', '.join(sorted(known))}"
            )
        columns[fields.folded(heading)] = name.strip()
    return columns


def as_data(found: Import, applied: list[Applied]) -> dict[str, Any]:
    """The import as `--json` prints it."""
    return {
        "files": found.files,
        "reviews": [as_review(review) for review in found.reviews],
        "proposals": [{"key": p.key, "reviews": [p.first, p.second], "why": p.why} for p in found.proposals],
        "documents": [
            {
                "key": left.key,
                "kind": left.document.kind,
                "title": left.document.title or left.document.label,
                "place": str(left.document.place),
                "reason": left.reason,
                "candidates": [{"review": key, "why": why} for key, why in left.candidates],
            }
            for left in found.documents
        ],
        "notices": [{"place": str(note.place), "message": note.message} for note in found.notices],
        "faults": [{"place": str(note.place), "message": note.message} for note in found.faults],
        "applied": [one._asdict() for one in applied],
    }


def values_of(review: Review) -> dict[str, Any]:
    """The values that were found, each with its place and how sure it is; None for what was not."""
    values = {
        "reference": review.reference,
        "title": review.title,
        "published_on": review.published,
        "kind": review.kind,
        "summary": review.summary,
    }
    return {
        name: value
        and {
            "value": str(getattr(value.value, "house", value.value)),
            "raw": value.raw,
            "place": str(value.place),
            "confidence": str(value.confidence),
            "reason": value.reason,
        }
        for name, value in values.items()
    }


def as_review(review: Review) -> dict[str, Any]:
    published = review.published.value if review.published else None
    return {
        "key": review.key,
        "ready": review.is_ready,
        "whose": str(review.whose),
        "partnership": review.partnership.value if review.partnership else None,
        "precision": str(published.precision) if published else None,
        **values_of(review),
        "other_titles": [value.value for value in review.other_titles],
        "known_as": [value.value for value in review.known_as],
        "external_ids": [value.value for value in review.external_ids],
        "documents": [
            {"kind": one.kind, "label": one.label, "link": one.link, "place": str(one.place)}
            for one in review.documents
        ],
        "questions": [
            {"field": asked.field, "place": str(asked.place), "reason": asked.reason}
            for asked in review.questions
        ],
        "joined": review.joined,
        "passed_over": [{"place": str(note.place), "message": note.message} for note in review.passed_over],
        "left_out": review.left_out,
    }


def in_words(found: Import, applied: list[Applied], args: argparse.Namespace) -> list[str]:
    """The import for people: a table, then all that needs a person, then what was done and passed over."""
    lines = table(found.reviews)
    asked = [review for review in found.reviews if review.questions and not review.left_out]
    if asked or found.proposals or found.documents:
        lines += ["", "Needs a person:"]
    for review in asked:
        lines.append(f"  {review.key}  {review.name} ({review.sightings[0].place})")
        lines += [
            f"      {question.field.replace('_', ' ')}: {question.reason}" for question in review.questions
        ]
    names = {review.key: review.name for review in found.reviews}
    for pair in found.proposals:
        lines.append(
            f"  {pair.key}  {names[pair.first]} and {names[pair.second]} may be one review: {pair.why}"
        )
    for left in found.documents:
        may = "; ".join(f"{key} {names[key]}: {why}" for key, why in left.candidates if key in names)
        title = left.document.title or left.document.label
        what = f"{left.document.kind or 'document'} ‘{title}’ ({left.document.place})"
        lines.append(f"  {left.key}  {what}: {left.reason}{f' ({may})' if may else ''}")
    told = [(f"{review.name}: {why}") for review in found.reviews for why in review.joined]
    lines += ["", "Put together:", *(f"  {one}" for one in told)] if told else []
    passed = [note for review in found.reviews for note in review.passed_over] + found.notices
    lines += ["", "Passed over:", *(f"  {note.place}: {note.message}" for note in passed)] if passed else []
    lines += (
        ["", "Faults:", *(f"  {note.place}: {note.message}" for note in found.faults)] if found.faults else []
    )
    ready = sum(review.is_ready for review in found.reviews)
    lines += ["", f"{len(found.reviews):,} reviews: {ready:,} ready, {len(asked):,} need a person"]
    lines.append(f"{len(found.documents):,} documents need a person")
    if args.worksheet:
        lines.append(f"{args.worksheet}: correct it, then give it back with --corrections")
    if args.apply:
        lines += [f"  {one.path}: {one.state}{f': {one.reason}' if one.reason else ''}" for one in applied]
        lines.append("Reviews that are in the folder and not in these files were left as they are.")
    return lines


def table(reviews: list[Review]) -> list[str]:
    """The reviews as a table of fixed columns."""
    head = ("Key", "Reference", "Published", "Kind", "Whose", "Documents", "State", "Title")
    rows = [head]
    for review in reviews:
        state = "left out" if review.left_out else "ready" if review.is_ready else "needs a person"
        rows.append(
            (
                review.key,
                review.reference.value.house if review.reference else "-",
                str(review.published.value) if review.published else "-",
                str(review.kind.value) if review.kind else "-",
                str(review.whose),
                ", ".join(sorted({one.kind for one in review.documents})) or "-",
                state,
                review.title.value if review.title else "-",
            )
        )
    widths = [max(len(row[at]) for row in rows) for at in range(len(head) - 1)]
    return [
        "  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[-1]])
        for row in rows
    ]
