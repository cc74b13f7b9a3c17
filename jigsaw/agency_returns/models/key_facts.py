"""Key facts: what mattered, which row of which agency first held it, and when it was shared with whom."""

from __future__ import annotations

import uuid

from django.db import models

from jigsaw.agency_returns.models.chronology import ACCURACIES, ChronologyRow
from jigsaw.agency_returns.models.requests import PERSON
from jigsaw.audit.sensitivity import IDENTIFYING, PUBLISHABLE, RESTRICTED, sensitivity
from jigsaw.incidents.models import CaseModel, Incident


class KeyFact(CaseModel):
    """Something that one agency knew and another needed, like "father's history of violence". No names."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    incident = models.ForeignKey(Incident, models.CASCADE, related_name="key_facts")
    title = models.CharField(max_length=120)
    why = models.CharField(max_length=500, blank=True, help_text="Why it mattered for the child")
    agencies = models.JSONField(
        default=list, help_text="Names of agencies that needed to know, beside those that recorded it"
    )
    position = models.PositiveSmallIntegerField(default=0)
    in_review = models.BooleanField(default=False, help_text="Stands in the rapid review as evidence")
    not_names = models.JSONField(
        default=dict, help_text="Words said not to be names: {part: [seals of the words, person, time]}"
    )
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")

    SENSITIVITY = sensitivity(
        id=PUBLISHABLE,
        partnership=PUBLISHABLE,
        incident=RESTRICTED,
        title=RESTRICTED,
        not_names=RESTRICTED,
        why=RESTRICTED,
        agencies=RESTRICTED,
        position=RESTRICTED,
        in_review=RESTRICTED,
        made_at=RESTRICTED,
        made_by=IDENTIFYING,
    )

    class Meta:
        ordering = ["position", "made_at"]
        constraints = [
            models.UniqueConstraint(fields=["incident", "title"], name="each_key_fact_once_in_a_case")
        ]


class FactMark(CaseModel):
    """A row that carries a key fact: its agency knew the fact on the row's date."""

    incident = models.ForeignKey(Incident, models.CASCADE, related_name="+")
    fact = models.ForeignKey(KeyFact, models.CASCADE, related_name="marks")
    row = models.ForeignKey(ChronologyRow, models.CASCADE, related_name="facts")
    marked_at = models.DateTimeField()
    marked_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")

    SENSITIVITY = sensitivity(
        id=PUBLISHABLE,
        partnership=PUBLISHABLE,
        incident=RESTRICTED,
        fact=RESTRICTED,
        row=RESTRICTED,
        marked_at=RESTRICTED,
        marked_by=IDENTIFYING,
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["fact", "row"], name="each_row_carries_a_fact_once")]


class FactShare(CaseModel):
    """One agency told another of a key fact, on a date of any accuracy; the row that shows it, where there is one."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    incident = models.ForeignKey(Incident, models.CASCADE, related_name="+")
    fact = models.ForeignKey(KeyFact, models.CASCADE, related_name="shares")
    from_agency = models.CharField(max_length=120)
    to_agency = models.CharField(max_length=120)
    earliest = models.DateField(null=True)
    latest = models.DateField(null=True)
    accuracy = models.CharField(max_length=12, choices=ACCURACIES)
    how = models.CharField(max_length=200, blank=True, help_text="Like: at a strategy meeting")
    row = models.ForeignKey(ChronologyRow, models.SET_NULL, null=True, related_name="+")
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")

    SENSITIVITY = sensitivity(
        id=PUBLISHABLE,
        partnership=PUBLISHABLE,
        incident=RESTRICTED,
        fact=RESTRICTED,
        from_agency=RESTRICTED,
        to_agency=RESTRICTED,
        earliest=RESTRICTED,
        latest=RESTRICTED,
        accuracy=RESTRICTED,
        how=RESTRICTED,
        row=RESTRICTED,
        recorded_at=RESTRICTED,
        recorded_by=IDENTIFYING,
    )

    class Meta:
        ordering = ["earliest", "recorded_at"]
