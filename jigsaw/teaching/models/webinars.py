"""Webinars as staff write them: the draft, what is public of it, and what came after."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.conf import settings
from django.db import models

from jigsaw.audit.sensitivity import IDENTIFYING, PUBLISHABLE, RESTRICTED, sensitivity
from jigsaw.partnerships.models import Partnership, ScopedModel, WrittenInParts
from jigsaw.teaching.rules.webinars import WebinarState, moment_of, state_at

STATES = [(each.value, each.words) for each in WebinarState if each is not WebinarState.OVER]


class Webinar(WrittenInParts):
    """One webinar from its first draft until long after it. `starts_at` and `ends_at` are made of London's clocks."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="webinars")
    state = models.CharField(max_length=10, choices=STATES, default=WebinarState.DRAFT)
    title = models.CharField(max_length=160)
    summary = models.TextField(blank=True, help_text="Paragraphs, parted by empty lines")
    held_on = models.DateField(null=True, help_text="The day in London")
    begins = models.TimeField(null=True, help_text="London time")
    ends = models.TimeField(null=True, help_text="London time, the same day")
    places = models.PositiveIntegerField(null=True)
    objectives = models.JSONField(default=list, help_text="What people will be able to do, one sentence each")
    sessions = models.JSONField(default=list, help_text='[{"time", "title"}]')
    speakers = models.JSONField(default=list, help_text='[{"name", "role"}]')
    joining_address = models.CharField(max_length=1000, blank=True, help_text="For people with a place alone")
    contact_email = models.CharField(max_length=254, blank=True)
    organisations = models.JSONField(default=list, help_text="The list from which people choose theirs")
    editions = models.JSONField(
        default=list, help_text="Identifiers of the published reviews that it is about"
    )
    recommendation = models.CharField(
        max_length=60, blank=True, help_text="Whose change is asked about after three months: edition:number"
    )
    themes = models.JSONField(default=list, help_text="Themes of the vocabulary, by their slugs")
    version = models.PositiveIntegerField(
        default=0, help_text="The newest public version; 0 before the first"
    )
    public = models.JSONField(default=dict, help_text="What the newest public version says, by field")
    slug = models.CharField(max_length=120, blank=True, help_text="Its address on the public side")
    started_at = models.DateTimeField()
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    public_at = models.DateTimeField(null=True, help_text="When the newest version was made public")
    public_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    cancelled_at = models.DateTimeField(null=True)
    cancelled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    cancelled_why = models.CharField(max_length=300, blank=True)

    SENSITIVITY = sensitivity(
        id=PUBLISHABLE,
        partnership=PUBLISHABLE,
        revision=RESTRICTED,
        part_changes=RESTRICTED,
        state=RESTRICTED,
        title=RESTRICTED,
        summary=RESTRICTED,
        held_on=RESTRICTED,
        begins=RESTRICTED,
        ends=RESTRICTED,
        places=RESTRICTED,
        objectives=RESTRICTED,
        sessions=RESTRICTED,
        speakers=RESTRICTED,
        joining_address=RESTRICTED,
        contact_email=RESTRICTED,
        organisations=RESTRICTED,
        editions=RESTRICTED,
        recommendation=RESTRICTED,
        themes=RESTRICTED,
        version=PUBLISHABLE,
        public=RESTRICTED,
        slug=PUBLISHABLE,
        started_at=RESTRICTED,
        started_by=IDENTIFYING,
        public_at=PUBLISHABLE,
        public_by=IDENTIFYING,
        cancelled_at=PUBLISHABLE,
        cancelled_by=IDENTIFYING,
        cancelled_why=PUBLISHABLE,
    )

    class Meta:
        ordering = ["held_on", "begins", "title"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state="cancelled", cancelled_at__isnull=False)
                & ~models.Q(cancelled_why="")
                | ~models.Q(state="cancelled") & models.Q(cancelled_at__isnull=True, cancelled_why=""),
                name="a_cancelled_webinar_says_why",
            ),
            models.CheckConstraint(
                condition=models.Q(version=0, public_at__isnull=True)
                | models.Q(version__gt=0, public_at__isnull=False),
                name="a_public_webinar_has_a_time",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def starts_at(self) -> datetime | None:
        """When it starts; None while day or time is not known."""
        return moment_of(self.held_on, self.begins)

    @property
    def ends_at(self) -> datetime | None:
        """When it ends; None while day or time is not known."""
        return moment_of(self.held_on, self.ends)

    @property
    def public_times(self) -> tuple[datetime, datetime] | None:
        """When the public version says that it starts and ends; None before the first."""
        if not self.public:
            return None
        starts, ends = (datetime.fromisoformat(self.public[name]) for name in ("starts_at", "ends_at"))
        return starts, ends

    @property
    def lasted(self) -> int:
        """How many seconds it lasts as it is public; 0 before it is."""
        times = self.public_times
        return int((times[1] - times[0]).total_seconds()) if times else 0

    def state_at(self, at: datetime) -> WebinarState:
        """Where it stands at a moment. What is over goes by the time that is public, not by a draft of another."""
        times = self.public_times
        return state_at(self.state, times[1] if times else None, at)

    def is_over(self, at: datetime) -> bool:
        """Whether it has been, so that attendance, recording and slides have a place."""
        return self.state_at(at) == WebinarState.OVER


class WebinarMaterials(WrittenInParts):
    """What people find afterwards: recording with captions and transcript, and the slides."""

    webinar = models.OneToOneField(Webinar, models.CASCADE, related_name="materials")
    recording_address = models.CharField(max_length=1000, blank=True)
    captions = models.CharField(max_length=120, blank=True, help_text="What captions it has: English")
    transcript = models.JSONField(default=list, help_text="Paragraphs")
    slides_title = models.CharField(max_length=160, blank=True)
    slides_name = models.CharField(max_length=120, blank=True)
    slides_stored_as = models.CharField(max_length=200, blank=True)
    slides_sha256 = models.CharField(max_length=64, blank=True)
    version = models.PositiveIntegerField(default=0, help_text="The newest version on the public side")
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    SENSITIVITY = sensitivity(
        id=PUBLISHABLE,
        partnership=PUBLISHABLE,
        revision=RESTRICTED,
        part_changes=RESTRICTED,
        webinar=PUBLISHABLE,
        recording_address=PUBLISHABLE,
        captions=PUBLISHABLE,
        transcript=PUBLISHABLE,
        slides_title=PUBLISHABLE,
        slides_name=PUBLISHABLE,
        slides_stored_as=RESTRICTED,
        slides_sha256=RESTRICTED,
        version=PUBLISHABLE,
        changed_at=RESTRICTED,
        changed_by=IDENTIFYING,
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(recording_address="") | ~models.Q(captions=""),
                name="a_recording_has_captions",
            )
        ]

    @property
    def is_on_page(self) -> bool:
        """Whether there is anything on the public page; not once it was taken off."""
        return bool(self.recording_address or self.slides_stored_as)


class ImpactEvidence(ScopedModel):
    """What somebody told three months after a webinar, and whether staff take it as evidence of a change."""

    webinar = models.ForeignKey(Webinar, models.CASCADE, related_name="evidence")
    answer = models.CharField(max_length=40, help_text="Identifier of the answer on the public side")
    words = models.TextField(help_text="The answer as it was told")
    told_at = models.DateTimeField()
    recommendation = models.CharField(max_length=60, blank=True, help_text="edition:number")
    accepted = models.BooleanField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()

    SENSITIVITY = sensitivity(
        id=PUBLISHABLE,
        partnership=PUBLISHABLE,
        webinar=PUBLISHABLE,
        answer=RESTRICTED,
        words=RESTRICTED,
        told_at=RESTRICTED,
        recommendation=RESTRICTED,
        accepted=RESTRICTED,
        decided_by=IDENTIFYING,
        decided_at=RESTRICTED,
    )

    class Meta:
        ordering = ["-decided_at"]
        constraints = [models.UniqueConstraint(fields=["webinar", "answer"], name="one_decision_an_answer")]
