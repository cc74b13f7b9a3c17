"""The public process as it runs in use: granian, its own database and media, real documents' HTML, compiled styles.

    with public_process(tmp_path) as home:      # http://127.0.0.1:<port>
        page.goto(home + "/library/")

The editions are those of the demo: a long local review, a national one, another partnership's, and a withdrawn one.
A webinar is open for booking, and one of a single place for each way of walking; another has been, with its recording,
and somebody attended it. `letters_to` reads waiting mail.
They cross by `library.actions.receive` in a process that knows only the public settings, as a release does.
"""

from __future__ import annotations

import os
import re
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

from django.conf import settings

ROOT = Path(__file__).resolve().parents[2]
EDITIONS = ROOT / "jigsaw/config/demo/editions"
LONG, NATIONAL, OTHERS, WITHDRAWN = (
    "ascp-2024-25-02",
    "asking-about-sexual-abuse-in-the-family",
    "bvscp-2025-26-01",
    "ascp-2023-24-02",
)
REASON = "A sentence could make a child known."
AT = datetime(2026, 9, 30, 9, 0, tzinfo=UTC)
ONE_PLACE_EACH = 4
HELD = "Who else lives here?"
# Seconds in which each step must end; they take about three.
PATIENCE = 60


@contextmanager
def public_process(folder: Path) -> Iterator[str]:
    """Release the editions, start the server, and yield its address; everything lies in `folder`."""
    from jigsaw.config.assets import build

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    home = f"http://127.0.0.1:{port}"
    build(ROOT, folder)
    own = {name: value for name, value in os.environ.items() if not name.startswith(("JIGSAW_", "DATABASE"))}
    own |= {"JIGSAW_VAR": str(folder), "JIGSAW_PUBLIC_ADDRESS": home, "PYTHONPATH": str(ROOT)}
    own |= {"DJANGO_SETTINGS_MODULE": "jigsaw.config.settings.public"}
    subprocess.run([sys.executable, "-m", __name__], env=own, cwd=ROOT, check=True, timeout=PATIENCE)
    server = subprocess.Popen(
        [
            *(sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1"),
            *("--port", str(port), "--workers", "1", "jigsaw.config.wsgi_public:application"),
        ],
        env=own,
        cwd=ROOT,
        start_new_session=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        wait_for(server, port)
        yield home
    finally:
        server.terminate()
        server.communicate(timeout=PATIENCE)


@dataclass(frozen=True)
class Letter:
    """A mail that waits for the worker."""

    subject: str
    body: str

    @property
    def links(self) -> list[str]:
        """The addresses in it."""
        return re.findall(r"https?://\S+", self.body)


def letters_to(folder: Path, email: str) -> list[Letter]:
    """The mails to one reader in the public database of `folder`, in the order in which they were written."""
    with closing(sqlite3.connect(f"file:{folder / 'public.sqlite3'}?mode=ro", uri=True)) as database:
        found = database.execute(
            'SELECT subject, body FROM learning_outgoingmail WHERE "to" = ? ORDER BY written_at, "key"',
            [email],
        )
        return [Letter(*row) for row in found]


def wait_for(server: subprocess.Popen[str], port: int) -> None:
    """Return when the server listens. Raises RuntimeError with what it said when it ended or never listened."""
    for _attempt in range(PATIENCE * 10):
        try:
            socket.create_connection(("127.0.0.1", port)).close()
            return
        except OSError:
            with suppress(subprocess.TimeoutExpired):
                said, _ = server.communicate(timeout=0.1)
                raise RuntimeError(f"the public process ended by itself:\n{said}") from None
    raise RuntimeError(f"the public process did not listen within {PATIENCE} seconds")


def release_all() -> None:
    """Make the public database and release the editions into it; withdraw one of them."""
    from django.core.management import call_command

    from jigsaw.learning.actions.events import receive_event
    from jigsaw.learning.tests.invented import WEBINAR, that_has_been
    from jigsaw.library.actions import receive, withdraw
    from tests.browser.public_articles import receive_articles

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    for number, stem in enumerate((LONG, NATIONAL, OTHERS, WITHDRAWN), start=1):
        receive(released(number, stem), at=AT)
    withdraw(released(4, WITHDRAWN).id, why=REASON, at=AT)
    about = {"editions": [released(1, LONG).id], "themes": ["voice-of-the-child"]}
    receive_event(replace(WEBINAR, **about), at=AT)
    that_has_been()
    hold_a_webinar()
    receive_articles(at=AT)
    for number in range(ONE_PLACE_EACH):
        small = {"title": one_place(number), "slug": f"one-place-{number}", "places": 1}
        receive_event(replace(WEBINAR, id=str(UUID(int=UUID(WEBINAR.id).int + 1 + number)), **small), at=AT)


def hold_a_webinar() -> None:
    """A webinar of a hundred days ago: somebody for each way of walking was there, and is asked what they changed."""
    from jigsaw.calendar.present import present
    from jigsaw.learning.actions.certificates import make_certificates
    from jigsaw.learning.actions.questions import ask_what_changed
    from jigsaw.learning.tests.invented import WEBINAR, attended, booked, received

    ends = present() - timedelta(days=100)
    times = {"starts_at": ends - timedelta(hours=2), "ends_at": ends, "at": ends - timedelta(days=9)}
    held = received(id=str(UUID(int=UUID(WEBINAR.id).int + 99)), slug="held", title=HELD, **times)
    people = [booked(held, attended_by(n), at=times["at"])[1] for n in range(ONE_PLACE_EACH)]
    attended(*people)
    make_certificates(at=ends + timedelta(hours=2))
    ask_what_changed(at=present())


def attended_by(number: int) -> str:
    """The email address of one who was at the webinar that was held."""
    return f"attended{number}@health.example"


def one_place(number: int) -> str:
    """The title of one of the webinars that have a single place."""
    return f"A workshop for one, group {number + 1}"


def released(number: int, stem: str):  # type: ignore[no-untyped-def]
    """One of the demo's editions as it crosses to the public side; the files' bytes are stand-ins."""
    from jigsaw.documents.edition import to_plain
    from jigsaw.documents.page import briefing_html, report_html
    from jigsaw.documents.reading import read_edition
    from tests.public_site import ALDERBROOK, BRINDLE_VALE, released_edition, released_files

    edition = read_edition((EDITIONS / f"{stem}.yaml").read_bytes(), stem)
    owner = BRINDLE_VALE if edition.partnership.short_name == "BVSCP" else ALDERBROOK
    return released_edition(
        number,
        publisher=owner,
        edition=to_plain(edition),
        report_html=report_html(edition),
        briefing_html=briefing_html(edition),
        files=released_files(stem),
    )


if __name__ == "__main__":
    import django

    django.setup()
    assert settings.PROCESS == "public"
    release_all()
