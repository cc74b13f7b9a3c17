"""The two mails after a webinar: certificate and feedback, and the one question three months later."""

from __future__ import annotations

from datetime import datetime

from jigsaw.learning.actions.event_mail import KEPT, address, key_of
from jigsaw.learning.actions.queue import new_link
from jigsaw.learning.event_rules import when_words
from jigsaw.learning.mail import write_mail
from jigsaw.learning.models import Booking, OutgoingMail


def tell_attended(booking: Booking, *, at: datetime) -> bool:
    """Thank them, with the links to their certificate and to the feedback. Once; returns whether this call wrote it."""
    said = (
        "Thank you for coming.\n\nYour certificate of attendance: {certificate}\n\n"
        "Tell us what you thought. There are four questions, and they take two minutes: {feedback}\n\n"
        "In three months we ask you one question: what did you change? It is our only other email about this webinar."
    )
    return _once(booking, "attended", f"Your certificate: {booking.event.title}", said, at)


def ask_what_changed(booking: Booking, *, at: datetime) -> bool:
    """Ask what they changed. Once; returns whether this call wrote it."""
    said = (
        "Three months ago you came to this webinar.\n\nWhat did you change? Tell us in a few words: {changed}\n\n"
        "Your answer shows whether the learning reaches children and families. We do not write about it again."
    )
    return _once(booking, "question", f"What did you change? {booking.event.title}", said, at)


def _once(booking: Booking, what: str, subject: str, said: str, at: datetime) -> bool:
    key = key_of(booking, what)
    if OutgoingMail.objects.filter(key=key).exists():
        return False
    link, event = new_link(booking, at=at), booking.event
    body = said.format(
        certificate=address("certificate", link),
        feedback=address("give_feedback", link),
        changed=address("tell_change", link),
    )
    about = f"{event.title}\n{when_words(event.starts_at, event.ends_at)} (London time)"
    write_mail(
        key=key,
        to=booking.work_email,
        subject=subject[:200],
        body=f"{body}\n\n{about}\n\n{KEPT}\n\nQuestions: {event.contact_email}\n{event.publisher.name}",
        at=at,
        headers={"Reply-To": event.contact_email},
    )
    return True
