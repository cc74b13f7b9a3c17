"""Plan the release of an article, hand it over at its minute, open it for a new version, withdraw it."""

from __future__ import annotations

import logging
from contextlib import AbstractContextManager
from datetime import datetime

from jigsaw.accounts.models import Person
from jigsaw.audit.actions import WORKER, Act, act
from jigsaw.files import storing
from jigsaw.files.sealing import SealBroken
from jigsaw.learning.actions.articles import check_article, receive_article
from jigsaw.learning.actions.articles import withdraw_article as withdraw_public_article
from jigsaw.learning.article_rules import NotAnArticle
from jigsaw.publishing.rules import (
    LONGEST_NOTE,
    LONGEST_PUBLIC_WORDS,
    NotAllowed,
    ReleaseState,
    release_is_due,
    release_lies_ahead,
    words_fit,
)
from jigsaw.teaching.actions.article_crossing import gather, open_for, seal_for
from jigsaw.teaching.actions.article_rows import cancel, drop_seal, locked, name_of, settle
from jigsaw.teaching.models import Article, ArticleRelease, ArticleVersion
from jigsaw.teaching.queries.articles import newest_version, planned_release, public_version, released_before
from jigsaw.teaching.rules.articles import WITH_VERSIONS, ArticleState, can_be_planned

log = logging.getLogger("jigsaw.teaching")

ASK_FOR_NOTE = "Enter what was corrected. This is shown to the public with the date."
ASK_FOR_REASON = "Enter why the page is withdrawn. Its address shows the reason."
SEAL_FAULT = "What was sealed for this release does not open. Cancel the release and schedule it again."
OTHER_FAULT = "The public side could not take the page ({kind}). It is tried again until it works."


def schedule_article(
    article: Article, *, release_at: datetime, by: Person, at: datetime, correction_note: str = ""
) -> ArticleRelease:
    """Seal the signed version and plan its release.

    `correction_note` is the public note of what was corrected when the version replaces a public one; guidance and
    documents of the framework say it in the version itself. Raises NotAllowed.
    """
    kept = ""
    try:
        with _act_on(article, "schedule_article", by=by, at=at) as under_way:
            held = locked(article)
            settle(held)
            can_be_planned(ArticleState(held.state))
            release_lies_ahead(release_at, at)
            version = newest_version(held)
            release = ArticleRelease(article=held, partnership=held.partnership, version=version)
            release.release_at, release.scheduled_by, release.scheduled_at = release_at, by, at
            release.correction_note = _note(held, correction_note)
            _public_side_takes(release, held)
            kept = release.sealed_as = seal_for(release, held)
            release.save()
            held.state = ArticleState.SCHEDULED
            held.save(update_fields=["state"])
            under_way.details.update(
                release=str(release.pk), version=release.version.number, release_at=release_at
            )
    except BaseException:
        if kept:
            storing.remove(kept)
        raise
    return release


def cancel_article_release(release: ArticleRelease, *, why: str, by: Person, at: datetime) -> ArticleRelease:
    """Cancel a planned release; the version stays signed. Raises NotAllowed."""
    with _act_on(release.article, "cancel_article_release", by=by, at=at, release=str(release.pk)):
        held = locked(release.article)
        planned = _planned(release)
        said = words_fit(why, LONGEST_NOTE, "Enter why the release is cancelled")
        if planned.release_at <= at and public_version(held) == planned.version.number:
            raise NotAllowed("This version is public already. Withdraw it, or start a new version.")
        cancel(planned, why=said)
        held.state = ArticleState.DRAFTING
        settle(held)
        held.save(update_fields=["state"])
    return planned


def release_articles_due(*, at: datetime) -> list[ArticleRelease]:
    """Release all articles whose time has come; the worker calls this each second.

    A failure of one is kept with it and logged by its identifier, is tried again at the next call, and does not stop
    the others. Nothing is released before its time, and nothing twice.
    """
    due = ArticleRelease.rows.filter(state=ReleaseState.SCHEDULED, release_at__lte=at)
    done = []
    for release in due.order_by("release_at", "pk").select_related("article__partnership"):
        try:
            done.append(_release(release, by=WORKER, at=at))
        except NotAllowed:
            log.info("article release %s was settled by somebody else", release.pk)
        except Exception as fault:
            log.error("article release %s failed: %s", release.pk, type(fault).__name__)
            _record_fault(release, fault, at)
    return done


def release_article_now(release: ArticleRelease, *, by: Person, at: datetime) -> ArticleRelease:
    """Release by hand what the worker left undone: only when its time has come. Raises NotAllowed."""
    try:
        return _release(release, by=by, at=at)
    except (SealBroken, NotAnArticle, OSError) as fault:
        log.error("article release %s failed: %s", release.pk, type(fault).__name__)
        _record_fault(release, fault, at)
        raise NotAllowed(_fault_words(fault)) from fault


