"""Plan a release, hand it over at its time, correct and withdraw."""

from __future__ import annotations

import logging
from contextlib import AbstractContextManager
from datetime import date, datetime

from jigsaw.accounts.models import Person
from jigsaw.audit.actions import WORKER, Act, act
from jigsaw.files import storing
from jigsaw.files.sealing import SealBroken
from jigsaw.library import actions as library_actions
from jigsaw.library.rules import NotReleasable
from jigsaw.publishing import rules
from jigsaw.publishing.actions import crossing
from jigsaw.publishing.actions.rows import cancel, drop_seal, keep_out_of_crossing, locked, move, name_of
from jigsaw.publishing.models import Publication, Release, Version, Withdrawal
from jigsaw.publishing.queries.copies import copies_of_version
from jigsaw.publishing.queries.signing import (
    newest_version,
    planned_release,
    public_version,
    released_before,
    sign_off,
)
from jigsaw.publishing.rules import NotAllowed, ReleaseState, Stage

log = logging.getLogger("jigsaw.publishing")

ASK_FOR_NOTE = "Enter what was corrected. This is shown to the public with the date."
ASK_FOR_REASON = "Enter why the review is withdrawn. Its address shows the reason."
SEAL_FAULT = "What was sealed for this release does not open. Cancel the release and schedule it again."
OTHER_FAULT = "The public side could not take the publication ({kind}). It is tried again until it works."


def schedule_release(
    publication: Publication,
    *,
    release_at: datetime,
    by: Person,
    at: datetime,
    correction_note: str = "",
    copies_reason: str = "",
) -> Release:
    """Seal the signed version and plan its release.

    Raises NotAllowed when no version is signed, the time is not in the future, or its day in London is not
    the day that the documents say; for a correction, without the public note of what was corrected; for the
    first publication of a local review, without copies sent in time (`record_copies_sent`) or `copies_reason`,
    why they go later than the law asks, or were not sent.
    """
    partnership, kept = publication.partnership, ""
    try:
        with act("schedule_release", by=by, at=at, partnership=partnership, about=publication) as under_way:
            held = locked(publication)
            rules.release_can_be_planned(Stage(held.stage))
            version, correction = _signed_version(held, at), released_before(held)
            rules.release_lies_ahead(release_at, at)
            day = date.fromisoformat(version.edition["published_on"])
            rules.release_day_is_the_printed_day(release_at, day, correction=correction)
            release = Release(publication=held, partnership=partnership, version=version)
            release.release_at, release.scheduled_by, release.scheduled_at = release_at, by, at
            release.correction_note = _note(correction_note) if correction else ""
            release.copies_reason = _copies_reason(held, version, copies_reason)
            kept = release.sealed_as = _sealed(release, held, version, release.correction_note)
            release.save()
            move(held, Stage.SCHEDULED, by=by, at=at, why=release.copies_reason)
            under_way.details.update(release=str(release.pk), version=version.number, release_at=release_at)
            if release.copies_reason:
                under_way.details["copies_not_in_time"] = True
    except BaseException:
        if kept:
            storing.remove(kept)
        raise
    return release


def cancel_release(release: Release, *, by: Person, at: datetime, why: str) -> Release:
    """Cancel a planned release; the version stays signed. Raises NotAllowed."""
    with _act_on(release, "cancel_release", by=by, at=at):
        held = locked(release.publication)
        planned = _planned(release)
        said = rules.words_fit(why, rules.LONGEST_NOTE, "Enter why the release is cancelled")
        keep_out_of_crossing(planned, held, at=at)
        cancel(planned)
        move(held, Stage.SIGNED, by=by, at=at, why=said)
    return planned


def release_due(*, at: datetime) -> list[Release]:
    """Release all whose time has come; the worker calls this each second.

    A failure of one is kept with it and logged by its identifier, is tried again at the next call, and does
    not stop the others. Nothing is released before its time, and nothing twice.
    """
    due = Release.rows.filter(state=ReleaseState.SCHEDULED, release_at__lte=at).order_by("release_at", "pk")
    done = []
    for release in due.select_related("publication__partnership"):
        try:
            done.append(_release(release, by=WORKER, at=at))
        except NotAllowed:
            log.info("release %s was settled by somebody else", release.pk)
        except Exception as fault:
            log.error("release %s failed: %s", release.pk, type(fault).__name__)
            _record_fault(release, fault, at)
    return done


def release_now(release: Release, *, by: Person, at: datetime) -> Release:
    """Release by hand what the worker left undone: only when its time has come. Raises NotAllowed."""
    try:
        return _release(release, by=by, at=at)
    except (SealBroken, NotReleasable, OSError) as fault:
        log.error("release %s failed: %s", release.pk, type(fault).__name__)
        _record_fault(release, fault, at)
        raise NotAllowed(_fault_words(fault)) from fault


def correct_publication(publication: Publication, *, by: Person, at: datetime) -> Publication:
    """Reopen a published publication for a correction; what is published stays public. Raises NotAllowed."""
    with act("correct_publication", by=by, at=at, partnership=publication.partnership, about=publication):
        held = locked(publication)
        if held.stage != Stage.PUBLISHED:
            raise NotAllowed("Only a published publication can be corrected")
        move(held, Stage.DRAFTING, by=by, at=at, why="Reopened for a correction")
    return held


