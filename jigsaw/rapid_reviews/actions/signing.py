"""What a co-chair decides on a version of the record."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from jigsaw.accounts import codes
from jigsaw.accounts.models import Person
from jigsaw.audit.actions import act
from jigsaw.calendar import london
from jigsaw.incidents.actions import duties
from jigsaw.notices.actions import write_mail
from jigsaw.partnerships.rules import LONGEST_NOTE, Refused
from jigsaw.rapid_reviews.actions.versions import SIGN_RECORD, key_of, wait_for_documents
from jigsaw.rapid_reviews.actions.writing import held_for_writing
from jigsaw.rapid_reviews.models import RapidReview, RecordSignature, RecordVersion
from jigsaw.rapid_reviews.queries.versions import sign_off, signature_of, signers, standing_of
from jigsaw.rapid_reviews.rules import signing
from jigsaw.rapid_reviews.rules.terms import SignatureKind

REPLACED = "A later decision took its place"


def send_signing_code(version: RecordVersion, *, by: Person, at: datetime) -> None:
    """Mail the person a code of six digits that holds for 10 minutes; at most 5 in an hour. Raises Refused."""
    with act("send_signing_code", by=by, at=at, **_about(version)):
        _may_decide(held_for_writing(version.review), version, by, SignatureKind.SIGN)
        subject = f"Your code to sign the record of {version.review.incident.name}"
        if why := codes.write_code(by, purpose=_purpose(version), subject=subject, at=at):
            raise Refused(why)


def sign_record(
    version: RecordVersion, *, by: Person, code: str, read: bool, fingerprint: str, at: datetime
) -> RecordSignature:
    """Sign the newest version. `fingerprint` is that of the version which the page showed.

    Raises Refused. A wrong code is counted and recorded even though nothing is signed.
    """
    wrong, signature = "", None
    with act("sign_record", by=by, at=at, **_about(version)) as doing:
        review = held_for_writing(version.review)
        _may_decide(review, version, by, SignatureKind.SIGN)
        signing.signing_is_meant(
            read=read, shown=fingerprint, fingerprint=version.fingerprint, number=version.number
        )
        if wrong := codes.use_code(by, purpose=_purpose(version), code=code, at=at):
            doing.verb = "refuse_signing_code"
        else:
            signature = _decide(review, version, by, SignatureKind.SIGN, "", at)
    if signature is None:
        raise Refused(wrong, "code")
    return signature


def ask_for_change(version: RecordVersion, *, by: Person, note: str, at: datetime) -> RecordSignature:
    """Ask for a change instead of signing; `note` says which, at most 500 characters. Raises Refused.

    The sign-off is not complete while the request stands, however many others sign.
    """
    with act("ask_for_record_change", by=by, at=at, **_about(version)):
        review = held_for_writing(version.review)
        _may_decide(review, version, by, SignatureKind.CHANGE)
        said = note.strip()
        if not said:
            raise Refused("Enter what should change", "note")
        if len(said) > LONGEST_NOTE:
            raise Refused(
                f"What should change must be {LONGEST_NOTE} characters or less. It has {len(said):,}", "note"
            )
        signature = _decide(review, version, by, SignatureKind.CHANGE, said, at)
        write_mail(
            key=f"record change asked {signature.pk}",
            person=version.made_by,
            subject=f"A change is asked for: {review.incident.name}",
            body="A co-chair asks for a change of the record. Sign in to read what it is.\n",
            at=at,
        )
    return signature


def _about(version: RecordVersion) -> dict[str, Any]:
    review = version.review
    return {"partnership": review.partnership, "about": review.incident, "version": version.number}


def _purpose(version: RecordVersion) -> str:
    return f"record {version.pk}"


def _may_decide(review: RapidReview, version: RecordVersion, by: Person, kind: SignatureKind) -> None:
    """Raise Refused unless this person may now make this decision on this version."""
    fresh = RecordVersion.rows.get(pk=version.pk)
    fresh.review = review
    signing.version_waits(standing_of(fresh, review))
    signing.person_may_sign(
        is_signer=by in signers(review.incident),
        made_it=kind is SignatureKind.SIGN and by.pk == version.made_by_id,
        number=version.number,
    )
    held = signature_of(version, by)
    signing.kind_is_new(held.kind if held else None, kind, version.number)


def _decide(
    review: RapidReview, version: RecordVersion, by: Person, kind: SignatureKind, note: str, at: datetime
) -> RecordSignature:
    """Write the decision in the place of an earlier one, end what was asked, and settle the sign-off."""
    earlier = signature_of(version, by)
    if earlier is not None:
        earlier.cleared_at, earlier.cleared_why = at, REPLACED
        earlier.save(update_fields=["cleared_at", "cleared_why"])
    signature = RecordSignature.rows.create(
        version=version,
        partnership_id=version.partnership_id,
        person=by,
        kind=kind,
        note=note,
        fingerprint=version.fingerprint,
        at=at,
    )
    said = "Signed" if kind is SignatureKind.SIGN else "Asked for a change of"
    day, evidence = london.to_london(at).date(), f"{said} version {version.number}"
    duties.finish(review.incident, key_of(version, by), done_on=day, by=by, at=at, evidence=evidence)
    if sign_off(version, review).complete:
        asked = review.incident.duties.filter(key__startswith=f"{SIGN_RECORD}-")
        duties.withdraw(review.incident, list(asked.values_list("key", flat=True)))
        wait_for_documents(RecordVersion.rows.get(pk=version.pk))  # so that they show who signed
    return signature
