"""The public process for tests: its addresses and middleware, its own media, nothing kept from another test.

Works under the test settings, where both sides share a process, and under the public settings alone.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client

from jigsaw.documents.words import BRIEFING, REPORT, SLIDES, STATEMENT
from jigsaw.library.release import PublisherDetails, ReleasedEdition, ReleasedFile

RELEASED = datetime(2026, 6, 30, 9, 0, tzinfo=UTC)

ALDERBROOK = PublisherDetails(
    slug="alderbrook",
    name="Alderbrook Safeguarding Children Partnership",
    short_name="ASCP",
    area="Alderbrook",
    region_slug="western-vale",
    region_name="Western Vale",
    website="https://alderbrook-scp.example",
    helpline_text="If you are worried about a child in Alderbrook, call the Children's Front Door.",
    helpline_phone="01632 960 188",
    primary_colour="#0b4f5c",
    tint_colour="#eef4f3",
)
BRINDLE_VALE = PublisherDetails(
    slug="brindle-vale",
    name="Brindle Vale Safeguarding Children Partnership",
    short_name="BVSCP",
    area="Brindle Vale",
    region_slug="western-vale",
    region_name="Western Vale",
    website="https://brindle-vale-scp.example",
    helpline_text="If you are worried about a child in Brindle Vale, call the duty team.",
    helpline_phone="01632 960 233",
    primary_colour="#5b2a6b",
    tint_colour="#f4eef6",
)


@pytest.fixture
def public_site(settings, tmp_path) -> Client:
    """A browser without cookies on the public process."""
    from jigsaw.config.settings import public
    from jigsaw.library.keeping import ANSWERS, PAGES

    settings.ROOT_URLCONF = public.ROOT_URLCONF
    # Static files have tests of their own; without compiled styles whitenoise has nothing to serve.
    settings.MIDDLEWARE = [each for each in public.MIDDLEWARE if not each.startswith("whitenoise")]
    settings.ALLOWED_HOSTS = ["testserver"]
    settings.STORAGES = {
        **settings.STORAGES,
        "public": {**settings.STORAGES["public"], "OPTIONS": {"location": str(tmp_path / "public-media")}},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    PAGES.empty()
    ANSWERS.empty()
    return Client()


FINDINGS = [
    {
        "title": "The father was known to four services and assessed by none",
        "practice": "needs-to-improve",
        "what_happened": "Each service held part of the father's history.\n\nNo assessment asked for it.",
        "why": "Forms asked about the mother and her child.",
        "themes": ["unseen-fathers"],
    },
    {
        "title": "A community midwife kept asking",
        "practice": "good-practice",
        "what_happened": "She raised the same concern three times.",
        "why": "Her team rehearses the escalation policy every month.",
        "themes": [],
    },
]
RECOMMENDATIONS = [
    {
        "number": 1,
        "text": "Change every booking form so that it asks about each man who cares for the child.",
        "addressed_to": "Alderbrook maternity and health visiting services",
        "owner_role": "Heads of midwifery and health visiting",
        "due": "2026-12-18",
        "outcome_for_children": "Every baby has an assessment that includes their father.",
        "how_we_will_know": "A yearly audit of 60 records.",
        "strength": "process-or-tool",
        "findings": [1],
    },
    {
        "number": 2,
        "text": "Train every new worker in the escalation policy.",
        "addressed_to": "The three safeguarding partners",
        "owner_role": "Partnership business manager",
        "due": "2026-10-30",
        "outcome_for_children": "A disagreement is settled within two working days.",
        "how_we_will_know": "Time from challenge to decision, each quarter.",
        "strength": "awareness-or-training",
        "findings": [1, 2],
    },
]


def plain_edition(**changes: Any) -> dict[str, Any]:
    """An invented edition in its plain form (documents.edition.to_plain), with what the pages read."""
    return {
        "kind": "local-review",
        "reference": "ASCP 2024-25/02",
        "title": "Seen but not known",
        "published_on": "2026-06-30",
        "lead_reviewer": "Helen Marsh",
        "summary": (
            "Child A, aged one month, was seriously harmed. Services knew of domestic abuse in the household but "
            "treated the father as outside the family."
        ),
        "findings": FINDINGS,
        "recommendations": RECOMMENDATIONS,
        "developments": [
            {
                "title": "Fathers' record added to the health visiting template",
                "text": "In use since February 2026 in all six teams.",
                "link": "https://alderbrook-scp.example/developments/fathers-record",
            }
        ],
        "statement": {
            "learning": "Services must know about every adult who cares for a baby. This review says how."
        },
        "briefing": {
            "questions": [
                "Whose father did we last fail to ask about?",
                "How would we know that a referral was wrong?",
            ]
        },
    } | changes


def released_files(stem: str = "ascp-2024-25-02") -> list[ReleasedFile]:
    """The six files of a pack, each with bytes of its own."""
    made = [
        (REPORT, "pdf", "report", 40),
        (REPORT, "docx", "report", 40),
        (STATEMENT, "pdf", "press-statement", 2),
        (STATEMENT, "docx", "press-statement", 2),
        (BRIEFING, "pdf", "briefing", 1),
        (SLIDES, "pptx", "slides", 12),
    ]
    return [
        ReleasedFile(
            name, form, f"{stem}-{word}.{form}", f"{form} of the {name} of {stem}. ".encode() * 40, pages
        )
        for name, form, word, pages in made
    ]


def released_edition(number: int = 1, /, **changes: Any) -> ReleasedEdition:
    """An edition on its way out. `number` gives it an identifier of its own; other names change its fields."""
    plain = changes.pop("edition", None) or plain_edition()
    values: dict[str, Any] = {
        "id": f"00000000-0000-4000-8000-{number:012d}",
        "version": 1,
        "fingerprint": f"{number:064x}",
        "publisher": ALDERBROOK,
        "edition": plain,
        "report_html": (
            '<h2 id="summary">Summary</h2><p>What happened.</p><h2 id="findings">Findings</h2><p>One.</p>'
            "<h2>Why this review was carried out</h2><p>Two.</p><h2>Conclusion</h2><p>Three.</p>"
        ),
        "briefing_html": '<section class="briefing-box"><h2>What happened</h2><p>In short.</p></section>',
        "files": released_files(),
    }
    return ReleasedEdition(**(values | changes))


def another_edition(number: int, *, day: date, publisher: PublisherDetails = ALDERBROOK) -> ReleasedEdition:
    """One of many published editions: its own reference, title, day and a single small file."""
    reference = f"{publisher.short_name} {day.year - 1}-{day.year % 100:02d}/{number % 1000:02d}"
    plain = plain_edition(title=f"Review number {number}", reference=reference, published_on=day.isoformat())
    files = [ReleasedFile(REPORT, "pdf", f"review-{number}-report.pdf", b"%PDF", 3)]
    return released_edition(number, edition=plain, publisher=publisher, files=files)
