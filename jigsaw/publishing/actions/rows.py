"""Rows that several verbs write. Nothing here is a verb: it is called inside the act of one."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from jigsaw.accounts.models import Person
from jigsaw.audit.actions import Act
from jigsaw.files import storing
from jigsaw.notices.actions import write_mail
from jigsaw.publishing import rules
from jigsaw.publishing.models import Publication, Release, Signature, StageMove, Version
from jigsaw.publishing.queries.signing import planned_release, public_version, signers
from jigsaw.publishing.rules import Decision, NotAllowed, ReleaseState, Stage

RETURNED = "The draft is as it was in version {number}"


def locked(publication: Publication) -> Publication:
    """The row as it is now, held until the act ends. Every verb takes it first, so verbs never cross."""
    held = Publication.rows.select_for_update(of=("self",)).select_related("partnership")
    return held.get(pk=publication.pk)


def name_of(by: Person | str) -> str:
    """How rows keep who did something: the person's identifier, or the name of a process."""
    return str(by.pk) if isinstance(by, Person) else by


def move(publication: Publication, stage: Stage, *, by: Any, at: datetime, why: str = "") -> StageMove:
    """Move a publication to a stage, with its row of history. Raises NotAllowed for an unknown move."""
    rules.move_is_known(Stage(publication.stage), stage)
    publication.stage = stage
    publication.save(update_fields=["stage"])
    return StageMove.rows.create(
        publication=publication,
        partnership=publication.partnership,
        stage=stage,
        by=name_of(by),
        at=at,
        why=why,
    )


def clear_signatures(publication: Publication, *, why: str, at: datetime, act: Act) -> None:
    """Clear every signature and request for a change, and tell those who had decided. Conflicts stay."""
    standing = Signature.rows.filter(version__publication=publication, cleared_at=None)
    standing = standing.exclude(decision=Decision.CONFLICT).select_related("person")
    for signature in standing:
        signature.cleared_at, signature.cleared_why = at, why
        signature.save(update_fields=["cleared_at", "cleared_why"])
        _tell_cleared(publication, signature, at)
    if standing_count := len(standing):
        act.details["signatures_cleared"] = standing_count


def cancel_planned(publication: Publication, *, at: datetime, act: Act) -> None:
    """Cancel the planned release, if there is one. Raises NotAllowed when its version is public already."""
    release = planned_release(publication)
    if release is None:
        return
    keep_out_of_crossing(release, publication, at=at)
    cancel(release)
    act.details["release_cancelled"] = str(release.pk)


def keep_out_of_crossing(release: Release, publication: Publication, *, at: datetime) -> None:
    """A release that reached the public side, and was cut off before casework knew, is not cancelled.

    Raises NotAllowed; the worker completes it.
    """
    if release.release_at <= at and public_version(publication) == release.version.number:
        raise NotAllowed("This version is public already. Withdraw it, or start a correction.")


def cancel(release: Release) -> None:
    """Cancel one planned release and destroy what was sealed for it."""
    release.state = ReleaseState.CANCELLED
    drop_seal(release)
    release.save(update_fields=["state", "sealed_as"])


def drop_seal(release: Release) -> None:
    """Forget what was sealed for a release; its file goes once the act is kept."""
    sealed_as, release.sealed_as = release.sealed_as, ""
    if sealed_as:
        transaction.on_commit(lambda: storing.remove(sealed_as), robust=True)


def back_to_drafting(publication: Publication, *, why: str, by: Any, at: datetime, act: Act) -> None:
    """Take a publication that waits, is signed or is scheduled back to being written."""
    if Stage(publication.stage) not in (Stage.SIGNING, Stage.SIGNED, Stage.SCHEDULED):
        return
    cancel_planned(publication, at=at, act=act)
    clear_signatures(publication, why=why, at=at, act=act)
    move(publication, Stage.DRAFTING, by=by, at=at, why=why)


def ask_for_signatures(version: Version, *, by: Any, at: datetime, why: str = "") -> None:
    """Move to signing, and tell each co-chair who may sign that a version waits."""
    publication = version.publication
    moved = move(publication, Stage.SIGNING, by=by, at=at, why=why)
    for person in signers(publication, without_conflict=True):
        if person.pk != version.made_by_id:
            write_mail(
                key=f"version waits {moved.pk} {person.pk}",
                person=person,
                subject="A version of a publication waits for your signature",
                body=(
                    f"A version of a publication of {publication.partnership.name} waits for your signature. "
                    f"Sign in to see it:\n\n{address(publication)}\n"
                ),
                at=at,
            )


def address(publication: Publication) -> str:
    """Where staff find a publication: its identifier and nothing of its content."""
    return settings.CASEWORK_ADDRESS + reverse("view_publication", kwargs={"publication_id": publication.pk})


def _tell_cleared(publication: Publication, signature: Signature, at: datetime) -> None:
    """Tell a co-chair that what they decided no longer stands. The reason stands on the page alone."""
    write_mail(
        key=f"signature cleared {signature.pk}",
        person=signature.person,
        subject="A version that you decided on has changed",
        body=(
            f"A version of a publication of {publication.partnership.name} that you decided on is being "
            "replaced. Your decision no longer stands. You will get another email when a version waits for "
            f"your signature. Sign in to see why:\n\n{address(publication)}\n"
        ),
        at=at,
    )
