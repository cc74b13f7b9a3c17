"""Tables as CSV (RFC 4180, UTF-8) and the metadata beside them (W3C, Metadata Vocabulary for Tabular Data)."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

CSV = "text/csv"
METADATA = "application/csvm+json"
# What a spreadsheet would take for the beginning of a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Column:
    """A column: its name in the header row, its words for people, and the type of its values."""

    name: str
    title: str
    type: str = "string"
    required: bool = False


def table(columns: Sequence[Column], rows: Iterable[Mapping[str, Any]]) -> bytes:
    """The table with its header row. Words that a spreadsheet would run as a formula get an apostrophe before them."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([column.name for column in columns])
    for row in rows:
        writer.writerow([guarded(row.get(column.name)) for column in columns])
    return out.getvalue().encode()


def guarded(value: Any) -> str:
    """A value as a cell; a text that begins like a formula is kept a text. Numbers are written by us alone."""
    if isinstance(value, (int, float)):
        return str(value)
    words = "" if value is None else str(value).replace("\0", "")
    return f"'{words}" if words.startswith(FORMULA) else words


def metadata(
    *, address: str, title: str, creator: str, columns: Sequence[Column], keys: Sequence[str]
) -> bytes:
    """What the table at `address` is: its columns, their types and what tells its rows apart."""
    told = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "url": address,
        "dc:title": title,
        "dc:creator": creator,
        "dialect": {"header": True, "encoding": "utf-8", "delimiter": ",", "lineTerminators": ["\r\n"]},
        "tableSchema": {
            "columns": [_column(column) for column in columns],
            "primaryKey": list(keys),
        },
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode()


def _column(column: Column) -> dict[str, Any]:
    told: dict[str, Any] = {
        "name": column.name,
        "titles": column.name,
        "dc:description": column.title,
        "datatype": column.type,
    }
    return told | ({"required": True} if column.required else {})
