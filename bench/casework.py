"""How much work a page of casework is: CPU and queries a request, as cases grow.

Run as a process of its own with the casework settings: python -m bench.casework CASES. Prints one JSON object.
Sixty cases are open at a time, however many years of cases an office keeps; `--all-open` opens every one.
"""

from __future__ import annotations

import json
import os
import sys
import time
import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

# The quietest of several rounds counts: what else the machine does must not stand in the table.
ROUNDS, REQUESTS, WARM_UP = 7, 30, 15
OPEN = 60
PAGES = {"work": "/work/", "case": "/cases/{}/", "timeliness": "/work/timeliness/"}


def main(count: int, *, all_open: bool = False) -> None:
    """Fill a new database with `count` cases, then ask for the pages as somebody who is signed in."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "jigsaw.config.settings.casework"
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    person, case = fill(count, count if all_open else OPEN)
    cookie = signed_in(person)
    answers: dict[str, Any] = {n: measure(a.format(case), cookie) for n, a in PAGES.items()}
    answers |= {f"{n} anew": measure(a.format(case), cookie, anew=True) for n, a in PAGES.items()}
    answers["clocks"] = {"milliseconds": clocks(person)}
    print(json.dumps(answers))


def fill(count: int, opened: int) -> tuple[Any, Any]:
    """Take one case through the room's own verbs to its rapid review, then copy its rows. Returns person and case."""
    from jigsaw.audit.actions import act
    from jigsaw.incidents.actions.notifying import record_notification
    from jigsaw.incidents.models import CaseMember, Duty, Incident
    from jigsaw.incidents.tests import factories
    from jigsaw.notices.actions import beat

    now = datetime.now(UTC)
    beat("worker", at=now + timedelta(hours=1))
    team = factories.team()
    day = now.date() - timedelta(days=1)
    first = factories.recorded(team.priya, team.partnership, at=now, aware_on=day, happened_on=day)
    record_notification(
        first, sent_on=day, sent_time=None, panel_reference="SIN-2026-0417", by=team.priya, at=now
    )
    duties, members = list(Duty.rows.filter(incident=first)), list(CaseMember.rows.filter(incident=first))
    children = list(first.children.all())
    made: dict[type, list[Any]] = {Incident: [], type(children[0]): [], CaseMember: [], Duty: []}
    for number in range(1, count):
        is_open = number < opened
        days = timedelta(days=number % 40 - 20) if is_open else timedelta(days=60 + number)
        case = copied(first, pk=uuid.uuid4(), reference=f"AB-2026-{number + 1:04}", started_at=now - days)
        made[Incident].append(case)
        made[type(children[0])] += [copied(c, pk=uuid.uuid4(), incident_id=case.pk) for c in children]
        made[CaseMember] += [copied(m, pk=None, incident_id=case.pk) for m in members]
        made[Duty] += [
            copied(d, pk=uuid.uuid4(), incident_id=case.pk, **moved(d, days, done=not is_open))
            for d in duties
        ]
    with act("fill_bench", by="bench", at=now):
        for model, rows in made.items():
            model.rows.bulk_create(rows, batch_size=500)  # type: ignore[attr-defined]
    return team.priya, first.pk


def copied(row: Any, **other: Any) -> Any:
    """The same row again, with other values."""
    values = {f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields if f.name != "id"}
    pk = other.pop("pk")
    return type(row)(**(values | other), **({"id": pk} if pk else {}))


def moved(duty: Any, days: timedelta, *, done: bool) -> dict[str, Any]:
    """A duty as many days earlier, and done on its last day where the case is an old one."""
    own = {name: day - days if (day := getattr(duty, name)) else day for name in ("started_on", "due_on")}
    if done or duty.state == "done":
        last = own["due_on"] or own["started_on"]
        own |= {
            "state": "done",
            "done_on": last,
            "done_at": datetime(last.year, last.month, last.day, tzinfo=UTC),
        }
    return own


def signed_in(person: Any) -> str:
    """The cookie of somebody who has signed in."""
    from django.test import Client

    client = Client()
    client.force_login(person)
    return "; ".join(f"{name}={morsel.value}" for name, morsel in client.cookies.items())


def measure(address: str, cookie: str, *, anew: bool = False) -> dict[str, float]:
    """CPU milliseconds and queries of one request: as people meet the page, or of one made anew each time."""
    from django.core.cache import caches
    from django.core.wsgi import get_wsgi_application
    from django.db import connection

    application = get_wsgi_application()
    asked: list[str] = []

    def before() -> None:
        if anew:
            caches["pages"].clear()

    def count(execute: Any, sql: str, *rest: Any) -> Any:
        asked.append(sql)
        return execute(sql, *rest)

    for _ in range(WARM_UP):
        before()
        ask(application, address, cookie)
    spent = []
    for _ in range(ROUNDS):
        began = time.process_time()
        for _ in range(REQUESTS):
            before()
            ask(application, address, cookie)
        spent.append((time.process_time() - began) / REQUESTS * 1000)
    before()
    with connection.execute_wrapper(count):
        size = ask(application, address, cookie)
    return {"milliseconds": min(spent), "queries": len(asked), "bytes": size}


def clocks(person: Any) -> float:
    """CPU milliseconds in which the clocks of all cases are worked out, without the page around them."""
    from jigsaw.incidents.queries.timeliness import timeliness_of
    from jigsaw.partnerships.models import Membership

    now, spent = datetime.now(UTC), []
    homes = tuple(Membership.current(person).values_list("partnership_id", flat=True))
    for _ in range(ROUNDS):
        began = time.process_time()
        timeliness_of(person, homes, at=now)
        spent.append((time.process_time() - began) * 1000)
    return min(spent)


def ask(application: Any, address: str, cookie: str, query: str = "") -> int:
    """One request of somebody who is signed in. Returns the size of the answer."""
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": address,
        "QUERY_STRING": query.removeprefix("?"),
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "8001",
        "HTTP_HOST": "localhost:8001",
        "HTTP_COOKIE": cookie,
        "wsgi.url_scheme": "http",
        "wsgi.input": sys.stdin.buffer,
    }
    status: list[str] = []
    answer = application(environ, lambda line, headers, *_: status.append(line))
    body = b"".join(answer)
    answer.close()
    if not status[0].startswith("200"):
        raise RuntimeError(f"{address} answered {status[0]}")
    return len(body)


if __name__ == "__main__":
    main(int(sys.argv[1]), all_open="--all-open" in sys.argv)
