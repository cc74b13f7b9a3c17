"""Imports of past reviews: the files, what was found in them, what was answered, and the reviews that were added."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from jigsaw.audit.sensitivity import IDENTIFYING, PUBLISHABLE, RESTRICTED, sensitivity
from jigsaw.partnerships.models import ScopedModel
from jigsaw.publishing.rules import PastFileState, PastState


class PastImport(ScopedModel):
    """Files and texts with past reviews: what was found in all of them, what people answered, and how far it is."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(
        max_length=120, help_text="What its first file is called, and how many more there are"
    )
    sha256 = models.CharField(max_length=64, help_text="Seal of the set of its files, in any order")
    codes = models.CharField(max_length=120, blank=True, help_text="Codes of the partnership's references")
    state = models.CharField(
        max_length=10, choices=[(each.value, each.words) for each in PastState], default=PastState.WAITING
    )
    fault = models.TextField(blank=True, help_text="Why it could not be read, and the remedy")
    rows_found = models.JSONField(default=list, help_text="The dry run: a row for each thing found")
    passed_over = models.JSONField(default=list, help_text="What was seen and not taken, with its place")
    answers = models.JSONField(default=dict, help_text="What a person settled: {key of the row: answer}")
    revision = models.PositiveIntegerField(default=0, help_text="Rises by one with each answer")
    started_at = models.DateTimeField()
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(null=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    SENSITIVITY = sensitivity(
        id=PUBLISHABLE,
        partnership=PUBLISHABLE,
        name=RESTRICTED,
        sha256=RESTRICTED,
        codes=PUBLISHABLE,
        state=RESTRICTED,
        fault=RESTRICTED,
        rows_found=RESTRICTED,
        passed_over=RESTRICTED,
        answers=RESTRICTED,
        revision=RESTRICTED,
        started_at=RESTRICTED,
        started_by=IDENTIFYING,
        added_at=RESTRICTED,
        added_by=IDENTIFYING,
    )

    class Meta:
        ordering = ["-started_at"]


class PastFile(ScopedModel):
    """One file or text of an import. Of one that the gate refused nothing is kept but its name and the reason."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    past_import = models.ForeignKey(PastImport, models.PROTECT, related_name="files")
    number = models.PositiveIntegerField(help_text="Its place among the files of the import, from 1")
    name = models.CharField(max_length=120, help_text="What it is called, once among the files of the import")
    stored_as = models.CharField(max_length=200, blank=True, help_text="Empty where the gate refused it")
    sha256 = models.CharField(max_length=64, blank=True)
    state = models.CharField(
        max_length=10,
        choices=[(each.value, each.words) for each in PastFileState],
        default=PastFileState.WAITING,
    )
    pages_read = models.PositiveIntegerField(default=0)
    pages = models.PositiveIntegerField(default=0, help_text="Pages of a PDF; 0 for other files")
    places = models.PositiveIntegerField(default=0, help_text="Places of it at which a review was seen")
    fault = models.TextField(blank=True, help_text="Why it was refused or not read, and the remedy")

    SENSITIVITY = sensitivity(
        id=PUBLISHABLE,
        partnership=PUBLISHABLE,
        past_import=RESTRICTED,
        number=RESTRICTED,
        name=RESTRICTED,
        stored_as=RESTRICTED,
        sha256=RESTRICTED,
        state=RESTRICTED,
        pages_read=RESTRICTED,
        pages=RESTRICTED,
        places=RESTRICTED,
        fault=RESTRICTED,
    )

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["past_import", "number"], name="one_past_file_a_number"),
            models.CheckConstraint(
                condition=models.Q(state="refused", stored_as="")
                | (~models.Q(state="refused") & ~models.Q(stored_as="")),
                name="past_file_kept_unless_refused",
            ),
        ]


class PastReview(ScopedModel):
    """A past review that an import added to the library. A later import adds to it and never takes it away."""

    id = models.UUIDField(
        primary_key=True, help_text="Made of the partnership and the place, always the same"
    )
    last_import = models.ForeignKey(PastImport, models.PROTECT, related_name="reviews")
    place = models.CharField(
        max_length=200, help_text="Its name among the reviews: reference, or title and year"
    )
    record = models.JSONField(help_text="All that is known, with the place of each value (docs/importing.md)")
    version = models.PositiveIntegerField(default=1)
    added_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.CharField(max_length=300, blank=True)

    SENSITIVITY = sensitivity(
        id=PUBLISHABLE,
        partnership=PUBLISHABLE,
        last_import=RESTRICTED,
        place=PUBLISHABLE,
        record=RESTRICTED,
        version=PUBLISHABLE,
        added_at=PUBLISHABLE,
        withdrawn_at=PUBLISHABLE,
        withdrawn_why=PUBLISHABLE,
    )

    class Meta:
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "place"], name="one_past_review_a_place")
        ]
