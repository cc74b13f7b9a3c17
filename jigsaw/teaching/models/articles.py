"""Articles: a draft, its frozen versions, their signature and their release; and the documents that go with them."""

from __future__ import annotations

import uuid
from typing import Any

from django.conf import settings
from django.db import models

from jigsaw.audit.sensitivity import IDENTIFYING, PUBLISHABLE, RESTRICTED, sensitivity
from jigsaw.partnerships.models import Partnership, ScopedModel, WrittenInParts
from jigsaw.publishing.rules import ReleaseState
from jigsaw.teaching.rules.articles import KIND_WORDS, ArticleDecision, ArticleState

NO_TITLE = "Without a title yet"


def _choices(words: Any) -> list[tuple[str, str]]:
    return [(w.value, w.words) for w in words]


class Article(WrittenInParts):
    """One page of news, a campaign, a strategy, guidance, the framework or a national review, draft and after."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="articles")
    kind = models.CharField(max_length=20, choices=list(KIND_WORDS.items()))
    state = models.CharField(max_length=20, choices=_choices(ArticleState), default=ArticleState.DRAFTING)
    slug = models.SlugField(max_length=120, blank=True, help_text="Its address, once a version is made")
    draft = models.JSONField(default=dict, help_text="What is being written: may be incomplete")
    started_at = models.DateTimeField()
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    withdrawn_why = models.CharField(max_length=300, blank=True, help_text="Its address gives this reason")

    SENSITIVITY = sensitivity(
        id=PUBLISHABLE,
        partnership=PUBLISHABLE,
        kind=RESTRICTED,
        state=RESTRICTED,
        slug=RESTRICTED,
        draft=RESTRICTED,
        revision=RESTRICTED,
        part_changes=RESTRICTED,
        started_at=RESTRICTED,
        started_by=IDENTIFYING,
        changed_at=RESTRICTED,
        withdrawn_at=RESTRICTED,
        withdrawn_by=IDENTIFYING,
        withdrawn_why=PUBLISHABLE,
    )

    class Meta:
        ordering = ["-changed_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(withdrawn_at=None, withdrawn_by=None, withdrawn_why="")
                | (
                    models.Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False)
                    & ~models.Q(withdrawn_why="")
                ),
                name="a_withdrawn_article_says_why",
            ),
        ]

    @property
    def title(self) -> str:
        """Its words in lists, which fetch the title alone, as `listed_title`, and leave the draft where it is."""
        if "listed_title" in self.__dict__:
            return self.__dict__["listed_title"] or NO_TITLE
        return self.draft.get("title") or NO_TITLE


class ArticleVersion(ScopedModel):
    """A frozen article: what is signed, sealed and released. Never changed once made."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    article = models.ForeignKey(Article, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    content = models.JSONField()
    fingerprint = models.CharField(max_length=64, help_text="SHA-256 of the content")
    what_changed = models.CharField(max_length=200)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    SENSITIVITY = sensitivity(
        id=PUBLISHABLE,
        partnership=PUBLISHABLE,
        article=RESTRICTED,
        number=RESTRICTED,
        content=RESTRICTED,
        fingerprint=RESTRICTED,
        what_changed=RESTRICTED,
        made_at=RESTRICTED,
        made_by=IDENTIFYING,
    )

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="article_versions_are_numbered_once")
        ]


class ArticleSignature(ScopedModel):
    """What somebody decided on one version. A later decision of the same person takes the place of it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    version = models.ForeignKey(ArticleVersion, models.CASCADE, related_name="signatures")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    decision = models.CharField(max_length=20, choices=_choices(ArticleDecision))
    note = models.CharField(max_length=500, blank=True)
    fingerprint = models.CharField(max_length=64)
    at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True)

    SENSITIVITY = sensitivity(
        id=PUBLISHABLE,
        partnership=PUBLISHABLE,
        version=RESTRICTED,
        person=IDENTIFYING,
        decision=RESTRICTED,
        note=RESTRICTED,
        fingerprint=RESTRICTED,
        at=RESTRICTED,
        replaced_at=RESTRICTED,
    )

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "person"],
                condition=models.Q(replaced_at=None),
                name="one_standing_decision_on_an_article",
            ),
        ]


class ArticleRelease(ScopedModel):
    """One planned or done hand-over of a version to the public side; it lies sealed until then."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    article = models.ForeignKey(Article, models.CASCADE, related_name="releases")
    version = models.ForeignKey(ArticleVersion, models.PROTECT, related_name="releases")
    state = models.CharField(max_length=20, choices=_choices(ReleaseState), default=ReleaseState.SCHEDULED)
    release_at = models.DateTimeField()
    scheduled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    scheduled_at = models.DateTimeField()
    sealed_as = models.CharField(max_length=200, blank=True, help_text="Where the sealed article lies")
    correction_note = models.CharField(max_length=300, blank=True, help_text="Public words of a correction")
    released_at = models.DateTimeField(null=True)
    released_by = models.CharField(max_length=40, blank=True, help_text="worker, or the person by hand")
    cancelled_why = models.CharField(max_length=500, blank=True)
    fault = models.CharField(max_length=300, blank=True, help_text="Why the last try failed")

    SENSITIVITY = sensitivity(
        id=PUBLISHABLE,
        partnership=PUBLISHABLE,
        article=RESTRICTED,
        version=RESTRICTED,
        state=RESTRICTED,
        release_at=RESTRICTED,
        scheduled_by=IDENTIFYING,
        scheduled_at=RESTRICTED,
        sealed_as=RESTRICTED,
        correction_note=RESTRICTED,
        released_at=RESTRICTED,
        released_by=RESTRICTED,
        cancelled_why=RESTRICTED,
        fault=RESTRICTED,
    )

    class Meta:
        ordering = ["-scheduled_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["article"],
                condition=models.Q(state="scheduled"),
                name="one_planned_release_an_article",
            ),
            models.CheckConstraint(
                condition=models.Q(state="released", released_at__isnull=False)
                | (~models.Q(state="released") & models.Q(released_at__isnull=True)),
                name="a_released_article_has_a_time",
            ),
        ]
        indexes = [models.Index(fields=["state", "release_at"], name="teaching_releases_due")]


class ArticleFile(ScopedModel):
    """A document of an article, as the gate let it through, under a random name."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    article = models.ForeignKey(Article, models.CASCADE, related_name="files")
    title = models.CharField(max_length=120, help_text="Its words on the page")
    filename = models.CharField(max_length=120, help_text="The name under which readers save it")
    format = models.CharField(max_length=5)
    stored_as = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField(help_text="Bytes")
    pages = models.PositiveIntegerField(null=True)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    SENSITIVITY = sensitivity(
        id=PUBLISHABLE,
        partnership=PUBLISHABLE,
        article=RESTRICTED,
        title=RESTRICTED,
        filename=RESTRICTED,
        format=PUBLISHABLE,
        stored_as=RESTRICTED,
        sha256=RESTRICTED,
        size=PUBLISHABLE,
        pages=PUBLISHABLE,
        added_at=RESTRICTED,
        added_by=IDENTIFYING,
    )

    class Meta:
        ordering = ["added_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["article", "filename"], name="article_files_are_named_once")
        ]
