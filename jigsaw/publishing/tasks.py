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


def release_due_now(at: datetime) -> list[Release]:
    """What the worker calls each second: release all whose time has come by `at`."""
    return actions.release_due(at=at)
