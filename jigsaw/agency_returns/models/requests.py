"""Requests: what an agency is asked about a case, by when, who was told and reminded."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.db import models

from jigsaw.agency_returns.rules.terms import ChronologyKind, ReminderKind, RequestState
from jigsaw.audit.sensitivity import IDENTIFYING, PUBLISHABLE, RESTRICTED, sensitivity
from jigsaw.calendar.present import present
from jigsaw.incidents.models import CaseModel, Incident, Recusal
from jigsaw.incidents.models.case import CaseQuerySet, reached_by
from jigsaw.incidents.rules.terms import choices
from jigsaw.partnerships.models import Agency, Membership, ScopedModel, ScopedQuerySet, WrittenInParts
from jigsaw.partnerships.roles import roles_that_may
from jigsaw.partnerships.rules import ROLES_OF_AN_AGENCY

PERSON = settings.AUTH_USER_MODEL
NOT_NAMES = "Words said not to be names: {part: [seals of the words, person, time]}"
# The act whose rows are those of one department, reached through `WAY_TO_PART`.
OF_A_PART = "write_department_part"


class AgencyQuerySet(ScopedQuerySet):
    """Rows of requests: the people of an agency reach those of their own agency, staff those of cases that they reach.

    Whoever stands back from a case reaches none of it. Who writes for a department reaches its part alone.
    """

    def visible_to(self, person, permission: str, *, at: datetime | None = None):
        """The rows that the person may reach for this act at the time `at` (now, when left out)."""
        rows = super().visible_to(person, permission, at=at)
        if permission == OF_A_PART:
            rows = rows.filter(**{f"{self.model.WAY_TO_PART}person": person})  # type: ignore[attr-defined]
        way: str = self.model.WAY_TO_REQUEST  # type: ignore[attr-defined]
        held = Membership.current(person)
        may = roles_that_may(permission)
        own = held.filter(role__in=may & ROLES_OF_AN_AGENCY, agency__isnull=False).values("agency")
        staff = held.filter(role__in=may - ROLES_OF_AN_AGENCY).values("partnership")
        of_case = reached_by(person, at or present(), f"{way}incident_id")
        recused = models.Exists(
            Recusal.rows.filter(incident=models.OuterRef(f"{way}incident_id"), person=person, ended_at=None)
        )
        mine = models.Q(**{f"{way}agency__in": own})
        return rows.filter(mine | (models.Q(partnership__in=staff) & of_case)).filter(~recused)


class RequestDraft(WrittenInParts):
    """What agencies are about to be asked in a case; nobody was asked yet. One for each case, gone once it is sent."""

    WAY_TO_CASE = "incident"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    incident = models.OneToOneField(Incident, models.CASCADE, related_name="request_draft")
    content = models.JSONField(default=dict, help_text="Period, people, questions, kind, due day, agencies")
    changed_at = models.DateTimeField()
    not_names = models.JSONField(default=dict, help_text=NOT_NAMES)
    rows = CaseQuerySet.as_manager()  # type: ignore[misc]

    SENSITIVITY = sensitivity(
        id=PUBLISHABLE,
        partnership=PUBLISHABLE,
        revision=RESTRICTED,
        part_changes=RESTRICTED,
        incident=RESTRICTED,
        content=RESTRICTED,
        changed_at=RESTRICTED,
        not_names=RESTRICTED,
    )


class AgencyRequest(ScopedModel):
    """One request to one agency. Its reference, like AB-2026-04/H2, is all that mail says of it."""

    WAY_TO_REQUEST: ClassVar[str] = ""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    incident = models.ForeignKey(Incident, models.CASCADE, related_name="requests")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="requests")
    code = models.CharField(max_length=6, help_text="Like H2")
    lead = models.ForeignKey(PERSON, models.PROTECT, related_name="+", help_text="To whom it was sent")
    deputy = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+")
    period_from = models.DateField()
    period_to = models.DateField()
    people = models.JSONField(default=list, help_text="Codes and who they are: [{alias, words}]")
    questions = models.JSONField(default=list)
    kind = models.CharField(max_length=12, choices=choices(ChronologyKind))
    due_on = models.DateField(help_text="By 5pm in London")
    first_due_on = models.DateField(help_text="Before any extension")
    due_reason = models.CharField(
        max_length=300, blank=True, help_text="Why another day than the local plan’s was set"
    )
    contact_phone = models.CharField(max_length=40, blank=True, help_text="Whom agencies call with questions")
    lead_phone = models.CharField(
        max_length=40, blank=True, help_text="On which the lead is called, once known"
    )
    extensions = models.JSONField(default=list, help_text="[{from, to, why, by, at}]")
    sent_at = models.DateTimeField()
    sent_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    state = models.CharField(max_length=12, choices=choices(RequestState), default=RequestState.ASKED)
    returned_at = models.DateTimeField(null=True, help_text="When the first version arrived")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_reason = models.CharField(max_length=500, blank=True)
    paused_at = models.DateTimeField(null=True, help_text="Reminders are paused since")
    paused_reason = models.CharField(max_length=300, blank=True)
    resumed_at = models.DateTimeField(null=True, help_text="Reminders begin again from then")
    not_names = models.JSONField(default=dict, help_text=NOT_NAMES)
    rows = AgencyQuerySet.as_manager()  # type: ignore[misc]

    SENSITIVITY = sensitivity(
        id=PUBLISHABLE,
        partnership=PUBLISHABLE,
        incident=RESTRICTED,
        agency=RESTRICTED,
        code=RESTRICTED,
        lead=IDENTIFYING,
        deputy=IDENTIFYING,
        period_from=RESTRICTED,
        period_to=RESTRICTED,
        people=RESTRICTED,
        questions=RESTRICTED,
        kind=RESTRICTED,
        due_on=RESTRICTED,
        first_due_on=RESTRICTED,
        due_reason=RESTRICTED,
        contact_phone=RESTRICTED,
        lead_phone=IDENTIFYING,
        extensions=RESTRICTED,
        sent_at=RESTRICTED,
        sent_by=IDENTIFYING,
        state=RESTRICTED,
        returned_at=RESTRICTED,
        withdrawn_at=RESTRICTED,
        withdrawn_reason=RESTRICTED,
        paused_at=RESTRICTED,
        paused_reason=RESTRICTED,
        resumed_at=RESTRICTED,
        not_names=RESTRICTED,
    )

    class Meta:
        ordering = ["due_on", "code"]
        indexes = [
            models.Index(fields=["agency", "state", "due_on"], name="request_of_agency"),
            models.Index(fields=["state", "due_on"], name="request_by_due_day"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["incident", "code"], name="each_request_code_once_in_a_case"),
            models.UniqueConstraint(
                fields=["incident", "agency"],
                condition=~models.Q(state="withdrawn"),
                name="one_standing_request_an_agency",
            ),
            models.CheckConstraint(
                condition=models.Q(period_to__gte=models.F("period_from")),
                name="a_period_ends_after_it_begins",
            ),
        ]

    @property
    def reference(self) -> str:
        """What mail and files call it: the case's reference and its code."""
        return f"{self.incident.reference}/{self.code}"

    @property
    def duty_key(self) -> str:
        """Its name among the duties of the case."""
        return f"return-{self.pk}"


class RequestReminder(CaseModel):
    """A reminder of one request: of each kind one, but as many by hand as staff send."""

    WAY_TO_CASE = "request__incident"
    WAY_TO_REQUEST = "request__"

    request = models.ForeignKey(AgencyRequest, models.CASCADE, related_name="reminders")
    kind = models.CharField(max_length=12, choices=choices(ReminderKind))
    due_on = models.DateField(help_text="The day on which the return was due when it was sent")
    mail_keys = models.JSONField(default=list, help_text="The mails that it wrote")
    at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, help_text="When the call was made")
    note = models.CharField(max_length=300, blank=True, help_text="What came of the call")

    SENSITIVITY = sensitivity(
        id=PUBLISHABLE,
        partnership=PUBLISHABLE,
        request=RESTRICTED,
        kind=RESTRICTED,
        due_on=RESTRICTED,
        mail_keys=RESTRICTED,
        at=RESTRICTED,
        done_at=RESTRICTED,
        note=RESTRICTED,
    )

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["request", "kind", "due_on"],
                condition=~models.Q(kind="by-hand"),
                name="each_reminder_once_for_a_due_day",
            )
        ]
