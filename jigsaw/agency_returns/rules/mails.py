"""The words of mail about requests: a reference, a day, a link, whom to call. Never a name, age or fact of a case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from jigsaw.agency_returns.rules.requests import DUE_AT
from jigsaw.agency_returns.rules.terms import ChronologyKind, ReminderKind
from jigsaw.calendar.words import day_words, time_words

ASKED_FOR = {
    ChronologyKind.KEY_EVENTS: "a chronology of key events",
    ChronologyKind.FULL: "a chronology of every contact",
}
SIGN_IN = "Sign in with your work account, or with a code that comes to this address."


@dataclass(frozen=True)
class Mailed:
    """What the mail about one request may say of it."""

    reference: str
    agency: str
    partnership: str
    kind: str
    due_on: date
    address: str
    contact: str
    phone: str = ""


@dataclass(frozen=True)
class MailText:
    """A mail as it is sent."""

    subject: str
    body: str

    @property
    def seal(self) -> str:
        """A seal of the words, so that what was shown is what is sent."""
        return sha256(f"{self.subject}\n\n{self.body}".encode()).hexdigest()


def due_words(due_on: date) -> str:
    """The day in a subject: "Thursday 14 May"."""
    return day_words(due_on).removesuffix(f" {due_on.year}")


def request_mail(about: Mailed) -> MailText:
    """The mail by which an agency is asked."""
    subject = f"Information request {about.reference}, due {due_words(about.due_on)}"
    return MailText(
        subject,
        _text(
            f"{about.partnership} asks {about.agency} for information.",
            f"Reference: {about.reference}\n{_due(about)}",
            "You are asked whether your agency was involved and, if it was, for a summary of its work and "
            f"{ASKED_FOR[ChronologyKind(about.kind)]}. If it was not, three short pages are enough.",
            f"See what is asked, and answer it here:\n{about.address}\n{SIGN_IN}",
            "The request names nobody: it uses codes. To learn whom they stand for, and with any question, "
            f"call {_contact(about)}.",
        ),
    )


def reminder_mail(about: Mailed, kind: str, missing: Sequence[str], *, lead: str = "") -> MailText:
    """A reminder that says exactly what is missing. `lead` is whom a copy for the deputy names."""
    what = f"information request {about.reference}"
    begins = {
        ReminderKind.MORNING: f"Due today: {what}, by {time_words(DUE_AT)}",
        ReminderKind.DAY_AFTER: f"Overdue: {what}, due {due_words(about.due_on)}",
    }
    subject = begins.get(ReminderKind(kind), f"Reminder: {what}, due {due_words(about.due_on)}")
    copy = (
        f"You get this as the deputy of {lead} at {about.agency}, because the return has not arrived."
        if lead
        else ""
    )
    left = f"Still missing: {'; '.join(missing)}." if missing else "The return has not arrived."
    return MailText(
        subject,
        _text(
            copy,
            f"Reference: {about.reference}\n{_due(about)}\n{left}",
            f"Go on with the return here:\n{about.address}\n{SIGN_IN}",
            f"If you need more time or help, call {_contact(about)}.",
        ),
    )


def extension_mail(about: Mailed) -> MailText:
    """More time was given."""
    subject = f"More time: information request {about.reference}, now due {due_words(about.due_on)}"
    return MailText(
        subject,
        _text(
            f"{about.partnership} gives {about.agency} more time for its return.",
            f"Reference: {about.reference}\n{_due(about)}",
            f"Go on with the return here:\n{about.address}",
            f"With any question, call {_contact(about)}.",
        ),
    )


def withdrawn_mail(about: Mailed) -> MailText:
    """The request is no longer needed."""
    return MailText(
        f"No longer needed: information request {about.reference}",
        _text(
            f"{about.partnership} has withdrawn its request to {about.agency}. You do not need to do anything more.",
            f"Reference: {about.reference}",
            f"With any question, call {_contact(about)}.",
        ),
    )


def _due(about: Mailed) -> str:
    return f"Due: {day_words(about.due_on)}, by {time_words(DUE_AT)}"


def _contact(about: Mailed) -> str:
    return f"{about.contact} on {about.phone}" if about.phone else about.contact


def _text(*parts: str) -> str:
    return "\n\n".join(part for part in parts if part) + "\n"
