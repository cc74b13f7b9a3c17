"""Invented people, a partnership and an edition; steps that take a publication to the stage a test is about."""

from __future__ import annotations

import re
from copy import deepcopy
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any

from jigsaw.accounts.models import Person
from jigsaw.audit.actions import act
from jigsaw.documents.edition import to_plain
from jigsaw.documents.made import Check, MadeDocument
from jigsaw.documents.reading import edition_from
from jigsaw.notices.models import Mail
from jigsaw.partnerships.models import Membership, Partnership, Region
from jigsaw.partnerships.roles import Role
from jigsaw.publishing import actions
from jigsaw.publishing.models import CopiesSent, Publication, Release, Version

# Monday 22 June 2026, 10am in London.
NOW = datetime(2026, 6, 22, 9, 0, tzinfo=UTC)
# Tuesday 30 June 2026, 10am in London.
RELEASE_AT = datetime(2026, 6, 30, 9, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
# Thursday 18 June 2026: 8 working days before the release.
IN_TIME = date(2026, 6, 18)

PEOPLE = {
    "priya": ("Priya Nair", Role.BUSINESS_MANAGER),
    "dee": ("Dee Lowe", Role.COMMUNICATIONS),
    "marcus": ("Marcus Bell", Role.CO_CHAIR),
    "joan": ("Joan Firth", Role.CO_CHAIR),
}


def partnership(slug: str = "alderbrook", area: str = "Alderbrook", short_name: str = "ASCP") -> Partnership:
    """A partnership of Western Vale."""
    with act("seed", by="tests", at=NOW):
        region, _ = Region.objects.get_or_create(slug="western-vale", defaults={"name": "Western Vale"})
        return Partnership.objects.create(
            region=region,
            slug=slug,
            name=f"{area} Safeguarding Children Partnership",
            short_name=short_name,
            area=area,
            website=f"https://{slug}-scp.example",
            helpline_text=f"If you are worried about a child in {area}, call the Children's Front Door.",
            helpline_phone="01632 960 188",
            media_name=f"{area} press office",
            media_email=f"press@{slug}-scp.example",
            media_phone="01632 960 145",
        )


def person(home: Partnership, name: str, role: Role, *, joined: datetime = NOW) -> Person:
    """Somebody with a role in a partnership."""
    mailbox = re.sub(r"\W+", ".", name.lower())
    with act("seed", by="tests", at=NOW):
        someone, _ = Person.objects.get_or_create(
            email=f"{mailbox}@{home.slug}.example", defaults={"full_name": name, "invited_at": NOW}
        )
        Membership.rows.create(partnership=home, person=someone, role=role, started_at=joined)
    return someone


def edition(**changes: Any) -> dict[str, Any]:
    """A whole edition as plain values: invented, small, with every part."""
    return {**deepcopy(_edition()), **changes}


@cache
def _edition() -> dict[str, Any]:
    return to_plain(edition_from(PLAIN))


PLAIN: dict[str, Any] = {
    "partnership": {
        "name": "Alderbrook Safeguarding Children Partnership",
        "short_name": "ASCP",
        "website": "https://alderbrook-scp.example",
        "helpline": {
            "text": "If you are worried about a child in Alderbrook, call.",
            "phone": "01632 960 188",
        },
        "media_contact": {
            "name": "Alderbrook press office",
            "email": "press@alderbrook-scp.example",
            "phone": "01632 960 145",
        },
    },
    "reference": "ASCP 2024-25/02",
    "kind": "local-review",
    "title": "Seen but not known",
    "published_on": "2026-06-30",
    "summary": "Services knew of the father of Child A, and none assessed him.",
    "lead_reviewer": "Helen Marsh",
    "subjects": [{"alias": "Child A", "pronouns": "they", "age_band": "under-1"}],
    "themes": ["unseen-fathers", "information-sharing"],
    "findings": [
        {
            "title": "The father was known to four services",
            "practice": "needs-to-improve",
            "what_happened": "Four services each held part of his history.",
            "why": "Forms asked about the mother only.",
        },
        {
            "title": "A community midwife kept asking",
            "practice": "good-practice",
            "what_happened": "She raised the same concern three times.",
            "why": "Her team rehearses the escalation policy.",
        },
    ],
    "recommendations": [
        {
            "number": 1,
            "text": "Change every form so that it asks about each man who cares for the child.",
            "addressed_to": "Alderbrook maternity services",
            "owner_role": "Head of midwifery",
            "due": "2026-12-18",
            "outcome_for_children": "Every baby has an assessment that includes their father.",
            "how_we_will_know": "A yearly audit of 60 records.",
            "strength": "process-or-tool",
            "findings": [1, 2],
        }
    ],
    "developments": [{"title": "Fathers' record added", "text": "In use since February 2026."}],
    "statement": {
        "opening": "Today we publish a review.",
        "outcome": "The child is safe and well cared for.",
        "learning": "Services must know about every adult who cares for a baby.",
        "signatories": [
            {"name": "Marcus Bell", "role": "Co-chair"},
            {"name": "Joan Firth", "role": "Co-chair"},
        ],
    },
    "briefing": {
        "what_happened": "Child A was seriously harmed at one month old.",
        "why_it_matters": "A man who is not on the form is not in the assessment.",
        "what_we_found": ["Forms asked about the mother only."],
        "good_practice": ["A midwife challenged three times."],
        "do": ["Ask who cares for this child."],
        "dont": ["Do not assume another service has asked."],
        "questions": ["Whose father did we last fail to ask about?"],
        "read_more": [{"label": "The report", "link": "https://alderbrook-scp.example/library"}],
    },
    "report": [
        {"heading": "Why this review was carried out", "body": "The partnership was told of injuries."}
    ],
}

FORMATS = (
    ("Report", "pdf"),
    ("Report", "docx"),
    ("Press statement", "pdf"),
    ("Press statement", "docx"),
    ("Briefing", "pdf"),
    ("Slides", "pptx"),
    ("Report", "html"),
)


def small_pack(made_of, look=None) -> list[MadeDocument]:
    """Stands in for the typesetter where a test is about something else: every document, its words in it."""
    words = f"{made_of.title}\n{made_of.summary}\n{made_of.statement.opening if made_of.statement else ''}"
    return [
        MadeDocument(
            name=name,
            format=format,
            filename=f"ascp-{name.lower().replace(' ', '-')}.{format}",
            content=f"{name} {format}\n{words}".encode(),
            pages=1,
            words=len(words.split()),
            checks=(Check("Text can be read", True), Check("No hidden text", True)),
        )
        for name, format in FORMATS
    ]


def waiting(team, *, draft: dict[str, Any] | None = None, at: datetime = NOW) -> Version:
    """Version 1 of a new publication, its documents made: it waits for signatures."""
    publication = actions.start_publication(
        partnership=team.partnership, by=team.priya, at=at, draft=draft or edition()
    )
    return next_version(team, publication, at=at)


def next_version(team, publication: Publication, *, at: datetime = NOW, by: Person | None = None) -> Version:
    """The next version of a publication, its documents made."""
    version = actions.make_version(publication, what_changed="New words", by=by or team.priya, at=at)
    return actions.make_documents(str(version.pk), at=at)


def code_for(version: Version, someone: Person, *, at: datetime = NOW) -> str:
    """Ask for a code and read it from the mail, as a co-chair does."""
    actions.send_signing_code(version, by=someone, at=at)
    mails = Mail.objects.filter(person=str(someone.pk), key__startswith="signing code").order_by("written_at")
    return re.findall(r"\b\d{6}\b", list(mails)[-1].body)[0]


def sign(version: Version, *people: Person, at: datetime = NOW) -> None:
    """Each of them signs."""
    for someone in people:
        actions.sign_version(
            version,
            by=someone,
            code=code_for(version, someone, at=at),
            read_all=True,
            fingerprint=version.fingerprint,
            at=at,
        )


def signed(team, **options: Any) -> Version:
    """A version that both co-chairs signed."""
    version = waiting(team, **options)
    sign(version, team.marcus, team.joan, at=options.get("at", NOW))
    return version


def send_copies(team, publication: Publication, *, sent_on: date = IN_TIME, at: datetime = NOW) -> CopiesSent:
    """Dee records that both have a copy."""
    return actions.record_copies_sent(
        publication,
        sent_on=min(sent_on, at.date()),
        to_panel=True,
        to_secretary_of_state=True,
        by=team.dee,
        at=at,
    )


def scheduled(team, *, release_at: datetime = RELEASE_AT, at: datetime = NOW, **options: Any) -> Release:
    """A planned release, of which the copies went to the Panel and the Secretary of State two weeks before."""
    version = signed(team, at=at, **options)
    if version.edition["kind"] == "local-review":
        send_copies(team, version.publication, sent_on=(release_at - timedelta(days=14)).date(), at=at)
    return actions.schedule_release(fresh(version).publication, release_at=release_at, by=team.dee, at=at)


def published(team, **options: Any) -> Publication:
    """A publication that is out."""
    release = scheduled(team, **options)
    actions.release_due(at=release.release_at)
    return Publication.rows.get(pk=release.publication_id)


def fresh(row):
    """The row as it is in the database now."""
    return type(row).rows.get(pk=row.pk)


def day(text: str) -> date:
    return date.fromisoformat(text)
