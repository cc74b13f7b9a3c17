"""Publications: a draft, its frozen versions, their documents and signatures, and the release."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from jigsaw.audit.sensitivity import IDENTIFYING, PUBLISHABLE, RESTRICTED, sensitivity
from jigsaw.documents.references import house_form
from jigsaw.partnerships.models import Partnership, ScopedModel
from jigsaw.publishing.rules import Decision, DocumentState, ReleaseState, Stage


def _choices(words) -> list[tuple[str, str]]:
    return [(w.value, w.words) for w in words]


class Publication(ScopedModel):
    """One publication from its first draft until it is published, and after."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="publications")
    stage = models.CharField(max_length=20, choices=_choices(Stage), default=Stage.DRAFTING)
    draft = models.JSONField(default=dict, help_text="The edition being written: may be incomplete")
    draft_changed_at = models.DateTimeField()
    draft_revision = models.PositiveIntegerField(default=0, help_text="Rises by one with each saved page")
    draft_changes = models.JSONField(
        default=dict, help_text="Who changed which part last: {part: [revision, person, time, reordered]}"
    )
    started_at = models.DateTimeField()
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    SENSITIVITY = sensitivity(
        id=PUBLISHABLE,
        partnership=PUBLISHABLE,
        stage=RESTRICTED,
        draft=RESTRICTED,
        draft_changed_at=RESTRICTED,
        draft_revision=RESTRICTED,
        draft_changes=RESTRICTED,
        started_at=RESTRICTED,
        started_by=IDENTIFYING,
    )

    class Meta:
        ordering = ["-started_at"]

    @property
    def title(self) -> str:
        return self._of_draft("title") or "Publication without a title"

    @property
    def reference(self) -> str:
        return house_form(self._of_draft("reference"))

    def _of_draft(self, field: str) -> str:
        """A text of the draft. Lists fetch it alone, as `listed_title`, and leave the draft where it is."""
        if (listed := f"listed_{field}") in self.__dict__:
            return self.__dict__[listed] or ""
        return self.draft.get(field) or ""

    @property
    def name(self) -> str:
        """What page titles call it: its reference, or words that say nothing of its content."""
        return self.reference or "Publication without a reference"


class StageMove(ScopedModel):
    """One move of a publication from stage to stage: to, by, at, why."""

    publication = models.ForeignKey(Publication, models.CASCADE, related_name="moves")
    stage = models.CharField(max_length=20, choices=_choices(Stage))
    by = models.CharField(max_length=40, help_text="Identifier of the person, or the name of a process")
    at = models.DateTimeField()
    why = models.CharField(max_length=500, blank=True)

    SENSITIVITY = sensitivity(
        id=PUBLISHABLE,
        partnership=PUBLISHABLE,
        publication=RESTRICTED,
        stage=RESTRICTED,
        by=RESTRICTED,
        at=RESTRICTED,
        why=RESTRICTED,
    )

    class Meta:
        ordering = ["at", "pk"]


class Version(ScopedModel):
    """A frozen edition: what is signed, sealed and released. Never changed once made."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    publication = models.ForeignKey(Publication, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    edition = models.JSONField()
    fingerprint = models.CharField(max_length=64, help_text="SHA-256 of the canonical edition")
    what_changed = models.CharField(max_length=200)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    documents_state = models.CharField(
        max_length=20, choices=_choices(DocumentState), default=DocumentState.WAITING
    )
    documents_fault = models.TextField(blank=True, help_text="What stopped the documents, and the remedy")
    documents_made_at = models.DateTimeField(null=True)

    SENSITIVITY = sensitivity(
        id=PUBLISHABLE,
        partnership=PUBLISHABLE,
        publication=RESTRICTED,
        number=RESTRICTED,
        edition=RESTRICTED,
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
            models.UniqueConstraint(fields=["publication", "number"], name="version_numbers_are_unique")
        ]


class Document(ScopedModel):
    """One made document of a version, kept under a random name, with the checks it passed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    version = models.ForeignKey(Version, models.CASCADE, related_name="documents")
    position = models.PositiveSmallIntegerField(default=0, help_text="Its place in the pack")
    name = models.CharField(max_length=30, help_text="Report, Press statement, Briefing or Slides")
    format = models.CharField(max_length=5)
    filename = models.CharField(max_length=120)
    stored_as = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField(help_text="Bytes")
    pages = models.PositiveIntegerField(null=True, help_text="Pages or slides; none where there are no pages")
    words = models.PositiveIntegerField()
    checks = models.JSONField(default=list, help_text="[{name, passed}]")

    SENSITIVITY = sensitivity(
        id=PUBLISHABLE,
        partnership=PUBLISHABLE,
        version=RESTRICTED,
        position=PUBLISHABLE,
        name=PUBLISHABLE,
        format=PUBLISHABLE,
        filename=RESTRICTED,
        stored_as=RESTRICTED,
        sha256=RESTRICTED,
        size=PUBLISHABLE,
        pages=PUBLISHABLE,
        words=PUBLISHABLE,
        checks=PUBLISHABLE,
    )

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["version", "name", "format"], name="each_document_once_a_version")
        ]


