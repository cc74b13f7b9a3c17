"""How much work a public page is: CPU and queries a request, as the library grows.

Run as a process of its own with the public settings: python -m bench.pages EDITIONS. Prints one JSON object.
"""

from __future__ import annotations

import json
import os
import sys
import time
import uuid
from datetime import UTC, date, datetime, timedelta

REQUESTS = 200
WARM_UP = 20


def main(count: int) -> None:
    """Fill a new public database with `count` editions, then ask for the list and a review page."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "jigsaw.config.settings.public"
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    slug = fill(count)
    answers = {
        name: measure(address)
        for name, address in {
            "list": "/partnerships/alderbrook/",
            "review": f"/library/{slug}/",
        }.items()
    }
    print(json.dumps(answers))


def fill(count: int) -> str:
    """Release one edition through the library's own door, then copy its row. Returns the address of one review."""
    from bench.editions import sample
    from jigsaw.documents.edition import to_plain
    from jigsaw.documents.reading import read_edition
    from jigsaw.library.actions import receive
    from jigsaw.library.models import PublishedEdition, PublishedFile
    from jigsaw.library.release import PublisherDetails, ReleasedEdition, ReleasedFile

    edition = read_edition(json.dumps(sample(), default=str).encode(), "edition.json")
    publisher = PublisherDetails(
        "alderbrook", "Alderbrook Safeguarding Children Partnership", "ASCP", "Alderbrook", "western-vale",
        "Western Vale", "https://alderbrook-scp.example", "Call the Children's Front Door.", "01632 960 188",
        "#0b4f5c", "#eef4f3",
    )  # fmt: skip
    files = [
        ReleasedFile(name, kind, f"{name}.{kind}".lower().replace(" ", "-"), b"content", 4)
        for name, kind in [("Report", "pdf"), ("Report", "docx"), ("Briefing", "pdf"), ("Slides", "pptx")]
    ]
    released = ReleasedEdition(
        str(uuid.uuid4()),
        1,
        "0" * 64,
        publisher,
        to_plain(edition),
        "<h2>Report</h2>",
        "<h2>Briefing</h2>",
        files,
    )
    received = receive(released, at=datetime(2026, 6, 30, 9, tzinfo=UTC))
    row = PublishedEdition.objects.get(slug=received.slug)
    originals = list(row.files.all())
    today = datetime.now(UTC).date()
    copies, papers = [], []
    for number in range(1, count):
        row.pk, row.slug = uuid.uuid4(), f"{received.slug}-{number}"
        row.published_on = spread(today, number, count)
        copy = PublishedEdition(**{f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields})
        copies.append(copy)
        for paper in originals:
            values = {
                f.attname: getattr(paper, f.attname) for f in paper._meta.concrete_fields if f.name != "id"
            }
            papers.append(PublishedFile(**{**values, "edition_id": copy.pk}))
    PublishedEdition.objects.bulk_create(copies, batch_size=200)
    PublishedFile.objects.bulk_create(papers, batch_size=500)
    return received.slug


def spread(today: date, number: int, count: int) -> date:
    """Days spread evenly over the last twelve years."""
    return today - timedelta(days=30 + number * 4300 // count)


def measure(address: str) -> dict[str, float]:
    """CPU milliseconds and queries of one request: of a page as readers get it, and of one made anew each time."""
    from django.core.wsgi import get_wsgi_application
    from django.db import connection

    from jigsaw.library.keeping import PAGES

    application = get_wsgi_application()
    asked: list[str] = []

    def count(execute, sql, *rest):
        asked.append(sql)
        return execute(sql, *rest)

    found = {}
    for name, before, times in (("anew", PAGES.empty, 40), ("kept", lambda: None, REQUESTS)):
        for _ in range(WARM_UP):
            before()
            ask(application, address)
        began = time.process_time()
        for _ in range(times):
            before()
            ask(application, address)
        found[f"{name} milliseconds"] = (time.process_time() - began) / times * 1000
        before()
        with connection.execute_wrapper(count):
            found["bytes"] = ask(application, address)
        found[f"{name} queries"] = len(asked)
        asked.clear()
    found.update(known(application, address))
    return found


def known(application, address: str) -> dict[str, float]:
    """What a reader costs who has the page already: CPU milliseconds, and how often the page was made for 304s."""
    from jigsaw.library.reading import LibraryPage

    ask(application, address)
    made = []
    making, LibraryPage.make = LibraryPage.make, lambda page, state: made.append(page) or making(page, state)
    tag = ask(application, address, tag="")
    began = time.process_time()
    for _ in range(REQUESTS):
        ask(application, address, tag=tag)
    spent = (time.process_time() - began) / REQUESTS * 1000
    LibraryPage.make = making
    return {"304 milliseconds": spent, "304 made": len(made)}


def ask(application, address: str, tag: str | None = None) -> int | str:
    """One request as a browser without a cache sends it. Returns the size of the answer.

    With a tag, "" for none yet, the request of a browser that may have the page: returns the tag of the answer.
    """
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": address,
        "QUERY_STRING": "",
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "8000",
        "HTTP_HOST": "localhost:8000",
        "wsgi.url_scheme": "http",
        "wsgi.input": sys.stdin.buffer,
    }
    if tag:
        environ["HTTP_IF_NONE_MATCH"] = tag
    told = []
    answer = application(environ, lambda line, headers, *_: told.append((line, dict(headers))))
    body = b"".join(answer)
    answer.close()
    status, headers = told[0]
    if not status.startswith("304" if tag else "200"):
        raise RuntimeError(f"{address} answered {status}")
    return len(body) if tag is None else headers["ETag"]


if __name__ == "__main__":
    main(int(sys.argv[1]))
