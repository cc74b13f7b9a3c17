"""Background work: load, call one action."""

from __future__ import annotations

from datetime import datetime

from django_tasks import task

from jigsaw.calendar.present import present
from jigsaw.publishing import actions
from jigsaw.publishing.models import Release


@task()
def make_documents(version_id: str) -> None:
    """Make the documents of a version. Queued by the act that makes the version."""
    actions.make_documents(version_id, at=present())


@task()
def read_past_import(import_id: str) -> None:
    """Read a file with past reviews. Queued by the acts that start an import and answer a row."""
    actions.read_past_import(import_id, at=present())


@task()
def add_past_reviews(import_id: str) -> None:
    """Add the reviews of an import to the library. Queued by the act of the same name."""
    actions.add_queued_reviews(import_id, at=present())


def release_due_now(at: datetime) -> list[Release]:
    """What the worker calls each second: release all whose time has come by `at`."""
    return actions.release_due(at=at)
