"""A publication written from the facts of a real one goes the whole way: file, documents, signatures, minute, page."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pypdfium2
import pytest

from jigsaw.accounts.models import Person
from jigsaw.audit.queries import verify
from jigsaw.notices.jobs import run_queued
from jigsaw.notices.models import Mail
from jigsaw.partnerships.actions import add_partnership, add_region, invite_person, seed_working_days
from jigsaw.partnerships.roles import Role
from jigsaw.publishing.actions import (
    record_copies_sent,
    release_due,
    schedule_release,
    send_signing_code,
    sign_version,
    upload_edition,
    withdraw_publication,
)
from jigsaw.publishing.models import Publication
from jigsaw.publishing.rules import Stage

pytestmark = [pytest.mark.django_db, pytest.mark.documents]

EDITION = (Path(__file__).parent / "data" / "shaken-baby.yaml").read_bytes()
MINUTE = datetime(2024, 12, 17, 10, 0, tzinfo=UTC)  # 10:00am GMT, Tuesday 17 December 2024
COPIES_BY = date(2024, 12, 6)  # 7 working days before: the last day that the law allows
SLUG = "bscp-2020-21-01"
PAGES = [f"/library/{SLUG}/", f"/library/{SLUG}/report/", f"/library/{SLUG}/briefing/"]
FILES = [
    f"/library/{SLUG}/files/{SLUG}-{name}"
    for name in (
        "report.pdf",
        "report.docx",
        "press-statement.pdf",
        "press-statement.docx",
        "briefing.pdf",
        "slides.pptx",
    )
]


@pytest.fixture
def people():
    at = MINUTE - timedelta(days=60)
    seed_working_days(by="test", at=at)
    region = add_region(by="test", at=at, slug="west-midlands", name="West Midlands")
    partnership = add_partnership(
        by="test", at=at, region=region, slug="birmingham", name="Birmingham Safeguarding Children Partnership",
        short_name="BSCP", area="Birmingham", website="https://lscpbirmingham.org.uk",
        helpline_text="If you are concerned about a child in Birmingham, call the advice line.",
        helpline_phone="0121 303 1888", media_name="Partnership press office",
        media_email="press@partnership.example", media_phone="01632 960 111",
    )  # fmt: skip
    roles = {"dee": Role.COMMUNICATIONS, "marcus": Role.CO_CHAIR, "joan": Role.CO_CHAIR}
    for name, role in roles.items():
        invite_person(
            by="test", at=at, partnership=partnership, email=f"{name}@people.example", full_name=name.title(), role=role
        )  # fmt: skip
    return partnership, {name: Person.objects.get(email=f"{name}@people.example") for name in roles}


def signed(version, person, at):
    send_signing_code(version, by=person, at=at)
    mail = Mail.objects.filter(person=str(person.pk), key__startswith="signing code").latest("written_at")
    code = re.search(r"\b\d{6}\b", mail.body)[0]
    sign_version(version, by=person, code=code, read_all=True, fingerprint=version.fingerprint, at=at)


def texts(site):
    """The words of every PDF and of both kinds of Office files, as a reader gets them."""
    for address in FILES:
        answer = site.get(address)
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        if address.endswith("pdf"):
            pages = pypdfium2.PdfDocument(content)
            yield address, " ".join(page.get_textpage().get_text_range() for page in pages)
        else:
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                parts = [n for n in archive.namelist() if re.search(r"(document|slide\d+)\.xml$", n)]
                yield address, " ".join(re.sub(r"<[^>]+>", "", archive.read(n).decode()) for n in parts)


def signed_and_scheduled(partnership, by, start):
    """From the file to a planned release, through documents, checks and two signatures."""
    publication = upload_edition(
        partnership=partnership, content=EDITION, name="edition.yaml", by=by["dee"], at=start
    )
    run_queued(worker="test")
    version = publication.versions.get()
    assert version.documents.count() == 7
    assert all(check["passed"] for document in version.documents.all() for check in document.checks)
    for days, chair in enumerate(("marcus", "joan")):
        signed(version, by[chair], start + timedelta(days=2 + days))
    publication = Publication.rows.get()
    record_copies_sent(
        publication,
        sent_on=COPIES_BY,
        to_panel=True,
        to_secretary_of_state=True,
        by=by["dee"],
        at=start + timedelta(days=4),
    )
    schedule_release(publication, release_at=MINUTE, by=by["dee"], at=start + timedelta(days=5))
    return publication


def test_a_real_publication_from_file_to_page(people, request):
    """Fails if any step of the spine breaks, if anything answers early, or if the documents disagree."""
    partnership, by = people
    start = MINUTE - timedelta(days=14)
    publication = signed_and_scheduled(partnership, by, start)
    public_site = request.getfixturevalue("public_site")
    absent = public_site.get("/library/there-never-was-such-a-page/").content
    release_due(at=MINUTE - timedelta(seconds=1))
    for address in [*PAGES, *FILES]:
        answer = public_site.get(address)
        assert answer.status_code == 404, address
        assert answer.content == absent, f"{address} tells that something is held"
    assert public_site.get("/").content.count(b"Never, Ever Shake a Baby") == 0

    assert [release.state for release in release_due(at=MINUTE + timedelta(seconds=14))] == ["released"]
    for address in [*PAGES, *FILES]:
        assert public_site.get(address).status_code == 200, address
    listed = public_site.get("/partnerships/birmingham/archive/").content.decode()
    assert "Never, Ever Shake a Baby" in listed
    assert "BSCP 2020-21/01" in listed
    for spelling in ("BSCP2020-21-01", "BSCP%202020-21-01", "bscp2020-21-01"):
        assert public_site.get(f"/library/{spelling}/", follow=True).status_code == 200, spelling
    for address, text in texts(public_site):
        assert "Never, Ever Shake a Baby" in re.sub(r"\s+", " ", text), address
        assert "BSCP 2020-21/01" in text, address

    publication = Publication.rows.get()
    assert publication.stage == Stage.PUBLISHED
    withdraw_publication(
        publication,
        reason="The partnership is checking one fact.",
        by=by["dee"],
        at=MINUTE + timedelta(days=1),
    )
    for address in [*PAGES, *FILES]:
        assert public_site.get(address).status_code == 410, address
    assert verify().fault == ""