def correct_article(article: Article, *, by: Person, at: datetime) -> Article:
    """Open a published article for a new version; what is public stays so until that is released. Raises NotAllowed."""
    with _act_on(article, "correct_article", by=by, at=at):
        held = locked(article)
        if held.state != ArticleState.PUBLISHED:
            raise NotAllowed("Only a published page can be opened for a new version")
        held.state = ArticleState.DRAFTING
        held.save(update_fields=["state"])
    return held


def withdraw_article(article: Article, *, reason: str, by: Person, at: datetime) -> Article:
    """Withdraw what was published; its address gives the reason from then on. Raises NotAllowed.

    Safe to run again after a crash: the public side is emptied first, then casework knows of it.
    """
    with _act_on(article, "withdraw_article", by=by, at=at) as under_way:
        held = locked(article)
        if held.state == ArticleState.WITHDRAWN:
            raise NotAllowed("This page is withdrawn already")
        if not released_before(held) and public_version(held) is None:
            raise NotAllowed("This page is not published, so there is nothing to withdraw")
        said = words_fit(reason, LONGEST_PUBLIC_WORDS, ASK_FOR_REASON)
        if planned := planned_release(held):
            cancel(planned)
            under_way.details["release_cancelled"] = str(planned.pk)
        withdraw_public_article(str(held.pk), why=said, at=at)
        held.state, held.withdrawn_at, held.withdrawn_by, held.withdrawn_why = (
            ArticleState.WITHDRAWN,
            at,
            by,
            said,
        )
        held.save()
    return held


def _act_on(
    article: Article, verb: str, *, by: Person | str, at: datetime, **details: str
) -> AbstractContextManager[Act]:
    return act(verb, by=by, at=at, partnership=article.partnership, about=article, **details)


def _note(held: Article, correction_note: str) -> str:
    if not released_before(held):
        return ""
    if held.kind in WITH_VERSIONS and not correction_note.strip():
        return ""
    return words_fit(correction_note, LONGEST_PUBLIC_WORDS, ASK_FOR_NOTE)


def _public_side_takes(release: ArticleRelease, held: Article) -> None:
    version: ArticleVersion = release.version
    try:
        check_article(gather(version, held, correction_note=release.correction_note))
    except NotAnArticle as fault:
        raise NotAllowed(str(fault)) from fault


def _planned(release: ArticleRelease) -> ArticleRelease:
    """The release as it is now, held until the act ends. Raises NotAllowed when it is not planned."""
    held = ArticleRelease.rows.select_for_update(of=("self",)).select_related("version").get(pk=release.pk)
    if held.state != ReleaseState.SCHEDULED:
        raise NotAllowed(f"This release is {ReleaseState(held.state).words.lower()} already")
    return held


def _release(release: ArticleRelease, *, by: Person | str, at: datetime) -> ArticleRelease:
    """Hand one release over and mark it, under the lock of its article. Raises NotAllowed.

    The public side commits first. If this process ends between the two, casework still says "scheduled": the next
    call finds the version there (receiving it again changes nothing) and marks it.
    """
    with _act_on(release.article, "release_article", by=by, at=at, release=str(release.pk)) as under_way:
        held = locked(release.article)
        planned = _planned(release)
        release_is_due(planned.release_at, at)
        received = receive_article(open_for(planned), at=at)
        under_way.details["version"] = planned.version.number
        planned.state, planned.released_at = ReleaseState.RELEASED, at
        planned.released_by, planned.fault = name_of(by), ""
        drop_seal(planned)
        planned.save()
        held.slug, held.state = received.slug, ArticleState.PUBLISHED
        held.save(update_fields=["slug", "state"])
    return planned


def _fault_words(fault: Exception) -> str:
    if isinstance(fault, SealBroken | FileNotFoundError):
        return SEAL_FAULT
    if isinstance(fault, NotAnArticle):
        return f"{fault}. Cancel the release and make a new version."[:300]
    return OTHER_FAULT.format(kind=type(fault).__name__)


def _record_fault(release: ArticleRelease, fault: Exception, at: datetime) -> None:
    """Keep why a release failed, once for each kind of fault. A fault in doing so is logged and no more."""
    words = _fault_words(fault)
    if release.fault == words:
        return
    try:
        with _act_on(release.article, "fail_article_release", by=WORKER, at=at, fault=type(fault).__name__):
            ArticleRelease.rows.filter(pk=release.pk, state=ReleaseState.SCHEDULED).update(fault=words)
    except Exception as second:
        log.error("the fault of article release %s was not kept: %s", release.pk, type(second).__name__)
