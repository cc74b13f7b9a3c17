"""Returns: what an agency writes and sends, version by version, with its rows as they were typed."""

from __future__ import annotations

import uuid

from django.db import models

from jigsaw.agency_returns.models.requests import PERSON, AgencyQuerySet, AgencyRequest
from jigsaw.agency_returns.rules.terms import Involved, LateReturn, PartState, ReturnState, UploadKind
from jigsaw.audit.sensitivity import IDENTIFYING, PUBLISHABLE, RESTRICTED, sensitivity
from jigsaw.incidents.models import Incident
from jigsaw.incidents.rules.terms import choices
from jigsaw.partnerships.models import ScopedModel, WrittenInParts


class AgencyReturn(WrittenInParts):
    """One version of an agency's return. Once sent it never changes; what is added later is the next version."""

    WAY_TO_REQUEST = "request__"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    request = models.ForeignKey(AgencyRequest, models.CASCADE, related_name="returns")
    version = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=14, choices=choices(ReturnState), default=ReturnState.WRITING)
    started_at = models.DateTimeField()
    involved = models.CharField(max_length=4, choices=choices(Involved), blank=True)
    nil_checked = models.TextField(
        blank=True, help_text="A nil return: which records were looked through, and by whom"
    )
    summary = models.JSONField(
        default=dict, help_text="The answers by key (rules.terms.SUMMARY); episodes as a list"
    )
    chronology_checked_at = models.DateTimeField(
        null=True, help_text="When its rows were looked over and kept"
    )
    late_reason = models.CharField(max_length=20, choices=choices(LateReturn), blank=True)
    late_note = models.CharField(max_length=500, blank=True)
    entered_by_staff = models.BooleanField(
        default=False, help_text="The partnership's staff entered it on the agency's behalf"
    )
    agreed_by = models.CharField(
        max_length=160, blank=True, help_text="Who in the agency agreed to it, where staff entered it"
    )
    approver = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+")
    approval_asked_at = models.DateTimeField(null=True)
    approval_asked_by = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+")
    sent_back_note = models.CharField(max_length=500, blank=True, help_text="What the approver wants changed")
    approved_by = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+")
    sent_at = models.DateTimeField(null=True)
    days_late = models.PositiveSmallIntegerField(default=0, help_text="Working days after the due day")
    fingerprint = models.CharField(max_length=64, blank=True, help_text="Of what was sent (sha256)")
    not_names = models.JSONField(
        default=dict, help_text="Words said not to be names: {part: [seals of the words, person, time]}"
    )
    rows = AgencyQuerySet.as_manager()  # type: ignore[misc]

    SENSITIVITY = sensitivity(
        id=PUBLISHABLE,
        partnership=PUBLISHABLE,
        revision=RESTRICTED,
        part_changes=RESTRICTED,
        request=RESTRICTED,
        version=RESTRICTED,
        state=RESTRICTED,
        started_at=RESTRICTED,
        involved=RESTRICTED,
        nil_checked=RESTRICTED,
        summary=RESTRICTED,
        chronology_checked_at=RESTRICTED,
        late_reason=RESTRICTED,
        late_note=RESTRICTED,
        entered_by_staff=RESTRICTED,
        agreed_by=IDENTIFYING,
        approver=IDENTIFYING,
        approval_asked_at=RESTRICTED,
        approval_asked_by=IDENTIFYING,
        sent_back_note=RESTRICTED,
        approved_by=IDENTIFYING,
        sent_at=RESTRICTED,
        days_late=RESTRICTED,
        fingerprint=RESTRICTED,
        not_names=RESTRICTED,
    )

    class Meta:
        ordering = ["version"]
        constraints = [
            models.UniqueConstraint(fields=["request", "version"], name="each_version_of_a_return_once"),
            models.UniqueConstraint(
                fields=["request"],
                condition=~models.Q(state="sent"),
                name="one_return_is_being_written_at_a_time",
            ),
            models.CheckConstraint(
                condition=models.Q(state="sent", sent_at__isnull=False, approved_by__isnull=False)
                | (~models.Q(state="sent") & models.Q(sent_at__isnull=True)),
                name="a_sent_return_says_when_and_who_approved",
            ),
        ]

    @property
    def incident(self) -> Incident:
        """The case of its request."""
        return self.request.incident


