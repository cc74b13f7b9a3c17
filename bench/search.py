"""How fast the library is searched: over HTTP, by one reader and by eight, each question asked once.

Run as a process of its own: python -m bench.search EDITIONS. JIGSAW_PUBLIC_DATABASE_URL names a PostgreSQL to measure
there. A database that an earlier run has filled in the same folder is asked again. Prints one JSON object; times in
milliseconds.
"""

from __future__ import annotations

import json
import os
import re
import socket
import sqlite3
import statistics
import subprocess
import sys
import time
import uuid
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path
from typing import Any
from urllib.parse import quote

QUESTIONS = 200
READERS = 8
BATCH = 240
AT = datetime(2026, 6, 30, 9, tzinfo=UTC)
PORT = 8_399


def main(count: int) -> None:
    """Fill a new public database with `count` editions, serve it, and ask."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "jigsaw.config.settings.public"
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    from bench.library import Library

    library = Library()
    found: dict[str, Any] = filled(library, count)
    questions = library.questions(4 * QUESTIONS)
    found["agreement"] = agreement(questions[:QUESTIONS])
    found["without a server"] = alone(questions[:QUESTIONS])
    alone(questions[QUESTIONS : 2 * QUESTIONS])  # so that one reader and eight meet files in memory alike
    with_server(found, questions[: 2 * QUESTIONS], before=questions[2 * QUESTIONS :])
    print(json.dumps(found))


def filled(library: Any, count: int) -> dict[str, float]:
    """Fill the database, unless an earlier run has; what was measured while it was filled."""
    from jigsaw.library.models import PublishedEdition

    note = Path(os.environ["JIGSAW_VAR"]) / f"filled-{count}.json"
    if note.exists() and PublishedEdition.objects.count() == count:
        return dict(json.loads(note.read_text()))
    began = time.perf_counter()
    speed = fill(library, count)
    found = {"filled in seconds": time.perf_counter() - began, **speed}
    note.write_text(json.dumps(found))
    return found


def fill(library: Any, count: int) -> dict[str, float]:
    """Write the editions as a release writes them, and measure the index beside a bare FTS5 table of the same texts."""
    from django.conf import settings
    from django.db import transaction

    from jigsaw.library.models import LastChange, Publisher

    publisher = Publisher.objects.create(
        slug="alderbrook", name="Alderbrook Safeguarding Children Partnership", short_name="ASCP", area="Alderbrook",
        region_slug="western-vale", region_name="Western Vale", website="https://alderbrook-scp.example",
        helpline_text="Call the Children's Front Door.", helpline_phone="01632 960 188", primary_colour="#0b4f5c",
        tint_colour="#eef4f3",
    )  # fmt: skip
    editions = library.editions(count)
    spent, bare_spent = Spent(), Spent()
    bare = sqlite3.connect(Path(os.environ["JIGSAW_VAR"]) / "bare.sqlite3")
    bare.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;")
    bare.execute(
        "CREATE VIRTUAL TABLE bare USING fts5(title, body, tokenize='porter unicode61 remove_diacritics 2')"
    )
    while chunk := list(islice(editions, BATCH)):
        with transaction.atomic(using=settings.PUBLIC_DATABASE):
            rows = written(chunk, publisher)
        with transaction.atomic(using=settings.PUBLIC_DATABASE):
            spent.begin()
            index(rows)
        spent.end()
        in_bare(bare, rows, bare_spent)
    LastChange.objects.update_or_create(pk=1, defaults={"number": 1, "at": AT})
    tidy()
    bare.close()
    for path in Path(os.environ["JIGSAW_VAR"]).glob("bare.sqlite3*"):
        path.unlink()
    return {
        "indexing / bare FTS5": bare_spent.wall / spent.wall,
        "indexing / bare FTS5, CPU": bare_spent.cpu / spent.cpu,
        "ms to index one": spent.wall / count * 1000,
        "ms to index one in bare FTS5": bare_spent.wall / count * 1000,
    }


def tidy() -> None:
    """On PostgreSQL what its autovacuum does by itself within minutes of a fill: put the index in order, and count."""
    from django.conf import settings
    from django.db import connections

    connection = connections[settings.PUBLIC_DATABASE]
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")


class Spent:
    """Seconds on the wall and of the processor, over many beginnings and ends."""

    def __init__(self) -> None:
        self.wall = self.cpu = 0.0

    def begin(self) -> None:
        self.began = time.perf_counter(), time.process_time()

    def end(self) -> None:
        self.wall += time.perf_counter() - self.began[0]
        self.cpu += time.process_time() - self.began[1]


def written(chunk: Iterable[tuple[dict[str, Any], str]], publisher: Any) -> list[Any]:
    """The rows of editions and of their words."""
    from jigsaw.library.making import term_rows
    from jigsaw.library.models import EditionTerm, PublishedEdition

    rows = [
        PublishedEdition(
            id=uuid.uuid4(), publisher=publisher, slug=f"review-{uuid.uuid4()}", version=1, fingerprint="0" * 64,
            kind=plain["kind"], title=plain["title"], learning=plain["statement"]["learning"],
            published_on=date.fromisoformat(plain["published_on"]), published_year=int(plain["published_on"][:4]),
            has_report=True, first_released_at=AT, released_at=AT, edition=plain, report_html=report,
        )
        for plain, report in chunk
    ]  # fmt: skip
    PublishedEdition.objects.bulk_create(rows)
    EditionTerm.objects.bulk_create([term for row in rows for term in term_rows(row)])
    return rows


def index(rows: list[Any]) -> None:
    """As an import or a migration does."""
    from jigsaw.library.search.indexing import ToIndex, put_all_into_index

    put_all_into_index(ToIndex(row, ["Report"], {}) for row in rows)


def in_bare(bare: sqlite3.Connection, rows: list[Any], spent: Spent) -> None:
    """Write the same texts into a bare table, each batch to the disk as ours."""
    from jigsaw.library.search.passages import PARTS, parts_of

    texts = [parts_of(row.edition, row.report_html, {}) for row in rows]
    held = [(each.title, "\n".join(getattr(each, name) for name in PARTS[1:])) for each in texts]
    spent.begin()
    with bare:
        bare.executemany("INSERT INTO bare (title, body) VALUES (?, ?)", held)
    spent.end()


def agreement(questions: list[str]) -> float:
    """The share of questions whose first ten results are those of FTS5's own BM25, asked for all that matches.

    FTS5 is asked in a table of its own, with a copy of the same texts.
    """
    from jigsaw.library.search import found
    from jigsaw.library.search.engines import cursor

    asked = [each for each in questions if found(each, filters={}, words_only=True).asked.wanted]
    first = [set(first_ten(each)) for each in asked]
    with cursor() as opened:
        fts5 = copied_into_fts5(opened)
    whole = [set(ten_of_fts5(fts5, each)) for each in asked]
    return sum(a == b for a, b in zip(first, whole, strict=True)) / len(asked)


def first_ten(question: str) -> list[Any]:
    """The keys of the first ten results for the words of a question."""
    from jigsaw.library.search import found

    return [each.pk for each in found(question, filters={}, words_only=True).page.reviews[:10]]


def ten_of_fts5(fts5: sqlite3.Connection, question: str) -> list[Any]:
    """The same by FTS5 alone: every match with its rank, then the best ten, of equals the newer."""
    from jigsaw.library.search import standing
    from jigsaw.library.search.asking import understand
    from jigsaw.library.search.passages import PARTS, WORTH

    here = standing()
    rank = f"bm25(held, {', '.join(str(WORTH[name]) for name in PARTS)})"
    wanted = understand(question, words_only=True).wanted
    rows = fts5.execute(f"SELECT rowid, {rank} FROM held WHERE held MATCH ?", [expression(wanted)])  # noqa: S608
    best = sorted((rank, here.places[number]) for number, rank in rows)[:10]
    return [here.editions[place] for _, place in best]


def expression(wanted: Any) -> str:
    """What FTS5 is asked: every word in quotes, any of what is wanted, each of them all of its terms."""
    alternatives = (" AND ".join(f'"{" ".join(term)}"' for term in terms) for terms in wanted)
    return " OR ".join(f"({each})" for each in alternatives)


def copied_into_fts5(opened: Any) -> sqlite3.Connection:
    """A table of FTS5 with the texts that stand in the index, for as long as it is asked."""
    from jigsaw.library.search import engines, standing
    from jigsaw.library.search.passages import PARTS

    fts5 = sqlite3.connect("")
    columns = ", ".join(PARTS)
    fts5.execute(
        f"CREATE VIRTUAL TABLE held USING fts5({columns}, tokenize='porter unicode61 remove_diacritics 2')"
    )
    into = f"INSERT INTO held (rowid, {columns}) VALUES ({', '.join('?' * (len(PARTS) + 1))})"  # noqa: S608
    numbers = standing().numbers
    for at in range(0, len(numbers), BATCH):
        rows = engines.texts(opened, numbers[at : at + BATCH], PARTS)
        fts5.executemany(into, [(number, *texts) for number, texts in rows.items()])
    return fts5


def alone(questions: list[str]) -> dict[str, float]:
    """The same questions in this process: the search without the page."""
    from jigsaw.library.search import found

    return spread([timed(lambda each=each: found(each, filters={})) for each in questions])


def with_server(found: dict[str, Any], questions: list[str], before: list[str]) -> None:
    """Serve the public process and ask it: half of the questions by one reader, half by eight at once.

    It has answered others `before`, as a site has that has stood for an hour.
    """
    from jigsaw.config.cli.serve import readers_at_once, site

    command = site("public", "127.0.0.1", PORT, readers_at_once(os.cpu_count()))
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for_server()
        for each in before:  # each by a reader of its own, so that every worker has its share
            Reader().ask(each)
        reader = Reader()
        before = used_by(server.pid)[0]
        found["one reader"] = spread(
            [timed(lambda each=each: reader.ask(each)) for each in questions[:QUESTIONS]]
        )
        found["CPU ms an answer"] = (used_by(server.pid)[0] - before) / QUESTIONS * 1000
        found["page bytes"] = reader.ask(questions[1])
        with ThreadPoolExecutor(READERS) as readers:
            parts = [questions[QUESTIONS + at :: READERS] for at in range(READERS)]
            times = [each for part in readers.map(asked_in_turn, parts) for each in part]
        found["eight readers"] = spread(times)
        found["eight at once / their CPU"] = found["eight readers"]["p50"] / (
            READERS * found["CPU ms an answer"] / min(os.cpu_count() or 1, READERS)
        )
        found["MB of memory"] = used_by(server.pid)[1]
        found["load"] = os.getloadavg()[0]
    finally:
        server.terminate()
        server.wait()


def used_by(pid: int) -> tuple[float, float]:
    """Seconds of the processor and MB of memory that a process and its children have; zeros where nobody tells.

    Pages of files, which all processes share and the system takes back when it needs them, are no part of it.
    """
    seconds, memory = 0.0, 0.0
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            held = (folder / "stat").read_text().rpartition(")")[2].split()
            _, resident, of_files, *_ = map(int, (folder / "statm").read_text().split())
        except OSError:  # it has ended
            continue
        if int(folder.name) == pid or int(held[1]) == pid:
            seconds += (int(held[11]) + int(held[12])) / os.sysconf("SC_CLK_TCK")
            memory += (resident - of_files) * os.sysconf("SC_PAGE_SIZE") / 1e6
    return seconds, memory


def asked_in_turn(questions: list[str]) -> list[float]:
    """The times of one reader."""
    reader = Reader()
    return [timed(lambda each=each: reader.ask(each)) for each in questions]


class Reader:
    """A browser that keeps its connection. It works as little as it can: the processors are the site's too."""

    def __init__(self) -> None:
        self.connection = socket.create_connection(("127.0.0.1", PORT), timeout=60)
        self.connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def ask(self, question: str) -> int:
        """Ask, and read the whole answer. Returns its bytes. Raises RuntimeError for any but a whole page."""
        asked = (
            f"GET /library/?q={quote(question)} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n\r\n"
        )
        self.connection.sendall(asked.encode())
        told, length = b"", None
        while length is None or len(told) < length:
            more = self.connection.recv(262_144)
            if not more:
                raise RuntimeError(f"{question}: the answer broke off")
            told += more
            if length is None and (head := told.find(b"\r\n\r\n")) >= 0:
                stated = re.search(rb"\r\ncontent-length: (\d+)\r\n", told[: head + 2], re.IGNORECASE)
                if not told.startswith(b"HTTP/1.1 200") or not stated:
                    raise RuntimeError(f"{question} answered {told[:head].decode()}")
                body = int(stated[1])
                length = head + 4 + body
        return body


def wait_for_server() -> None:
    for _ in range(300):
        try:
            Reader().ask("")
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("The public process did not start")


def timed(act: Any) -> float:
    """Milliseconds that it takes."""
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000


def spread(times: list[float]) -> dict[str, float]:
    """The middle and the slowest twentieth."""
    cuts = statistics.quantiles(times, n=20)
    return {"p50": statistics.median(times), "p95": cuts[18]}


if __name__ == "__main__":
    main(int(sys.argv[1]))
