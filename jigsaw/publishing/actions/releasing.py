"""Plan a release, hand it over at its time, correct and withdraw."""

from __future__ import annotations

from datetime import datetime

from jigsaw.accounts.models import Person
from jigsaw.publishing.models import Publication, Release, Withdrawal


def schedule_release(
    publication: Publication, *, release_at: datetime, by: Person, at: datetime, correction_note: str = ""
) -> Release:
    """Seal the signed version and plan its release. Raises NotAllowed with both dates when the day differs from
    the day on the documents, or when the time is not in the future."""
    raise NotImplementedError


def cancel_release(release: Release, *, by: Person, at: datetime, why: str) -> Release:
    """Cancel a planned release; the version stays signed. Raises NotAllowed."""
    raise NotImplementedError


def release_due(*, at: datetime) -> list[Release]:
    """Release all whose time has come; the worker calls this each second. A failure does not stop the others."""
    raise NotImplementedError


def release_now(release: Release, *, by: Person, at: datetime) -> Release:
    """Release by hand what the worker left undone: only when its time has come. Raises NotAllowed."""
    raise NotImplementedError


def correct_publication(publication: Publication, *, by: Person, at: datetime) -> Publication:
    """Reopen a published publication for a correction; what is published stays public. Raises NotAllowed."""
    raise NotImplementedError


def withdraw_publication(publication: Publication, *, reason: str, by: Person, at: datetime) -> Withdrawal:
    """Withdraw what was published; its address gives the reason from then on. Raises NotAllowed."""
    raise NotImplementedError
