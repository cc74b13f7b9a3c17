"""Background work: load, call one action."""

from __future__ import annotations

from django_tasks import task

from jigsaw.calendar.present import present
from jigsaw.rapid_reviews.actions import versions


@task()
def make_record_documents(version_id: str) -> None:
    """Make the documents of a version of a record. Queued by the act that makes or signs the version."""
    versions.make_record_documents(version_id, at=present())
