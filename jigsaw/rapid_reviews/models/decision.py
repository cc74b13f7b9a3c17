"""The decision under regulation 11, the partners' views of it, and what the Panel replied."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from jigsaw.audit.sensitivity import IDENTIFYING, PUBLISHABLE, RESTRICTED, sensitivity
from jigsaw.incidents.models import CaseModel, CaseQuerySet
from jigsaw.partnerships.models import WrittenInParts
from jigsaw.rapid_reviews.models.review import RapidReview
from jigsaw.rapid_reviews.rules.terms import Body, Outcome, ReplyKind, View


class Decision(WrittenInParts):
    """A decision, factor by factor. A changed decision is a new row; the one before stays, with why it changed."""

    WAY_TO_CASE = "review__incident"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    review = models.ForeignKey(RapidReview, models.CASCADE, related_name="decisions")
    number = models.PositiveSmallIntegerField()
    factors = models.JSONField(default=dict, help_text="{factor: {answer, reasons}} (rules.terms.FACTORS)")
    outcome = models.CharField(max_length=40, choices=[(o.value, o.words) for o in Outcome], blank=True)
    reasons = models.TextField(blank=True)
    learning_captured = models.TextField(
        blank=True, help_text="Without a review: where the learning is captured"
    )
    why_changed = models.CharField(
        max_length=500, blank=True, help_text="Why it takes the place of the one before"
    )
    decided_on = models.DateField(null=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    replaced_at = models.DateTimeField(null=True)
    rows = CaseQuerySet.as_manager()  # type: ignore[misc]

    SENSITIVITY = sensitivity(
        id=PUBLISHABLE,
        partnership=PUBLISHABLE,
        revision=RESTRICTED,
        part_changes=RESTRICTED,
        review=RESTRICTED,
        number=RESTRICTED,
        factors=RESTRICTED,
        outcome=RESTRICTED,
        reasons=RESTRICTED,
        learning_captured=RESTRICTED,
        why_changed=RESTRICTED,
        decided_on=RESTRICTED,
        decided_at=RESTRICTED,
        decided_by=IDENTIFYING,
        replaced_at=RESTRICTED,
    )

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["review", "number"], name="decisions_are_numbered"),
            models.UniqueConstraint(
                fields=["review"], condition=models.Q(replaced_at__isnull=True), name="one_standing_decision"
            ),
            models.CheckConstraint(
                condition=models.Q(decided_on__isnull=True, decided_at__isnull=True, decided_by__isnull=True)
                | (
                    models.Q(decided_on__isnull=False, decided_at__isnull=False, decided_by__isnull=False)
                    & ~models.Q(outcome="")
                    & ~models.Q(reasons="")
                ),
                name="a_decision_has_outcome_reasons_person_and_time",
            ),
        ]


class PartnerView(CaseModel):
    """What one statutory partner, or education, says of a decision. Dissent is kept with its reasons."""

    WAY_TO_CASE = "decision__review__incident"

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="views")
    body = models.CharField(max_length=30, choices=[(b.value, b.words) for b in Body])
    person_name = models.CharField(max_length=100)
    person_role = models.CharField(max_length=100)
    view = models.CharField(max_length=12, choices=[(v.value, v.words) for v in View])
    reasons = models.TextField(blank=True)
    given_on = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    SENSITIVITY = sensitivity(
        id=PUBLISHABLE,
        partnership=PUBLISHABLE,
        decision=RESTRICTED,
        body=RESTRICTED,
        person_name=IDENTIFYING,
        person_role=RESTRICTED,
        view=RESTRICTED,
        reasons=RESTRICTED,
        given_on=RESTRICTED,
        recorded_at=RESTRICTED,
        recorded_by=IDENTIFYING,
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["decision", "body"], name="one_view_a_body"),
            models.CheckConstraint(
                condition=~models.Q(view="dissents") | ~models.Q(reasons=""), name="dissent_has_reasons"
            ),
        ]


class PanelReply(CaseModel):
    """A reply of the Panel to the rapid review, as received."""

    WAY_TO_CASE = "review__incident"

    review = models.ForeignKey(RapidReview, models.CASCADE, related_name="replies")
    received_on = models.DateField()
    kind = models.CharField(max_length=12, choices=[(k.value, k.words) for k in ReplyKind])
    what_it_says = models.TextField()
    our_answer = models.TextField(blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    SENSITIVITY = sensitivity(
        id=PUBLISHABLE,
        partnership=PUBLISHABLE,
        review=RESTRICTED,
        received_on=RESTRICTED,
        kind=RESTRICTED,
        what_it_says=RESTRICTED,
        our_answer=RESTRICTED,
        recorded_at=RESTRICTED,
        recorded_by=IDENTIFYING,
    )

    class Meta:
        ordering = ["received_on", "pk"]
