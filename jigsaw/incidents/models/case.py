"""A case: one serious incident, from the first call until it is closed. Who may reach it, and what hangs on it."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.db import models

from jigsaw.audit.sensitivity import IDENTIFYING, PUBLISHABLE, RESTRICTED, sensitivity
from jigsaw.calendar.present import present
from jigsaw.incidents.rules.terms import Accuracy, Answer, Outcome, Stage, Suspicion, choices
from jigsaw.partnerships.models import Agency, Partnership, ScopedModel, ScopedQuerySet, WrittenInParts


class CaseQuerySet(ScopedQuerySet):
    """Rows of cases: the role in the partnership is not enough, the person must also have access to the case.

    Access is a membership of the case, or emergency access until its end; a recusal takes both away.
    """

    def visible_to(self, person, permission: str, *, at: datetime | None = None):
        """The rows of those cases to which the person has access at the time `at` (now, when left out)."""
        rows = super().visible_to(person, permission)
        way = "pk" if self.model is Incident else self.model.WAY_TO_CASE  # type: ignore[attr-defined]
        return rows.filter(reached_by(person, at or present(), way))


class CaseModel(ScopedModel):
    """A row that belongs to a case. `WAY_TO_CASE` leads from it to the incident."""

    WAY_TO_CASE: ClassVar[str] = "incident"
    rows = CaseQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        abstract = True


class Incident(WrittenInParts):
    """One serious incident. Written page by page; its clocks start when it is recorded. Real names never stand here."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="incidents")
    reference = models.CharField(max_length=30, blank=True, help_text="Given when recorded, like AB-2026-04")
    stage = models.CharField(max_length=20, choices=choices(Stage), default=Stage.RECORDING)
    started_at = models.DateTimeField()
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(null=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    source_agency = models.ForeignKey(Agency, models.PROTECT, null=True, related_name="+")
    source_name = models.CharField(max_length=100, blank=True)
    source_contact = models.CharField(max_length=254, blank=True)
    aware_on = models.DateField(
        null=True, help_text="When the local authority became aware: starts the clocks"
    )
    aware_time = models.TimeField(null=True)
    late_awareness_reason = models.CharField(max_length=500, blank=True)
    happened_on = models.DateField(null=True)
    happened_accuracy = models.CharField(max_length=20, choices=choices(Accuracy), blank=True)
    outcome = models.CharField(max_length=20, choices=choices(Outcome), blank=True)
    abuse_or_neglect = models.CharField(max_length=20, choices=choices(Suspicion), blank=True)
    place_authority = models.CharField(max_length=80, blank=True, help_text="Where it happened")
    home_authority = models.CharField(max_length=80, blank=True, help_text="Where the child normally lives")
    outside_england = models.CharField(max_length=10, choices=choices(Answer), blank=True)
    summary = models.TextField(blank=True)
    more_children = models.TextField(blank=True, help_text="Children beyond the four of the form")

    legal_hold = models.BooleanField(default=False)
    legal_hold_reason = models.CharField(max_length=500, blank=True)
    closed_on = models.DateField(null=True)
    closed_reason = models.CharField(max_length=500, blank=True)
    rows = CaseQuerySet.as_manager()  # type: ignore[misc]

    SENSITIVITY = sensitivity(
        id=PUBLISHABLE,
        partnership=PUBLISHABLE,
        revision=RESTRICTED,
        part_changes=RESTRICTED,
        reference=RESTRICTED,
        stage=RESTRICTED,
        started_at=RESTRICTED,
        started_by=IDENTIFYING,
        recorded_at=RESTRICTED,
        recorded_by=IDENTIFYING,
        source_agency=RESTRICTED,
        source_name=IDENTIFYING,
        source_contact=IDENTIFYING,
        aware_on=RESTRICTED,
        aware_time=RESTRICTED,
        late_awareness_reason=RESTRICTED,
        happened_on=RESTRICTED,
        happened_accuracy=RESTRICTED,
        outcome=RESTRICTED,
        abuse_or_neglect=RESTRICTED,
        place_authority=RESTRICTED,
        home_authority=RESTRICTED,
        outside_england=RESTRICTED,
        summary=RESTRICTED,
        more_children=RESTRICTED,
        legal_hold=RESTRICTED,
        legal_hold_reason=RESTRICTED,
        closed_on=RESTRICTED,
        closed_reason=RESTRICTED,
    )

    class Meta:
        ordering = ["-started_at"]
        indexes = [models.Index(fields=["partnership", "stage"])]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "reference"],
                condition=~models.Q(reference=""),
                name="each_case_reference_once_in_a_partnership",
            ),
            models.CheckConstraint(
                condition=models.Q(recorded_at__isnull=True, recorded_by__isnull=True, reference="")
                | (models.Q(recorded_at__isnull=False, recorded_by__isnull=False) & ~models.Q(reference="")),
                name="a_recorded_case_has_reference_person_and_time",
            ),
        ]

    @property
    def name(self) -> str:
        """What pages, mail and calendars call it: its reference, or words that say nothing of its content."""
        return self.reference or "Incident not recorded yet"


class StageMove(CaseModel):
    """One move of a case from stage to stage: to, by, at, why."""

    incident = models.ForeignKey(Incident, models.CASCADE, related_name="moves")
    stage = models.CharField(max_length=20, choices=choices(Stage))
    by = models.CharField(max_length=40, help_text="Identifier of the person, or the name of a process")
    at = models.DateTimeField()
    why = models.CharField(max_length=500, blank=True)

    SENSITIVITY = sensitivity(
        id=PUBLISHABLE,
        partnership=PUBLISHABLE,
        incident=RESTRICTED,
        stage=RESTRICTED,
        by=RESTRICTED,
        at=RESTRICTED,
        why=RESTRICTED,
    )

    class Meta:
        ordering = ["at", "pk"]


def reached_by(person, at: datetime, way: str = "pk") -> models.Q:
    """The condition that the person may reach a row's case at `at`, whatever their role may do there.

    `way` leads from the row to its case. Asked row by row, so that one case costs as much among 20 as among 2,000.
    """
    held = {"incident": models.OuterRef(way), "person": person}
    member = models.Exists(_rows_of("members").filter(**held, ended_at=None))
    emergency = models.Exists(_rows_of("emergencies").filter(**held, ends_at__gt=at, decided_at__lte=at))
    recused = models.Exists(_rows_of("recusals").filter(**held, ended_at=None))
    return (models.Q(member) | models.Q(emergency)) & ~models.Q(recused)


def cases_open_to(person, at: datetime) -> models.QuerySet:
    """The identifiers of the cases that the person may reach at `at`, whatever their role may do there."""
    return Incident.rows.filter(reached_by(person, at)).values("pk")


def _rows_of(relation: str):
    """The rows of a model that stands in another module and points at the incident by this name."""
    return Incident._meta.get_field(relation).related_model.rows  # type: ignore[union-attr]
