"""The certificate of attendance at a webinar: one page, PDF/UA-1 and PDF/A-2a, with a code that anybody may check."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from jigsaw.documents.look import FAMILY, Look, font_folder
from jigsaw.documents.made import MadeDocument
from jigsaw.documents.panel_record import slug_of
from jigsaw.documents.settable import settable
from jigsaw.documents.setting import words_in
from jigsaw.documents.typesetting import Job, Limits, Typesetter
from jigsaw.documents.words import date_in_words, hours_in_words

CERTIFICATE = "Certificate of attendance"
H = {"objectives": "What the webinar was for", "check": "How to check this certificate"}


@dataclass(frozen=True)
class CertificateFacts:
    """What a certificate says: `minutes` is how long the person was there, `code` the check code as people type it."""

    partnership: str
    name: str
    event: str
    held_on: date
    minutes: int
    objectives: tuple[str, ...]
    code: str
    check_address: str


def certificate(
    facts: CertificateFacts, look: Look | None = None, limits: Limits | None = None
) -> MadeDocument:
    """The certificate as a PDF; the same facts give the same bytes.

    Raises EditionFaults for a word that no line holds, and DocumentFault when Typst cannot set it.
    """
    data = settable(_data(facts, look or Look()))
    day = facts.held_on
    second = int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())
    headings = [H["objectives"], H["check"]] if facts.objectives else [H["check"]]
    with Typesetter(font_folder(), limits or Limits()) as child:
        [made] = child.set([Job(CERTIFICATE, "certificate", data, headings)], second)
    stem = f"certificate-{slug_of(facts.event)[:60]}-{slug_of(facts.code)}"
    return MadeDocument(
        CERTIFICATE, "pdf", f"{stem}.pdf", made.content, made.pages, words_in(data), made.checks
    )


def _data(facts: CertificateFacts, look: Look) -> dict[str, Any]:
    day = facts.held_on
    return {
        "look": {"primary": look.primary, "tint": look.tint, "family": FAMILY},
        "document": CERTIFICATE,
        "title": facts.event,
        "reference": "",
        "partnership": facts.partnership,
        "date": date_in_words(day),
        "day": [day.year, day.month, day.day],
        "headings": H,
        "name": " ".join(facts.name.split()),
        "facts": [
            {"label": "Webinar", "text": facts.event},
            {"label": "Held on", "text": date_in_words(day)},
            {"label": "Attended for", "text": hours_in_words(facts.minutes)},
            {"label": "Held by", "text": facts.partnership},
        ],
        "objectives": list(facts.objectives),
        "code": facts.code,
        "address": facts.check_address,
        "check": "Anybody can enter this code there. The page says the event, the hours and the initials, and no more.",
    }
