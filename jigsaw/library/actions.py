"""The two doors of the library: a released edition comes in, a withdrawn one goes.

Both are whole or not at all, and both may be called again with the same values: a crash is answered by
running them once more. docs/publishing-rules.md says what is public when.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.files.storage import storages
from django.db import DatabaseError, transaction
from django.db.models import F, QuerySet

from jigsaw.components.colours import colours_css
from jigsaw.documents.references import slug_of
from jigsaw.files import storing
from jigsaw.library.making import file_rows, fill, term_rows
from jigsaw.library.models import (
    Correction,
    EditionTerm,
    LastChange,
    PublishedEdition,
    PublishedFile,
    Publisher,
)
from jigsaw.library.past_dates import public_date
from jigsaw.library.release import PublisherDetails, Received, ReleasedEdition, ReleasedFile
from jigsaw.library.rules import FILENAME, NotReleasable, replaces, slug_among
from jigsaw.library.search.indexing import put_into_index, take_out_of_index

log = logging.getLogger(__name__)

STORAGE = "public"


def receive(edition: ReleasedEdition, *, at: datetime) -> Received:
    """Put a released edition on the public site: its page, its files and its place in the lists.

    Idempotent by edition and version: the same version again changes nothing, an older one never replaces a
    newer one, a newer one keeps the address and the first release. `at` is the moment of the release.
    Raises NotReleasable before anything is written when a file name or the edition cannot be published.
    """
    check_releasable(edition)
    try:
        with one_at_a_time():
            held = PublishedEdition.objects.filter(pk=edition.id).first()
            if held is not None and not replaces(edition.version, held.version):
                return Received(slug=held.slug, changed=False, released_at=held.released_at)
            kept = [(file, _store(edition.id, file)) for file in edition.files]
            row = _write_edition(edition, held, at)
            _write_files(row, kept)
            _write_terms(row)
            put_into_index(
                row,
                files=[file.name for file in edition.files],
                document_texts=edition.document_texts,
            )
            _note_correction(row, edition, at)
            count_change(at)
    finally:
        _remove_forgotten_files(edition.id)
    return Received(slug=row.slug, changed=True, released_at=at)


def withdraw(edition_id: str, *, why: str, at: datetime) -> bool:
    """Take a review off the public site: a tombstone with the reason stays, its words and files do not.

    Returns whether this call changed anything: False for one that was never received or is withdrawn already.
    Raises ValueError without a reason, since the address answers with it.
    """
    if not why.strip():
        raise ValueError("Enter why the review is withdrawn. Its address shows the reason.")
    with one_at_a_time():
        row = PublishedEdition.objects.filter(pk=edition_id, withdrawn_at=None).first()
        if row is not None:
            _empty(row, why.strip(), at)
            count_change(at)
    _remove_forgotten_files(edition_id)
    return row is not None


def introduce(details: PublisherDetails, *, at: datetime) -> None:
    """Let the public site know a partnership that has released nothing yet; one that it knows stays as it is.

    Raises NotReleasable for colours in which text could not be read.
    """
    try:
        colours_css(details.primary_colour, details.tint_colour)
    except ValueError as unreadable:
        raise NotReleasable(str(unreadable)) from unreadable
    if Publisher.objects.filter(pk=details.slug).exists():
        return
    with one_at_a_time():
        _write_publisher(details)
        count_change(at)


def check_releasable(edition: ReleasedEdition) -> None:
    """Raise NotReleasable for what must not reach the public database whatever the other side says."""
    names = [file.filename for file in edition.files]
    for name in names:
        if not FILENAME.fullmatch(name):
            raise NotReleasable(
                f"A file is called {name!r}. Names have letters, digits and hyphens, then .pdf, .docx or .pptx"
            )
    if len(set(names)) < len(names):
        raise NotReleasable("Two files of the edition have the same name")
    for file in edition.files:
        if not file.content or not file.filename.endswith(f".{file.format}"):
            raise NotReleasable(f"{file.filename} is empty or is not a {file.format} file by its name")
    plain = edition.edition
    if not plain.get("title") or not (plain.get("published_on") or plain.get("is_past")):
        raise NotReleasable("The edition has no title or no date of publication")
    try:
        colours_css(edition.publisher.primary_colour, edition.publisher.tint_colour)
    except ValueError as unreadable:
        raise NotReleasable(str(unreadable)) from unreadable


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """One transaction of the public database that no other release or withdrawal overlaps.

    Rooms above change in it what they add to the library's pages, and call `count_change` at its end.
    """
    with transaction.atomic(using=settings.PUBLIC_DATABASE, durable=True):
        LastChange.objects.get_or_create(pk=LastChange.THE_ONE)
        LastChange.objects.select_for_update().get(pk=LastChange.THE_ONE)
        yield


def count_change(at: datetime) -> None:
    """Let every page that was made before be made anew."""
    LastChange.objects.filter(pk=LastChange.THE_ONE).update(number=F("number") + 1, at=at)


def _folder(edition_id: Any) -> str:
    return f"editions/{edition_id}"


def _store(edition_id: str, file: ReleasedFile) -> str:
    return storing.store(file.content, folder=_folder(edition_id), storage=STORAGE)


def _write_edition(edition: ReleasedEdition, held: PublishedEdition | None, at: datetime) -> PublishedEdition:
    plain = edition.edition
    publisher = _write_publisher(edition.publisher)
    row = held or PublishedEdition(
        pk=edition.id,
        slug=_free_slug(plain, publisher),
        first_released_at=at,
    )
    row.publisher = publisher
    fill(row, edition, at)
    row.save()
    return row


def _free_slug(plain: dict[str, Any], publisher: Publisher) -> str:
    wanted = slug_of(plain.get("reference"), plain["title"], public_date(plain).year)
    return slug_among(
        wanted, publisher.slug, lambda slug: PublishedEdition.objects.filter(slug=slug).exists()
    )


def _write_publisher(details: PublisherDetails) -> Publisher:
    values = asdict(details)
    publisher, _ = Publisher.objects.update_or_create(slug=values.pop("slug"), defaults=values)
    return publisher


def _write_files(row: PublishedEdition, kept: list[tuple[ReleasedFile, str]]) -> None:
    row.files.all().delete()
    PublishedFile.objects.bulk_create(file_rows(row, kept))


def _write_terms(row: PublishedEdition) -> None:
    row.terms.all().delete()
    EditionTerm.objects.bulk_create(term_rows(row))


def _note_correction(row: PublishedEdition, edition: ReleasedEdition, at: datetime) -> None:
    if edition.correction_note:
        Correction.objects.create(edition=row, version=edition.version, note=edition.correction_note, at=at)


def _empty(row: PublishedEdition, why: str, at: datetime) -> None:
    """Leave of a review its address, its version and the reason."""
    take_out_of_index(row)
    row.files.all().delete()
    row.terms.all().delete()
    row.corrections.all().delete()
    row.reference = row.title = row.learning = row.fingerprint = row.report_html = row.briefing_html = ""
    row.has_report = row.has_briefing = False
    row.edition = {}
    row.withdrawn_at, row.withdrawn_why = at, why
    row.save()


def _remove_forgotten_files(edition_id: Any) -> None:
    """Remove what lies in the edition's folder and no row names: replaced files and what a crash left."""
    named = PublishedFile.objects.filter(edition_id=edition_id)
    remove_unnamed_files(_folder(edition_id), named.values_list("stored_as", flat=True))


def remove_unnamed_files(folder: str, named: QuerySet) -> None:
    """Remove the files of a folder whose names the rows of `named` do not give.

    A failure here leaves files that no address leads to; it is written to the log and tried again at the
    next release or withdrawal of the same thing.
    """
    try:
        with one_at_a_time():
            kept = set(named)
            for name in _files_under(folder):
                if name not in kept:
                    storing.remove(name, storage=STORAGE)
    except (OSError, DatabaseError):
        log.exception("Files in %s that are no longer published could not be removed", folder)


def _files_under(folder: str) -> list[str]:
    """Every name kept in a folder of the storage; nothing when there is no such folder."""
    keeper = storages[STORAGE]
    try:
        folders, files = keeper.listdir(folder)
    except FileNotFoundError:
        return []
    found = [f"{folder}/{name}" for name in files]
    for each in folders:
        found += _files_under(f"{folder}/{each}")
    return found
