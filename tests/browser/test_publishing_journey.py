"""From an edition file to the public page, in a real browser: Priya, Marcus, Joan and Dee (walk-through 7.4).

Walked with scripts, without, by keyboard alone and at 320 pixels; axe on each page reached, those in error included.
"""

from __future__ import annotations

import json
import re
from datetime import timedelta

import pytest
import time_machine
from django.conf import settings as project
from django.test import Client, override_settings

from jigsaw.audit.queries import verify
from jigsaw.notices.jobs import run_queued
from jigsaw.notices.models import Mail
from jigsaw.publishing import actions
from jigsaw.publishing.models import Publication
from jigsaw.publishing.queries.public import public_address
from jigsaw.publishing.tests import factories
from jigsaw.publishing.tests.conftest import team
from tests.browser.walking import WAYS, Walker, context_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, databases=["default", "public"])]
__all__ = ["team"]
EDITION = json.dumps(factories.PLAIN).encode()


@pytest.fixture
def people(chromium, served, team):
    """Each of them at a browser of their own, signed in: `people("with scripts")["marcus"]`."""
    open_now = []

    def signed_in(way: str) -> dict[str, Walker]:
        walkers = {}
        for name in ("priya", "marcus", "joan", "dee"):
            context = context_of(chromium, way)
            open_now.append(context)
            context.add_cookies([cookie_of(getattr(team, name), served)])
            walkers[name] = Walker(context.new_page(), served, way)
        return walkers

    yield signed_in
    for context in open_now:
        context.close()


def cookie_of(someone, address: str) -> dict[str, str]:
    client = Client()
    client.force_login(someone)
    name = project.SESSION_COOKIE_NAME
    return {"name": name, "value": client.cookies[name].value, "url": address}


@pytest.mark.parametrize("way", WAYS)
def test_from_an_edition_file_to_the_public_page(people, team, way):
    """Fails when any of the four cannot do their step in this way, or anything is public before its minute."""
    with time_machine.travel(factories.NOW, tick=False) as clock:
        story(people(way), team, clock)


def story(people: dict[str, Walker], team, clock) -> None:
    publication = priya_uploads(people["priya"])
    marcus_signs(people["marcus"], team, publication, number=1)
    joan_asks_for_a_change(people["joan"], publication)
    priya_changes_the_statement(people["priya"], publication)
    marcus_signs(people["marcus"], team, publication, number=2)
    sign(people["joan"], team.joan, publication, number=2)
    dee_schedules(people["dee"], publication)
    nothing_is_public_before(publication, clock)
    it_comes_out_at_its_minute(publication, clock)
    assert verify().fault == ""


def priya_uploads(priya: Walker) -> Publication:
    priya.go("/publications/")
    priya.press("Start a publication")
    priya.press("Continue")
    priya.sees_errors("Select how you want to begin")
    priya.choose("Upload an edition file")
    priya.press("Continue")
    priya.attach("Edition file", "edition.json", EDITION.replace(b'"2026-06-30"', b'"2026-06-31"'))
    priya.press("Upload the edition")
    priya.sees_errors(
        "published_on: must be a date that exists; 2026-06-31 is not in the calendar",
        "The selected file has 1 thing to put right",
    )
    priya.attach("Edition file", "edition.json", EDITION)
    priya.press("Upload the edition")
    priya.sees("The edition is uploaded.", "The documents of version 1 are being made.")
    make_documents(priya)
    priya.sees("Version 1 waits for Joan Firth and Marcus Bell to sign.")
    return Publication.rows.latest("started_at", "pk")


def make_documents(priya: Walker) -> None:
    """The worker does what is queued; the page, asked again, shows it."""
    run_queued(worker="journey")
    priya.go(re.sub(r"^https?://[^/]+", "", priya.page.url))


def code_sent_to(someone) -> str:
    mails = Mail.objects.filter(person=str(someone.pk), key__startswith="signing code").order_by(
        "written_at", "pk"
    )
    codes = [re.findall(r"\b\d{6}\b", mail.body)[0] for mail in mails]
    return codes[-1]


def sign(walker: Walker, someone, publication: Publication, *, number: int) -> None:
    Mail.objects.filter(key__startswith="signing code").delete()
    walker.go(f"/publications/{publication.pk}/")
    walker.press(f"Sign version {number}")
    walker.press("Send me a code")
    walker.sees("We have sent a code to")
    walker.choose("Sign this version")
    walker.fill("Code", code_sent_to(someone))
    walker.choose("I have read these four documents")
    walker.press("Confirm my decision")
    walker.sees(f"You signed version {number}.")


