"""An edition full of words that stand nowhere else, and where to look for them."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.files.storage import storages
from django.db import connections

from jigsaw.files import storing
from jigsaw.library.search.lists import numbers_in
from jigsaw.library.search.places import REVIEW
from jigsaw.publishing.tests.factories import edition

SYLLABLES = "bra cle dro fim gul hesk jorn kip lum mov nax pol quen rusk tav ulm vex wim yorl zeb".split()
TITLE = "Lanterns over Quillhollow"
REFERENCE = "ASCP 2024-25/77"
SLUG = "ascp-2024-25-77"
SHINGLES = 200
WORDS_IN_A_SHINGLE = 8


def shingles() -> list[str]:
    """200 runs of 8 invented words, the same in each run of the tests."""
    made_up = random.Random(20260630)
    word = lambda: "".join(made_up.choice(SYLLABLES) for _ in range(3))  # noqa: E731
    return [" ".join(word() for _ in range(WORDS_IN_A_SHINGLE)) for _ in range(SHINGLES)]


def marked_edition(**changes: Any) -> dict[str, Any]:
    """A whole edition with the markers in its title, its reference, its texts and its report."""
    marked = shingles()
    plain = edition(title=TITLE, reference=REFERENCE, summary=f"{marked[0]}. {marked[1]}.", **changes)
    plain["statement"]["opening"] = f"{marked[2]}."
    plain["findings"][0]["why"] = f"{marked[3]}."
    plain["report"] = [
        {"heading": f"Part {number + 1}", "body": "\n\n".join(f"{text}." for text in marked[number::10])}
        for number in range(10)
    ]
    return plain


def traces(content: bytes | str, needles: Iterable[bytes]) -> list[bytes]:
    """Which needles stand in what was found. Case does not hide one."""
    found = (content.encode() if isinstance(content, str) else content).lower()
    return [needle for needle in needles if needle.lower() in found]


def needles_of(documents: Iterable[Any]) -> list[bytes]:
    """What would give an edition away: its words, names and numbers, and its files and their digests."""
    told = [*shingles(), TITLE, REFERENCE, SLUG]
    contents = []
    for document in documents:
        content = storing.read(document.stored_as)
        middle = len(content) // 2
        contents += [content[middle : middle + 48], hashlib.sha256(content).hexdigest().encode()]
        told.append(document.filename)
    return [text.encode() for text in told] + contents


def public_database() -> bytes:
    """Everything that the public database holds: its raw pages on SQLite, and every row of every table."""
    held = rows_of_tables()
    if connections["public"].vendor == "sqlite":
        held.append(connections["public"].connection.serialize())
    return b"\n".join(held)


def index_of_search() -> bytes:
    """Every row of the tables in which the search keeps words of reviews."""
    return b"\n".join(rows_of_tables("library_search", "library_weights", "library_places"))


def rows_of_tables(*beginnings: str) -> list[bytes]:
    """The names and rows of all public tables, or of those whose names begin so.

    Words that are kept with their places follow in the order of those places too.
    """
    connection = connections["public"]
    held = []
    with connection.cursor() as cursor:
        tables = [
            name for name in connection.introspection.table_names(cursor) if name.startswith(beginnings or "")
        ]
        for table in tables:
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            held.append(table.encode())
            held += [repr(row).encode() for row in cursor.fetchall()]
        if "library_places" in tables:
            held += words_in_their_places(cursor)
    return held


def words_in_their_places(cursor: Any) -> list[bytes]:
    """The words of each review by their stems, in the order in which they stood in the text."""
    cursor.execute("SELECT part, term, held FROM library_places")
    stands: dict[tuple[int, int], list[tuple[int, str]]] = {}
    for part, term, held in cursor.fetchall():
        for number in numbers_in(bytes(held)).tolist():
            stands.setdefault((part, number >> REVIEW), []).append((number, term))
    return [" ".join(term for _, term in sorted(words)).encode() for words in stands.values()]


def public_media() -> bytes:
    """Every file under the public media folder, with its name."""
    folder = Path(storages["public"].location)
    files = [path for path in folder.rglob("*") if path.is_file()] if folder.exists() else []
    return b"\n".join(str(path).encode() + b"\n" + path.read_bytes() for path in files)
