"""Freeze the record as a version, make its documents, and ask the co-chairs to sign."""

from __future__ import annotations

import hashlib
import logging
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.module_loading import import_string

from jigsaw.accounts.models import Person
from jigsaw.audit.actions import WORKER, act
from jigsaw.calendar import london
from jigsaw.documents import panel_record as document
from jigsaw.documents.look import Look
from jigsaw.documents.made import DocumentFault, EditionFaults, MadeDocument
from jigsaw.files import storing
from jigsaw.incidents.actions import duties
from jigsaw.incidents.actions.rows import add_member, locked
from jigsaw.incidents.models import Incident
from jigsaw.notices.actions import write_mail
from jigsaw.partnerships.rules import Refused
from jigsaw.rapid_reviews.actions.writing import held_for_writing
from jigsaw.rapid_reviews.models import RapidReview, RecordDocument, RecordSignature, RecordVersion
from jigsaw.rapid_reviews.queries.decision import is_sent
from jigsaw.rapid_reviews.queries.versions import (
    due_on,
    fingerprint_now,
    missing_of,
    newest_version,
    record_of,
    sign_off,
    signed_rows,
    signers,
)
from jigsaw.rapid_reviews.rules import signing
from jigsaw.rapid_reviews.rules.terms import DocumentState

log = logging.getLogger("jigsaw.rapid_reviews")

TASK = "jigsaw.rapid_reviews.tasks.make_record_documents"
FOLDER = "rapid-reviews"
SIGN_RECORD = "sign-record"
ASKED_TO_SIGN = "Signs the rapid review"
TECHNICAL = (
    "The documents could not be made ({kind}). Make them again; if that fails too, tell whoever looks after "
    "Jigsaw at your partnership."
)


def make_record_version(review: RapidReview, *, what_changed: str, by: Person, at: datetime) -> RecordVersion:
    """Freeze the whole record as the next version and queue its documents. Signatures so far are cleared.

    `what_changed` is one line, at most 200 characters. Raises Refused while the record is not whole, where nothing
    has changed since the newest version, and once the record went to the Panel.
    """
    about = {"partnership": review.partnership, "about": review.incident}
    with act("make_record_version", by=by, at=at, **about) as doing:
        held = held_for_writing(review)
        if is_sent(held):
            raise Refused("The record went to the Panel. Change the decision to make another version.")
        ask = "Enter what changed"
        said = signing.one_line(what_changed, signing.LONGEST_WHAT_CHANGED, ask, "what_changed")
        if missing_of(held):
            raise Refused(signing.NOT_WHOLE)
        newest, number = newest_version(held), 1
        if newest is not None:
            number = newest.number + 1
            if newest.fingerprint == fingerprint_now(held):
                raise Refused(f"Nothing has changed since version {newest.number}")
            clear_signatures(held, why=f"Version {number} replaces version {newest.number}", at=at)
        record = record_of(held, number=number, made_on=london.to_london(at).date())
        assert record is not None
        plain = document.to_plain(record)
        version = RecordVersion.rows.create(
            review=held,
            partnership_id=held.partnership_id,
            number=number,
            content=plain,
            fingerprint=document.fingerprint(plain),
            what_changed=said,
            made_at=at,
            made_by=by,
        )
        doing.details["version"] = number
        queue_documents(version)
    return version


def make_documents_again(version: RecordVersion, *, by: Person, at: datetime) -> RecordVersion:
    """Queue the documents of a version again, after they could not be made. Raises Refused."""
    review = version.review
    about = {"partnership": review.partnership, "about": review.incident}
    with act("make_documents_again", by=by, at=at, version=version.number, **about):
        held_for_writing(review)
        held = RecordVersion.rows.get(pk=version.pk)
        if held.documents_state != DocumentState.FAILED:
            raise Refused(f"The documents of version {held.number} did not fail")
        wait_for_documents(held)
    return held


def make_record_documents(version_id: str, *, at: datetime) -> RecordVersion:
    """Make, check and keep the documents of a version; the task of the same name calls this.

    Safe to run twice: what is made already stays. A fault is kept with its remedy, for the version's page.
    """
    rows = RecordVersion.rows.select_related("review__incident__partnership", "review__partnership")
    version = rows.get(pk=version_id)
    if version.documents_state == DocumentState.MADE:
        return version
    home = version.review.incident.partnership
    signed = tuple(signed_rows(version))
    record = replace(document.record_from(version.content), signed=signed)
    try:
        look = Look(primary=home.primary_colour, tint=home.tint_colour)
        made = document.make_panel_documents(record, look)
    except (DocumentFault, EditionFaults) as fault:
        return _record_fault(version, str(fault), at)
    except Exception as fault:
        log.error("documents of record version %s not made: %s", version.pk, type(fault).__name__)
        return _record_fault(version, TECHNICAL.format(kind=type(fault).__name__), at)
    return _keep(version, made, len(signed), at)


def queue_documents(version: RecordVersion) -> None:
    """Queue the task in the act's transaction. It is named, not imported, for tasks stand above actions."""
    import_string(TASK).enqueue(str(version.pk))


def wait_for_documents(version: RecordVersion) -> None:
    """Have the documents made anew, with the signatures as they are then. Part of an act."""
    version.documents_state, version.documents_fault = DocumentState.WAITING, ""
    version.save(update_fields=["documents_state", "documents_fault"])
    queue_documents(version)


