"""What a co-chair decides on a version."""

from __future__ import annotations

from datetime import datetime

from jigsaw.accounts import codes
from jigsaw.accounts.models import Person
from jigsaw.audit.actions import act
from jigsaw.publishing import rules
from jigsaw.publishing.actions.rows import locked, move
from jigsaw.publishing.models import Publication, Signature, Version
from jigsaw.publishing.queries.signing import decision_of, needed_for, newest_version, signers
from jigsaw.publishing.rules import Decision, DocumentState, NotAllowed, Stage

REPLACED = "A later decision took its place"


def send_signing_code(version: Version, *, by: Person, at: datetime) -> None:
    """Mail the person a code of six digits that holds for 10 minutes; at most 5 in an hour.

    A new code ends the one before it. Raises NotAllowed.
    """
    with act("send_signing_code", by=by, at=at, **_about(version)):
        publication = locked(version.publication)
        _may_decide(publication, version, by, Decision.SIGN)
        if why := codes.write_code(
            by, purpose=_purpose(version), subject="Your code to sign a version", at=at
        ):
            raise NotAllowed(why)


def sign_version(
    version: Version, *, by: Person, code: str, read_all: bool, fingerprint: str, at: datetime
) -> Signature:
    """Sign the newest version. `fingerprint` is that of the version which the page showed.

    Raises NotAllowed. A wrong code is counted and recorded even though nothing is signed.
    """
    wrong, signature = "", None
    with act("sign_version", by=by, at=at, **_about(version)) as under_way:
        publication = locked(version.publication)
        _may_decide(publication, version, by, Decision.SIGN)
        rules.signing_is_meant(
            read_all=read_all, shown=fingerprint, fingerprint=version.fingerprint, number=version.number
        )
        if wrong := codes.use_code(by, purpose=_purpose(version), code=code, at=at):
            under_way.verb = "refuse_signing_code"
        else:
            signature = _decide(publication, version, by, Decision.SIGN, "", at)
    if signature is None:
        raise NotAllowed(wrong, "code")
    return signature


def ask_for_change(version: Version, *, by: Person, note: str, at: datetime) -> Signature:
    """Ask for a change instead of signing; `note` says which, at most 500 characters. Raises NotAllowed.

    The version is not signed while the request stands, however many others sign it.
    """
    with act("ask_for_change", by=by, at=at, **_about(version)):
        publication = locked(version.publication)
        _may_decide(publication, version, by, Decision.CHANGE)
        said = rules.words_fit(note, rules.LONGEST_NOTE, "Enter what should change")
        return _decide(publication, version, by, Decision.CHANGE, said, at)


def declare_conflict(version: Version, *, by: Person, at: datetime) -> Signature:
    """Declare a conflict of interest: the person's signature is not counted. Raises NotAllowed.

    It holds for later versions of the publication too, until the person decides otherwise.
    """
    with act("declare_conflict", by=by, at=at, **_about(version)):
        publication = locked(version.publication)
        _may_decide(publication, version, by, Decision.CONFLICT)
        return _decide(publication, version, by, Decision.CONFLICT, "", at)


def _about(version: Version) -> dict:
    publication = version.publication
    return {"partnership": publication.partnership, "about": publication, "version": version.number}


def _purpose(version: Version) -> str:
    """What a code for this version confirms."""
    return f"version {version.pk}"


def _may_decide(publication: Publication, version: Version, by: Person, decision: Decision) -> None:
    """Raise NotAllowed unless this person may now make this decision on this version."""
    newest = newest_version(publication)
    checks = [check["passed"] for document in version.documents.all() for check in document.checks]
    rules.version_waits_for_decisions(
        stage=Stage(publication.stage),
        number=version.number,
        newest=newest.number if newest else 0,
        state=DocumentState(newest.documents_state if newest else version.documents_state),
        checks=checks,
    )
    rules.person_may_decide(
        is_signer=by in signers(publication),
        made_it=decision is Decision.SIGN and by.pk == version.made_by_id,
        number=version.number,
    )
    held = decision_of(version, by)
    rules.decision_is_new(Decision(held.decision) if held else None, decision, version.number)


def _decide(
    publication: Publication, version: Version, by: Person, decision: Decision, note: str, at: datetime
) -> Signature:
    """Write the decision in the place of an earlier one, and move the publication if that settles it."""
    earlier = decision_of(version, by)
    if earlier is not None:
        earlier.cleared_at, earlier.cleared_why = at, REPLACED
        earlier.save(update_fields=["cleared_at", "cleared_why"])
    signature = Signature.rows.create(
        version=version,
        partnership=publication.partnership,
        person=by,
        decision=decision,
        note=note,
        fingerprint=version.fingerprint,
        at=at,
    )
    _settle(publication, version, by, at)
    return signature


def _settle(publication: Publication, version: Version, by: Person, at: datetime) -> None:
    """Signed when enough people signed and nobody's request stands; waiting again when that ends."""
    standing = Signature.rows.filter(version=version, cleared_at=None)
    signed = rules.all_signed(
        signed=standing.filter(decision=Decision.SIGN).count(),
        needed=needed_for(publication),
        changes_asked=standing.filter(decision=Decision.CHANGE).count(),
    )
    if signed and publication.stage == Stage.SIGNING:
        move(publication, Stage.SIGNED, by=by, at=at)
    elif not signed and publication.stage == Stage.SIGNED:
        move(publication, Stage.SIGNING, by=by, at=at, why="A co-chair decided anew")
