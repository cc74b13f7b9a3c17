"""How much work a page of the merged chronology is: CPU of a request, and readiness in a browser, as rows grow.

Run as a process of its own with the casework settings: python -m bench.chronology_page ROWS. Prints one JSON object.
`--browser` measures in Chromium too, where it is there.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import sys
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from socketserver import ThreadingMixIn
from threading import Thread
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from bench.casework import ask, signed_in

ROUNDS, REQUESTS, WARM_UP = 5, 4, 2
LOADS = 9
PLAIN = "/plain/"
AGENCIES = 20
FIRST_DAY, DAYS = date(2015, 1, 1), 4000
WORDS = "Planned visit at home with mother; the baby was weighed and slept. "
CODES = ("Child A, Mother", "Child A, Mother", "Father")
AT_ONCE = 2000


def views(rows: int) -> dict[str, str]:
    """What is asked of the page, by name."""
    last = max(1, rows // 50)
    theme = "was-not-brought"
    return {
        "first page": "",
        "a page in the middle": f"?page={last // 2 + 1}",
        "last page": f"?page={last}",
        "one agency": "?agency=Agency+3",
        "one agency, its last page": f"?agency=Agency+3&page={max(1, last // AGENCIES)}",
        "one person": "?person=child+a",
        "one person, far on": f"?person=child+a&page={max(1, last * 3 // 5)}",
        "one person of one agency": "?person=father&agency=Agency+3",
        "one theme": f"?theme={theme}",
        "key episodes": "?key=1",
        "all filters": f"?person=child+a&agency=Agency+3&key=1&theme={theme}",
        "jump to a date": "?day=4+March+2021",
        "jump to a date, filtered": "?day=2021&person=child+a",
    }


def main(rows: int, *, in_browser: bool = False) -> None:
    """Fill a new database with a chronology of `rows` rows, then ask for its pages as somebody who is signed in."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "jigsaw.config.settings.casework"
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    person, address = fill(rows)
    cookie = signed_in(person)
    asked = views(rows)
    found: dict[str, Any] = {
        "anew": {words: measure(address, query, cookie, anew=True) for words, query in asked.items()},
        "kept": measure(address, "", cookie),
    }
    if in_browser:
        found["browser"] = browsed(address, cookie)
    print(json.dumps(found))


def fill(rows: int) -> tuple[Any, str]:
    """A case with a chronology, its rows straight into the tables. Returns the person and the page's address."""
    from django.urls import reverse

    from jigsaw.agency_returns.actions.joining import chronology_changed
    from jigsaw.agency_returns.models import ChronologyRow, RowTag
    from jigsaw.agency_returns.tests import factories
    from jigsaw.audit.actions import act

    team = factories.asking_team()
    chance = random.Random(1)
    with act(
        "fill_bench", by="bench", at=datetime.now(UTC), partnership=team.partnership, about=team.incident
    ):
        for start in range(0, rows, AT_ONCE):
            numbers = range(start, min(rows, start + AT_ONCE))
            made = [row_of(team.incident, number, chance) for number in numbers]
            ChronologyRow.rows.bulk_create(made, batch_size=500)
            RowTag.rows.bulk_create([tag for row in made for tag in tags_of(row)], batch_size=500)
        chronology_changed(team.incident, at=datetime.now(UTC))
    return team.priya, reverse("view_chronology", args=[team.incident.pk])


def row_of(incident: Any, number: int, chance: random.Random) -> Any:
    """One row on a day of eleven years."""
    from jigsaw.agency_returns.chronology.dates import on
    from jigsaw.agency_returns.models import ChronologyRow
    from jigsaw.agency_returns.rules.placing import place_of

    day = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
    return ChronologyRow(
        id=uuid.UUID(int=chance.getrandbits(128)), partnership_id=incident.partnership_id, incident_id=incident.pk,
        agency_name=f"Agency {number % AGENCIES}", file="chronology.xlsx", number=number, place=place_of(on(day), None),
        earliest=day, latest=day, accuracy="exact", source="Electronic record", service="Health visiting",
        people=CODES[number % 3], child_seen="Yes" if number % 4 == 0 else "No", what_happened=WORDS * 4,
        key_episode="First missed visit" if number % 500 == 0 else "", joined_at=datetime(2026, 5, 6, tzinfo=UTC),
    )  # fmt: skip


def tags_of(row: Any) -> list[Any]:
    """The people of a row, and a theme for some."""
    from jigsaw.agency_returns.actions.joining import tag_of
    from jigsaw.agency_returns.rules.terms import TagKind

    tags = [tag_of(row, TagKind.PERSON, person.strip().lower()) for person in row.people.split(",")]
    return [*tags, *([tag_of(row, TagKind.THEME, "was-not-brought")] if row.number % 50 == 0 else [])]


