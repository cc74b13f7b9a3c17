"""The list of publications, the history of one, and the bytes of its documents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models.fields.json import KeyTextTransform

from jigsaw.accounts.models import Person
from jigsaw.audit.models import Event
from jigsaw.audit.queries import events_about
from jigsaw.calendar import london
from jigsaw.calendar.words import date_words
from jigsaw.files import storing
from jigsaw.partnerships.models import Membership
from jigsaw.partnerships.roles import roles_that_may
from jigsaw.publishing.models import Document, Publication, Release, Signature, StageMove, Version
from jigsaw.publishing.rules import Decision, DocumentState, ReleaseState, Stage


@dataclass(frozen=True)
class BoardRow:
    """One publication of the list: stage and next step in words, by when, and the names of those who wait.

    `title` and `reference` stand here because the list does not load whole drafts.
    """

    publication: Publication
    title: str
    reference: str
    stage: str
    next_step: str
    by_when: str
    waits_for: list[str]


@dataclass(frozen=True)
class HistoryLine:
    """One thing that happened: when, who (a name, or "Jigsaw" for the worker), what, and why, if said."""

    at: datetime
    who: str
    what: str
    why: str = ""


# What each verb of this room is called in a history.
VERB_WORDS = {
    "start_publication": "Started the publication",
    "upload_edition": "Uploaded an edition",
    "replace_draft": "Uploaded another edition in place of the draft",
    "save_part": "Saved a part of the draft",
    "remove_item": "Removed an item from the draft",
    "move_item": "Moved an item of the draft",
    "make_version": "Made a version",
    "make_documents_again": "Asked for the documents to be made again",
    "begin_documents": "Began to make the documents",
    "make_documents": "Made and checked the documents",
    "fail_documents": "Could not make the documents",
    "send_signing_code": "Asked for a signing code",
    "refuse_signing_code": "Entered a code that was not correct",
    "sign_version": "Signed",
    "ask_for_change": "Asked for a change",
    "declare_conflict": "Declared a conflict of interest",
    "record_copies_sent": "Recorded the copies to the Panel and the Secretary of State",
    "schedule_release": "Scheduled the release",
    "cancel_release": "Cancelled the release",
    "fail_release": "Could not release",
    "release_publication": "Released",
    "correct_publication": "Reopened for a correction",
    "withdraw_publication": "Withdrew the publication",
}


def board(person: Person, permission: str, at: datetime) -> list[BoardRow]:
    """The publications that the person may reach with `permission`, in a constant number of queries."""
    seen = Publication.rows.visible_to(person, permission)
    listed = list(
        seen.select_related("partnership")
        .defer("draft", "draft_changes")
        .annotate(
            listed_title=KeyTextTransform("title", "draft"),
            listed_reference=KeyTextTransform("reference", "draft"),
        )
    )
    keys = [publication.pk for publication in listed]
    newest = _newest_versions(keys)
    planned = {
        release.publication_id: release
        for release in Release.rows.filter(publication__in=keys, state=ReleaseState.SCHEDULED)
    }
    decided = _decided(newest.values())
    names = _names_of_signers({publication.partnership_id for publication in listed})
    rows = []
    for publication in listed:
        version, release = newest.get(publication.pk), planned.get(publication.pk)
        waits = _waits(publication, version, decided, names)
        next_step, by_when = _next_step(publication, version, release, waits)
        rows.append(
            BoardRow(
                publication,
                publication.title,
                publication.reference,
                Stage(publication.stage).words,
                next_step,
                by_when,
                waits,
            )
        )
    return rows


def history(publication: Publication) -> list[HistoryLine]:
    """What was done to a publication, newest first. Who only looked stands in the audit trail, not here."""
    events = [event for event in events_about(publication) if event.verb in VERB_WORDS]
    why = {
        (move.at, move.by): move.why for move in StageMove.rows.filter(publication=publication) if move.why
    }
    names = _names(event.by for event in events)
    return [
        HistoryLine(
            event.at,
            names.get(event.by, "Jigsaw"),
            _event_words(event),
            why.get((event.at, event.by), ""),
        )
        for event in events
    ]


def document_bytes(document: Document) -> bytes:
    """The bytes of a made document. Raises FileNotFoundError."""
    return storing.read(document.stored_as)


def _event_words(event: Event) -> str:
    said = VERB_WORDS[event.verb]
    if number := event.details.get("version"):
        said = f"Made version {number}" if event.verb == "make_version" else f"{said}: version {number}"
    if cleared := event.details.get("signatures_cleared"):
        said += f" (cleared {cleared} signature{'' if cleared == 1 else 's'})"
    if sent_on := event.details.get("sent_on"):
        said += f", sent {date_words(date.fromisoformat(sent_on))}"
    if event.details.get("copies_not_in_time"):
        said += " (without copies in time)"
    if event.details.get("release_cancelled"):
        said += " (cancelled the planned release)"
    return said


def _names(keys: Iterable[str]) -> dict[str, str]:
    people = [key for key in set(keys) if _is_identifier(key)]
    return {str(person.pk): person.full_name for person in Person.objects.filter(pk__in=people)}


def _is_identifier(key: str) -> bool:
    try:
        UUID(key)
    except ValueError:
        return False
    return True


def _newest_versions(keys: list[Any]) -> dict[Any, Version]:
    """The newest version of each publication, without its edition."""
    numbers = Version.rows.filter(publication__in=keys).defer("edition", "documents_fault").order_by("number")
    return {version.publication_id: version for version in numbers}


def _decided(versions: Iterable[Version]) -> set[tuple[Any, Any]]:
    """Who decided on which publication: on its newest version, or by a conflict declared on any."""
    newest = {version.pk: version.publication_id for version in versions}
    standing = Signature.rows.filter(version__publication__in=newest.values(), cleared_at=None)
    return {
        (publication, person)
        for publication, version, person, decision in standing.values_list(
            "version__publication", "version", "person", "decision"
        )
        if version in newest or decision == Decision.CONFLICT
    }


def _names_of_signers(partnerships: set[Any]) -> dict[Any, dict[Any, str]]:
    found: dict[Any, dict[Any, str]] = {}
    held = Membership.rows.filter(
        partnership__in=partnerships,
        role__in=roles_that_may("sign_publication"),
        ended_at=None,
        person__is_active=True,
    )
    for partnership, person, name in held.values_list("partnership", "person", "person__full_name"):
        found.setdefault(partnership, {})[person] = name
    return found


def _waits(
    publication: Publication, version: Version | None, decided: set, names: dict[Any, dict[Any, str]]
) -> list[str]:
    """The names of the co-chairs for whom a version waits."""
    if publication.stage != Stage.SIGNING or version is None:
        return []
    return sorted(
        name
        for person, name in names.get(publication.partnership_id, {}).items()
        if (publication.pk, person) not in decided and person != version.made_by_id
    )


def _next_step(
    publication: Publication, version: Version | None, release: Release | None, waits: list[str]
) -> tuple[str, str]:
    """What happens next, and by when."""
    match Stage(publication.stage):
        case Stage.DRAFTING if version and version.documents_state in (
            DocumentState.WAITING,
            DocumentState.MAKING,
        ):
            return f"The documents of version {version.number} are being made", ""
        case Stage.DRAFTING if version and version.documents_state == DocumentState.FAILED:
            return f"Put right what stopped the documents of version {version.number}", ""
        case Stage.DRAFTING:
            return "Complete the draft and make a version", ""
        case Stage.SIGNING if waits:
            return f"Version {version.number if version else ''} waits for {' and '.join(waits)}", ""
        case Stage.SIGNING:
            return "Answer the change that was asked for, or name a deputy co-chair", ""
        case Stage.SIGNED:
            return "Schedule the release", ""
        case Stage.SCHEDULED if release:
            return "Jigsaw releases it", london.words(release.release_at)
    return "", ""
