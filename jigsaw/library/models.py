"""What anyone may read. A row here was released; nothing under embargo ever stands in this database."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Coalesce

from jigsaw.library.past_dates import Precision, PublicDate


class LastChange(models.Model):
    """How often the library has changed, and when last: one row, raised inside every release and withdrawal.

    Pages that were made for an older number are made anew. The row is also the lock that lets one release or
    withdrawal through at a time.
    """

    THE_ONE = 1

    id = models.PositiveSmallIntegerField(primary_key=True, default=THE_ONE)
    number = models.PositiveIntegerField(default=0)
    at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"Change {self.number}"


class Publisher(models.Model):
    """A partnership as the public sees it, as it was at its newest release."""

    slug = models.SlugField(primary_key=True)
    name = models.CharField(max_length=120)
    short_name = models.CharField(max_length=20)
    area = models.CharField(max_length=80)
    region_slug = models.SlugField()
    region_name = models.CharField(max_length=120)
    website = models.URLField()
    helpline_text = models.CharField(max_length=200)
    helpline_phone = models.CharField(max_length=30)
    primary_colour = models.CharField(max_length=7)
    tint_colour = models.CharField(max_length=7)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class PublishedEdition(models.Model):
    """One published review: the newest released version of its edition, or the tombstone of a withdrawn one.

    The large columns stand last, so that lists never read past the small ones.
    """

    id = models.UUIDField(primary_key=True, help_text="The identifier of the publication in casework")
    publisher = models.ForeignKey(Publisher, models.PROTECT, related_name="editions")
    slug = models.SlugField(max_length=120, unique=True)
    version = models.PositiveIntegerField()
    fingerprint = models.CharField(max_length=64)
    kind = models.CharField(max_length=30)
    reference = models.CharField(max_length=80, blank=True, help_text="In the house form where it has one")
    title = models.CharField(max_length=160)
    learning = models.TextField(help_text="The learning in one sentence, for lists")
    published_on = models.DateField(
        db_index=True, help_text="The day, or the first that the date covers: see `published`"
    )
    published_precision = models.CharField(max_length=5, default=Precision.DAY)
    published_words = models.CharField(max_length=80, blank=True, help_text="The date where it is no day")
    published_year = models.PositiveSmallIntegerField(help_text="0 where no one year is known")
    is_past = models.BooleanField(default=False, help_text="Published before this library, and imported")
    has_report = models.BooleanField(default=False)
    has_briefing = models.BooleanField(default=False)
    first_released_at = models.DateTimeField()
    released_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.CharField(max_length=300, blank=True)
    edition = models.JSONField(help_text="The edition as released: empty once withdrawn")
    report_html = models.TextField(blank=True)
    briefing_html = models.TextField(blank=True)

    class Meta:
        ordering = ["-published_on", "title"]
        indexes = [
            models.Index(fields=["publisher", "withdrawn_at", "-published_on"], name="library_of_publisher"),
            models.Index(fields=["withdrawn_at", "-published_on"], name="library_by_day"),
            models.Index(fields=["withdrawn_at", "publisher", "published_year"], name="library_by_year"),
            models.Index(fields=["reference"], name="library_by_reference"),
            models.Index(Coalesce("withdrawn_at", "released_at"), "id", name="library_by_change"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def published(self) -> PublicDate:
        """The date of publication as precise as it is known: what pages show."""
        return PublicDate(self.published_on, Precision(self.published_precision), self.published_words)


class EditionTerm(models.Model):
    """One word of the vocabulary that a public review carries: a theme, a harm, an agency, an age.

    The day is the review's own, so that the newest reviews of a word are read from the index alone.
    """

    edition = models.ForeignKey(PublishedEdition, models.CASCADE, related_name="terms")
    list = models.CharField(max_length=20, help_text="themes, harm_types, agencies or age_bands")
    slug = models.SlugField(max_length=80)
    published_on = models.DateField()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["edition", "slug"], name="one_term_an_edition")]
        indexes = [models.Index(fields=["slug", "-published_on"], name="library_by_term")]

    def __str__(self) -> str:
        return self.slug


class PublishedFile(models.Model):
    """One document of a published review, ready to be taken away."""

    edition = models.ForeignKey(PublishedEdition, models.CASCADE, related_name="files")
    name = models.CharField(max_length=30)
    format = models.CharField(max_length=5)
    filename = models.CharField(max_length=120)
    stored_as = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    pages = models.PositiveIntegerField(null=True)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["edition", "filename"], name="one_file_a_name")]

    def __str__(self) -> str:
        return self.filename


class Correction(models.Model):
    """A dated note on what was corrected in a published review."""

    edition = models.ForeignKey(PublishedEdition, models.CASCADE, related_name="corrections")
    version = models.PositiveIntegerField()
    note = models.CharField(max_length=300)
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "version"], name="one_correction_a_version")
        ]

    def __str__(self) -> str:
        return self.note


class SearchEntry(models.Model):
    """A public review in the index of the search: its number there, and by what it can be chosen.

    The words themselves lie in the tables library_search, library_weights and library_places (jigsaw/library/search). A
    withdrawn review has no entry.
    """

    number = models.BigAutoField(primary_key=True)
    edition = models.OneToOneField(PublishedEdition, models.CASCADE, related_name="search_entry")
    published_on = models.DateField()
    title = models.CharField(max_length=160)
    marks = models.TextField(help_text="filter:value, with blanks between: partnership:alderbrook year:2026")
    length = models.PositiveIntegerField(default=0, help_text="Its words in all")

    class Meta:
        ordering = ["-published_on", "title"]

    def __str__(self) -> str:
        return self.title


class SearchWord(models.Model):
    """A word of public reviews, for help with spelling."""

    word = models.CharField(max_length=30, primary_key=True)
    reviews = models.PositiveIntegerField()

    class Meta:
        ordering = ["word"]

    def __str__(self) -> str:
        return self.word
