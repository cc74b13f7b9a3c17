"""Notices that were given, standing or withdrawn."""

from __future__ import annotations

from datetime import date

from jigsaw.files import storing
from jigsaw.incidents.models import Incident, Notice
from jigsaw.incidents.rules.terms import NoticeKind


def notices_of(incident: Incident) -> list[Notice]:
    """All notices of a case, in the order in which they were sent."""
    return list(Notice.rows.filter(incident=incident))


def standing_notice(incident: Incident, kind: NoticeKind) -> Notice | None:
    """The notice of a kind that was given and not withdrawn."""
    return Notice.rows.filter(incident=incident, kind=kind, withdrawn_on=None).first()


def first_sent_on(incident: Incident) -> date | None:
    """The day on which the first of the notices that stand was sent; None where none stands."""
    sent = Notice.rows.filter(incident=incident, withdrawn_on=None).order_by("sent_on")
    return sent.values_list("sent_on", flat=True).first()


def copy_of(notice: Notice) -> bytes:
    """The bytes of the copy kept with a notice. Raises FileNotFoundError where there is none."""
    if not notice.copy_stored_as:
        raise FileNotFoundError("no copy was kept")
    return storing.read(notice.copy_stored_as)
