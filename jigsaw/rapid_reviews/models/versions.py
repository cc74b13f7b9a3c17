"""Frozen versions of the record: what is signed, made into documents and sent to the Panel."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from jigsaw.audit.sensitivity import IDENTIFYING, PUBLISHABLE, RESTRICTED, sensitivity
from jigsaw.incidents.models import CaseModel
from jigsaw.rapid_reviews.models.review import RapidReview
from jigsaw.rapid_reviews.rules.terms import DocumentState, SignatureKind


class RecordVersion(CaseModel):
    """The record as it stood when it was sent for sign-off. Never changed once made."""

    WAY_TO_CASE = "review__incident"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    review = models.ForeignKey(RapidReview, models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    content = models.JSONField(help_text="Plain values of the document (documents.panel_record)")
    fingerprint = models.CharField(max_length=64, help_text="SHA-256 of the canonical content")
    what_changed = models.CharField(max_length=200)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    documents_state = models.CharField(
        max_length=12, choices=[(s.value, s.words) for s in DocumentState], default=DocumentState.WAITING
    )
    documents_fault = models.TextField(blank=True, help_text="What stopped the documents, and the remedy")
    documents_made_at = models.DateTimeField(null=True)

    SENSITIVITY = sensitivity(
        id=PUBLISHABLE,
        partnership=PUBLISHABLE,
        review=RESTRICTED,
        number=RESTRICTED,
        content=RESTRICTED,
        fingerprint=RESTRICTED,
        what_changed=RESTRICTED,
        made_at=RESTRICTED,
        made_by=IDENTIFYING,
        documents_state=RESTRICTED,
        documents_fault=RESTRICTED,
        documents_made_at=RESTRICTED,
    )

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["review", "number"], name="record_versions_are_numbered")
        ]


class RecordDocument(CaseModel):
    """One file made from a version of the record, with its checks."""

    WAY_TO_CASE = "version__review__incident"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    version = models.ForeignKey(RecordVersion, models.CASCADE, related_name="documents")
    format = models.CharField(max_length=8)
    filename = models.CharField(max_length=120)
    stored_as = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    pages = models.PositiveIntegerField()
    words = models.PositiveIntegerField()
    checks = models.JSONField(default=list)

    SENSITIVITY = sensitivity(
        id=PUBLISHABLE,
        partnership=PUBLISHABLE,
        version=RESTRICTED,
        format=RESTRICTED,
        filename=RESTRICTED,
        stored_as=RESTRICTED,
        sha256=RESTRICTED,
        size=RESTRICTED,
        pages=RESTRICTED,
        words=RESTRICTED,
        checks=RESTRICTED,
    )

    class Meta:
        ordering = ["-format"]
        constraints = [
            models.UniqueConstraint(fields=["version", "format"], name="each_format_once_a_version")
        ]


class RecordSignature(CaseModel):
    """What a co-chair decided on one version of the record. Cleared ones stay, with the reason."""

    WAY_TO_CASE = "version__review__incident"

    version = models.ForeignKey(RecordVersion, models.CASCADE, related_name="signatures")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=[(k.value, k.words) for k in SignatureKind])
    note = models.CharField(max_length=500, blank=True)
    fingerprint = models.CharField(max_length=64)
    at = models.DateTimeField()
    cleared_at = models.DateTimeField(null=True)
    cleared_why = models.CharField(max_length=300, blank=True)

    SENSITIVITY = sensitivity(
        id=PUBLISHABLE,
        partnership=PUBLISHABLE,
        version=RESTRICTED,
        person=IDENTIFYING,
        kind=RESTRICTED,
        note=RESTRICTED,
        fingerprint=RESTRICTED,
        at=RESTRICTED,
        cleared_at=RESTRICTED,
        cleared_why=RESTRICTED,
    )

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(cleared_at__isnull=True, cleared_why="")
                | (models.Q(cleared_at__isnull=False) & ~models.Q(cleared_why="")),
                name="a_cleared_record_signature_says_why",
            ),
            models.UniqueConstraint(
                fields=["version", "person"],
                condition=models.Q(cleared_at__isnull=True),
                name="one_decision_a_person_a_record_version",
            ),
        ]
