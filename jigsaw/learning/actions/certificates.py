"""Make the certificates as PDF, in the worker: each once, kept with the booking until the booking is deleted."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.urls import reverse

from jigsaw.documents.look import Look
from jigsaw.documents.made import DocumentFault, EditionFaults
from jigsaw.learning.models import Booking, Certificate, CertificateFile, Event
from jigsaw.learning.shown_certificate import held_on
from jigsaw.library.harvesting import whole_address

log = logging.getLogger(__name__)
# One takes a fifth of a second, and other duties wait meanwhile.
MOST_A_TURN = 5
# One that could not be made is tried again after so long.
AGAIN_AFTER = timedelta(hours=1)


def make_certificates(*, at: datetime, most: int = MOST_A_TURN) -> int:
    """Make certificates that are not made yet; the worker calls this each turn. Returns how many it made."""
    waiting = Certificate.objects.filter(
        Q(failed_at=None) | Q(failed_at__lte=at - AGAIN_AFTER),
        made_at=None,
        booking__isnull=False,
    )
    rows = waiting.select_related("booking", "event__publisher").order_by("issued_at", "code")
    return sum(_make(row, at) for row in list(rows[:most]))


def _make(row: Certificate, at: datetime) -> int:
    # Imported here: reading the fonts and templates slows down every start otherwise.
    from jigsaw.documents.certificate import CertificateFacts, certificate

    booking = row.booking
    assert booking is not None
    facts = CertificateFacts(
        partnership=row.event.publisher.name,
        name=booking.full_name,
        event=row.event.title,
        held_on=held_on(row.event),
        minutes=row.minutes,
        objectives=tuple(row.event.objectives),
        code=row.code,
        check_address=whole_address(reverse("check_certificate", urlconf=settings.PUBLIC_URLCONF)),
    )
    try:
        made = certificate(facts, _look(row.event))
    except (DocumentFault, EditionFaults) as fault:
        Certificate.objects.filter(pk=row.pk).update(failed_at=at)
        log.error("a certificate could not be made: %s", type(fault).__name__)
        return 0
    return _keep(row, booking, made.filename, made.content, at)


def _keep(row: Certificate, booking: Booking, filename: str, content: bytes, at: datetime) -> int:
    """Keep the file, unless the certificate has changed or the booking has gone meanwhile."""
    with transaction.atomic(using=settings.PUBLIC_DATABASE):
        held = Booking.objects.select_for_update().filter(pk=booking.pk).first()
        same = Certificate.objects.filter(pk=row.pk, issued_at=row.issued_at, booking=held)
        if held is None or not same.update(made_at=at):
            return 0
        values = {"filename": filename, "content": content}
        CertificateFile.objects.update_or_create(booking=held, defaults=values)
    return 1


def _look(event: Event) -> Look:
    """The partnership's colours; the house's own where text in them would be hard to read."""
    try:
        return Look(event.publisher.primary_colour, event.publisher.tint_colour)
    except ValueError:
        return Look()
