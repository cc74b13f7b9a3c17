"""What a file may be, and what is said of one that is refused as a whole. Held before anything is parsed."""

from __future__ import annotations

from typing import NamedTuple

MEGABYTE = 1_000_000
WRONG_TYPE = "The selected file must be an XLSX, ODS or CSV"
EMPTY = "The selected file is empty"
PASSWORD = "The selected file is password protected"  # noqa: S105  a sentence


class Limits(NamedTuple):
    """The most that a file may hold. `rows` are rows of data: 1,000 on the form, 10,000 for the command.

    `parts`, `expanded` (bytes) and `ratio` bound the archive that an XLSX or ODS is; `cells` bounds the rectangle from
    A1 to the last cell that holds something, which is what a reader of spreadsheets takes memory for.
    """

    bytes: int = 10 * MEGABYTE
    rows: int = 10_000
    parts: int = 500
    expanded: int = 120 * MEGABYTE
    ratio: int = 250
    cells: int = 2_600_000


COMMAND, FORM = Limits(), Limits(rows=1_000)


class FileRefused(ValueError):
    """The file as a whole cannot be taken. Holds the message for people."""


def too_large(limits: Limits) -> FileRefused:
    return FileRefused(f"The selected file must be smaller than {limits.bytes // MEGABYTE}MB")


def too_many_rows(rows: int, limits: Limits) -> FileRefused:
    return FileRefused(f"The selected file has {rows:,} rows. The most we can take is {limits.rows:,}")


def not_the_template(why: str) -> FileRefused:
    return FileRefused(f"The selected file must use the template: {why}")