def marcus_signs(marcus: Walker, team, publication: Publication, *, number: int) -> None:
    marcus.go(f"/publications/{publication.pk}/versions/{number}/sign/")
    marcus.press("Confirm my decision")
    marcus.sees_errors("Select what you decide")
    sign(marcus, team.marcus, publication, number=number)


def joan_asks_for_a_change(joan: Walker, publication: Publication) -> None:
    joan.go(f"/publications/{publication.pk}/versions/1/sign/")
    joan.choose("Ask for a change")
    joan.press("Confirm my decision")
    joan.sees_errors("Enter what should change")
    joan.fill("What should change?", "Say in the opening that the child is safe.")
    joan.press("Confirm my decision")
    joan.sees("You asked for a change of version 1.", "Say in the opening that the child is safe.")


def priya_changes_the_statement(priya: Walker, publication: Publication) -> None:
    priya.go(f"/publications/{publication.pk}/")
    priya.sees("Joan Firth asked for a change.")
    priya.press("Press statement")
    priya.sees("the signatures are cleared")
    priya.fill("Opening", "")
    priya.press("Save and continue")
    priya.sees_errors("Enter the opening")
    priya.fill("Opening", "Today we publish a review. The child is safe.")
    priya.press("Save and continue")
    priya.press("Make version 2")
    priya.sees("The child is safe.")
    priya.press("Make version 2")
    priya.sees_errors("Enter what changed")
    priya.fill("What changed?", "The opening of the press statement")
    priya.press("Make version 2")
    priya.sees("Version 2 is made.", "Cleared before")
    make_documents(priya)


def dee_records_the_copies(dee: Walker, publication: Publication) -> None:
    dee.go(f"/publications/{publication.pk}/")
    dee.sees("By Friday 19 June 2026 at the latest (law).")
    dee.press("Record the copies")
    dee.press("Record the copies sent")
    dee.sees_errors(
        "Select the Panel and the Secretary of State: both must have a copy",
        "Enter the date you sent the copies",
    )
    dee.choose("The Child Safeguarding Practice Review Panel")
    dee.choose("The Secretary of State")
    for label, words in (("Day", "18"), ("Month", "6"), ("Year", "2026")):
        dee.fill(label, words)
    dee.press("Record the copies sent")
    dee.sees("Sent 18 June 2026, 8 working days before")


def dee_schedules(dee: Walker, publication: Publication) -> None:
    dee.go("/publications/")
    dee.go(f"/publications/{publication.pk}/")
    dee.press("Schedule the release")
    dee.press("Continue")
    dee.sees_errors(
        "Enter the release time", "Enter why the copies go later than the law asks, or were not sent"
    )
    dee_records_the_copies(dee, publication)
    dee.press("Schedule the release")
    dee.press("Continue")
    dee.sees_errors("Enter the release time")
    dee.fill("Time", "10am")
    dee.press("Continue")
    dee.sees("At 10:00am BST, Tuesday 30 June 2026, version 2 is published.")
    dee.press("Schedule publication")
    dee.sees("Version 2 is published at 10:00am BST, Tuesday 30 June 2026.")


def nothing_is_public_before(publication: Publication, clock) -> None:
    second_before = factories.RELEASE_AT - timedelta(seconds=1)
    clock.move_to(second_before)
    assert actions.release_due(at=second_before) == []
    assert b"Seen but not known" not in public("/library/")
    assert not public_address(publication)


def it_comes_out_at_its_minute(publication: Publication, clock) -> None:
    clock.move_to(factories.RELEASE_AT)
    assert [each.publication_id for each in actions.release_due(at=factories.RELEASE_AT)] == [publication.pk]
    assert b"Seen but not known" in public("/library/")
    page = public(re.sub(r"^https?://[^/]+", "", public_address(publication)))
    assert b"Services knew of the father of Child A" in page
    files = re.findall(rb'href="(/library/[^"]+/files/[^"]+)"', page)
    assert len(files) >= 4
    for file in files:
        assert public(file.decode())


def public(path: str) -> bytes:
    """What the public site answers."""
    with override_settings(ROOT_URLCONF="jigsaw.config.urls_public"):
        answer = Client().get(path)
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    assert answer.status_code == 200, path
    return content