class DepartmentPart(ScopedModel):
    """A department of an agency that is asked for its rows; its agency's lead sends one return with all of them."""

    WAY_TO_REQUEST = "returned__request__"
    WAY_TO_PART = ""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    returned = models.ForeignKey(AgencyReturn, models.CASCADE, related_name="parts")
    name = models.CharField(max_length=120)
    person = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    due_on = models.DateField()
    asked_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    state = models.CharField(max_length=12, choices=choices(PartState), default=PartState.ASKED)
    note = models.TextField(blank=True, help_text="What the department adds beside its rows")
    not_names = models.JSONField(
        default=dict, help_text="Words said not to be names: {part: [seals of the words, person, time]}"
    )
    returned_at = models.DateTimeField(null=True)
    rows = AgencyQuerySet.as_manager()  # type: ignore[misc]

    SENSITIVITY = sensitivity(
        id=PUBLISHABLE,
        partnership=PUBLISHABLE,
        returned=RESTRICTED,
        name=RESTRICTED,
        person=IDENTIFYING,
        due_on=RESTRICTED,
        asked_by=IDENTIFYING,
        asked_at=RESTRICTED,
        state=RESTRICTED,
        note=RESTRICTED,
        not_names=RESTRICTED,
        returned_at=RESTRICTED,
    )

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["returned", "name"],
                condition=~models.Q(state="taken-back"),
                name="each_department_once_in_a_return",
            )
        ]

    @property
    def incident(self) -> Incident:
        """The case of its request."""
        return self.returned.request.incident


class ReturnUpload(ScopedModel):
    """A spreadsheet as it was sent, or rows as they were pasted. Kept; only the partnership's staff take it away."""

    WAY_TO_REQUEST = "returned__request__"
    WAY_TO_PART = "department__"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    returned = models.ForeignKey(AgencyReturn, models.CASCADE, related_name="uploads")
    department = models.ForeignKey(DepartmentPart, models.PROTECT, null=True, related_name="uploads")
    kind = models.CharField(max_length=6, choices=choices(UploadKind))
    filename = models.CharField(max_length=120, blank=True)
    stored_as = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    rows_read = models.PositiveIntegerField()
    letters = models.JSONField(
        default=dict, help_text="The letter of each column in this file, by the key of the column"
    )
    told = models.JSONField(
        default=list, help_text="What was only told of the file: [{cell, message}]; no free text"
    )
    uploaded_at = models.DateTimeField()
    uploaded_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    replaced_at = models.DateTimeField(null=True)
    rows = AgencyQuerySet.as_manager()  # type: ignore[misc]

    SENSITIVITY = sensitivity(
        id=PUBLISHABLE,
        partnership=PUBLISHABLE,
        returned=RESTRICTED,
        department=RESTRICTED,
        kind=RESTRICTED,
        filename=RESTRICTED,
        stored_as=RESTRICTED,
        sha256=RESTRICTED,
        size=RESTRICTED,
        rows_read=RESTRICTED,
        letters=RESTRICTED,
        told=RESTRICTED,
        uploaded_at=RESTRICTED,
        uploaded_by=IDENTIFYING,
        replaced_at=RESTRICTED,
    )

    class Meta:
        ordering = ["uploaded_at", "pk"]


class ReturnRow(ScopedModel):
    """One row of a return that is being written: its cells as they were typed, what is wrong, what to confirm.

    `cells` holds every cell as text by the key of its column (chronology.columns). A row is good when `errors` is
    empty, and settled when each of `confirm` that a person must decide has a decision.
    """

    WAY_TO_REQUEST = "returned__request__"
    WAY_TO_PART = "department__"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    returned = models.ForeignKey(AgencyReturn, models.CASCADE, related_name="entries")
    upload = models.ForeignKey(ReturnUpload, models.CASCADE, null=True, related_name="entries")
    department = models.ForeignKey(DepartmentPart, models.PROTECT, null=True, related_name="entries")
    number = models.PositiveIntegerField(
        help_text="Its row in the sender's file, line of the paste, or typed number"
    )
    cells = models.JSONField(default=dict)
    errors = models.JSONField(default=list, help_text="[{key, cell, message}]; no free text")
    confirm = models.JSONField(
        default=list, help_text="[{kind, key, cell, message, other_row, position, decision}]; no free text"
    )
    place = models.CharField(max_length=24, blank=True, help_text="Where a good row stands (rules.placing)")
    removed_at = models.DateTimeField(null=True, help_text="Taken out by a person, with its decision kept")
    rows = AgencyQuerySet.as_manager()  # type: ignore[misc]

    SENSITIVITY = sensitivity(
        id=PUBLISHABLE,
        partnership=PUBLISHABLE,
        returned=RESTRICTED,
        upload=RESTRICTED,
        department=RESTRICTED,
        number=RESTRICTED,
        cells=RESTRICTED,
        errors=RESTRICTED,
        confirm=RESTRICTED,
        place=RESTRICTED,
        removed_at=RESTRICTED,
    )

    class Meta:
        ordering = ["number", "pk"]
        indexes = [models.Index(fields=["returned", "place"], name="row_of_return_in_place")]