def measure(address: str, query: str, cookie: str, *, anew: bool = False) -> dict[str, float]:
    """CPU milliseconds and queries of one request: as people meet the page, or of one made anew each time.

    The quietest of several rounds.
    """
    from django.core.cache import caches
    from django.core.wsgi import get_wsgi_application
    from django.db import connection

    application = get_wsgi_application()
    asked: list[str] = []

    def count(execute: Any, sql: str, *rest: Any) -> Any:
        asked.append(sql)
        return execute(sql, *rest)

    def before() -> None:
        if anew:
            caches["pages"].clear()

    for _ in range(WARM_UP):
        before()
        ask(application, address, cookie, query)
    spent = []
    for _ in range(ROUNDS):
        began = time.process_time()
        for _ in range(REQUESTS):
            before()
            ask(application, address, cookie, query)
        spent.append((time.process_time() - began) / REQUESTS * 1000)
    before()
    with connection.execute_wrapper(count):
        size = ask(application, address, cookie, query)
    return {"milliseconds": min(spent), "queries": len(asked), "bytes": size}


def browsed(address: str, cookie: str) -> dict[str, Any]:
    """Milliseconds until a page is ready in Chromium: a plain page of 50 entries, the first page, a jump to a date.

    The plain page is a finished text that nobody works out, in the same frame. Or what is missing.
    """
    try:
        from playwright.sync_api import Error, sync_playwright
    except ImportError:
        return {"missing": "playwright"}
    from django.core.wsgi import get_wsgi_application

    pages = {"plain": PLAIN, "first page": address, "jump to a date": f"{address}?day=4+March+2021"}
    application = get_wsgi_application()
    with serving(application, plain_page(application, address, cookie)) as origin, sync_playwright() as play:
        try:
            browser = play.chromium.launch(executable_path=browser_path(), args=["--no-sandbox"])
        except Error:
            return {"missing": "Chromium"}
        context = browser.new_context()
        name, _, value = cookie.partition("=")
        context.add_cookies([{"name": name, "value": value.split(";")[0], "url": origin}])
        page = context.new_page()
        # By turns, so that what else the machine does meets all alike.
        spent = {words: [ready(page, f"{origin}{where}")] for words, where in pages.items()}
        for _ in range(LOADS):
            for words, where in pages.items():
                spent[words].append(ready(page, f"{origin}{where}"))
        browser.close()
    return {words: min(times[1:]) for words, times in spent.items()}


def browser_path() -> str | None:
    """The browser named in JIGSAW_CHROMIUM, else Debian's, else None for the one that playwright brings."""
    return os.environ.get("JIGSAW_CHROMIUM") or shutil.which("chromium")


def plain_page(application: Any, address: str, cookie: str) -> bytes:
    """Fifty entries in a list, in the frame of the page itself: its style, script, typeface, header and footer."""
    page = answer_of(application, address, cookie)
    entry = (
        "<li><h2>4 March 2021, Agency 3</h2><p>Electronic record. Health visiting. Child A, Mother</p>"
        f"<p>{WORDS * 4}</p></li>"
    )
    head, _, rest = page.partition("<main")
    _, _, foot = rest.partition("</main>")
    return f"{head}<main><h1>Fifty entries</h1><ul>{entry * 50}</ul></main>{foot}".encode()


def answer_of(application: Any, address: str, cookie: str) -> str:
    """A page as somebody who is signed in gets it."""
    from django.test import RequestFactory

    environ = RequestFactory(HTTP_COOKIE=cookie, HTTP_HOST="localhost").get(address).environ
    answer = application(environ, lambda *_: None)
    return b"".join(answer).decode()


@contextmanager
def serving(application: Any, plain: bytes) -> Iterator[str]:
    """The site on a port of this machine, and the plain page beside it. Yields the origin."""

    def answer(environ: Any, start: Any) -> Any:
        if environ["PATH_INFO"] == PLAIN:
            start("200 OK", [("Content-Type", "text/html; charset=utf-8")])
            return [plain]
        return application(environ, start)

    with make_server("localhost", 0, answer, Threaded, Quiet) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://localhost:{server.server_port}"
        server.shutdown()


class Threaded(ThreadingMixIn, WSGIServer):
    """One thread a request, as the site is served."""

    daemon_threads = True


class Quiet(WSGIRequestHandler):
    """Says nothing of its requests."""

    def log_message(self, format: str, *words: Any) -> None:
        """Nothing."""


def ready(page: Any, address: str) -> float:
    """Milliseconds from asking until the page is loaded, styled and laid out."""
    page.goto(address, wait_until="load")
    return page.evaluate(
        "document.body.offsetHeight, performance.getEntriesByType('navigation')[0].loadEventEnd"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]), in_browser="--browser" in sys.argv)