def clear_signatures(review: RapidReview, *, why: str, at: datetime) -> None:
    """Clear what was decided on earlier versions, and tell those who decided. Part of an act."""
    standing = RecordSignature.rows.filter(version__review=review, cleared_at=None).select_related("person")
    for signature in standing:
        signature.cleared_at, signature.cleared_why = at, why
        signature.save(update_fields=["cleared_at", "cleared_why"])
        if signature.person in signers(review.incident):
            _mail(review.incident, signature.person, f"signature cleared {signature.pk}", CLEARED, at)
    asked = review.incident.duties.filter(key__startswith=f"{SIGN_RECORD}-").values_list("key", flat=True)
    duties.withdraw(review.incident, list(asked))


def key_of(version: RecordVersion, person: Person) -> str:
    """The name of the duty by which a person is asked to sign a version."""
    return f"{SIGN_RECORD}-{version.number}-{person.pk.hex}"


def ask_to_sign(version: RecordVersion, review: RapidReview, at: datetime) -> None:
    """Ask each co-chair who does not stand back: access to the case, a duty, a mail. Part of an act; done once."""
    incident, today = review.incident, london.to_london(at).date()
    due = due_on(incident)
    for person in sign_off(version, review).waiting:
        key = key_of(version, person)
        if incident.duties.filter(key=key).exists():
            continue
        add_member(incident, person, by=WORKER, at=at, why=ASKED_TO_SIGN)
        duties.add_task(
            incident,
            key,
            "Sign the record of the rapid review",
            due_on=due,
            page="view_rapid_review",
            started_on=None,
            waits_for=person,
            waits_since=today,
        )
        by_when = f"It goes to the Panel by {london.day_words(due)}.\n\n" if due else ""
        page = _address("sign_record", incident, number=version.number)
        words = f"A record waits for your signature.\n\n{by_when}Sign in to read it:\n\n{page}\n"
        _mail(incident, person, f"record waits {version.pk} {person.pk}", words, at)


CLEARED = (
    "A record that you decided on is replaced by a new version. Your decision no longer stands. You will get another "
    "email when the new version waits for you.\n"
)


def _mail(incident: Incident, person: Person, key: str, words: str, at: datetime) -> None:
    """A mail with the reference and nothing of the case."""
    write_mail(key=key, person=person, subject=f"Record to sign: {incident.name}", body=words, at=at)


def _address(page: str, incident: Incident, **more: Any) -> str:
    return settings.CASEWORK_ADDRESS + reverse(page, kwargs={"incident_id": incident.pk, **more})


def _act(verb: str, version: RecordVersion, at: datetime) -> Any:
    review = version.review
    about = {"partnership": review.partnership, "about": review.incident}
    return act(verb, by=WORKER, at=at, version=version.number, **about)


def _record_fault(version: RecordVersion, fault: str, at: datetime) -> RecordVersion:
    with _act("fail_record_documents", version, at):
        locked(version.review.incident)
        held = RecordVersion.rows.get(pk=version.pk)
        if held.documents_state != DocumentState.MADE:
            held.documents_state, held.documents_fault = DocumentState.FAILED, fault
            held.save(update_fields=["documents_state", "documents_fault"])
    return held


def _keep(version: RecordVersion, made: list[MadeDocument], signed: int, at: datetime) -> RecordVersion:
    """Keep the files, then their rows and the version's state in one act: no row names a missing file.

    Documents that show fewer signatures than stand by now are made again instead.
    """
    kept = [(each, storing.store(each.content, folder=FOLDER)) for each in made]
    gone: list[str] = [stored_as for _, stored_as in kept]
    try:
        with _act("make_record_documents", version, at) as doing:
            incident = locked(version.review.incident)
            held = RecordVersion.rows.select_related("review").get(pk=version.pk)
            held.review.incident = incident
            if held.documents_state == DocumentState.MADE:
                return held
            if len(signed_rows(held)) != signed:
                queue_documents(held)
                return held
            replaced = list(held.documents.values_list("stored_as", flat=True))
            _write_rows(held, kept, at)
            doing.details["documents"] = len(kept)
            if _waits_for_signatures(held):
                ask_to_sign(held, held.review, at)
        gone = replaced
    finally:
        for stored_as in gone:
            storing.remove(stored_as)
    return held


def _waits_for_signatures(version: RecordVersion) -> bool:
    """Whether it is the newest version of a record that is still the same, made, not signed and not sent."""
    review = version.review
    newest = newest_version(review)
    return (
        version.documents_state == DocumentState.MADE
        and newest is not None
        and newest.pk == version.pk
        and not is_sent(review)
        and version.fingerprint == fingerprint_now(review)
        and not sign_off(version, review).complete
    )


def _write_rows(version: RecordVersion, kept: list[tuple[MadeDocument, str]], at: datetime) -> None:
    version.documents.all().delete()
    for made, stored_as in kept:
        RecordDocument.rows.create(
            version=version,
            partnership_id=version.partnership_id,
            format=made.format,
            filename=made.filename,
            stored_as=stored_as,
            sha256=hashlib.sha256(made.content).hexdigest(),
            size=len(made.content),
            pages=made.pages,
            words=made.words,
            checks=[{"name": check.name, "passed": check.passed} for check in made.checks],
        )
    faults = [
        f"{made.format.upper()}: the check “{check.name}” did not pass."
        for made, _ in kept
        for check in made.checks
        if not check.passed
    ]
    version.documents_state = DocumentState.FAILED if faults else DocumentState.MADE
    version.documents_fault = "\n".join(faults)
    version.documents_made_at = None if faults else at
    version.save(update_fields=["documents_state", "documents_fault", "documents_made_at"])