def withdraw_publication(publication: Publication, *, reason: str, by: Person, at: datetime) -> Withdrawal:
    """Withdraw what was published; its address gives the reason from then on. Raises NotAllowed.

    Safe to run again after a crash: the public side is emptied first, then casework knows of it.
    """
    with act(
        "withdraw_publication", by=by, at=at, partnership=publication.partnership, about=publication
    ) as under_way:
        held = locked(publication)
        if held.stage == Stage.WITHDRAWN:
            raise NotAllowed("This publication is withdrawn already")
        if not released_before(held) and public_version(held) is None:
            raise NotAllowed("This publication is not published, so there is nothing to withdraw")
        said = rules.words_fit(reason, rules.LONGEST_PUBLIC_WORDS, ASK_FOR_REASON)
        if planned := planned_release(held):
            cancel(planned)
            under_way.details["release_cancelled"] = str(planned.pk)
        library_actions.withdraw(str(held.pk), why=said, at=at)
        move(held, Stage.WITHDRAWN, by=by, at=at, why=said)
        return Withdrawal.rows.create(
            publication=held, partnership=held.partnership, reason=said, by=by, at=at
        )


def _signed_version(publication: Publication, at: datetime) -> Version:
    """The newest version, whose signatures are counted once more. Raises NotAllowed."""
    version, state = newest_version(publication), sign_off(publication, at)
    if version is None or not rules.all_signed(
        signed=len(state.signed), needed=state.needed, changes_asked=len(state.changes)
    ):
        raise NotAllowed("The newest version must be signed first")
    return version


def _note(correction_note: str) -> str:
    """The public words of a correction. Raises NotAllowed."""
    return rules.words_fit(correction_note, rules.LONGEST_PUBLIC_WORDS, ASK_FOR_NOTE)


def _copies_reason(publication: Publication, version: Version, reason: str) -> str:
    """The reason to keep, "" where none is needed. Raises NotAllowed where one is needed and not given."""
    found = copies_of_version(publication, version)
    if not found.owed:
        return ""
    return rules.copies_let_release(reason, sent_on=found.sent_on, latest=found.latest, unknown=found.unknown)


def _sealed(release: Release, publication: Publication, version: Version, note: str) -> str:
    """Seal what will be handed over, once the public side has said that it can take it."""
    edition = crossing.gather(version, publication, correction_note=note)
    try:
        library_actions.check_releasable(edition)
    except NotReleasable as fault:
        raise NotAllowed(str(fault)) from fault
    return crossing.seal_for(release, edition)


def _act_on(
    release: Release, verb: str, *, by: Person | str, at: datetime, **details: str
) -> AbstractContextManager[Act]:
    """An act about the publication of a release, which names the release."""
    about = release.publication
    return act(
        verb, by=by, at=at, partnership=about.partnership, about=about, release=str(release.pk), **details
    )


def _planned(release: Release) -> Release:
    """The release as it is now, held until the act ends. Raises NotAllowed when it is not planned."""
    held = Release.rows.select_for_update(of=("self",)).select_related("version").get(pk=release.pk)
    if held.state != ReleaseState.SCHEDULED:
        raise NotAllowed(f"This release is {ReleaseState(held.state).words.lower()} already")
    return held


def _release(release: Release, *, by: Person | str, at: datetime) -> Release:
    """Hand one release over and mark it, under the lock of its publication. Raises NotAllowed.

    The public side commits first. If this process ends between the two, casework still says "scheduled":
    the next call finds the version there (receive changes nothing) and marks when it got there.
    """
    with _act_on(release, "release_publication", by=by, at=at) as under_way:
        held = locked(release.publication)
        planned = _planned(release)
        rules.release_is_due(planned.release_at, at)
        received = library_actions.receive(crossing.open_for(planned), at=at)
        under_way.details["version"] = planned.version.number
        planned.state, planned.released_at = ReleaseState.RELEASED, received.released_at
        planned.released_by, planned.fault = name_of(by), ""
        drop_seal(planned)
        planned.save()
        move(held, Stage.PUBLISHED, by=by, at=at)
    return planned


def _fault_words(fault: Exception) -> str:
    if isinstance(fault, SealBroken | FileNotFoundError):
        return SEAL_FAULT
    if isinstance(fault, NotReleasable):
        return f"{fault}. Cancel the release and make a new version."[:300]
    return OTHER_FAULT.format(kind=type(fault).__name__)


def _record_fault(release: Release, fault: Exception, at: datetime) -> None:
    """Keep why a release failed, once for each kind of fault. A fault in doing so is logged and no more."""
    words = _fault_words(fault)
    if release.fault == words:
        return
    try:
        with _act_on(release, "fail_release", by=WORKER, at=at, fault=type(fault).__name__):
            Release.rows.filter(pk=release.pk, state=ReleaseState.SCHEDULED).update(fault=words)
    except Exception as second:
        log.error("the fault of release %s was not kept: %s", release.pk, type(second).__name__)
