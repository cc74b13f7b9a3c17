"""Where an article stands: its versions, who signed, what is planned, what is still to be done."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.db.models.fields.json import KeyTextTransform
from django.urls import reverse

from jigsaw.accounts.models import Person
from jigsaw.accounts.queries import names_of
from jigsaw.audit.queries import events_about
from jigsaw.calendar import london
from jigsaw.learning.article_rules import section_of
from jigsaw.learning.models import Article as PublicArticle
from jigsaw.notices.queries import Liveness, liveness
from jigsaw.partnerships.models import Membership
from jigsaw.partnerships.roles import roles_that_may
from jigsaw.publishing.queries.public import PUBLIC_ADDRESSES
from jigsaw.publishing.queries.releases import WORKER, day_note, worker_warning
from jigsaw.publishing.rules import ReleaseState
from jigsaw.teaching.models import Article, ArticleRelease, ArticleSignature, ArticleVersion
from jigsaw.teaching.rules.articles import ArticleDecision, ArticleState


@dataclass(frozen=True)
class SignOff:
    """The decisions that stand on the newest version: who signed it, and who asked for which change."""

    version: ArticleVersion | None
    signed: list[ArticleSignature] = field(default_factory=list)
    changes: list[ArticleSignature] = field(default_factory=list)

    @property
    def is_signed(self) -> bool:
        """One signature is enough, and nobody's request for a change stands."""
        return bool(self.signed) and not self.changes


@dataclass(frozen=True)
class ReleaseView:
    """The planned release, else the last done one: its time in words, whether the worker is late, what failed."""

    release: ArticleRelease | None
    planned: str = ""
    due: bool = False
    by_hand: bool = False
    warning: str = ""
    fault: str = ""
    day_note: str = ""


@dataclass(frozen=True)
class HistoryLine:
    """One thing that happened to an article: when, who, what."""

    at: datetime
    who: str
    what: str
    why: str = ""


VERB_WORDS = {
    "start_article": "Started the page",
    "start_digest": "Started a digest of what was published",
    "save_article": "Saved title and facts",
    "add_article_block": "Added a block",
    "save_article_block": "Saved a block",
    "move_article_block": "Moved a block",
    "remove_article_block": "Removed a block",
    "add_article_file": "Added a document",
    "remove_article_file": "Removed a document",
    "make_article_version": "Made a version",
    "sign_article": "Signed",
    "ask_for_article_change": "Asked for a change",
    "schedule_article": "Scheduled the release",
    "cancel_article_release": "Cancelled the release",
    "fail_article_release": "Could not release",
    "release_article": "Released",
    "correct_article": "Opened it again for a new version",
    "withdraw_article": "Withdrew it",
}


def newest_version(article: Article) -> ArticleVersion | None:
    """The version with the highest number; None before the first."""
    return ArticleVersion.rows.filter(article=article).order_by("-number").first()


def planned_release(article: Article) -> ArticleRelease | None:
    """The release that is planned and not done; None where there is none."""
    planned = ArticleRelease.rows.filter(article=article, state=ReleaseState.SCHEDULED)
    return planned.select_related("version").first()


def released_before(article: Article) -> bool:
    """Whether a version was released, so that what comes next replaces it."""
    return ArticleRelease.rows.filter(article=article, state=ReleaseState.RELEASED).exists()


def public_version(article: Article) -> int | None:
    """The version that the public side shows, whatever casework knows of it; None where it shows none."""
    shown = PublicArticle.objects.filter(pk=article.pk, withdrawn_at=None)
    return shown.values_list("version", flat=True).first()


def public_address(article: Article) -> str:
    """The address of the public page, which gives the reason once withdrawn; "" before the first release."""
    if not released_before(article):
        return ""
    path = reverse("article", args=[section_of(article.kind).name, article.slug], urlconf=PUBLIC_ADDRESSES)
    return settings.PUBLIC_ADDRESS.rstrip("/") + path


def is_released(version: ArticleVersion) -> bool:
    """Whether this version was released."""
    return ArticleRelease.rows.filter(version=version, state=ReleaseState.RELEASED).exists()


