"""Fill the demo through the same acts that people use: nothing here writes a row of its own."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings

from jigsaw.accounts.models import Person
from jigsaw.calendar.london import LONDON
from jigsaw.calendar.present import present
from jigsaw.calendar.working_days import seeded
from jigsaw.config.demo.articles import seed_articles
from jigsaw.config.demo.bulletins import seed_april, seed_readers_and_march
from jigsaw.config.demo.casework import seed_cases
from jigsaw.config.demo.clock import BEGINNING, move_to
from jigsaw.config.demo.past import seed_past_reviews
from jigsaw.config.demo.people import ALDERBROOK, PEOPLE, first
from jigsaw.config.demo.webinars import seed_past_webinar, seed_webinars
from jigsaw.notices.actions import send_waiting_mail
from jigsaw.notices.jobs import run_queued
from jigsaw.notices.models import Mail
from jigsaw.partnerships.actions import add_agency, add_partnership, add_region, give_role, invite_person
from jigsaw.partnerships.models import Partnership
from jigsaw.partnerships.roles import Role
from jigsaw.publishing.actions import (
    record_copies_sent,
    release_due,
    schedule_release,
    send_signing_code,
    sign_version,
    upload_edition,
)
from jigsaw.publishing.models import Publication, Version
from jigsaw.publishing.rules import LOCAL_REVIEW

EDITIONS = Path(__file__).parent / "editions"
# The day for which the editions were written. Their days move with the demo's beginning, in whole weeks.
WRITTEN_FOR = date(2026, 11, 22)
SHIFT = timedelta(weeks=(BEGINNING.date() - WRITTEN_FOR).days // 7)
# Mail of the last days before the beginning stands in the mailbox; earlier mail went nowhere.
MAIL_KEPT = timedelta(days=3)
COMMAND_LINE = "command line"
# The last two editions of the list are not published yet.
WAITING, SCHEDULED = "waiting.yaml", "scheduled.yaml"


def seed() -> None:
    """Make region, partnerships and people, publish the past, tell the stories of the cases, and leave one
    publication waiting for a signature."""
    now = BEGINNING
    _send_nothing()
    make_partnerships(at=now - timedelta(days=5 * 365))
    past = [load(p) for p in EDITIONS.glob("*.yaml") if p.name not in (WAITING, SCHEDULED)]
    for edition in sorted(past, key=lambda e: e["published_on"]):
        publish(edition)
    alderbrook = Partnership.objects.get(slug=ALDERBROOK)
    chair = person(first(Role.CO_CHAIR, ALDERBROOK).email)
    seed_past_webinar(alderbrook, by=writer(alderbrook))
    seed_articles(alderbrook, by=writer(alderbrook), signer=chair)
    send_waiting_mail(at=now, most=10_000)
    seed_cases()
    send_waiting_mail(at=now - MAIL_KEPT, most=10_000)
    seed_past_reviews(alderbrook, by=writer(alderbrook), at=now - timedelta(days=2, hours=1))
    seed_readers_and_march(alderbrook, by=writer(alderbrook))
    seed_webinars(alderbrook, by=writer(alderbrook), now=now)
    seed_april(alderbrook, by=writer(alderbrook), now=now)
    version = make_version_of(load(EDITIONS / WAITING), at=now - timedelta(days=2))
    sign(version, co_chair(version, 0), at=now - timedelta(days=1))
    _send_nothing(ended=True)


def schedule_one() -> None:
    """Leave one publication signed and scheduled for two minutes from now, if there is none."""
    now = present()
    edition = load(EDITIONS / SCHEDULED)
    if Publication.rows.filter(draft__reference=edition["reference"]).exists():
        return
    release_at = (now + timedelta(minutes=2)).replace(microsecond=0)
    edition["published_on"] = release_at.astimezone(LONDON).date()
    version = make_version_of(edition, at=now)
    for chair in (co_chair(version, 0), co_chair(version, 1)):
        sign(version, chair, at=now)
    by = person(first(Role.COMMUNICATIONS, ALDERBROOK).email)
    schedule_release(
        Publication.rows.get(pk=version.publication_id),
        release_at=release_at,
        by=by,
        at=now,
        copies_reason="The demonstration publishes at once",
    )


def make_partnerships(*, at: datetime) -> None:
    """The region, its two partnerships, their agencies and people."""
    table = yaml.safe_load((Path(__file__).parent / "partnerships.yaml").read_text())
    region = add_region(**table["region"], by=COMMAND_LINE, at=at)
    for row in table["partnerships"]:
        agencies = row.pop("agencies")
        partnership = add_partnership(region=region, **row, by=COMMAND_LINE, at=at)
        for agency in agencies:
            add_agency(partnership=partnership, **agency, by=COMMAND_LINE, at=at)
    for somebody in PEOPLE:
        here, *elsewhere = [Partnership.objects.get(slug=s) for s in somebody.partnerships]
        invite_person(
            partnership=here,
            email=somebody.email,
            full_name=somebody.name,
            role=somebody.role,
            agency=here.agencies.get(name=somebody.agency) if somebody.agency else None,
            by=COMMAND_LINE,
            at=at,
        )
        for partnership in elsewhere:
            give_role(
                partnership=partnership,
                person=person(somebody.email),
                role=somebody.role,
                by=COMMAND_LINE,
                at=at,
            )


def load(path: Path) -> dict[str, Any]:
    """One edition, its days moved to stand as far from the demo's beginning as from the day it was written for."""
    edition = yaml.safe_load(path.read_text())
    edition["published_on"] = moved(edition["published_on"])
    edition.pop("release_at", None)
    for recommendation in edition.get("recommendations", []):
        recommendation["due"] = moved(recommendation["due"])
    return edition


