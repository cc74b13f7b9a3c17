"""Freeze a draft as a version, and make its documents."""

from __future__ import annotations

from datetime import datetime

from jigsaw.accounts.models import Person
from jigsaw.publishing.models import Publication, Version


def make_version(publication: Publication, *, what_changed: str, by: Person, at: datetime) -> Version:
    """Freeze the draft as the next version and queue its documents.

    `what_changed` is one line, at most 200 characters. Raises EditionFaults when the draft is not whole,
    NotAllowed when nothing has changed since the newest version.
    """
    raise NotImplementedError


def make_documents(version_id: str, *, at: datetime) -> Version:
    """Make, check and keep the documents of a version; the task of the same name calls this. Safe to run twice."""
    raise NotImplementedError


def make_documents_again(version: Version, *, by: Person, at: datetime) -> Version:
    """Queue the documents of a version again, after they could not be made. Raises NotAllowed."""
    raise NotImplementedError
