"""Files of the merged chronology: those that were made of it, and those from which rows were imported."""

from __future__ import annotations

import uuid

from django.db import models

from jigsaw.agency_returns.models.requests import PERSON
from jigsaw.agency_returns.rules.terms import ExportKind, ExportState, ImportState
from jigsaw.audit.sensitivity import IDENTIFYING, PUBLISHABLE, RESTRICTED, sensitivity
from jigsaw.incidents.models import CaseModel, Incident
from jigsaw.incidents.rules.terms import choices


class ChronologyExport(CaseModel):
    """A file of the chronology, made by the worker as somebody asked for it. Kept for some days, then removed.

    `view` holds the filters by name. `names_at` are places where a name of the people register may stand, by row and
    column; a person may say of just those (`seals`) that they are no names. Codes stand in the file, never names.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    incident = models.ForeignKey(Incident, models.CASCADE, related_name="chronology_exports")
    number = models.PositiveIntegerField(help_text="Counted in its case, from 1")
    kind = models.CharField(max_length=4, choices=choices(ExportKind))
    view = models.JSONField(default=dict)
    without_hidden = models.BooleanField(default=True)
    state = models.CharField(max_length=8, choices=choices(ExportState), default=ExportState.WAITING)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(null=True)
    made_rows = models.PositiveIntegerField(default=0)
    stored_as = models.CharField(max_length=200, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.PositiveIntegerField(default=0)
    names_at = models.JSONField(default=list, help_text="[{row, column, line}]; never a word of the row")
    names_in_all = models.PositiveIntegerField(default=0)
    seals = models.JSONField(default=list, help_text="Of the words that may be names, as they were found")
    not_names = models.JSONField(default=list, help_text="Seals of words said not to be names")
    fault = models.CharField(max_length=300, blank=True, help_text="Why it could not be made; no free text")

    SENSITIVITY = sensitivity(
        id=PUBLISHABLE,
        partnership=PUBLISHABLE,
        incident=RESTRICTED,
        number=RESTRICTED,
        kind=RESTRICTED,
        view=RESTRICTED,
        without_hidden=RESTRICTED,
        state=RESTRICTED,
        asked_at=RESTRICTED,
        asked_by=IDENTIFYING,
        made_at=RESTRICTED,
        made_rows=RESTRICTED,
        stored_as=RESTRICTED,
        sha256=RESTRICTED,
        size=RESTRICTED,
        names_at=RESTRICTED,
        names_in_all=RESTRICTED,
        seals=RESTRICTED,
        not_names=RESTRICTED,
        fault=RESTRICTED,
    )

    class Meta:
        ordering = ["-asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["incident", "number"], name="each_export_of_a_case_once"),
            models.CheckConstraint(
                condition=~models.Q(state="made") | ~models.Q(stored_as=""), name="an_export_made_has_a_file"
            ),
        ]


class ChronologyImport(CaseModel):
    """A chronology that was merged elsewhere, as it was sent; its good rows join once somebody has looked at them.

    `told` is what the check found: rows by agency and cells with their messages, which hold no free text.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    incident = models.ForeignKey(Incident, models.CASCADE, related_name="chronology_imports")
    filename = models.CharField(max_length=120)
    stored_as = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    state = models.CharField(max_length=9, choices=choices(ImportState), default=ImportState.READY)
    uploaded_at = models.DateTimeField()
    uploaded_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    told = models.JSONField(default=dict)
    asked_by = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+")
    imported_at = models.DateTimeField(null=True)
    added = models.PositiveIntegerField(default=0)
    known = models.PositiveIntegerField(default=0, help_text="Rows that stood in the chronology already")

    SENSITIVITY = sensitivity(
        id=PUBLISHABLE,
        partnership=PUBLISHABLE,
        incident=RESTRICTED,
        filename=RESTRICTED,
        stored_as=RESTRICTED,
        sha256=RESTRICTED,
        size=RESTRICTED,
        state=RESTRICTED,
        uploaded_at=RESTRICTED,
        uploaded_by=IDENTIFYING,
        told=RESTRICTED,
        asked_by=IDENTIFYING,
        imported_at=RESTRICTED,
        added=RESTRICTED,
        known=RESTRICTED,
    )

    class Meta:
        ordering = ["-uploaded_at", "pk"]
