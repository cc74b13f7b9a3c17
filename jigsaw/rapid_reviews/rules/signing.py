"""Versions of the record, who signs them, and when the record may go to the Panel."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from jigsaw.calendar import london
from jigsaw.calendar.words import count_words, date_words
from jigsaw.partnerships.rules import Refused
from jigsaw.rapid_reviews.rules.terms import DocumentState, Outcome, SignatureKind

LONGEST_WHAT_CHANGED, LONGEST_EVIDENCE, LONGEST_REASON = 200, 300, 400
NOT_WHOLE = "The record is not whole yet. Finish what is listed below."
READ_IT = "Select that you have read this record"
PANEL = "Child Safeguarding Practice Review Panel"


@dataclass(frozen=True)
class Standing:
    """How a version stands: its number, the newest one's, its documents, and whether the record is still the same."""

    number: int
    newest: int
    documents: str
    checked: bool
    current: bool
    sent: bool


def outdated(number: int) -> str:
    """What is said when the record was written on after a version was made."""
    return f"The record has changed since version {number}. Make a new version."


def one_line(said: str, most: int, ask: str, field: str) -> str:
    """A line that people must give, on one line. Raises Refused."""
    said = " ".join(said.split())
    if not said:
        raise Refused(ask, field)
    if len(said) > most:
        raise Refused(f"This must be {most} characters or less. It has {len(said)}", field)
    return said


def version_waits(version: Standing) -> None:
    """Only the newest version is decided on, made and checked, of a record that is still the same. Raises Refused."""
    if version.number != version.newest:
        raise Refused(
            f"Version {version.newest} has replaced version {version.number}. "
            f"Decide on version {version.newest}."
        )
    if version.sent:
        raise Refused("The record went to the Panel already.")
    if not version.current:
        raise Refused(f"The record has changed since version {version.number}. Wait for the next version.")
    if version.documents != DocumentState.MADE or not version.checked:
        raise Refused(f"The documents of version {version.number} are not made and checked yet.")


def person_may_sign(*, is_signer: bool, made_it: bool, number: int) -> None:
    """A co-chair who does not stand back signs, and nobody signs what they made. Raises Refused."""
    if not is_signer:
        raise Refused("Only a co-chair with access to this case can decide on a version.")
    if made_it:
        raise Refused(f"You made version {number}, so another person must sign it.")


def kind_is_new(held: str | None, new: SignatureKind, number: int) -> None:
    """Each person counts once; who thinks again decides again. Raises Refused."""
    if held == new:
        said = f"signed version {number}" if new is SignatureKind.SIGN else f"asked for a change of {number}"
        raise Refused(f"You have already {said}.")


def signing_is_meant(*, read: bool, shown: str, fingerprint: str, number: int) -> None:
    """Who signs has read this very version. Raises Refused."""
    if not read:
        raise Refused(READ_IT, "read")
    if shown != fingerprint:
        raise Refused(f"The page showed something else than version {number}. Read it again and sign.")


def all_signed(*, signed: int, needed: int, changes: int) -> bool:
    """Signed by enough people, and nobody's request for a change stands."""
    return signed >= max(1, needed) and changes == 0


def missing_signatures(*, signed: int, needed: int, changes: int) -> str:
    """What the sign-off lacks, in words; "" when it is complete."""
    if changes:
        return f"{count_words(changes, 'request')} for a change not answered"
    left = max(1, needed) - signed
    return f"{count_words(left, 'signature')} missing" if left > 0 else ""


def can_be_sent(
    *, decided: bool, sent: bool, newest: int, documents: str, current: bool, sign_off: str, reason: str
) -> None:
    """What goes to the Panel is the newest version, signed, or unsigned for a written reason. Raises Refused.

    No law asks for the signatures; the partners' own rule does.
    """
    if sent:
        raise Refused("This was recorded already.")
    if not newest:
        raise Refused("Make a version of the record first.")
    if not decided:
        raise Refused("Take the decision first.")
    if not current:
        raise Refused(outdated(newest))
    if documents != DocumentState.MADE:
        raise Refused(f"The documents of version {newest} are not made and checked yet.")
    if sign_off and not reason.strip():
        raise Refused("Enter why the record goes without all signatures", "reason")
    if len(reason.strip()) > LONGEST_REASON:
        raise Refused(
            f"The reason must be {LONGEST_REASON} characters or less. It has {len(reason.strip()):,}",
            "reason",
        )


def sent_between(sent_on: date, sent_time: time | None, made_on: date, number: int, now: datetime) -> None:
    """The record goes to the Panel once its version was made, and not ahead of time. Raises Refused."""
    here = london.to_london(now)
    if sent_on < made_on:
        raise Refused(
            f"The date you sent the record must be the same as or after {date_words(made_on)}, "
            f"when version {number} was made.",
            "sent_date",
        )
    if sent_on > here.date():
        raise Refused("The date you sent the record must be today or in the past.", "sent_date")
    if sent_on == here.date() and sent_time is not None and sent_time > here.time():
        raise Refused("The time you sent the record must be now or in the past.", "sent_time")


def what_sending_does(outcome: str, review_by: str) -> list[str]:
    """What is recorded when the record was sent, in words. `review_by` is the day by which a review is published."""
    lines = [
        "The clock of the rapid review ends.",
        "The stage of the case becomes “decision sent to the Panel”.",
    ]
    if outcome == Outcome.LOCAL_REVIEW:
        lines.append(f"The review is to be published by {review_by}, 6 months from the decision.")
        lines.append(
            "A duty starts: tell the Panel, Ofsted and the Department for Education of the commission."
        )
    else:
        lines.append("The decision not to commission a local review counts as sent, with its reasons.")
    return [*lines, "The case waits for the Panel’s reply. No rule sets a date for it."]