def sign_off(version: ArticleVersion | None) -> SignOff:
    """The standing decisions on a version."""
    if version is None:
        return SignOff(None)
    standing = ArticleSignature.rows.filter(version=version, replaced_at=None).select_related("person")
    return SignOff(
        version,
        [row for row in standing if row.decision == ArticleDecision.SIGN],
        [row for row in standing if row.decision == ArticleDecision.CHANGE],
    )


def signers(article: Article) -> list[Person]:
    """The people who may sign for the partnership, each once, by name."""
    held = Membership.rows.filter(
        partnership=article.partnership_id,
        role__in=roles_that_may("sign_article"),
        ended_at=None,
        person__is_active=True,
    ).select_related("person")
    people = {membership.person_id: membership.person for membership in held}
    return sorted(people.values(), key=lambda person: person.full_name)


def release_state(article: Article, at: datetime) -> ReleaseView:
    """The release as people need to see it at `at`."""
    kept = ArticleRelease.rows.filter(article=article).exclude(state=ReleaseState.CANCELLED)
    found = list(kept.select_related("version").order_by("scheduled_at"))
    planned = [release for release in found if release.state == ReleaseState.SCHEDULED]
    release = next(reversed(planned or found), None)
    if release is None:
        return ReleaseView(None)
    if release.state != ReleaseState.SCHEDULED:
        return ReleaseView(release, planned=london.words(release.release_at))
    return _planned_view(release, liveness(WORKER, at=at), at)


def _planned_view(release: ArticleRelease, worker: Liveness, at: datetime) -> ReleaseView:
    due = release.release_at <= at
    late = due and not worker.alive
    return ReleaseView(
        release,
        planned=london.words(release.release_at),
        due=due,
        by_hand=due and (late or bool(release.fault)),
        warning="" if worker.alive else worker_warning(worker, late, at),
        fault=release.fault,
        day_note=day_note(release.release_at),
    )


def board(person: Person, permission: str) -> list[Article]:
    """The articles that a person may reach, those last changed first, without their drafts. One query."""
    seen = Article.rows.visible_to(person, permission).select_related("partnership")
    listed = seen.defer("draft", "part_changes").annotate(listed_title=KeyTextTransform("title", "draft"))
    return list(listed)


def planned_moments(articles: list[Article]) -> dict[Any, datetime]:
    """When each scheduled article of a list is released."""
    planned = ArticleRelease.rows.filter(article__in=articles, state=ReleaseState.SCHEDULED)
    return dict(planned.values_list("article", "release_at"))


def history(article: Article) -> list[HistoryLine]:
    """What was done to an article, newest first. Who only looked stands in the audit trail, not here."""
    events = [event for event in events_about(article) if event.verb in VERB_WORDS]
    names = names_of(event.by for event in events)
    reasons = {
        str(release.pk): release.cancelled_why
        for release in ArticleRelease.rows.filter(article=article).exclude(cancelled_why="")
    }
    lines = []
    for event in events:
        said = VERB_WORDS[event.verb]
        if number := event.details.get("version"):
            said = f"{said}: version {number}"
        why = reasons.get(event.details.get("release", ""), "") if "cancel" in event.verb else ""
        why = article.withdrawn_why if event.verb == "withdraw_article" else why
        lines.append(HistoryLine(event.at, names.get(event.by, "Jigsaw"), said, why))
    return lines


def waits_for(person: Person) -> QuerySet[ArticleVersion]:
    """The newest versions that wait for a signature, made by somebody else, on which the person did not decide."""
    waiting = Article.rows.visible_to(person, "sign_article").filter(state=ArticleState.SIGNING)
    newest = ArticleVersion.rows.filter(article=OuterRef("article")).order_by("-number").values("number")[:1]
    decided = ArticleSignature.rows.filter(person=person, replaced_at=None, version=OuterRef("pk"))
    versions = ArticleVersion.rows.filter(article__in=waiting, number=Subquery(newest))
    return versions.filter(~Exists(decided)).exclude(made_by=person)
