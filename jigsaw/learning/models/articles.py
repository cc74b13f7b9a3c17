"""Articles as they were made public: news, campaigns, strategies, guidance, framework, national reviews."""

from __future__ import annotations

from django.db import models

from jigsaw.library.models import Publisher


class Article(models.Model):
    """One article by its newest version, or the tombstone of a withdrawn one. The address stays."""

    id = models.UUIDField(primary_key=True, help_text="The identifier of the article in casework")
    publisher = models.ForeignKey(Publisher, models.PROTECT, related_name="articles")
    slug = models.SlugField(max_length=120, unique=True)
    version = models.PositiveIntegerField()
    kind = models.CharField(max_length=20)
    of_region = models.BooleanField(
        default=False, help_text="Stands on the pages of the region's partnerships"
    )
    title = models.CharField(max_length=160)
    summary = models.TextField()
    version_words = models.CharField(max_length=80, blank=True)
    review_on = models.DateField(null=True, help_text="The day by which it is looked at again")
    first_published_at = models.DateTimeField()
    published_at = models.DateTimeField(help_text="When the version that stands was made public")
    listed_at = models.DateTimeField(help_text="Where it stands in lists: a correction does not move it")
    corrections = models.JSONField(default=list, help_text='[{"version", "at", "note"}], the newest first')
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-listed_at", "title"]
        indexes = [
            models.Index(fields=["withdrawn_at", "kind", "-listed_at"], name="learning_articles_by_kind")
        ]

    def __str__(self) -> str:
        return self.title


class ArticleVersion(models.Model):
    """What one version of an article says. Earlier ones are kept of guidance and framework documents only."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=160)
    summary = models.TextField()
    blocks = models.JSONField(default=list)
    national = models.JSONField(null=True, help_text='{"title", "publisher", "address", "published"}')
    version_words = models.CharField(max_length=80, blank=True)
    version_note = models.TextField(blank=True)
    review_on = models.DateField(null=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["article", "number"], name="one_article_a_version")]

    def __str__(self) -> str:
        return f"{self.title}, {self.number}"


class ArticleFile(models.Model):
    """One document of one version, ready to be taken away."""

    version = models.ForeignKey(ArticleVersion, models.CASCADE, related_name="files")
    filename = models.CharField(max_length=120)
    title = models.CharField(max_length=160)
    format = models.CharField(max_length=5)
    stored_as = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    pages = models.PositiveIntegerField(null=True)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["version", "filename"], name="one_article_file_a_name")
        ]

    def __str__(self) -> str:
        return self.filename


class ArticleTheme(models.Model):
    """A theme of the vocabulary that a public article carries."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="themes")
    slug = models.SlugField(max_length=80, db_index=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["article", "slug"], name="one_theme_an_article")]

    def __str__(self) -> str:
        return self.slug


class ArticleReview(models.Model):
    """A review that an article answers, by the identifier of its edition: it need not be public."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="reviews")
    edition = models.UUIDField(db_index=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["article", "edition"], name="one_review_an_article")]

    def __str__(self) -> str:
        return str(self.edition)
