"""Freeze a draft as a version, and make its documents."""

from __future__ import annotations

import hashlib
import logging
from datetime import datetime

from django.utils.module_loading import import_string

from jigsaw.accounts.models import Person
from jigsaw.audit.actions import WORKER, Act, act
from jigsaw.documents.edition import fingerprint, to_plain
from jigsaw.documents.look import Look
from jigsaw.documents.made import DocumentFault, EditionFaults, MadeDocument
from jigsaw.documents.reading import edition_from
from jigsaw.files import storing
from jigsaw.partnerships.models import Partnership
from jigsaw.publishing import drafts, rules
from jigsaw.publishing.actions.rows import ask_for_signatures, back_to_drafting, clear_signatures, locked
from jigsaw.publishing.models import Document, Publication, Version
from jigsaw.publishing.queries.signing import newest_version
from jigsaw.publishing.rules import DocumentState, NotAllowed, Stage

log = logging.getLogger("jigsaw.publishing")

TASK = "jigsaw.publishing.tasks.make_documents"
FOLDER = "documents"
TECHNICAL = (
    "The documents could not be made ({kind}). Make them again; if that fails too, tell whoever looks after "
    "Jigsaw at your partnership."
)


def make_version(publication: Publication, *, what_changed: str, by: Person, at: datetime) -> Version:
    """Freeze the draft as the next version and queue its documents.

    `what_changed` is one line, at most 200 characters. Raises EditionFaults when the draft is not whole,
    NotAllowed when nothing has changed since the newest version.
    """
    with act(
        "make_version", by=by, at=at, partnership=publication.partnership, about=publication
    ) as under_way:
        held = locked(publication)
        rules.draft_is_open(Stage(held.stage))
        said = rules.words_fit(what_changed, rules.LONGEST_WHAT_CHANGED, "Enter what changed")
        return write_version(held, what_changed=said, by=by, at=at, act=under_way)


def write_version(held: Publication, *, what_changed: str, by: Person, at: datetime, act: Act) -> Version:
    """Write the next version of a locked publication, and queue its documents, inside the act of a verb."""
    edition = drafts.edition_of(held.draft, short_name=held.partnership.short_name)
    seal, newest = fingerprint(edition), newest_version(held)
    if newest and newest.fingerprint == seal:
        raise NotAllowed(f"Nothing has changed since version {newest.number}")
    number = newest.number + 1 if newest else 1
    version = Version.rows.create(
        publication=held,
        partnership=held.partnership,
        number=number,
        edition=to_plain(edition),
        fingerprint=seal,
        what_changed=what_changed,
        made_at=at,
        made_by=by,
    )
    if newest:
        why = f"Version {number} replaces version {newest.number}"
        back_to_drafting(held, why=why, by=by, at=at, act=act)
        clear_signatures(held, why=why, at=at, act=act)
    act.details["version"] = number
    _queue(version)
    return version


def make_documents_again(version: Version, *, by: Person, at: datetime) -> Version:
    """Queue the documents of a version again, after they could not be made. Raises NotAllowed."""
    publication = version.publication
    with act(
        "make_documents_again",
        by=by,
        at=at,
        partnership=publication.partnership,
        about=publication,
        version=version.number,
    ):
        locked(publication)
        held = Version.rows.get(pk=version.pk)
        if held.documents_state != DocumentState.FAILED:
            state = DocumentState(held.documents_state).words.lower()
            raise NotAllowed(f"The documents of version {held.number} are {state}")
        held.documents_state, held.documents_fault = DocumentState.WAITING, ""
        held.save(update_fields=["documents_state", "documents_fault"])
        _queue(held)
    return held


def make_documents(version_id: str, *, at: datetime) -> Version:
    """Make, check and keep the documents of a version; the task of the same name calls this.

    Safe to run twice: what is made already stays. A fault is kept with its remedy, for the version's page.
    """
    version = Version.rows.select_related("publication__partnership").get(pk=version_id)
    if version.documents_state == DocumentState.MADE:
        return version
    _say_that_they_are_being_made(version, at)
    try:
        from jigsaw.documents.packing import make_pack  # here: only the worker typesets

        pack = make_pack(edition_from(version.edition), look=look_of(version.publication.partnership))
    except (DocumentFault, EditionFaults) as fault:
        return _record_fault(version, str(fault), at)
    except Exception as fault:
        log.error("documents of version %s not made: %s", version.pk, type(fault).__name__)
        return _record_fault(version, TECHNICAL.format(kind=type(fault).__name__), at)
    return _keep_documents(version, pack, at)


def look_of(partnership: Partnership) -> Look:
    """The partnership's colours, as documents take them."""
    return Look(primary=partnership.primary_colour, tint=partnership.tint_colour)


def _queue(version: Version) -> None:
    """Queue the task in the act's transaction. It is named, not imported, for tasks stand above actions."""
    import_string(TASK).enqueue(str(version.pk))


def _act(verb: str, version: Version, at: datetime):
    return act(
        verb,
        by=WORKER,
        at=at,
        partnership=version.publication.partnership,
        about=version.publication,
        version=version.number,
    )


def _say_that_they_are_being_made(version: Version, at: datetime) -> None:
    with _act("begin_documents", version, at):
        Version.rows.filter(pk=version.pk).exclude(documents_state=DocumentState.MADE).update(
            documents_state=DocumentState.MAKING, documents_fault=""
        )


def _record_fault(version: Version, fault: str, at: datetime) -> Version:
    with _act("fail_documents", version, at):
        locked(version.publication)
        held = Version.rows.get(pk=version.pk)
        if held.documents_state != DocumentState.MADE:
            held.documents_state, held.documents_fault = DocumentState.FAILED, fault
            held.save(update_fields=["documents_state", "documents_fault"])
    return held


def _keep_documents(version: Version, pack: list[MadeDocument], at: datetime) -> Version:
    """Keep the files, then their rows and the version's state in one act: no row names a missing file."""
    kept = [(made, storing.store(made.content, folder=FOLDER)) for made in pack]
    written = False
    try:
        with _act("make_documents", version, at) as under_way:
            publication = locked(version.publication)
            held = Version.rows.get(pk=version.pk)
            if held.documents_state != DocumentState.MADE:
                _write_documents(held, kept, at)
                held.publication = publication
                _let_it_be_signed(held, at)
                under_way.details["documents"] = len(kept)
                written = True
    finally:
        if not written:
            for _, stored_as in kept:
                storing.remove(stored_as)
    return held


def _write_documents(version: Version, kept: list[tuple[MadeDocument, str]], at: datetime) -> None:
    version.documents.all().delete()
    for position, (made, stored_as) in enumerate(kept):
        Document.rows.create(
            version=version,
            partnership=version.partnership,
            position=position,
            name=made.name,
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
        f"{made.name} ({made.format.upper()}): the check “{check.name}” did not pass."
        for made, _ in kept
        for check in made.checks
        if not check.passed
    ]
    version.documents_state = DocumentState.FAILED if faults else DocumentState.MADE
    version.documents_fault = "\n".join(faults)
    version.documents_made_at = None if faults else at
    version.save(update_fields=["documents_state", "documents_fault", "documents_made_at"])


def _let_it_be_signed(version: Version, at: datetime) -> None:
    """The newest version waits for signatures once its documents are made, if the draft is still the same."""
    publication = version.publication
    newest = newest_version(publication)
    if (
        version.documents_state == DocumentState.MADE
        and publication.stage == Stage.DRAFTING
        and newest == version
        and drafts.makes(publication.draft, version.edition)
    ):
        ask_for_signatures(version, by=WORKER, at=at)