def moved(day: date) -> date:
    """A day of an edition as the demo has it; the next working day where it would fall on a bank holiday."""
    days, day = seeded(), day + SHIFT
    return day if days.is_working(day) else days.add(day, 1)


def publish(edition: dict[str, Any]) -> None:
    """Take one edition through version, signatures, schedule and release, each at its own time."""
    release_at = datetime.combine(edition["published_on"], datetime.min.time(), LONDON).replace(hour=10)
    version = make_version_of(edition, at=release_at - timedelta(days=22))
    publication = Publication.rows.get(pk=version.publication_id)
    if edition["kind"] == LOCAL_REVIEW:
        send_copies(publication, at=release_at - timedelta(days=20))
    for number in (0, 1):
        sign(version, co_chair(version, number), at=release_at - timedelta(days=9 - number))
    publication.refresh_from_db()
    planned = release_at - timedelta(days=5)
    schedule_release(publication, release_at=release_at, by=writer(publication.partnership), at=planned)
    release_due(at=release_at + timedelta(seconds=14))


def send_copies(publication: Publication, *, at: datetime) -> None:
    """Record that the Panel and the Secretary of State have a copy since that day, in time by the law."""
    record_copies_sent(
        publication,
        sent_on=at.astimezone(LONDON).date(),
        to_panel=True,
        to_secretary_of_state=True,
        by=writer(publication.partnership),
        at=at,
    )


def make_version_of(edition: dict[str, Any], *, at: datetime) -> Version:
    """Upload the edition as its partnership's communications officer, and make its documents."""
    partnership = Partnership.objects.get(short_name=edition["partnership"]["short_name"])
    content = yaml.safe_dump(edition, allow_unicode=True, sort_keys=False).encode()
    publication = upload_edition(
        partnership=partnership, content=content, name="edition.yaml", by=writer(partnership), at=at
    )
    move_to(at)
    run_queued(worker="demo")
    return publication.versions.get(number=1)


def sign(version: Version, chair: Person, *, at: datetime) -> None:
    """Sign as a co-chair does: with the code from the mail."""
    send_signing_code(version, by=chair, at=at)
    mail = Mail.objects.filter(person=str(chair.pk), key__startswith="signing code").latest("written_at")
    code = re.search(r"\b\d{6}\b", mail.body)
    assert code is not None
    sign_version(version, by=chair, code=code[0], read_all=True, fingerprint=version.fingerprint, at=at)


def co_chair(version: Version, number: int) -> Person:
    slug = Partnership.objects.get(pk=version.partnership_id).slug
    return person(first(Role.CO_CHAIR, slug, skip=number).email)


def writer(partnership: Partnership) -> Person:
    role = Role.COMMUNICATIONS if partnership.slug == ALDERBROOK else Role.BUSINESS_MANAGER
    return person(first(role, partnership.slug).email)


def person(email: str) -> Person:
    return Person.objects.get(email=email)


def _send_nothing(*, ended: bool = False) -> None:
    """The mails of the invented past go nowhere; those of today go to the demo's mailbox."""
    kind = "filebased" if ended else "dummy"
    settings.EMAIL_BACKEND = f"django.core.mail.backends.{kind}.EmailBackend"