class Signature(ScopedModel):
    """What a co-chair decided on one version. Cleared signatures stay, with the reason."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    version = models.ForeignKey(Version, models.CASCADE, related_name="signatures")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    decision = models.CharField(max_length=20, choices=_choices(Decision))
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
        decision=RESTRICTED,
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
                name="a_cleared_signature_says_why",
            ),
            models.UniqueConstraint(
                fields=["version", "person"],
                condition=models.Q(cleared_at__isnull=True),
                name="one_decision_a_person_a_version",
            ),
        ]


class Release(ScopedModel):
    """One planned or done hand-over of a version to the public side; the edition lies sealed until then."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    publication = models.ForeignKey(Publication, models.CASCADE, related_name="releases")
    version = models.ForeignKey(Version, models.PROTECT, related_name="releases")
    state = models.CharField(max_length=20, choices=_choices(ReleaseState), default=ReleaseState.SCHEDULED)
    release_at = models.DateTimeField()
    scheduled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    scheduled_at = models.DateTimeField()
    sealed_as = models.CharField(max_length=200, blank=True, help_text="Where the sealed edition lies")
    correction_note = models.CharField(max_length=300, blank=True, help_text="Public words of a correction")
    copies_reason = models.CharField(
        max_length=500, blank=True, help_text="Why copies go later than the law asks, or were not sent"
    )
    released_at = models.DateTimeField(null=True)
    released_by = models.CharField(max_length=40, blank=True, help_text="worker, or the person by hand")
    fault = models.CharField(max_length=300, blank=True, help_text="Why the last try failed")

    SENSITIVITY = sensitivity(
        id=PUBLISHABLE,
        partnership=PUBLISHABLE,
        publication=RESTRICTED,
        version=RESTRICTED,
        state=RESTRICTED,
        release_at=RESTRICTED,
        scheduled_by=IDENTIFYING,
        scheduled_at=RESTRICTED,
        sealed_as=RESTRICTED,
        correction_note=RESTRICTED,
        copies_reason=RESTRICTED,
        released_at=RESTRICTED,
        released_by=RESTRICTED,
        fault=RESTRICTED,
    )

    class Meta:
        ordering = ["-scheduled_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["publication"],
                condition=models.Q(state="scheduled"),
                name="one_planned_release_a_publication",
            ),
            models.CheckConstraint(
                condition=models.Q(state="released", released_at__isnull=False)
                | (~models.Q(state="released") & models.Q(released_at__isnull=True)),
                name="released_means_a_time",
            ),
        ]


class CopiesSent(ScopedModel):
    """Copies of a version that went to the Panel and the Secretary of State, as somebody recorded it.

    The newest record counts, so that a wrong day is put right by recording again; the earlier ones stay.
    """

    publication = models.ForeignKey(Publication, models.CASCADE, related_name="copies_sent")
    version = models.ForeignKey(Version, models.PROTECT, related_name="+")
    to_panel = models.BooleanField()
    to_secretary_of_state = models.BooleanField()
    sent_on = models.DateField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    SENSITIVITY = sensitivity(
        id=PUBLISHABLE,
        partnership=PUBLISHABLE,
        publication=RESTRICTED,
        version=RESTRICTED,
        to_panel=RESTRICTED,
        to_secretary_of_state=RESTRICTED,
        sent_on=RESTRICTED,
        recorded_by=IDENTIFYING,
        recorded_at=RESTRICTED,
    )

    class Meta:
        ordering = ["recorded_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(to_panel=True, to_secretary_of_state=True),
                name="copies_went_to_both",
            )
        ]


class Withdrawal(ScopedModel):
    """A published review taken back, with the reason that its address gives from then on."""

    publication = models.OneToOneField(Publication, models.CASCADE, related_name="withdrawal")
    reason = models.CharField(max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    SENSITIVITY = sensitivity(
        id=PUBLISHABLE,
        partnership=PUBLISHABLE,
        publication=RESTRICTED,
        reason=PUBLISHABLE,
        by=IDENTIFYING,
        at=RESTRICTED,
    )
