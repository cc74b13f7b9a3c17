"""A rapid review: opened by the notification, written section by section, sent to the Panel."""

from __future__ import annotations

import uuid

from django.db import models

from jigsaw.audit.sensitivity import PUBLISHABLE, RESTRICTED, sensitivity
from jigsaw.incidents.models import CaseModel, CaseQuerySet, Incident
from jigsaw.partnerships.models import WrittenInParts


class RapidReview(WrittenInParts):
    """The rapid review of one case. `record` holds the text of each section by its key (rules.terms.SECTIONS)."""

    WAY_TO_CASE = "incident"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    incident = models.OneToOneField(Incident, models.CASCADE, related_name="rapid_review")
    opened_at = models.DateTimeField()
    started_on = models.DateField(help_text="The day the notification was sent: working day 0")
    ended_at = models.DateTimeField(null=True, help_text="Set when the notification was withdrawn")
    plan = models.JSONField(default=list, help_text="The steps of its own day plan (rules.planning.CaseStep)")
    record = models.JSONField(default=dict)
    unfinished = models.JSONField(default=list, help_text="Sections saved to come back to later, by key")
    not_names = models.JSONField(
        default=dict, help_text="Words said not to be names: {part: [seals of the words, person, time]}"
    )
    themes = models.JSONField(default=list, help_text="Themes of the vocabulary, for what has come up before")
    sent_on = models.DateField(null=True, help_text="When the record went to the Panel")
    sent_at = models.DateTimeField(null=True)
    sent_evidence = models.CharField(max_length=300, blank=True)
    rows = CaseQuerySet.as_manager()  # type: ignore[misc]

    SENSITIVITY = sensitivity(
        id=PUBLISHABLE,
        partnership=PUBLISHABLE,
        revision=RESTRICTED,
        part_changes=RESTRICTED,
        incident=RESTRICTED,
        opened_at=RESTRICTED,
        started_on=RESTRICTED,
        ended_at=RESTRICTED,
        plan=RESTRICTED,
        record=RESTRICTED,
        unfinished=RESTRICTED,
        not_names=RESTRICTED,
        themes=RESTRICTED,
        sent_on=RESTRICTED,
        sent_at=RESTRICTED,
        sent_evidence=RESTRICTED,
    )

    class Meta:
        ordering = ["-opened_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(sent_on__isnull=True, sent_at__isnull=True)
                | models.Q(sent_on__isnull=False, sent_at__isnull=False),
                name="a_sent_rapid_review_says_when",
            )
        ]


class PracticeEpisode(CaseModel):
    """A key practice episode: what happened, and why it made sense at the time."""

    WAY_TO_CASE = "review__incident"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    review = models.ForeignKey(RapidReview, models.CASCADE, related_name="episodes")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120)
    period = models.CharField(max_length=80, help_text="When, in words")
    agencies = models.CharField(max_length=200, blank=True)
    what_happened = models.TextField()
    analysis = models.TextField(help_text="Why it made sense at the time, and what it shows")
    good_practice = models.BooleanField(default=False)

    SENSITIVITY = sensitivity(
        id=PUBLISHABLE,
        partnership=PUBLISHABLE,
        review=RESTRICTED,
        position=RESTRICTED,
        title=RESTRICTED,
        period=RESTRICTED,
        agencies=RESTRICTED,
        what_happened=RESTRICTED,
        analysis=RESTRICTED,
        good_practice=RESTRICTED,
    )

    class Meta:
        ordering = ["position", "id"]
